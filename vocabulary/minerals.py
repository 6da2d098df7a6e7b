"""Materials, and what the wording of a published list means: an exact match after folding, never a fuzzy one.

>>> lookup("lithium — battery grade")
Match(minerals=('lithium',), form='battery grade', qualifier=None, language='en', rule='name with grade')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from vocabulary.folding import fold, variants
from vocabulary.yaml_text import read_yaml

_BRACKETED = re.compile(r"(?P<head>[^()（）\[\]]+?)\s*[(（](?P<inside>[^()（）]*)[)）]")
_DASHED = re.compile(r"(?P<head>.+?)(?:\s+[\-\u2010-\u2015\u2212]+\s+|\s*[\u2014\u2013]\s*|\s*:\s+)(?P<tail>\S.*)")
_TAIL = re.compile(
    r"(?P<head>.+?),?\s+(?P<tail>(?:including|excluding|except|without|not containing|used for|y compris)\b.+)",
    re.I,
)
_NOTE_MARKS = re.compile(r"(?:\s*(?:\[\w{1,3}\]|\*+|[†‡§#]|[\u00b9\u00b2\u00b3\u2070-\u2079]+))+$")
_ENDS = " \t\n.;,:·•*"
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # scripts without word gaps


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
class Match:
    """What a wording means. `rule` says how it was found; `qualifier` is the rest of the wording, as written."""

    minerals: tuple[str, ...]
    form: str | None
    qualifier: str | None
    language: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Named:
    material: str
    form: str | None
    language: str


@lru_cache(maxsize=4096)
def lookup(text: str, language: str | None = None) -> Match | None:
    """The materials that `text` names as a whole, or None where it names none.

    `language` (ISO 639-1) decides between false friends: French "fluorine" is fluorspar. Without it a word that means
    different things in different languages is read as English where English has it, else it stays unmatched.
    """
    cleaned = _NOTE_MARKS.sub("", " ".join(text.split())).strip(_ENDS)
    if not cleaned or len(cleaned) > 200 or not hints(cleaned):
        return None
    return (
        _symbol(cleaned)
        or _named(cleaned, language)
        or _bracketed(cleaned, language)
        or _wrapped(cleaned, language)
        or _dashed(cleaned, language)
        or _tailed(cleaned, language)
        or _several(cleaned, language)
    )


def hints(text: str) -> int:
    """How many words of `text` stand in names of materials. Cheap; where it is 0, no part of `text` names one."""
    folded = fold(text)
    if _UNSPACED.search(folded):
        return len(folded)
    table = _table()
    named = sum(word in table.key_words or word[:-1] in table.key_words for word in _WORD.findall(folded))
    return named + sum(word in table.symbols for word in _WORD.findall(text))


def get(material: str) -> Material:
    """The material with this id. Raises KeyError where there is none."""
    return _table().materials[material]


def name(material: str) -> str:
    """What people call the material with this id; the id itself where the vocabulary does not know it."""
    known = _table().materials.get(material)
    return known.name if known else material


def all_ids() -> tuple[str, ...]:
    """Every material's id, in the order of the table."""
    return tuple(_table().materials)


def members(group: str) -> tuple[str, ...]:
    """The elements of a group by general definition; what a publisher counts may be fewer. Empty if it is no group."""
    return _table().groups.get(group, ())


def _symbol(text: str) -> Match | None:
    material = _table().symbols.get(text)
    return Match((material,), _table().symbol_forms.get(text), None, "mul", "symbol") if material else None


def _named(text: str, language: str | None) -> Match | None:
    named = _find(fold(text), language)
    if named is None:
        return None
    return _match(named, "name" if named.form is None else "name of a form")


def _match(named: _Named, rule: str, form: str | None = None) -> Match:
    material = _table().materials[named.material]
    own = material.name if material.of else None
    return Match(material.of or (material.id,), form or named.form or own, None, named.language, rule)


def _find(folded: str, language: str | None) -> _Named | None:
    for variant in variants(folded):
        found = _table().words.get(variant)
        if found is None:
            continue
        by_language = {named.language: named for named in found}
        if language in by_language:
            return by_language[str(language)]
        if len({(named.material, named.form) for named in found}) == 1 or "en" in by_language:
            return by_language.get("en", found[0])
    return None


def _bracketed(text: str, language: str | None) -> Match | None:
    """`Aluminum (bauxite)`, `PGMs (Pt, Pd)`, `étain (tin)`: the head names it, the brackets say more."""
    split = _BRACKETED.fullmatch(text)
    head = split and (_named(split["head"], language) or _wrapped(split["head"], language))
    if not split or not head:
        return None
    inside = split["inside"].strip()
    form, known = _grade(inside), _find(fold(inside), language) if inside else None
    if known and (known.material,) == head.minerals:
        form = form or known.form
        return Match(head.minerals, head.form or form, None, head.language, "name with another name")
    if form:
        return Match(head.minerals, _joined(head.form, form), None, head.language, "name with grade")
    return Match(head.minerals, head.form, inside or None, head.language, "name with remark")


def _wrapped(text: str, language: str | None) -> Match | None:
    """`Minério de Lítio`, `Cadmium bearing minerals`, `钐相关物项`: the form is stated by the words around the name."""
    folded = fold(text)
    for pattern, form, spoken in _table().wrappers:
        split = pattern.fullmatch(folded)
        named = split and _find(split[1], language or spoken)
        if named:
            return _match(named, "name inside a form", _joined(named.form, form))
    return None


