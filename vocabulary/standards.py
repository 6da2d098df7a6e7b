"""What the title of an ISO document says: materials it covers, what it determines in them, the kinds of standard it is.

Exact words of `standards.yaml` and `minerals.yaml`, never a likeness. A material is covered where it is the matrix:
what is determined in it is an analyte, and "Nickel ores — Determination of cobalt content" covers nickel alone. An
alloy named by its components ("copper-nickel alloys") covers the first, its base metal.

>>> understand("Nickel ores — Determination of cobalt content")
Understanding(materials=('nickel',), analytes=('cobalt',), kinds=('chemical-analysis',))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from vocabulary.mentions import mentions
from vocabulary.minerals import get, lookup
from vocabulary.titles import Determined, Element, determined, elements
from vocabulary.yaml_text import read_yaml

_TOPICS = frozenset(
    {"packaging-and-transport", "recycling", "traceability", "sustainability"}
)  # a subject, not a method
_CONDUCT = frozenset({"traceability", "sustainability"})  # of organizations: their requirements are none on a material
_ON_MATERIALS = frozenset({"chemical-analysis", "physical-testing", "sampling", "specification"})
_GOVERNING = frozenset({"terminology", "sampling"})  # "Vocabulary — Part 2: Sampling" is a vocabulary
_ANALYSIS = re.compile(r"\banalysis of (?P<what>.+)")
_SYMBOL = re.compile(r"\b[A-Z][a-z]?\b")
_NEGATED = re.compile(r"\bnon (?:rare earth|\w+)")
_FOR = re.compile(r" for .*")
Words = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Ids of materials covered, of materials determined in them, and of kinds, each in the order of title or table."""

    materials: tuple[str, ...]
    analytes: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of standard, as the reports print it."""

    id: str
    name: str
    definition: str


def kinds() -> tuple[Kind, ...]:
    """The kinds of standard, in the order of the reports."""
    return _table().kinds


def materials_committees() -> Mapping[str, str]:
    """Reference -> subject of the committees that standardize materials, besides those of the CMCC."""
    return _table().committees


@lru_cache(maxsize=65536)
def understand(title: str, committee: str = "") -> Understanding:
    """What `title` says. `committee` (its reference) tells what a word means there, and whose subject is conduct."""
    parts = elements(title)
    materials, analytes = _materials(parts)
    materials = materials or _class(parts, committee, analytes)
    found = _kinds(parts, committee)
    if not found and materials and any(_has("products", part.text) for part in parts):
        found = {"specification"}
    return Understanding(
        materials,
        analytes if "chemical-analysis" in found else (),
        tuple(kind.id for kind in kinds() if kind.id in found),
    )


def _materials(parts: tuple[Element, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The materials that are covered, and those that are determined in them."""
    covered: list[str] = []
    analytes: list[str] = []
    determining = False
    for part in parts:
        what, analysis = determined(part), _ANALYSIS.search(part.text)
        if what:
            analytes += _analytes(what.what)
            covered += _named(what.matrix, technical=True)
        elif analysis and covered:
            analytes += [*_analytes(analysis["what"]), *_symbols(part.written)]
        elif not determining and not (
            covered and part.is_method
        ):  # a method names reagents, and so does what follows it
            covered += _named(part.subject)
        determining = determining or what is not None
    return tuple(dict.fromkeys(covered)), tuple(dict.fromkeys(analytes))


def _named(text: str, *, technical: bool = False) -> tuple[str, ...]:
    found = mentions(" ".join(_base_metals(text)), technical=technical)
    return tuple(material for material in found if get(material).kind != "class")


def _base_metals(text: str) -> list[str]:
    """The words of `text`, of a run of metals before "alloy" only the first."""
    kept: list[str] = []
    for word in text.split():
        if word in {"alloy", "alloys"}:
            while len(kept) > 1 and _is_material(kept[-1]) and _is_material(kept[-2]):
                kept.pop()
        kept.append(word)
    return kept


def _is_material(word: str) -> bool:
    return word.isalpha() and lookup(word, "en") is not None


def _analytes(text: str) -> tuple[str, ...]:
    return mentions(_NEGATED.sub(" ", text), technical=True)


def _symbols(written: str) -> list[str]:
    """Elements written as a list of symbols; a single capital letter may be anything."""
    found = [match.minerals for symbol in _SYMBOL.findall(written) if (match := lookup(symbol))]
    return [material for materials in found for material in materials] if len(found) > 1 else []


