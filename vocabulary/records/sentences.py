"""When sentences of a page say the same: kinds of quotation marks and dashes, capitals, breaks of lines are no news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"\[\d{1,3}\]|[¶†‡]")


def wording(sentence: str) -> str:
    """What of a sentence is compared: its letters, figures and signs, without typesetting, notes' marks and spaces."""
    from vocabulary.minerals.folding import fold  # whoever compares no sentences need not load the table of materials

    return fold(_MARKS.sub("", sentence)).replace(" ", "") or sentence


def only_in(these: Iterable[str], others: Iterable[str]) -> list[str]:
    """The sentences of `these` that `others` do not have in the same wording, as often as they have them less."""
    left = Counter(map(wording, others))
    remaining = []
    for sentence in these:
        if left[key := wording(sentence)]:
            left[key] -= 1
        else:
            remaining.append(sentence)
    return remaining


def say_the_same(these: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two texts have the same sentences in any order, or the same words however they are cut into sentences."""
    gone, come = only_in(these, others), only_in(others, these)
    return "".join(map(wording, gone)) == "".join(map(wording, come))
