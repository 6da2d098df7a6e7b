"""Where a list stands in its document: its form and the words over it; and whether it stands there again. Pure.

The same form under the same words is the same place: whoever accepted a list there has said that it is the list. Where
words came over it ("of Otherland") it may be another list. Numbers, dates and words that only
say which edition it is move nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vocabulary.minerals.folding import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_OF_EDITIONS = frozenset(
    """the and for our its list lists listed final current latest new updated update revised revision edition version
    published publication valid effective force since from status annex table overview january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec der die das
    und les des del los las per""".split()
)
_SHOWN = 4  # words of each side in a sentence for a person


def place(form: str, words: Iterable[str]) -> str:
    """A place as one text: the form of the list, and on the lines after it the words over it without their numbers."""
    folded = (re.sub(r"\d+", "#", fold(text)) for text in words if text)
    return "\n".join((form, *folded))


def is_same(now: str, then: str) -> bool:
    """Whether a list stands where it stood; False where either is not known."""
    return bool(now) and now == then


def new_words(now: str, then: str) -> str | None:
    """Which words stand over a list that did not stand there, as a phrase; None where none do, or nothing is known."""
    if not now or "\n" not in then:
        return None
    here, there = (_words(text.split("\n")[1:]) for text in (now, then))
    came, gone = ([word for word in ours if word not in set(others)] for ours, others in ((here, there), (there, here)))
    if not came:
        return None
    instead = f" where “{' '.join(gone[:_SHOWN])}” stood" if gone else ""
    return f"“{' '.join(came[:_SHOWN])}”{instead}"


def _words(lines: Iterable[str]) -> list[str]:
    words = [word for line in lines for word in _WORD.findall(line) if word not in _OF_EDITIONS]
    return list(dict.fromkeys(words))
