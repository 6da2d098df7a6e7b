"""Invented records and changes for the tests of the store."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from storage.store import SourceState, Transaction
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import Kind, Record, Value

START = datetime(2026, 3, 1, 6, 30, 15, 123456, tzinfo=UTC)
DAY = timedelta(days=1)
PAGE = b"<html><body>An invented page about an invented ore.</body></html>"
SHA = hashlib.sha256(PAGE).hexdigest()


def project(key: str = "1", **fields: Value) -> Record:
    """A project of an invented committee."""
    return Record(Kind.PROJECT, key, f"ISO {key}", {"reference": f"ISO {key}", "title": "Ores", **fields})


def added(record: Record) -> Change:
    """The record as an added one."""
    return Change(Action.ADDED, None, record, {name: (None, value) for name, value in record.fields.items()})


def telling(
    *,
    significance: Significance = Significance.ROUTINE,
    topics: tuple[str, ...] = ("iso-projects",),
    minerals: tuple[str, ...] = ("lithium",),
    committees: tuple[str, ...] = ("ISO/TC 333",),
) -> Telling:
    """What a reader gets of a change."""
    return Telling(significance, "Something happened", topics, minerals, committees)


def put(transaction: Transaction, content: bytes = PAGE, at: datetime = START) -> str:
    """Keep an invented page; its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    transaction.put_snapshot(
        sha256, [content], size=len(content), media_type="text/html", url="https://ores.example/page", at=at
    )
    return sha256


FULL_STATE = SourceState(
    "ores",
    baseline_at=START,
    polled_at=START + 3 * DAY,
    succeeded_at=START + 2 * DAY,
    changed_at=START + DAY,
    outcome="quarantined",
    error="12 of 87 records found",
    failures=1,
    etag='"x"',
    last_modified="Sun, 01 Mar 2026 06:30:15 GMT",
    fingerprint="2:abc",
    extractor_version=2,
    snapshot=SHA,
    held_snapshot=SHA,
    held_reason="12 of 87 records found",
    records=87,
    notes=("one", "two"),
)
