"""At which stage a document stands and since when, out of all that its sources stated. Pure.

The one home of the question from when on, and so until when, members can act: digests, calendars and reports ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from digests.issue.health import READ
from storage.model import PollRow, Revision
from vocabulary.records import Project, Record, Value
from vocabulary.telling.ballots import Opened


def standing(
    history: Iterable[Revision], log: Mapping[str, Sequence[PollRow]], at: datetime
) -> tuple[Record, Opened] | None:
    """The document as the source states it that saw its stage change last, and when that was, as far as is known.

    Sources lag behind one another: ISO Open Data may still show a ballot that the feed of the document shows closed.
    """
    stated: dict[str, tuple[Revision, datetime]] = {}
    for revision in sorted((revision for revision in history if revision.seen_from <= at), key=_by_time):
        before = stated.get(revision.source)
        same = before and before[0].record.fields.get(Project.stage) == revision.record.fields.get(Project.stage)
        stated[revision.source] = (revision, before[1] if before and same else revision.seen_from)
    current = [(revision, since) for revision, since in stated.values() if revision.holds_at(at)]
    if not current:
        return None
    newest, since = max(current, key=_stage_time)
    stage = newest.record.fields.get(Project.stage)
    days = (revision.record.fields.get(Project.stage_date) for revision, _ in current if _stage(revision) == stage)
    day = next(filter(None, map(day_of, days)), None)
    if day:
        return newest.record, Opened(day, day)
    earlier = [moment for moment in reads(log.get(newest.source, ())) if moment < since]
    return newest.record, Opened(earlier[-1].date() if earlier else None, since.date())


def reads(rows: Iterable[PollRow]) -> list[datetime]:
    """When a source was read, ascending."""
    return sorted(row.finished_at for row in rows if row.outcome in READ)


def _stage(revision: Revision) -> Value:
    return revision.record.fields.get(Project.stage)


def _stage_time(standing_revision: tuple[Revision, datetime]) -> tuple[str, datetime]:
    """The day of the stage where a source states it, else when it was first seen: the later one is the newer stage."""
    revision, since = standing_revision
    return str(revision.record.fields.get(Project.stage_date) or since.date()), since


def _by_time(revision: Revision) -> datetime:
    return revision.seen_from


def day_of(value: Value) -> date | None:
    """A whole date; `None` for a month alone and for what is no date."""
    try:
        return date.fromisoformat(str(value).partition("T")[0])
    except ValueError:
        return None