def _dashed(text: str, language: str | None) -> Match | None:
    """`lithium — battery grade`: a known grade is a form, anything else a remark."""
    split = _DASHED.fullmatch(text)
    head = split and (_named(split["head"], language) or _bracketed(split["head"], language))
    if not split or not head:
        return None
    form = _grade(split["tail"])
    if form:
        return Match(head.minerals, _joined(head.form, form), None, head.language, "name with grade")
    return Match(head.minerals, head.form, split["tail"], head.language, "name with remark")


def _tailed(text: str, language: str | None) -> Match | None:
    """`Phosphate not containing uranium`, `metallurgical coal used for steelmaking`."""
    split = _TAIL.fullmatch(text)
    head = split and (_named(split["head"], language) or _wrapped(split["head"], language))
    if not split or not head:
        return None
    return Match(head.minerals, head.form, split["tail"], head.language, "name with remark")


def _several(text: str, language: str | None) -> Match | None:
    """`Lead/Zinc`, `bauxite/alumina/aluminium`: every part must name a material."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) < 2:
        return None
    found = [match for part in parts if (match := _named(part, language))]
    if len(found) < len(parts):
        return None
    minerals = tuple(dict.fromkeys(mineral for match in found for mineral in match.minerals))
    one = len(minerals) == 1
    form = "/".join(fold(part) for part in parts) if one else None
    return Match(minerals, form, None, found[0].language, "several names of one material" if one else "several names")


def _joined(*forms: str | None) -> str:
    return " ".join(dict.fromkeys(form for form in forms if form))


def _grade(text: str) -> str | None:
    return _table().grades.get(fold(text))


@dataclass(frozen=True, slots=True)
class _Table:
    materials: Mapping[str, Material]
    symbols: Mapping[str, str]
    symbol_forms: Mapping[str, str]
    words: Mapping[str, tuple[_Named, ...]]
    wrappers: tuple[tuple[re.Pattern[str], str, str], ...]
    grades: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    key_words: frozenset[str]  # the longest word of each name


@cache
def _table() -> _Table:
    text = files("vocabulary").joinpath("minerals.yaml").read_text("utf-8")
    data = read_yaml(text)
    materials = {key: _material(key, entry) for key, entry in data["materials"].items()}
    words = _words(materials.values())
    return _Table(
        materials=materials,
        symbols={material.symbol: material.id for material in materials.values() if material.symbol},
        symbol_forms=dict(_element_forms(materials.values())),
        words=words,
        wrappers=tuple(_wrappers(data["wrappers"])),
        grades={
            fold(word): form
            for form, names in data["grades"].items()
            for words in names.values()
            for word in words.split("|")
        },
        groups={key: tuple(value) for key, value in data["groups"].items()},
        key_words=frozenset(max(_WORD.findall(word), key=len) for word in words),
    )


def _material(key: str, entry: Mapping[str, object]) -> Material:
    names, forms = entry["names"], entry.get("forms", {})
    if not isinstance(names, dict) or not isinstance(forms, dict):
        raise TypeError(f"vocabulary/minerals.yaml, {key}: names and forms must be mappings by language")
    of = entry.get("of", ())
    symbol = entry.get("symbol")
    return Material(
        id=key,
        symbol=None if symbol is None else str(symbol),
        family=str(entry.get("family", key)),
        kind=str(entry.get("kind", "element")),
        common=bool(entry.get("common", False)),
        of=tuple(of) if isinstance(of, list) else (),
        names=_split(names),
        forms={form: _split(by_language) for form, by_language in forms.items()},
    )


def _split(names: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(words.split("|")) for language, words in names.items()}


def _element_forms(materials: Iterable[Material]) -> Iterable[tuple[str, str]]:
    """A symbol names the element: for what is listed as a mineral (barite, fluorspar, potash) that is a form of it."""
    elements = {"Ba": "barium", "F": "fluorine", "K": "potassium"}
    for material in materials:
        if material.symbol in elements:
            yield material.symbol, elements[material.symbol]


def _words(materials: Iterable[Material]) -> Mapping[str, tuple[_Named, ...]]:
    words: dict[str, dict[_Named, None]] = {}
    for material in materials:
        spelled = [(None, material.names), *material.forms.items()]
        for form, names in spelled:
            for language, spellings in names.items():
                for spelling in spellings:
                    for variant in variants(fold(spelling)):
                        words.setdefault(variant, {})[_Named(material.id, form, language)] = None
    return {word: tuple(named) for word, named in words.items()}


def _wrappers(entries: Iterable[Mapping[str, str]]) -> Iterable[tuple[re.Pattern[str], str, str]]:
    for entry in entries:
        for language, patterns in entry.items():
            if language == "form":
                continue
            for pattern in patterns.split("|"):
                before, after = (re.escape(_fold_around(part)) for part in pattern.split("{}"))
                yield re.compile(f"{before}(.+?){after}"), entry["form"], language


def _fold_around(part: str) -> str:
    """Folds the words around a name, and keeps the space that parts them from it."""
    left = " " if part.startswith(" ") else ""
    right = " " if part.endswith(" ") and len(part) > 1 else ""
    return f"{left}{fold(part)}{right}" if part.strip() else part
