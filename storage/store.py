"""The store: what the project remembers, for reading at once and for writing in one transaction.

Every database error arrives as a `StorageError` (`storage.database.errors`).
A `Store` may be used from several threads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine

from storage import queries, reviews
from storage.database import run_log, source_states, stamps
from storage.database.connections import writing
from storage.database.errors import Locked, SnapshotCorrupt, SnapshotMissing, StorageError
from storage.database.tables import changes
from storage.evidence import snapshots
from storage.model import (
    ChangeQuery,
    Near,
    PollRow,
    RecordId,
    Revision,
    Seen,
    Sighting,
    SnapshotInfo,
    SourceState,
    Stamps,
    StoredChange,
)
from storage.reviews import Review
from storage.transaction import Transaction
from vocabulary.records import Kind, Record

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
    """What is remembered in one database (`storage.database.opening.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The database behind the store, for the lock and for closing it."""
        return self._engine

    def state(self, source: str) -> SourceState | None:
        """What is known of a source; `None` if it was never polled."""
        with self._engine.connect() as connection:
            return source_states.states(connection, [source]).get(source)

    def states(self, names: Collection[str] | None = None) -> dict[str, SourceState]:
        """What is known of every source that was ever polled, or of those of them that are under `names`."""
        with self._engine.connect() as connection:
            return source_states.states(connection, names)

    def plans(self) -> dict[str, SourceState]:
        """Of every source that was ever polled what tells whether it is due; the rest of its state is left out."""
        with self._engine.connect() as connection:
            return source_states.plans(connection)

    def snapshot(self, sha256: str) -> Iterator[bytes]:
        """The document in pieces. `SnapshotMissing` at once; `SnapshotCorrupt` at the latest after the last piece."""
        with self._engine.connect() as connection:
            document = snapshots.stored(connection, sha256)
        return document.pieces()

    def snapshot_info(self, sha256: str) -> SnapshotInfo:
        """Size, media type, address and time of a snapshot; `SnapshotMissing` if it is not stored."""
        with self._engine.connect() as connection:
            return snapshots.info(connection, sha256)

    def snapshots(self) -> list[SnapshotInfo]:
        """All snapshots, the oldest first."""
        with self._engine.connect() as connection:
            return snapshots.infos(connection)

    def records(
        self,
        source: str | None = None,
        kind: Kind | None = None,
        seen_by: datetime | None = None,
        stages: Collection[str] | None = None,
        near: Near | None = None,
    ) -> Iterator[tuple[str, Record]]:
        """`(source, record)`, streamed in the order they were stored: current, or as we knew them at `seen_by`.

        `stages`: only projects at one of these; `near`: only those that may belong to a scope.
        """
        with self._engine.connect() as connection:
            yield from queries.records(connection, source, kind, seen_by, stages=stages, near=near)

    def seen(self, kind: Kind, seen_by: datetime | None = None) -> Iterator[Seen]:
        """The records of a kind as each source states them (now, or at `seen_by`), and since when it does."""
        with self._engine.connect() as connection:
            yield from queries.seen(connection, kind, seen_by)

    def first_seen(self, kind: Kind) -> datetime | None:
        """When the first record of a kind that is still stored was seen; `None` where none ever was."""
        with self._engine.connect() as connection:
            return queries.first_seen(connection, kind)

    def known(self, ids: Collection[RecordId], seen_by: datetime | None = None) -> list[Seen]:
        """The records under `ids` as each source states them: current, or as we knew them at `seen_by`."""
        with self._engine.connect() as connection:
            return list(queries.known(connection, ids, seen_by))

    def projects_near(self, near: Near) -> set[str]:
        """The keys of the current projects that may belong to a scope."""
        with self._engine.connect() as connection:
            return queries.projects_near(connection, near)

    def projects_with(self, words: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Key, label and fields (JSON) of the current projects with one of the words in what is stored of their fields,
        in the order they were stored. The words have ASCII letters, in any case; one within a longer one counts."""
        with self._engine.connect() as connection:
            yield from queries.projects_with(connection, words)

    def history(self, kind: str, key: str) -> list[Revision]:
        """Every revision of a record, as all sources stated it, in the order they were stored."""
        with self._engine.connect() as connection:
            return queries.histories(connection, kind, [key])[key]

    def histories(self, kind: str, keys: Collection[str]) -> dict[str, list[Revision]]:
        """The same of many records, by their keys; of one that is not known it is empty."""
        with self._engine.connect() as connection:
            return queries.histories(connection, kind, keys)

    def changes(self, query: ChangeQuery) -> list[StoredChange]:
        """The changes that `query` asks for, in the order of their ids."""
        with self._engine.connect() as connection:
            return queries.find_changes(connection, query)

    def changes_under(self, ids: Collection[int]) -> dict[int, StoredChange]:
        """The changes with these ids."""
        with self._engine.connect() as connection:
            batches = (queries.load_changes(connection, changes.c.id.in_(some)) for some in queries.batches(ids))
            return {change.id: change for stored in batches for change in stored}

    def last_changed(self, kind: str, since: datetime, until: datetime) -> dict[str, datetime]:
        """The keys of the records of a kind that changed from `since` on, before `until`, and when they last did."""
        with self._engine.connect() as connection:
            return queries.last_changed(connection, kind, since, until)

    def change(self, change_id: int) -> StoredChange | None:
        """One change; `None` if there is none with this id."""
        with self._engine.connect() as connection:
            stored = queries.load_changes(connection, changes.c.id == change_id)
        return stored[0] if stored else None

    def polls(self, source: str | None = None, limit: int = 50) -> list[PollRow]:
        """The run log of one source or of all, the newest first."""
        with self._engine.connect() as connection:
            return run_log.poll_rows(connection, source, limit)

    def polled_in_vain(self, since: datetime) -> set[str]:
        """The sources of which a poll failed or was held since then."""
        with self._engine.connect() as connection:
            return run_log.polled_in_vain(connection, since)

    def poll_log(self, until: datetime) -> dict[str, list[PollRow]]:
        """The run log of every source up to `until`, the oldest first; rows beyond `KEPT_POLLS` are gone."""
        with self._engine.connect() as connection:
            return run_log.poll_log(connection, until)

    def line_index(self, source: str, fingerprint: str) -> bytes | None:
        """The saved index of the source's lines, unless it was made under another fingerprint."""
        with self._engine.connect() as connection:
            return source_states.line_index(connection, source, fingerprint)

    def short_line_indexes(self, sources: Collection[str]) -> dict[str, tuple[str, bytes]]:
        """Source -> fingerprint and index, of those of the sources whose index is short: read together."""
        with self._engine.connect() as connection:
            return source_states.short_line_indexes(connection, sources)

    def reviews(self, source: str | None = None) -> list[Review]:
        """What waits for a person, of one source or in all, the longest waiting first."""
        return reviews.open_reviews(self._engine, reviews.unit_of(source) if source else None)

    def waiting(self) -> dict[str, Review]:
        """What waits for a person, by source."""
        return {review.source: review for review in self.reviews() if review.source}

    def decisions(self, source: str | None = None) -> list[Review]:
        """What persons decided about a source or in all, the newest first."""
        return reviews.decisions(self._engine, reviews.unit_of(source) if source else None)

    def decided(self, source: str, snapshot: str) -> Review | None:
        """The newest decision of a person about this document of the source."""
        with self._engine.connect() as connection:
            return reviews.decided(connection, reviews.unit_of(source), snapshot, None)

    def stamps(self) -> Stamps:
        """What stands for the content: equal stamps, equal content."""
        with self._engine.connect() as connection:
            return stamps.stamps(connection)

    def stamps_of_days(self, until: datetime) -> dict[str, str]:
        """What stands for the changes of each day (`2026-11-26`, UTC) that were seen before `until`, in their order."""
        with self._engine.connect() as connection:
            return stamps.of_days(connection, until)

    def stamps_of_records(self, kind: Kind, seen_by: datetime) -> dict[str, tuple[int, ...]]:
        """What stands for each record of a kind as it was known at `seen_by`, by its key."""
        with self._engine.connect() as connection:
            return stamps.of_records(connection, kind, seen_by)

    def stamps_of_polls(self, until: datetime) -> list[tuple[object, ...]]:
        """What stands for when each source was read by `until`."""
        with self._engine.connect() as connection:
            return stamps.of_polls(connection, until)

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """ONE transaction: committed at the end, rolled back on any exception. One writes at a time, the others wait.

        Waiting matters: whether a fact was told already is decided on what all sources have told so far.
        """
        with writing(self._engine) as connection:
            yield Transaction(connection)
