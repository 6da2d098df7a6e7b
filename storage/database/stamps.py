"""What stands for all that is stored, cheap to read beside the content. Takes a connection and changes nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from storage.database.tables import articles, changes, reviews, revisions, sightings
from storage.model import Stamps


def stamps(connection: Connection) -> Stamps:
    """Rows are only added, a revision is closed once: how many there are, the newest, their times and sizes tell."""
    sizes = func.sum(func.length(revisions.c.fields))
    closed = func.count(revisions.c.seen_until), func.max(revisions.c.seen_until)
    also_seen = select(func.count(), func.max(sightings.c.seen_at))
    also_read = select(func.count(), func.max(articles.c.id)).where(articles.c.text.is_not(None))
    decided = func.count(reviews.c.decision), func.max(reviews.c.decided_at), func.max(reviews.c.seen_at)
    return Stamps(
        records=_stamps(connection, revisions, func.max(revisions.c.seen_from), sizes, *closed),
        changes={
            **_stamps(connection, changes, func.max(changes.c.detected_at), func.sum(func.length(changes.c.fields))),
            "": str((*connection.execute(also_seen).one(), *connection.execute(also_read).one())),
        },
        decisions=str(connection.execute(select(func.count(), func.max(reviews.c.id), *decided)).one()),
    )


def _stamps(connection: Connection, table: Table, *columns: ColumnElement[Any]) -> dict[str, str]:
    query = select(table.c.kind, func.count(), func.max(table.c.id), *columns).group_by(table.c.kind)
    return {kind: str(rest) for kind, *rest in connection.execute(query.order_by(table.c.kind))}
