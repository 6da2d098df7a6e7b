"""The writing side: what may be done within one transaction. What it needs to know first is read through it as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import IO, Any

import orjson
from sqlalchemy import Connection, Dialect, Table, bindparam, delete, insert, select, update

from storage import queries, reviews
from storage.database.tables import (
    aliases,
    changes,
    line_indexes,
    polls,
    revisions,
    sightings,
    sources,
)
from storage.evidence import articles, snapshots, wordings
from storage.model import PollRow, RecordId, SourceState, StoredChange
from storage.queries import CURRENT, batches, keys_by_kind
from storage.reviews import Decision, Review
from storage.rows import canonical, change_row, columns_of, shortened, stored_fields
from vocabulary.changes import Change, Telling
from vocabulary.records import Record

KEPT_POLLS = 1_000  # rows of the run log per source: more than a year of two polls a day

Row = dict[str, Any]
Stated = tuple[str, str, str, str]
"""Kind, key, label and the fields as canonical JSON: what a source states of a record."""
_REVISION_COLUMNS = ("kind", "key", "label", "fields", "source", "seen_from", "snapshot")  # as the table has them
_ALIAS_COLUMNS = ("source", "alias", "key")


class Transaction:
    """One transaction: all of it is stored, or nothing. `Store.begin` opens, commits and rolls back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_snapshot(
        self,
        sha256: str,
        chunks: Iterable[bytes],
        *,
        size: int,
        media_type: str,
        url: str,
        at: datetime,
        like: str | None = None,
        stream: IO[bytes] | None = None,
    ) -> None:
        """Keep a document; `like`: an earlier edition of it. When it is known already nothing happens; `chunks` are not
        even asked for. `stream`: the same bytes, where they can be read again."""
        snapshots.put(
            self._connection, sha256, chunks, size=size, media_type=media_type, url=url, at=at, like=like, stream=stream
        )

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

    def changes_of(self, ids: Collection[RecordId]) -> dict[RecordId, list[StoredChange]]:
        """What was told of these records, by any source, the oldest first."""
        return queries.changes_of(self._connection, ids)

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
            texts: dict[str, bytes] = {}
            rows: list[Stated] = [(record.kind, record.key, record.label, shortened(record, texts)) for record in batch]
            new = [(row, "") for row in rows] if fresh else self._supersede(source, rows, at)
            for row, before in new if texts else ():
                self._keep_wordings(row[0], row[3], before, texts)
            if new:
                self._insert_revisions(source, [row for row, _ in new], snapshot, at)
            written += len(new)
        return written

    def _keep_wordings(self, kind: str, fields: str, before: str, texts: Mapping[str, bytes]) -> None:
        """Keep the texts that the stored `fields` refer to; each as an addition to those of the fields `before`."""
        like = next(iter(wordings.references(kind, before)), None) if before else None
        for name in wordings.references(kind, fields):
            wordings.put(self._connection, name, texts[name], like)

    def _supersede(self, source: str, rows: list[Stated], at: datetime) -> list[tuple[Stated, str]]:
        """Close the current revisions that `rows` differ from; those that are new or differ, with the fields before."""
        known: dict[RecordId, tuple[int, Stated]] = {}
        for kind, keys in keys_by_kind((row[0], row[1]) for row in rows):
            for row in self._connection.execute(_STATED, {"of": source, "kind": kind, "keys": keys}):
                stated = (kind, row.key, row.label, wordings.as_kept_now(kind, row.fields))
                known[row.kind, row.key] = (row.id, stated)
        before = [known.get((row[0], row[1])) for row in rows]
        differing = [(row, old) for row, old in zip(rows, before, strict=True) if old is None or old[1] != row]
        if outdated := [old[0] for _, old in differing if old is not None]:
            self._connection.execute(_END, {"ids": outdated, "at": at})
        return [(row, old[1][3] if old else "") for row, old in differing]

    def _insert_revisions(self, source: str, rows: Iterable[Stated], snapshot: str, at: datetime) -> None:
        """Hand the rows to the driver as they are: SQLAlchemy's work per row would double the time."""
        dialect = self._connection.dialect
        process = revisions.c.seen_from.type.dialect_impl(dialect).bind_processor(dialect)
        shared = (source, process(at) if process else at, snapshot)
        statement = _compiled(dialect, revisions, _REVISION_COLUMNS)
        self._connection.exec_driver_sql(statement, [row + shared for row in rows])

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
        self._connection.execute(_INSERT_CHANGES, [{**shared, **self._change_row(*item)} for item in items])

    def _change_row(self, change: Change, telling: Telling) -> Row:
        fields, texts = wordings.shortened(change.record.kind, stored_fields(change))
        like = None
        for name, content in texts.items():  # before, then after
            wordings.put(self._connection, name, content, like)
            like = name
        stored = orjson.dumps(fields).decode()  # in the order of the record type
        return {**change_row(change, telling), "fields": stored}

    def want_articles(self, source: str, urls: Mapping[str, str], at: datetime) -> None:
        """Note that the articles of new items are wanted: key -> address, those that matter most first."""
        if urls:
            articles.want(self._connection, source, urls, at)

    def sight(self, change_id: int, source: str, snapshot: str, at: datetime) -> None:
        """The change's fact was seen through another source, too. The first sighting per source counts."""
        row = {"change_id": change_id, "source": source, "snapshot": snapshot, "seen_at": at}
        self._connection.execute(self._insert(sightings).values(row).on_conflict_do_nothing())

    def decided(self, source: str, snapshot: str, reading: str | None) -> Review | None:
        """The newest decision of a person that holds for this document of the source, or for this reading."""
        return reviews.decided(self._connection, reviews.unit_of(source), snapshot, reading)

    def is_held(self, source: str, snapshot: str) -> bool:
        """Whether this document of the source waits for a person."""
        return reviews.is_open(self._connection, reviews.unit_of(source), snapshot)

    def held_since(self, source: str, reading: str | None) -> datetime | None:
        """Since when this reading of the source waits for a person."""
        return reviews.held_since(self._connection, reviews.unit_of(source), reading)

    def quarantine(
        self, source: str, *, snapshot: str, proposed: Sequence[Record], reasons: Sequence[str], at: datetime
    ) -> None:
        """A document waits for a person."""
        unit = reviews.unit_of(source)
        reviews.quarantine(self._connection, unit, snapshot=snapshot, proposed=proposed, reasons=reasons, at=at)

    def release(self, source: str) -> None:
        """No document of the source waits for a person any more."""
        reviews.drop(self._connection, reviews.unit_of(source))

    def decide(
        self,
        source: str,
        decision: Decision,
        *,
        at: datetime,
        by: str | None,
        why: str | None,
        stated: Sequence[Record] | None = None,
    ) -> None:
        """A person decided what waits; `stated`: the records that the person wrote down instead."""
        unit = reviews.unit_of(source)
        reviews.decide(self._connection, unit, decision, at=at, by=by, why=why, proposed=stated)

    def save_state(self, state: SourceState) -> None:
        """Replace what is known of the source."""
        self.save_states([state])

    def save_states(self, states: Collection[SourceState]) -> None:
        """Replace what is known of several sources."""
        self._upsert(sources, [{**columns_of(state), "notes": canonical(state.notes)} for state in states])

    def forgive(self, names: Collection[str], next_due: datetime) -> None:
        """The last failures were not the sources' own: they do not count, and the next try is at `next_due`."""
        values = {"failures": sources.c.failures - 1, "next_due": next_due}
        for some in batches(names):
            self._connection.execute(
                update(sources).where(sources.c.source.in_(some), sources.c.failures > 0).values(values)
            )

    def log_poll(self, row: PollRow) -> None:
        """Add a line to the run log, which keeps the newest `KEPT_POLLS` per source."""
        self.log_polls([row])

    def log_polls(self, rows: Collection[PollRow]) -> None:
        """Add lines to the run log."""
        self._connection.execute(_INSERT_POLL, [columns_of(row) for row in rows])
        self._connection.execute(_TRIM_POLLS, [{"of": name} for name in {row.source for row in rows}])

    def known_as(self, source: str, names: Collection[str]) -> dict[str, str]:
        """alias -> the key of the item that was seen under it in this source."""
        return queries.known_as(self._connection, source, names)

    def remember_names(self, source: str, keys: Mapping[str, str]) -> None:
        """Keep alias -> key; an alias that names an item already goes on naming it."""
        if keys:
            statement = _compiled(self._connection.dialect, aliases, _ALIAS_COLUMNS, lenient=True)
            self._connection.exec_driver_sql(statement, [(source, alias, key) for alias, key in keys.items()])

    def save_line_index(self, source: str, fingerprint: str, index: bytes) -> None:
        """Replace the index of the source's lines."""
        self._upsert(line_indexes, [{"source": source, "fingerprint": fingerprint, "content": index}])

    def _upsert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        self._connection.execute(_upsert(self._connection.dialect.name, table), rows)

    def _insert(self, table: Table) -> Any:
        return _insert_into(self._connection.dialect.name, table)