def _class(parts: tuple[Element, ...], committee: str, analytes: tuple[str, ...]) -> tuple[str, ...]:
    """The materials of the class that the title names; of some classes only those that are determined."""
    for named in _table().classes:
        here = not named.committees or any(_within(committee, other) for other in named.committees)
        if here and any(named.words.search(part.subject) for part in parts):
            said = [each for part in parts for each in mentions(part.subject, technical=True)] if named.narrowed else []
            narrow = said or [material for material in named.materials if named.narrowed and material in analytes]
            return tuple(dict.fromkeys(narrow or named.materials))
    return ()


def _kinds(parts: tuple[Element, ...], committee: str) -> set[str]:
    found = {kind for other, subjects in _table().subjects.items() if _within(committee, other) for kind in subjects}
    before: set[str] = set()
    governed = False
    for part in parts:
        what = determined(part)
        own = _of_element(part, what, about=found & _TOPICS)
        if governed:
            own &= _TOPICS
        if (part.part or what) and own - _TOPICS:  # "Methods of test — Determination of sulfur" is the determination
            found -= before - _TOPICS
        found |= own
        before = before if part.part else own
        governed = governed or what is not None or bool(own & _GOVERNING)
    return found - _ON_MATERIALS if found & _CONDUCT else found


def _of_element(part: Element, what: Determined | None, about: set[str]) -> set[str]:
    """The kinds that one element says; `about`: the topics that the title was found to be about before."""
    topics = {kind for kind in _TOPICS if _has(kind, part.text)}
    if _has("terms", part.text):
        return topics | {"terminology"}
    if _has("sampling", part.text):
        return topics | {"sampling"} | _plain(_FOR.sub("", part.text))
    if not (topics or about or what) and _has("requirements", part.text):
        return {"specification"} | _plain(part.text)
    return topics | ({_determination(what)} if what else _plain(part.text))


def _plain(text: str) -> set[str]:
    """The kinds of an element that determines nothing, topics apart."""
    found = {
        kind for kind in ("terminology", "chemical-analysis", "physical-testing", "specification") if _has(kind, text)
    }
    return {"chemical-analysis"} if "chemical-analysis" in found else found


def _determination(what: Determined) -> str:
    """Whether it is asked what a material consists of, or how it behaves."""
    text = what.what
    if _has("composition", text):
        return "chemical-analysis"
    if _has("physical", text):
        return "physical-testing"
    return "chemical-analysis" if _has("chemical", text) or _analytes(text) else "physical-testing"


def _has(words: str, text: str) -> bool:
    return _table().words[words].search(text) is not None


def _within(committee: str, other: str) -> bool:
    return committee == other or committee.startswith(f"{other}/")


@dataclass(frozen=True, slots=True)
class _Class:
    words: Words
    materials: tuple[str, ...]
    committees: tuple[str, ...]
    narrowed: bool


@dataclass(frozen=True, slots=True)
class _Table:
    kinds: tuple[Kind, ...]
    words: Mapping[str, Words]
    subjects: Mapping[str, tuple[str, ...]]
    classes: tuple[_Class, ...]
    committees: Mapping[str, str]


@cache
def _table() -> _Table:
    data = read_yaml(files("vocabulary").joinpath("standards.yaml").read_text("utf-8"))
    entries: Mapping[str, Mapping[str, str]] = data["kinds"]
    words = {kind: _words(entry["words"]) for kind, entry in entries.items()}
    words |= {name: _words(text) for name, text in data["determined"].items()}
    words |= {name: _words(data[name]) for name in ("products", "requirements")}
    words |= {"terms": _words(entries["terminology"]["only"])}
    return _Table(
        kinds=tuple(Kind(kind, entry["name"], entry["definition"]) for kind, entry in entries.items()),
        words=words,
        subjects={committee: tuple(subjects) for committee, subjects in data["subjects"].items()},
        classes=tuple(map(_class_of, data["classes"])),
        committees=data["materials_committees"],
    )


def _class_of(entry: Mapping[str, Any]) -> _Class:
    return _Class(
        _words(entry["words"]),
        tuple(entry["materials"]),
        tuple(entry.get("committees", ())),
        entry.get("narrowed", False),
    )


def _words(text: str) -> Words:
    return re.compile("|".join(_pattern(word.strip()) for word in text.split("|")))


def _pattern(word: str) -> str:
    """`word` matches as a whole; "*" at its end leaves the ending open, "^" and "$" tie it to an end of the text."""
    bare = word.strip("^$*")
    return (
        ("^" if word[0] == "^" else r"\b")
        + re.escape(bare)
        + ("$" if word[-1] == "$" else "" if word[-1] == "*" else r"\b")
    )
