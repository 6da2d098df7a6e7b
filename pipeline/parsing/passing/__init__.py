"""Words of a page that pass by themselves: times told from now, countdowns, counters, clocks, tokens. Pure patterns.

In the languages of the publishers that are watched. Each is blanked inside a sentence; what is left stays. A number
that a rule states is none of them: "within 30 days" is a fact, "30 days left" counts down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property

from pipeline.parsing.passing import patterns
from vocabulary.news.glance import Glance, has_digit


@dataclass(frozen=True)
class _Part:
    """One pattern. `words`: one of them stands in whatever it finds, as a word, or as the beginning of one where a star
    follows; none: nothing is known before it is looked for. `run`: so many characters without a space are in it."""

    words: tuple[str, ...]
    written: str
    unspaced: bool = False
    run: int = 0

    def may(self, folded: str) -> bool:
        """Whether a text in small letters has one of its words, or something as long."""
        if self.run:
            return max(map(len, folded.split()), default=0) >= self.run
        return not self.words or any(map(folded.__contains__, self.stems))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The words and the beginnings of words."""
        return tuple(word.rstrip("*") for word in self.words)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern by itself; few are ever needed."""
        return _compiled(self.written if self.unspaced else rf"(?:{self.written})(?!\w)")


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Family:
    """Patterns of one sort; one of `words` stands in whatever they find, which is soon looked up."""

    words: tuple[str, ...]
    parts: tuple[_Part, ...]

    def without(self, sentence: str, folded: str) -> str:
        """`sentence` with a space in place of each. All together take long: each that may match is asked first."""
        asked = (part.pattern for part in self.parts if part.may(folded))
        return self.whole.sub(" ", sentence) if any(pattern.search(sentence) for pattern in asked) else sentence

    @property
    def whole(self) -> re.Pattern[str]:
        """All parts together, the first one counts."""
        spaced = "|".join(part.written for part in self.parts if not part.unspaced)
        unspaced = "".join(f"|{part.written}" for part in self.parts if part.unspaced)
        return _compiled(f"(?:{spaced})(?!\\w){unspaced}")


def _family(words: str, written_parts: tuple[tuple[str, str], ...], unspaced: str = "") -> _Family:
    parts = []
    for known, pattern in written_parts:
        written = rf"\b(?:{pattern})" if pattern[0] not in "(\\" else pattern
        if known.isdigit():
            parts.append(_Part((), written, run=int(known)))
        else:
            parts.append(_Part(tuple(filter(None, known.split("|"))), written))
    parts += [_Part((), unspaced, unspaced=True)] if unspaced else []
    return _Family(tuple(words.split("|")), tuple(parts))


_FAMILIES = (
    _family(patterns.AGO_WORDS, patterns.AGO, patterns.AGO_UNSPACED),
    _family(patterns.LEFT_WORDS, patterns.LEFT, patterns.LEFT_UNSPACED),
    _family(patterns.COUNTER_WORDS, patterns.COUNTERS, patterns.COUNTERS_UNSPACED),
    _family(patterns.CLOCK_WORDS, patterns.CLOCKS),
    _family("", patterns.TOKENS),
)
_ASCII = tuple(replace(family, words=tuple(filter(str.isascii, family.words))) for family in _FAMILIES)
_UNSPACED = re.compile("[\u0600-\u06ff\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00010000-\U0010ffff]")


def without_passing(sentence: str) -> str:
    """`sentence` with a space in place of each of these. Without a digit only "just now" and the like can be one."""
    folded = sentence.lower()
    families = _ASCII if folded.isascii() else _FAMILIES
    for family in families if "=" in folded or has_digit(folded) else families[:1]:
        if any(map(folded.__contains__, family.words)):
            sentence = family.without(sentence, folded)
    return sentence


@cache
def _parts_by_word() -> dict[str, list[_Part]]:
    """The first word of what a part finds -> the parts that it may belong to; of beginnings of words, them."""
    by_word: dict[str, list[_Part]] = {}
    for part in (part for family in _FAMILIES for part in family.parts):
        for word in part.words:
            by_word.setdefault(word.split()[0], []).append(part)
    return by_word


def may_pass(text: str, seen: Glance) -> bool:
    """Whether a sentence on a line of `text` may hold what passes by itself; `seen`: the glance at it. Says so too
    often rather than too seldom."""
    folded = seen.folded
    if "=" in folded or not (folded.isascii() or _UNSPACED.search(folded) is None):
        return True
    known = _parts_by_word()
    if seen.digit:
        parts = [part for word in _FIRST_WORDS & seen.words for part in known[word]]
        parts += [part for word in _BEGINNINGS if word[:-1] in folded for part in known[word]]
        parts += _ALWAYS
    else:  # as `without_passing`: then only those of the first family can be there
        parts = list(_uncounted_in(seen.words))
    if not (parts := [part for part in parts if part.may(folded)]):
        return False
    lines = list(zip(text.split("\n"), folded.split("\n"), strict=True))  # hardly any has the word of a pattern
    return any(part.may(low) and part.pattern.search(line) for part in parts for line, low in lines)


def may_pass_uncounted(words: Set[str]) -> bool:
    """The same of a text without digits and "=", by its words alone."""
    return any(True for _ in _uncounted_in(words))


def _uncounted_in(words: Set[str]) -> Iterator[_Part]:
    possible = (pair for word in UNCOUNTED & words for pair in _FIRST_WITHOUT_DIGIT[word])
    return (part for part, counts in possible if not counts.isdisjoint(words))


_ALWAYS = tuple(part for family in _FAMILIES for part in family.parts if not part.words and not part.unspaced)
_FIRST_WORDS = frozenset(_parts_by_word())  # a set: common words of a set and a dictionary take three times as long
_COUNT = re.compile(r"\(\?:\\d\{1,6\}\|([^()]+)\)")


def _uncounted() -> dict[str, list[tuple[_Part, frozenset[str]]]]:
    """First word -> the times from now that it may belong to and that need no digit, with the words, one of which is
    there instead of it: those of the number ("(?:\\d{1,6}|einer|einem)"), or else the first word itself."""
    by_word: dict[str, list[tuple[_Part, frozenset[str]]]] = {}
    for part in _FAMILIES[0].parts:
        numbers = [form.split()[0] for group in _COUNT.findall(part.written) for form in group.split("|")]
        counts = {form for number in numbers for form in (number.replace("?", ""), re.sub(r".\?", "", number))}
        if counts or r"\d{1,6}" not in part.written:
            for word in {word.split()[0] for word in part.words}:
                by_word.setdefault(word, []).append((part, frozenset(counts or {word})))
    return by_word


_FIRST_WITHOUT_DIGIT = _uncounted()
UNCOUNTED = frozenset(_FIRST_WITHOUT_DIGIT)
"""One of these stands in whatever passes by itself and has no digit, beside one of `COUNTS`."""
COUNTS = frozenset().union(*(counts for pairs in _FIRST_WITHOUT_DIGIT.values() for _, counts in pairs))
_BEGINNINGS = tuple(word for word in _parts_by_word() if word.endswith("*"))
