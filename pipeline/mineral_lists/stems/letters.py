"""One pattern of many words, tried letter by letter. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of many words, of two that begin alike the longer: letter by letter, not word by word."""
    return re.compile(_by_letters(sorted(set(words)), 0))


def _by_letters(words: Sequence[str], place: int) -> str:
    """Words that are alike up to a place, as a pattern that is tried letter by letter."""
    if len(words) == 1:
        return re.escape(words[0][place:])
    ends = words[0][place:] == ""  # the shortest comes first
    rest = ((letter, list(alike)) for letter, alike in groupby(words[ends:], key=lambda word: word[place]))
    within = "|".join(re.escape(letter) + _by_letters(alike, place + 1) for letter, alike in rest)
    return f"(?:{within}){'?' if ends else ''}"
