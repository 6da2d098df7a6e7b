"""Runs `critmin digest --send` in children of this process and kills each with SIGKILL at a random instant.

Run as a program of its own: a child is forked after everything is imported, so that the instants fall into the making
and the sending. Arguments: folder, URL of the server, number of kills, seed. Each kill has a database and a sender of
its own (`digest@kill-1.example`). Prints one line per kill: `killed|ended` and the milliseconds.
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
from tests.pipeline.killed import ended


def child(folder: Path, url: str, name: str) -> int:
    """A `critmin digest --send` of its own; its process id."""
    process = os.fork()
    if process:
        return process
    os.environ |= {
        "CRITMIN_DB": f"sqlite:///{folder / name}.db",
        "CRITMIN_SMTP_URL": url,
        "CRITMIN_MAIL_FROM": f"Digest <digest@{name}.example>",
    }
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.argv = ["critmin", "digest", "--send"]
    try:
        main()
    finally:
        os._exit(0)


def run(folder: Path, url: str, kills: int, seed: int) -> None:
    """Time an undisturbed delivery out of a copy of `before.db`, then kill and continue others."""
    instants = random.Random(seed)
    shutil.copy(folder / "before.db", folder / "undisturbed.db")
    started = time.monotonic()
    ended(child(folder, url, "undisturbed"))
    whole = time.monotonic() - started
    for number in range(1, kills + 1):
        name = f"kill-{number}"
        shutil.copy(folder / "before.db", folder / f"{name}.db")
        process = child(folder, url, name)
        instant = instants.uniform(0, whole)
        time.sleep(instant)
        os.kill(process, signal.SIGKILL)
        too_late = ended(process)
        if too_late:  # the first one was slower than the others are: the machine was busy
            whole *= 0.5
        print("ended" if too_late else "killed", round(instant * 1000), flush=True)
        ended(child(folder, url, name))


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
