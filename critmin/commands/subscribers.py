"""`critmin subscribers`: who gets which digest, when the next one is due, and whether the file is right."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from critmin.background.mailing import SubscribersFile, subscribers
from critmin.context import Database, Json, opened, passed_on
from critmin.output import counted, say, write_json, write_table
from digests.delivery.subscribers import json_schema
from storage.outbox import Outbox

_COLUMNS = ("name", "address", "cadence", "next due (UTC)", "last digest (UTC)", "follows")


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    group = typer.Typer(help="List who gets which digest, check the file.")
    group.callback(invoke_without_command=True)(list_readers)
    group.command()(digests)
    group.command()(check)
    group.command()(schema)
    app.add_typer(group, name="subscribers")


def list_readers(
    context: typer.Context, json: Json = False, db: Database = None, subscribers_file: SubscribersFile = None
) -> None:
    """List the readers; without a file of your own, those of the example."""
    if passed_on(context):
        return
    known = subscribers(subscribers_file, example=True)
    now = datetime.now(UTC)
    with opened(db) as store:
        heads = Outbox(store.engine).heads(now)
    rows = []
    for reader in known.readers:
        head = heads.get(reader.name)
        rows.append(
            {
                **reader.model_dump(mode="json"),
                "next_due": reader.next_due(now).isoformat(timespec="minutes"),
                "last_told": head.made_at.isoformat(timespec="minutes") if head else None,
            }
        )
    if json:
        write_json(rows)
    else:
        cells = (
            (reader.name, reader.address, reader.schedule.words, reader.next_due(now),
             heads[reader.name].made_at if reader.name in heads else None, reader.interests.words or "everything")
            for reader in known.readers
        )  # fmt: skip
        write_table(_COLUMNS, cells)
    say(f"{counted(len(rows), 'reader')}; {known.path}")


def digests(
    reader: Annotated[str | None, typer.Argument(help="Only this reader's; default: everybody's.")] = None,
    limit: Annotated[int, typer.Option(help="At most this many, the newest first.", min=1)] = 50,
    json: Json = False,
    db: Database = None,
) -> None:
    """List the digests made, the newest first. Shows for whom, when, and which changes they contained."""
    with opened(db) as store:
        made = Outbox(store.engine).issued(reader, limit)
    if json:
        write_json([asdict(issue) for issue in made])
    else:
        rows = (
            (issue.made_at, issue.reader, f"{issue.after_id + 1}-{issue.until_id}",
             issue.told, issue.subject)
            for issue in made
        )  # fmt: skip
        write_table(("made (UTC)", "reader", "changes considered", "reported", "subject"), rows)
    say(counted(len(made), "digest"))


def check(subscribers_file: SubscribersFile = None) -> None:
    """Check the file."""
    known = subscribers(subscribers_file, example=True)
    say(f"{known.path}: {counted(len(known.readers), 'reader')}, no problems")


def schema() -> None:
    """Print the JSON Schema of the file, for editors."""
    write_json(json_schema())
