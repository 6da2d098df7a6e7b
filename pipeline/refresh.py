"""Polling: one source from fetch to store, and many sources at once, one at a time for each host.

Every way a poll can end is an outcome in the report; an error of one source never stops the others.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import ExtractionError, NothingFound, extractor
from pipeline.fetch import Client, FetchError, NotModified, Validators
from pipeline.poll import Implausible, Poll, Tell, take
from storage.store import PollRow, SourceState, Store
from vocabulary.records import Record

_HOSTS_AT_ONCE = 8
_EARLY = timedelta(minutes=5)  # a run that starts a little early still finds its sources due


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one poll ended: `first|changed|unchanged|failed|quarantined|skipped`; `seconds` of wall time."""

    id: str
    outcome: str
    records: int = 0
    changes: int = 0
    bytes: int = 0
    seconds: float = 0.0
    error: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the source was read; a quarantined one needs a person."""
        return self.outcome not in {"failed", "quarantined"}


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh did, in the order of the catalogue."""

    started_at: datetime
    finished_at: datetime
    sources: tuple[Outcome, ...]

    @property
    def changes(self) -> int:
        """How many changes were told."""
        return sum(outcome.changes for outcome in self.sources)

    @property
    def ok(self) -> bool:
        """Whether every source was read."""
        return all(outcome.ok for outcome in self.sources)

    def as_json(self) -> dict[str, object]:
        """The `refresh` shape of the outside contract."""
        return {
            "started_at": _stamp(self.started_at),
            "finished_at": _stamp(self.finished_at),
            "sources": [asdict(outcome) for outcome in self.sources],
            "changes": self.changes,
        }


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _now() -> datetime:
    return datetime.now(UTC)


def _no_baseline(_: Source) -> tuple[Record, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Refresher:
    """Polls sources into a store. `now` is the poll's clock; `baseline` gives what is known before the first poll."""

    store: Store
    client: Client
    tell: Tell
    now: Callable[[], datetime] = _now
    baseline: Callable[[Source], tuple[Record, ...]] = _no_baseline
    on_outcome: Callable[[Outcome], None] = field(default=lambda _: None)

    def refresh(self, sources: Sequence[Source]) -> Report:
        """Poll all `sources`, hosts side by side, each host's sources one after the other."""
        started = self.now()
        hosts: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            hosts[source.host].append(source)
        with ThreadPoolExecutor(max_workers=min(_HOSTS_AT_ONCE, len(hosts)) or 1) as threads:
            found = {outcome.id: outcome for done in threads.map(self._host, hosts.values()) for outcome in done}
        return Report(started, self.now(), tuple(found[source.id] for source in sources))

    def _host(self, sources: Iterable[Source]) -> list[Outcome]:
        outcomes = []
        for source in sources:
            outcomes.append(self.poll(source))
            self.on_outcome(outcomes[-1])
        return outcomes

    def poll(self, source: Source) -> Outcome:
        """Fetch one source and store what changed."""
        started, clock = self.now(), time.monotonic()
        state = self.store.state(source.id) or SourceState(source.id)
        state, outcome = self._poll(source, state)
        outcome = replace(outcome, seconds=round(time.monotonic() - clock, 3))
        row = PollRow(
            source.id,
            started,
            self.now(),
            outcome.outcome,
            outcome.records,
            outcome.changes,
            outcome.bytes,
            outcome.seconds,
            outcome.error,
        )
        with self.store.begin() as transaction:
            transaction.log_poll(row)
        return outcome

    def _poll(self, source: Source, state: SourceState) -> tuple[SourceState, Outcome]:
        reader = extractor(source.kind)
        fingerprint = source.fingerprint(reader.version)
        current = state.snapshot is not None and state.fingerprint == fingerprint
        validators = Validators(state.etag, state.last_modified) if current else None
        try:
            answer = self.client.fetch(str(source.url), source.id, validators)
        except FetchError as error:
            return self._failed(state, str(error), 0)
        if isinstance(answer, NotModified):
            return self._unchanged(state, 0)
        answer = replace(answer, fetched_at=self.now())
        try:
            if current and answer.body.sha256 == state.snapshot:
                return self._unchanged(state, answer.body.size)
            return self._take(Poll(source, reader, state, answer, self.tell, self.baseline(source)))
        finally:
            answer.body.close()

    def _take(self, poll: Poll) -> tuple[SourceState, Outcome]:
        size = poll.document.body.size
        try:
            state, told = take(self.store, poll)
        except Implausible as error:
            return self._held(poll, str(error))
        except NothingFound as error:
            held = poll.state.baseline_at is not None
            return self._held(poll, str(error)) if held else self._failed(poll.state, str(error), size)
        except ExtractionError as error:
            return self._failed(poll.state, str(error), size)
        outcome = Outcome(poll.source.id, state.outcome or "", state.records, told, size, notes=state.notes)
        return state, outcome

    def _unchanged(self, state: SourceState, size: int) -> tuple[SourceState, Outcome]:
        at = self.now()
        state = replace(
            state,
            polled_at=at,
            succeeded_at=at,
            outcome="unchanged",
            error=None,
            failures=0,
            held_snapshot=None,
            held_reason=None,
        )
        self._save(state)
        return state, Outcome(state.source, "unchanged", state.records, 0, size)

    def _failed(self, state: SourceState, error: str, size: int) -> tuple[SourceState, Outcome]:
        state = replace(state, polled_at=self.now(), outcome="failed", error=error, failures=state.failures + 1)
        self._save(state)
        return state, Outcome(state.source, "failed", state.records, 0, size, error=error)

    def _held(self, poll: Poll, reason: str) -> tuple[SourceState, Outcome]:
        """Keep the implausible document and leave the old state as it is."""
        body, state = poll.document.body, poll.state
        advice = (
            f"{reason}; nothing was taken over: look at the page, then `critmin accept {state.source}` if it is right"
        )
        with self.store.begin() as transaction:
            transaction.put_snapshot(
                body.sha256,
                body.chunks(),
                size=body.size,
                media_type=poll.document.media_type,
                url=poll.document.url,
                at=poll.document.fetched_at,
            )
            state = replace(
                state,
                polled_at=poll.document.fetched_at,
                outcome="quarantined",
                error=advice,
                failures=state.failures + 1,
                held_snapshot=body.sha256,
                held_reason=reason,
            )
            transaction.save_state(state)
        return state, Outcome(state.source, "quarantined", state.records, 0, body.size, error=advice)

    def _save(self, state: SourceState) -> None:
        with self.store.begin() as transaction:
            transaction.save_state(state)


def due(source: Source, state: SourceState | None, now: datetime) -> bool:
    """Whether the source's cadence asks for a poll at `now`. A failing source is asked again at its own cadence."""
    if state is None or state.polled_at is None:
        return True
    return now - state.polled_at >= source.interval - _EARLY


def accept(store: Store, source: Source, document: Document, tell: Tell) -> Outcome:
    """Take a quarantined document after all: a person has looked at it. `ExtractionError` if it cannot be read."""
    state = store.state(source.id) or SourceState(source.id)
    poll = Poll(source, extractor(source.kind), state, document, tell, trusted=True)
    state, told = take(store, poll)
    return Outcome(source.id, state.outcome or "", state.records, told, document.body.size, notes=state.notes)
