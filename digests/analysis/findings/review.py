"""The editions of lists that a period brought, and what each changed, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import compress
from operator import not_

from digests.analysis.request import Request
from digests.analysis.span import last_read
from digests.events.event import Event
from digests.events.gather import events
from storage.baseline.atlas import Edition, InForce, Jurisdiction, atlas, find, history, status_at
from storage.iso_state import end_of_day
from storage.model import ChangeQuery
from vocabulary.lists.comparison import Comparison, compared
from vocabulary.records import Kind
from vocabulary.topics import Topic


class Compared(Enum):
    """With what an edition can be compared."""

    AMENDMENT = "amendment"  # it states only what it changes
    NOT_KNOWN_WHOLE = "not complete"
    NO_LIST = "no list"  # a study, a statement: it replaces no list
    FIRST = "first"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One edition. `before`: the earlier one that it is compared with, or that it amends; None where none is on record.

    `status`: as it was at the report's date; what a later edition superseded was final until then.
    """

    where: Jurisdiction
    edition: Edition
    how: Compared
    status: str
    before: Edition | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The editions published in the period, by date, and what the polls saw on the publishers' pages.

    `perhaps`: those of which only the year or the month is known, where the period has only a part of it; `was_read`:
    whether any list was read off a publisher's page in it; without that nothing could be seen.
    """

    editions: tuple[Reviewed, ...]
    perhaps: tuple[Reviewed, ...]
    seen: tuple[Event, ...]
    was_read: bool

    @property
    def published(self) -> tuple[Reviewed, ...]:
        """The editions without the notes: a pending bill or a count in the press is no edition of a list."""
        return tuple(reviewed for reviewed in self.editions if reviewed.edition.kind != "note")

    @property
    def jurisdictions(self) -> int:
        """How many published one."""
        return len({reviewed.where.code for reviewed in self.published})


def review(request: Request) -> Review:
    """What the period brought."""
    since, until = request.period.since.date().isoformat(), request.as_of.isoformat()
    dated = [
        _reviewed(where, edition, until)
        for where in atlas().values()
        for edition in where.editions
        if edition.first_day <= until and edition.last_day >= since
    ]
    dated.sort(key=lambda reviewed: (reviewed.edition.first_day, reviewed.where.code))
    within = [since <= reviewed.edition.first_day and reviewed.edition.last_day <= until for reviewed in dated]
    editions = tuple(compress(dated, within))
    perhaps = tuple(compress(dated, map(not_, within)))
    return Review(editions, perhaps, tuple(_seen(request)), _was_read(request))


def _was_read(request: Request) -> bool:
    """Whether a page with a list was read in the period; where the log of polls does not tell, whether it ever was."""
    end = end_of_day(request.as_of)
    known = request.known(Kind.LISTED_MINERAL, end)
    sources = {record.only.source for record in known if record.only}
    reads = [last_read(request, source, end) for source in sources]
    return bool(known) and (not reads or any(read is None or read >= request.period.since for read in reads))


def _reviewed(where: Jurisdiction, edition: Edition, until: str) -> Reviewed:
    status = status_at(where, edition, until)
    if edition.kind == "amendment":
        base = find(edition.amends) if edition.amends else None
        return Reviewed(where, edition, Compared.AMENDMENT, status, base.edition if base else None)
    if not edition.is_comparable:
        return Reviewed(where, edition, Compared.NOT_KNOWN_WHOLE, status)
    if edition.kind != "list":
        return Reviewed(where, edition, Compared.NO_LIST, status)
    earlier = [listed for listed in history(where, edition.list) if listed.edition.first_day < edition.first_day]
    if not earlier:
        return Reviewed(where, edition, Compared.FIRST, status)
    result = compared(earlier[-1].listed, InForce(where, edition).listed)
    return Reviewed(where, edition, Compared.EARLIER, status, earlier[-1].edition, result)


def _seen(request: Request) -> list[Event]:
    query = ChangeQuery(since=request.period.since, until=request.period.until, topic=Topic.LISTS)
    of_lists = [
        change for change in request.store.changes(query) if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL}
    ]
    return sorted(events(of_lists), key=lambda event: event.detected_at)
