"""At which stage a document stands and since when, out of all that its sources stated. Pure.

The one home of the question from when on, and so until when, members can act: digests, calendars and reports ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from digests.issue.health import READ
from storage.iso_state import newest_stage
from storage.model import PollRow, Revision
from vocabulary.records import Project, Record, Value
from vocabulary.telling.ballots import Opened


def standing(
    history: Iterable[Revision], log: Mapping[str, Sequence[PollRow]], at: datetime
) -> tuple[Record, Opened] | None:
    """The document as the source states it that saw its stage change last, and when that was, as far as is known.

    Sources lag behind one another: ISO Open Data may still show a ballot that the feed of the document shows closed.
    """
    revisions = list(history)
    found = newest_stage(revisions, at)
    if found is None:
        return None
    newest, since = found
    stage = newest.record.fields.get(Project.stage)
    current = [revision for revision in revisions if revision.holds_at(at)]
    days = (revision.record.fields.get(Project.stage_date) for revision in current if _stage(revision) == stage)
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


def day_of(value: Value) -> date | None:
    """A whole date; `None` for a month alone and for what is no date."""
    try:
        return date.fromisoformat(str(value).partition("T")[0])
    except ValueError:
        return None
