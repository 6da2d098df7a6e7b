"""The language of a short text, as far as its letters and small words tell. Pure but for the one read of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vocabulary.yaml_files.document import Strict, read_model

FILE = Path(__file__).with_name("language.yaml")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힣]")),
    ("zh", re.compile(r"[㐀-鿿]")),
    ("cyrillic", re.compile(r"[Ѐ-ӿ]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[฀-๿]")),
    ("he", re.compile(r"[֐-׿]")),
)  # the first that has its share: Japanese has Chinese characters as well
_SHARE = 0.2  # of the letters
_KANA = 0.05


class LanguageFile(Strict):
    """The whole of `language.yaml`."""

    languages: dict[str, str]


def languages_of(text: str, least: int = 1) -> frozenset[str]:
    """The languages that a text may be in, as far as its letters, or at least so many small words, tell."""
    letters = sum(map(str.isalpha, text))
    for language, sign in _SCRIPTS:
        if len(sign.findall(text)) > (_KANA if language == "ja" else _SHARE) * letters:
            return frozenset({language})
    words = [word.lower() for word in _WORD.findall(text)]
    scores = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    best = max(scores.values())
    return frozenset(language for language, score in scores.items() if score == best) if best >= least else frozenset()


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(small.split()) for language, small in read_model(FILE, LanguageFile).languages.items()}
