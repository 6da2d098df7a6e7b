"""The background run: until a signal, one at a time, whatever its jobs do."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from critmin.background.clock import Job, run
from storage.database.errors import Locked
from storage.store import Store
from tests.databases import open_at
from vocabulary.errors import CritminError

pytestmark = pytest.mark.both_databases

TICK = timedelta(seconds=0.05)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    engine = open_at(tmp_path)
    yield Store(engine)
    engine.dispose()


class Counting:
    """Work that sends this process a signal when it was called often enough."""

    def __init__(self, enough: int, number: signal.Signals = signal.SIGTERM, error: Exception | None = None) -> None:
        self.enough, self.number, self.error = enough, number, error
        self.calls = 0

    def __call__(self, _stopped: Callable[[], bool]) -> None:
        self.calls += 1
        if self.calls == self.enough:
            os.kill(os.getpid(), self.number)
        if self.error:
            raise self.error


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_jobs_are_called_until_a_signal(store: Store, number: signal.Signals) -> None:
    said: list[str] = []
    before = signal.getsignal(number)
    job = Counting(3, number)
    run(store, [Job("count", job)], every=TICK, say=said.append)
    assert job.calls >= 3
    assert said == [f"{number.name}: stopping after what is under way; a second signal stops at once"]
    assert signal.getsignal(number) is before


def test_an_error_is_told_and_ends_nothing(store: Store) -> None:
    said: list[str] = []
    jobs = [
        Job("one", Counting(0, error=CritminError("no ore today"))),
        Job("two", Counting(0, error=ZeroDivisionError("a bug"))),
        Job("three", Counting(3)),
    ]
    run(store, jobs, every=TICK, say=said.append)
    assert "one: no ore today" in said
    assert "two: failed unexpectedly (ZeroDivisionError: a bug); tried again later" in said


def test_work_that_is_under_way_is_waited_for_and_told_to_stop(store: Store) -> None:
    seen: list[bool] = []
    begun = threading.Event()

    def slow(stopped: Callable[[], bool]) -> None:
        begun.set()
        while not stopped():
            time.sleep(0.01)
        time.sleep(0.1)
        seen.append(stopped())

    def stopper(_stopped: Callable[[], bool]) -> None:
        assert begun.wait(120)
        os.kill(os.getpid(), signal.SIGTERM)

    run(store, [Job("slow", slow), Job("stopper", stopper)], every=TICK, say=lambda _: None)
    assert seen == [True]


def test_one_at_a_time(store: Store) -> None:
    def second(_stopped: Callable[[], bool]) -> None:
        with pytest.raises(Locked, match="`critmin run` is under way on this database"):
            run(store, [], every=TICK, say=lambda _: None)
        os.kill(os.getpid(), signal.SIGTERM)

    said: list[str] = []
    run(store, [Job("second", second)], every=TICK, say=said.append)
    assert len(said) == 1
