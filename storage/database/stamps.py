"""What stands for all that is stored, cheap to read beside the content. Takes a connection and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, case, cast, func, literal_column, select

from storage.database.tables import articles, changes, polls, reviews, revisions, sightings
from storage.model import Stamps
from vocabulary.changes import Significance
from vocabulary.records import Kind


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


def of_days(connection: Connection, until: datetime) -> dict[str, str]:
    """What stands for the changes of each day (`2026-11-26`, UTC) that were seen before `until`, the first day first.

    Changes are only added, on a day that is over, too, where a clock is slow. What one gains later is counted: weight
    and materials by an article that was read, the beginning of that article, where else the change was seen.
    """
    day = _day_of(connection.dialect.name)
    within = changes.c.detected_at < until
    texts = (changes.c.label, changes.c.sentence, changes.c.fields, changes.c.topics, changes.c.committees)
    lengths = (func.sum(func.length(column)) for column in texts)
    weight = case({str(level): level.rank for level in Significance}, value=changes.c.significance, else_=9)
    gained = func.sum(changes.c.id * func.length(changes.c.minerals)), func.sum(changes.c.id * weight)
    own = select(day, func.count(), func.sum(changes.c.id), *lengths, *gained).where(within)
    seen_also = (
        select(day, func.count(), func.max(sightings.c.seen_at), func.sum(sightings.c.change_id))
        .join_from(sightings, changes, sightings.c.change_id == changes.c.id)
        .where(within)
    )
    read_also = (
        select(day, func.count(), func.sum(articles.c.id))
        .join_from(changes, articles, (changes.c.source == articles.c.source) & (changes.c.key == articles.c.key))
        .where(within, changes.c.kind == Kind.NEWS_ITEM, articles.c.text.is_not(None))
    )
    by_day: defaultdict[str, list[object]] = defaultdict(list)
    for name, query in (("", own), ("sightings", seen_also), ("articles", read_also)):
        for first, *rest in connection.execute(query.group_by(day)):
            by_day[first] += [name, *rest]
    return {first: " ".join(map(str, of)) for first, of in sorted(by_day.items())}


def _day_of(dialect: str) -> ColumnElement[str]:
    if dialect == "postgresql":
        at = func.timezone(literal_column("'UTC'", Text), changes.c.detected_at)  # a bound value is no part of a group
        return func.to_char(at, literal_column("'YYYY-MM-DD'", Text), type_=Text)
    return func.substr(cast(changes.c.detected_at, Text), literal_column("1"), literal_column("10"), type_=Text)


def of_records(connection: Connection, kind: str, seen_by: datetime) -> dict[str, tuple[int, ...]]:
    """The ids of the revisions that state each record of a kind as known at `seen_by`: a revision never changes."""
    known = (revisions.c.seen_until.is_(None)) | (revisions.c.seen_until > seen_by)
    query = select(revisions.c.key, revisions.c.id).where(
        revisions.c.kind == kind, revisions.c.seen_from <= seen_by, known
    )
    ids: dict[str, tuple[int, ...]] = {}
    for key, number in connection.execute(query.order_by(revisions.c.id)):
        ids[key] = (*ids[key], number) if key in ids else (number,)
    return ids


def of_polls(connection: Connection, until: datetime) -> list[tuple[object, ...]]:
    """What stands for when each source was read: how often before the newest of all facts, and on which day last.

    A poll after that one is the first before no fact: only its day is told.
    """
    newest = [connection.scalar(select(func.max(at))) for at in (changes.c.detected_at, revisions.c.seen_from)]
    by = polls.c.source, polls.c.outcome
    query = select(*by, func.count(), func.max(polls.c.finished_at)).where(polls.c.started_at < until)
    before = query.where(polls.c.finished_at < max(filter(None, newest), default=until))
    counted, last = (connection.execute(rows.group_by(*by).order_by(*by)) for rows in (before, query))
    return [
        *((source, outcome, count, at.isoformat()) for source, outcome, count, at in counted),
        *((source, outcome, at.date().isoformat()) for source, outcome, _, at in last),
    ]
