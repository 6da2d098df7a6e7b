"""Reading the tables: rows -> the values of `storage.model`. Every function takes a connection and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

import orjson
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, bindparam, func, or_, select, union_all

from storage.database.tables import aliases, changes, line_indexes, revisions, sightings, sources
from storage.evidence import articles, wordings
from storage.model import HEAD, ChangeQuery, Near, RecordId, Revision, Seen, Sighting, SourceState, StoredChange
from storage.rows import notes_of, stored_stage
from vocabulary.changes import Significance
from vocabulary.records import Kind, Record

Item = TypeVar("Item")
Stages = Collection[str] | None
BATCH = 2_000  # rows or keys at a time: below SQLite's and PostgreSQL's limits of bound values, and little memory
CURRENT = revisions.c.seen_until.is_(None)
_in_time = changes.alias("in_time")
_RECORD = (revisions.c.kind, revisions.c.key, revisions.c.label, revisions.c.fields)


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
    query = select(*_RECORD).where(CURRENT, revisions.c.source == source)
    return {(row[0], row[1]): record for row, record in wordings.records(connection, _under(connection, query, ids))}


def since(connection: Connection, source: str, ids: Collection[RecordId]) -> dict[RecordId, datetime]:
    """Since when the source shows the current state of each record."""
    query = select(revisions.c.kind, revisions.c.key, revisions.c.seen_from).where(
        CURRENT, revisions.c.source == source
    )
    return {(kind, key): seen_from for kind, key, seen_from in _under(connection, query, ids)}


def others(connection: Connection, source: str, ids: Collection[RecordId]) -> dict[RecordId, dict[str, Record]]:
    """The current records of all other sources under `ids`: `{id: {source: record}}`."""
    query = select(revisions.c.source, *_RECORD).where(CURRENT, revisions.c.source != source)
    states_of: defaultdict[RecordId, dict[str, Record]] = defaultdict(dict)
    for row, record in wordings.records(connection, _under(connection, query.order_by(revisions.c.id), ids), 1):
        states_of[row[1], row[2]][row[0]] = record
    return dict(states_of)


def known_as(connection: Connection, source: str, names: Collection[str]) -> dict[str, str]:
    """alias -> the key of the item that was seen under it in this source."""
    keys: dict[str, str] = {}
    for batch in batches(names):
        query = select(aliases.c.alias, aliases.c.key).where(aliases.c.source == source, aliases.c.alias.in_(batch))
        keys.update((alias, key) for alias, key in connection.execute(query))
    return keys


def _under(connection: Connection, query: Select[Any], ids: Collection[RecordId] | None) -> Iterator[Sequence[Any]]:
    if ids is None:
        yield from connection.execute(query)
        return
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
    query = select(func.count()).select_from(revisions).where(CURRENT, revisions.c.source == source)
    return connection.execute(query).scalar_one()


def records(
    connection: Connection,
    source: str | None,
    kind: str | None,
    seen_by: datetime | None,
    stages: Stages = None,
    near: Near | None = None,
) -> Iterator[tuple[str, Record]]:
    """Each source's records, streamed in the order they were stored: current, or as known at `seen_by`; at one of the
    `stages` where any are named, for which the database looks, and of projects only those `near`."""
    at = () if stages is None else (stored_stage(connection.dialect.name).in_(sorted(stages)),)
    query = _records(source, kind, seen_by).where(*at)
    rows = _streamed(connection, query)
    if near is not None:
        rows = (row for row in rows if near(*row[3:6]))
    for row, record in wordings.records(connection, rows, 2):
        yield row[0], record


def projects_near(connection: Connection, near: Near) -> set[str]:
    """The keys of the current projects that are near. A database takes longer than Python to compare so many."""
    head = func.substr(revisions.c.fields, 1, HEAD)
    query = select(revisions.c.key, revisions.c.label, head).where(CURRENT, revisions.c.kind == Kind.PROJECT)
    return {key for key, label, fields in connection.execute(query) if near(key, label, fields)}


def seen(connection: Connection, kind: str, seen_by: datetime | None) -> Iterator[Seen]:
    """The records of a kind as each source states them, with the time since which it does."""
    for row, record in wordings.records(connection, _streamed(connection, _records(None, kind, seen_by)), 2):
        yield Seen(row[0], record, row[1])


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    yield from connection.execution_options(yield_per=BATCH).execute(query)


def _records(source: str | None, kind: str | None, seen_by: datetime | None) -> Select[Any]:
    known = CURRENT if seen_by is None else _known_at(seen_by)
    query = select(revisions.c.source, revisions.c.seen_from, *_RECORD).where(known).order_by(revisions.c.id)
    if source is not None:
        query = query.where(revisions.c.source == source)
    if kind is not None:
        query = query.where(revisions.c.kind == kind)
    return query


def _known_at(moment: datetime) -> ColumnElement[bool]:
    return and_(revisions.c.seen_from <= moment, or_(CURRENT, revisions.c.seen_until > moment))


def histories(connection: Connection, kind: str, keys: Iterable[str]) -> dict[str, list[Revision]]:
    """Every revision of each of these records, all sources, in the order they were stored."""
    found: dict[str, list[Revision]] = {key: [] for key in keys}
    for some in batches(found):
        this = select(revisions).where(revisions.c.kind == kind, revisions.c.key.in_(some))
        both = union_all(this.where(CURRENT), this.where(revisions.c.seen_until.is_not(None))).subquery()
        for row, record in wordings.records(connection, connection.execute(select(both).order_by(both.c.id)), 1):
            found[record.key].append(Revision(row.source, record, row.seen_from, row.seen_until, row.snapshot))
    return found


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


def last_told(connection: Connection, kind: str, since: datetime, until: datetime) -> dict[str, datetime]:
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
    times = [] if query.since is None else [_in_time.c.detected_at >= query.since]
    times += [] if query.until is None else [_in_time.c.detected_at < query.until]
    if times:
        yield changes.c.id.in_(select(_in_time.c.id).where(*times))
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


def states(connection: Connection, names: Collection[str] | None = None) -> dict[str, SourceState]:
    """The state of every source that was ever polled, or of those under `names`."""
    query = select(sources).order_by(sources.c.source)
    parts = [query] if names is None else [query.where(sources.c.source.in_(some)) for some in batches(names)]
    return {row["source"]: _state(row) for part in parts for row in connection.execute(part).mappings()}


def plans(connection: Connection) -> dict[str, SourceState]:
    """Of every source that was ever polled what tells whether it is due; the rest of its state is left out."""
    planned = ("source", "polled_at", "failures", "next_due", "gone")
    rows = connection.execute(select(*(sources.c[name] for name in planned)))
    return {row[0]: SourceState(**dict(zip(planned, row, strict=True))) for row in rows}


def _state(row: RowMapping) -> SourceState:
    columns = dict(row)
    columns["notes"] = tuple(orjson.loads(columns["notes"]))
    return SourceState(**columns)


_LINE_INDEX = select(line_indexes.c.content).where(
    line_indexes.c.source == bindparam("of"), line_indexes.c.fingerprint == bindparam("by")
)  # built once: building takes longer than running it


def line_index(connection: Connection, source: str, fingerprint: str) -> bytes | None:
    """The saved index of the source's lines, unless it was made under another fingerprint."""
    content = connection.scalar(_LINE_INDEX, {"of": source, "by": fingerprint})
    return None if content is None else bytes(content)
