"""Patterns of many words in the texts of a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

from pipeline.mineral_lists.stems.patterns import BEGINNING, BOUND, WORD, marked_stems, shortest, small, stems

# A stem: of which pattern, what a text needs to have it, all its words.
_Stem = tuple[re.Pattern[str], str, frozenset[str], tuple[str, ...]]


class Patterns:
    """Patterns that are looked for in the texts of a page together, by their stems."""

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        self._patterns = patterns

    @cached_property
    def by_need(self) -> tuple[Mapping[str, tuple[_Stem, ...]], Mapping[str, tuple[_Stem, ...]]]:
        """The stems, by the longest of what a text needs to have them; those that need nothing by a word."""
        needed: dict[str, tuple[_Stem, ...]] = {}
        others: dict[str, tuple[_Stem, ...]] = {}
        for pattern in self._patterns:
            for marked in shortest(marked_stems(pattern.pattern)):
                needs, stem = _needs(marked), marked.removeprefix(BOUND)
                one = pattern, stem, needs, tuple(WORD.findall(stem))
                by, some = (needed, needs) if needs else (others, one[-1])
                longest = max(some, key=lambda word: (len(word), word), default="")
                by[longest] = (*by.get(longest, ()), one)
        return needed, others

    @cached_property
    def without_stems(self) -> tuple[re.Pattern[str], ...]:
        """Those that may match whatever the words of a text are."""
        return tuple(pattern for pattern in self._patterns if not stems(pattern.pattern))


class Words:
    """The words of the texts of a page, by which stems that cannot stand there are ruled out.

    The texts are looked at when they are asked for first. `also`: other words, which stand there, too.
    """

    def __init__(self, texts: Iterable[str], also: Words | None = None) -> None:
        self._texts = texts
        self._also = also
        self._asked: dict[str, bool] = {}

    @cached_property
    def _looked_at(self) -> tuple[str, str, Set[str]]:
        """Each part between spaces once, a fraction of the texts, and without what is not in ASCII; words, how they
        begin, and letters."""
        parts = set(small("\n".join(self._texts)).split())
        words = set(filter(str.isalnum, parts))
        words.update(WORD.findall(" ".join(parts - words)))
        further = "".join(part for part in parts if not part.isascii())  # of ASCII no letter is asked for alone
        whole = " ".join(parts)
        in_ascii = whole.encode("ascii", "ignore").decode()  # of Thai next to nothing
        return whole, in_ascii, {word[:BEGINNING] for word in words}.union(words, further)

    @cached_property
    def present(self) -> Set[str]:
        """The words, their first four letters, and letters beyond ASCII."""
        own = self._looked_at[2]
        return own if self._also is None else own | self._also.present

    def has(self, part: str) -> bool:
        """Whether a part of a word, in small letters, may stand in one of the texts."""
        if part not in self._asked:
            there = part in self._looked_at[part.isascii()]
            self._asked[part] = there or (self._also is not None and self._also.has(part))
        return self._asked[part]

    def of(self, patterns: Patterns) -> Iterator[tuple[re.Pattern[str], str]]:
        """The stems of patterns that may stand in one of the texts, each with its pattern."""
        present = self.present
        by_need, others = patterns.by_need
        for need in present & by_need.keys():
            for pattern, stem, needs, words in by_need[need]:
                if needs <= present and all(map(self.has, words)):
                    yield pattern, stem
        for word in filter(self.has, others):
            for pattern, stem, _, words in others[word]:
                if all(map(self.has, words)):
                    yield pattern, stem

    def may_match(self, patterns: Patterns) -> bool:
        """Whether one of the patterns may match in one of the texts."""
        return bool(patterns.without_stems) or any(True for _ in self.of(patterns))

    def may_hold(self, some: Iterable[str]) -> tuple[str, ...]:
        """Those of words or parts of words that may stand in one of the texts, whatever the case of their letters."""
        letters = ((word, small(word)) for word in some)
        return tuple(word for word, low in letters if (low[0].isascii() or low[0] in self.present) and self.has(low))


def standing_in(text: str, patterns: Patterns, words: Words | None = None) -> Mapping[str, tuple[str, ...]]:
    """The patterns that may match somewhere in a long text, as they are written, each with its stems that stand there.

    Of no stems, none. A stem stands there only if the text has its words: most are ruled out by these, and few are
    looked for. `words`: those of texts of which this one is a part, where they are known.
    """
    here: dict[str, tuple[str, ...]] = {pattern.pattern: () for pattern in patterns.without_stems}
    may_stand = list((words or Words([text])).of(patterns))
    letters = small(text) if may_stand else ""
    for pattern, stem in may_stand:
        if stem in letters:
            here[pattern.pattern] = (*here.get(pattern.pattern, ()), stem)
    return here


def _needs(marked: str) -> frozenset[str]:
    """Whole words, beginnings of words, letters that are not in ASCII."""
    stem = marked.removeprefix(BOUND)
    needs = {letter for letter in stem if letter.isalpha() and not letter.isascii()}
    for word in WORD.finditer(stem):
        begins, ends = word.start() > 0 or marked != stem, word.end() < len(stem)
        if begins and (ends or len(word[0]) >= BEGINNING):
            needs.add(word[0] if ends else word[0][:BEGINNING])
    return frozenset(needs)
