"""A small database with a record of every kind, and a change of each, whose texts the test chooses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from storage.database.connections import writing
from storage.database.tables import changes
from storage.store import Store
from tests.databases import open_at
from vocabulary.records import TYPES, FieldKind, Kind, Record, Value

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
Words = Callable[[str], str]
_FIXED = {
    ("Committee", "reference"): "ISO/TC 298",
    ("Project", "reference"): "ISO/DIS 24544",
    ("Project", "committee"): "ISO/TC 298",
    ("Project", "stage"): "40.20",
    ("Project", "title"): "Lithium — Determination of iron content",
    ("Meeting", "committee"): "ISO/TC 298",
    ("ListedMineral", "jurisdiction"): "US",
    ("ListedMineral", "list"): "critical",
    ("ListEdition", "jurisdiction"): "US",
    ("ListEdition", "list"): "critical",
}
_KEYS = {Kind.LISTED_MINERAL: "US/critical/lithium", Kind.LIST_EDITION: "US/critical/2026", Kind.COMMITTEE: "5902804"}


def plain(name: str) -> str:
    """Words that hurt nobody."""
    return f"the {name}"


@contextmanager
def stored(folder: Path, *texts: Words) -> Iterator[Store]:
    """A store in which a record of every kind was added, changed and removed, once for each of `texts`.

    Without one, what binds records together is well-formed; with one every text is the test's own.
    """
    engine = open_at(folder)
    store = Store(engine)
    records = [(_record(kind, words, fixed=not texts), words) for words in texts or (plain,) for kind in TYPES]
    with store.begin() as transaction:
        transaction.put_snapshot(
            "a" * 64, [b"page"], size=4, media_type="text/html", url="https://example.org/", at=DAY
        )
        transaction.write("sample", [record for record, _ in records], snapshot="a" * 64, at=DAY)
    rows = [row for number, (record, words) in enumerate(records) for row in _changes(record, number, words)]
    with writing(engine) as connection:
        connection.execute(insert(changes), rows)
    yield store
    engine.dispose()


def quarantine(store: Store, source: str) -> None:
    """Let a document of a source wait for a person."""
    proposed = [Record(Kind.LISTED_MINERAL, "US/critical/unobtainium", "Unobtainium", {})]
    with store.begin() as transaction:
        transaction.quarantine(
            source, snapshot="a" * 64, proposed=proposed, reasons=["half the entries are gone"], at=DAY
        )


def _record(kind: str, words: Words, *, fixed: bool) -> Record:
    fields = {
        name: _FIXED[kind, name] if fixed and (kind, name) in _FIXED else _value(spec.kind, words(name))
        for name, spec in TYPES[kind].fields.items()
    }
    label = str(fields.get("reference") or words("label"))
    return Record(Kind(kind), _KEYS.get(Kind(kind), "61") if fixed else words("key"), label, fields)


def _value(kind: FieldKind, text: str) -> Value:
    if kind in (FieldKind.ENTITIES, FieldKind.ENTITY):
        return {text: text}
    if kind in (FieldKind.TEXTS, FieldKind.SENTENCES):
        return [text, f"{text} again"]
    return text


def _changes(record: Record, number: int, words: Words) -> Iterator[dict[str, object]]:
    for place, action in enumerate(("added", "changed", "removed")):
        before = {name: None if action == "added" else value for name, value in record.fields.items()}
        after = {
            name: None if action == "removed" else _value(TYPES[record.kind].fields[name].kind, f"{words(name)} now")
            for name in record.fields
        }
        yield {
            "detected_at": DAY + timedelta(days=place, seconds=number),
            "source": "sample",
            "kind": record.kind,
            "key": record.key,
            "label": record.label,
            "action": action,
            "fields": json.dumps({name: [before[name], after[name]] for name in record.fields}),
            "significance": "critical",
            "sentence": words("sentence"),
            "topics": json.dumps(["lists", words("topic")]),
            "minerals": json.dumps(["lithium", words("mineral")]),
            "committees": json.dumps(["ISO/TC 298", words("committee")]),
            "before_snapshot": "a" * 64,
            "after_snapshot": "a" * 64,
        }
