"""Which words stand in names of materials: a cheap look at texts before their names are looked up. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from vocabulary.minerals.folding import fold
from vocabulary.minerals.table import spoken, table

_TO_LOWER_WORDS: dict[int, str | None] = {
    sign: chr(sign).lower() if chr(sign).isalnum() else " " for sign in range(128)
} | {ord("'"): None, ord("`"): None}
_TO_WORDS: dict[int, str | None] = {sign: " " for sign in range(128) if not chr(sign).isalnum() and chr(sign) != "_"}
_WORD = re.compile(r"\w+")
_REMEMBERED, _LONGEST = 8_192, 60  # words that are remembered, and their letters
_ONE_SYMBOL, _ONE_UNSPACED = 1 << 40, 1 << 80
_SYMBOL = re.compile(r"[A-Z](?<!\w[A-Z])[a-z]?(?!\w)")  # a word that may be a symbol; capitals are few
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # scripts without word gaps


def hints(text: str, language: str | None = None) -> int:
    """How many words of `text` stand in names of materials. Cheap; where it is 0, no part of `text` names one.

    `language`: as `lookup` takes it, here and below.
    """
    return hints_in(text, fold(text), language)


def may_name(text: str, language: str | None = None) -> bool:
    """Whether `hints` is not 0, for less."""
    if not text.isascii() or "'" in text or "`" in text or (language and spoken(language).words):
        return hints(text, language) > 0
    known = table().key_words
    named = any(word in known or word[:-1] in known for word in text.translate(_TO_LOWER_WORDS).split())
    return named or any(map(table().symbols.__contains__, _SYMBOL.findall(text)))


def words_in(part: str) -> Sequence[str]:
    """The folded words of what stands between two spaces of a text: none is folded away, no word goes across one."""
    return _FOLDED[part]


def hints_of(
    texts: Sequence[str], parts: Sequence[Sequence[str]] | None = None, language: str | None = None
) -> list[int]:
    """The `hints` of each of many texts, for less than asking one by one.

    `parts`: what stands between their spaces, where they are cut already.
    """
    told = _hinting(language).__getitem__
    parts = list(map(str.split, texts)) if parts is None else parts
    return [_in_all(sum(map(told, some)), text) for text, some in zip(texts, parts, strict=True)]


def may_begin_with_a_name(parts: Sequence[str], language: str | None = None) -> bool:
    """Whether one of the first words of a text, by what stands between its spaces, stands in names of materials."""
    return sum(map(_hinting(language).__getitem__, parts)) % _ONE_SYMBOL > 0


def hints_in(text: str, folded: str, language: str | None = None) -> int:
    """The `hints` of a text that is folded already."""
    words = _words(folded)
    return _counted(text, words, _key_words(words, language))


def _counted(text: str, words: Sequence[str], named: Set[str]) -> int:
    if not text.isascii() and UNSPACED.search(text):
        return len(text)
    in_names = 0 if named.isdisjoint(words) else sum(map(named.__contains__, words))
    may_be_symbols = _SYMBOL.findall(text)
    return in_names + sum(map(table().symbols.__contains__, may_be_symbols)) if may_be_symbols else in_names


class _Folded(dict[str, tuple[str, ...]]):
    """The folded words of what stands between two spaces, each folded once: pages repeat theirs."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        words = tuple(_words(fold(written)))
        if len(written) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[written] = words
        return words


_FOLDED = _Folded()


class _Hints(dict[str, int]):
    """What the words between two spaces hint at, each asked for once: names, symbols, a script without word gaps.

    The three are counted in one sum: so many symbols or such scripts as make a name too many stand in no text.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, part: str) -> int:
        if not part.isascii() and UNSPACED.search(part):
            return _ONE_UNSPACED
        words = _FOLDED[part]
        named = _key_words(words, self._language)
        symbols = sum(map(table().symbols.__contains__, _SYMBOL.findall(part)))
        told = sum(map(named.__contains__, words)) + symbols * _ONE_SYMBOL
        if len(part) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[part] = told
        return told


_hinting = cache(_Hints)


def _in_all(told: int, text: str) -> int:
    """The `hints` of a text by the sum of what its words hint at."""
    return len(text) if told >= _ONE_UNSPACED else told % _ONE_SYMBOL + told // _ONE_SYMBOL


def _words(folded: str) -> list[str]:
    return folded.translate(_TO_WORDS).split() if folded.isascii() else _WORD.findall(folded)


def _key_words(words: Iterable[str], language: str | None) -> set[str]:
    """Those of the words that stand in names of materials, in the plural as well."""
    known = table().key_words
    named = {word for word in words if word in known or word[:-1] in known}
    return named | spoken(language).key_words.intersection(words) if language else named
