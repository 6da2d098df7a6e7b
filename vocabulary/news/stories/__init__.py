"""Whether two pieces of news tell the same story, and why. Pure.

Either they are copies (`copies`: one title, one text), or accounts of one event in words of their own (`evidence`).
What tells look-alikes apart forbids both: a preview and the event (expected, draft, final, correction, extension),
countries, figures. Grouping loses nothing: each item stays a change of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from vocabulary.news.stories.copies import copied
from vocabulary.news.stories.evidence import Rarity, weighed
from vocabulary.news.stories.item import STEP_WORDS, Item
from vocabulary.news.stories.joining import agree, joins
from vocabulary.news.stories.vetoes import names_others
from vocabulary.news.stories.window import Window

__all__ = ["STEP_WORDS", "Item", "Rarity", "Window", "agree", "belongs", "rarity_among", "same_story"]

_RARE = 3  # items of a window that may have a name before it loses weight


def same_story(one: Item, other: Item, rarity: Rarity = lambda _: 1.0) -> str | None:
    """Why the two tell the same story, in words; `None` where they do not or where one cannot know."""
    if one.outlet == other.outlet or (one.step and other.step and one.step != other.step):
        return None
    if (reason := copied(one, other)) and not names_others(one.account, other.account):
        return reason
    verdict = weighed(one.account, other.account, one.days_from(other), rarity)
    return verdict.reason if verdict.is_one else None


def belongs(item: Item, story: Sequence[Item], rarity: Rarity = lambda _: 1.0) -> str | None:
    """Why the item belongs to a story of several items, in words; `None` where it does not or where one cannot know."""
    return joins(item, story, rarity, same_story)


def rarity_among(items: Iterable[Item]) -> Rarity:
    """How rare names are among the items of a window: what every third item names tells no event apart."""
    items_with = Counter(name for item in items for name in item.account.names)
    return lambda name: min(1.0, _RARE / max(items_with[name], 1))
