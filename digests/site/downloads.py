"""The files of everything under `data/`: changes, events, projects, committees, lists, days, schemas, one ZIP. Pure."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import orjson

from digests.analysis.iso import title_of
from digests.site.drawing import harmless
from digests.site.page import ChangeRow, DocumentRow, EventRow
from digests.site.views.changes import published
from digests.site.world import World
from digests.words import places
from digests.words.wording import clean, natural
from storage.baseline.atlas import atlas
from storage.iso_state import Known
from storage.model import StoredChange
from vocabulary.records import Committee, Project

Natural = tuple[tuple[int, str], ...]
Row = tuple[object, ...]
EVENTS = 500  # of one part
_PART = 1000  # changes that are made lines at once


def files(world: World) -> Iterator[tuple[str, bytes]]:
    """Path and content of each."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _tables(world):
            yield f"{places.DATA}{name}", content
            # without the time at which it was packed: equal data are equal files
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    yield f"{places.DATA}everything.zip", packed.getvalue()
    yield from _events(world)
    yield from _schemas()


def _tables(world: World) -> Iterator[tuple[str, bytes]]:
    lines, rows = io.BytesIO(), io.BytesIO()
    rows.write(_csv(_CHANGE, ()))
    for more_lines, more_rows in _parts(world):
        lines.write(more_lines.encode())
        rows.write(more_rows.encode())
    yield "changes.jsonl", lines.getvalue()
    yield "changes.csv", rows.getvalue()
    del lines, rows  # forty megabytes in a large site
    yield "projects.csv", "".join(_documents(world)).encode("utf-8-sig")
    committees = sorted(world.committees.items(), key=_by_name)
    yield "committees.csv", _csv(_COMMITTEE, (_committee(world, *pair) for pair in committees))
    lists = {code: where.model_dump(mode="json", exclude_none=True) for code, where in atlas().items()}
    yield "lists.json", orjson.dumps(lists, option=orjson.OPT_INDENT_2)
    days_listed = [{"day": day.day, "changes": len(day.changes), "page": places.of_day(day.day)} for day in world.days]
    yield "days.json", orjson.dumps(days_listed, option=orjson.OPT_INDENT_2)


def _documents(world: World) -> Iterator[str]:
    """The documents as rows of CSV, a thousand at a time: those of which nothing is new as kept."""
    yield _rows([_DOCUMENT])
    rows = list(world.documents.values())
    for at in range(0, len(rows), _PART):
        part = [(row, row.key in world.document_pages) for row in rows[at : at + _PART]]
        stamps = repr([(row.key, row.ids, has_page) for row, has_page in part])
        stands_for = hashlib.blake2b(stamps.encode(), digest_size=12).hexdigest()
        yield world.kept.remembered(f"projects.csv {at}", stands_for, functools.partial(_document_rows, part))


def _document_rows(part: Sequence[tuple[DocumentRow, bool]]) -> str:
    return _rows(_document(row, has_page=has_page) for row, has_page in part)


def _parts(world: World) -> Iterator[tuple[str, str]]:
    """The changes as JSON lines and as rows of CSV, a thousand at a time: those of which nothing is new as kept."""
    for at in range(0, len(world.changes), _PART):
        part = world.changes[at : at + _PART]
        rests_on = f"{world.wishes.quotes} {''.join(change.stamp for change in part)}"
        stands_for = hashlib.blake2b(rests_on.encode(), digest_size=12).hexdigest()
        lines, rows = world.kept.remembered(f"changes {at}", stands_for, functools.partial(_part, world, part))
        yield lines, rows


def _part(world: World, rows: Sequence[ChangeRow]) -> tuple[str, str]:
    stored = world.store.changes_under([row.id for row in rows])
    changes = [stored[row.id] for row in rows]
    lines = b"".join(orjson.dumps(published(world, change)) + b"\n" for change in changes)
    return lines.decode(), _rows(map(_change, changes))


