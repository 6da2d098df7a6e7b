"""The watched committees and documents that a text of news names. Pure: the existing parser reads each candidate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vocabulary.errors import MalformedReference
from vocabulary.iso.spellings import canonical
from vocabulary.iso.watch import Watch
from vocabulary.news.terms import Occurrence
from vocabulary.references import Reference

TERM = "committee"
_CANDIDATE = re.compile(
    r"\b(?:ISO|IEC)(?:/IEC)?(?:/|\s|-)?\s?(?:TC|PC|SC|JTC|TMB|SAG|IWA|WD|CD|DIS|FDIS|PWI|NP|AWI|TS|TR|PAS)?"
    r"[\s/-]?\d{1,6}(?:-\d+)*(?::\d{4})?(?:/(?:SC|WG|JWG|AHG|CAG)\s?\d+)*|\bIWA\s\d{1,3}\b"
)
_MISSING_SPACE = re.compile(r"(?<=[A-Z])(?=\d)")
_NO_SLASH = re.compile(r"^(ISO(?:/IEC)?)[ -](?=TC|PC|JTC)")


def named(text: str, watch: Watch) -> tuple[Occurrence, ...]:
    """The watched references in `text`, as finds of the term `committee`."""
    return tuple(Occurrence(TERM, str(reference)) for reference in _references(text) if _watched(reference, watch))


def _references(text: str) -> Iterator[Reference]:
    for match in _CANDIDATE.finditer(text):
        spelled = _NO_SLASH.sub(r"\1/", _MISSING_SPACE.sub(" ", match[0].strip()))
        try:
            yield canonical(spelled)
        except MalformedReference:
            continue


def _watched(reference: Reference, watch: Watch) -> bool:
    return watch.covers(str(reference)) if reference.is_committee else watch.names(str(reference))
