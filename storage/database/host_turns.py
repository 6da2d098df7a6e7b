"""Whose turn it is at a host, for machines that share a PostgreSQL server: one request at a time, with a pause between.

A turn is an advisory lock, which goes with its holder, and a row, which outlives both holder and server: when the host
may be asked again. By the server's clock, so that the machines' clocks do not matter.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from storage.database.connections import advisory_key
from storage.database.errors import StorageError

_LOCK = text("SELECT pg_try_advisory_lock(:key)")
_UNLOCK = text("SELECT pg_advisory_unlock(:key)")
# A turn that was not ended: its holder died, unless the server was started since, which frees every lock. Then the
# holder may still be asking, for as long as it said.
_WAIT = text(
    "SELECT taken_at >= pg_postmaster_start_time() AS died, extract(epoch FROM greatest(free_at, closed_until, "
    "CASE WHEN taken_at < pg_postmaster_start_time() THEN ends_by END) - clock_timestamp()) AS seconds "
    "FROM host_turns WHERE host = :host"
)
_BEGIN_TURN = text(
    "INSERT INTO host_turns (host, taken_at, ends_by) "
    "VALUES (:host, clock_timestamp(), clock_timestamp() + make_interval(secs => :seconds)) "
    "ON CONFLICT (host) DO UPDATE SET taken_at = excluded.taken_at, ends_by = excluded.ends_by"
)
_END = text(
    "UPDATE host_turns SET taken_at = NULL, ends_by = NULL, "
    "free_at = clock_timestamp() + make_interval(secs => :seconds) WHERE host = :host"
)
_CLOSE = text(
    "INSERT INTO host_turns (host, closed_until) VALUES (:host, clock_timestamp() + make_interval(secs => :seconds)) "
    "ON CONFLICT (host) DO UPDATE SET closed_until = greatest(host_turns.closed_until, excluded.closed_until)"
)
_CLOSED = text("SELECT extract(epoch FROM closed_until - clock_timestamp()) FROM host_turns WHERE host = :host")
_RETRY_SECONDS = 0.1  # seconds until another try at a lock that is held


class HostTurns:
    """The turns of all who use one PostgreSQL database. Safe to use from many threads; a connection for each turn."""

    def __init__(self, engine: Engine, sleep: Callable[[float], None] = time.sleep) -> None:
        self._engine, self._sleep = engine.execution_options(isolation_level="AUTOCOMMIT"), sleep

    @contextmanager
    def turn(self, host: str, gap: float, at_most: float) -> Iterator[None]:
        """Hold the host for one request of `at_most` seconds; nobody asks it then for another `gap` seconds."""
        key = {"key": advisory_key(f"host {host}")}
        with self._engine.connect() as connection:
            while not connection.execute(_LOCK, key).scalar_one():
                self._sleep(_RETRY_SECONDS)
            while wait := self._wait(connection, host, gap):
                self._sleep(wait)
            connection.execute(_BEGIN_TURN, {"host": host, "seconds": at_most})
            try:
                yield
            finally:
                self._end(connection, host, gap, at_most, key)

    def _wait(self, connection: Connection, host: str, gap: float) -> float:
        """The seconds until the host may be asked. One that died may have asked a moment ago."""
        row = connection.execute(_WAIT, {"host": host}).first()
        if row is not None and row.died:
            self._sleep(gap)
        return max(0.0, float(row.seconds or 0)) if row is not None else 0.0

    def _end(self, connection: Connection, host: str, gap: float, at_most: float, key: dict[str, int]) -> None:
        """End the turn. Where the server is away, what is remembered holds others off for the time that was stated."""
        try:
            connection.execute(_END, {"host": host, "seconds": gap})
            connection.execute(_UNLOCK, key)
        except StorageError as error:
            logging.getLogger(__name__).debug("the turn at %s was not ended: %s", host, error)
            self._end_later(host, gap, time.monotonic() + at_most)

    def _end_later(self, host: str, gap: float, until: float) -> None:
        while time.monotonic() < until:
            try:
                with self._engine.connect() as connection:
                    connection.execute(_END, {"host": host, "seconds": gap})
            except StorageError:
                self._sleep(1.0)
            else:
                return

    def close(self, host: str, seconds: float) -> None:
        """The host wants no request for `seconds`."""
        with self._engine.connect() as connection:
            connection.execute(_CLOSE, {"host": host, "seconds": seconds})

    def closed_for(self, host: str) -> float:
        """The seconds for which the host still wants no request; 0 when it is open."""
        with self._engine.connect() as connection:
            left = connection.execute(_CLOSED, {"host": host}).scalar()
        return max(0.0, float(left or 0))
