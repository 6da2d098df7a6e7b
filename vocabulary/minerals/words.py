"""Which words stand in names of materials: a cheap look at texts before their names are looked up. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import chain

from vocabulary.minerals.folding import fold, without_possessives
from vocabulary.minerals.table import spoken, table

_PARTING = "\x1e"  # stands in hardly any text of a page
_TYPED = (("\u2019", "'"), ("\u201c", " "), ("\u201d", " "), ("\u2013", " "), ("\u2014", " "), ("\u00a0", " "))
_TO_LOWER_WORDS: dict[int, str | None] = {
    sign: chr(sign).lower() if chr(sign).isalnum() or chr(sign) == _PARTING else " " for sign in range(128)
} | {ord("'"): None, ord("`"): None}
_TO_WORDS: dict[int, str | None] = {
    sign: " " for sign in range(128) if not chr(sign).isalnum() and chr(sign) not in "_\x1e"
}
_WORD = re.compile(r"\w+")
_REMEMBERED, _LONGEST = 8_192, 60  # words that are remembered, and their letters
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


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """The folded words of each of many texts, for less than folding one by one."""
    lines = without_possessives(_typed(texts)).split(_PARTING) if texts else []
    plain = [place for place, line in enumerate(lines) if line.isascii()]
    whole = _PARTING.join(lines[place] for place in plain).translate(_TO_LOWER_WORDS)
    found = list(map(str.split, whole.split(_PARTING))) if plain else []
    if len(plain) == len(lines):
        return found
    words = dict(zip(plain, found, strict=True))
    return [words[place] if place in words else _folded_words(texts[place]) for place in range(len(lines))]


def named_words(words: Iterable[Sequence[str]], language: str | None = None) -> set[str]:
    """Those of the folded words of many texts that stand in names of materials."""
    return _key_words(set().union(*words), language)


def hints_of(
    texts: Sequence[str],
    words: Sequence[Sequence[str]] | None = None,
    named: Set[str] | None = None,
    language: str | None = None,
) -> list[int]:
    """The `hints` of each of many texts, for less than asking one by one.

    `words`: theirs, where they are known; `named`: those of them that stand in names (`named_words`).
    """
    words = words_of(texts) if words is None else words
    named = named_words(words, language) if named is None else named
    return [_counted(*line, named) for line in zip(texts, words, strict=True)]


def _typed(texts: Sequence[str]) -> str:
    """Texts as one, parted by a sign of its own, with plain quotation marks and dashes."""
    whole = _PARTING.join(texts)
    if whole.count(_PARTING) >= len(texts):
        whole = _PARTING.join(text.replace(_PARTING, " ") for text in texts)
    for sign, plain in _TYPED:
        whole = whole.replace(sign, plain)
    return whole


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


def _folded_words(text: str) -> list[str]:
    """`_words` of a folded text with further letters: no space is folded away, and no word goes across one."""
    return list(chain.from_iterable(map(_FOLDED.__getitem__, text.split())))


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


def _words(folded: str) -> list[str]:
    return folded.translate(_TO_WORDS).split() if folded.isascii() else _WORD.findall(folded)


def _key_words(words: Iterable[str], language: str | None) -> set[str]:
    """Those of the words that stand in names of materials, in the plural as well."""
    known = table().key_words
    named = {word for word in words if word in known or word[:-1] in known}
    return named | spoken(language).key_words.intersection(words) if language else named
