"""The store: what the project remembers, for reading at once and for writing in one transaction.

Every database error arrives as a `StorageError` (`storage.errors`). A `Store` may be used from several threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine

from storage import queries, snapshots
from storage.connections import writing
from storage.errors import Locked, SnapshotCorrupt, SnapshotMissing, StorageError
from storage.model import ChangeQuery, PollRow, Revision, Sighting, SnapshotInfo, SourceState, StoredChange
from storage.tables import changes
from storage.transaction import Transaction
from vocabulary.records import Record

__all__ = [
    "ChangeQuery",
    "Locked",
    "PollRow",
    "Revision",
    "Sighting",
    "SnapshotCorrupt",
    "SnapshotInfo",
    "SnapshotMissing",
    "SourceState",
    "StorageError",
    "Store",
    "StoredChange",
    "Transaction",
]


class Store:
    """What is remembered in one database (`storage.database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The database behind the store, for the lock and for closing it."""
        return self._engine

    def state(self, source: str) -> SourceState | None:
        """What is known of a source; `None` if it was never polled."""
        with self._engine.connect() as connection:
            return queries.states(connection, source).get(source)

    def states(self) -> dict[str, SourceState]:
        """What is known of every source that was ever polled."""
        with self._engine.connect() as connection:
            return queries.states(connection)

    def snapshot(self, sha256: str) -> Iterator[bytes]:
        """The document in pieces. `SnapshotMissing` at once; `SnapshotCorrupt` at the latest after the last piece."""
        with self._engine.connect() as connection:
            content = snapshots.compressed(connection, sha256)
        return snapshots.decompress(sha256, content)

    def snapshot_info(self, sha256: str) -> SnapshotInfo:
        """Size, media type, address and time of a snapshot; `SnapshotMissing` if it is not stored."""
        with self._engine.connect() as connection:
            return snapshots.info(connection, sha256)

    def snapshots(self) -> list[SnapshotInfo]:
        """All snapshots, the oldest first."""
        with self._engine.connect() as connection:
            return snapshots.infos(connection)

    def records(
        self, source: str | None = None, kind: str | None = None, seen_by: datetime | None = None
    ) -> Iterator[tuple[str, Record]]:
        """`(source, record)`, streamed in the order they were stored: current, or as we knew them at `seen_by`."""
        with self._engine.connect() as connection:
            yield from queries.records(connection, source, kind, seen_by)

    def history(self, kind: str, key: str) -> list[Revision]:
        """Every revision of a record, as all sources stated it, in the order they were stored."""
        with self._engine.connect() as connection:
            return queries.history(connection, kind, key)

    def changes(self, query: ChangeQuery) -> list[StoredChange]:
        """The changes that `query` asks for, in the order of their ids."""
        with self._engine.connect() as connection:
            return queries.find_changes(connection, query)

    def change(self, change_id: int) -> StoredChange | None:
        """One change; `None` if there is none with this id."""
        with self._engine.connect() as connection:
            found = queries.load_changes(connection, changes.c.id == change_id)
        return found[0] if found else None

    def polls(self, source: str | None = None, limit: int = 50) -> list[PollRow]:
        """The run log of one source or of all, the newest first."""
        with self._engine.connect() as connection:
            return queries.poll_rows(connection, source, limit)

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """ONE transaction: committed at the end, rolled back on any exception. One writes at a time, the others wait.

        Waiting matters: whether a fact was told already is decided on what all sources have told so far.
        """
        with writing(self._engine) as connection:
            yield Transaction(connection)
