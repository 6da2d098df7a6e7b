"""`critmin changes`: what changed, for people and programs."""

from __future__ import annotations

from typing import Annotated

import typer

from critmin.context import Csv, Database, Json, opened
from critmin.dates import moment, not_to_come
from critmin.output import counted, say, write_csv, write_json, write_table
from storage.relevance import shown
from storage.store import ChangeQuery, StoredChange
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError
from vocabulary.minerals import all_ids, lookup_in_any

COLUMNS = (
    "id",
    "detected_at",
    "source",
    "kind",
    "key",
    "label",
    "change",
    "significance",
    "sentence",
    "before",
    "after",
)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(changes)


def _material(text: str) -> str:
    """The id of the material that a person names; an id stays what it is."""
    match = lookup_in_any(text)
    if match is None and text not in all_ids():
        raise ConfigurationError(f"{text!r} is not a known material; `critmin matrix` shows those that are listed")
    return match.minerals[0] if match else text


def changes(
    since: Annotated[str | None, typer.Option(help="From this date or time on (ISO 8601, UTC).")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this date or time, not included.")] = None,
    source: Annotated[str | None, typer.Option(help="Only changes seen through this source.")] = None,
    topic: Annotated[
        str | None, typer.Option(help="lists, iso-committees, iso-projects, ansi, official, news, …")
    ] = None,
    mineral: Annotated[str | None, typer.Option(help="A mineral by any of its names: lithium, Flussspat, REE.")] = None,
    committee: Annotated[str | None, typer.Option(help="Reference, such as 'ISO/TC 298'.")] = None,
    significance: Annotated[
        Significance | None, typer.Option(help="Only changes of at least this significance.")
    ] = None,
    json: Json = False,
    csv: Csv = False,
    db: Database = None,
) -> None:
    """List what changed."""
    if json and csv:
        raise ConfigurationError("--json and --csv cannot be combined: standard output takes one of them")
    query = ChangeQuery(
        since=not_to_come(since, "--since") if since else None,
        until=moment(until) if until else None,
        source=source,
        topic=topic,
        mineral=_material(mineral) if mineral else None,
        committee=committee,
        significance=significance,
    )
    if query.since and query.until and query.since >= query.until:
        raise ConfigurationError(f"--since {since} is not before --until {until}")
    with opened(db) as store:
        stored = store.changes(query)
    if json:
        write_json([shown(change) for change in stored])
    elif csv:
        write_csv(COLUMNS, [row_of(change) for change in stored])
    else:
        rows = ((c.id, c.detected_at.strftime("%Y-%m-%d %H:%M"), c.significance, c.sentence) for c in stored)
        write_table(("id", "detected (UTC)", "significance", "what changed"), rows)
    say(counted(len(stored), "change"))


def row_of(change: StoredChange) -> dict[str, object]:
    """A change as one row of a table, by the names of `COLUMNS`."""
    shape = change.as_json()
    evidence = shape["evidence"]
    return {**shape, **shape["record"], "before": evidence["before"], "after": evidence["after"]}
