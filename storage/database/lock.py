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
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, TextClause, text

from storage.database.connections import APPLICATION_ID, advisory_key, database_file
from storage.database.errors import Locked, StorageError

_TRY = text("SELECT pg_try_advisory_lock(:application, :purpose)")
_TRY_POLL = text(
    "SELECT pg_try_advisory_lock_shared(:application, :purpose) AND pg_try_advisory_lock(:source), "
    "set_config('application_name', :name, false)"
)
_RELEASE_ALL = text("SELECT pg_advisory_unlock_all(), set_config('application_name', 'critmin', false)")
_RELEASE = text("SELECT pg_advisory_unlock(:application, :purpose)")
_ALIVE = text("SELECT 1")
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


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that is held."""

    connection: Connection | None = None

    def check(self) -> None:
        """`StorageError` where the server does not know the holder any more: then another one may hold the lock."""
        if self.connection is not None:
            self.connection.execute(_ALIVE)


def refresh_lock(engine: Engine, command: str = "refresh") -> AbstractContextManager[Held]:
    """Hold the database's refresh lock within the `with` block; `Locked` at once if another one holds it.

    `command` is what the loser is told that the holder does.
    """
    return _lock(engine, _Purpose.REFRESH, command)


def delivery_lock(engine: Engine, command: str = "delivery") -> AbstractContextManager[Held]:
    """The same for the one who makes digests and sends mails."""
    return _lock(engine, _Purpose.DELIVERY, command)


def run_lock(engine: Engine, command: str = "critmin run") -> AbstractContextManager[Held]:
    """The same for the background run, for as long as it runs."""
    return _lock(engine, _Purpose.RUN, command)


@contextmanager
def poll_lock(engine: Engine, source: str) -> Iterator[bool]:
    """Hold one source on PostgreSQL for one poll; whether it is free, and no refresh of all is under way.

    Polls of other sources go on side by side; a refresh waits for none: it is `Locked` while there are any.
    """
    keys = {**_Purpose.REFRESH.keys, "source": advisory_key(f"source {source}"), "name": _server_name("critmin worker")}
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            yield bool(connection.execute(_TRY_POLL, keys).scalar())
        finally:
            _let_go(connection, _RELEASE_ALL, {})


def run_holder(engine: Engine) -> str | None:
    """Who holds the background run's lock, as a sentence's subject; `None` where nobody does."""
    path = database_file(engine)
    if path is None:
        with engine.connect() as connection:
            holder = _server_holder(connection, _Purpose.RUN)
        return _who(holder) if holder else None
    held = Path(f"{path}{_Purpose.RUN.ending}")
    if not held.exists():  # nothing ever ran in the background
        return None
    with held.open(encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _who(_read_holder(file))
    return None


def _who(holder: Mapping[str, str | int]) -> str:
    if set(holder) != set(_identity("")):
        return "a process that does not say which"
    return f"process {holder['pid']} on {holder['host']}, since {holder['started_at']}"


def _lock(engine: Engine, purpose: _Purpose, command: str) -> AbstractContextManager[Held]:
    path = database_file(engine)
    if path is None:
        return _server_lock(engine, purpose, command)
    return _file_lock(Path(f"{path}{purpose.ending}"), purpose, command)


@contextmanager
def _file_lock(path: Path, purpose: _Purpose, command: str) -> Iterator[Held]:
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
            yield Held()
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
    return f"`{holder['command']}` is under way on this database ({_who(holder)}); wait until it is done, or stop it."


@contextmanager
def _server_lock(engine: Engine, purpose: _Purpose, command: str) -> Iterator[Held]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # not back to the pool: the session, and with it the lock, ends with the block
        if not connection.execute(_TRY, purpose.keys).scalar_one():
            raise Locked(_refusal(purpose, _server_holder(connection, purpose)))
        connection.execute(_NAME, {"name": _server_name(command)})
        try:
            yield Held(connection)
        finally:
            _let_go(connection, _RELEASE, purpose.keys)


def _let_go(connection: Connection, statement: TextClause, keys: Mapping[str, int]) -> None:
    """Where the connection is gone, so is the lock."""
    with suppress(StorageError):
        if not connection.invalidated:
            connection.execute(statement, keys)


def _server_name(command: str) -> str:
    """Who we are, in the 63 bytes of an application name that PostgreSQL keeps and shows to others."""
    me = _identity(command)
    seconds = int(datetime.fromisoformat(str(me["started_at"])).timestamp())
    return f"critmin|{me['pid']}|{str(me['host'])[:12]}|{seconds}|{command[:23]}"


def _server_holder(connection: Connection, purpose: _Purpose) -> dict[str, str | int]:
    name = connection.execute(_HOLDER, purpose.keys).scalar()
    parts = str(name).split("|")
    if len(parts) != 5 or not parts[3].isdecimal():
        return {}
    started_at = datetime.fromtimestamp(int(parts[3]), UTC).isoformat(timespec="seconds")
    return {"pid": parts[1], "host": parts[2], "started_at": started_at, "command": parts[4]}
