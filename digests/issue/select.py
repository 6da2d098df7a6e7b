"""Which events matter to one reader in one period. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from digests.events.event import URGENT, Event, Group, is_review, tier
from digests.words.wording import clean, listed, natural, shorten
from storage.model import StoredChange
from storage.relevance import of_change
from vocabulary.changes import Action, Significance
from vocabulary.minerals import all_ids, members
from vocabulary.news.rules import RuleSet, Section, default_rules
from vocabulary.records import Kind
from vocabulary.search import indexed, parsed

_LAST = 9  # where systematic reviews stand in every reader's order
_NAMED = 12  # values of one kind that the words of an interest name
_NAME = 80  # characters of one of them


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
    muted: frozenset[str] = frozenset()  # rules of relevance that say nothing to this reader
    wants: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the reader's own: name, phrases
    searches: tuple[str, ...] = ()  # what they find is followed
    exclude: tuple[str, ...] = ()  # what they find is not, whatever else is named

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return bool(self.topics or self.committees or self.minerals or self.jurisdictions or self.searches)

    @property
    def has_rules(self) -> bool:
        """Whether the reader has rules of relevance of their own."""
        return bool(self.muted or self.wants)

    @property
    def words(self) -> str:
        """`topics lists and news; committees ISO/TC 79`; empty where nothing is named."""
        named = (
            ("topics", self.topics),
            ("committees", self.committees),
            ("minerals", self.minerals),
            ("jurisdictions", self.jurisdictions),
            ("searches", self.searches),
        )
        return "; ".join(f"{name} {_named(values)}" for name, values in named if values)


def _named(values: Iterable[str]) -> str:
    """The first of them, each short: a reader may follow hundreds, and a search may be a paragraph."""
    return listed([shorten(clean(value), _NAME) for value in sorted(values, key=natural)], _NAMED)


def rules_of(interests: Interests) -> RuleSet:
    """The rules of news as this reader has them."""
    return default_rules().without(interests.muted).with_phrases(dict(interests.wants))


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

    `events` may be only the first of those that `groups` counts; `documents` counts what they tell of:
    documents, where an event tells of several. `minor` and `unfollowed` count the changes that are left out: too little
    significance, or not followed. `asides`: news of the context, of which only titles are told.
    """

    events: tuple[Event, ...]
    groups: Mapping[Group, int]
    documents: Mapping[Group, int]
    minor: int
    unfollowed: int
    asides: tuple[Event, ...] = ()


Articles = Mapping[tuple[str, str], str]
"""Source and key of an item of news -> the text of its article."""


def searched(changes: Sequence[StoredChange], articles: Articles | None = None) -> str:
    """What a saved search looks through of some changes: their titles and sentences, and their `articles`."""
    minerals = dict.fromkeys(mineral for change in changes for mineral in change.minerals)
    stories = [f"{change.label} {change.sentence}" for change in changes]
    read = [text for change in changes if (text := (articles or {}).get((change.source, change.key)))]
    return indexed(" ".join((*stories, *read)), minerals)


