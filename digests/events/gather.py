"""Changes -> events: what belongs together is told once. Pure; what is worth telling is decided in `select`.

What became of documents and committees is the difference between their states before and after the span, whatever
happened in between and however many polls showed it; a total over many committees is the sum of these differences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from digests.events import committees, lists, memberships, news, projects
from digests.events.event import Event, importance
from digests.events.facts import Facts
from digests.events.net import by_record
from storage.baseline import watch
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.records import Kind, Meeting

_LISTS = frozenset({Kind.LIST_EDITION, Kind.LISTED_MINERAL})
_GATHERED = _LISTS | {Kind.PROJECT, Kind.COMMITTEE, Kind.NEWS_ITEM}


def events(changes: Iterable[StoredChange], facts: Facts | None = None) -> list[Event]:
    """The events made of `changes`, the most important first; their order makes no difference.

    `changes` must be all that was seen in the span: what is left out before is missing in the totals. Told together
    are: all that one poll shows of one list; a body's moves in all committees; parts of a series that take the same
    step; a new edition and the documents it replaces; one story of several outlets. A change may be in several events
    (two bodies joined one committee); one that was undone within the span is in none, and none tells that a page
    dropped a meeting that was over.
    """
    facts = facts or Facts(watch=watch())
    ordered = sorted(changes, key=_by_id)
    of_lists = [change for change in ordered if change.kind in _LISTS]
    documents = by_record(change for change in ordered if change.kind == Kind.PROJECT)
    of_committees = by_record(change for change in ordered if change.kind == Kind.COMMITTEE)
    of_news = [change for change in ordered if change.kind == Kind.NEWS_ITEM]
    alone = [change for change in ordered if change.kind not in _GATHERED and not _is_past_meeting(change)]
    gathered = [
        *lists.gather(of_lists),
        *projects.gather(documents, facts),
        *memberships.gather(of_committees, facts),
        *committees.gather(of_committees, facts),
        *news.gather(of_news, facts.addresses),
        *(Event.of([change]) for change in alone),
    ]
    return sorted(gathered, key=importance)


def by_day(changes: Iterable[StoredChange], facts: Facts) -> list[Event]:
    """The events of each day on its own, as a feed tells them: what was told once stays as it was told."""
    return [event for day, seen in days(changes) for event in events(seen, facts.on(day))]


def days(changes: Iterable[StoredChange]) -> list[tuple[date, list[StoredChange]]]:
    """Each day with what was seen on it, the oldest first."""
    by_day: defaultdict[date, list[StoredChange]] = defaultdict(list)
    for change in changes:
        by_day[change.detected_at.date()].append(change)
    return sorted(by_day.items())


def _is_past_meeting(change: StoredChange) -> bool:
    """Whether a page dropped a meeting that was over when this was seen: that is housekeeping, and no news."""
    if change.kind != Kind.MEETING or change.action != Action.REMOVED:
        return False
    stated = (change.fields.get(name, (None, None))[0] for name in (Meeting.end, Meeting.start))
    last = next((day for day in stated if isinstance(day, str) and day), None)
    return last is not None and last < change.detected_at.date().isoformat()[: len(last)]


def _by_id(change: StoredChange) -> int:
    return change.id
