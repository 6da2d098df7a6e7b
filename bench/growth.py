"""What questions cost on large databases: `python -m bench.growth [--database URL] [--sizes 10000000]`.

Invented changes over three years, a tenth as many states of projects (half of them current, six of a hundred of these
at a ballot), in a SQLite file or, with `--database`, in an empty PostgreSQL database. Prints CPU and wall seconds and
the peak of memory of each command, and what it takes beyond the same command on an empty SQLite database; exit status 1
where that is more than a second of CPU.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import orjson
from sqlalchemy import Connection, Table, func, select

from storage.database.connections import writing
from storage.database.opening import open_database
from storage.database.tables import changes, revisions
from vocabulary.records import Kind

_ROOT = Path(__file__).parents[1]
_YEARS = 3
_GOAL = 1.0  # seconds beyond the same command on an empty database
_WORDS = "ores lithium sampling test method determination mechanical systems safety water plastics steel data".split()
_MINERALS = ("lithium", "tin", "zinc", "cobalt", "nickel", "graphite", "copper", "tungsten", "fluorspar", "antimony")
_STAGES = ("20.00", "20.20", "30.20", "40.00", "40.60", "50.00", "60.60", "90.93")
_CHANGE = (
    "detected_at source kind key label action fields significance sentence topics minerals committees".split()
)  # fmt: skip
_STATE = "kind key label fields source seen_from seen_until snapshot".split()
_BATCH = 50_000


@dataclass(frozen=True)
class Cost:
    """Of one process: CPU and wall seconds, the peak of its memory in MB."""

    cpu: float
    wall: float
    peak: int


def _title(number: int) -> str:
    return " ".join(_WORDS[number * step % len(_WORDS)] for step in (1, 3, 5, 7, 11, 13))


def _committee(number: int) -> str:
    return f"ISO/TC {number * 7 % 350 + 1}"


def change_rows(number: int, end: datetime) -> Iterator[tuple[object, ...]]:
    """The newest at `end`, the others evenly over the years before, one in five notable."""
    apart = timedelta(days=365 * _YEARS) / number
    topics = orjson.dumps(["iso-projects"]).decode()
    minerals = [orjson.dumps([mineral]).decode() for mineral in _MINERALS]
    for at in range(number):
        key, name, committee = str(at % max(number // 10, 1)), f"ISO/DIS {at}", _committee(at)
        before, after = _STAGES[at % 8], _STAGES[(at + 1) % 8]
        sentence = f"{name} “{_title(at)}” ({committee}) moved from {before} to {after}"
        yield (
            end - apart * (number - 1 - at), "iso", Kind.PROJECT, key, name, "changed",
            f'{{"stage":["{before}","{after}"]}}', "notable" if at % 5 == 0 else "routine", sentence, topics,
            minerals[at % 10], f'["{committee}/SC {at % 9 + 1}","{committee}"]',
        )  # fmt: skip


def state_rows(number: int, end: datetime) -> Iterator[tuple[object, ...]]:
    """States of projects: of each a past and a current one, six of a hundred of these at the enquiry ballot."""
    begun = end - timedelta(days=365 * _YEARS)
    for at in range(number):
        project, current = divmod(at, 2)
        stage = "40.20" if current and project % 100 < 6 else _STAGES[(project + current) % 8]
        reference = f"ISO/DIS {project}"
        fields = {"committee": _committee(project), "reference": reference, "stage": stage, "title": _title(project)}
        seen = (end - timedelta(days=30), None) if current else (begun, end - timedelta(days=30))
        yield (Kind.PROJECT, str(project), reference, orjson.dumps(fields).decode(), "iso", *seen, "baseline")


def fill(url: str, number: int, end: datetime) -> None:
    """An empty database with so many changes."""
    engine = open_database(url)
    with writing(engine) as connection:
        _write(connection, changes, _CHANGE, change_rows(number, end))
        _write(connection, revisions, _STATE, state_rows(number // 10, end))
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    engine.dispose()


def _write(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    columns, driver = ", ".join(names), connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the database's connection is closed")
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(names))
    stored = (
        [f"{value:%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value for value in row] for row in rows
    )
    while batch := list(islice(stored, _BATCH)):
        driver.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", batch)


def cost(url: str, *arguments: str) -> Cost:
    """Of `critmin ARGUMENTS` on that database, the least of three runs."""
    return min((_once(url, arguments) for _ in range(3)), key=lambda run: run.cpu)


def _once(url: str, arguments: Sequence[str]) -> Cost:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "CRITMIN_DB": url}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "critmin", *arguments],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    error = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"bench: critmin {' '.join(arguments)}: {error}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss // 1024)


def commands(url: str, end: datetime) -> dict[str, tuple[str, ...]]:
    """What is asked: the last hour's changes, one of the newest, all that a person asks of the whole."""
    engine = open_database(url)
    with engine.connect() as connection:
        newest = connection.execute(select(func.max(changes.c.id))).scalar() or 0
    engine.dispose()
    hour = (end - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = {
        "changes": ("changes", "--since", hour),
        "digest": ("digest", "--since", hour),
        "matrix": ("matrix",),
        "status": ("status",),
        "mineral": ("mineral", "lithium"),
    }
    return {**asked, "show": ("show", str(newest))} if newest else asked


def main() -> int:
    """Fill, ask, print; see above."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--database", help="an empty PostgreSQL database, for one size; default: SQLite files")
    options = parser.parse_args()
    end, over = datetime.now(UTC), False
    with tempfile.TemporaryDirectory() as folder:
        least = {name: cost(f"sqlite:///{folder}/empty.db", *asked) for name, asked in _on_empty(folder, end).items()}
        for size in options.sizes:
            url = options.database or f"sqlite:///{folder}/{size}.db"
            filling = multiprocessing.get_context("spawn").Process(target=fill, args=(url, size, end))
            filling.start()  # a process of its own: what it takes would count as the peak of each command
            filling.join()
            if filling.exitcode:
                return 1
            stored = "" if options.database else f", {sum(f.stat().st_size for f in _files(folder, size)) / 1e9:.1f} GB"
            print(f"{size:,} changes{stored}", flush=True)
            for name, asked in commands(url, end).items():
                run, base = cost(url, *asked), least.get(name, least["changes"])
                beyond = run.cpu - base.cpu
                over |= beyond > _GOAL
                print(
                    f"  {name:10} {run.cpu:6.2f} s of CPU, {run.wall:6.2f} s, {run.peak:4} MB; "
                    f"beyond an empty database {beyond:5.2f} s of CPU, {run.wall - base.wall:5.2f} s",
                    flush=True,
                )
    return int(over)


def _files(folder: str, size: int) -> Iterable[Path]:
    return Path(folder).glob(f"{size}.db*")


def _on_empty(folder: str, end: datetime) -> dict[str, tuple[str, ...]]:
    url = f"sqlite:///{folder}/empty.db"
    open_database(url).dispose()
    return commands(url, end)


if __name__ == "__main__":
    sys.exit(main())
