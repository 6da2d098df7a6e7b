"""Finds the words of a vocabulary of terms in a headline, in every language at once. Pure.

A term is a list of spellings in several languages (`terms.yaml`). Languages that part their words by spaces are matched
word by word; those that do not (Chinese, Japanese, Thai), that write prefixes and endings on the word (Arabic, Hebrew,
Korean) or vowels that are no letters of their own (the scripts of India) anywhere in the text. A short word says
nothing in a text that is in another language ("or" is gold in French, "plant" plans in Dutch); long ones are mostly
cognates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vocabulary.minerals.folding import fold

_WORD = re.compile(r"\w+")
_SPELLED_WORD = re.compile(r"\*?\w+\*?|\*")
_UNSPACED = re.compile("[\u0590-\u06ff\u0900-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STROKES = str.maketrans("łđøı", "ldoi")  # letters that are no accented ones: "złoże" is spelled "zloze"
_GAP = 4  # words that a star of its own may stand for: "ban * exports"
_REMEMBERED = 20_000  # words
_COMPOUND = 8  # letters of a word that may hold another one ("Kobaltexportverbot")
_COGNATE = 6  # letters from which a word means the same in most languages that have it
_ANY: frozenset[str] = frozenset()  # languages of a text of which nothing is known, and of a spelling for all
_Entry = tuple[tuple[str, ...], str, frozenset[str]]
"""How a spelling goes on after its first word, its term, and its languages."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A spelling of `term` that stands in a text: `words` as they stand there, folded."""

    term: str
    words: str


@dataclass(slots=True)
class Terms:
    """Terms, ready to be looked for. Built once by `compiled`."""

    exact: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    stems: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    parts: list[tuple[str, _Entry]] = field(default_factory=list)
    anywhere: list[tuple[str, str]] = field(default_factory=list)
    lengths: tuple[int, ...] = ()
    met: dict[str, tuple[_Entry, ...]] = field(default_factory=dict)  # word -> what begins with it

    def occurrences(self, text: str, languages: frozenset[str] = _ANY) -> tuple[Occurrence, ...]:
        """Every term that stands in `text`, each once, by the first of its spellings; `languages`: those that the text
        may be in, where that is known."""
        return self.occurrences_in(fold(text), languages)

    def occurrences_in(self, folded: str, languages: frozenset[str] = _ANY) -> tuple[Occurrence, ...]:
        """The same of a text that is folded already."""
        hits: dict[str, Occurrence] = {}
        for hit in self._hits(folded if folded.isascii() else folded.translate(_STROKES), languages):
            hits.setdefault(hit.term, hit)
        return tuple(hits.values())

    def _hits(self, folded: str, languages: frozenset[str]) -> Iterator[Occurrence]:
        words, met = _WORD.findall(folded), self.met
        for index, word in enumerate(words):
            begun = met.get(word)
            for rest, term, only in self._begun(word) if begun is None else begun:
                if only and languages and only.isdisjoint(languages):
                    continue
                if (end := _end(words, index + 1, rest)) is not None:
                    yield Occurrence(term, " ".join(words[index:end]))
        if _UNSPACED.search(folded):
            yield from (Occurrence(term, spelling) for spelling, term in self.anywhere if spelling in folded)

    def _begun(self, word: str) -> tuple[_Entry, ...]:
        """`_beginning`, remembered: texts are made of the same words."""
        known = self.met.get(word)
        if known is None:
            if len(self.met) >= _REMEMBERED:
                self.met.clear()
            known = self.met[word] = tuple(self._beginning(word))
        return known

    def _beginning(self, word: str) -> Iterator[_Entry]:
        yield from self.exact.get(word, ())
        for length in self.lengths:
            if length > len(word):
                break
            yield from self.stems.get(word[:length], ())
        if len(word) >= _COMPOUND:
            yield from (entry for part, entry in self.parts if _holds(word, part))


def compiled(
    spellings: Mapping[str, Iterable[str]], languages: Mapping[tuple[str, str], frozenset[str]] | None = None
) -> Terms:
    """Terms from term -> spellings, as `terms.yaml` writes them; `languages`: of a term's spelling, where known."""
    terms, known = Terms(), languages or {}
    for term, spelled in spellings.items():
        for spelling in spelled:
            _add(terms, term, spelling, known.get((term, spelling), _ANY))
    terms.lengths = tuple(sorted({len(stem) for stem in terms.stems}))
    return terms


def _add(terms: Terms, term: str, spelling: str, languages: frozenset[str]) -> None:
    if _UNSPACED.search(spelling):
        terms.anywhere.append((fold(spelling).translate(_STROKES), term))
        return
    first, *rest = _SPELLED_WORD.findall(_folded(spelling))
    is_short = not rest and len(first) < _COGNATE and first.isascii()
    entry = (tuple(rest), term, languages if is_short else _ANY)
    if first.startswith("*"):
        terms.parts.append((first[1:], entry))
    elif first.endswith("*"):
        terms.stems[first[:-1]].append(entry)
    else:
        terms.exact[first].append(entry)


def _folded(spelling: str) -> str:
    """`spelling` folded as texts are, its stars kept."""
    return fold(spelling.replace("*", "\ue000")).replace("\ue000", "*").translate(_STROKES)


def _holds(word: str, part: str) -> bool:
    """Whether `word` ends with `part`, or holds `part` where it ends with a star."""
    return part[:-1] in word if part.endswith("*") else word.endswith(part) and word != part


def _end(words: list[str], at: int, rest: tuple[str, ...]) -> int | None:
    """Where the spelling that goes on with `rest` at the word `at` ends; `None` where it does not go on."""
    for index, spelled in enumerate(rest):
        if spelled == "*":
            ends = (_end(words, at + skipped, rest[index + 1 :]) for skipped in range(1, _GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not _is(words[at], spelled):
            return None
        at += 1
    return at


def _is(word: str, spelled: str) -> bool:
    if spelled.endswith("*"):
        return word.startswith(spelled[:-1])
    return word == spelled
