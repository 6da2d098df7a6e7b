"""What a page of the site is made of, before it is drawn. Shapes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from digests.events.event import Event
from digests.issue.upcoming import Upcoming
from digests.site.rows import EventRow
from digests.tables.frame import Line, Section
from digests.words.addresses import Link

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


@dataclass(frozen=True, slots=True)
class Later:
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
