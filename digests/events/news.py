"""News -> events: one story told by several outlets, one item that changed several times. Pure.

Reversible by design: the changes stay what they are, an event only says that they belong together, and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from digests.events.event import Event, Group, group_of
from digests.words.addresses import web_address
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.news.relevance import LEAD
from vocabulary.news.stories import Item, Window, agree, belongs, rarity_among
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Value

_OFFICIAL = (Group.OFFICIAL, Group.ANSI, Group.LIST, Group.FRAMEWORK, Group.COMMITTEE, Group.STEP, Group.NEWS)


def without_returned(changes: Sequence[StoredChange]) -> list[StoredChange]:
    """`changes` without those of news that came back to what it was: a headline A, then B, then A again."""
    steps: defaultdict[tuple[str, str, str], list[StoredChange]] = defaultdict(list)
    for change in sorted(changes, key=_by_id):
        if change.kind == Kind.NEWS_ITEM and change.action == Action.CHANGED:
            steps[change.source, change.kind, change.key].append(change)
    returned = {change.id for run in steps.values() if _returns(run) for change in run}
    return [change for change in changes if change.id not in returned]


def _returns(run: Sequence[StoredChange]) -> bool:
    """Whether every field that the run touches ends as it began."""
    ends: dict[str, tuple[Value, Value]] = {}
    for change in run:
        for name, (before, after) in change.fields.items():
            ends[name] = (ends[name][0] if name in ends else before, after)
    return len(run) > 1 and all(before == after for before, after in ends.values())


_UNKNOWN: Mapping[tuple[str, str], str] = MappingProxyType({})


def gather(changes: Iterable[StoredChange], addresses: Mapping[tuple[str, str], str] = _UNKNOWN) -> list[Event]:
    """The events of news: an item with all that happened to it, a story with all who told it, official texts first.

    `addresses`: of items, by source and key, where their changes do not say it.
    """
    items: defaultdict[tuple[str, str], list[StoredChange]] = defaultdict(list)
    for change in changes:
        items[change.kind, change.key].append(change)
    stories = _Stories((described(run[0]), run) for run in items.values())
    return [_event(story.run, story.reason, addresses) for story in stories]


@dataclass(slots=True)
class _Story:
    """The items of a story, what leads it first, and all that happened to them."""

    items: list[Item]
    run: list[StoredChange]
    reason: str = ""


class _Stories:
    """The stories of a window, in the order of what leads them."""

    def __init__(self, compared: Iterable[tuple[Item, list[StoredChange]]]) -> None:
        ordered = sorted(compared, key=_leading)
        self._stories: dict[int, _Story] = {}
        self._of_item: list[int] = []  # the story of each item that was put into one
        self._window, self._rarity = Window(), rarity_among(item for item, _ in ordered)
        for item, run in ordered:
            self._add(item, run)

    def __iter__(self) -> Iterator[_Story]:
        return iter(self._stories.values())

    def _add(self, item: Item, run: list[StoredChange]) -> None:
        """Put `item` into the first story that it tells, with others that it shows to be the same; else it is a story
        of its own."""
        at = len(self._of_item)
        told = [
            (number, reason)
            for number in sorted({self._of_item[other] for other in self._window.comparable(item)})
            if (story := self._stories[number]).run[0].action == Action.ADDED
            and (reason := belongs(item, story.items, self._rarity))
        ]
        mine = told[0][0] if told else at
        self._of_item.append(mine)
        self._window.add(item, at)
        if not told:
            self._stories[mine] = _Story([item], run)
            return
        story = self._stories[mine]
        story.reason = told[0][1]
        story.items, story.run = [*story.items, item], [*story.run, *run]
        for number, _ in told[1:]:
            if agree(story.items, self._stories[number].items):
                self._join(mine, number)

    def _join(self, mine: int, number: int) -> None:
        story, other = self._stories[mine], self._stories.pop(number)
        story.items, story.run = [*story.items, *other.items], [*story.run, *other.run]
        self._of_item = [mine if of == number else of for of in self._of_item]


def _event(run: Sequence[StoredChange], reason: str, addresses: Mapping[tuple[str, str], str]) -> Event:
    if not reason:
        stated = any(NewsItem.url in change.fields for change in run)
        known = (web_address(addresses.get((change.source, change.key))) for change in run)
        return Event.of(run, page=None if stated else next(filter(None, known), None))
    outlets = list(dict.fromkeys(change.source for change in run))
    sentence = f"{run[0].sentence.rstrip('.')} (reported by {len(outlets)} outlets: {', '.join(outlets)}; {reason})"
    return Event.of(run, sentence)


def described(change: StoredChange) -> Item:
    """What of a change of news is compared with others."""
    title = plain(change.fields.get(NewsItem.title, (None, None))[1]) or change.label
    summary = plain(change.fields.get(NewsItem.summary, (None, None))[1], LEAD)
    outlet = change.source if change.action == Action.ADDED else f"{change.source} {change.key}"
    day = _day(plain(change.fields.get(NewsItem.published, (None, None))[1]))
    step = plain(change.fields.get(NewsItem.step, (None, None))[1])
    return Item(title, summary, outlet, day, change.lead, step)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _leading(compared: tuple[Item, Sequence[StoredChange]]) -> tuple[int, int]:
    """The official text leads, then who told it first."""
    first = compared[1][0]
    group = group_of(first)
    return _OFFICIAL.index(group) if group in _OFFICIAL else len(_OFFICIAL), first.id


def _by_id(change: StoredChange) -> int:
    return change.id
