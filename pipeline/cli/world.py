"""What every command needs: the catalogue, the database, how changes are told. Opened late, closed by the caller."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.catalogue import Catalogue, Source, load
from pipeline.cli.settings import settings
from pipeline.fetch import Client, Limits, Replay
from storage.baseline import watch
from storage.database import default_url, open_database
from storage.store import Store
from vocabulary.changes import Change, Telling
from vocabulary.mentions import mentions
from vocabulary.telling import tell

Database = Annotated[
    str | None,
    typer.Option("--db", help="SQLAlchemy URL of the database (CRITMIN_DB); default: a SQLite file of yours."),
]
CatalogueFile = Annotated[
    Path | None, typer.Option("--sources", help="The catalogue (CRITMIN_SOURCES); default: the packaged one.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV on standard output.")]


def catalogue(path: Path | None) -> Catalogue:
    """The catalogue that option, environment or default name."""
    return load(path or settings().sources)


def client(replay: Path | None = None, at: datetime | None = None) -> Client:
    """How pages are asked for: the network, or a recorded archive as it was at `at`."""
    config = settings()
    limits = Limits(total_seconds=config.total_seconds, max_bytes=config.max_bytes, host_gap=config.host_gap)
    archive = Replay(replay, at) if replay else None
    return Client(limits=limits, allow_private=config.allow_private, replay=archive, contact=config.contact)


@contextmanager
def opened(url: str | None) -> Iterator[Store]:
    """The store, made on first use and upgraded when old."""
    engine = open_database(url or settings().db or default_url())
    try:
        yield Store(engine)
    finally:
        engine.dispose()


class Teller:
    """Tells changes by the watched scope of the mandate of critmin."""

    def __init__(self) -> None:
        self._watch = watch()

    def __call__(self, change: Change, source: Source) -> Telling:
        return tell(change, self._watch, topic=source.topic, minerals_in=mentions)
