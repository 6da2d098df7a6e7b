"""Runs `critmin refresh` in children of this process and kills each with SIGKILL at a random instant.

Run as a program of its own: a child is forked after everything is imported, so that the instants fall into the
polling. Arguments: folder, archive, time of the poll, number of kills, seed. Prints one line per kill:
`killed|ended` and the milliseconds.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from critmin.cli import main


def child(archive: str, at: str, database: Path) -> int:
    """A `critmin refresh` of its own; its process id."""
    process = os.fork()
    if process:
        return process
    os.environ["CRITMIN_DB"] = f"sqlite:///{database}"
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.argv = ["critmin", "refresh", "--replay", archive, "--at", at]
    try:
        main()
    finally:
        os._exit(0)


def ended(process: int) -> bool:
    """Wait for the child; whether it ended by itself."""
    return not os.WIFSIGNALED(os.waitpid(process, 0)[1])


def run(folder: Path, archive: str, at: str, kills: int, seed: int) -> None:
    """Time an undisturbed refresh of `before.db` as `undisturbed.db`, then kill refreshes of `1.db`, `2.db`, …"""
    instants = random.Random(seed)
    shutil.copy(folder / "before.db", folder / "undisturbed.db")
    started = time.monotonic()
    ended(child(archive, at, folder / "undisturbed.db"))
    whole = time.monotonic() - started
    for number in range(1, kills + 1):
        database = folder / f"{number}.db"
        shutil.copy(folder / "before.db", database)
        process = child(archive, at, database)
        instant = instants.uniform(0, whole)
        time.sleep(instant)
        os.kill(process, signal.SIGKILL)
        too_late = ended(process)
        if too_late:  # the first one was slower than the others are: the machine was busy
            whole *= 0.5
        print("ended" if too_late else "killed", round(instant * 1000), flush=True)
        ended(child(archive, at, database))


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
