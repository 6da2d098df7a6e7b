"""`critmin refresh`, `critmin accept`, `critmin extract`: the commands that read sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.catalogue import Expectations, Source
from pipeline.cli.dates import moment
from pipeline.cli.output import messages, say, write_json
from pipeline.cli.settings import settings
from pipeline.cli.world import CatalogueFile, Database, Json, Teller, catalogue, opened
from pipeline.document import Body, Document
from pipeline.extract import Extractor, extractor
from pipeline.fetch import Client, Limits, NotModified, Replay
from pipeline.refresh import Outcome, Refresher, Report, accept, due
from storage.lock import refresh_lock
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.records import TYPES, shown


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command()(refresh)
    app.command(name="accept")(accept_state)
    app.command()(extract)


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
    with opened(db) as store:
        now = time or datetime.now(UTC)
        if due_only:
            states = store.states()
            chosen = [entry for entry in chosen if due(entry, states.get(entry.id), now)]
        if dry_run:
            _plan(chosen, json)
            return
        with refresh_lock(store.engine), _client(replay, time) as client:
            report = _refresh(store, client, chosen, time)
    _tell(report, json)
    raise typer.Exit(0 if report.ok else 1)


def _plan(chosen: Sequence[Source], json: bool) -> None:
    if json:
        write_json([{"id": entry.id, "url": str(entry.url)} for entry in chosen])
    for entry in chosen if not json else ():
        typer.echo(f"{entry.id}  {entry.url}")
    say(f"{len(chosen)} sources would be polled")


def _client(replay: Path | None, at: datetime | None) -> Client:
    config = settings()
    limits = Limits(total_seconds=config.total_seconds, max_bytes=config.max_bytes, host_gap=config.host_gap)
    archive = Replay(replay, at) if replay else None
    return Client(limits=limits, allow_private=config.allow_private, replay=archive, contact=config.contact)


def _refresh(store: Store, client: Client, chosen: Sequence[Source], at: datetime | None) -> Report:
    with _progress(len(chosen)) as step:
        now: Callable[[], datetime] = (lambda: at) if at else (lambda: datetime.now(UTC))
        return Refresher(store, client, Teller(), now=now, on_outcome=step).refresh(chosen)


class _Steps:
    """A progress bar on a terminal, silence elsewhere."""

    def __init__(self, total: int) -> None:
        columns = (
            TextColumn("polling"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[now]}"),
            TimeElapsedColumn(),
        )
        self._bar = Progress(*columns, console=messages, transient=True) if messages.is_terminal else None
        self._total = total

    def __enter__(self) -> Callable[[Outcome], None]:
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("polling", total=self._total, now="")
        return self._step

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def _step(self, outcome: Outcome) -> None:
        if self._bar:
            self._bar.update(self._task, advance=1, now=outcome.id)


def _progress(total: int) -> _Steps:
    return _Steps(total)


def _tell(report: Report, json: bool) -> None:
    if json:
        write_json(report.as_json())
    for outcome in report.sources:
        if outcome.error:
            say(f"{outcome.id}: {outcome.outcome}: {outcome.error}")
        elif outcome.changes and not json:
            say(f"{outcome.id}: {outcome.changes} changes")
        for note in outcome.notes:
            say(f"{outcome.id}: note: {note}")
    read = sum(outcome.ok for outcome in report.sources)
    say(f"{report.changes} changes; {read} of {len(report.sources)} sources read")


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
        body = Body(store.snapshot(state.held_snapshot))
        document = Document(entry.id, info.url, 200, {}, info.media_type, body, datetime.now(UTC))
        outcome = accept(store, entry, document, Teller())
        body.close()
    if json:
        write_json({"id": outcome.id, "records": outcome.records, "changes": outcome.changes})
    say(f"{entry.id}: accepted; {outcome.records} records, {outcome.changes} changes told")


def extract(
    file_or_url: Annotated[str, typer.Argument(help="A local file, or an address to fetch.")],
    kind: Annotated[str, typer.Option(help="Kind of source, such as mineral-list.")],
    jurisdiction: Annotated[str, typer.Option(help="Code of the jurisdiction, such as US.")] = "international",
    url: Annotated[str | None, typer.Option(help="The address a local file came from.")] = None,
    json: Json = False,
) -> None:
    """Try an extractor on one document; store nothing."""
    reader = _known_kind(kind)
    document = _document(file_or_url, url)
    address = document.url if "://" in document.url else "https://example.invalid/"
    source = Source.model_validate(
        {
            "id": "extract", "name": "a document to try", "organisation": "-", "jurisdiction": jurisdiction,
            "kind": kind, "url": address, "poll": "once", "topic": "news", "why": "-", "evidence": "-",
            "expect": Expectations(min_records=0, max_vanish=1), "confidence": "from-memory",
        }
    )  # fmt: skip
    result = reader.extract(document, source)
    records = [
        {
            "kind": record.kind,
            "key": record.key,
            "fields": {
                name: shown(TYPES[record.kind].fields[name].kind, value) for name, value in record.fields.items()
            },
        }
        for record in result.records
    ]
    if json:
        write_json({"source_kind": kind, "records": records, "unrecognised": list(result.unrecognised)})
    for record in records if not json else ():
        typer.echo(f"{record['kind']} {record['key']}  {record['fields']}")
    for note in (*result.notes, *(f"not recognised: {text}" for text in result.unrecognised)):
        say(note)
    say(f"{len(records)} records")


def _known_kind(kind: str) -> Extractor:
    try:
        return extractor(kind)
    except CritminError as error:
        raise ConfigurationError(str(error)) from error


def _document(file_or_url: str, url: str | None) -> Document:
    if file_or_url.startswith(("http://", "https://")):
        with _client(None, None) as client:
            answer = client.fetch(file_or_url, "extract")
        if isinstance(answer, NotModified):
            raise CritminError(f"{file_or_url} answered 304 to an unconditional request")
        return answer
    path = Path(file_or_url)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"cannot read {path}: {error.strerror}") from error
    return Document("extract", url or path.name, 200, {}, _media_type(path), Body.of(content), datetime.now(UTC))


def _media_type(path: Path) -> str:
    types = {
        ".html": "text/html",
        ".htm": "text/html",
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".json": "application/json",
        ".pdf": "application/pdf",
    }
    return types.get(path.suffix.lower(), "application/octet-stream")
