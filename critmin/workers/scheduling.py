"""What is due becomes jobs: one for each source, with its host as lock; and jobs of workers that died are freed.

Several schedulers may be started: the one that holds the lock of the background run works, the others stand by.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from procrastinate import App
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job
from sqlalchemy import Engine, text

from critmin.context import catalogue
from critmin.made import made
from critmin.operator.ping import ping
from critmin.output import counted, say
from critmin.settings import settings
from critmin.workers.queue import DIGESTS, HEARTBEAT, POLLS, REPORTS, SITE
from pipeline.catalogue import Catalogue, default_path
from pipeline.poll.cadence import due
from pipeline.source import Source
from storage import baseline
from storage.database.connections import writing
from storage.model import SourceState
from storage.store import Store

SILENCE = 4 * HEARTBEAT  # without a sign of life a worker is dead
_BATCH = 500
_OFTEN = timedelta(seconds=60)  # between two jobs for digests, or the site
_DEEP = 50  # jobs of one host that wait at once: the queue stays short, however much is due
# After the server was started again, the workers that live have their time to say so. What was lost is put in again by
# what is due, not by the engine's retry: that fails where another job with its queueing lock waits already
# (https://github.com/procrastinate-org/procrastinate/issues/1446).
_FREE = text(
    "DELETE FROM procrastinate_jobs WHERE status = 'doing' AND NOT EXISTS (SELECT 1 FROM procrastinate_workers "
    "WHERE id = worker_id AND last_heartbeat > now() - make_interval(secs => :silence)) "
    "AND pg_postmaster_start_time() < now() - make_interval(secs => :silence) RETURNING queueing_lock"
)
_FORGET = text("DELETE FROM procrastinate_workers WHERE last_heartbeat < now() - make_interval(secs => :silence)")
_QUEUED = text("SELECT queueing_lock, lock FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")
_LOST = 5  # the priority of what a dead worker had: its time was there before
_PRIORITY = {"hourly": 3, "twice-daily": 2, "daily": 1}


def free_lost_jobs(engine: Engine, silence: float = SILENCE) -> set[str]:
    """Take out the jobs whose workers gave no sign of life for `silence` seconds; their names."""
    with writing(engine) as connection:
        freed = set(connection.execute(_FREE, {"silence": silence}).scalars())
        connection.execute(_FORGET, {"silence": silence * 10})
    return freed


def poll_job(source: Source, state: SourceState | None, lost: Collection[str] = ()) -> Job:
    """The job of polling a source. It has the source in it: workers need no catalogue.

    What fails waits behind what is well, and what is polled often goes first; before all goes what was `lost`.
    """
    priority = -1 if state and state.failures else _PRIORITY.get(source.poll, 0)
    given: dict[str, Any] = {"source": source.model_dump(mode="json", exclude_defaults=True)}
    lock, name = f"host {source.host}", f"source {source.id}"
    priority = _LOST if name in lost else priority
    return Job(task_name=POLLS, queue=POLLS, lock=lock, queueing_lock=name, task_kwargs=given, priority=priority)


def side_job(queue: str) -> Job:
    """The job of making and sending digests, of those with reports, or of the site: one at a time, before any poll."""
    return Job(task_name=queue, queue=queue, lock=queue, queueing_lock=queue, priority=9)


@dataclass(slots=True)
class Scheduler:
    """Puts in what is due and not waiting yet. `sides`: which of the other queues somebody serves."""

    store: Store
    app: App
    sources: Path | None
    sides: Sequence[str] = ()
    ping_url: str | None = None
    _counted_at: datetime | None = field(default=None, init=False)
    _pinged: datetime | None = field(default=None, init=False)
    _lost: set[str] = field(default_factory=set, init=False)
    _known: tuple[object, Catalogue] | None = field(default=None, init=False)

    def __call__(self, stopped: Callable[[], bool]) -> None:
        now = datetime.now(UTC)
        if freed := free_lost_jobs(self.store.engine):
            say(f"{counted(len(freed), 'job')} of workers that died: queued again")
            self._lost |= freed
        if self._counted_at is None:
            baseline.load(self.store, now)
        names, locks = self._queued()  # first this, then the states: what ends in between is not due any more
        states = self.store.states()
        jobs = [*self._sides(names, now), *_in_turn(self._polls(names, states, now), locks)]
        for start in range(0, len(jobs), _BATCH):
            if stopped():
                return
            self._put_in(jobs[start : start + _BATCH])
        self._lost.clear()
        if jobs:
            say(f"{counted(len(jobs), 'job')} queued")
        self._ping(states)

    def _queued(self) -> tuple[set[str], dict[str, int]]:
        """What waits or is under way, and how many of them each lock has."""
        locks: defaultdict[str, int] = defaultdict(int)
        with self.store.engine.connect() as connection:
            rows = connection.execute(_QUEUED).all()
        for row in rows:
            locks[row.lock] += 1
        return {row.queueing_lock for row in rows}, locks

    def _polls(self, names: set[str], states: dict[str, SourceState], now: datetime) -> Iterator[Job]:
        known = self._catalogue()
        for source in (*known.enabled, *made(self.store, known.patterns)):
            if f"source {source.id}" not in names and due(source, states.get(source.id), now):
                yield poll_job(source, states.get(source.id), self._lost)

    def _catalogue(self) -> Catalogue:
        """The catalogue, read again where one of its files is another one: a look comes often, reading takes long."""
        config = settings()
        files = [path for path in (self.sources or config.sources or default_path(), config.sources_extra) if path]
        marks = tuple(
            (file.st_ino, file.st_mtime_ns, file.st_size) for file in map(os.stat, filter(Path.exists, files))
        )
        if self._known is None or self._known[0] != marks:
            self._known = marks, catalogue(self.sources)
        return self._known[1]

    def _sides(self, names: set[str], now: datetime) -> list[Job]:
        if self._counted_at and now - self._counted_at < _OFTEN:
            return []
        self._counted_at = now
        return [side_job(queue) for queue in self.sides if queue not in names]

    def _put_in(self, jobs: list[Job]) -> None:
        try:
            self.app.job_manager.batch_defer_jobs(jobs)
        except AlreadyEnqueued:  # another scheduler was at it: at the next look its jobs are seen
            say("another scheduler queued the same jobs")

    def _ping(self, states: dict[str, SourceState]) -> None:
        newest = max((state.succeeded_at for state in states.values() if state.succeeded_at), default=None)
        if self.ping_url and newest and newest != self._pinged:
            self._pinged = newest
            if problem := ping(self.ping_url):
                say(problem)


def _in_turn(jobs: Iterable[Job], waiting: dict[str, int]) -> Iterator[Job]:
    """One job of each host, then the second of each, and so on: a worker that looks for one finds it soon."""
    hosts: defaultdict[str | None, list[Job]] = defaultdict(list)
    for job in jobs:
        hosts[job.lock].append(job)
    chosen = [jobs_of_host[: max(0, _DEEP - waiting.get(str(lock), 0))] for lock, jobs_of_host in hosts.items()]
    return (job for job in chain.from_iterable(zip_longest(*chosen)) if job is not None)


def sides(*, digests: bool, site: bool) -> list[str]:
    """The queues beside the polls that are wanted."""
    return [queue for queue, wanted in ((DIGESTS, digests), (REPORTS, digests), (SITE, site)) if wanted]
