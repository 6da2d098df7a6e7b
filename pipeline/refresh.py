"""Polling: one source from fetch to store, and many sources at once, one at a time for each host.

Every way a poll can end is an outcome in the report; an error of one source never stops the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pipeline.attempt import Attempt, Outcome, Poll, Tell
from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import ExtractionError, NothingFound, extractor
from pipeline.fetch import Client, FetchError, NotModified, Validators
from pipeline.first_lists import known_before
from pipeline.poll import Implausible, hold, take
from storage.store import SourceState, Store

_HOSTS_AT_ONCE = 8
_ADVICE = "nothing was taken over: look at the page, then `critmin accept {}` if it is right"
_EARLY = timedelta(minutes=5)  # a run that starts a little early still finds its sources due


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

    def among(self, chosen: Sequence[Source]) -> Report:
        """The report on all `chosen` sources: what was not polled was skipped."""
        polled = {outcome.id: outcome for outcome in self.sources}
        outcomes = tuple(polled.get(source.id) or Outcome(source.id, "skipped") for source in chosen)
        return replace(self, sources=outcomes)

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


@dataclass(frozen=True, slots=True)
class Refresher:
    """Polls sources into a store. `now` is the poll's clock.

    Once `stopped` says so, what is under way is finished and the other sources are skipped.
    """

    store: Store
    client: Client
    tell: Tell
    now: Callable[[], datetime] = _now
    on_outcome: Callable[[Outcome], None] = field(default=lambda _: None)
    stopped: Callable[[], bool] = field(default=lambda: False)

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
            outcomes.append(Outcome(source.id, "skipped") if self.stopped() else self.poll(source))
            self.on_outcome(outcomes[-1])
        return outcomes

    def poll(self, source: Source) -> Outcome:
        """Fetch one source and store what changed."""
        reader = extractor(source.kind)
        attempt = Attempt(self.store.state(source.id) or SourceState(source.id), self.now, self.now())
        state = attempt.state
        current = state.snapshot is not None and state.fingerprint == source.fingerprint(reader.version)
        validators = Validators(state.etag, state.last_modified) if current else None
        try:
            answer = self.client.fetch(str(source.url), source.id, validators)
        except FetchError as error:
            return self._failed(attempt, str(error))
        if isinstance(answer, NotModified):
            return self._unchanged(attempt, 0)
        answer = replace(answer, fetched_at=self.now())
        with closing(answer.body) as body:
            if current and body.sha256 == state.snapshot:
                return self._unchanged(attempt, body.size)
            return self._take(Poll(source, reader, attempt, answer, self.tell, known_before(source, self.now())))

    def _take(self, poll: Poll) -> Outcome:
        try:
            return take(self.store, poll)
        except Implausible as error:
            return hold(self.store, poll, "quarantined", f"{error}; {_ADVICE.format(poll.source.id)}")
        except NothingFound as error:
            if poll.state.baseline_at is None:
                return hold(self.store, poll, "failed", str(error))
            return hold(self.store, poll, "quarantined", f"{error}; {_ADVICE.format(poll.source.id)}")
        except ExtractionError as error:
            return hold(self.store, poll, "failed", str(error))

    def _unchanged(self, attempt: Attempt, size: int) -> Outcome:
        at = self.now()
        state = replace(
            attempt.state,
            polled_at=at,
            succeeded_at=at,
            outcome="unchanged",
            error=None,
            failures=0,
            held_snapshot=None,
            held_reason=None,
        )
        with self.store.begin() as transaction:
            return attempt.end(transaction, state, size=size)

    def _failed(self, attempt: Attempt, error: str) -> Outcome:
        state = attempt.state
        state = replace(state, polled_at=self.now(), outcome="failed", error=error, failures=state.failures + 1)
        with self.store.begin() as transaction:
            return attempt.end(transaction, state)


def due(source: Source, state: SourceState | None, now: datetime) -> bool:
    """Whether the source's cadence asks for a poll at `now`. A failing source is asked again at its own cadence."""
    if state is None or state.polled_at is None:
        return True
    return now - state.polled_at >= source.interval - _EARLY


def accept(store: Store, source: Source, document: Document, tell: Tell) -> Outcome:
    """Take a quarantined document after all: a person has looked at it. `ExtractionError` if it cannot be read."""
    state = store.state(source.id) or SourceState(source.id)
    attempt = Attempt(state, lambda: document.fetched_at, document.fetched_at)
    known = known_before(source, document.fetched_at)
    return take(store, Poll(source, extractor(source.kind), attempt, document, tell, known, trusted=True))
