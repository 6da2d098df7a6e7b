"""One worker: takes jobs from the queue until it is told to stop, and comes back when the database was away."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

import psycopg
from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker as Engine

from critmin.background.clock import Job, Watched
from critmin.output import say
from critmin.workers.presence import Presence
from critmin.workers.queue import HEARTBEAT, POLLS, application
from critmin.workers.reach import Reach
from pipeline.poll.articles import read_articles
from pipeline.poll.cadence import due
from pipeline.poll.poll import Tools, poll
from pipeline.source import Source
from storage.database.errors import StorageError
from storage.database.lock import poll_lock

_LOOK = 0.25  # seconds between two looks for a job where none could be taken; new ones are told at once
_AWAY = 2.0  # seconds until the database is tried again
_OFFLINE = 60.0  # seconds without a job where nothing can be reached
_OTHER_THREADS = 2  # beside those that do jobs: signs of life, looking up names
_NEVER = 24 * 3600.0  # seconds: what the engine would do and we do (`critmin.workers.presence`, `free_lost_jobs`)
Work = Callable[[Callable[[], bool]], None]


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker needs: how it polls, where it logs, what else it does (`sides`: of each queue the work)."""

    tools: Tools
    presence: Presence
    log: Any
    stop: threading.Event
    sides: Mapping[str, Work] = field(default_factory=dict)
    reach: Reach = field(default_factory=Reach)
    offline: threading.Event = field(default_factory=threading.Event)

    def run(self, at_once: int) -> None:
        """Work on `at_once` jobs side by side until `stop` is set."""
        for name in ("procrastinate", "psycopg.pool", "asyncio"):  # they log tracebacks; we say sentences
            logging.getLogger(name).addHandler(logging.NullHandler())
        away = False
        while not self.stop.is_set():
            try:
                self.presence.leave()  # says at once whether the database is there
                asyncio.run(self._work(at_once))
            except (ConnectorException, psycopg.Error, StorageError) as error:
                logging.getLogger(__name__).debug("the queue failed", exc_info=error)
                if not away:
                    say("the database is unreachable; trying again until it is back")
                away = True
                self.stop.wait(_AWAY)
            else:
                away = False
            if self.offline.is_set():
                self.stop.wait(_OFFLINE)
                self.offline.clear()

    async def _work(self, at_once: int) -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(at_once + _OTHER_THREADS))
        app = application(self.tools.store.engine, to_work=True)
        self._register(app)
        async with app.open_async():
            engine = Engine(
                app,
                queues=[POLLS, *self.sides],
                concurrency=at_once,
                fetch_job_polling_interval=_LOOK,
                delete_jobs="always",
                install_signal_handlers=False,
                update_heartbeat_interval=_NEVER,
                stalled_worker_timeout=_NEVER,
            )
            running = asyncio.create_task(engine.run())  # type: ignore[no-untyped-call]  # Procrastinate
            signs = asyncio.create_task(self._signs())
            while not running.done():
                if self.stop.is_set() or self.offline.is_set() or signs.done():
                    engine.stop()  # type: ignore[no-untyped-call]  # Procrastinate
                await asyncio.wait({running}, timeout=0.2)
                self.presence.worker = engine.worker_id or self.presence.worker
            if not signs.cancel():
                signs.result()
            await running

    async def _signs(self) -> None:
        """Give signs of life, until the database does not know this worker any more; then it begins anew."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            with suppress(StorageError):
                if self.presence.worker is not None and not await asyncio.to_thread(self.presence.sign):
                    return

    def _register(self, app: App) -> None:
        app.task(name=POLLS, queue=POLLS, pass_context=True)(self._kept(self._poll))
        for queue, work in self.sides.items():
            app.task(name=queue, queue=queue, pass_context=True)(self._kept(partial(work, self.stop.is_set)))

    def _kept(self, work: Callable[..., None]) -> Callable[..., None]:
        """Remember which jobs are under way; an error is told and ends nothing: what is due then is put in again."""

        def kept(context: JobContext, **given: Any) -> None:
            job = context.job.id or 0
            self.presence.running.add(job)
            try:
                name = str(given.get("source", {}).get("id", context.job.task_name))
                Watched(Job(name, lambda _: work(**given)), self.stop, say)()
            finally:
                self.presence.running.discard(job)

        return kept

    def _poll(self, source: dict[str, Any]) -> None:
        """Poll a source, if it is due still and nobody else is at it: the same poll as on one machine."""
        watched, store = Source.model_validate(source), self.tools.store
        with poll_lock(store.engine, watched.id) as free:
            state = store.state(watched.id) if free else None
            if not free or not due(watched, state, datetime.now(UTC)):
                return
            outcome = poll(watched, self.tools, state)
        if missed := self.reach.note(watched, outcome, state.failures if state else 0):
            self._rest(missed)
        self.log.info("poll", **asdict(outcome))
        if outcome.error:
            say(f"{outcome.id}: {outcome.outcome}: {outcome.error}")
        else:
            read_articles(watched, store, self.tools.client, self.tools.reader, self.tools.now(), self.stop.is_set)

    def _rest(self, missed: list[str]) -> None:
        """Take no job for a while: the sources are not to blame, and other machines may reach them at once."""
        with self.tools.store.begin() as transaction:
            transaction.forgive(missed, datetime.now(UTC))
        say("nothing can be reached from here: is this machine offline? Tried again in a minute")
        self.offline.set()
