"""The sentences of a page, kept once however many states and changes hold them.

Where a row of `revisions` or `changes` would hold a long list of sentences it holds "=" and the SHA-256 of the list as
JSON. The list is stored as one zstd frame; a later one as what it adds to an earlier one, which stands by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, func, insert, select

from storage.database.errors import SnapshotCorrupt, StorageError
from storage.database.tables import changes, revisions, wordings
from storage.evidence.snapshots import compress, decompress
from vocabulary.records import TYPES, FieldKind, Kind, Record

LISTS = {
    kind: names
    for kind, spec in TYPES.items()
    if (names := [name for name, field in spec.fields.items() if field.kind is FieldKind.SENTENCES])
}
_KINDS = {kind.value: kind for kind in Kind}  # asking the enumeration takes five times as long
_LONG = 1_000  # bytes as JSON: what is shorter stays where it is
_SAVED = 4  # an addition takes at most a quarter of what it refers to
_AT_ONCE = 2_000  # rows
_INSERT = insert(wordings)
_NAMED = select(wordings).where(wordings.c.sha256.in_(bindparam("names", expanding=True)))
_STORED = select(wordings.c.sha256).where(wordings.c.sha256 == bindparam("of"))
_BASE = select(wordings.c.sha256, wordings.c.content).where(
    wordings.c.base.is_(None),
    wordings.c.sha256
    == select(func.coalesce(wordings.c.base, wordings.c.sha256))
    .where(wordings.c.sha256 == bindparam("like"))
    .scalar_subquery(),
)


def shortened(kind: str, fields: Mapping[str, Any]) -> tuple[Mapping[str, Any], dict[str, bytes]]:
    """Fields, or pairs of them before and after, with references for long lists; and what these refer to, in order."""
    contents: dict[str, bytes] = {}
    if kind not in LISTS:
        return fields, contents
    short = dict(fields)
    for name in LISTS[kind]:
        value = fields.get(name)
        if isinstance(value, tuple):
            short[name] = tuple(_short(side, contents) for side in value)
        elif value is not None:
            short[name] = _short(value, contents)
    return short, contents


def _short(value: Any, contents: dict[str, bytes]) -> Any:
    content = orjson.dumps(value) if isinstance(value, list) else b""
    if len(content) < _LONG:
        return value
    name = hashlib.sha256(content).hexdigest()
    contents[name] = content
    return f"={name}"


def references(kind: str, fields: str) -> list[str]:
    """What the stored fields of a record refer to."""
    return [*_referred(kind, orjson.loads(fields))] if kind in LISTS else []


def as_kept_now(kind: str, fields: str) -> str:
    """The stored fields of a record in the form in which they would be stored now."""
    if kind not in LISTS:
        return fields
    return orjson.dumps(shortened(kind, orjson.loads(fields))[0], option=orjson.OPT_SORT_KEYS).decode()


def _referred(kind: str, fields: Mapping[str, Any], *, pairs: bool = False) -> Iterator[str]:
    """Where the list of a state, or either of the two of a change, should stand, stands a text."""
    for name in LISTS.get(kind, ()):
        value = fields.get(name)
        for side in value or () if pairs else (value,):
            if isinstance(side, str):
                yield side[1:]


def put(connection: Connection, sha256: str, content: bytes, like: str | None) -> None:
    """Keep a list; `like`: an earlier one of the same page. A known one stays as it is."""
    if connection.scalar(_STORED, {"of": sha256}) is not None:
        return
    frame, base = _addition(connection, content, like) if like is not None else (None, None)
    row = {"sha256": sha256, "content": frame or compress([content], len(content)), "base": base}
    connection.execute(_INSERT, row)


def _addition(connection: Connection, content: bytes, like: str) -> tuple[bytes | None, str | None]:
    """A list as what it adds to that which an earlier one stands on, and what that is; nothing where it adds much."""
    known = connection.execute(_BASE, {"like": like}).first()
    if known is None:
        return None, None
    try:
        addition = compress([content], len(content), b"".join(decompress(known.sha256, bytes(known.content))))
    except SnapshotCorrupt:  # nothing more is made to hang on it
        return None, None
    return (addition, known.sha256) if len(addition) * _SAVED <= len(known.content) else (None, None)


def records(connection: Connection, rows: Iterable[Sequence[Any]], at: int = 0) -> Iterator[tuple[Any, Record]]:
    """Each row with the record whose kind, key, label and stored fields stand in it from `at` on."""
    iterator = iter(rows)
    while some := list(islice(iterator, _AT_ONCE)):
        if LISTS.keys().isdisjoint({row[at] for row in some}):  # nothing refers to a list
            for row in some:
                yield row, Record(_KINDS[row[at]], row[at + 1], row[at + 2], orjson.loads(row[at + 3]))
            continue
        fields = expanded(connection, [(row[at], row[at + 3]) for row in some])
        for row, stated in zip(some, fields, strict=True):
            yield row, Record(_KINDS[row[at]], row[at + 1], row[at + 2], stated)


def expanded(connection: Connection, rows: Sequence[tuple[str, str]], *, pairs: bool = False) -> list[dict[str, Any]]:
    """Kind and stored fields of each row -> its fields, or `pairs` of them before and after.

    Raises `StorageError` for a list that is not there, or damaged.
    """
    states: list[dict[str, Any]] = [orjson.loads(fields) for _, fields in rows]
    kinds = [kind for kind, _ in rows]
    if LISTS.keys().isdisjoint(kinds):
        return states
    lists = _lists(
        connection, {name for pair in zip(kinds, states, strict=True) for name in _referred(*pair, pairs=pairs)}
    )
    for kind, fields in zip(kinds, states, strict=True):
        for name in LISTS.get(kind, ()):
            if pairs and name in fields:
                fields[name] = [_listed(side, lists) for side in fields[name]]
            elif name in fields:
                fields[name] = _listed(fields[name], lists)
    return states


def _listed(value: Any, lists: Mapping[str, bytes]) -> Any:
    return orjson.loads(lists[value[1:]]) if isinstance(value, str) else value


def _lists(connection: Connection, wanted: Iterable[str]) -> dict[str, bytes]:
    """The lists as JSON, by their SHA-256."""
    stored = _rows(connection, wanted)
    stored |= _rows(connection, {base for _, base in stored.values() if base is not None} - stored.keys())
    contents: dict[str, bytes] = {}
    try:
        for name, (content, base) in sorted(stored.items(), key=lambda item: item[1][1] is not None):
            contents[name] = b"".join(decompress(name, content, contents[base] if base else b""))
    except (SnapshotCorrupt, KeyError) as error:
        raise StorageError(f"The text {name[:12]} of a page is not what was stored; restore a backup.") from error
    if missing := sorted(set(wanted) - contents.keys()):
        raise StorageError(f"The text {missing[0][:12]} of a page is not stored any more; restore a backup.")
    return contents


def _rows(connection: Connection, names: Iterable[str]) -> dict[str, tuple[bytes, str | None]]:
    rows: dict[str, tuple[bytes, str | None]] = {}
    iterator = iter(names)
    while some := list(islice(iterator, _AT_ONCE)):
        for name, content, base in connection.execute(_NAMED, {"names": some}):
            rows[name] = bytes(content), base
    return rows


def damaged(connection: Connection) -> tuple[list[str], int]:
    """The lists that are not what was stored, and how many there are."""
    names = connection.scalars(select(wordings.c.sha256).order_by(wordings.c.sha256)).all()
    return [name for name in names if not _is_whole(connection, name)], len(names)


def _is_whole(connection: Connection, name: str) -> bool:
    try:
        _lists(connection, {name})
    except StorageError:
        return False
    return True


def prune(connection: Connection) -> int:
    """Forget the lists that no state and no change refers to any more; how many."""
    used: set[str] = set()
    for table in (revisions, changes):
        for kind, fields in connection.execute(
            select(table.c.kind, table.c.fields).where(table.c.kind.in_(list(LISTS)))
        ):
            used.update(_referred(kind, orjson.loads(fields), pairs=table is changes))
    stored = {row.sha256: row.base for row in connection.execute(select(wordings.c.sha256, wordings.c.base))}
    used |= {base for name in used if (base := stored.get(name)) is not None}
    unused = sorted(stored.keys() - used)
    for start in range(0, len(unused), _AT_ONCE):
        connection.execute(delete(wordings).where(wordings.c.sha256.in_(unused[start : start + _AT_ONCE])))
    return len(unused)