_CHANGE = "id seen source kind label change significance sentence topics minerals committees page".split()
_DOCUMENT = ("id", "reference", Project.title, Project.committee, Project.stage, Project.published, "page")
_MEMBERS = (Committee.p_members, Committee.o_members)
_COMMITTEE = (
    "id",
    "reference",
    Committee.title,
    Committee.secretariat,
    *(members.words for members in _MEMBERS),
    "page",
)


def _change(change: StoredChange) -> Row:
    subjects = ("; ".join(names) for names in (change.topics, change.minerals, change.committees))
    columns = (change.kind, change.label, change.action, change.significance, change.sentence)
    return change.id, change.detected_at.isoformat(), change.source, *columns, *subjects, places.of_change(change.id)


def _document(row: DocumentRow, *, has_page: bool) -> Row:
    page = places.of_project(row.key) if has_page else ""
    stated = (row.title or None, row.committee or None, row.stage or None, row.published)
    return row.key, row.name, *stated, page


def _committee(world: World, reference: str, committee: Known) -> Row:
    page = places.of_committee(reference) if reference in world.committee_pages else ""
    members = ("; ".join(committee.names(field)) if field in committee.fields else None for field in _MEMBERS)
    return (
        committee.key,
        reference,
        title_of(committee) or None,
        committee.text(Committee.secretariat) or None,
        *members,
        page,
    )


def _by_name(item: tuple[str, Known]) -> Natural:
    return natural(item[0])


def _events(world: World) -> Iterator[tuple[str, bytes]]:
    """In parts that stay as they are once they are full: only the last one changes from day to day."""
    parts = []
    for at in range(0, len(world.events), EVENTS):
        part = world.events[at : at + EVENTS]
        name = f"{at // EVENTS}.json"
        parts.append({"file": name, "first": part[0].day, "last": part[-1].day, "events": len(part)})
        yield f"{places.DATA}events/{name}", orjson.dumps([_event(event) for event in part])
    yield f"{places.DATA}events/index.json", orjson.dumps(parts, option=orjson.OPT_INDENT_2)


def _event(event: EventRow) -> dict[str, object]:
    touched: dict[str, list[str]] = {"topics": [], "committees": [], "minerals": [], "jurisdictions": []}
    for kind, value in event.subjects:
        if value:
            touched[kind].append(value)
    return {
        "day": event.day,
        "headline": clean(event.headline),
        "address": event.address,
        "significance": str(event.significance),
        "kind": event.group.theme.title,
        **touched,
    }


def _schemas() -> Iterator[tuple[str, bytes]]:
    text, texts, day = (
        {"type": ["string", "null"]},
        {"type": "array", "items": {"type": "string"}},
        {"type": ["string", "null"], "format": "date"},
    )
    change = {
        "id": {"type": "integer"},
        "detected_at": {"type": "string", "format": "date-time"},
        "source": {"type": "string"},
        "record": {"type": "object"},
        "change": {"enum": ["added", "removed", "changed"]},
        "fields": {"type": "object"},
        "notes": {"type": "object"},
        "significance": {"enum": ["critical", "notable", "routine"]},
        "sentence": {"type": "string"},
        "topics": texts,
        "minerals": texts,
        "committees": texts,
        "evidence": {"type": "object"},
        "sightings": {"type": "array"},
    }
    page = {
        "address": {"type": "string"},
        "kind": {"type": "string"},
        "title": {"type": "string"},
        "draft": {"type": "boolean"},
        "held": {"type": "boolean"},
        "last_checked": day,
        "last_changed": text,
        "next_expected": day,
        "how_read": text,
        "sources": {"type": "array"},
        "licence": text,
        "lead": {"type": "array"},
        "record": {"type": ["object", "null"]},
        "differences": {"type": "array"},
        "sections": {"type": "array"},
    }
    for name, properties in (("change", change), ("page", page)):
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": name,
            "type": "object",
            "required": list(properties),
            "properties": properties,
        }
        yield f"{places.DATA}{name}.schema.json", orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n"


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    return _rows(itertools.chain((columns,), rows)).encode("utf-8-sig")


def _rows(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()
