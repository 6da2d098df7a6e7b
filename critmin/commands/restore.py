"""`critmin restore`: put a backup in the place of a database that is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from critmin.context import Database, opened
from critmin.output import say
from critmin.settings import settings
from storage.database.opening import default_url, sqlite_file
from storage.upkeep.backup import restore as put_back

_MAX_BYTES = 20_000_000_000


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(restore)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup made by `critmin backup`.")],
    max_bytes: Annotated[
        int, typer.Option(help="Refuse a backup that unpacks to more bytes than this.", min=1)
    ] = _MAX_BYTES,
    db: Database = None,
) -> None:
    """Restore a backup where the database is gone; the backup is checked first."""
    url = db or settings().db or default_url()
    target = sqlite_file(url)
    put_back(file, target, max_bytes=max_bytes)
    with opened(url) as store:
        sources = len(store.states())
    say(f"restored: {target}, with what is known of {sources} sources")
