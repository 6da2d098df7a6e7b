"""What the background run looks after: refreshing, digests, and telling the operator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from critmin.background.mailing import report_delivery, subscribers
from critmin.context import catalogue, client
from critmin.made import made
from critmin.operator.alarms import last_daily, notices, open_alarms
from critmin.operator.metrics import Metrics
from critmin.operator.ping import ping
from critmin.operator.recovered import Recovered, recovered
from critmin.operator.status import status_of
from critmin.output import counted, say
from critmin.settings import settings
from critmin.teller import Teller
from digests.delivery.alerts import Place
from digests.delivery.mail import Sender
from digests.delivery.operator import letters, load_operator, message_id, sent_notices
from digests.delivery.post import post
from digests.delivery.prepare import DigestMaker
from digests.delivery.transports.transport import Transport
from digests.delivery.urgent import queue_alerts
from pipeline.poll.cadence import due
from pipeline.poll.refresh import Refresher
from pipeline.source import Source
from storage import baseline
from storage.database.lock import refresh_lock
from storage.outbox import Outbox
from storage.store import Store

_ASLEEP = timedelta(minutes=15)  # between two looks: the machine slept, or the run stood still
_A_DAY = timedelta(days=1)
_LONGEST_STREAK = timedelta(days=15)  # between a failure and the next try, at most (`pipeline.poll.cadence`)


def enabled(sources: Path | None) -> list[Source]:
    """The sources that are watched, as the catalogue states them now."""
    return list(catalogue(sources).enabled)


@dataclass(frozen=True, slots=True)
class RefreshJob:
    """Polls the sources whose cadence asks for it."""

    store: Store
    sources: Path | None
    log: Any
    ping_url: str | None = None

    def __call__(self, stopped: Callable[[], bool]) -> None:
        now, states = datetime.now(UTC), self.store.states()
        known = catalogue(self.sources)
        watched = [*known.enabled, *made(self.store, known.patterns)]
        chosen = [source for source in watched if due(source, states.get(source.id), now)]
        if not chosen:
            return
        with refresh_lock(self.store.engine, "critmin run"), client(store=self.store) as web:
            baseline.load(self.store, now)
            report = Refresher(self.store, web, Teller(), stopped=stopped).refresh(chosen)
        if report.offline:
            say(f"none of {counted(len(chosen), 'source')} could be reached: is this machine offline?")
        for outcome in report.sources:
            if outcome.error and not (report.offline and outcome.reason):
                say(f"{outcome.id}: {outcome.outcome}: {outcome.error}")
        polled = [outcome for outcome in report.sources if outcome.outcome != "skipped"]
        say(f"refreshed {counted(len(polled), 'source')}: {counted(report.changes, 'change')}")
        for outcome in polled:
            self.log.info("poll", **asdict(outcome))
        if self.ping_url and any(outcome.ok for outcome in polled) and (problem := ping(self.ping_url)):
            say(problem)


@dataclass(frozen=True, slots=True)
class DigestJob:
    """Makes the digests that are due and sends what waits. `with_reports`: those with reports in them, too."""

    store: Store
    sources: Path | None
    subscribers: Path | None
    origin: Sender
    transport: Transport
    with_reports: bool = True

    def __call__(self, stopped: Callable[[], bool]) -> None:
        readers = subscribers(self.subscribers).readers
        if not self.store.plans():
            return  # the first poll of all is under way: "no source was read" is no digest to begin with
        watched = enabled(self.sources)
        places = {source.id: Place(source.name, source.jurisdiction, str(source.url)) for source in watched}
        now, site = datetime.now(UTC), settings().site_url
        if urgent := queue_alerts(self.store, readers, places, self.origin, now, site):
            say(f"{counted(urgent, 'alert')} queued")
        maker = DigestMaker(self.store, watched, self.origin, site)
        wanted = [reader for reader in readers if self.with_reports or not reader.reports]
        done = post(
            maker, wanted, self.transport, now=lambda: datetime.now(UTC), stopped=stopped, command="critmin run"
        )
        if done.digests:
            say(f"{counted(len(done.digests), 'digest')} made")
        if done.delivery.sent or done.delivery.problems:
            report_delivery(done.delivery)


@dataclass(frozen=True, slots=True)
class ReportsJob:
    """Makes the digests with reports that are due, which takes long; the next `DigestJob` sends them."""

    store: Store
    sources: Path | None
    subscribers: Path | None
    origin: Sender

    def __call__(self, stopped: Callable[[], bool]) -> None:
        readers = [reader for reader in subscribers(self.subscribers).readers if reader.reports]
        if not readers or not self.store.plans():
            return
        maker = DigestMaker(self.store, enabled(self.sources), self.origin, settings().site_url)
        if done := maker.issue(readers, datetime.now(UTC), stopped=stopped):
            say(f"{counted(len(done), 'digest')} with reports made")


@dataclass(slots=True)
class SiteJob:
    """After `refresh`, brings the site up to the state of the database if that is another one, and once a day."""

    refresh: RefreshJob | None
    store: Store
    sources: Path | None
    out: Path
    _built: object = None

    def __call__(self, stopped: Callable[[], bool]) -> None:
        if self.refresh:
            self.refresh(stopped)
        from critmin.site import build  # what draws the site takes long to load, and few runs have one

        day = datetime.now(UTC).date()
        read = [known_state.succeeded_at for known_state in self.store.states().values() if known_state.succeeded_at]
        state = (day, max(read, default=None))
        if state == self._built or stopped():
            return
        done = build(self.store, enabled(self.sources), self.out, day, base=settings().site_url)
        self._built = state
        if done.changed or done.removed:
            say(f"site: {counted(done.files, 'file')}, {done.changed:,} new or changed, {done.removed:,} removed")


@dataclass(slots=True)
class OperatorJob:
    """Keeps the metrics and tells the operator, through the same outbox as the readers' mails."""

    store: Store
    sources: Path | None
    subscribers: Path | None
    origin: Sender
    metrics: Metrics
    _awake: datetime | None = None
    _looked: datetime | None = None

    def __call__(self, stopped: Callable[[], bool]) -> None:
        now = datetime.now(UTC)
        if self._looked is None or not timedelta() <= now - self._looked < _ASLEEP:
            self._awake = now  # what was not polled before is no fault of the run: it begins with it
        self._looked = now
        status = status_of(self.store, enabled(self.sources), now, self._awake)
        self.metrics.update(status)
        operator = load_operator(self.subscribers) if self.subscribers else None
        if operator is None or stopped():
            return
        box, day = Outbox(self.store.engine), operator.day_of(now)
        history = sent_notices(box, operator)
        known, first = {notice.message_id for notice in history}, operator.addresses[0]
        again: list[Recovered] = []
        if day and not any(notice.kind == "daily" and operator.day_of(notice.at) == day for notice in history):
            again = self._recovered(max(last_daily(history) or now - _A_DAY, now - 2 * _A_DAY))
        problems = status.problems if status.last_poll_at else ()
        for notice in notices(problems, open_alarms(history), day, status, again):
            if message_id(notice.kind, notice.about, first, self.origin) not in known:
                for letter in letters(notice, operator, self.origin, now):
                    box.queue(letter, now)

    def _recovered(self, since: datetime) -> list[Recovered]:
        """The sources that are read again since then."""
        failed = self.store.polled_in_vain(since - _LONGEST_STREAK)
        streaks = (
            recovered(self.store.polls(source.id), since) for source in enabled(self.sources) if source.id in failed
        )
        return [source for source in streaks if source]
