"""Readers that something else ends: no document is blamed for that, unless memory may have run out at it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

import pytest

from pipeline.document import Body, Document
from pipeline.reading import process, workers
from pipeline.reading.limits import limits
from pipeline.reading.process import Process
from pipeline.reading.results import UnexpectedFailure
from pipeline.reading.workers import Workers
from tests.pipeline.worlds import source

_PAGE = b"<html><body><main><p>Rule 1 covers ores from the mine to the refinery.</p></main></body></html>"


class Ended(Process):
    """A process of which the first `beginnings` are ended before they begin, the next `readings` while they read."""

    beginnings, readings, by = 0, 0, signal.SIGKILL
    numbers: Iterator[int] = count()

    def __init__(self) -> None:
        super().__init__()
        self._number = next(self.numbers)
        if self._number < self.beginnings:
            self._process.kill()

    def _ask(self, *what: object) -> None:
        if self._number < self.beginnings + self.readings:
            self._process.send_signal(self.by)
            self._process.wait()
        super()._ask(*what)  # type: ignore[arg-type] # what Process gives itself


@dataclass
class Kernel:
    """How often memory ran out: as the kernel of `shortages` says, which grows with each look or never."""

    monkeypatch: pytest.MonkeyPatch
    tried: Iterator[int] = field(default_factory=count)

    def says(self, shortages: Callable[[], int | None]) -> None:
        self.monkeypatch.setattr(process, "shortages", shortages)

    def read(self, beginnings: int, readings: int, by: signal.Signals = signal.SIGKILL, most: float = 20.0) -> int:
        """How many records were read, where processes are ended `by` a signal; `most`: seconds of reading."""
        given = {"beginnings": beginnings, "readings": readings, "by": by, "numbers": self.tried}
        self.monkeypatch.setattr(workers, "Process", type("_Ended", (Ended,), given))
        page, at = source("page", "https://ore.example/rules"), datetime(2026, 1, 5, tzinfo=UTC)
        document = Document(page.id, str(page.url), 200, {}, "text/html", Body.of(_PAGE), at)
        allowed = replace(limits(page), reading=most)
        with Workers(usual=1, most=1) as pool, closing(pool.read(document, page, allowed)) as reading:
            return len(list(reading.records()))


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """Memory never runs out, until a test says otherwise."""
    kernel = Kernel(monkeypatch)
    kernel.says(lambda: 7)
    return kernel


def test_processes_that_something_else_ends_are_nobodys_fault(kernel: Kernel) -> None:
    assert kernel.read(beginnings=3, readings=4) == 1


def test_so_are_those_that_a_person_ends(kernel: Kernel) -> None:
    ignored = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it is, by the processes that we start as well
    try:
        assert kernel.read(beginnings=0, readings=3, by=signal.SIGHUP) == 1
    finally:
        signal.signal(signal.SIGHUP, ignored)


def test_a_document_at_which_memory_runs_out_is_tried_once_more(kernel: Kernel) -> None:
    kernel.says(count().__next__)
    assert kernel.read(beginnings=2, readings=1) == 1


@pytest.mark.parametrize("shortages", [count().__next__, lambda: None], ids=["the kernel says so", "nobody says"])
def test_a_document_at_which_memory_runs_out_twice_has_failed(
    kernel: Kernel, shortages: Callable[[], int | None]
) -> None:
    kernel.says(shortages)
    told = r"ore\.example/rules: its reader was ended with SIGKILL, when the machine's memory ran out \(the last of 2"
    with pytest.raises(UnexpectedFailure, match=told):
        kernel.read(beginnings=0, readings=9)
    assert next(kernel.tried) == 2


def test_a_reader_that_crashes_at_a_document_is_not_tried_again(kernel: Kernel) -> None:
    with pytest.raises(UnexpectedFailure, match=r"ore\.example/rules: its reader ended with SIGSEGV$"):
        kernel.read(beginnings=0, readings=9, by=signal.SIGSEGV)
    assert next(kernel.tried) == 1


def test_where_every_process_is_ended_that_is_said_in_the_end(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_ENDED", 3)
    told = r"its reader was ended with SIGKILL, by something outside of critmin \(the last of 3 readers of it\)"
    with pytest.raises(UnexpectedFailure, match=told):
        kernel.read(beginnings=2, readings=99)


def test_and_when_it_took_longer_than_a_round_can_wait(kernel: Kernel) -> None:
    with pytest.raises(UnexpectedFailure, match=r"by something outside of critmin$"):
        kernel.read(beginnings=0, readings=99, most=0.0)
