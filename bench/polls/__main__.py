"""`python -m bench.polls`: what polls cost beside a bare loop of `requests`, phase by phase, in one run.

Both poll the same invented pages over loopback, one right after the other; what is told is CPU time as a ratio, since
seconds of another machine or another hour say nothing. Start-up (Python, imports, opening the database) stands apart;
that of the reader's process is counted, and left out in a row of its own.
"reading alone" is the same loop that reads what is new: by trafilatura for pages, by lxml for feeds; "keeping alone"
is the loop that also keeps the items of feeds (`bench.polls.least`). Exit status 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.polls.site import site
from bench.polls.table import Row, tell

_PAGES = {  # phase: how the site answers, the goal, what critmin must say of how many pages
    "first": ("edition1", 12.0),
    "unchanged 304": ("edition1", 2.5),
    "same bytes": ("same", 1.8),
    "5 % changed": ("edition2", 3.0),
    "noise": ("noise", 5.0),
}
_FEEDS = {"first": ("edition1", 6.0), "unchanged 304": ("edition1", 2.0), "same bytes": ("same", 2.0)}
_READ = frozenset({"first", "5 % changed", "noise"})  # phases in which something has to be read
_LEAST = {  # the least that it can cost, where that is not only reading
    ("feed", "first"): ("reading", "keeping"),
    **{("page", phase): ("reading", "keeping") for phase in sorted(_READ)},
}
_STORED = 2_000.0  # bytes for each changed page
_HOSTS, _DELAY, _WALL, _PATH = 20, 0.2, 2.2, 1.8


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.polls", description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--hosts", type=int, default=_HOSTS, help="hosts with five pages each; 0 leaves them out")
    parser.add_argument("--only", choices=("pages", "feeds", "hosts"))
    options = parser.parse_args()
    rows: list[Row] = []
    if options.only in (None, "pages"):
        rows += _pages(options.pages)
    if options.only in (None, "feeds"):
        rows += _compared("feed", _FEEDS, options.feeds)
    if options.only in (None, "hosts") and options.hosts:
        rows += _hosts(options.hosts)
    sys.exit(tell(rows))


def _pages(number: int) -> list[Row]:
    """What a changed page stores is what the phase stores beyond the run log of all its polls, which the phase before
    wrote alone."""
    rows = _compared("page", _PAGES, number)
    stored = {row.name: row.ours["stored"] - row.before for row in rows if row.goal is not None}
    changed = next(row for row in rows if row.name == "page: 5 % changed")
    beyond = stored["page: 5 % changed"] - stored["page: same bytes"]
    per_page = beyond / max(1, changed.ours["outcomes"].get("changed", 0))
    log = stored["page: same bytes"] / number
    print(f"run log: {log:,.0f} B for each poll, up to a bound")
    return [*rows, Row("page: bytes for each changed page", _STORED, per_page, changed.ours, unit="B")]


def _compared(what: str, phases: dict[str, tuple[str, float]], number: int) -> list[Row]:
    rows, stored = [], 0
    with tempfile.TemporaryDirectory() as folder, site(0) as port:
        for phase, (mode, goal) in phases.items():
            urlopen(f"http://127.0.0.1:{port}/mode/{mode}").read()
            bare = _run("loop", what, folder, port, number)
            ours = _run("critmin", what, folder, port, number)
            ratio = (ours["own"] + ours["readers"]) / bare["own"]
            rows.append(Row(f"{what}: {phase}", goal, ratio, ours, bare=bare["own"], before=stored))
            stored = ours["stored"]
            if ours["readers_start"]:
                less = (ours["own"] + ours["readers"] - ours["readers_start"]) / bare["own"]
                rows.append(Row(f"{what}: {phase}, a reader's start left out", None, less, ours, bare=bare["own"]))
            for who in _LEAST.get((what, phase), ("reading",) if phase in _READ else ()):
                least = _run(who, what, folder, port, number)
                rows.append(
                    Row(f"{what}: {phase}, {who} alone", None, least["own"] / bare["own"], least, bare=bare["own"])
                )
    return rows


def _hosts(hosts: int) -> list[Row]:
    rows = []
    with tempfile.TemporaryDirectory() as folder, site(_DELAY) as port:
        for phase, goal in (("first", None), ("second", _WALL)):
            ours = _run("critmin", "page", folder, port, 5 * hosts, hosts, _DELAY)
            rows.append(Row(f"{hosts} hosts, path {_PATH} s: {phase}", goal, ours["wall"], ours, unit="s"))
    return rows


def _run(who: str, what: str, folder: str, port: int, number: int, hosts: int = 1, gap: float = 0) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.polls.phase", who, what, folder, port, number, hosts, gap]
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True, cwd=Path.cwd())
    result: dict[str, Any] = json.loads(done.stdout)
    return result


main()
