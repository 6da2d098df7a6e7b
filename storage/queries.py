"""Reading the tables: rows -> the values of `storage.model`. Every function takes a connection and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar, cast

import orjson
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, false, func, or_, select, union_all

from storage.database.tables import changes, revisions, sightings
from storage.evidence import articles, wordings
from storage.model import HEAD, ChangeQuery, Near, RecordId, Revision, Seen, Sighting, StoredChange
from storage.rows import notes_of, stored_stage, stored_word
from vocabulary.changes import Significance
from vocabulary.records import Kind, Record

Item = TypeVar("Item")
BATCH = 2_000  # rows or keys at a time: below SQLite's and PostgreSQL's limits of bound values, and little memory
CURRENT = revisions.c.seen_until.is_(None)
_ids_first = changes.alias("ids_first")
_RECORD = (revisions.c.kind, revisions.c.key, revisions.c.label, revisions.c.fields)

# What each poll asks. Built once: building a statement takes longer than running it.
_OF = revisions.c.source == bindparam("of")
_NAMED = (revisions.c.kind == bindparam("kind"), revisions.c.key.in_(bindparam("keys", expanding=True)))
_COUNT = select(func.count()).select_from(revisions).where(CURRENT, _OF)
_CURRENT_OF = select(*_RECORD).where(CURRENT, _OF)
_CURRENT_NAMED = _CURRENT_OF.where(*_NAMED)
_SINCE = select(revisions.c.kind, revisions.c.key, revisions.c.seen_from).where(CURRENT, _OF, *_NAMED)
_OTHERS = (
    select(revisions.c.source, *_RECORD)
    .where(CURRENT, revisions.c.source != bindparam("of"), *_NAMED)
    .order_by(revisions.c.id)
)


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """`items` in lists of `size`, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def keys_by_kind(ids: Iterable[RecordId]) -> Iterator[tuple[str, list[str]]]:
    """`ids` as kinds with batches of their keys, in a form that an index answers."""
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for kind, key in ids:
        grouped[kind].append(key)
    for kind, keys in grouped.items():
        for batch in batches(keys):
            yield kind, batch


def current(connection: Connection, source: str, ids: Collection[RecordId] | None) -> dict[RecordId, Record]:
    """The current records of a source: all of them, or those under `ids`."""
    rows = (
        connection.execute(_CURRENT_OF, {"of": source})
        if ids is None
        else _named(connection, _CURRENT_NAMED, source, ids)
    )
    return {(row[0], row[1]): record for row, record in wordings.records(connection, rows)}


def since(connection: Connection, source: str, ids: Collection[RecordId]) -> dict[RecordId, datetime]:
    """Since when the source shows the current state of each record."""
    return {(kind, key): seen_from for kind, key, seen_from in _named(connection, _SINCE, source, ids)}


def others(connection: Connection, source: str, ids: Collection[RecordId]) -> dict[RecordId, dict[str, Record]]:
    """The current records of all other sources under `ids`: `{id: {source: record}}`."""
    states_of: defaultdict[RecordId, dict[str, Record]] = defaultdict(dict)
    for row, record in wordings.records(connection, _named(connection, _OTHERS, source, ids), 1):
        states_of[row[1], row[2]][row[0]] = record
    return dict(states_of)


def _named(
    connection: Connection, query: Select[Any], source: str, ids: Collection[RecordId]
) -> Iterator[Sequence[Any]]:
    for kind, keys in keys_by_kind(ids):
        yield from connection.execute(query, {"of": source, "kind": kind, "keys": keys})


def _under(connection: Connection, query: Select[Any], ids: Collection[RecordId]) -> Iterator[Sequence[Any]]:
    for kind, keys in keys_by_kind(ids):
        yield from connection.execute(query.where(revisions.c.kind == kind, revisions.c.key.in_(keys)))


def known(connection: Connection, ids: Collection[RecordId], seen_by: datetime | None) -> Iterator[Seen]:
    """The records under `ids`, each as each source stated it: now, or as known at `seen_by`."""
    query = select(revisions.c.source, revisions.c.seen_from, *_RECORD).where(
        CURRENT if seen_by is None else _known_at(seen_by)
    )
    for row, record in wordings.records(connection, _under(connection, query.order_by(revisions.c.id), ids), 2):
        yield Seen(row[0], record, row[1])


def count(connection: Connection, source: str) -> int:
    """How many current records the source has."""
    return connection.execute(_COUNT, {"of": source}).scalar_one()


