"""Patterns of many words in the texts of a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property

from pipeline.mineral_lists.stems.patterns import BEGINNING, BOUND, WORD, marked_stems, shortest, small, stems

_Patterns = tuple[re.Pattern[str], ...]
_Stem = tuple[
    int, str, frozenset[str], tuple[str, ...]
]  # of which pattern, what a text needs to have it, all its words


class Words:
    """The words of the texts of a page, by which stems that cannot stand there are ruled out.

    The texts are looked at when they are asked for first.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _looked_at(self) -> tuple[str, Set[str]]:
        """Each part between spaces once, a fraction of the texts; words, how they begin, and letters."""
        parts = set(small("\n".join(self._texts)).split())
        words = set(filter(str.isalnum, parts))
        words.update(WORD.findall(" ".join(parts - words)))
        further = "".join(part for part in parts if not part.isascii())  # of ASCII no letter is asked for alone
        return " ".join(parts), {word[:BEGINNING] for word in words}.union(words, further)

    def of(self, patterns: _Patterns) -> Iterator[tuple[re.Pattern[str], str]]:
        """The stems of patterns that may stand in one of the texts, each with its pattern."""
        once, present = self._looked_at
        by_need, others = _by_need(patterns)
        for need in present & by_need.keys():
            for number, stem, needs, words in by_need[need]:
                if needs <= present and all(map(once.__contains__, words)):
                    yield patterns[number], stem
        for word, alike in others.items():
            if word in once:
                yield from (
                    (patterns[number], stem) for number, stem, _, words in alike if all(map(once.__contains__, words))
                )

    def may_match(self, patterns: _Patterns) -> bool:
        """Whether one of the patterns may match in one of the texts."""
        return any(True for _ in self.of(patterns)) or not all(stems(pattern.pattern) for pattern in patterns)

    def may_hold(self, some: Iterable[str]) -> tuple[str, ...]:
        """Those of words or parts of words that may stand in one of the texts, whatever the case of their letters."""
        once, present = self._looked_at
        letters = ((word, small(word)) for word in some)
        return tuple(word for word, low in letters if (low[0].isascii() or low[0] in present) and low in once)


def standing_in(
    text: str, patterns: _Patterns, words: Words | None = None
) -> Mapping[re.Pattern[str], tuple[str, ...]]:
    """The patterns that may match somewhere in a long text, each with its stems that stand there; of no stems, none.

    A stem stands there only if the text has its words: most are ruled out by these, and few are looked for. `words`:
    those of texts of which this one is a part, where they are known.
    """
    here: dict[re.Pattern[str], tuple[str, ...]] = dict.fromkeys(patterns, ())
    may_stand = list((words or Words([text])).of(patterns))
    letters = small(text) if may_stand else ""
    for pattern, stem in may_stand:
        if stem in letters:
            here[pattern] = (*here[pattern], stem)
    return {pattern: some for pattern, some in here.items() if some or not stems(pattern.pattern)}


@cache
def _by_need(patterns: _Patterns) -> tuple[Mapping[str, tuple[_Stem, ...]], Mapping[str, tuple[_Stem, ...]]]:
    """The stems of patterns, by the longest of what a text needs to have them; those that need nothing by a word."""
    needed: dict[str, tuple[_Stem, ...]] = {}
    others: dict[str, tuple[_Stem, ...]] = {}
    for number, pattern in enumerate(patterns):
        for marked in shortest(marked_stems(pattern.pattern)):
            needs, stem = _needs(marked), marked.removeprefix(BOUND)
            one = number, stem, needs, tuple(WORD.findall(stem))
            by, some = (needed, needs) if needs else (others, one[-1])
            longest = max(some, key=lambda word: (len(word), word), default="")
            by[longest] = (*by.get(longest, ()), one)
    return needed, others


def _needs(marked: str) -> frozenset[str]:
    """Whole words, beginnings of words, letters that are not in ASCII."""
    stem = marked.removeprefix(BOUND)
    needs = {letter for letter in stem if letter.isalpha() and not letter.isascii()}
    for word in WORD.finditer(stem):
        begins, ends = word.start() > 0 or marked != stem, word.end() < len(stem)
        if begins and (ends or len(word[0]) >= BEGINNING):
            needs.add(word[0] if ends else word[0][:BEGINNING])
    return frozenset(needs)
