"""What is remembered of each source: the state in which its last poll left it, and the index of its lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, CursorResult, RowMapping, Select, bindparam, func, select

from storage.database.tables import line_indexes, sources
from storage.model import SourceState

_AT_ONCE = 2_000  # names: below the databases' limits of bound values
_ALL = select(sources).order_by(sources.c.source)  # built once, as below: building takes longer than running it
_SOME = _ALL.where(sources.c.source.in_(bindparam("names", expanding=True)))


def states(connection: Connection, names: Collection[str] | None = None) -> dict[str, SourceState]:
    """The state of every source that was ever polled, or of those under `names`."""
    results = [connection.execute(_ALL)] if names is None else _some(connection, _SOME, list(names))
    return {row["source"]: _state(row) for result in results for row in result.mappings()}


def _some(connection: Connection, query: Select[Any], names: Sequence[str]) -> Iterator[CursorResult[Any]]:
    for at in range(0, len(names), _AT_ONCE):
        yield connection.execute(query, {"names": names[at : at + _AT_ONCE]})


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
)
_SHORT = 64  # bytes; of a page it is a hash, of a data set megabytes
_SHORT_INDEXES = select(line_indexes.c.source, line_indexes.c.fingerprint, line_indexes.c.content).where(
    line_indexes.c.source.in_(bindparam("names", expanding=True)), func.length(line_indexes.c.content) <= _SHORT
)


def line_index(connection: Connection, source: str, fingerprint: str) -> bytes | None:
    """The saved index of the source's lines, unless it was made under another fingerprint."""
    content = connection.scalar(_LINE_INDEX, {"of": source, "by": fingerprint})
    return None if content is None else bytes(content)


def short_line_indexes(connection: Connection, names: Collection[str]) -> dict[str, tuple[str, bytes]]:
    """Source -> the fingerprint under which its index was made, and the index; of sources whose index is short."""
    results = _some(connection, _SHORT_INDEXES, list(names))
    return {row.source: (row.fingerprint, bytes(row.content)) for result in results for row in result}
