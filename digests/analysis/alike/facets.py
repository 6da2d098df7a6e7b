"""What two titles are compared by: their ground without the method, what they determine, aspects, what is left out.

The words are those of `vocabulary.iso.likeness`. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from vocabulary.iso.kinds import aspects, contrasts, forms
from vocabulary.iso.likeness import words
from vocabulary.iso.standards import understand
from vocabulary.iso.titles.elements import Element, determined, elements, examined
from vocabulary.iso.titles.techniques import techniques

_MEASURED = frozenset({"physical-testing", "chemical-analysis"})
_EXCLUDED = re.compile(r"\b(?:excluding|other than|except|without) ([^,]{1,200})")
_MEANS = re.compile(r"\b(?:by|using|with|after)\b")
_PART = re.compile(r"\s{1,9}[-\u2013\u2014]{1,2}\s{1,9}Part\b")
_OF_EVERY_DETERMINATION = words(
    "content determination measurement estimation total amount number value mass method test testing selected various "
    "material product sample"
)
_OF_EVERY_TITLE = words(
    "content determination measurement estimation total amount number value mass method test testing selected various "
    "material product sample principles introduction guide procedures evaluation assessment analysis spectrometric "
    "spectrophotometric titrimetric gravimetric metallic industrial purposes common system"
)


@dataclass(frozen=True, slots=True)
class Facets:
    """The words of a title, of its parts by what they are for, and the ids of its aspects."""

    words: frozenset[str]
    ground: frozenset[str]
    """Without elements that name a method or a technique, and without what is left out of the scope."""
    series: frozenset[str]
    """The ground without the title of the part: what the parts of one series share."""
    examined: frozenset[str]
    """What is determined, measured or tested."""
    left_out: frozenset[str]
    aspects: frozenset[str]
    forms: frozenset[str]
    """Of the material: ore, concentrate, metal, compound."""
    subject: frozenset[str]
    """What it is about, of the first elements that neither determine something nor name a method."""
    cases: tuple[frozenset[str], ...]
    """For each contrast of the table, which of its words are said: "static"."""


@lru_cache(maxsize=65536)
def facets(title: str) -> Facets:
    """The facets of a title of ISO."""
    parts = elements(title)
    left_out = _joined(words(text) for element in parts for text in _EXCLUDED.findall(element.text))
    whole = words(title) - left_out
    ground = _joined(map(_ground, parts, range(len(parts)))) or whole
    series = _joined(_ground(element, place) for place, element in enumerate(parts) if not element.part) or ground
    return Facets(
        words=whole,
        ground=ground,
        series=series,
        examined=_examined(title, parts),
        left_out=left_out,
        aspects=frozenset(name for name, spelled in _named(tuple(aspects().items())) if ground & spelled),
        forms=frozenset(name for name, spelled in _named(tuple(forms().items())) if ground & spelled),
        subject=_subject(parts),
        cases=tuple(whole & group for group in _contrasts()),
    )


def aspect_words(names: frozenset[str]) -> frozenset[str]:
    """Every word that says one of these aspects: "terms" and "vocabulary" make no difference."""
    return _joined(spelled for name, spelled in _named(tuple(aspects().items())) if name in names)


def series_title(title: str) -> str:
    """What a title says before "Part N"."""
    return _PART.split(title)[0]


def _ground(element: Element, place: int) -> frozenset[str]:
    text = _EXCLUDED.sub("", element.text)
    if determined(element):
        means = _MEANS.search(text)
        return words(text[: means.start()]) if means else words(text)
    if place and (element.is_method or techniques(element.written)):
        return frozenset()
    return words(text)


def _examined(title: str, parts: tuple[Element, ...]) -> frozenset[str]:
    terms = _joined(words(text) for element in parts for text in examined(element)) - _OF_EVERY_DETERMINATION
    if terms or not _MEASURED & set(understand(title).kinds):
        return terms
    aspect = next((element for element in parts[1:] if not (element.is_method or techniques(element.written))), None)
    return words(aspect.text) - _OF_EVERY_TITLE if aspect else terms


def _joined(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*groups)


def _subject(parts: tuple[Element, ...]) -> frozenset[str]:
    about = [
        element for element in parts if not (element.is_method or determined(element) or techniques(element.written))
    ]
    matrices = [words(one.matrix) for element in parts for one in determined(element) if one.matrix]
    return _joined([*matrices, *(words(element.text) for element in about[:2])])


@cache
def _named(table: tuple[tuple[str, str], ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, words(text)) for name, text in table)


@cache
def _contrasts() -> tuple[frozenset[str], ...]:
    return tuple(words(" ".join(group)) for group in contrasts())