class Index:
    """Events in the order of their importance, found by what they touch: made once, asked for each reader.

    `jurisdictions` gives the jurisdiction of each source by its id; `articles` are asked for where a reader searches.
    """

    def __init__(
        self,
        events: Sequence[Event],
        jurisdictions: Mapping[str, str] | None = None,
        articles: Callable[[], Articles] = dict,
    ) -> None:
        self._events = events
        self._articles = articles
        number = Counter(change.id for event in events for change in event.changes)
        self._total = len(number)
        self._sizes = [sum(number[change.id] == 1 for change in event.changes) for event in events]
        self._shared = [frozenset(change.id for change in event.changes if number[change.id] > 1) for event in events]
        self._ranks = [event.significance.rank for event in events]
        self._touching = _touching(events, jurisdictions or {})
        self._news = [at for at, event in enumerate(events) if _is_news(event)]
        self._common: Mapping[int, Section] | None = None
        self._texts: dict[bool, list[str]] = {}

    def select(
        self, *, least: Significance = Significance.NOTABLE, interests: Interests | None = None, most: int | None = None
    ) -> Selection:
        """The events, `most` of them at most, that weigh at least `least` and touch the reader's interests.

        A change below `least` is told where its event is told, and only counted otherwise.
        """
        interests = Interests() if interests is None else interests
        followed = self._followed(interests)
        sections = self._sections(interests)
        own = sections if interests.has_rules and least is Significance.NOTABLE else {}
        reported = sorted(
            position
            for position in followed
            if (own[position] is Section.CORE if position in own else self._ranks[position] <= least.rank)
        )
        quiet = followed if least is Significance.NOTABLE else ()
        aside = sorted(
            set(quiet).difference(reported).intersection(at for at in sections if sections[at] is Section.CONTEXT)
        )
        size = self._size(followed)
        leading = self._leading(reported, interests)
        return Selection(
            tuple(self._events[position] for position in leading[:most]),
            Counter(self._events[position].group for position in reported),
            tally(self._events[position] for position in reported),
            size - self._size(reported),
            self._total - size,
            tuple(self._events[position] for position in aside),
        )

    def _leading(self, reported: Sequence[int], interests: Interests) -> Sequence[int]:
        """What is told, in this reader's order: their body's news and their committees' leads, reviews stay last."""
        near = self._of_committees(interests.committees)
        countries = {at for name in interests.jurisdictions for at in self._touching.jurisdictions.get(name, ())}
        if not near and not countries:
            return reported

        def rank(at: int) -> tuple[int, int]:
            event = self._events[at]
            if is_review(event):
                return _LAST, at not in near
            own = event.own or (event.group is Group.MEMBERSHIP and at in countries)
            return (0 if own or tier(event) == URGENT else 1 if at in near else 2), 0

        return sorted(reported, key=lambda at: (*rank(at), at))

    def _of_committees(self, committees: Iterable[str]) -> set[int]:
        positions = (self._touching.committees.get(name.removeprefix("ISO/"), ()) for name in committees)
        return set(chain.from_iterable(positions))

    def _size(self, positions: Collection[int]) -> int:
        """How many changes these events tell; one that several of them tell counts once."""
        shared = {number for position in positions for number in self._shared[position]}
        return sum(self._sizes[position] for position in positions) + len(shared)

    def _sections(self, interests: Interests) -> Mapping[int, Section]:
        """Where each new piece of news stands: by the common rules, or by a reader's own."""
        if interests.has_rules:
            return self._by_rules(rules_of(interests))
        if self._common is None:
            self._common = self._by_rules(None)
        return self._common

    def _by_rules(self, rules: RuleSet | None) -> Mapping[int, Section]:
        judged = ((at, of_change(self._events[at].changes[0], rules)) for at in self._news)
        return {at: relevance.section for at, relevance in judged if relevance}

    def _followed(self, interests: Interests) -> Collection[int]:
        """The positions of the events that touch anything named; all where nothing is named."""
        unwanted = self._matching(interests.exclude, with_articles=False)
        if not interests:
            return set(range(len(self._events))) - unwanted if unwanted else range(len(self._events))
        followed = set().union(
            self._matching(interests.searches, with_articles=True),
            *(self._touching.topics.get(name, ()) for name in interests.topics),
            *(self._touching.minerals.get(name, ()) for name in _related(interests.minerals)),
            *(self._touching.jurisdictions.get(name, ()) for name in interests.jurisdictions),
            self._of_committees(interests.committees),
        )
        return followed - unwanted

    def _matching(self, searches: Sequence[str], *, with_articles: bool) -> set[int]:
        """The positions of the events that one of the searches finds; a word in passing of an article excludes none."""
        queries = [parsed(words) for words in searches]
        if queries and with_articles not in self._texts:
            articles = self._articles() if with_articles else {}
            self._texts[with_articles] = [searched(event.changes, articles) for event in self._events]
        texts = self._texts.get(with_articles, ()) if queries else ()
        return {at for at, text in enumerate(texts) if any(query.matches(text) for query in queries)}


def tally(events: Iterable[Event]) -> Counter[Group]:
    """How many documents, or other things, the events tell of, by kind."""
    counts = Counter[Group]()
    for event in events:
        counts[event.group] += event.count
    return counts


def _is_news(event: Event) -> bool:
    """Whether the event is a new piece of news."""
    return event.changes[0].kind == Kind.NEWS_ITEM and any(change.action == Action.ADDED for change in event.changes)


@dataclass(frozen=True, slots=True)
class _Touching:
    """The positions of the events that touch each topic, mineral, jurisdiction and committee (without "ISO/")."""

    topics: Mapping[str, list[int]]
    minerals: Mapping[str, list[int]]
    jurisdictions: Mapping[str, list[int]]
    committees: Mapping[str, list[int]]


def _touching(events: Sequence[Event], places: Mapping[str, str]) -> _Touching:
    postings_by_kind: tuple[defaultdict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(4))
    for position, event in enumerate(events):
        for change in event.changes:
            here = (*_places(places.get(change.source, "")), *event.jurisdictions)
            names = (change.topics, change.minerals, here, _above(change.committees))
            for postings, values in zip(postings_by_kind, names, strict=True):
                for value in values:
                    if postings[value][-1:] != [position]:
                        postings[value].append(position)
    return _Touching(*map(dict, postings_by_kind))


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
