"""One phase, run as a process: `python -m bench.polls.phase WHO WHAT FOLDER PORT NUMBER HOSTS GAP`.

WHO: `loop`, `reading` (a loop that reads what is new), `keeping` (one that keeps it, too) or `critmin`; WHAT:
`page` or `feed`. Prints JSON: CPU seconds before the first request (`start`), of this process after it (`own`),
of its readers (`readers`) and what of that is the start of one (`readers_start`), seconds of wall time, peak memory of
both in MB, outcomes, and the bytes that the database uses.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

Run = Callable[[], Mapping[str, int]]


def main() -> None:
    """Run the phase that the command line names."""
    who, what, folder, port, number, hosts, gap = sys.argv[1:]
    share = int(number) // int(hosts)
    urls = [f"http://127.0.1.{1 + at // share}:{port}/{what}/{at}" for at in range(int(number))]
    run = _critmin(urls, what, Path(folder), float(gap)) if who == "critmin" else _loop(who, urls, what, Path(folder))
    start, begun = time.process_time(), time.monotonic()
    outcomes = run()
    own, readers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "start": start,
        "own": own.ru_utime + own.ru_stime - start,
        "readers": readers.ru_utime + readers.ru_stime,
        "readers_start": _readers_start() if readers.ru_utime else 0.0,
        "wall": time.monotonic() - begun,
        "peak": own.ru_maxrss / 1024,
        "readers_peak": readers.ru_maxrss / 1024,
        "outcomes": dict(outcomes),
        "stored": _stored(Path(folder) / "critmin.db"),
    }
    print(json.dumps(result))


def _readers_start() -> float:
    """CPU of Python and what a reader imports before it can be asked, the least of three."""
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", "import pipeline.reading.worker"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def _loop(who: str, urls: list[str], what: str, folder: Path) -> Run:
    from bench.polls.loop import Read, poll, reading

    read: Read | None = None
    if who == "keeping" and what == "page":
        from bench.polls import least_pages

        return lambda: {"new": least_pages.poll(urls, folder)}
    if who == "keeping":
        from bench.polls.least import Keeper

        read = Keeper(folder).read
    elif who == "reading":
        read = reading(what)
    return lambda: {"new": poll(urls, folder / who, read)}


def _critmin(urls: list[str], what: str, folder: Path, gap: float) -> Run:
    from critmin.teller import Teller
    from pipeline.fetch import Client, Limits
    from pipeline.poll.refresh import Refresher
    from pipeline.source import Source
    from storage.database.opening import open_database
    from storage.database.robots_cache import RobotsCache
    from storage.store import Store

    store = Store(open_database(f"sqlite:///{folder / 'critmin.db'}"))
    sources = [
        Source.model_validate(
            {
                "id": f"{what}-{at}", "name": f"Committee {at}", "organisation": "-", "jurisdiction": "international",
                "kind": what, "url": url, "poll": "daily", "topic": "news", "why": "measured",
                "expect": {"min_records": 0, "max_vanish": 1.0}, "evidence": "-", "confidence": "verified",
            }
        )
        for at, url in enumerate(urls)
    ]  # fmt: skip

    def run() -> Mapping[str, int]:
        with Client(limits=Limits(host_gap=gap), allow_private=True, rules=RobotsCache(store.engine)) as client:
            report = Refresher(store, client, Teller()).refresh(sources)
        store.engine.dispose()
        return Counter(outcome.outcome for outcome in report.sources)

    return run


def _stored(database: Path) -> int:
    """Bytes of the pages that are in use."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as connection:
        size, pages, free = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
        )
    return int(size * (pages - free))


if __name__ == "__main__":
    main()
