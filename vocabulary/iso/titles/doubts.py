"""Whether the name of a material in a title speaks of the material: evidence for and against, weighed. Pure.

"Gold ores" is about gold, "gold standard" may not be, "determination by the silver nitrate method" is not about silver.
What speaks for a reading and against it is added up; a reading that too little speaks for is not made, but told as a
doubt with the reason that weighs most, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vocabulary.iso.kinds import forms, has
from vocabulary.iso.titles.elements import Element, asked, determined
from vocabulary.minerals.mentions import TRADE, places

_ENOUGH = 1.0
_WORD = re.compile(r"\w+")
_STOP = frozenset(
    "and or of in for by with from to on using under used against at as after before containing due between per "
    "intended suitable over into than through within via plus based".split()
)
_MEANS = frozenset("using with by under against".split())
_COMPOUND = re.compile(r"\w{3,}(?:ides?|[ia]tes?)|\w*(?:ore|alloy)s?")
_FORMS = (
    TRADE
    | {word for words in forms().values() for word in words.split()}
    | frozenset(
        "base powder powders compound compounds product products salt salts matte slag slags dust fines pellets "
        "residues cathode cathodes billets coke cokes slabs flakes shot granules sponge fuels fuel "
        "waste wastes tailings brine brines seam seams rock rocks ash ashes nanoparticles plaster plasters".split()
    )
)
_VESSELS = frozenset(
    "crucible crucibles cylinder cylinders container containers can cans vessel vessels cap caps bottle bottles drum "
    "drums tank tanks box boxes mould moulds".split()
)
_THINGS = _VESSELS | frozenset(  # what something is done with, kept in or measured by
    "electrode electrodes method methods test tests process lamp lamps thermometer thermometers assay fusion furnace "
    "furnaces separator separators tool tools absorption lined accelerated catalyst catalysts sensor sensors".split()
)
_MADE_OF = frozenset({"steel", "aluminium"})  # what is named after them is made of them
_COATINGS = frozenset({"coating", "coatings", "plating"})
_WORKS_IN = frozenset("battery batteries cell cells accumulator accumulators".split())
_MAGNETS = frozenset({"magnet", "magnets"})
_ASPECTS = frozenset(
    "properties quality preparation analysis sampling determination content contents testing designation grades "
    "classification cleaning sizing washing processing production recycling recovery transport handling storage size "
    "industry chain chains supply market sector trade resource resources mining extraction separation material "
    "materials element elements".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a reading (above 0) or against it."""

    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name of a material in an element: its words, those before it and those behind it, and where the element is."""

    material: str
    name: str
    before: tuple[str, ...]
    behind: tuple[str, ...]  # up to a preposition or "and"
    element: Element
    first: bool


def doubts(parts: tuple[Element, ...], covered: tuple[str, ...], *, technical: bool) -> dict[str, str]:
    """Of the materials that `parts` seem to cover those of which that is not sure, each with the reason.

    `technical`: the title is one of a committee on materials.
    """
    results: dict[str, str] = {}
    for material in covered:
        weighed = [list(_evidence(mention, technical=technical)) for mention in _mentions(parts, material)]
        if weighed and max(map(_sum, weighed)) < _ENOUGH:
            best = max(weighed, key=_sum)
            results[material] = min(best, key=_weight).reason
    return results


def _sum(evidence: list[Evidence]) -> float:
    return sum(map(_weight, evidence))


def _weight(evidence: Evidence) -> float:
    return evidence.weight


def _mentions(parts: tuple[Element, ...], material: str) -> Iterator[_Mention]:
    for number, part in enumerate(parts):
        for start, end, named in places(part.text):
            if material in named and not _is_found(part, part.text[start:end]):
                behind = list(_WORD.findall(part.text[end:].partition(",")[0]))
                stop = next((at for at, word in enumerate(behind) if word in _STOP), len(behind))
                before = tuple(_WORD.findall(part.text[:start].rpartition(",")[2]))
                yield _Mention(material, part.text[start:end], before, tuple(behind[:stop]), part, number == 0)


def _is_found(part: Element, name: str) -> bool:
    """Whether the element names what is looked for in another material, of which it says nothing itself."""
    return any(
        name in one.what and name not in one.matrix and asked(one.what) == "chemical-analysis"
        for one in determined(part)
    )


def _evidence(mention: _Mention, *, technical: bool) -> Iterator[Evidence]:
    name, behind, before = mention.name, mention.behind, mention.before
    if technical:
        yield Evidence(2, "its committee standardizes materials")
    if any(name in item.matrix for item in determined(mention.element)):
        yield Evidence(3, f"something is determined in “{name}”")
    phrase = " ".join((name, *behind))
    if behind:
        yield from _named_after(mention, phrase)
    else:
        yield Evidence(2, f"“{name}” stands by itself")
    if mention.first and not before:
        yield Evidence(1, "the title begins with it")
    preposition = next((word for word in reversed(before) if word in _STOP), "")
    if preposition in _MEANS:
        yield Evidence(-2, f"“{preposition} {phrase}” names a means")
    if preposition == "to":
        yield Evidence(-1, f"“to {phrase}” may only be what something acts on")
    if len(before) > 1 and before[-1] in ("of", "in") and before[-2] in _VESSELS:
        yield Evidence(-2, f"“{' '.join(before[-2:])} {phrase}” may only be what something is kept in")
    if not mention.first and not mention.element.part:
        yield Evidence(-1, f"“{phrase}” is not what the title begins with")


def _named_after(mention: _Mention, phrase: str) -> Iterator[Evidence]:
    """What the words behind the name say: a form of the material, a product, or something else that is called by it."""
    words, last = mention.behind, mention.behind[-1]
    if any(word in _FORMS or _COMPOUND.fullmatch(word) for word in words):
        yield Evidence(3, f"“{phrase}” is a form of the material")
    if last in _THINGS:
        yield Evidence(-2, f"“{phrase}” may only be what something is done with or kept in")
    elif last in _COATINGS:
        yield Evidence(1, f"“{phrase}” is a coating of the material")
    elif last in _WORKS_IN and not has("recycling", mention.element.text):  # spent, they are what it is won back from
        yield Evidence(-1, f"“{phrase}” may only be named after what works in it")
    elif _ASPECTS & set(words) or last in _MAGNETS | _WORKS_IN or has("products", last):
        yield Evidence(2, f"“{phrase}” is a product of the material, or about it")
    elif mention.material in _MADE_OF:
        yield Evidence(2, f"“{phrase}” are made of the material")
    elif not any(word in _FORMS or _COMPOUND.fullmatch(word) for word in words):
        yield Evidence(-1, f"“{phrase}” may be no form of the material")
