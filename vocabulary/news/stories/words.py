"""The words of `words.yaml`, ready to be looked for. Pure but for the one read of the file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from vocabulary.minerals.folding import fold
from vocabulary.news.terms import Terms, compiled
from vocabulary.yaml_files.document import Strict, read_model

FILE = Path(__file__).with_name("words.yaml")


class WordsFile(Strict):
    """The whole of `words.yaml`; its head says what each part is for."""

    places: dict[str, str]
    capitals: dict[str, str]
    acts: dict[str, str]
    steps: dict[str, str]
    things: dict[str, str]
    everyday: str


@cache
def _file() -> WordsFile:
    return read_model(FILE, WordsFile)


def places(text: str) -> dict[str, str]:
    """The countries, regions and unions that a text names, by code, each with the words that name it."""
    named = {hit.term: hit.words for hit in _terms("places").occurrences(text)}
    named.update({_capitals()[match[0]]: fold(match[0]) for match in _capital().finditer(text)})
    return named


def acts(text: str) -> frozenset[str]:
    """What happens in a text."""
    return frozenset(hit.term for hit in _terms("acts").occurrences(text))


def steps(text: str) -> frozenset[str]:
    """The stages of a matter that a text names."""
    return frozenset(hit.term for hit in _terms("steps").occurrences(text))


def things(text: str) -> frozenset[str]:
    """What it happens to, beside the material."""
    return frozenset(hit.term for hit in _terms("things").occurrences(text))


@cache
def everyday() -> frozenset[str]:
    """Words in the names of too many to tell one from another, folded."""
    return frozenset(fold(_file().everyday).split())


@cache
def is_named(word: str) -> bool:
    """Whether a folded word names a place, an act or a thing: it is no name of its own."""
    return any(_terms(part).occurrences_in(word) for part in ("places", "acts", "steps", "things"))


def is_capital(word: str) -> bool:
    """Whether a word as it is written is the short name of a place or its authorities."""
    return word in _capitals()


@cache
def place_words() -> frozenset[str]:
    """The words of places with several ("new caledonia"), folded."""
    spelled = (spelling for spellings in _file().places.values() for spelling in spellings.split("|"))
    return frozenset(word for spelling in spelled if " " in spelling for word in fold(spelling).split())


@cache
def _terms(part: str) -> Terms:
    words: dict[str, str] = getattr(_file(), part)
    return compiled({name: spellings.split("|") for name, spellings in words.items()})


@cache
def _capitals() -> dict[str, str]:
    return {name: code for code, names in _file().capitals.items() for name in names.split("|")}


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _capitals()))})\b")
