"""`critmin move`: all that is remembered, from one database into another, SQLite or PostgreSQL."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.output import counted, say, write_json
from storage.database.errors import shown
from storage.database.lock import delivery_lock, refresh_lock, run_lock
from storage.upkeep.moving import move as move_house


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(move)


def move(
    target: Annotated[str, typer.Argument(help="SQLAlchemy URL of an empty database; a SQLite file is created.")],
    db: Database = None,
    json: Json = False,
) -> None:
    """Copy everything, with history and evidence, into an empty database, and verify the copy.

    The present database is left as it is. Nothing else may use either one meanwhile: stop `critmin run` first.
    """
    command = "critmin move"
    with opened(db) as store, opened(target) as new, ExitStack() as locks:
        for engine in (store.engine, new.engine):
            for lock in (run_lock, refresh_lock, delivery_lock):
                locks.enter_context(lock(engine, command))
        say("copying and comparing; both take a while")
        moved = move_house(store.engine, new.engine)
        place = shown(new.engine.url)
    if json:
        write_json({"to": place, "rows": moved.rows, "sha256": moved.sha256})
    amounts = ", ".join(f"{name} {number:,}" for name, number in moved.rows.items() if number)
    say(f"rows moved: {amounts or 'none: it was empty'}")
    say(f"both have the digest {moved.sha256} ({counted(sum(moved.rows.values()), 'row')})")
    say("next: set CRITMIN_DB to the new database; the old one is unchanged and no longer used")
