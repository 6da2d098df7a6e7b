"""The words of `words.yaml`, ready to be looked up, and the language of a short text. Pure but for the read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vocabulary.yaml_files.document import Strict, read_model

FILE = Path(__file__).with_name("words.yaml")
TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
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


class WordsFile(Strict):
    """The whole of `words.yaml`; its head says what each part is for."""

    languages: dict[str, str]
    senses: dict[str, str]
    turning: str
    neutral: str


@cache
def _file() -> WordsFile:
    return read_model(FILE, WordsFile)


def languages_of(text: str) -> frozenset[str]:
    """The languages that a text may be in, as far as its letters and small words tell; empty where none do."""
    letters = sum(map(str.isalpha, text))
    for language, sign in _SCRIPTS:
        if len(sign.findall(text)) > (_KANA if language == "ja" else _SHARE) * letters:
            return frozenset({language})
    words = [word.lower() for word in TOKEN.findall(text)]
    scores = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    best = max(scores.values())
    return frozenset(language for language, score in scores.items() if score == best) if best else frozenset()


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(small.split()) for language, small in _file().languages.items()}


@cache
def senses() -> Mapping[str, str]:
    """word -> what it says, for the words of which several say one thing."""
    return {word: sense for sense, words in _file().senses.items() for word in words.split()}


@cache
def turning() -> frozenset[str]:
    """The words that turn the sense of a sentence."""
    return frozenset(_file().turning.split())


@cache
def neutral() -> frozenset[str]:
    """The words that add nothing."""
    return frozenset(_file().neutral.split())
