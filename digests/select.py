"""Which events matter to one reader in one period. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digests.event import Event, Group
from digests.wording import listed, natural
from vocabulary.changes import Significance
from vocabulary.minerals import all_ids, members


@dataclass(frozen=True, slots=True)
class Interests:
    """What a reader follows. Nothing named means everything; an event matters if it touches ANY thing named.

    `committees` are references, with or without "ISO/"; following a committee is following what is below it.
    `jurisdictions` are those of the sources that a change was seen in; following a country is following its regions.
    `minerals` are ids; following a group is following its members, following an element is following its groups.
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


def follows(
    interests: Interests,
    *,
    topics: Sequence[str],
    minerals: Sequence[str],
    committees: Sequence[str],
    jurisdictions: Sequence[str],
) -> bool:
    """Whether something that touches these is what the reader follows; `committees` with those above them."""
    return not interests or bool(
        interests.topics.intersection(topics)
        or _related(interests.minerals).intersection(minerals)
        or {name.removeprefix("ISO/") for name in interests.committees}.intersection(_above(tuple(committees)))
        or any(interests.jurisdictions.intersection(_places(name)) for name in jurisdictions)
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """What one reader is told: the events, the most important first, and how many of each kind there are in all.

    `events` may be only the first of those that `groups` counts. `minor` and `unfollowed` count the changes that are
    left out: too little significance, or not followed.
    """

    events: tuple[Event, ...]
    groups: Mapping[Group, int]
    minor: int
    unfollowed: int


class Index:
    """Events in the order of their importance, found by what they touch: made once, asked for each reader.

    `jurisdictions` gives the jurisdiction of each source by its id.
    """

    def __init__(self, events: Sequence[Event], jurisdictions: Mapping[str, str] | None = None) -> None:
        self._events = events
        self._sizes = [len(event.changes) for event in events]
        self._ranks = [event.significance.rank for event in events]  # ascending: importance begins with it
        self._touching = _touching(events, jurisdictions or {})

    def select(
        self, *, least: Significance = Significance.NOTABLE, interests: Interests | None = None, most: int | None = None
    ) -> Selection:
        """The events, `most` of them at most, that weigh at least `least` and touch the reader's interests.

        A change below `least` is told where its event is told, and only counted otherwise.
        """
        followed = self._followed(interests or Interests())
        end = bisect_right(self._ranks, least.rank)
        told = sorted(position for position in followed if position < end)
        size = sum(self._sizes[position] for position in followed)
        return Selection(
            tuple(self._events[position] for position in told[:most]),
            Counter(self._events[position].group for position in told),
            size - sum(self._sizes[position] for position in told),
            sum(self._sizes) - size,
        )

    def _followed(self, interests: Interests) -> Collection[int]:
        """The positions of the events that touch anything named; all where nothing is named."""
        if not interests:
            return range(len(self._events))
        return set().union(
            *(self._touching.topics.get(name, ()) for name in interests.topics),
            *(self._touching.minerals.get(name, ()) for name in _related(interests.minerals)),
            *(self._touching.jurisdictions.get(name, ()) for name in interests.jurisdictions),
            *(self._touching.committees.get(name.removeprefix("ISO/"), ()) for name in interests.committees),
        )


@dataclass(frozen=True, slots=True)
class _Touching:
    """The positions of the events that touch each topic, mineral, jurisdiction and committee (without "ISO/")."""

    topics: Mapping[str, list[int]]
    minerals: Mapping[str, list[int]]
    jurisdictions: Mapping[str, list[int]]
    committees: Mapping[str, list[int]]


def _touching(events: Sequence[Event], places: Mapping[str, str]) -> _Touching:
    found: tuple[defaultdict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(4))
    for position, event in enumerate(events):
        for change in event.changes:
            names = (change.topics, change.minerals, _places(places.get(change.source, "")), _above(change.committees))
            for postings, values in zip(found, names, strict=True):
                for value in values:
                    if postings[value][-1:] != [position]:
                        postings[value].append(position)
    return _Touching(*map(dict, found))


@cache
def _places(jurisdiction: str) -> tuple[str, ...]:
    """A region and its country: who follows Canada follows Quebec."""
    return tuple(dict.fromkeys((jurisdiction, jurisdiction.partition("-")[0])))


@cache
def _related(minerals: frozenset[str]) -> frozenset[str]:
    """A group with its members, and an element with the groups it is in: a list may name either."""
    inside = {member for name in minerals for member in members(name)}
    groups = {group for group in all_ids() if minerals.intersection(members(group))}
    return minerals | inside | groups


@cache
def _above(committees: tuple[str, ...]) -> tuple[str, ...]:
    """The committees and all above them, without "ISO/": `TC 79/SC 4` and `TC 79`."""
    names = (committee.removeprefix("ISO/").split("/") for committee in committees)
    return tuple(dict.fromkeys("/".join(parts[:depth]) for parts in names for depth in range(len(parts), 0, -1)))
