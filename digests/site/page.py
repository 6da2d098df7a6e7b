"""What a page of the site is made of, before it is drawn: little of each change, event and document. Shapes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from digests.events.event import Event, Group
from digests.events.keeping import Kept as KeptEvent
from digests.events.keeping import points_of
from digests.issue.upcoming import Upcoming
from digests.tables.frame import Line, Section
from digests.words.addresses import Link
from vocabulary.changes import Significance
from vocabulary.iso.stages import Standing

OWN = "site:"
"""How the address of a link begins that leads to another page of the site."""
UNKNOWN = "unknown"


def to(text: str, address: str) -> Link:
    """A link to a page of the site."""
    return Link(text, OWN + address)


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands at the foot of each page. An empty line is shown as unknown, never left out."""

    checked: str = ""  # the day of the last successful poll of what the page rests on
    changed: str = ""  # the day of the last change that the page tells of
    expected: str = ""  # the day of the next poll
    how: str = ""
    sources: tuple[Line, ...] = ()
    licence: str = ""
    held: tuple[Line, ...] = ()  # sources of which a newer document waits for a person


Subject = tuple[str, str]
"""What a change touches: `("minerals", "lithium")`."""


# A site has hundreds of thousands of rows, and a frozen data class takes five times as long to make as a tuple.


class _Change(NamedTuple):
    id: int
    source: str
    kind: str
    key: str
    label: str
    action: str
    seen: str
    significance: str
    words: str
    committees: Sequence[str]
    stamp: str
    page: str


class _Event(NamedTuple):
    headline: str
    group: Group
    significance: Significance
    ids: Sequence[int]
    seen: str
    address: str
    subjects: Sequence[Subject]
    stamp: str
    kept: KeptEvent


class _Seen:
    """What was seen at a time. `seen`: ISO 8601, UTC; of an event when the last of its changes was."""

    __slots__ = ()
    seen: str

    @property
    def detected_at(self) -> datetime:
        """When it was seen."""
        return datetime.fromisoformat(self.seen)

    @property
    def day(self) -> str:
        """The day on which it was seen."""
        return self.seen[:10]


class ChangeRow(_Change, _Seen):
    """What the lists of the site show of a change. `seen`: ISO 8601, UTC; `words`: its sentence, cleaned.

    `stamp` stands for all that is stored of it, `page` for that and the events that tell it.
    """

    __slots__ = ()


class EventRow(_Event, _Seen):
    """What the lists of the site show of an event. `kept`: the rest of it; `stamp` stands for all of it."""

    __slots__ = ()

    @property
    def lines(self) -> Sequence[str]:
        """What the headline leaves out, and when its ballot opened."""
        return points_of(self.kept)


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its changes in the order of their ids, and its events in the order in which they were seen."""

    day: str
    changes: Sequence[ChangeRow]
    events: Sequence[EventRow]


class DocumentRow(NamedTuple):
    """What the lists of the site show of a document of ISO. Empty: no source states it.

    `following`: the next stage in the ordinary course, "nothing" after the last, `None` where its stage is not known;
    `materials`: those in its title; `ids`: the revisions that state it, none where it is gone.
    """

    key: str
    name: str
    title: str = ""
    committee: str = ""
    stage: str = ""
    described: str = ""
    following: str | None = None
    published: object = None
    materials: Sequence[str] = ()
    sources: Sequence[str] = ()
    is_watched: bool = False
    standing: Standing = Standing.NOT_KNOWN
    ids: tuple[int, ...] = ()


FEED = 60  # events of one feed


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest events of a page. `whole` reads what an entry of the feed tells beyond the row of the event."""

    rows: tuple[EventRow, ...]
    whole: Callable[[], Sequence[Event]] = field(repr=False, compare=False)


Piece = tuple[str, bool]
"""A run of words, and whether it is on one side only."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after, the words that changed marked. `None`: nothing was stated on that side."""

    words: str
    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `kind` is its type; `words` are what it is found by beyond its title; `rank` orders what is found.

    `events` and `ahead` become its Atom feed and its calendar; `files` are further files beside it, by name.
    `is_draft`: marked as such and kept out of search engines. `place`: where it stands in the search among the pages of
    its rank, the lowest first, whatever comes beside it; pages without one stand by their kinds, as they are made.
    """

    address: str
    title: str
    kind: str
    lead: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    differences: tuple[Difference, ...] = ()
    facts: Facts = Facts()
    trail: tuple[Link, ...] = ()
    template: str = "page.html.j2"
    extra: Mapping[str, object] = field(default_factory=dict)
    record: Mapping[str, object] | None = None
    events: Feed | None = None
    ahead: tuple[Upcoming, ...] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    rank: int = 5
    place: int | None = None
    is_draft: bool = False
    is_held: bool = False  # shows what no person has confirmed; marked and kept out of search engines, too
    is_internal: bool = False  # for whoever runs the site: kept out of search engines
    is_found: bool = True  # whether search knows it


class Later(NamedTuple):
    """A page that need not be made where the site has it already.

    `key` stands for all that the page is made of; it is cheaper to know than the page is to make. The rest is what
    search needs of it, equal to the page's own.
    """

    address: str
    key: str
    make: Callable[[], Page]
    title: str
    kind: str
    words: tuple[str, ...] = ()
    rank: int = 5
    place: int | None = None
    is_found: bool = True
