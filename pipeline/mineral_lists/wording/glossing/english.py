"""A text in a language with a file of its own, word by word in English. Pure.

Words repeat from text to text: what stands between two spaces is put into English once. Only where two of these may be
one phrase, or the name of a region may stand beside, is a text gone through from its first word to its last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from pipeline.mineral_lists.wording.glossing.glossary import (
    OF_A_REGION,
    ONLY_ASKED,
    TOKEN,
    Glossary,
    found,
    glossary,
    plain,
)

NUMBER_LAST = frozenset({"sw"})  # "madini kumi na nne": minerals fourteen
_COUNTED = re.compile(r"\b(minerals(?: (?:critical|strategic|the)){0,3}) (\d{1,3})\b(?! minerals)")
_WRITTEN_ON = re.compile(r"(\d(?<![\w.,/-]\d)\d{0,2})(?=[^\W\d_])")  # a number and its noun without a space
_WHATEVER = ""  # how any word begins
_AT_THE_END = "0"  # what no phrase goes on with
_REMEMBERED = 200_000  # letters of what is kept with its English


class English(NamedTuple):
    """A text in English, what was put in, whether numbers were parted from their nouns, whether it has digits."""

    text: str
    put_in: Set[str]
    parted: bool
    has_digits: bool


def in_english(text: str, known: Glossary) -> English:
    """A text with its wording in English; as it is where it has no such words."""
    if known.code not in NUMBER_LAST and known.pattern is None and (english := _by_parts(text, known.code)):
        return english
    parted, numbers = _WRITTEN_ON.subn(r"\1 ", text)
    whole, put_in = (known.pattern and _by_words(parted, known.pattern, known)) or _by_phrases(parted, known)
    whole = whole if put_in else parted
    return English(whole, put_in, numbers > 0, any(map(str.isdigit, whole)))


def _by_phrases(text: str, known: Glossary) -> tuple[str, Set[str]]:
    """A text with its words and phrases in English, whatever they are, and what was put in."""
    parts, put_in, end = list[str](), set[str](), 0
    for start, stop, english in found(text, known):
        if english and english not in ONLY_ASKED:
            parts += (text[end:start], english if known.pattern is None else f" {english} ")
            put_in.add(english)
            end = stop
    whole = "".join((*parts, text[end:]))
    if known.code in NUMBER_LAST:
        whole = _COUNTED.sub(r"\2 \1", whole)
    return " ".join(whole.split()), put_in


def _by_words(text: str, pattern: re.Pattern[str], known: Glossary) -> tuple[str, Set[str]] | None:
    """The same in a language that parts no words; None where the name of a region may stand beside one."""
    parts = pattern.split(text)  # what stands between words, a word, and so on
    said = set(map(known.phrases.get, parts[1::2]))
    if not OF_A_REGION.isdisjoint(said):
        return None
    parts[1::2] = map(_spaced(known.code).get, parts[1::2], parts[1::2])
    return " ".join("".join(parts).split()), {english for english in said if english} - ONLY_ASKED


@cache
def _spaced(code: str) -> Mapping[str, str]:
    """The words of a language that are put into English, with spaces around that."""
    every = glossary(code).phrases.items()
    return {word: f" {english} " for word, english in every if english not in ONLY_ASKED}


def _by_parts(text: str, code: str) -> English | None:
    """A text in English by what stands between two spaces; None where that does not settle it."""
    written = _written(code)
    written.forget()
    parts = text.split(" ")  # no word goes across a space
    english = list(map(written.__getitem__, parts))
    if not written.followed.keys().isdisjoint(parts) and _may_hold_a_phrase(parts, written):
        return None
    put_in = set(chain.from_iterable(filter(None, map(written.said.get, parts))))
    whole = " ".join(filter(None, english)) if put_in else text
    return English(whole, put_in, False, not written.with_digits.isdisjoint(parts))


def _may_hold_a_phrase(parts: Sequence[str], written: _Written) -> bool:
    """Whether a word with which phrases begin stands before one that may go on with them."""
    for part, after in pairwise((*parts, _AT_THE_END)):
        if seconds := written.followed.get(part):
            first = written.firsts.get(after, _AT_THE_END)
            if not first or first.startswith(seconds):
                return True
    return False


class _Written(dict[str, str]):
    """What stands on pages between two spaces, with its words in English; each asked for once.

    `said`: what is put into it, if anything; `with_digits`: what has digits then; `firsts`: its first word, in small
    letters, if it has one; `followed`: how the next word begins where both may be one phrase.
    """

    def __init__(self, known: Glossary) -> None:
        super().__init__()
        self._known = known
        self._letters = 0
        self.said: dict[str, Sequence[str]] = {}
        self.with_digits: set[str] = set()
        self.firsts: dict[str, str] = {}
        self.followed: dict[str, tuple[str, ...]] = {}

    def __missing__(self, part: str) -> str:
        english, said, end = list[str](), list[str](), 0
        seconds = [_WHATEVER] if _WRITTEN_ON.search(part) else []
        for start, stop, (most, begun, word) in self._known.told[part]:
            if word in OF_A_REGION or (most > 1 and TOKEN.search(part, stop)):
                seconds.append(_WHATEVER)
            elif most > 1:
                seconds += begun
            if word and word not in ONLY_ASKED:
                english += (part[end:start], word)
                said.append(word)
                end = stop
        whole = " ".join("".join((*english, part[end:])).split())
        self._remember(part, whole, said, tuple(seconds))
        return whole

    def _remember(self, part: str, whole: str, said: Sequence[str], seconds: tuple[str, ...]) -> None:
        self._letters += len(part)
        self[part] = whole
        first = TOKEN.search(part)
        self.firsts[part] = plain(first[0]) if first else ""
        if any(map(str.isdigit, whole)):
            self.with_digits.add(part)
        if said:
            self.said[part] = said
        if seconds:
            self.followed[part] = seconds

    def forget(self) -> None:
        """Make room where much was remembered."""
        if self._letters > _REMEMBERED:
            self._letters = 0
            for some in (self, self.said, self.with_digits, self.firsts, self.followed):
                some.clear()


@cache
def _written(code: str) -> _Written:
    return _Written(glossary(code))
