"""Documents that are stored under the hash of their beginning, and how they get their own name back.

For one day in November 2026, before any release, a document of more than 8 MB was named by its first megabyte. It is
stored whole, yet reads as damaged; and a later edition with the same beginning was taken for it and not stored at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from storage.database.connections import writing
from storage.database.errors import SnapshotCorrupt, SnapshotMissing
from storage.database.tables import changes, line_indexes, snapshots, sources
from storage.evidence.snapshots import REFERRING, Stored, stored
from storage.store import Store

_LARGE = 8 * 1024 * 1024  # bytes; smaller documents were always named by all their bytes
_STEP = 64 * 1024  # bytes: of which multiples a beginning is looked for
_FURTHEST = 64 * _STEP


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A document under the name `wrong`, whose SHA-256 is `right`."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was renamed, and how many changes name no evidence any more, as it was an edition that was not stored."""

    renamed: tuple[Misnamed, ...]
    without_evidence: int


def misnamed(store: Store, among: Iterable[str] | None = None) -> list[Misnamed]:
    """The documents that are complete under a wrong name. `among`: names to look at; default: all large ones."""
    query = select(snapshots.c.sha256, snapshots.c.size).where(snapshots.c.size > _LARGE)
    with store.engine.connect() as connection:
        sizes = {row.sha256: row.size for row in connection.execute(query)}
        names = sizes if among is None else [name for name in among if name in sizes]
        return [found for name in names if (found := _of(connection, name, sizes[name]))]


def _of(connection: Connection, name: str, size: int) -> Misnamed | None:
    try:
        seen = _Named(name)
        seen.look(stored(connection, name))
    except (SnapshotCorrupt, SnapshotMissing):  # damaged, which is another matter
        return None
    whole = seen.digest.hexdigest()
    return Misnamed(name, whole) if whole != name and seen.by_its_beginning and seen.size == size else None


class _Named:
    """The hash of a document, and whether its name is the hash of one of its beginnings."""

    def __init__(self, name: str) -> None:
        self.name, self.digest, self.size, self.by_its_beginning = name, hashlib.sha256(), 0, False

    def look(self, document: Stored) -> None:
        """Read it, whatever it is named."""
        for part in _in_steps(document.unchecked()):
            self.digest.update(part)
            self.size += len(part)
            if self.size <= _FURTHEST and self.size % _STEP == 0:
                self.by_its_beginning |= self.digest.copy().hexdigest() == self.name


def _in_steps(pieces: Iterable[bytes]) -> Iterator[memoryview]:
    """The same bytes, cut at each multiple of `_STEP`."""
    at = 0
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            part = rest[: _STEP - at % _STEP]
            at, rest = at + len(part), rest[len(part) :]
            yield part


def repair(store: Store) -> Repaired:
    """Give each such document its own name, wherever it is referred to. One transaction.

    A change that names as its evidence an edition that was not stored names none from then on. The sources that were
    read from one are read whole at their next poll, which stores what they show.
    """
    wrong = misnamed(store)
    with writing(store.engine) as connection:
        lost = sum(_without_evidence(connection, item.wrong) for item in wrong)
        for item in wrong:
            _rename(connection, item)
    return Repaired(tuple(wrong), lost)


def _without_evidence(connection: Connection, name: str) -> int:
    """The changes of later editions under the same name: their number. The first of them began at what is stored."""
    stored_at = connection.scalar(select(snapshots.c.stored_at).where(snapshots.c.sha256 == name))
    later = (changes.c.after_snapshot == name, changes.c.detected_at > stored_at)
    first = connection.scalar(select(func.min(changes.c.detected_at)).where(*later))
    if first is None:
        return 0
    before = (changes.c.before_snapshot == name, changes.c.detected_at > first)
    connection.execute(update(changes).where(*before).values(before_snapshot=None))
    return connection.execute(update(changes).where(*later).values(after_snapshot=None)).rowcount


def _rename(connection: Connection, item: Misnamed) -> None:
    row = connection.execute(select(snapshots).where(snapshots.c.sha256 == item.wrong)).mappings().one()
    if connection.scalar(select(snapshots.c.sha256).where(snapshots.c.sha256 == item.right)) is None:
        connection.execute(insert(snapshots), {**row, "sha256": item.right})
    anew = {"etag": None, "last_modified": None, "body_hash": None}
    read_from_it = sources.c.snapshot == item.wrong
    of_them = line_indexes.c.source.in_(select(sources.c.source).where(read_from_it))
    connection.execute(delete(line_indexes).where(of_them))
    connection.execute(update(sources).where(read_from_it).values(anew))
    for column in (snapshots.c.base, *REFERRING):
        connection.execute(update(column.table).where(column == item.wrong).values({column.name: item.right}))
    connection.execute(delete(snapshots).where(snapshots.c.sha256 == item.wrong))
