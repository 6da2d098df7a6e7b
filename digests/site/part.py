"""The part of the world that the page of one change shows, read without the rest: of ten million changes a day's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from digests.issue.known import facts
from digests.site.foot import SiteSource
from digests.site.kept import Kept
from digests.site.world import Wishes, World, told
from storage.iso_state import Known, end_of_day, known
from storage.model import ChangeQuery, StoredChange
from storage.store import Store
from vocabulary.records import Kind

_EVER = datetime(1, 1, 1, tzinfo=UTC)


class Part(World):
    """A world of the changes of one day. Documents and what is ahead are left out: the page of a change has neither."""

    @cached_property
    def committee_pages(self) -> Mapping[str, Known]:
        """As in the whole world: which committees ever changed is asked of the database."""
        changed = self.store.last_changed(Kind.COMMITTEE, _EVER, end_of_day(self.as_of))
        return {
            reference: committee
            for reference, committee in self.committees.items()
            if committee.key in changed or self.watch.covers(reference)
        }


def around(store: Store, sources: Sequence[SiteSource], change: StoredChange, as_of: date, wishes: Wishes) -> Part:
    """What the page of the change rests on, as it was at the end of a day: all that was seen on the day of the change.

    The events of a day are told of all its changes, and a committee has a page only where it is watched or changed.
    """
    end, memory = end_of_day(as_of), Kept()
    first = datetime.combine(change.detected_at.astimezone(UTC).date(), time(), UTC)
    changes = store.changes(ChangeQuery(since=first, until=min(first + timedelta(days=1), end)))
    beside = facts(store, changes, end, as_of)
    return Part(
        store=store,
        as_of=as_of,
        wishes=wishes,
        sources={source.id: source for source in sources},
        states=store.states(),
        changes=changes,
        events=told(changes, beside, memory),
        beside=beside,
        committees={committee.name: committee for committee in known(store, Kind.COMMITTEE, end)},
        groups=(),
        meetings=(),
        projects={},
        news=(),
        frameworks=(),
        ahead=(),
        held={review.source: review for review in store.reviews() if review.source and review.held_at <= end},
        kept=memory,
    )
