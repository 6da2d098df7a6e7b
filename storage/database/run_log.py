"""Reading the run log: how polls ended. Every function takes a connection and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import Connection, select

from storage.database.tables import polls
from storage.model import PollRow


def poll_log(connection: Connection, until: datetime) -> dict[str, list[PollRow]]:
    """The run log of every source up to `until`, the oldest first."""
    columns = [column for column in polls.c if column is not polls.c.id]
    by_source: defaultdict[str, list[PollRow]] = defaultdict(list)
    for row in connection.execute(select(*columns).where(polls.c.started_at < until).order_by(polls.c.id)):
        by_source[row[0]].append(PollRow(*row))
    return dict(by_source)


def polled_in_vain(connection: Connection, since: datetime) -> set[str]:
    """The sources of which a poll failed or was held since then."""
    failed = polls.c.outcome.in_(["failed", "quarantined"])
    return set(connection.scalars(select(polls.c.source).where(failed, polls.c.started_at >= since).distinct()))


def poll_rows(connection: Connection, source: str | None, limit: int) -> list[PollRow]:
    """The run log, the newest first."""
    columns = [column for column in polls.c if column is not polls.c.id]
    query = select(*columns).order_by(polls.c.id.desc()).limit(limit)
    if source is not None:
        query = query.where(polls.c.source == source)
    return [PollRow(*row) for row in connection.execute(query)]
