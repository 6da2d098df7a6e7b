"""The background run: refreshes sources on their cadence and sends digests on their readers' days, until a signal.

APScheduler is only the clock that calls; what is due is decided by the database, so a missed, doubled or late call
loses nothing. The clock runs in UTC: no night of daylight saving touches it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from critmin.background.stopping import until_signal
from storage.database.errors import Locked
from storage.database.lock import run_lock
from storage.store import Store
from vocabulary.errors import CritminError


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is looked after. `work` does what is due, if anything; what it is given says when to stop."""

    name: str
    work: Callable[[Callable[[], bool]], None]


@dataclass(frozen=True, slots=True)
class Watched:
    """A job whose errors are told and never end the run."""

    job: Job
    stop: threading.Event
    say: Callable[[str], None]

    def __call__(self) -> None:
        if self.stop.is_set():
            return
        try:
            self.job.work(self.stop.is_set)
        except Locked as error:
            self.say(f"{self.job.name}: {error} Tried again later.")
        except CritminError as error:
            self.say(f"{self.job.name}: {error}")
        except Exception as error:  # a job that fails in whatever way is tried again; the other jobs go on
            logging.getLogger(__name__).debug("%s failed", self.job.name, exc_info=True)
            self.say(f"{self.job.name}: failed unexpectedly ({type(error).__name__}: {error}); tried again later")


def run(store: Store, jobs: Sequence[Job], *, every: timedelta, say: Callable[[str], None]) -> None:
    """Call each of `jobs` now and then `every` so often, side by side, until SIGTERM or SIGINT; then stop cleanly.

    Only from the main thread. `Locked` if another run of the same database is under way. A job that is still at work
    is not called a second time; at the end it is waited for.
    """
    with run_lock(store.engine, "critmin run"), until_signal(say, 0) as stop:
        call(jobs, stop, every=every, say=say)


def call(jobs: Sequence[Job], stop: threading.Event, *, every: timedelta, say: Callable[[str], None]) -> None:
    """The same until `stop` is set, whoever sets it."""
    logging.getLogger("apscheduler").addHandler(logging.NullHandler())  # a look that takes long is no news
    clock = BackgroundScheduler(timezone=UTC)
    for job in jobs:
        clock.add_job(
            Watched(job, stop, say),
            IntervalTrigger(seconds=every.total_seconds(), timezone=UTC),
            name=job.name,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,  # late is better than never: the database knows what is due
        )
    clock.start()
    try:
        stop.wait()
    finally:
        clock.shutdown(wait=True)
