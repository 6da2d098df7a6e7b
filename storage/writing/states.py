"""Writing the states of records: what a source states now, as rows. What it stated before is ended, never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, select, update

from storage.database.connections import compiled
from storage.database.tables import revisions
from storage.evidence import wordings
from storage.model import RecordId, Stated
from storage.queries import CURRENT, batches, keys_by_kind
from storage.rows import canonical, shortened
from vocabulary.records import Record

_COLUMNS = ("kind", "key", "label", "fields", "source", "seen_from", "snapshot")  # as the table has them

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


def write(
    connection: Connection, source: str, records: Iterable[Record], *, snapshot: str, at: datetime, fresh: bool
) -> int:
    """Store the records that differ in label or fields from what the source last stated; their number.

    `fresh`: the source has no records yet, so nothing is looked up.
    """
    written = 0
    for batch in batches(records):
        texts: dict[str, bytes] = {}
        rows: list[Stated] = [(record.kind, record.key, record.label, shortened(record, texts)) for record in batch]
        new = [(row, "") for row in rows] if fresh else _supersede(connection, source, rows, at)
        for row, before in new if texts else ():
            _keep_wordings(connection, row[0], row[3], before, texts)
        if new:
            _insert(connection, source, [row for row, _ in new], snapshot, at)
        written += len(new)
    return written


def write_stated(
    connection: Connection, source: str, rows: Iterable[Sequence[Stated]], *, snapshot: str, at: datetime
) -> int:
    """Store what a source without records states, in the form in which it is stored; how many records these are."""
    written = 0
    for some in rows:
        if not wordings.LISTS.keys().isdisjoint({row[0] for row in some}):
            some = [_with_wordings(connection, row) for row in some]
        if some:
            _insert(connection, source, some, snapshot, at)
        written += len(some)
    return written


def _with_wordings(connection: Connection, row: Stated) -> Stated:
    """The row with what its long lists refer to kept apart."""
    kind, key, label, stated = row
    fields, texts = wordings.shortened(kind, orjson.loads(stated))
    short = canonical(fields)
    _keep_wordings(connection, kind, short, "", texts)
    return kind, key, label, short


def _keep_wordings(connection: Connection, kind: str, fields: str, before: str, texts: Mapping[str, bytes]) -> None:
    """Keep the texts that the stored `fields` refer to; each as an addition to those of the fields `before`."""
    like = next(iter(wordings.references(kind, before)), None) if before else None
    for name in wordings.references(kind, fields):
        wordings.put(connection, name, texts[name], like)


def _supersede(connection: Connection, source: str, rows: list[Stated], at: datetime) -> list[tuple[Stated, str]]:
    """Close the current revisions that `rows` differ from; those that are new or differ, with the fields before."""
    known: dict[RecordId, tuple[int, Stated]] = {}
    for kind, keys in keys_by_kind((row[0], row[1]) for row in rows):
        for row in connection.execute(_STATED, {"of": source, "kind": kind, "keys": keys}):
            stated = (kind, row.key, row.label, wordings.as_kept_now(kind, row.fields))
            known[row.kind, row.key] = (row.id, stated)
    before = [known.get((row[0], row[1])) for row in rows]
    differing = [(row, old) for row, old in zip(rows, before, strict=True) if old is None or old[1] != row]
    if outdated := [old[0] for _, old in differing if old is not None]:
        connection.execute(_END, {"ids": outdated, "at": at})
    return [(row, old[1][3] if old else "") for row, old in differing]


def _insert(connection: Connection, source: str, rows: Sequence[Stated], snapshot: str, at: datetime) -> None:
    """Hand the rows to the driver as they are: SQLAlchemy's work per row would double the time."""
    dialect = connection.dialect
    process = revisions.c.seen_from.type.dialect_impl(dialect).bind_processor(dialect)
    shared = (source, process(at) if process else at, snapshot)
    connection.exec_driver_sql(compiled(dialect, revisions, _COLUMNS), [row + shared for row in rows])


def close(connection: Connection, source: str, ids: Collection[RecordId], *, at: datetime) -> None:
    """End the current revisions of records that are gone."""
    for kind, keys in keys_by_kind(ids):
        gone = (CURRENT, revisions.c.source == source, revisions.c.kind == kind, revisions.c.key.in_(keys))
        connection.execute(update(revisions).where(*gone).values(seen_until=at))
