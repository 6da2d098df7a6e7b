"""The editions of lists that a period brought, and what each changed, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from digests.analysis.request import Request
from digests.events.event import Event
from digests.events.gather import events
from storage.baseline.atlas import Edition, InForce, Jurisdiction, atlas, history
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
    """One edition. `before` and `comparison` only where there is an earlier edition to compare with."""

    where: Jurisdiction
    edition: Edition
    how: Compared
    before: Edition | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The editions published in the period, by date, and what the polls saw on the publishers' pages."""

    editions: tuple[Reviewed, ...]
    seen: tuple[Event, ...]

    @property
    def jurisdictions(self) -> int:
        """How many published one."""
        return len({reviewed.where.code for reviewed in self.editions})


def review(request: Request) -> Review:
    """What the period brought."""
    since, until = request.period.since.date().isoformat(), request.as_of.isoformat()
    editions = ((where, edition) for where in atlas().values() for edition in where.editions)
    dated = sorted(
        ((where, edition) for where, edition in editions if since <= edition.date <= until),
        key=lambda pair: (pair[1].date, pair[0].code),
    )
    return Review(tuple(_reviewed(where, edition) for where, edition in dated), tuple(_seen(request)))


def _reviewed(where: Jurisdiction, edition: Edition) -> Reviewed:
    if edition.kind == "amendment":
        return Reviewed(where, edition, Compared.AMENDMENT)
    if not edition.is_comparable:
        return Reviewed(where, edition, Compared.NOT_KNOWN_WHOLE)
    if edition.kind != "list":
        return Reviewed(where, edition, Compared.NO_LIST)
    earlier = [current for current in history(where, edition.list) if current.edition.date < edition.date]
    if not earlier:
        return Reviewed(where, edition, Compared.FIRST)
    result = compared(earlier[-1].listed, InForce(where, edition).listed)
    return Reviewed(where, edition, Compared.EARLIER, earlier[-1].edition, result)


def _seen(request: Request) -> list[Event]:
    query = ChangeQuery(since=request.period.since, until=request.period.until, topic=Topic.LISTS)
    of_lists = [
        change for change in request.store.changes(query) if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL}
    ]
    return sorted(events(of_lists), key=lambda event: event.detected_at)
