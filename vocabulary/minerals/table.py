"""The table of materials, as `minerals.yaml` has it: names by language, forms, groups, wrappers, false friends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vocabulary.minerals.folding import ARTICLES, fold, variants, without_greek_accents
from vocabulary.minerals.plurals import plurals
from vocabulary.minerals.traditional import traditional
from vocabulary.yaml_files.prepared import prepared

if TYPE_CHECKING:  # what checks the file takes longer to load than the table
    from vocabulary.minerals.file import Entry, Wrapper

_WORD = re.compile(r"\w+")
_NO_PLURAL = frozenset({"group", "fuel", "class"})  # kinds whose names are plurals, or have none


@dataclass(frozen=True, slots=True)
class Material:
    """One canonical material. `family` groups what is the same element; `of` names the parts of a joint entry."""

    id: str
    symbol: str | None
    family: str
    kind: str
    common: bool
    of: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def name(self) -> str:
        """What people call it: the id in words."""
        return self.id.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Named:
    """What one word of one language means."""

    material: str
    form: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Table:
    """All of it, made ready for looking up. `words`: folded spelling -> what it means by language."""

    materials: Mapping[str, Material]
    symbols: Mapping[str, str]
    symbol_forms: Mapping[str, str]
    words: Mapping[str, tuple[Named, ...]]
    wrappers: tuple[tuple[str, str, str, str], ...]  # before the name, after it, the form, the language
    leads: tuple[str, ...]  # what stands before a name in a wrapper
    tails: tuple[str, ...]  # what stands after it
    grades: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    other_words: Mapping[str, frozenset[str]]
    key_words: frozenset[str]  # the longest word of each name
    first_words: frozenset[str]  # the first word of each name, of an article, of what stands before a name in a wrapper


def files() -> list[Path]:
    """The files that the table is made of, and their code."""
    return [path for path in Path(__file__).parent.iterdir() if path.suffix in (".py", ".yaml")]


@cache
def table() -> Table:
    """The vocabulary that critmin ships. Raises `ConfigurationError` with all that is wrong with its file."""
    return prepared("materials", files(), Table, made_of_file)


def made_of_file() -> Table:
    """The same, read again."""
    from vocabulary.minerals.file import read

    data = read()
    materials = {key: _material(key, entry) for key, entry in data.materials.items()}
    words = _words(materials.values())
    wrappers = tuple(_wrappers(data.wrappers))
    leads = tuple(dict.fromkeys(before for before, *_ in wrappers if before))
    return Table(
        materials=materials,
        symbols={material.symbol: material.id for material in materials.values() if material.symbol},
        symbol_forms=dict(_element_forms(materials.values())),
        words=words,
        wrappers=wrappers,
        leads=leads,
        tails=tuple(dict.fromkeys(after for _, after, *_ in wrappers if after)),
        grades={
            fold(word): form
            for form, names in data.grades.items()
            for words in names.values()
            for word in words.split("|")
        },
        groups=data.groups,
        other_words={language: frozenset(words.split("|")) for language, words in data.other_words.items()},
        key_words=frozenset(map(_key_word, words)),
        first_words=frozenset(map(first_word, (*words, *ARTICLES, *leads))),
    )


def _material(key: str, entry: Entry) -> Material:
    return Material(
        id=key,
        symbol=entry.symbol,
        family=entry.family or key,
        kind=entry.kind,
        common=entry.common,
        of=entry.of,
        names=_split(entry.names),
        forms={form: _split(by_language) for form, by_language in entry.forms.items()},
    )


def _split(names: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    spelled = {language: words.split("|") for language, words in names.items()}
    if "zh" in spelled:
        spelled["zh"] += [traditional(word) for word in spelled["zh"]]
    return {language: tuple(dict.fromkeys(words)) for language, words in spelled.items()}


def _element_forms(materials: Iterable[Material]) -> Iterable[tuple[str, str]]:
    """A symbol names the element: for what is listed as a mineral (barite, fluorspar, potash) that is a form of it."""
    elements = {"Ba": "barium", "F": "fluorine", "K": "potassium"}
    for material in materials:
        if material.symbol in elements:
            yield material.symbol, elements[material.symbol]


def _words(materials: Iterable[Material]) -> Mapping[str, tuple[Named, ...]]:
    words: dict[str, dict[Named, None]] = {}
    plural: dict[str, dict[Named, None]] = {}
    for material in materials:
        spelled = [(None, material.names), *material.forms.items()]
        for form, names in spelled:
            for language, spellings in names.items():
                for spelling in spellings:
                    for variant in variants(fold(spelling)):
                        words.setdefault(variant, {})[Named(material.id, form, language)] = None
                    for many in plurals(spelling, language) if material.kind not in _NO_PLURAL else ():
                        plural.setdefault(fold(many), {})[Named(material.id, form, language)] = None
    words = plural | words  # what a word is by itself comes before what it is the plural of
    return {word: tuple(named) for word, named in words.items()}


def _wrappers(entries: Iterable[Wrapper]) -> Iterable[tuple[str, str, str, str]]:
    for entry in entries:
        for language, patterns in entry.wordings.items():
            for pattern in patterns.split("|"):
                before, after = map(_fold_around, pattern.split("{}"))
                yield before, after, entry.form, language


def _fold_around(part: str) -> str:
    """Folds the words around a name, and keeps the space that parts them from it."""
    left = " " if part.startswith(" ") else ""
    right = " " if part.endswith(" ") and len(part) > 1 else ""
    return f"{left}{fold(part)}{right}" if part.strip() else part


@dataclass(frozen=True, slots=True)
class Spoken:
    """The names of one language that has a file of its own. `words`: folded spelling -> what it means."""

    words: Mapping[str, Named]
    key_words: frozenset[str]
    first_words: frozenset[str]
    other_words: frozenset[str]


_NOT_SPOKEN = Spoken({}, frozenset(), frozenset(), frozenset())


@cache
def spoken(code: str | None) -> Spoken:
    """The names of the language; none where it has no file of its own."""
    if code is None:
        return _NOT_SPOKEN
    from vocabulary.languages.file import codes, known_language  # for lists in these languages alone

    if code not in codes():
        return _NOT_SPOKEN
    known = known_language(code)
    words: dict[str, Named] = {}
    for key, spellings in known.names.items():
        material, _, form = key.partition("/")
        for spelling in spellings:
            for variant in variants(fold(spelling)):
                words.setdefault(variant, Named(material, form or None, code))
                words.setdefault(without_greek_accents(variant), Named(material, form or None, code))
    firsts = frozenset(map(first_word, words))
    return Spoken(words, frozenset(map(_key_word, words)), firsts, known.other_words)


def _key_word(name: str) -> str:
    words: list[str] = _WORD.findall(name)
    return max(words, key=len)


def first_word(folded: str) -> str:
    """The first letters and digits that nothing parts; empty where there are none."""
    found = _WORD.search(folded)
    return found[0] if found else ""


def get(material: str) -> Material:
    """The material with this id. Raises KeyError where there is none."""
    return table().materials[material]


def name(material: str) -> str:
    """What people call the material with this id; the id itself where the vocabulary does not know it."""
    known = table().materials.get(material)
    return known.name if known else material


def all_ids() -> tuple[str, ...]:
    """Every material's id, in the order of the table."""
    return tuple(table().materials)


def members(group: str) -> tuple[str, ...]:
    """The elements of a group by general definition; what a publisher counts may be fewer. Empty if it is no group."""
    return table().groups.get(group, ())
