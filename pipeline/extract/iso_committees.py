"""ISO Open Data, technical committees (JSON Lines): committees and the standards bodies in them.

Source of the format: https://www.iso.org/open-data.html; one JSON object a line. ISO leaves lists null when they
are empty, reorders them freely, repairs references without changing ids, and added French texts in July 2025.
A disbanded committee vanishes from the file; no status says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.parsing.json_lines import objects, plain_text
from pipeline.subject import Subject
from vocabulary.iso.notation.unnamed import unnamed
from vocabulary.records import Body, Committee, Record, Stated

_USED = frozenset(
    "id reference status title secretariat creationDate scope parentId pMembers oMembers committeeLiaisons "
    "organizationLiaisons".split()
)
_IGNORED = frozenset({"childrenId", "sortKey"})  # the children's parentId says the same; an ordering of references
_TEXTS = (("title", Committee.title), ("scope", Committee.scope))
_MEMBERS = (("pMembers", Committee.p_members), ("oMembers", Committee.o_members))
Row = Mapping[str, Any]


def extract(document: Document, source: Subject) -> Extraction:
    """One `Committee` for each line, keyed by ISO's committee id, and one `Body` for each member or secretariat."""
    rows = list(objects(document.body.open()))
    references = {row["id"]: str(row["reference"]) for _, row in rows if row.get("id") and row.get("reference")}
    committees = [_committee(number, row, references) for number, row in rows]
    unknown = sorted({key for _, row in rows for key in row} - _USED - _IGNORED)
    notes = [f"ISO added a key that is not read yet: {key}" for key in unknown]
    return Extraction((*committees, *_bodies(row for _, row in rows)), notes=tuple(notes))


def _committee(number: int, row: Row, references: Mapping[int, str]) -> Record:
    _demand(row, number)
    fields: Stated = {Committee.reference: str(row["reference"]), Committee.status: str(row["status"])}
    for key, text_field in _TEXTS:
        if text := _english(row.get(key)):
            fields[text_field] = plain_text(text)
    for key, name in _MEMBERS:
        if key in row:
            fields[name] = _entities(row[key], number)
    if "secretariat" in row:
        fields[Committee.secretariat] = _entities([row["secretariat"]], number) or None
    if "creationDate" in row:
        fields[Committee.created] = row["creationDate"]
    if "parentId" in row:
        parent = row["parentId"]
        fields[Committee.parent] = {str(parent): references.get(parent, unnamed(parent))} if parent else None
    if "committeeLiaisons" in row and "organizationLiaisons" in row:
        fields[Committee.liaisons] = _liaisons(row, references)
    return Committee.of(str(row["id"]), str(row["reference"]), fields)


def _demand(row: Row, number: int) -> None:
    missing = [key for key in ("id", "reference", "status") if row.get(key) in (None, "")]
    if missing:
        raise ExtractionError(f"line {number}: a committee record without {missing[0]!r}")


def _english(texts: object) -> str | None:
    """The English text; French only where ISO gives no English."""
    if not isinstance(texts, dict):
        return None
    text = texts.get("en") or texts.get("fr")
    return text if isinstance(text, str) else None


def _entities(bodies: Iterable[Row | None] | None, number: int) -> dict[str, str]:
    """`{id: acronym}`. ISO/IEC JTC 1/SC 25 has a secretariat whose id is null: no secretariat."""
    entities = {}
    for body in bodies or ():
        if body is None or body.get("id") is None:
            continue
        if not body.get("acronym"):
            raise ExtractionError(f"line {number}: body {body['id']} has no acronym")
        entities[str(body["id"])] = str(body["acronym"])
    return entities


def _liaisons(row: Row, references: Mapping[int, str]) -> dict[str, str]:
    """Committees as `c:ID`, organisations as `o:ID`; ISO leaves the reference of committees outside its file null."""
    committees = {
        f"c:{other['id']}": str(other.get("reference") or references.get(other["id"]) or unnamed(other["id"]))
        for other in row["committeeLiaisons"] or ()
    }
    organisations = {f"o:{other['id']}": str(other["acronym"]) for other in row["organizationLiaisons"] or ()}
    return {**committees, **organisations}


def _bodies(rows: Iterable[Row]) -> list[Record]:
    """Each body once; a body under two acronyms in one file keeps the alphabetically first."""
    names: dict[str, str] = {}
    for row in rows:
        for body in (row.get("secretariat"), *(row.get("pMembers") or ()), *(row.get("oMembers") or ())):
            if body and body.get("id") is not None:
                key = str(body["id"])
                names[key] = min(names.get(key, body["acronym"]), body["acronym"])
    return [Body.of(key, name, {Body.acronym: name}) for key, name in sorted(names.items())]


EXTRACTOR = Extractor(kind="iso-committees", version=1, complete=True, extract=extract)
