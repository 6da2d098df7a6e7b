"""Whether a piece of news belongs to a story that several outlets have told already. Pure.

It does if any of the story's items tells the same event, or if all of them together do: each states a part. What an
item contradicts (another step, another of a series) it does not join, whatever the others share with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vocabulary.news.stories.account import Account, account
from vocabulary.news.stories.copies import Item, copied, days_apart
from vocabulary.news.stories.evidence import Rarity, weighed
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
    return not any(goes_on(_account(told), _account(item)) and not copied(told, item) for told, item in pairs)


def _together(item: Item, story: Sequence[Item], rarity: Rarity) -> str | None:
    """Why all items of a story together tell the event of `item`."""
    if any(told.outlet == item.outlet or (told.step and item.step and told.step != item.step) for told in story):
        return None
    texts = " ".join(f"{told.title}. {told.summary or told.article[:300]}" for told in story[:_FEW])
    apart = [days for told in story if (days := days_apart(told, item)) is not None]
    verdict = weighed(Account(story[0].title, texts), _account(item), max(apart, default=None), rarity)
    return verdict.reason if verdict.is_one and verdict.weight >= verdict.needed + _TOGETHER else None


def _account(item: Item) -> Account:
    return account(item.title, item.summary or item.article, item.outlet)
