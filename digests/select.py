"""Which events matter to one reader in one period. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digests.event import Event
from digests.wording import listed, natural
from storage.model import StoredChange
from vocabulary.changes import Significance


@dataclass(frozen=True, slots=True)
class Interests:
    """What a reader follows. Nothing named means everything; an event matters if it touches ANY thing named.

    `committees` are references, with or without "ISO/"; following a committee is following what is below it.
    `jurisdictions` are those of the sources that a change was seen in.
    """

    topics: frozenset[str] = frozenset()
    committees: frozenset[str] = frozenset()
    minerals: frozenset[str] = frozenset()
    jurisdictions: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return bool(self.topics or self.committees or self.minerals or self.jurisdictions)

    @property
    def words(self) -> str:
        """`topics lists and news; committees ISO/TC 79`; empty where nothing is named."""
        named = (
            ("topics", self.topics),
            ("committees", self.committees),
            ("minerals", self.minerals),
            ("jurisdictions", self.jurisdictions),
        )
        return "; ".join(f"{name} {listed(sorted(values, key=natural))}" for name, values in named if values)


@dataclass(frozen=True, slots=True)
class Selection:
    """Events to tell, and how many changes are left out: too little significance, or not followed."""

    events: tuple[Event, ...]
    minor: int
    unfollowed: int


def select(
    events: Iterable[Event],
    *,
    least: Significance = Significance.NOTABLE,
    interests: Interests | None = None,
    jurisdictions: Mapping[str, str] | None = None,
) -> Selection:
    """Those of `events` that are at least as significant as `least` and touch the reader's interests, order kept.

    `jurisdictions` gives the jurisdiction of each source by its id. A change below `least` is told
    where its event is told, and only counted otherwise.
    """
    wanted, places = interests or Interests(), jurisdictions or {}
    followed, unfollowed = [], 0
    for event in events:
        if not wanted or any(_touches(change, wanted, places) for change in event.changes):
            followed.append(event)
        else:
            unfollowed += len(event.changes)
    told = tuple(event for event in followed if event.significance.rank <= least.rank)
    minor = sum(len(event.changes) for event in followed) - sum(len(event.changes) for event in told)
    return Selection(told, minor, unfollowed)


def _touches(change: StoredChange, wanted: Interests, places: Mapping[str, str]) -> bool:
    return bool(
        wanted.topics.intersection(change.topics)
        or wanted.minerals.intersection(change.minerals)
        or places.get(change.source) in wanted.jurisdictions
        or any(_below(committee, other) for committee in change.committees for other in wanted.committees)
    )


def _below(committee: str, followed: str) -> bool:
    """Whether `committee` is `followed` or one of its subcommittees or working groups."""
    name, above = committee.removeprefix("ISO/"), followed.removeprefix("ISO/")
    return name == above or name.startswith(f"{above}/")
