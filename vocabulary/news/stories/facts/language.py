"""The language of a short text, as far as its letters and small words tell. Pure but for the one read of the file."""

from __future__ import annotations

import re
from collections import Counter
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
_HOMES = {"cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "fi": "FI", "hu": "HU", "id": "ID", "it": "IT", "ja": "JP"}
_HOMES |= {"ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "BR", "ro": "RO", "sk": "SK", "sv": "SE", "th": "TH"}
_HOMES |= {"tr": "TR", "vi": "VN", "zh": "CN"}  # languages that are mostly written in one country


class LanguageFile(Strict):
    """The whole of `language.yaml`."""

    languages: dict[str, str]


def languages_of(text: str, least: int = 1) -> frozenset[str]:
    """The languages that a text may be in, as far as its letters, or at least so many small words, tell."""
    letters = 0 if text.isascii() else sum(map(str.isalpha, text))
    for language, sign in _SCRIPTS if letters else ():
        if len(sign.findall(text)) > (_KANA if language == "ja" else _SHARE) * letters:
            return frozenset({language})
    scores = Counter(
        language for word in _WORD.findall(text.lower()) for language in _languages_by_word().get(word, ())
    )
    best = max(scores.values(), default=0)
    return frozenset(language for language, score in scores.items() if score == best) if best >= least else frozenset()


def home_of(languages: frozenset[str]) -> frozenset[str]:
    """The country in which texts in these languages mostly are written; empty where that is more than one."""
    return frozenset(_HOMES[language] for language in languages if len(languages) == 1 and language in _HOMES)


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    """small word -> the languages that have it."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, small in read_model(FILE, LanguageFile).languages.items():
        for word in dict.fromkeys(small.split()):
            languages[word] = (*languages.get(word, ()), language)
    return languages
