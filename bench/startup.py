"""How long commands take to start, beside a bare interpreter, in one run: `python -m bench.startup`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.catalogue import load
from storage.database.opening import open_database
from storage.store import SourceState, Store

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "critmin --help": ("--help",),
    "critmin lists US": ("lists", "US"),
    "critmin changes": ("changes",),
    "critmin refresh --due, nothing is due": ("refresh", "--due"),
}
_RUNS = 5


def seconds(*command: str, folder: str) -> float:
    """The least CPU seconds of several runs; the least disturbed one is the nearest to the truth."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CRITMIN_DB": f"sqlite:///{folder}/critmin.db"}
    spent = []
    for _ in range(_RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], env=environment, capture_output=True, check=False, cwd=folder)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def plan(url: str) -> None:
    """A database in which every source of the catalogue was polled just now and is due tomorrow."""
    now, engine = datetime.now(UTC), open_database(url)
    polled = SourceState("", baseline_at=now, polled_at=now, succeeded_at=now, outcome="unchanged", records=1)
    with Store(engine).begin() as transaction:
        for source in load().sources:
            state = replace(polled, source=source.id, next_due=now + timedelta(days=1))
            transaction.save_state(state)
    engine.dispose()


def main() -> None:
    """Print CPU seconds and the ratio to a bare interpreter. What all that read the database share is SQLAlchemy."""
    with tempfile.TemporaryDirectory() as folder:
        plan(f"sqlite:///{folder}/critmin.db")
        bare = seconds("-c", "pass", folder=folder)
        print(f"{'bare interpreter':52} {bare:6.3f} s")
        taken = seconds("-c", "import sqlalchemy", folder=folder)
        print(f"{'import sqlalchemy':52} {taken:6.3f} s  {taken / bare:5.1f}x")
        for name, arguments in COMMANDS.items():
            taken = seconds("-m", "critmin", *arguments, folder=folder)
            print(f"{name:52} {taken:6.3f} s  {taken / bare:5.1f}x")


if __name__ == "__main__":
    main()
