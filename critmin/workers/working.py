"""One worker: takes jobs from the queue until it is told to stop, and comes back when the database was away."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

import psycopg
from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker as Engine
from sqlalchemy import text

from critmin.background.clock import Job, Watched
from critmin.output import say
from critmin.workers.queue import HEARTBEAT, POLLS, application
from critmin.workers.reach import Reach
from pipeline.poll.articles import read_articles
from pipeline.poll.cadence import due
from pipeline.poll.poll import Tools, poll
from pipeline.source import Source
from storage.database.connections import writing
from storage.database.errors import StorageError
from storage.database.lock import poll_lock

_LOOK = 0.25  # seconds between two looks for a job where none could be taken; new ones are told at once
_AWAY = 2.0  # seconds until the database is tried again
_OFFLINE = 60.0  # seconds without a job where nothing can be reached
_CHECK = 10.0  # seconds between two looks whether the database thinks that we do what we do not
_OURS = text("SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = :worker")
_DROP = text("DELETE FROM procrastinate_jobs WHERE status = 'doing' AND id = ANY(:ids)")
Work = Callable[[Callable[[], bool]], None]


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker needs: how it polls, where it logs, what else it does (`sides`: of each queue the work)."""

    tools: Tools
    log: Any
    stop: threading.Event
    sides: Mapping[str, Work] = field(default_factory=dict)
    running: set[int] = field(default_factory=set)
    reach: Reach = field(default_factory=Reach)
    offline: threading.Event = field(default_factory=threading.Event)

    def run(self, at_once: int) -> None:
        """Work on `at_once` jobs side by side until `stop` is set."""
        for name in ("procrastinate", "psycopg.pool", "asyncio"):  # they log tracebacks; we say sentences
            logging.getLogger(name).addHandler(logging.NullHandler())
        away = False
        while not self.stop.is_set():
            try:
                asyncio.run(self._work(at_once))
            except (ConnectorException, psycopg.Error) as error:
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
                update_heartbeat_interval=HEARTBEAT,
            )
            running = asyncio.create_task(engine.run())  # type: ignore[no-untyped-call]  # Procrastinate
            check = asyncio.create_task(self._check(engine))
            while not running.done():
                if self.stop.is_set() or self.offline.is_set():
                    engine.stop()  # type: ignore[no-untyped-call]  # Procrastinate
                await asyncio.wait({running}, timeout=0.2)
            check.cancel()
            await running

    def _register(self, app: App) -> None:
        app.task(name=POLLS, queue=POLLS, pass_context=True)(self._kept(self._poll))
        for queue, work in self.sides.items():
            app.task(name=queue, queue=queue, pass_context=True)(self._kept(partial(work, self.stop.is_set)))

    def _kept(self, work: Callable[..., None]) -> Callable[..., None]:
        """Remember which jobs are under way; an error is told and ends nothing: what is due then is put in again."""

        def kept(context: JobContext, **given: Any) -> None:
            job = context.job.id or 0
            self.running.add(job)
            try:
                name = str(given.get("source", {}).get("id", context.job.task_name))
                Watched(Job(name, lambda _: work(**given)), self.stop, say)()
            finally:
                self.running.discard(job)

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

    async def _check(self, engine: Engine) -> None:
        """Take out the jobs that count as ours and are not under way: the database was away when they ended."""
        before: set[int] = set()
        while True:
            await asyncio.sleep(_CHECK)
            with suppress(StorageError):
                before = await asyncio.to_thread(self._drop_lost, engine.worker_id, before)

    def _drop_lost(self, worker: int | None, before: set[int]) -> set[int]:
        """Drop what was lost before and is still; what is lost now (it may be about to begin, or to be signed off)."""
        with self.tools.store.engine.connect() as connection:
            lost = set(connection.execute(_OURS, {"worker": worker}).scalars()) - self.running
        if certain := lost & before:
            with writing(self.tools.store.engine) as connection:
                connection.execute(_DROP, {"ids": sorted(certain)})
        return lost - before
