"""Which language a text is in, where it has a file of its own: by its script, its words, its names. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from vocabulary.languages.file import ENGLISH, codes, every
from vocabulary.minerals.folding import fold
from vocabulary.minerals.table import spoken, table

_SAMPLE = 6_000  # characters of a text that are read
_FEWEST = 3  # everyday words of a language that tell it
_AHEAD = 1.3  # times as many as of any other
_FEWEST_NAMES = 4  # materials that tell the language of a text in which nothing else does
_SHARE = 0.3  # of the letters of a text that are of one script
_MARKS = re.compile(r"[,;:.\n|()]|\s[-–—]\s")
_NUMBER = re.compile(r"^\W{0,3}\d{1,3}\W{1,3}")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bb][^\W\d_]+)*")
_SCRIPTS = (  # of one of these languages alone
    ("th", "\u0e00", "\u0e7f"),
    ("lo", "\u0e80", "\u0eff"),
    ("my", "\u1000", "\u109f"),
    ("km", "\u1780", "\u17ff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("am", "\u1200", "\u137f"),
    ("bn", "\u0980", "\u09ff"),
    ("ko", "\uac00", "\ud7af"),
)
_KANA, _HAN = ("\u3041", "\u30fa"), ("\u3400", "\u9fff")
_SOME = 0.1  # of the letters of a Japanese text that are kana


def told(texts: Iterable[str]) -> str | None:
    """The code of the language that the texts of a document are in; None where it is another, or too little says so."""
    sample = " ".join(_first(texts)).casefold()
    if code := _by_script(sample):
        return code
    words = set(_WORD.findall(sample))
    scores = {code: len(words & own) for code, own in _words().items()}
    ranked = sorted(scores.items(), key=lambda score: -score[1])
    code, most = ranked[0]
    near = [other for other, score in ranked[1:] if score * _AHEAD > most]
    clear = most >= _FEWEST and code != ENGLISH
    return code if clear and all(_agree(code, other) for other in near) else None


def is_in(texts: Iterable[str], code: str) -> bool:
    """Whether texts may be in the language that their page states: the English pages of an agency may state its own."""
    words = set(_WORD.findall(" ".join(_first(texts)).casefold()))
    english = len(words & _words()[ENGLISH])
    return len(words & _words()[code]) >= english or not english


@cache
def _agree(code: str, other: str) -> bool:
    """Whether two languages mean the same by every name that both have, as Croatian and Bosnian do."""
    if other == ENGLISH:
        return False
    one, another = spoken(code).words, spoken(other).words
    return bool(one and another) and all(
        another[word].material == named.material for word, named in one.items() if word in another
    )


def told_by_names(texts: Iterable[str]) -> str | None:
    """The same for a text with hardly a sentence: the language that has most of its names.

    None where it has fewer than four, or no more than are names in any language of `minerals.yaml`, or where several
    have as many and do not mean the same by them.
    """
    parts = {fold(_NUMBER.sub("", part)) for text in texts for part in _MARKS.split(_NUMBER.sub("", text))}
    named = {code: _named(code, parts) for code in sorted(codes())}
    most = max(map(len, named.values()), default=0)
    best = [code for code, materials in named.items() if len(materials) == most]
    same = all(named[code] == named[best[0]] for code in best)
    known = sum(map(table().words.__contains__, parts))
    return best[0] if same and most >= max(_FEWEST_NAMES, known + 1) else None


def _named(code: str, parts: Iterable[str]) -> dict[str, str]:
    """What the language means by those of the folded parts of a text that are names in it."""
    words = spoken(code).words
    return {part: words[part].material for part in parts if part in words}


def _first(texts: Iterable[str]) -> Iterable[str]:
    length = 0
    for text in texts:
        yield text[: _SAMPLE - length]
        length += len(text)
        if length >= _SAMPLE:
            return


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    letters = Counter(letter for letter in sample if letter.isalpha())
    whole = sum(letters.values())
    for code, first, last in _SCRIPTS:
        if sum(many for letter, many in letters.items() if first <= letter <= last) > _SHARE * whole:
            return code
    kana, han = (sum(first <= letter <= last for letter in letters.elements()) for first, last in (_KANA, _HAN))
    return "ja" if kana > _SOME * whole else "zh" if han > _SHARE * whole and not kana else None


@cache
def _words() -> dict[str, frozenset[str]]:
    """Everyday words by code."""
    return {known.code: known.words for known in every()}
