"""Nothing a server does can hurt: each case of the table fails alone, in a sentence, in time, within its memory.

Beside each hostile source a healthy one of the same host and one of another host are read. `CRITMIN_HOSTILE_TABLE`
names a file to write the table with its figures to.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.fetch import Client, Limits
from pipeline.poll.refresh import Refresher
from pipeline.reading.workers import Workers
from storage.store import Store
from tests.hostile.answers import PROSE, Case
from tests.hostile.cases import CASES, SLOW
from tests.long import LONG
from tests.pipeline.fetch.loopback import Fixed, Site
from tests.pipeline.worlds import open_store, plain, source

SECONDS = 30.0  # of computing
MEGABYTES = 300.0
HEALTHY = f"<html><body><main>{PROSE * 3}</main></body></html>".encode()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for all cases; each has sources of its own."""
    store = open_store(tmp_path_factory.mktemp("hostile"))
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """One pool for all cases."""
    with Workers() as pool:
        yield pool


@dataclass
class Watch:
    """What reading took: the largest memory that any reader had, in megabytes, and the processor time of all, in
    seconds. The clock on the wall is not asserted: how busy the machine is, no document can help."""

    peak: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)
    used: dict[str, tuple[float, float]] = field(default_factory=dict)  # process -> at first, and now

    def begin(self) -> None:
        """From now on the peaks of the readers that are there count anew."""
        for child in _children():
            with suppress(OSError):
                Path(f"/proc/{child}/clear_refs").write_text("5")  # proc(5): the peak is what is held now
                self.used[child] = (_computed(child), _computed(child))

    def look(self) -> None:
        while not self.over.wait(0.02):
            for child in _children():
                self.peak = max(self.peak, _peak(child))
                with suppress(OSError):
                    self.used[child] = (self.used.get(child, (0.0, 0.0))[0], _computed(child))

    @property
    def computed(self) -> float:
        return sum(now - first for first, now in self.used.values())


def _children() -> Iterator[str]:
    """The processes that the threads of this one started; a thread may end between its listing and its reading."""
    for children in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            yield from children.read_text().split()


def _peak(process: str) -> float:
    try:
        if b"pipeline.reading.worker" not in Path(f"/proc/{process}/cmdline").read_bytes():
            return 0.0  # not yet: it still shows the memory of the tests
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _computed(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # proc(5): utime, stime


@contextmanager
def watched() -> Iterator[Watch]:
    watch = Watch()
    watch.begin()
    thread = threading.Thread(target=watch.look)
    thread.start()
    try:
        yield watch
    finally:
        watch.over.set()
        thread.join()


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 120
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("case", [case for case in CASES if LONG or case.name not in SLOW], ids=lambda case: case.name)
def test_a_hostile_server_hurts_nobody(case: Case, site: Site, store: Store, workers: Workers) -> None:
    number = f"{CASES.index(case):03}"
    site.pages["/hostile"] = case.page
    site.pages["/healthy"] = Fixed(HEALTHY, 200, {"Content-Type": "text/html"})
    if case.robots:
        site.pages["/robots.txt"] = case.robots
    hostile = source(
        case.kind, site.url("/hostile"), id=f"hostile-{number}", expect={"min_records": 0, "max_vanish": 1}
    )
    beside = source("page", site.url("/healthy"), id=f"beside-{number}")
    elsewhere = source("page", site.url("/healthy", host="localhost"), id=f"elsewhere-{number}")
    limits = Limits(host_gap=0, total_seconds=6, connect_seconds=6, retries=1, backoff=0.01, pause=0)
    started = time.monotonic()
    with watched() as watch, Client(limits=limits, allow_private=True) as client:
        report = Refresher(store, client, plain, reader=workers).refresh([hostile, beside, elsewhere])
    seconds = time.monotonic() - started
    outcomes = {outcome.id.partition("-")[0]: outcome for outcome in report.sources}
    found = outcomes["hostile"]
    _note(case, found.outcome, found.error or "", (seconds, watch.computed, watch.peak))
    if not case.robots:
        assert [outcomes[name].outcome for name in ("beside", "elsewhere")] == ["first", "first"], outcomes
    if case.says:
        assert found.outcome == "failed", found
        assert re.search(case.says, found.error or ""), found.error
    assert found.outcome in {"first", "failed", "quarantined"}
    assert "unexpectedly" not in (found.error or ""), found
    assert len(found.error or "") < 2000
    assert watch.peak <= MEGABYTES
    assert watch.computed <= SECONDS


def _note(case: Case, outcome: str, error: str, figures: tuple[float, float, float]) -> None:
    if path := os.environ.get("CRITMIN_HOSTILE_TABLE"):
        with Path(path).open("a", encoding="utf-8") as table:
            said = re.sub(r"https?://\S+", "…", error).replace("|", "/")[:110]
            seconds, computed, peak = figures
            table.write(f"| {case.name} | {outcome} | {said} | {seconds:.1f} | {computed:.1f} | {peak:.0f} |\n")
