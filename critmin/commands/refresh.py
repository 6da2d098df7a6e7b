"""`critmin refresh`: poll sources, detect what changed, remember it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.dates import moment
from critmin.made import made
from critmin.output import counted, say, show_line, write_json
from pipeline.outcome import Report
from pipeline.poll.cadence import due, is_gone
from pipeline.source import Source
from storage.store import Store
from vocabulary.errors import ConfigurationError

_LATER = "They are tried again in ten minutes."


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(refresh)


def refresh(
    source: Annotated[list[str] | None, typer.Argument(help="Ids of sources; default: all that are enabled.")] = None,
    due_only: Annotated[bool, typer.Option("--due", help="Only sources that are due.")] = False,
    replay: Annotated[Path | None, typer.Option(help="Poll a recorded WARC archive in place of the network.")] = None,
    at: Annotated[str | None, typer.Option(help="With --replay: the time of the poll (ISO 8601, UTC).")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be polled; fetch and store nothing.")
    ] = False,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Poll sources, detect what changed, and store it."""
    if at and not replay:
        raise ConfigurationError("--at needs --replay: the live world cannot be polled at another time")
    known = catalogue(sources)
    time = moment(at) if at else None
    named = [known.get(name) for name in source] if source else [*known.enabled, *known.patterns]
    with opened(db) as store:
        chosen = _chosen(store, named)
        now = time or datetime.now(UTC)
        polled = _due(store, chosen, now) if due_only else chosen if source or replay else _not_gone(store, chosen)
        if dry_run:
            _plan(polled, now, json)
            return
        report = _refresh(store, polled, replay, time) if polled else Report(now, now, ())
    _tell(report.among(chosen), json)
    raise typer.Exit(0 if report.ok else 1)


def _chosen(store: Store, named: Sequence[Source]) -> list[Source]:
    """Each source once; a pattern stands for the sources that are made of it."""
    by_id = {entry.id: entry for entry in named if entry.made_for is None}
    by_id |= {entry.id: entry for entry in made(store, [entry for entry in named if entry.made_for])}
    return list(by_id.values())


def _plan(polled: Sequence[Source], now: datetime, json: bool) -> None:
    if json:
        write_json(Report(now, now, ()).among(polled).as_json())
    for entry in polled if not json else ():
        show_line(f"{entry.id}  {entry.url}")
    say(f"{len(polled)} sources would be polled")


def _due(store: Store, chosen: Sequence[Source], now: datetime) -> list[Source]:
    plans = store.plans()
    return [source for source in chosen if due(source, plans.get(source.id), now)]


def _not_gone(store: Store, chosen: Sequence[Source]) -> list[Source]:
    plans = store.plans()
    return [source for source in chosen if not is_gone(source, plans.get(source.id))]


def _refresh(store: Store, polled: Sequence[Source], replay: Path | None, at: datetime | None) -> Report:
    from critmin.polling import refreshed  # where nothing is due, it takes longer to load than all the rest

    return refreshed(store, polled, replay, at)


def _tell(report: Report, json: bool) -> None:
    if json:
        write_json(report.as_json())
    if report.offline:
        say(f"none of {counted(len(report.sources), 'source')} could be reached: is this machine offline? {_LATER}")
    for outcome in report.sources:
        if outcome.error and not (report.offline and outcome.reason):
            say(f"{outcome.id}: {outcome.outcome}: {outcome.error}")
        elif outcome.changes and not json:
            say(f"{outcome.id}: {counted(outcome.changes, 'change')}")
        for note in outcome.notes:
            say(f"{outcome.id}: note: {note}")
    polled = [outcome for outcome in report.sources if outcome.outcome != "skipped"]
    read, skipped = sum(outcome.ok for outcome in polled), len(report.sources) - len(polled)
    say(
        f"{counted(report.changes, 'change')}; {read} of {len(polled)} sources read"
        + (f", {skipped} not due or gone" if skipped else "")
    )
