"""What every command needs: the catalogue, the database, the client. Loaded and opened late, closed by the caller."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from critmin.settings import settings
from vocabulary.errors import ConfigurationError

if TYPE_CHECKING:  # loading these takes longer than most commands: each is loaded where it is first needed
    from pipeline.catalogue import Catalogue
    from pipeline.fetch import Client
    from storage.store import Store

Database = Annotated[
    str | None,
    typer.Option(
        "--db", help="SQLAlchemy URL of the database (CRITMIN_DB); default: a SQLite file in your data folder."
    ),
]
CatalogueFile = Annotated[
    Path | None, typer.Option("--sources", help="The catalogue (CRITMIN_SOURCES); default: the packaged one.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]


def passed_on(context: typer.Context) -> bool:
    """Whether a subcommand follows: it then gets what was said before its name.

    `critmin sources --sources FILE check` checks FILE. What the subcommand does not take is refused, never ignored.
    """
    if (name := context.invoked_subcommand) is None:
        return False
    given = {key: value for key, value in context.params.items() if value is not None and value is not False}
    taken = {parameter.name for parameter in context.command.commands[name].params}  # type: ignore[attr-defined]  # a group
    if refused := [parameter.opts[0] for parameter in context.command.params if parameter.name in given.keys() - taken]:
        raise ConfigurationError(f"`{context.command_path} {name}` has no option {refused[0]}: leave it out.")
    context.default_map = {name: given}
    return True


def catalogue(path: Path | None, *, new_overlay: Path | None = None) -> Catalogue:
    """The catalogue that option, environment or default name, with the user's overlay (CRITMIN_SOURCES_EXTRA).

    `new_overlay`: an overlay that the command is about to write, and which need not be there yet.
    """
    from pipeline.catalogue import load

    config = settings()
    extra = config.sources_extra
    return load(path or config.sources, None if extra and extra == new_overlay and not extra.exists() else extra)


def client(replay: Path | None = None, at: datetime | None = None, *, store: Store | None = None) -> Client:
    """How pages are asked for: the network, or a recorded archive as it was at `at`.

    Where the `store` may be shared by machines (PostgreSQL), they take turns at a host. It keeps what robots.txt says.
    """
    from pipeline.fetch import Client, Limits, Replay
    from storage.database.host_turns import HostTurns
    from storage.database.robots_cache import RobotsCache

    config = settings()
    limits = Limits(total_seconds=config.total_seconds, max_bytes=config.max_bytes, host_gap=config.host_gap)
    archive = Replay(replay, at) if replay else None
    turns = HostTurns(store.engine) if store and store.engine.dialect.name == "postgresql" else None
    return Client(
        limits=limits,
        allow_private=config.allow_private,
        replay=archive,
        contact=config.contact,
        turns=turns,
        rules=RobotsCache(store.engine) if store else None,
    )


@contextmanager
def opened(url: str | None) -> Iterator[Store]:
    """The store, made on first use and upgraded when old."""
    from storage.database.opening import default_url, open_database
    from storage.store import Store

    engine = open_database(url or settings().db or default_url())
    try:
        yield Store(engine)
    finally:
        engine.dispose()


@contextmanager
def without_collection() -> Iterator[None]:
    """For commands that make very many records, all of which live until the end: to look for cycles takes a third."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
