"""ISO Open Data, deliverables (JSON Lines): every project and document, one `Project` a line, streamed.

Source of the format: https://www.iso.org/open-data.html. `id` is the number in `https://www.iso.org/standard/{id}.html`
and the only stable key: references change with each stage, and two projects may carry the same one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, UnsetType

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.parsing.json_lines import listed, objects, parse, plain_text
from pipeline.subject import Subject
from vocabulary.records import Kind, Project, Record, Value

# Not read: deliverableType and supplementType stand in the reference; languages and pages tell nothing that is watched.
_KNOWN = frozenset(
    "id deliverableType supplementType reference title publicationDate edition icsCode ownerCommittee currentStage "
    "replaces replacedBy languages pages scope".split()
)
_REFERENCE, _TITLE, _SCOPE = Project.reference.name, Project.title.name, Project.scope.name
_COMMITTEE, _EDITION, _PUBLISHED = Project.committee.name, Project.edition.name, Project.published.name
_REPLACES, _REPLACED_BY = Project.replaces.name, Project.replaced_by.name
_STAGE, _ICS = Project.stage.name, Project.ics.name
_AS_IT_IS = (("ownerCommittee", _COMMITTEE), ("edition", _EDITION), ("publicationDate", _PUBLISHED))
_RELATIONS = (("replaces", _REPLACES), ("replacedBy", _REPLACED_BY))
_Number = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
_StageCode = Annotated[int, msgspec.Meta(ge=0, le=9999)]


class _Texts(msgspec.Struct, gc=False):
    """A text in English; the one in French matters where there is none."""

    en: str | None = None


class _Usual(msgspec.Struct, gc=False, rename="camel"):
    """What is read of a line, in the form that almost all have."""

    id: _Number
    reference: str
    title: _Texts | None = None
    scope: _Texts | None = None
    owner_committee: str | UnsetType | None = UNSET
    edition: _Number | UnsetType | None = UNSET
    publication_date: str | UnsetType | None = UNSET
    replaces: list[_Number] | UnsetType | None = UNSET
    replaced_by: list[_Number] | UnsetType | None = UNSET
    current_stage: _StageCode | UnsetType | None = UNSET
    ics_code: list[str] | None = None


_usual = msgspec.json.Decoder(_Usual)


def extract(document: Document, source: Subject) -> Extraction:
    """One `Project` for each line; keys that are not known are noted."""
    records, unknown = [], set()
    for number, row in objects(document.body.open()):
        records.append(_project(row, number))
        unknown.update(row.keys() - _KNOWN)
    return Extraction(
        tuple(records), notes=tuple(f"ISO added a key that is not read yet: {key}" for key in sorted(unknown))
    )


def line(text: bytes, number: int) -> Record:
    """The `Project` on one line."""
    return _usual_project(text) or _project(parse(text, number), number)


def _usual_project(text: bytes) -> Record | None:
    """The same without making what is not read of the line; None where it has another form, or a mistake."""
    if b"\\" in text and b"\\u0000" in text:
        return None
    try:
        row = _usual.decode(text if text.isascii() else text.decode())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    title, scope, reference = row.title, row.scope, row.reference
    if (title and not title.en) or (scope and not scope.en) or not reference or reference.isspace():
        return None
    fields: dict[str, Any] = {  # of values, and UNSET
        _REFERENCE: reference,
        _TITLE: title.en if title else UNSET,
        _SCOPE: plain_text(scope.en or "") if scope else UNSET,
        _COMMITTEE: row.owner_committee,
        _EDITION: row.edition,
        _PUBLISHED: row.publication_date,
        _REPLACES: UNSET if row.replaces is UNSET else _by_id(row.replaces),
        _REPLACED_BY: UNSET if row.replaced_by is UNSET else _by_id(row.replaced_by),
        _STAGE: _harmonized(row.current_stage) if isinstance(row.current_stage, int) else row.current_stage,
        _ICS: UNSET if row.ics_code is None else row.ics_code,
    }
    if UNSET in fields.values():
        fields = {name: value for name, value in fields.items() if value is not UNSET}
    return Record(Kind.PROJECT, str(row.id), reference, fields)


def _project(row: Mapping[str, Any], number: int) -> Record:
    identifier, reference = _identity(row, number)
    fields: dict[str, Value] = {_REFERENCE: reference}
    if title := _english(row.get("title")):
        fields[_TITLE] = title
    if scope := _english(row.get("scope")):
        fields[_SCOPE] = plain_text(scope)
    for key, name in _AS_IT_IS:
        if key in row:
            fields[name] = row[key]
    for key, name in _RELATIONS:
        if key in row:
            fields[name] = _by_id(listed(row, key, number))
    if "currentStage" in row:
        fields[_STAGE] = _stage(row["currentStage"], number)
    if row.get("icsCode") is not None:  # null says nothing: ISO drops these codes and states them again
        fields[_ICS] = [str(code) for code in listed(row, "icsCode", number)]
    return Record(Kind.PROJECT, str(identifier), reference, fields)


def _by_id(others: Sequence[object] | None) -> dict[str, str]:
    """Other documents under their ids, which are all that is stated of them."""
    return {name: name for name in map(str, others)} if others else {}


def _identity(row: Mapping[str, Any], number: int) -> tuple[int, str]:
    identifier, reference = row.get("id"), row.get("reference")
    if not isinstance(identifier, int):
        raise ExtractionError(f"line {number}: a deliverable record without a numeric 'id' (reference {reference!r})")
    if not isinstance(reference, str) or not reference.strip():
        raise ExtractionError(f"line {number}: deliverable {identifier} has no 'reference'")
    return identifier, reference


def _english(texts: object) -> str | None:
    if not isinstance(texts, dict):
        return None
    text = texts.get("en") or texts.get("fr")
    return text if isinstance(text, str) else None


def _stage(code: object, number: int) -> str | None:
    """4060 -> "40.60". ISO writes codes below 10.00 with fewer digits, so 20 is "00.20"."""
    if code is None:
        return None
    if not isinstance(code, int) or not 0 <= code <= 9999:
        raise ExtractionError(f"line {number}: 'currentStage' is {code!r}, expected a number like 4060")
    return _harmonized(code)


@lru_cache(10_000)
def _harmonized(code: int) -> str:
    return f"{code // 100:02d}.{code % 100:02d}"


EXTRACTOR = Extractor(kind="iso-deliverables", version=2, complete=True, extract=extract, line=line)
