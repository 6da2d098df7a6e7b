"""Whether a piece of news belongs to a story that several outlets have told already. Pure.

It does if any of the story's items tells the same event, or if all of them together do: each states a part. What an
item contradicts (another step, another of a series) it does not join, whatever the others share with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from vocabulary.news.stories.copies import copied
from vocabulary.news.stories.evidence import Rarity, weighed
from vocabulary.news.stories.facts.account import Account
from vocabulary.news.stories.item import Item
from vocabulary.news.stories.vetoes import goes_on

_TOGETHER = 2.0  # what more is needed where only the items of a story together tell the event
_FEW = 6  # items of a story whose texts are read together

Same = Callable[[Item, Item, Rarity], str | None]


def joins(item: Item, story: Sequence[Item], rarity: Rarity, same: Same) -> str | None:
    """Why the item tells the story, in words; `None` where it does not. `same`: why two items do."""
    reason = next((why for told in story if (why := same(told, item, rarity))), None)
    if reason is None and len(story) > 1:
        reason = _together(item, story, rarity)
    return reason if reason and agree(story, [item]) else None


def agree(story: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether no item of the one story contradicts one of the other."""
    pairs = ((told, item) for told in story for item in other)
    return not any(goes_on(told.account, item.account) and not copied(told, item) for told, item in pairs)


def _together(item: Item, story: Sequence[Item], rarity: Rarity) -> str | None:
    """Why all items of a story together tell the event of `item`."""
    if any(told.outlet == item.outlet or (told.step and item.step and told.step != item.step) for told in story):
        return None
    apart = [days for told in story if (days := told.days_from(item)) is not None]
    verdict = weighed(_whole(tuple(story[:_FEW])), item.account, max(apart, default=None), rarity)
    return verdict.reason if verdict.is_one and verdict.weight >= verdict.needed + _TOGETHER else None


@lru_cache(maxsize=500)
def _whole(story: tuple[Item, ...]) -> Account:
    """What the items tell together, under the first headline: read once for all that are compared with them."""
    return Account(story[0].title, " ".join(f"{told.title}. {told.summary or told.article[:300]}" for told in story))
