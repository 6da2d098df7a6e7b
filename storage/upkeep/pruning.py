"""What may be forgotten: documents that prove nothing any more, and past states of records older than a date.

Changes, the sentences that were told, and the documents that prove them are never forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, union
from sqlalchemy.sql.expression import text

from storage.database.connections import writing
from storage.database.tables import outbox, revisions, snapshots
from storage.evidence import wordings
from storage.evidence.snapshots import REFERRING
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was (or would be) forgotten. `snapshot_bytes`: as stored, compressed."""

    revisions: int
    snapshots: int
    snapshot_bytes: int
    mails: int


def prune(store: Store, before: datetime, *, dry_run: bool = False) -> Pruned:
    """Forget past states of records that ended before `before`, then each document that nothing refers to any more.

    Mails that were sent or cancelled before that keep their row and lose their content. What `--as-of` and `--seen-by`
    answer for days before `before` is less complete afterwards. One transaction.
    """
    with writing(store.engine) as connection:
        done = _prune(connection, before)
        if dry_run:
            connection.rollback()
    return done


def _prune(connection: Connection, before: datetime) -> Pruned:
    past = connection.execute(delete(revisions).where(revisions.c.seen_until < before)).rowcount
    wordings.prune(connection)
    unused = _unused()
    number, size = connection.execute(
        select(func.count(), func.coalesce(func.sum(func.length(snapshots.c.content)), 0)).where(unused)
    ).one()
    connection.execute(delete(snapshots).where(unused))
    ended = (outbox.c.ended_at < before, outbox.c.content.is_not(None))
    mails = connection.execute(outbox.update().where(*ended).values(content=None)).rowcount
    return Pruned(past, number, size, mails)


def _unused() -> ColumnElement[bool]:
    """What nothing refers to, also no document that is used and stored as an addition to it."""
    used = union(*(select(column).where(column.is_not(None)) for column in REFERRING))
    other = snapshots.alias()
    bases = select(other.c.base).where(other.c.base.is_not(None), other.c.sha256.in_(used))
    return and_(snapshots.c.sha256.not_in(used), snapshots.c.sha256.not_in(bases))


def vacuum(store: Store) -> None:
    """Give the space of what was forgotten back to the disk; on PostgreSQL, to the server. Others wait meanwhile."""
    engine = store.engine
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", critmin_begin="") as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("VACUUM"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        connection.execute(text("ANALYZE" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE"))
