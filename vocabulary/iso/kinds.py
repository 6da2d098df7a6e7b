"""The kinds of ISO standard, and every word that says one: `standards.yaml`, read once. Tables only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from vocabulary.yaml_files.document import Strict, read_model

Words = re.Pattern[str]
_SOME = r"(?:[\w/]+ ){0,3}"
_LISTS = (
    "products",
    "beside_terms",
    "requirements",
    "weakly_specified",
    "conduct",
    "conducted",
    "aside",
    "calibration",
    "no_material",
    "fields",
    "surroundings",
)


_KEYED = ("kinds", "determined", "analytes", "symbols", "materials_committees", "aspects", "forms")
FILE = Path(__file__).with_name("standards.yaml")
Spelled = Annotated[str, Field(min_length=1)]


class StatedKind(Strict):
    """A kind as `standards.yaml` states it; `only`: words that say it by themselves."""

    name: Spelled
    definition: Spelled
    words: Spelled
    only: str = ""


class StatedClass(Strict):
    """A class of materials as the file states it; `rule`: why it is one; `perhaps`: what it need not be about."""

    words: Spelled
    rule: Spelled
    materials: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    narrowed: bool = False


class Standards(Strict):
    """The whole of `standards.yaml`; its comments say what each list is for."""

    kinds: dict[str, StatedKind]
    determined: dict[str, Spelled]
    analytes: dict[str, Spelled]
    symbols: dict[str, str]
    classes: tuple[StatedClass, ...]
    materials_committees: dict[str, str]
    plain: tuple[str, ...]
    contrasts: tuple[Spelled, ...]
    aspects: dict[str, Spelled]
    forms: dict[str, Spelled]
    products: Spelled
    beside_terms: Spelled
    requirements: Spelled
    weakly_specified: Spelled
    conduct: Spelled
    conducted: Spelled
    aside: Spelled
    calibration: Spelled
    no_material: Spelled
    fields: Spelled
    surroundings: Spelled


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of standard, as the reports print it."""

    id: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class of materials.

    `perhaps`: what a title that names it need not be about; `narrowed`: a title that names one of its materials is
    about that one alone.
    """

    names: tuple[str, ...]
    words: Words
    materials: tuple[str, ...]
    perhaps: tuple[str, ...]
    narrowed: bool


@dataclass(frozen=True, slots=True)
class _Table:
    kinds: tuple[Kind, ...]
    words: Mapping[str, Words]
    analytes: Mapping[str, Words]
    symbols: Mapping[str, str]
    classes: tuple[Class, ...]
    committees: Mapping[str, str]
    plain: frozenset[str]
    contrasts: tuple[frozenset[str], ...]
    aspects: Mapping[str, str]
    forms: Mapping[str, str]


def kinds() -> tuple[Kind, ...]:
    """The kinds of standard, in the order of the reports."""
    return _table().kinds


def classes() -> tuple[Class, ...]:
    """The classes of materials, the narrower ones first."""
    return _table().classes


def materials_committees() -> Mapping[str, str]:
    """Reference -> subject of the committees that standardize materials, besides those of the CMCC."""
    return _table().committees


def substances() -> Mapping[str, Words]:
    """Id -> words of what is determined and stands on no list of critical minerals."""
    return _table().analytes


def symbols() -> Mapping[str, str]:
    """Chemical symbol -> id of a substance; other symbols are those of materials."""
    return _table().symbols


def plain_words() -> frozenset[str]:
    """Ids of the materials whose everyday names mean the material in the title of a standard."""
    return _table().plain


def contrasts() -> tuple[frozenset[str], ...]:
    """Words of which a title says one: of two that say different ones, each is about its own case."""
    return _table().contrasts


def aspects() -> Mapping[str, str]:
    """Name -> words of what a document is for within its kind: of two with different ones each does its own."""
    return _table().aspects


def forms() -> Mapping[str, str]:
    """Name -> words of the forms of a material: ore, concentrate, metal, compound."""
    return _table().forms


def has(words: str, text: str) -> bool:
    """Whether the folded `text` has a word of the list or kind `words`."""
    return _table().words[words].search(text) is not None


def without(words: str, text: str) -> str:
    """`text` without every word of the list `words`."""
    return _table().words[words].sub(" ", text)


def spelled(text: str) -> Words:
    """What finds one of the words of `text`, parted by "|".

    "*" leaves an ending open, "~" is up to three words, "^" and "$" tie to an end.
    """
    return re.compile("|".join(_pattern(word.strip()) for word in text.split("|")))


def _pattern(word: str) -> str:
    start, end = "^" if word[0] == "^" else r"\b", "$" if word[-1] == "$" else "" if word[-1] == "*" else r"\b"
    return start + re.escape(word.strip("^$*")).replace(r"\~\ ", _SOME) + end


@cache
def _table() -> _Table:
    data = read_model(FILE, Standards, _KEYED)
    words = {kind: spelled(entry.words) for kind, entry in data.kinds.items()}
    words |= {name: spelled(text) for name, text in data.determined.items()}
    words |= {name: spelled(getattr(data, name)) for name in _LISTS}
    words |= {"terms": spelled(data.kinds["terminology"].only)}
    return _Table(
        kinds=tuple(Kind(kind, entry.name, entry.definition) for kind, entry in data.kinds.items()),
        words=words,
        analytes={substance: spelled(text) for substance, text in data.analytes.items()},
        symbols=data.symbols,
        classes=tuple(map(_class, data.classes)),
        committees=data.materials_committees,
        plain=frozenset(data.plain),
        contrasts=tuple(frozenset(group.split("|")) for group in data.contrasts),
        aspects=data.aspects,
        forms=data.forms,
    )


def _class(entry: StatedClass) -> Class:
    return Class(tuple(entry.words.split("|")), spelled(entry.words), entry.materials, entry.perhaps, entry.narrowed)
