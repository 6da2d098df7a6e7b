"""One refresh at a time: an operating-system lock beside the SQLite file, an advisory lock on PostgreSQL.

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
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, text

from storage.connections import APPLICATION_ID, database_file
from storage.errors import Locked, StorageError

_KEYS = {"application": APPLICATION_ID, "purpose": 1}
_TRY = text("SELECT pg_try_advisory_lock(:application, :purpose)").bindparams(**_KEYS)
_RELEASE = text("SELECT pg_advisory_unlock(:application, :purpose)").bindparams(**_KEYS)
_NAME = text("SELECT set_config('application_name', :name, false)")
_HOLDER = text(
    "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND granted "
    "AND classid = :application AND objid = :purpose AND datname = current_database()"
).bindparams(**_KEYS)


def refresh_lock(engine: Engine, command: str = "refresh") -> AbstractContextManager[None]:
    """Hold the database's refresh lock within the `with` block; `Locked` at once if another one holds it.

    `command` is what the loser is told that the holder does.
    """
    path = database_file(engine)
    return _server_lock(engine, command) if path is None else _file_lock(Path(f"{path}.lock"), command)


@contextmanager
def _file_lock(path: Path, command: str) -> Iterator[None]:
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StorageError(f"The lock file {path} cannot be written: {error.strerror}.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked(_refusal(_read_holder(file))) from error
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


def _refusal(holder: Mapping[str, str | int]) -> str:
    if set(holder) != set(_identity("")):
        return "Another refresh of this database is under way; wait until it is done."
    who = f"process {holder['pid']} on {holder['host']}, since {holder['started_at']}"
    return f"`{holder['command']}` is under way on this database ({who}); wait until it is done, or stop it."


@contextmanager
def _server_lock(engine: Engine, command: str) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # not back to the pool: the session, and with it the lock, ends with the block
        if not connection.execute(_TRY).scalar_one():
            raise Locked(_refusal(_server_holder(connection)))
        connection.execute(_NAME, {"name": _server_name(command)})
        try:
            yield
        finally:
            with suppress(StorageError):  # the connection is gone: then so is the lock
                connection.execute(_RELEASE)


def _server_name(command: str) -> str:
    """Who we are, in the 63 bytes of an application name that PostgreSQL keeps and shows to others."""
    me = _identity(command)
    return f"critmin|{me['pid']}|{str(me['host'])[:12]}|{me['started_at']}|{command[:8]}"


def _server_holder(connection: Connection) -> dict[str, str | int]:
    name = connection.execute(_HOLDER).scalar()
    parts = str(name).split("|")
    return dict(zip(("pid", "host", "started_at", "command"), parts[1:], strict=False)) if len(parts) == 5 else {}
