"""`python -m tests.mutation [MODULE ...] [--every N] [--lanes N]`: mutants and survivors; of each N the first is tried.

Exit status 1 where fewer than nine of ten mutants are noticed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import hypothesis
import lxml.html
import orjson
import pydantic
import sqlalchemy
import yaml

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.targets import TARGETS
from tests.mutation.trial import KILLED, SURVIVED, TOO_LONG, outcome

LOADED = (hypothesis, lxml.html, pydantic, sqlalchemy, yaml)  # once, before forking
ROOT = Path(__file__).parents[2]
_LEAST = 0.9


def tried(name: str, every: int, lane: int, lanes: int) -> list[tuple[Mutant, str]]:
    """This lane's share of the mutants of a module, each with what became of it."""
    path = ROOT / f"{name.replace('.', '/')}.py"
    source, tests = path.read_text("utf-8"), [str(ROOT / test) for test in TARGETS[name]]
    begun = time.monotonic()
    if outcome(name, str(path), source, tests, 300) != SURVIVED:
        raise SystemExit(f"{name}: its nearest tests fail as it is: {', '.join(TARGETS[name])}")
    seconds = 20 + 6 * (time.monotonic() - begun)
    mine = list(mutants(source))[::every][lane::lanes]
    return [(mutant, outcome(name, str(path), mutant.source, tests, seconds)) for mutant in mine]


def lane(names: list[str], every: int, number: int, lanes: int, out: Path) -> None:
    """Try a share of all, and write a line for each mutant."""
    with out.open("wb") as stream:
        for name in names:
            for mutant, became in tried(name, every, number, lanes):
                stream.write(orjson.dumps([name, mutant.where, mutant.what, became]) + b"\n")
                stream.flush()


def report(rows: list[tuple[str, int, str, str]]) -> float:
    """Print each module's score and its survivors; the score of all."""
    for name in dict.fromkeys(name for name, *_ in rows):
        mine = sorted(row for row in rows if row[0] == name)
        noticed = sum(became in (KILLED, TOO_LONG) for *_, became in mine)
        print(f"{name}: {noticed} of {len(mine)} noticed ({noticed / len(mine):.0%})")
        for _, where, what, became in mine:
            if became == SURVIVED:
                print(f"  line {where}: {what}")
    score = sum(became != SURVIVED for *_, became in rows) / len(rows)
    print(f"all: {score:.1%} of {len(rows)} mutants noticed")
    return score


def _all(names: list[str], every: int, lanes: int, folder: Path) -> list[tuple[str, int, str, str]] | None:
    """What became of every mutant; `None` where a lane could not go on."""
    files = [folder / f"{number}.jsonl" for number in range(lanes)]
    children = []
    for number, file in enumerate(files):
        if not (child := os.fork()):
            try:
                lane(names, every, number, lanes, file)
            except SystemExit as error:
                print(error)
                os._exit(2)
            os._exit(0)
        children.append(child)
    if any(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children):
        return None
    return [tuple(orjson.loads(line)) for file in files for line in file.read_bytes().splitlines()]


def main() -> int:
    """Try all in lanes side by side, then report."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("module", nargs="*", default=list(TARGETS))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--lanes", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="critmin-mutation-") as folder:
        rows = _all(chosen.module, chosen.every, chosen.lanes, Path(folder))
    return 2 if rows is None else 0 if report(rows) >= _LEAST else 1


if __name__ == "__main__":
    raise SystemExit(main())
