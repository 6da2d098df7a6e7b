"""Which items of a window need be compared with one another: those that have anything in common. Pure.

A thousand items make 500,000 pairs, of which one in fifty can say anything. What `same_story` asks for is known of each
item beforehand: something that anchors an account of the event, or a sign of a copied text. What many items of a window
have ("China and lithium") anchors an account only beside something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from vocabulary.news.stories.copies import signs
from vocabulary.news.stories.item import Item

_MANY = 20  # items that have something, from which on it says little
_BY_ITSELF = 2  # times that one such thing is counted: what is sure of both, is possible of both


class Window:
    """Items, each under a number of the caller's, by what they have in common."""

    def __init__(self) -> None:
        self._sure: defaultdict[object, list[int]] = defaultdict(list)
        self._possible: defaultdict[object, list[int]] = defaultdict(list)
        self._copies: defaultdict[object, list[int]] = defaultdict(list)

    def add(self, item: Item, number: int) -> None:
        """Let later items be compared with `item`; several items may have one number."""
        sure, possible = item.account.anchors
        for postings, keys in ((self._sure, sure), (self._possible, possible), (self._copies, signs(item))):
            for key in keys:
                postings[key].append(number)

    def comparable(self, item: Item) -> set[int]:
        """The numbers of the items that may tell the story of `item`; of all others none does."""
        sure, possible = item.account.anchors
        shared: Counter[int] = Counter()
        numbers = {number for key in signs(item) for number in self._copies.get(key, ())}
        for postings, keys in ((self._possible, sure), (self._sure, possible)):
            for key in keys:
                having = postings.get(key, ())
                (shared if len(having) > _MANY else numbers).update(having)
        return numbers | {number for number, times in shared.items() if times > _BY_ITSELF}
