"""When sentences of a page say the same: kinds of quotation marks and dashes, capitals, breaks of lines are no news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from operator import eq

_MARKS = re.compile(r"\[\d{1,3}\]|[¶†‡]")


def wording(sentence: str) -> str:
    """What of a sentence is compared: its letters, figures and signs, without typesetting, notes' marks and spaces."""
    from vocabulary.minerals.folding import fold  # whoever compares no sentences need not load the table of materials

    return fold(_MARKS.sub("", sentence)).replace(" ", "") or sentence


def only_in(these: Iterable[str], others: Iterable[str]) -> list[str]:
    """The sentences of `these` that `others` do not have in the same wording, as often as they have them less.

    What both have to the letter is set aside first: those are most sentences of a page, and wordings take long.
    """
    these, others = _from_first_to_last_difference(list(these), list(others))
    both = Counter(these) & Counter(others)
    left = Counter(map(wording, _without(others, both)))
    remaining = []
    for sentence in _without(these, both):
        if left[key := wording(sentence)]:
            left[key] -= 1
        else:
            remaining.append(sentence)
    return remaining


def _from_first_to_last_difference(these: list[str], others: list[str]) -> tuple[list[str], list[str]]:
    """Both without what they begin with alike and, unless it stands between as well, without what they end with alike:
    between are mostly a few sentences."""
    start = _alike(these, others)
    these, others = these[start:], others[start:]
    end = _alike(reversed(these), reversed(others))
    one, other, shared = these[: len(these) - end], others[: len(others) - end], set(these[len(these) - end :])
    return (one, other) if shared.isdisjoint(one) and shared.isdisjoint(other) else (these, others)


def _alike(these: Iterable[str], others: Iterable[str]) -> int:
    """How many sentences both begin with."""
    return sum(1 for _ in takewhile(bool, map(eq, these, others)))


def _without(sentences: Iterable[str], some: Mapping[str, int]) -> Iterator[str]:
    """The sentences without the first of each of `some`, as many as are stated."""
    left = dict(some)
    for sentence in sentences:
        if left.get(sentence):
            left[sentence] -= 1
        else:
            yield sentence


def say_the_same(these: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two texts have the same sentences in any order, or the same words however they are cut into sentences."""
    gone, come = only_in(these, others), only_in(others, these)
    return "".join(map(wording, gone)) == "".join(map(wording, come))
