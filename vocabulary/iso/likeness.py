"""How much two titles have in common, by words weighted by how rare they are among all titles. Pure; knows no ISO.

A word that few titles have says what a document is about ("scorification"); one that most have ("determination") says
little. The weight of a word is its inverse document frequency, the likeness of two titles the weight of the words that
they share, relative to both.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from vocabulary.minerals.folding import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_SPELLINGS = (("sulph", "sulf"), ("aluminum", "aluminium"), ("colour", "color"), ("fibre", "fiber"))
_EMPTY = frozenset(
    "part the and for with from its their general specification specifications requirements requirement guidelines "
    "guidance amendment corrigendum technical use using other".split()
)
_COMMON = 0.02  # a word of more than this share of all titles does not by itself bring two of them together,
_FEW = 20  # unless so few titles have it


@dataclass(frozen=True, slots=True)
class Alike:
    """A title that has words in common with another: how alike they are, 0 to 1; the shared words, the rarest first."""

    key: str
    likeness: float
    shared: tuple[str, ...]


@lru_cache(maxsize=65536)
def words(title: str) -> frozenset[str]:
    """The words of a title that may say what it is about, in one spelling and in the singular."""
    folded = fold(title)
    for spelling, other in _SPELLINGS:
        folded = folded.replace(spelling, other)
    return frozenset(_singular(word) for word in _WORD.findall(folded) if word not in _EMPTY)


def as_written(chosen: Iterable[str], title: str) -> tuple[str, ...]:
    """Words of a title in the form in which it has them: "ores" for "ore"."""
    forms = {_singular(word): word for word in _WORD.findall(fold(title))}
    return tuple(forms.get(word, word) for word in chosen)


def _singular(word: str) -> str:
    if word == "gases":
        return "gas"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


class Titles:
    """A body of titles, each under a key, that can be asked which of them are like a given one."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._words = {key: words(title) for key, title in titles.items()}
        counts = Counter(word for title_words in self._words.values() for word in title_words)
        self._count = len(self._words)
        self._weights = {word: self._weight_of(number) for word, number in counts.items()}
        self._unknown = self._weight_of(0)
        self._rare: defaultdict[str, list[str]] = defaultdict(list)
        for key, mentioned in self._words.items():
            for word in mentioned:
                if counts[word] <= max(_COMMON * self._count, _FEW):
                    self._rare[word].append(key)
        self._totals = {key: self._total(title_words) for key, title_words in self._words.items()}

    def _weight_of(self, number: int) -> float:
        return math.log((1 + self._count) / (0.5 + number))

    def weight(self, word: str) -> float:
        """How much a shared word counts; one that no title has counts most."""
        return self._weights.get(word, self._unknown)

    def is_rare(self, word: str) -> bool:
        """Whether so few titles have the word that it says what they are about."""
        return word in self._rare

    def _total(self, chosen: Iterable[str]) -> float:
        return sum(map(self.weight, chosen))

    def like(self, title: str, least: float) -> list[Alike]:
        """The titles that are at least `least` alike and share a rare word, the most alike first."""
        title_words = words(title)
        total = self._total(title_words)
        keys = {key for word in title_words for key in self._rare.get(word, ())}
        alike = [self._alike(key, title_words, total) for key in keys]
        return sorted(
            (candidate for candidate in alike if candidate.likeness >= least),
            key=lambda candidate: (-candidate.likeness, candidate.key),
        )

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much two sets of words have in common, 0 to 1; 0 where one of them is empty."""
        total = self._total(one) * self._total(other)
        return self._total(one & other) / math.sqrt(total) if total else 0.0

    def both_say_more(self, one: frozenset[str], other: frozenset[str]) -> float:
        """From 0 to 1, how much each says that the other does not; 0 where one says all that the other says."""
        more = min(self._total(one - other), self._total(other - one))
        return more / (self._total(one & other) + more) if more else 0.0

    def by_weight(self, title_words: Iterable[str]) -> tuple[str, ...]:
        """Words, the rarest first."""
        return tuple(sorted(title_words, key=lambda word: (-self.weight(word), word)))

    def _alike(self, key: str, title_words: frozenset[str], total: float) -> Alike:
        shared = title_words & self._words[key]
        likeness = self._total(shared) / math.sqrt(total * self._totals[key])
        return Alike(key, likeness, self.by_weight(shared))
