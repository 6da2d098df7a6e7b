"""Every state of a record, and what stands for all that is stored. Takes a connection and changes nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, union_all

from storage.database.tables import changes, reviews, revisions, sightings
from storage.evidence import wordings
from storage.model import Revision, Stamps
from storage.queries import CURRENT, batches


def history(connection: Connection, kind: str, key: str) -> list[Revision]:
    """Every revision of a record, all sources, in the order they were stored."""
    return histories(connection, kind, [key])[key]


def histories(connection: Connection, kind: str, keys: Collection[str]) -> dict[str, list[Revision]]:
    """The same of several records, by their keys, in the order of `keys`."""
    found: dict[str, list[Revision]] = {key: [] for key in keys}
    for batch in batches(keys):
        these = select(revisions).where(revisions.c.kind == kind, revisions.c.key.in_(batch))
        both = union_all(these.where(CURRENT), these.where(revisions.c.seen_until.is_not(None))).subquery()
        rows = connection.execute(select(both).order_by(both.c.id))
        for row, record in wordings.records(connection, rows, 1):
            found[record.key].append(Revision(row.source, record, row.seen_from, row.seen_until, row.snapshot))
    return found


def stamps(connection: Connection) -> Stamps:
    """Rows are only added, a revision is closed once: how many there are, the newest, their times and sizes tell."""
    sizes = func.sum(func.length(revisions.c.fields))
    closed = func.count(revisions.c.seen_until), func.max(revisions.c.seen_until)
    also_seen = select(func.count(), func.max(sightings.c.seen_at))
    decided = func.count(reviews.c.decision), func.max(reviews.c.decided_at), func.max(reviews.c.seen_at)
    return Stamps(
        records=_stamps(connection, revisions, func.max(revisions.c.seen_from), sizes, *closed),
        changes={
            **_stamps(connection, changes, func.max(changes.c.detected_at), func.sum(func.length(changes.c.fields))),
            "": str(connection.execute(also_seen).one()),
        },
        decisions=str(connection.execute(select(func.count(), func.max(reviews.c.id), *decided)).one()),
    )


def _stamps(connection: Connection, table: Table, *columns: ColumnElement[Any]) -> dict[str, str]:
    query = select(table.c.kind, func.count(), func.max(table.c.id), *columns).group_by(table.c.kind)
    return {kind: str(rest) for kind, *rest in connection.execute(query.order_by(table.c.kind))}
