"""SQLite and PostgreSQL: engines, how a session and a transaction begin, how rows are inserted. Knows no table."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, Table, create_engine, event, insert, text

from storage.database.errors import StorageError, Translator

APPLICATION_ID = 0x63726D6E  # "crmn": in the header of our SQLite files and in the keys of our PostgreSQL locks
_PAGE = 16_384  # bytes, of a new file: of a record of 1.5 kB each page wastes up to one, and each has its own costs
_WAL_LIMIT = 64 * 1024 * 1024  # bytes that SQLite's write-ahead log may keep on disk after a large transaction
_GONE = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
"""A machine that lost its power, or the network, is given up by the server after 25 seconds, and its locks with it."""
_NO_BEGIN = {"critmin_begin": ""}
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between attempts to switch to WAL mode
_BEGIN_WRITING = {"critmin_begin": "BEGIN IMMEDIATE"}
_ONE_WRITER = text("SELECT pg_advisory_xact_lock(:application, 2)").bindparams(application=APPLICATION_ID)


def sqlite_engine(path: Path, busy_seconds: float) -> Engine:
    """An engine for an SQLite file. Opens nothing yet, and needs nothing that can be written on read-only media."""
    opening: dict[str, Any] = {"connect_args": {"timeout": busy_seconds}}
    if _is_on_read_only_media(path):
        _refuse_unfinished(path)
        uri = f"{path.as_uri()}?immutable=1"  # else SQLite makes a file beside it, https://www.sqlite.org/wal.html#readonly
        opening = {"creator": partial(sqlite3.connect, uri, uri=True, timeout=busy_seconds, check_same_thread=False)}
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        max_overflow=-1,  # a thread never waits for a connection, it waits for the database
        **opening,
    )
    event.listen(engine, "connect", _sqlite_session)
    event.listen(engine, "begin", _sqlite_begin)
    event.listen(engine, "handle_error", Translator(engine.url))
    return engine


def _is_on_read_only_media(path: Path) -> bool:
    """Whether nobody can write the file where it is: its file system says so."""
    return hasattr(os, "statvfs") and path.exists() and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _refuse_unfinished(path: Path) -> None:
    """Refuse a file whose last changes still stand beside it: it would be read without them."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        raise StorageError(
            f"The database {path} is on read-only media and was not closed in order: its last changes are in "
            f"{log.name}. Copy both files into a folder that can be written, and name the copy."
        )


def postgresql_engine(url: URL, busy_seconds: float) -> Engine:
    """An engine for PostgreSQL through psycopg 3. Opens nothing yet; `ModuleNotFoundError` without psycopg."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"application_name": "critmin", "connect_timeout": 10},
        paramstyle="format",  # positional, as on SQLite: rows are tuples on both
        pool_pre_ping=True,
        pool_size=32,  # kept open once they were needed: a worker's polls hold two or three each
        max_overflow=-1,
    )
    event.listen(engine, "connect", partial(_postgresql_session, milliseconds=round(busy_seconds * 1000)))
    event.listen(engine, "handle_error", Translator(engine.url))
    return engine


def database_file(engine: Engine) -> Path | None:
    """The SQLite file; `None` for PostgreSQL."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


def use_write_ahead_log(engine: Engine) -> None:
    """Put an SQLite file into WAL mode, where readers and the writer do not hinder each other. It stays so.

    Of several connections that do this at once SQLite refuses all but one at once, however long each may wait
    (https://www.sqlite.org/c3ref/busy_handler.html): these try again.
    """
    for pause in (*_PAUSES, None):
        try:
            with engine.connect().execution_options(**_NO_BEGIN) as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except StorageError:
            if pause is None:
                raise
            time.sleep(pause)  # whoever switches now is done at once; nothing says when
        else:
            return


def advisory_key(name: str) -> int:
    """The key of a PostgreSQL advisory lock: 64 bits of a name of ours, apart from the pairs of numbers."""
    return int.from_bytes(hashlib.sha256(f"critmin {name}".encode()).digest()[:8], signed=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: commits at the end, rolls back on any exception. One at a time, the others wait."""
    with engine.connect().execution_options(**_BEGIN_WRITING) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(_ONE_WRITER)
        yield connection


def insert_into(dialect: str, table: Table) -> Any:
    """The database's own INSERT: standard SQL has no ON CONFLICT. What it does not speak is not loaded."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


@lru_cache(16)  # a dialect belongs to one engine, and goes with it
def compiled(dialect: Dialect, table: Table, columns: tuple[str, ...], *, lenient: bool = False) -> str:
    """An INSERT of rows that the driver takes as they are; `lenient`: what is there already stays."""
    statement = insert_into(dialect.name, table).on_conflict_do_nothing() if lenient else insert(table)
    return str(statement.compile(dialect=dialect, column_keys=list(columns)))


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, again: bool = False) -> None:
    """Insert rows, all with the same columns, by the driver itself: SQLAlchemy's work for a row takes longer than the
    database's. `again`: a row of a source takes the place of its last one."""
    if rows:
        statement, columns = _put(connection.dialect, table, tuple(rows[0]), again=again)
        values = [tuple(row[name] if to is None else to(row[name]) for name, to in columns) for row in rows]
        connection.exec_driver_sql(statement, values if len(values) > 1 else values[0])


@lru_cache(32)
def _put(
    dialect: Dialect, table: Table, names: tuple[str, ...], *, again: bool
) -> tuple[str, list[tuple[str, Callable[[Any], Any] | None]]]:
    """The statement, and in its order the columns with what makes the driver's value of a value."""
    statement = upsert(dialect.name, table) if again else insert(table)
    made = statement.compile(dialect=dialect, column_keys=list(names))
    order = made.positiontup or list(names)
    return str(made), [(name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in order]


@cache
def upsert(dialect: str, table: Table) -> Any:
    """The statement that puts a row of a source in the place of its last one. Built once: building takes longer than
    running it."""
    statement = insert_into(dialect, table)
    given = {column.name: statement.excluded[column.name] for column in table.c if column.name != "source"}
    return statement.on_conflict_do_update(index_elements=["source"], set_=given)


def _sqlite_session(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own comes too late for a snapshot
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # says nothing to a file that is there
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: no corruption, https://www.sqlite.org/wal.html
    connection.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT}")


def _sqlite_begin(connection: Connection) -> None:
    """A writer takes its lock at once: SQLite refuses a reader that turns into a writer while another one writes."""
    if statement := connection.get_execution_options().get("critmin_begin", "BEGIN"):
        connection.exec_driver_sql(statement)


def _postgresql_session(connection: Any, _record: object, *, milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {milliseconds:d}")
        for setting, value in _GONE.items():
            cursor.execute(f"SET {setting} = {value:d}")
    connection.commit()
