"""Patterns of many words in a short text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.mineral_lists.stems.patterns import BEGINNING, BOUND, WORD, alternatives, of_one, small


def stands(some: tuple[str, ...], in_small: str) -> bool:
    """Whether one of the stems of a pattern stands in a text in small letters; of no stems, it may always match."""
    return not some or any(map(in_small.__contains__, some))


def sought(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match of a pattern of many words in a short text, looked for where one of its alternatives matches."""
    return pattern.search(text) if matches(pattern, text) else None


def matches(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of many words matches anywhere in a short text: each alternative is tried by itself.

    Tried is only what has a stem there. A pattern must have no groups that it refers back to.
    """
    return any(_compiled(alternative, pattern.flags).search(text) for alternative in _standing(pattern.pattern, text))


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a stem of a pattern stands in a short text, or it may match without any."""
    return next(_standing(pattern.pattern, text), None) is not None


def _standing(pattern: str, text: str) -> Iterator[str]:
    """The alternatives of a pattern of which a stem stands in a text, and those without stems."""
    letters, beginnings = _looked_at(text)
    begun, anywhere, beyond_ascii = _by_beginning(pattern)
    if not beginnings.isdisjoint(begun):
        for beginning in beginnings:
            yield from (alternative for stem, alternative in begun.get(beginning, ()) if stem in letters)
    yield from (alternative for stem, alternative in anywhere if stem in letters)
    if not letters.isascii():
        yield from (alternative for stem, alternative in beyond_ascii if stem in letters)


@lru_cache(maxsize=256)  # one text is searched for many patterns
def _looked_at(text: str) -> tuple[str, frozenset[str]]:
    """A text in small letters, and how its words begin."""
    letters = small(text)
    return letters, frozenset([word[:BEGINNING] for word in WORD.findall(letters)])


_compiled = cache(re.compile)
_Stems = tuple[tuple[str, str], ...]  # each with the alternative of the pattern that it is of


@cache
def _by_beginning(pattern: str) -> tuple[dict[str, _Stems], _Stems, _Stems]:
    """The stems of a pattern: by how the word begins that they begin with; those of no word, in ASCII or not."""
    begun: dict[str, _Stems] = {}
    others: list[tuple[str, str]] = []
    for alternative in alternatives(pattern):
        for marked in map(small, of_one(alternative, "") or [""]):
            stem = marked.removeprefix(BOUND)
            word = WORD.match(stem) if marked != stem else None
            if word and (word.end() < len(stem) or len(word[0]) >= BEGINNING):
                beginning = word[0][:BEGINNING]
                begun[beginning] = (*begun.get(beginning, ()), (stem, alternative))
            else:
                others.append((stem, alternative))
    in_ascii = tuple(other for other in others if other[0].isascii())
    return begun, in_ascii, tuple(other for other in others if other not in in_ascii)
