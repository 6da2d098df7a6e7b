"""`python -m bench.soak`: 200,000 polls of a world that answers by itself: does memory grow, what fills the database?

Sources of two kinds on many hosts are polled once a simulated day, as `critmin run` polls: the same client, readers in
processes of their own, one database. Of the answers most are 304 or the same bytes, some are noise, some say something
new, some fail. Memory grows until what is kept of texts and statements is full. Exit status 1 where the last quarter of
the polls has more than 5 % above the quarter before.
"""

from __future__ import annotations

import argparse
import gc
import io
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from bench.polls.pages import prose
from critmin.background.memory import share_heaps
from critmin.teller import Teller
from pipeline.fetch import Client, Limits
from pipeline.poll.refresh import Refresher
from pipeline.reading.workers import Workers
from pipeline.source import Source
from storage.database.opening import open_database
from storage.store import Store

_START = datetime(2025, 1, 6, 8, tzinfo=UTC)
_HOSTS, _SAMPLES, _FLAT = 40, 40, 1.05
_CHANGED, _NOISE, _FAILS, _SAME = 0.03, 0.08, 0.09, 0.30  # a poll draws a number; below which of these it is


class World(HTTPAdapter):
    """What the sources say on a day; a transport of `requests` that opens no connection."""

    def __init__(self, sources: int) -> None:
        super().__init__()
        self.editions, self.day, self.sources = Counter[int](), 0, sources

    def dawn(self, day: int) -> None:
        """Another day begins: some sources say something new."""
        self.day = day
        self.editions.update(number for number in range(self.sources) if self._chance(number) < _CHANGED)

    def _chance(self, number: int) -> float:
        return random.Random(number * 100_003 + self.day).random()

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        url = str(request.url)
        if url.endswith("/robots.txt"):
            return self._answer(request, 404, b"")
        number = int(url.rpartition("/")[2])
        edition, chance = self.editions[number], self._chance(number)
        tag = f'"{number}-{edition}"'
        if _NOISE <= chance < _FAILS:
            return self._answer(request, 500, b"<html>Internal error</html>")
        if chance >= _SAME and request.headers.get("If-None-Match") == tag:
            return self._answer(request, 304, b"", tag)
        token = self.day if _CHANGED <= chance < _NOISE else 0
        return self._answer(request, 200, said(number, edition, token), tag)

    def _answer(self, request: requests.PreparedRequest, status: int, body: bytes, tag: str = "") -> requests.Response:
        headers = {"Content-Type": "text/html; charset=utf-8", **({"ETag": tag} if tag else {})}
        response = HTTPResponse(body=io.BytesIO(body), headers=headers, status=status, preload_content=False)
        return self.build_response(request, response)


def is_feed(number: int) -> bool:
    """Every fourth source is one."""
    return number % 4 == 3


def said(number: int, edition: int, token: int) -> bytes:
    """A feed of ten items, one of them new in each edition, or a page of which a sentence is."""
    if is_feed(number):
        items = "".join(
            f"<item><title>{prose(random.Random(number * 1009 + item), 8)}</title><link>https://n.example/{number}/"
            f"{item}</link><description>Lithium: {prose(random.Random(item), 20)}</description></item>"
            for item in range(edition + 10, edition, -1)
        )
        head = f'<?xml version="1.0"?><!-- {token} --><rss version="2.0"><channel><title>News</title>'
        return f"{head}{items}</channel></rss>".encode()
    texts = "".join(f"<p>{prose(random.Random(number * 1009 + part), 18)}</p>" for part in range(12))
    new = f"<p>Edition {edition} is about lithium: {prose(random.Random(number * 7 + edition), 14)}</p>"
    return (
        f'<html><head><title>Page {number}</title><meta name="token" content="{token}"></head>'
        f"<body><main><h1>Page {number}</h1>{texts}{new}</main></body></html>"
    ).encode()


def sources(number: int) -> list[Source]:
    """So many, on forty hosts."""
    return [
        Source.model_validate({
            "id": f"source-{index:04}", "name": f"Source {index}", "organisation": "Soak", "jurisdiction": "US",
            "kind": "feed" if is_feed(index) else "page", "why": "soak", "poll": "daily", "topic": "news",
            "url": f"https://host{index % _HOSTS}.example/{index}", "evidence": "invented", "confidence": "verified",
            "expect": {"min_records": 1, "max_vanish": 1},
        })
        for index in range(number)
    ]  # fmt: skip


def memory() -> tuple[float, float]:
    """Megabytes of this process, and of all its readers together."""
    gc.collect()
    return _resident("self"), sum(_resident(child) for child in _children())


def _children() -> Iterator[str]:
    for children in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            yield from children.read_text().split()


def _resident(process: str) -> float:
    with suppress(OSError):
        if found := re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text()):
            return int(found[1]) / 1000
    return 0.0


def tables(path: Path) -> list[tuple[str, int, int]]:
    """Each table and index with its bytes and rows, the largest first."""
    with sqlite3.connect(path) as connection:
        sizes = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        count = "SELECT count(*) FROM "
        return [(name, size, connection.execute(count + name).fetchone()[0] if name in names else 0)
                for name, size in sizes]  # fmt: skip


def _same(moment: datetime) -> datetime:
    return moment


def soak(path: Path, number: int, days: int) -> tuple[list[tuple[float, float]], Counter[str]]:
    """Poll so many sources on so many days; the memory now and then, and how polls ended."""
    world, outcomes, samples = World(number), Counter[str](), []
    engine = open_database(f"sqlite:///{path}")
    store, watched = Store(engine), sources(number)
    with Client(limits=Limits(host_gap=0, retries=0), allow_private=True) as client, Workers() as reader:
        client._session.mount("https://", world)  # noqa: SLF001 - the one way past the gate, which is not measured here
        for day in range(days):
            world.dawn(day)
            now = _START + timedelta(days=day)
            report = Refresher(store, client, Teller(), now=partial(_same, now), reader=reader).refresh(watched)
            outcomes.update(outcome.outcome for outcome in report.sources)
            if (day + 1) % max(1, days // _SAMPLES) == 0:
                samples.append(memory())
                ours, readers = samples[-1]
                size = path.stat().st_size / 1e6
                print(
                    f"{(day + 1) * number:>8,} polls {ours:6.1f} MB, readers {readers:6.1f} MB, {size:6.1f} MB stored"
                )
    engine.dispose()
    return samples, outcomes


def main() -> None:
    """Soak, and print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--sources", type=int, default=400)
    parser.add_argument("--days", type=int, default=500)
    options = parser.parse_args()
    share_heaps()  # as `critmin run` does
    with tempfile.TemporaryDirectory() as folder:
        path, begun = Path(folder) / "critmin.db", time.process_time()
        samples, outcomes = soak(path, options.sources, options.days)
        print(f"{options.sources * options.days:,} polls, {time.process_time() - begun:.0f} s of CPU without readers")
        print(", ".join(f"{number:,} {outcome}" for outcome, number in outcomes.most_common()))
        for name, size, rows in tables(path)[:14]:
            print(f"{size / 1e6:8.2f} MB  {name}" + (f", {rows:,} rows" if rows else ""))
    quarter = len(samples) // 4
    ratios = [
        mean(column[-quarter:]) / mean(column[2 * quarter : 3 * quarter]) for column in zip(*samples, strict=True)
    ]
    print(f"last quarter beside the third: {ratios[0]:.3f} (readers {ratios[1]:.3f})")
    sys.exit(max(ratios) > _FLAT)


if __name__ == "__main__":
    main()
