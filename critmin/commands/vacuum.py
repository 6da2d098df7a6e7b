"""`critmin vacuum`: give the space of what was forgotten back to the disk."""

from __future__ import annotations

import typer

from critmin.context import Database, opened
from critmin.output import say
from storage.database.connections import database_file
from storage.database.lock import refresh_lock
from storage.upkeep.pruning import vacuum as give_back


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(vacuum)


def vacuum(db: Database = None) -> None:
    """Give the space that `critmin prune` freed back to the disk."""
    with opened(db) as store, refresh_lock(store.engine, "critmin vacuum"):
        path = database_file(store.engine)
        before = path.stat().st_size if path else 0
        give_back(store)
        say(f"{path}: {before:,} -> {path.stat().st_size:,} bytes" if path else "done")
