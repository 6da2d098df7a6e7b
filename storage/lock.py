"""One refresh, one delivery, one background run at a time: operating-system locks beside the SQLite file, advisory
locks on PostgreSQL.

Either goes with its holder: a process that is killed leaves nothing to clean up.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, text

from storage.connections import APPLICATION_ID, database_file
from storage.errors import Locked, StorageError

_TRY = text("SELECT pg_try_advisory_lock(:application, :purpose)")
_RELEASE = text("SELECT pg_advisory_unlock(:application, :purpose)")
_NAME = text("SELECT set_config('application_name', :name, false)")
_HOLDER = text(
    "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND granted "
    "AND classid = :application AND objid = :purpose AND datname = current_database()"
)


class _Purpose(Enum):
    """What is held: its words, what its lock file's name ends in, its number on PostgreSQL (2 is the one writer's)."""

    REFRESH = "refresh", ".lock", 1
    DELIVERY = "delivery", ".delivery.lock", 3
    RUN = "background run", ".run.lock", 4

    def __init__(self, words: str, ending: str, number: int) -> None:
        self.words = words
        self.ending = ending
        self.keys = {"application": APPLICATION_ID, "purpose": number}


def refresh_lock(engine: Engine, command: str = "refresh") -> AbstractContextManager[None]:
    """Hold the database's refresh lock within the `with` block; `Locked` at once if another one holds it.

    `command` is what the loser is told that the holder does.
    """
    return _lock(engine, _Purpose.REFRESH, command)


def delivery_lock(engine: Engine, command: str = "delivery") -> AbstractContextManager[None]:
    """The same for the one who makes digests and sends mails."""
    return _lock(engine, _Purpose.DELIVERY, command)


def run_lock(engine: Engine, command: str = "critmin run") -> AbstractContextManager[None]:
    """The same for the background run, for as long as it runs."""
    return _lock(engine, _Purpose.RUN, command)


def _lock(engine: Engine, purpose: _Purpose, command: str) -> AbstractContextManager[None]:
    path = database_file(engine)
    if path is None:
        return _server_lock(engine, purpose, command)
    return _file_lock(Path(f"{path}{purpose.ending}"), purpose, command)


@contextmanager
def _file_lock(path: Path, purpose: _Purpose, command: str) -> Iterator[None]:
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StorageError(f"The lock file {path} cannot be written: {error.strerror}.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked(_refusal(purpose, _read_holder(file))) from error
        file.truncate(0)
        json.dump(_identity(command), file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)  # the file stays: removing it would let two processes lock two files of one name


def _identity(command: str) -> dict[str, str | int]:
    started_at = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "started_at": started_at, "command": command}


def _read_holder(file: IO[str]) -> dict[str, str | int]:
    """Who holds the lock, as far as it has been written yet."""
    file.seek(0)
    try:
        holder = json.load(file)
    except ValueError:
        return {}
    return holder if isinstance(holder, dict) else {}


def _refusal(purpose: _Purpose, holder: Mapping[str, str | int]) -> str:
    if set(holder) != set(_identity("")):
        return f"Another {purpose.words} of this database is under way; wait until it is done."
    who = f"process {holder['pid']} on {holder['host']}, since {holder['started_at']}"
    return f"`{holder['command']}` is under way on this database ({who}); wait until it is done, or stop it."


@contextmanager
def _server_lock(engine: Engine, purpose: _Purpose, command: str) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # not back to the pool: the session, and with it the lock, ends with the block
        if not connection.execute(_TRY, purpose.keys).scalar_one():
            raise Locked(_refusal(purpose, _server_holder(connection, purpose)))
        connection.execute(_NAME, {"name": _server_name(command)})
        try:
            yield
        finally:
            with suppress(StorageError):  # the connection is gone: then so is the lock
                connection.execute(_RELEASE, purpose.keys)


def _server_name(command: str) -> str:
    """Who we are, in the 63 bytes of an application name that PostgreSQL keeps and shows to others."""
    me = _identity(command)
    return f"critmin|{me['pid']}|{str(me['host'])[:12]}|{me['started_at']}|{command[:8]}"


def _server_holder(connection: Connection, purpose: _Purpose) -> dict[str, str | int]:
    name = connection.execute(_HOLDER, purpose.keys).scalar()
    parts = str(name).split("|")
    return dict(zip(("pid", "host", "started_at", "command"), parts[1:], strict=False)) if len(parts) == 5 else {}
