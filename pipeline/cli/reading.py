"""`critmin changes`, `show`, `export`: what is remembered, for people and programs. Reads the store only."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from pipeline.cli.dates import moment
from pipeline.cli.output import counted, say, write_csv, write_json, write_table
from pipeline.cli.world import Csv, Database, Json, opened
from pipeline.fetch import Capture, write_warc
from storage.store import ChangeQuery, Store, StoredChange
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.minerals import all_ids, lookup

_COLUMNS = (
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


class Format(StrEnum):
    """What `critmin export` writes."""

    WARC = "warc"
    CSV = "csv"
    JSONL = "jsonl"


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command()(changes)
    app.command()(show)
    app.command()(export)


def _material(text: str) -> str:
    """The id of the material that a person names; an id stays what it is."""
    match = lookup(text)
    if match is None and text not in all_ids():
        raise ConfigurationError(
            f"{text!r} names no material that is known; `critmin matrix` shows those that are listed"
        )
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
    significance: Annotated[Significance | None, typer.Option(help="Least significance.")] = None,
    json: Json = False,
    csv: Csv = False,
    db: Database = None,
) -> None:
    """List what changed."""
    if json and csv:
        raise ConfigurationError("--json and --csv exclude each other: standard output takes one of them")
    query = ChangeQuery(
        since=moment(since) if since else None,
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
        found = store.changes(query)
    if json:
        write_json([change.as_json() for change in found])
    elif csv:
        write_csv(_COLUMNS, [_row(change) for change in found])
    else:
        rows = ((c.id, c.detected_at.strftime("%Y-%m-%d %H:%M"), c.significance, c.sentence) for c in found)
        write_table(("id", "detected (UTC)", "significance", "what changed"), rows)
    say(counted(len(found), "change"))


def _row(change: StoredChange) -> dict[str, object]:
    shape = change.as_json()
    evidence = shape["evidence"]
    return {**shape, **shape["record"], "before": evidence["before"], "after": evidence["after"]}


def show(
    change: Annotated[int, typer.Argument(help="Id of the change, as `critmin changes` lists it.")],
    json: Json = False,
    db: Database = None,
) -> None:
    """One change: what it says, before and after, and its evidence."""
    with opened(db) as store:
        found = store.change(change)
        if found is None:
            raise CritminError(f"there is no change {change}; `critmin changes` lists those there are")
        if json:
            write_json(found.as_json())
            return
        typer.echo("\n".join(_story(store, found)))


def _story(store: Store, change: StoredChange) -> list[str]:
    shape = change.as_json()
    lines = [
        change.sentence,
        "",
        f"  record      {change.kind} {change.key} ({change.label})",
        f"  detected    {change.detected_at:%Y-%m-%d %H:%M} UTC through {change.source}",
        f"  weight      {change.significance}",
    ]
    for name, (before, after) in shape["fields"].items():
        lines += [f"  {name}", f"    before  {before}", f"    after   {after}"]
    for word, digest in shape["evidence"].items():
        if digest:
            info = store.snapshot_info(digest)
            lines.append(f"  evidence {word:6}  {digest}  {info.url}  seen {info.stored_at:%Y-%m-%d}")
    lines += [f"  also seen   through {seen.source} on {seen.seen_at:%Y-%m-%d}" for seen in change.sightings]
    return lines


def export(
    out: Annotated[Path, typer.Argument(help="File to write.")],
    format: Annotated[Format, typer.Option(help="warc: the evidence; csv or jsonl: the changes.")] = Format.JSONL,
    db: Database = None,
) -> None:
    """Write the evidence as WARC, or all changes as CSV or JSON Lines."""
    with opened(db) as store:
        try:
            count = _EXPORTS[format](store, out)
        except OSError as error:
            raise CritminError(f"cannot write {out}: {error.strerror}") from error
    say(f"{count} written: {out}")


def _export_jsonl(store: Store, out: Path) -> int:
    found = store.changes(ChangeQuery())
    out.write_bytes(b"".join(orjson.dumps(change.as_json()) + b"\n" for change in found))
    return len(found)


def _export_csv(store: Store, out: Path) -> int:
    found = store.changes(ChangeQuery())
    with out.open("w", encoding="utf-8", newline="") as stream:
        write_csv(_COLUMNS, [_row(change) for change in found], stream)
    return len(found)


def _export_warc(store: Store, out: Path) -> int:
    captures = (
        Capture(info.url, info.stored_at, info.media_type, store.snapshot(info.sha256)) for info in store.snapshots()
    )
    return write_warc(out, captures)


_EXPORTS = {Format.JSONL: _export_jsonl, Format.CSV: _export_csv, Format.WARC: _export_warc}