def records(
    connection: Connection,
    source: str | None,
    kind: str | None,
    seen_by: datetime | None,
    *,
    stages: Collection[str] | None = None,
    near: Near | None = None,
) -> Iterator[tuple[str, Record]]:
    """Each source's records, streamed in the order they were stored: current, or as known at `seen_by`; at one of the
    `stages`, where any are named, for which the database looks, and of projects only those `near`."""
    query = _records((revisions.c.source,), source, kind, seen_by)
    if stages is not None:
        query = query.where(stored_stage(connection.dialect.name).in_(sorted(stages)))
    rows = _streamed(connection, query)
    if near is not None:
        rows = (row for row in rows if near(*row[2:5]))
    for row, record in wordings.records(connection, rows, 1):
        yield row[0], record


def projects_near(connection: Connection, near: Near) -> set[str]:
    """The keys of the current projects that are near. A database takes longer than Python to compare so many."""
    head = func.substr(revisions.c.fields, 1, HEAD)
    query = select(revisions.c.key, revisions.c.label, head).where(CURRENT, revisions.c.kind == Kind.PROJECT)
    return {key for key, label, fields in connection.execute(query) if near(key, label, fields)}


def projects_with(connection: Connection, words: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Key, label and stored fields of the current projects with one of the words in these; no more columns, since
    reading one of a row takes longer than finding it."""
    named = or_(false(), *(stored_word(connection.dialect.name, word) for word in words))
    query = select(revisions.c.key, revisions.c.label, revisions.c.fields).where(CURRENT, named)
    rows = _streamed(connection, query.where(revisions.c.kind == Kind.PROJECT).order_by(revisions.c.id))
    return cast("Iterator[tuple[str, str, str]]", rows)


def seen(connection: Connection, kind: str, seen_by: datetime | None) -> Iterator[Seen]:
    """The records of a kind as each source states them, with the time since which it does."""
    query = _records((revisions.c.source, revisions.c.seen_from), None, kind, seen_by)
    for row, record in wordings.records(connection, _streamed(connection, query), 2):
        yield Seen(row[0], record, row[1])


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    yield from connection.execution_options(yield_per=BATCH).execute(query)


def _records(
    columns: Sequence[ColumnElement[Any]], source: str | None, kind: str | None, seen_by: datetime | None
) -> Select[Any]:
    """What makes a record, after the `columns`; a time takes long to read, and not everybody asks for it."""
    known = CURRENT if seen_by is None else _known_at(seen_by)
    query = select(*columns, *_RECORD).where(known).order_by(revisions.c.id)
    if source is not None:
        query = query.where(revisions.c.source == source)
    if kind is not None:
        query = query.where(revisions.c.kind == kind)
    return query


def _known_at(moment: datetime) -> ColumnElement[bool]:
    return (revisions.c.seen_from <= moment) & or_(CURRENT, revisions.c.seen_until > moment)


def first_seen(connection: Connection, kind: str) -> datetime | None:
    """When the first record of a kind that is still stored was seen, by any source."""
    query = select(revisions.c.seen_from).where(revisions.c.kind == kind).order_by(revisions.c.seen_from).limit(1)
    moment: datetime | None = connection.execute(query).scalar()
    return moment


def histories(connection: Connection, kind: str, keys: Iterable[str]) -> dict[str, list[Revision]]:
    """Every revision of each of these records, all sources, in the order they were stored."""
    by_key: dict[str, list[Revision]] = {key: [] for key in keys}
    for some in batches(by_key):
        this = select(revisions).where(revisions.c.kind == kind, revisions.c.key.in_(some))
        both = union_all(this.where(CURRENT), this.where(revisions.c.seen_until.is_not(None))).subquery()
        for row, record in wordings.records(connection, connection.execute(select(both).order_by(both.c.id)), 1):
            by_key[record.key].append(Revision(row.source, record, row.seen_from, row.seen_until, row.snapshot))
    return by_key


def find_changes(connection: Connection, query: ChangeQuery) -> list[StoredChange]:
    """The changes that `query` asks for, with their sightings, in the order of their ids."""
    return load_changes(connection, *_conditions(query), limit=query.limit)


def load_changes(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> list[StoredChange]:
    """The changes that meet all `conditions`, with their sightings, in the order of their ids."""
    query = select(changes).where(*conditions).order_by(changes.c.id).limit(limit)
    stored: list[StoredChange] = []
    shared: dict[Any, Any] = {}
    for rows in connection.execute(query, execution_options={"yield_per": BATCH}).mappings().partitions():
        stored += _with_sightings(connection, rows, shared)
    return stored


def changes_of(connection: Connection, ids: Collection[RecordId]) -> dict[RecordId, list[StoredChange]]:
    """What was told of these records, by any source, the oldest first."""
    by_record: defaultdict[RecordId, list[StoredChange]] = defaultdict(list)
    for kind, keys in keys_by_kind(ids):
        for change in load_changes(connection, changes.c.kind == kind, changes.c.key.in_(keys)):
            by_record[change.kind, change.key].append(change)
    return dict(by_record)


def last_changed(connection: Connection, kind: str, since: datetime, until: datetime) -> dict[str, datetime]:
    """Which records of a kind changed in the span, `until` not included, and when they last did."""
    within = changes.c.kind == kind, changes.c.detected_at >= since, changes.c.detected_at < until
    query = select(changes.c.key, func.max(changes.c.detected_at).label("at")).where(*within).group_by(changes.c.key)
    return {row.key: row.at for row in connection.execute(query)}


def _conditions(query: ChangeQuery) -> Iterator[ColumnElement[bool]]:
    yield from _within(query)
    if query.significance is not None:
        yield changes.c.significance.in_([level for level in Significance if level.rank <= query.significance.rank])
    for column in (changes.c.source, changes.c.kind, changes.c.key):
        if (wanted := getattr(query, column.name)) is not None:
            yield column == wanted
    for column, item in ((changes.c.topics, query.topic), (changes.c.minerals, query.mineral)):
        if item is not None:
            yield _lists(column, item)
    if query.committee is not None:
        yield _lists(changes.c.committees, query.committee)


def _within(query: ChangeQuery) -> Iterator[ColumnElement[bool]]:
    """The ends of the span. Those in time give ids first, by the index on time, which SQLite forgoes for the order."""
    times = [] if query.since is None else [_ids_first.c.detected_at >= query.since]
    times += [] if query.until is None else [_ids_first.c.detected_at < query.until]
    if times:
        yield changes.c.id.in_(select(_ids_first.c.id).where(*times))
    elif query.key is None and query.kind not in (None, Kind.PROJECT):  # so do the few that are not of projects
        yield changes.c.id.in_(select(_ids_first.c.id).where(_ids_first.c.kind == query.kind))
    if query.after_id is not None:
        yield changes.c.id > query.after_id
    if query.until_id is not None:
        yield changes.c.id <= query.until_id


def _lists(column: ColumnElement[str], item: str) -> ColumnElement[bool]:
    """Whether the JSON list holds `item`. `replace` heeds case on both databases; LIKE does so on PostgreSQL only."""
    return func.replace(column, orjson.dumps(item).decode(), "") != column


def _with_sightings(
    connection: Connection, rows: Sequence[RowMapping], shared: dict[Any, Any]
) -> Iterator[StoredChange]:
    seen: defaultdict[int, list[Sighting]] = defaultdict(list)
    query = select(sightings).where(sightings.c.change_id.in_([row["id"] for row in rows]))
    for row in connection.execute(query.order_by(sightings.c.seen_at, sightings.c.source)):
        seen[row.change_id].append(Sighting(row.source, row.seen_at, row.snapshot))
    stated = wordings.expanded(connection, [(row["kind"], row["fields"]) for row in rows], pairs=True)
    begun = articles.leads(connection, ((row["source"], row["key"]) for row in rows if row["kind"] == Kind.NEWS_ITEM))
    pairs = zip(rows, stated, strict=True)
    return (
        replace(change, lead=lead) if (lead := begun.get((change.source, change.key))) else change
        for change in (_change(row, fields, tuple(seen.get(row["id"], ())), shared) for row, fields in pairs)
    )


def _change(
    row: RowMapping, stated: dict[str, Any], seen: tuple[Sighting, ...], shared: dict[Any, Any]
) -> StoredChange:
    """A change from its row and fields. `shared` holds what many changes have in common, so that it is kept once."""
    columns = dict(row)
    for name in ("topics", "minerals", "committees"):
        text = columns[name]
        if text not in shared:
            shared[text] = tuple(orjson.loads(text))
        columns[name] = shared[text]
    for name in ("detected_at", "source", "kind", "action", "significance", "before_snapshot", "after_snapshot"):
        columns[name] = shared.setdefault(columns[name], columns[name])
    del columns["fields"]
    fields = {name: (before, after) for name, (before, after) in stated.items()}
    notes = notes_of(fields)
    before, after = columns.pop("before_snapshot"), columns.pop("after_snapshot")
    return StoredChange(**columns, **notes, fields=fields, before=before, after=after, sightings=seen)
