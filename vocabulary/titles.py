"""The structure of an ISO title: "Material — Aspect — Part N: detail", and what it says is determined in what. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vocabulary.folding import fold

_SEPARATOR = re.compile(r"\s+(?:-{1,2}|[\u2013\u2014])\s+")
_PART = re.compile(r"Part\s+[0-9A-Z.\-]+\s*:?\s*", re.IGNORECASE)
_SUPPLEMENT = re.compile(r"(?:technical corrigend|corrigend|amendment|addend|supplement|extension)\w*\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DETERMINATION = re.compile(
    r"\b(?:(?:determination|estimation|calculation|measurement)s?"
    r"(?: and (?:determination|presentation|calculation))? of|determining) (?P<what>.+)"
)
_HOW = re.compile(
    r"\s+(?:by|using|after|expressed as|with|from|for|between|less than)\b.*|,? and (?:calculation|presentation)\b.*"
)
_WITHIN = re.compile(r"(?P<what>.+?)\s+in\s+(?P<matrix>.+)")
_CONTENT_OF = re.compile(
    r"(?P<what>.*\b(?:content|contents|composition|surface area|density))\s+(?:on the surface )?of\s+(?P<matrix>.+)"
)
_PURPOSE = re.compile(
    r"\b(?:(?:primarily )?(?:used|intended|suitable)\b|for (?:the )?(?:use|production|manufacture)\b"
    r"|in accordance with\b|prior to\b|containing\b|complement to\b|using\b).*"
)


_METHOD = re.compile(r"\b(?:test|methods?|procedure|\w*metry)$")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a title: as written, and folded without its brackets. `part`: it stands after "Part N:"."""

    written: str
    text: str
    part: bool

    @property
    def subject(self) -> str:
        """The element without what the material is used for and what it contains."""
        return _PURPOSE.sub("", self.text).strip()

    @property
    def is_method(self) -> bool:
        """Whether it ends in the name of a method: "copper sulphate test" names a reagent, not the material."""
        return _METHOD.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Determined:
    """What an element determines, and in which matrix where it says so."""

    what: str
    matrix: str = ""


def elements(title: str) -> tuple[Element, ...]:
    """The elements of a title, without those of a supplement: an amendment is about what its standard is about."""
    return tuple(_elements(title.strip().strip("'\"")))


def _elements(title: str) -> Iterator[Element]:
    for text in _SEPARATOR.split(title):
        if _SUPPLEMENT.match(text):
            return
        part = _PART.match(text)
        written = text[part.end() :] if part else text
        folded = fold(_BRACKETS.sub("", written))
        if folded:
            yield Element(written, folded, part is not None)


def determined(element: Element) -> Determined | None:
    """`determination of moisture in rare earths`: moisture, in rare earths. None where it determines nothing."""
    found = _DETERMINATION.search(element.text)
    if not found:
        return None
    what = _HOW.sub("", found["what"]).strip(" ,")
    inside = _WITHIN.fullmatch(what) or _CONTENT_OF.fullmatch(what)
    return Determined(inside["what"], _PURPOSE.sub("", inside["matrix"])) if inside else Determined(what)
