"""`critmin backfill`: the history of a page from a web archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from critmin.background.stopping import until_signal
from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.dates import moment
from critmin.output import counted, say, write_json, write_table
from critmin.settings import settings
from pipeline.fetch.archive.mementos import Memento
from pipeline.outcome import Outcome
from pipeline.source import Source
from storage.store import Store
from vocabulary.errors import ConfigurationError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(backfill)


def backfill(
    source: Annotated[str, typer.Argument(help="Id of a source, as `critmin sources` lists it.")],
    archive: Annotated[
        str | None, typer.Option(help="Address of a TimeMap or CDX index with {url} in it (CRITMIN_ARCHIVE).")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help="Only captures from this day on (ISO 8601).")] = None,
    until: Annotated[str | None, typer.Option(help="Only captures before this day.")] = None,
    limit: Annotated[int, typer.Option(help="At most this many captures, the oldest ones.", min=1)] = 200,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List the captures; read and store nothing.")] = False,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Read a page's dated captures from a web archive, oldest first, as if polled on those days."""
    entry = catalogue(sources).get(source)
    template = archive or settings().archive
    if not template or "{url}" not in template:
        raise ConfigurationError(
            "CRITMIN_ARCHIVE (or --archive) has to be the address of a web archive's TimeMap or CDX index with {url} "
            "in it, for instance https://web.archive.org/web/timemap/link/{url}"
        )
    span = (moment(since) if since else None, moment(until) if until else None)
    with opened(db) as store:
        outcomes = _read(store, entry, template, span, limit, dry_run=dry_run)
    if json:
        write_json({"source": entry.id, "captures": [_row(*pair) for pair in outcomes]})
    else:
        rows = ((f"{at:%Y-%m-%d %H:%M}", o.outcome, o.records, o.changes, o.error or "") for (at, _), o in outcomes)
        write_table(("captured (UTC)", "outcome", "records", "changes", "error"), rows)
    changes = sum(outcome.changes for _, outcome in outcomes)
    say(f"{counted(len(outcomes), 'capture')} of {entry.id}; {counted(changes, 'change')}")
    raise typer.Exit(0 if all(outcome.ok for _, outcome in outcomes) else 1)


def _row(memento: Memento, outcome: Outcome) -> dict[str, object]:
    result = {
        "outcome": outcome.outcome,
        "records": outcome.records,
        "changes": outcome.changes,
        "error": outcome.error,
    }
    return {"at": memento.at.isoformat().replace("+00:00", "Z"), "url": memento.url, **result}


def _read(
    store: Store,
    entry: Source,
    template: str,
    span: tuple[datetime | None, datetime | None],
    limit: int,
    *,
    dry_run: bool,
) -> list[tuple[Memento, Outcome]]:
    from critmin.teller import Teller
    from pipeline.backfill import ArchiveClient, captures
    from pipeline.backfill import backfill as polls
    from pipeline.fetch import Limits
    from pipeline.reading.workers import Workers
    from storage import baseline
    from storage.database.lock import refresh_lock

    _refuse_readers(store)
    config, (first, last) = settings(), span
    known = store.state(entry.id)
    seen = known.polled_at if known else None
    limits = Limits(total_seconds=config.total_seconds, max_bytes=config.max_bytes, host_gap=config.host_gap)
    with ArchiveClient(limits=limits, allow_private=config.allow_private, contact=config.contact) as client:
        listed = captures(client, entry, template, config.archive_capture)
        begin = max((start for start in (first, seen and seen + timedelta(seconds=1)) if start), default=None)
        chosen = [
            capture for capture in listed if (not begin or capture.at >= begin) and (not last or capture.at < last)
        ]
        if seen and listed and not chosen:
            say(f"{entry.id} was polled at {seen:%Y-%m-%d %H:%M} UTC, after all its captures: read history first")
        if dry_run:
            return [(capture, Outcome(entry.id, "skipped")) for capture in chosen[:limit]]
        with refresh_lock(store.engine, "critmin backfill"), Workers() as reader, until_signal(say, 1) as stop:
            baseline.load(store, chosen[0].at if chosen else datetime.now(UTC))
            return list(polls(entry, chosen[:limit], store, client, reader, Teller(), stop.is_set))


def _refuse_readers(store: Store) -> None:
    """Digests go by the order in which changes were found: history that is read now would be told as news."""
    from storage.outbox import Outbox

    if Outbox(store.engine).issued(limit=1):
        raise ConfigurationError(
            "digests were made from this database already, and its readers would get this history as news: read it "
            "into a new database (--db), before the first digest"
        )
