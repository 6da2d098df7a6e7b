"""`critmin refresh` and `critmin accept`: the commands that poll."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.catalogue import Source
from pipeline.cli.dates import moment
from pipeline.cli.output import counted, say, write_json
from pipeline.cli.progress import Progress
from pipeline.cli.world import CatalogueFile, Database, Json, Teller, catalogue, client, opened
from pipeline.document import Body, Document
from pipeline.fetch import Client
from pipeline.refresh import Refresher, Report, accept, due
from storage import baseline
from storage.lock import refresh_lock
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command()(refresh)
    app.command(name="accept")(accept_state)


def refresh(
    source: Annotated[list[str] | None, typer.Argument(help="Ids of sources; default: all that are enabled.")] = None,
    due_only: Annotated[bool, typer.Option("--due", help="Only sources whose cadence asks for a poll.")] = False,
    replay: Annotated[Path | None, typer.Option(help="Poll a recorded WARC archive in place of the network.")] = None,
    at: Annotated[str | None, typer.Option(help="With --replay: the time of the poll (ISO 8601, UTC).")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be polled; fetch and store nothing.")
    ] = False,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Poll sources, detect what changed, and remember it."""
    if at and not replay:
        raise ConfigurationError("--at needs --replay: the live world cannot be polled at another time")
    known = catalogue(sources)
    time = moment(at) if at else None
    chosen = [known.get(name) for name in source] if source else [entry for entry in known.sources if entry.enabled]
    chosen = list({entry.id: entry for entry in chosen}.values())
    with opened(db) as store:
        now = time or datetime.now(UTC)
        polled = _due(store, chosen, now) if due_only else chosen
        if dry_run:
            _plan(polled, now, json)
            return
        with refresh_lock(store.engine), client(replay, time) as web:
            baseline.load(store, now)
            report = _refresh(store, web, polled, time)
    _tell(report.among(chosen), json)
    raise typer.Exit(0 if report.ok else 1)


def _plan(polled: Sequence[Source], now: datetime, json: bool) -> None:
    if json:
        write_json(Report(now, now, ()).among(polled).as_json())
    for entry in polled if not json else ():
        typer.echo(f"{entry.id}  {entry.url}")
    say(f"{len(polled)} sources would be polled")


def _due(store: Store, chosen: Sequence[Source], now: datetime) -> list[Source]:
    states = store.states()
    return [source for source in chosen if due(source, states.get(source.id), now)]


def _refresh(store: Store, web: Client, chosen: Sequence[Source], at: datetime | None) -> Report:
    now: Callable[[], datetime] = (lambda: at) if at else (lambda: datetime.now(UTC))
    with Progress(len(chosen)) as step:
        return Refresher(store, web, Teller(), now=now, on_outcome=step).refresh(chosen)


def _tell(report: Report, json: bool) -> None:
    if json:
        write_json(report.as_json())
    for outcome in report.sources:
        if outcome.error:
            say(f"{outcome.id}: {outcome.outcome}: {outcome.error}")
        elif outcome.changes and not json:
            say(f"{outcome.id}: {counted(outcome.changes, 'change')}")
        for note in outcome.notes:
            say(f"{outcome.id}: note: {note}")
    polled = [outcome for outcome in report.sources if outcome.outcome != "skipped"]
    read, skipped = sum(outcome.ok for outcome in polled), len(report.sources) - len(polled)
    say(
        f"{counted(report.changes, 'change')}; {read} of {len(polled)} sources read"
        + (f", {skipped} not due" if skipped else "")
    )


def accept_state(
    source: Annotated[str, typer.Argument(help="Id of the quarantined source.")],
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Take over a quarantined state after a look at it."""
    entry = catalogue(sources).get(source)
    with opened(db) as store, refresh_lock(store.engine):
        state = store.state(entry.id)
        if state is None or state.held_snapshot is None:
            raise CritminError(f"{entry.id} holds nothing back: there is nothing to accept")
        info = store.snapshot_info(state.held_snapshot)
        with closing(Body(store.snapshot(state.held_snapshot))) as body:
            document = Document(entry.id, info.url, 200, {}, info.media_type, body, datetime.now(UTC))
            outcome = accept(store, entry, document, Teller())
    if json:
        write_json({"id": outcome.id, "records": outcome.records, "changes": outcome.changes})
    say(f"{entry.id}: accepted; {outcome.records} records, {outcome.changes} changes told")
