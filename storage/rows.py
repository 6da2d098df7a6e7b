"""What a row of the tables is made of: the values of `storage.model` and `vocabulary` as columns. Pure."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import ColumnElement, func

from storage.database.errors import StorageError
from storage.database.tables import revisions
from storage.evidence import wordings
from storage.model import PollRow, SourceState
from vocabulary.changes import Action, Change, Telling
from vocabulary.records import Project, Record, Value

Row = dict[str, Any]
_STAGE = len("40.20")
NOTE_COVERED, NOTE_RECORD = "covered_by", "on_record"  # notes on a change, stored among its fields


def shortened(record: Record, texts: dict[str, bytes]) -> str:
    """The record's fields as they are stored; what they refer to is added to `texts`."""
    fields, contents = wordings.shortened(record.kind, record.fields)
    texts.update(contents)
    return canonical(fields)


def columns_of(row: SourceState | PollRow) -> Row:
    """The columns of a row; `asdict` copies all that is in them, too."""
    return {name: getattr(row, name) for name in row.__slots__}


def change_row(change: Change, telling: Telling) -> Row:
    """The columns of a change but its fields."""
    record = change.record
    return {
        "kind": record.kind,
        "key": record.key,
        "label": record.label,
        "action": change.action,
        "significance": telling.significance,
        "sentence": telling.sentence,
        "topics": canonical(telling.topics),
        "minerals": canonical(telling.minerals),
        "committees": canonical(telling.committees),
    }


def stored_fields(change: Change) -> dict[str, tuple[Value, Value]]:
    """The fields, and after them the notes (`notes_of` takes them out again)."""
    fields = {str(name): pair for name, pair in change.fields.items()}
    if change.covered_by:
        cover = list(change.covered_by)
        fields[NOTE_COVERED] = (cover, None) if change.action is Action.ADDED else (None, cover)
    if change.on_record is not None:
        fields[NOTE_RECORD] = (change.on_record, None)
    return fields


def canonical(value: object) -> str:
    """Canonical JSON: equal values give equal texts."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError as error:
        raise StorageError(f"{value!r:.200} cannot be stored as JSON: {error}.") from error


def stored_stage(dialect: str) -> ColumnElement[str]:
    """The stage that the fields of a revision state, for the database to look at; not one where they state none."""
    name = f'"{Project.stage}":"'
    place = func.strpos if dialect == "postgresql" else func.instr
    return func.substr(revisions.c.fields, place(revisions.c.fields, name) + len(name), _STAGE)


def stored_word(dialect: str, word: str) -> ColumnElement[bool]:
    """Whether `word`, of ASCII letters and digits in any case, stands in the fields of a revision."""
    if not (word.isascii() and word.isalnum()):
        raise ValueError(f"the database cannot look for {word!r}: only for ASCII letters and digits")
    fields, pattern = revisions.c.fields, f"%{word}%"
    return fields.ilike(pattern) if dialect == "postgresql" else fields.like(pattern)  # SQLite's LIKE knows no case


def notes_of(fields: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    """The notes on a change, taken out of the stored fields, among which they have their place from the first schema.

    `covered_by` stands there on the side on which the other entries are, `on_record` before.
    """
    notes: dict[str, Any] = {}
    if NOTE_COVERED in fields:
        before, after = fields.pop(NOTE_COVERED)
        notes[NOTE_COVERED] = tuple(before or after or ())
    if NOTE_RECORD in fields:
        notes[NOTE_RECORD] = fields.pop(NOTE_RECORD)[0]
    return notes
