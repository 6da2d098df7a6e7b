"""A second process that holds something of a database until it is told to let go, or is killed.

Run as `python -m tests.storage.holder WHAT URL`; prints `held`, then waits for its standard input to end.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from storage.database.lock import refresh_lock
from storage.database.opening import open_database
from storage.database.tables import metadata

ROOT = Path(__file__).parents[2]


@contextmanager
def held(what: str, url: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds `what` ("refresh" or "database") of the database."""
    command = [sys.executable, "-m", "tests.storage.holder", what, url]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def _wait() -> None:
    print("held", flush=True)
    sys.stdin.read()


def _hold_refresh(url: str) -> None:
    with refresh_lock(open_database(url), "critmin refresh --due"):
        _wait()


def _hold_database(url: str) -> None:
    if not url.startswith("sqlite"):
        with open_database(url).connect() as connection:
            connection.exec_driver_sql(f"LOCK TABLE {', '.join(metadata.tables)} IN ACCESS EXCLUSIVE MODE")
            _wait()
        return
    with closing(sqlite3.connect(str(make_url(url).database), isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("DELETE FROM polls")
        _wait()


if __name__ == "__main__":
    {"refresh": _hold_refresh, "database": _hold_database}[sys.argv[1]](sys.argv[2])
