"""The words of `words.yaml`, ready to be looked up. Pure but for the read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vocabulary.yaml_files.document import Strict, read_model

FILE = Path(__file__).with_name("words.yaml")
TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")


class WordsFile(Strict):
    """The whole of `words.yaml`; its head says what each part is for."""

    senses: dict[str, str]
    turning: str
    neutral: str


@cache
def _file() -> WordsFile:
    return read_model(FILE, WordsFile)


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
