"""`python -m bench`: the ISO catalogue, polled first, unchanged, changed and not modified, against parsing it alone.

Everything is measured in one run, each phase in a process of its own, as a ratio of CPU time to `orjson` parsing the
same file: seconds of another machine or another hour say nothing. The catalogue is invented, in the form, size (80,000
records of 2 kB) and rate of change (0.46 %) that ISO Open Data's had; `--before` and `--after` measure real files. Exit
status 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.site import Site, served

_PHASES = ("parse", "first", "unchanged", "changed", "not modified")
_GOALS = {"first": 8.0, "changed": 2.0, "unchanged": 0.6, "not modified": 0.6}
Measured = Mapping[str, tuple[float, float]]


def main() -> None:
    """Measure and print a table of ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--projects", type=int, default=80_000, help="lines of the invented catalogue")
    parser.add_argument("--rounds", type=int, default=3, help="how often each phase runs; the median counts")
    parser.add_argument("--before", type=Path, help="a real deliverables file (JSON Lines)")
    parser.add_argument("--after", type=Path, help="the same some time later")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, served() as site:
        folder = Path(name)
        before, after = options.before, options.after
        if before is None or after is None:
            before, after = folder / "before.jsonl", folder / "after.jsonl"
            _run("write", folder, before, site, options.projects)
        rounds = [_round(folder / str(number), before, after, site) for number in range(options.rounds)]
        missed = _print(rounds, after.stat().st_size)
    sys.exit(f"missed: {', '.join(missed)}" if missed else 0)


def _round(folder: Path, before: Path, after: Path, site: Site) -> Measured:
    """CPU seconds and peak memory (MB) of each phase, in the order in which they build on each other."""
    folder.mkdir()
    measured = {}
    for phase in _PHASES:
        site.file, site.tag = (before, "") if phase in {"first", "unchanged"} else (after, '"2"')
        measured[phase] = _run(phase, folder, after, site)
    return measured


def _run(phase: str, folder: Path, file: Path, site: Site, projects: int = 0) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.phases", phase, str(folder), str(file), site.url, str(projects)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        seconds = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
    if status:
        sys.exit(f"bench: the phase {phase!r} failed")
    return float(seconds), usage.ru_maxrss / 1024


def _print(rounds: list[Measured], size: int) -> list[str]:
    """The table; the phases whose goal is missed."""
    missed = []
    parse = statistics.median(measured["parse"][0] for measured in rounds)
    print(f"parsing alone: {parse:.2f} s of CPU for {size / 1e6:.0f} MB (1.0)")
    print(f"{'phase':<14}{'ratio':>8}{'goal':>8}{'peak MB':>10}")
    for phase, goal in _GOALS.items():
        seconds = statistics.median(measured[phase][0] for measured in rounds)
        peak = max(measured[phase][1] for measured in rounds)
        print(f"{phase:<14}{seconds / parse:>8.2f}{goal:>8.1f}{peak:>10.0f}")
        missed += [phase] if seconds / parse > goal else []
    return missed


main()
