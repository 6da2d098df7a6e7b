"""`critmin backup`: a complete copy of the database, made while others write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from critmin.context import Database, opened
from critmin.output import say
from storage.upkeep.backup import back_up


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(backup)


def backup(
    file: Annotated[Path, typer.Argument(help="File to write; a name that ends in .zst is compressed.")],
    db: Database = None,
) -> None:
    """Copy the whole database into a file while critmin keeps running."""
    with opened(db) as store:
        size = back_up(store.engine, file)
    say(f"written: {file} ({size:,} bytes); `critmin restore {file}` restores it")
