"""The writing side: what may be done within one transaction. What it needs to know first is read through it as well."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import queries, snapshots
from storage.errors import StorageError
from storage.model import PollRow, RecordId, SourceState, StoredChange
from storage.queries import CURRENT, batches, keys_by_kind
from storage.tables import changes, line_indexes, polls, revisions, sightings, sources
from vocabulary.changes import Change, Telling
from vocabulary.records import Record, Value

KEPT_POLLS = 50  # rows of the run log per source

Row = dict[str, Any]
Stated = tuple[str, str, str, str]
"""Kind, key, label and the fields as canonical JSON: what a source states of a record."""
_REVISION_COLUMNS = ["kind", "key", "label", "fields", "source", "seen_from", "snapshot"]  # as the table has them
_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Transaction:
    """One transaction: all of it is stored, or nothing. `Store.begin` opens, commits and rolls back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_snapshot(
        self, sha256: str, chunks: Iterable[bytes], *, size: int, media_type: str, url: str, at: datetime
    ) -> None:
        """Keep a document. When it is known already nothing happens; `chunks` are not even asked for."""
        snapshots.put(self._connection, sha256, chunks, size=size, media_type=media_type, url=url, at=at)

    def drop_snapshot(self, sha256: str) -> None:
        """Forget a document, unless something refers to it as its evidence."""
        snapshots.drop(self._connection, sha256)

    def current(self, source: str, ids: Collection[RecordId] | None = None) -> dict[RecordId, Record]:
        """The current records of a source: all of them, or those under `ids`."""
        return queries.current(self._connection, source, ids)

    def count(self, source: str) -> int:
        """How many current records the source has."""
        return queries.count(self._connection, source)

    def others(self, source: str, ids: Collection[RecordId]) -> dict[RecordId, dict[str, Record]]:
        """The current records of all OTHER sources under `ids`: `{id: {source: record}}`."""
        return queries.others(self._connection, source, ids)

    def told(self, ids: Collection[RecordId]) -> dict[RecordId, list[StoredChange]]:
        """What was told of these records, by any source, the oldest first."""
        return queries.told(self._connection, ids)

    def since(self, source: str, ids: Collection[RecordId]) -> dict[RecordId, datetime]:
        """Since when the source shows the current state of each record."""
        return queries.since(self._connection, source, ids)

    def write(self, source: str, records: Iterable[Record], *, snapshot: str, at: datetime, fresh: bool = False) -> int:
        """Store the records that differ in label or fields from what the source last stated; their number.

        `fresh`: the source has no records yet, so nothing is looked up. A record that `records` holds twice
        raises `StorageError`.
        """
        written = 0
        for batch in batches(records):
            rows = [(record.kind, record.key, record.label, _json(record.fields)) for record in batch]
            if not fresh:
                rows = self._supersede(source, rows, at)
            if rows:
                self._insert_revisions(source, rows, snapshot, at)
            written += len(rows)
        return written

    def _supersede(self, source: str, rows: list[Stated], at: datetime) -> list[Stated]:
        """Close the current revisions that `rows` differ from; the rows that are new or differ."""
        columns = (revisions.c.id, revisions.c.kind, revisions.c.key, revisions.c.label, revisions.c.fields)
        query = select(*columns).where(CURRENT, revisions.c.source == source)
        known: dict[RecordId, tuple[int, Stated]] = {}
        for kind, keys in keys_by_kind((row[0], row[1]) for row in rows):
            found = self._connection.execute(query.where(revisions.c.kind == kind, revisions.c.key.in_(keys)))
            known.update({(row.kind, row.key): (row.id, (kind, row.key, row.label, row.fields)) for row in found})
        before = [known.get((row[0], row[1])) for row in rows]
        differing = [(row, old) for row, old in zip(rows, before, strict=True) if old is None or old[1] != row]
        if outdated := [old[0] for _, old in differing if old is not None]:
            self._connection.execute(update(revisions).where(revisions.c.id.in_(outdated)).values(seen_until=at))
        return [row for row, _ in differing]

    def _insert_revisions(self, source: str, rows: Iterable[Stated], snapshot: str, at: datetime) -> None:
        """Hand the rows to the driver as they are: SQLAlchemy's work per row would double the time."""
        dialect = self._connection.dialect
        statement = insert(revisions).compile(dialect=dialect, column_keys=_REVISION_COLUMNS)
        process = revisions.c.seen_from.type.dialect_impl(dialect).bind_processor(dialect)
        shared = (source, process(at) if process else at, snapshot)
        self._connection.exec_driver_sql(str(statement), [row + shared for row in rows])

    def close(self, source: str, ids: Collection[RecordId], *, at: datetime) -> None:
        """End the current revisions of records that are gone."""
        for kind, keys in keys_by_kind(ids):
            gone = (CURRENT, revisions.c.source == source, revisions.c.kind == kind, revisions.c.key.in_(keys))
            self._connection.execute(update(revisions).where(*gone).values(seen_until=at))

    def add_changes(
        self,
        source: str,
        items: Sequence[tuple[Change, Telling]],
        *,
        at: datetime,
        before: str | None,
        after: str | None,
    ) -> None:
        """Store what is told, in the order of `items`, with the snapshots before and after as evidence."""
        if not items:
            return
        shared = {"detected_at": at, "source": source, "before_snapshot": before, "after_snapshot": after}
        self._connection.execute(
            insert(changes), [{**shared, **_told_row(change, telling)} for change, telling in items]
        )

    def sight(self, change_id: int, source: str, snapshot: str, at: datetime) -> None:
        """The change's fact was seen through another source, too. The first sighting per source counts."""
        row = {"change_id": change_id, "source": source, "snapshot": snapshot, "seen_at": at}
        self._connection.execute(self._insert(sightings).values(row).on_conflict_do_nothing())

    def save_state(self, state: SourceState) -> None:
        """Replace what is known of the source."""
        self._upsert(sources, {**asdict(state), "notes": _json(state.notes)})

    def log_poll(self, row: PollRow) -> None:
        """Add a line to the run log, which keeps the newest `KEPT_POLLS` per source."""
        self._connection.execute(insert(polls), asdict(row))
        of_source = polls.c.source == row.source
        oldest = select(polls.c.id).where(of_source).order_by(polls.c.id.desc()).offset(KEPT_POLLS).limit(1)
        self._connection.execute(delete(polls).where(of_source, polls.c.id <= oldest.scalar_subquery()))

    def line_index(self, source: str, fingerprint: str) -> bytes | None:
        """The saved index of the source's lines, unless it was made under another fingerprint."""
        query = select(line_indexes.c.content).where(
            line_indexes.c.source == source, line_indexes.c.fingerprint == fingerprint
        )
        content = self._connection.scalar(query)
        return None if content is None else bytes(content)

    def save_line_index(self, source: str, fingerprint: str, index: bytes) -> None:
        """Replace the index of the source's lines."""
        self._upsert(line_indexes, {"source": source, "fingerprint": fingerprint, "content": index})

    def _upsert(self, table: Table, row: Mapping[str, Any]) -> None:
        statement = self._insert(table).values(dict(row))
        self._connection.execute(statement.on_conflict_do_update(index_elements=["source"], set_=statement.excluded))

    def _insert(self, table: Table) -> Any:
        """The database's own INSERT: standard SQL has no ON CONFLICT."""
        return _INSERTS[self._connection.dialect.name](table)


def _told_row(change: Change, telling: Telling) -> Row:
    record = change.record
    fields: Mapping[str, tuple[Value, Value]] = change.fields
    return {
        "kind": record.kind,
        "key": record.key,
        "label": record.label,
        "action": change.action,
        "fields": orjson.dumps(dict(fields)).decode(),  # in the order of the record type
        "significance": telling.significance,
        "sentence": telling.sentence,
        "topics": _json(telling.topics),
        "minerals": _json(telling.minerals),
        "committees": _json(telling.committees),
    }


def _json(value: object) -> str:
    """Canonical JSON: equal values give equal texts."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError as error:
        raise StorageError(f"{value!r:.200} cannot be stored as JSON: {error}.") from error
