"""The materials that the elements of a title cover, and what is determined in them. Pure."""

from __future__ import annotations

import re

from vocabulary.iso.kinds import classes, has, plain_words, symbols, without
from vocabulary.iso.titles.elements import NEGATED, Determined, Element, analytes_in, asked, determined
from vocabulary.minerals import get, lookup
from vocabulary.minerals.mentions import mentions
from vocabulary.minerals.symbols import alloys, in_brackets, listed_symbols

_ANALYSIS = re.compile(r"\banalysis of (?P<what>.+)")
_CONTENT = re.compile(r"\b(?:oil|gas) contents?\b")
_CONTAINING = re.compile(r"\bcontaining\b.*", re.DOTALL)  # what it contains is not what it is
_FERROALLOY = re.compile(  # an alloy of iron, which the name of its other element says
    r"\bferro ?(?:aluminium|boron|chrom(?:e|ium)?|manganese|molybdenum|nickels?|niobium|phosphorus"
    r"|silic(?:on|ochromium|omanganese)|titanium|tungsten|vanadium)\b"
)
_AGAINST = re.compile(r"\bresistance to \w+(?: \w+){0,3}?(?= of\b|$)")  # what attacks it is not what it is


def materials_of(parts: tuple[Element, ...], *, technical: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The materials that are covered, and what is determined in them."""
    covered: list[str] = []
    analytes: list[str] = []
    determining = False
    around = has("surroundings", parts[0].text) if parts else False
    for part in parts:
        what, analysis = determined(part), _ANALYSIS.search(part.text)
        if what:
            own = [
                *(analyte for one in what for analyte in analytes_in(one.what)),
                *in_brackets(part.written, symbols()),
            ]
            analytes = _narrowed(analytes, own, part)
            covered += [material for one in what for material in _named(one.matrix, technical=True)]
            covered += (
                [] if covered else [*alloys(_own(part)), *(material for one in what for material in _itself(one))]
            )
        elif analysis and covered:
            analytes += [*analytes_in(analysis["what"]), *listed_symbols(part.written)]
        elif determining and part.part and not analytes:  # "Determination of specific substances — Part 3: Lead"
            analytes = list(analytes_in(part.subject))
        elif not determining and not (
            covered and part.is_method
        ):  # a method names reagents, and so does what follows it
            named = analytes if around else covered
            named += [*_named(part.subject, technical=technical), *alloys(_own(part))]
        determining = determining or bool(what)
    return tuple(dict.fromkeys(covered)), tuple(dict.fromkeys(analytes))


def _own(part: Element) -> str:
    return _CONTAINING.sub("", part.written)


def _narrowed(before: list[str], own: list[str], part: Element) -> list[str]:
    """A part that determines some of what its series determines is about those alone."""
    return own if part.part and own and set(own) <= set(before) else before + own


def _named(text: str, *, technical: bool = False) -> tuple[str, ...]:
    words = " ".join(_base_metals(without("no_material", NEGATED.sub(" ", text))))
    sure = mentions(words, technical=technical)
    materials = tuple(
        material for material in mentions(words, technical=True) if material in sure or material in plain_words()
    )
    iron = ("iron",) if _FERROALLOY.search(words) and "iron" not in materials else ()
    return (*(material for material in materials if get(material).kind != "class"), *iron)


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


def class_of(parts: tuple[Element, ...], analytes: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The materials of the class that the title names; those that it may be about besides, and why that is not sure.

    Of some classes only those that are determined.
    """
    for named in classes():
        if any(named.words.search(without("no_material", NEGATED.sub(" ", part.subject))) for part in parts):
            said = [name for part in parts for name in mentions(part.subject, technical=True)] if named.narrowed else []
            narrow = said or [material for material in named.materials if named.narrowed and material in analytes]
            reason = f"the title says “{named.names[0]}” and not of which elements"
            return tuple(dict.fromkeys(narrow or named.materials)), dict.fromkeys(named.perhaps, reason)
    return (), {}


def _itself(what: Determined) -> list[str]:
    """The materials that a property is measured of, and fuels: "thickness of silicon oxide" is about silicon."""
    physical = asked(what.what) == "physical-testing"
    named = _named(_CONTENT.sub(" ", _AGAINST.sub("", what.what)))
    return [material for material in named if physical or get(material).kind == "fuel"]
