"""`critmin prune`: forget past states of records and documents that are no longer evidence of anything."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.output import say, write_json
from storage.database.lock import refresh_lock
from storage.upkeep.pruning import prune as forget


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(prune)


def prune(
    keep_days: Annotated[int, typer.Option(help="Keep states that ended within this many days.", min=1)] = 1100,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be deleted.")] = False,
    json: Json = False,
    db: Database = None,
) -> None:
    """Delete states of records that ended over three years ago, and documents that are no longer evidence."""
    before = datetime.now(UTC) - timedelta(days=keep_days)
    with opened(db) as store, refresh_lock(store.engine, "critmin prune"):
        done = forget(store, before, dry_run=dry_run)
    if json:
        write_json({"before": before.isoformat(timespec="seconds"), "dry_run": dry_run, **asdict(done)})
    say(
        f"{'would be deleted' if dry_run else 'deleted'}: {done.revisions:,} past states that ended before "
        f"{before:%Y-%m-%d}, {done.snapshots:,} documents ({done.snapshot_bytes:,} bytes), the content of "
        f"{done.mails:,} finished messages; changes and their evidence are kept"
    )
    if not dry_run:
        say("`critmin vacuum` gives the space back to the disk")
