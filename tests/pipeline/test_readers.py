"""Readers that something else ends: a document is blamed only where it was being read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count

import pytest

from pipeline.document import Body, Document
from pipeline.reading import workers
from pipeline.reading.limits import limits
from pipeline.reading.process import Process
from pipeline.reading.results import UnexpectedFailure
from pipeline.reading.workers import Workers
from tests.pipeline.worlds import source

_PAGE = b"<html><body><main><p>Rule 1 covers ores from the mine to the refinery.</p></main></body></html>"


class Ended(Process):
    """A process of which the first `beginnings` are ended before they begin, the next `readings` while they read."""

    beginnings, readings = 0, 0
    numbers: Iterator[int] = count()

    def __init__(self) -> None:
        super().__init__()
        self._number = next(self.numbers)
        if self._number < self.beginnings:
            self._process.kill()

    def _ask(self, *what: object) -> None:
        if self._number < self.beginnings + self.readings:
            self._process.kill()
            self._process.wait()
        super()._ask(*what)  # type: ignore[arg-type] # what Process gives itself


def read(monkeypatch: pytest.MonkeyPatch, beginnings: int, readings: int) -> int:
    """How many records were read."""
    ended = type("_Ended", (Ended,), {"beginnings": beginnings, "readings": readings, "numbers": count()})
    monkeypatch.setattr(workers, "Process", ended)
    page, at = source("page", "https://ore.example/rules"), datetime(2026, 1, 5, tzinfo=UTC)
    document = Document(page.id, str(page.url), 200, {}, "text/html", Body.of(_PAGE), at)
    with Workers(usual=1, most=1) as pool, closing(pool.read(document, page, limits(page))) as reading:
        return len(list(reading.records()))


def test_processes_that_are_ended_before_they_begin_are_nobodys_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, beginnings=4, readings=1) == 1


def test_a_document_whose_reader_is_ended_twice_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnexpectedFailure, match=r"ore\.example/rules: its reader was killed by SIGKILL"):
        read(monkeypatch, beginnings=0, readings=2)


def test_where_no_process_ever_begins_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_BEGINNINGS", 3)
    with pytest.raises(UnexpectedFailure, match="killed by SIGKILL"):
        read(monkeypatch, beginnings=99, readings=0)