def _insert_into(dialect: str, table: Table) -> Any:
    """The database's own INSERT: standard SQL has no ON CONFLICT. What it does not speak is not loaded."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


@lru_cache(16)  # a dialect belongs to one engine, and goes with it
def _compiled(dialect: Dialect, table: Table, columns: tuple[str, ...], *, lenient: bool = False) -> str:
    """An INSERT of rows that the driver takes as they are; `lenient`: what is there already stays."""
    statement = _insert_into(dialect.name, table).on_conflict_do_nothing() if lenient else insert(table)
    return str(statement.compile(dialect=dialect, column_keys=list(columns)))


@cache
def _upsert(dialect: str, table: Table) -> Any:
    """The statement that puts a row of a source in the place of its last one. Built once: building takes longer than
    running it."""
    statement = _insert_into(dialect, table)
    given = {column.name: statement.excluded[column.name] for column in table.c if column.name != "source"}
    return statement.on_conflict_do_update(index_elements=["source"], set_=given)


# Built once: building a statement takes longer than running it.
_STATED = select(revisions.c.id, revisions.c.kind, revisions.c.key, revisions.c.label, revisions.c.fields).where(
    CURRENT,
    revisions.c.source == bindparam("of"),
    revisions.c.kind == bindparam("kind"),
    revisions.c.key.in_(bindparam("keys", expanding=True)),
)
_END = (
    update(revisions)
    .where(revisions.c.id.in_(bindparam("ids", expanding=True)))
    .values(seen_until=bindparam("at", type_=revisions.c.seen_until.type))
)
_INSERT_CHANGES = insert(changes)
_INSERT_POLL = insert(polls)
_OLDEST_KEPT = (
    select(polls.c.id).where(polls.c.source == bindparam("of")).order_by(polls.c.id.desc()).offset(KEPT_POLLS).limit(1)
)
_TRIM_POLLS = delete(polls).where(polls.c.source == bindparam("of"), polls.c.id <= _OLDEST_KEPT.scalar_subquery())
