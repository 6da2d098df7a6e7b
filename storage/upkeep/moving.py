"""Moving house: all that is remembered, from one database into an empty one of either kind, and the proof that it is.

What can be made anew (the index of words) and what only matters for the moment (whose turn it is at a host) stays
behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Float, LargeBinary, Table, func, insert, select, text

from storage.database.connections import writing
from storage.database.errors import StorageError, shown
from storage.database.tables import host_turns, metadata, robots, search_entries

_ROWS, _LARGE_ROWS = 2_000, 20  # rows at a time; few of those that hold documents
_LEFT_BEHIND = {search_entries.name, host_turns.name, robots.name}
_SPACE = 2**256


@dataclass(frozen=True, slots=True)
class Content:
    """What a database holds: the number of rows of each table, and one SHA-256 of all their values.

    The rows' order does not matter, nor the kind of database: equal contents have equal digests.
    """

    rows: dict[str, int]
    sha256: str


def move(origin: Engine, target: Engine) -> Content:
    """Copy everything into the empty database `target` in one transaction, compare, and only then commit.

    Ids stay, and none that was ever given is given again. `StorageError`, and nothing in `target`: there is something
    in it already, or what arrived differs from what was sent. Nobody may write to `origin` meanwhile (its locks).
    """
    with origin.connect() as source, writing(target) as copy:
        if origin.dialect.name == "postgresql":
            source = source.execution_options(isolation_level="REPEATABLE READ")
        _refuse_what_is_not_empty(copy)
        for table in _tables():
            for batch in _batches(source, table):
                copy.execute(insert(table), [dict(row._mapping) for row in batch])  # noqa: SLF001 - SQLAlchemy's public name
        _continue_ids(source, copy)
        sent, arrived = content(source), content(copy)
        if sent != arrived:
            different = [name for name in sent.rows if sent.rows[name] != arrived.rows[name]]
            raise StorageError(
                f"The copy differs from the original ({', '.join(different) or 'the values of some rows'}). "
                "Nothing was moved; the database is as it was."
            )
    return sent


def content(connection: Connection) -> Content:
    """What the database holds."""
    rows: dict[str, int] = {}
    total = hashlib.sha256()
    for table in _tables():
        number, together = 0, 0
        for batch in _batches(connection, table):
            for row in batch:
                together += int.from_bytes(hashlib.sha256(_canonical(table, row)).digest())
            number += len(batch)
        rows[str(table.name)] = number
        total.update(f"{table.name} {number} {together % _SPACE:064x}\n".encode())
    return Content(rows, total.hexdigest())


def _tables() -> list[Table]:
    """What is moved, each table after those that it refers to."""
    return [table for table in metadata.sorted_tables if table.name not in _LEFT_BEHIND]


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Any]]:
    large = any(isinstance(column.type, LargeBinary) for column in table.c)
    size = _LARGE_ROWS if large else _ROWS
    yield from connection.execution_options(yield_per=size).execute(select(table)).partitions()


def _canonical(table: Table, row: Sequence[Any]) -> bytes:
    return repr([_plain(column.type, value) for column, value in zip(table.c, row, strict=True)]).encode()


def _plain(kind: object, value: Any) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return float(value) if isinstance(kind, Float) and value is not None else value


def _refuse_what_is_not_empty(connection: Connection) -> None:
    for table in _tables():
        if connection.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
            place = shown(connection.engine.url)
            raise StorageError(
                f"{place} is not empty: it has {table.name}. Name a new database; critmin will create it."
            )


def _continue_ids(source: Connection, copy: Connection) -> None:
    """Let the copy give no id that was ever given: digests go from id to id, also where the newest rows are gone."""
    for table in _tables():
        if table.autoincrement_column is None:
            continue
        highest = source.scalar(select(func.max(table.c.id))) or 0
        highest = max(highest, _given(source, table))
        if highest:
            _give_above(copy, table, highest)


def _given(connection: Connection, table: Table) -> int:
    """The highest id that was ever given, as far as the database keeps it."""
    if connection.dialect.name == "postgresql":
        sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
        result = connection.exec_driver_sql(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608 - the server's own name
        return int(result.scalar_one())
    return connection.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}) or 0


def _give_above(connection: Connection, table: Table, highest: int) -> None:
    values = {"name": table.name, "highest": highest}
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :highest)"), values)
    elif table.dialect_options["sqlite"]["autoincrement"]:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :highest)"), values)
