"""What the store gives and takes: plain frozen values. No query, no connection."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from vocabulary.changes import Significance
from vocabulary.records import TYPES, FieldKind, Record, Shown, Value, shown

RecordId = tuple[str, str]
"""Kind and key of a record."""
Stated = tuple[str, str, str, str]
"""Kind, key, label and the fields as canonical JSON: what a source states of a record."""
HEAD = 100  # characters of a project's fields in which its committee stands: the first field in canonical JSON
UNSTABLE = "unstable:"
"""How the note begins on a source that flips between two states, and the reason why its return is held."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of one source: its last poll and its validators. Times are aware, in UTC.

    `fingerprint` tells to which extractor version and settings the validators belong; `snapshot` is the document the
    current records were read from, `held_snapshot` the newest one that was not accepted, because it could not be read
    or was implausible. Whether a document waits for a person, and which, is known by the open review alone.
    """

    source: str
    baseline_at: datetime | None = None  # first successful poll
    polled_at: datetime | None = None
    succeeded_at: datetime | None = None
    changed_at: datetime | None = None
    outcome: str | None = None  # first | changed | unchanged | failed | quarantined | skipped
    error: str | None = None
    failures: int = 0  # polls in a row that failed, or that were held
    etag: str | None = None
    last_modified: str | None = None
    fingerprint: str | None = None
    extractor_version: int | None = None
    snapshot: str | None = None
    held_snapshot: str | None = None
    held_reason: str | None = None
    records: int = 0
    notes: tuple[str, ...] = ()  # signals of the last extraction
    next_due: datetime | None = None  # when to poll again; `None`: never again, or not planned yet
    moved_from: str | None = None  # the address of the catalogue that leads elsewhere for good (301, 308)
    moved_to: str | None = None  # where it leads, which is asked in its place
    gone: str | None = None  # the address of the catalogue of which its server says that it is gone for good (410)
    body_hash: str | None = None  # fast hash of the bytes that were read last and say what is known

    @property
    def unstable(self) -> str | None:
        """The note that says so, if the source flips between two states."""
        return next((note for note in self.notes if note.startswith(UNSTABLE)), None)


@dataclass(frozen=True, slots=True)
class PollRow:
    """One line of the run log. `bytes` is the size of what came back, `seconds` the wall time.

    `trace`: of a failure that nobody foresaw, for whoever mends it.
    """

    source: str
    started_at: datetime
    finished_at: datetime
    outcome: str
    records: int = 0
    changes: int = 0
    bytes: int = 0
    seconds: float = 0.0
    error: str | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """What is known of a snapshot without reading it. `size` in bytes, before compression."""

    sha256: str
    size: int
    media_type: str
    url: str
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a record as one source stated it. `seen_until` is `None` while it is the current one."""

    source: str
    record: Record
    seen_from: datetime
    seen_until: datetime | None
    snapshot: str

    def holds_at(self, moment: datetime) -> bool:
        """Whether the source showed this state then."""
        return self.seen_from <= moment and (self.seen_until is None or self.seen_until > moment)


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as one source states it, and since when it has shown it so."""

    source: str
    record: Record
    seen_from: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """The same fact, seen through another source later."""

    source: str
    seen_at: datetime
    snapshot: str


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change that was told. `fields` is `{name: (before, after)}` in the stored shape; notes as in `Change`.

    `before` and `after` are the SHA-256 of the snapshots that prove it; `lead` of a piece of news is the beginning of
    its article, where that was read.
    """

    id: int
    detected_at: datetime
    source: str
    kind: str
    key: str
    label: str
    action: str
    fields: dict[str, tuple[Value, Value]]
    significance: str
    sentence: str
    topics: tuple[str, ...]
    minerals: tuple[str, ...]
    committees: tuple[str, ...]
    before: str | None
    after: str | None
    sightings: tuple[Sighting, ...] = ()
    covered_by: tuple[str, ...] = ()
    on_record: str | None = None
    lead: str = ""

    def as_json(self) -> dict[str, Any]:
        """The outside contract's "change" (docs/architecture.md), with `sightings` as further evidence."""
        return {
            "id": self.id,
            "detected_at": self.detected_at.isoformat(),
            "source": self.source,
            "record": {"kind": self.kind, "key": self.key, "label": self.label},
            "change": self.action,
            "fields": {name: [self._shown(name, value) for value in pair] for name, pair in self.fields.items()},
            "notes": {"covered_by": list(self.covered_by) or None, "on_record": self.on_record},
            "significance": self.significance,
            "sentence": self.sentence,
            "topics": list(self.topics),
            "minerals": list(self.minerals),
            "committees": list(self.committees),
            "evidence": {"before": self.before, "after": self.after},
            "sightings": [
                {"source": seen.source, "seen_at": seen.seen_at.isoformat(), "snapshot": seen.snapshot}
                for seen in self.sightings
            ],
        }

    def _shown(self, name: str, value: Value) -> Shown:
        """As the field's kind has it; a kind or field that later versions dropped is shown by its shape."""
        record_type = TYPES.get(self.kind)
        field = record_type.fields.get(name) if record_type else None
        return shown(field.kind if field else FieldKind.ENTITIES, value)


@dataclass(frozen=True, slots=True)
class Stamps:
    """What stands for the content of the store: equal stamps, equal content. Cheap to read beside the content itself.

    `records` and `changes` by kind, past revisions too; `decisions`: what waits for people, what they decided.
    """

    records: Mapping[str, str]
    changes: Mapping[str, str]
    decisions: str


@dataclass(frozen=True, slots=True)
class ChangeQuery:
    """Which changes are asked for; what is `None` does not narrow. Results come in the order of their ids.

    `since` is included, `until` is not. `significance` is the least weight wanted. `topic`, `mineral` and
    `committee` are matched whole. `after_id` with `limit` pages through a long answer; `until_id` is included.
    """

    since: datetime | None = None
    until: datetime | None = None
    source: str | None = None
    topic: str | None = None
    mineral: str | None = None
    committee: str | None = None
    significance: Significance | None = None
    kind: str | None = None
    key: str | None = None
    limit: int | None = None
    after_id: int | None = None
    until_id: int | None = None


@dataclass(frozen=True)
class Near:
    """Projects of these committees (`ISO/TC 298`) or below, with these numbers in their names, or with these keys.

    Seen by the beginning of what is stored, since 80,000 projects need not be decoded to find the hundred that are
    watched: some more may be taken for near, and the caller looks at what their records say; none is left out.
    """

    committees: Collection[str] = ()
    numbers: Collection[str] = ()
    keys: Collection[str] = ()

    @cached_property
    def _begins(self) -> tuple[str, ...]:
        return tuple(f'{{"committee":"{name}{end}' for name in self.committees for end in '"/')

    @cached_property
    def _numbered(self) -> re.Pattern[str] | None:
        if not self.numbers:
            return None
        return re.compile(rf"[ /](?:{'|'.join(map(re.escape, self.numbers))})(?!\d)")

    def __call__(self, key: str, label: str, fields: str) -> bool:
        """Whether the project may belong; `fields`: as they are stored, or the first `HEAD` characters of it."""
        named = key in self.keys or fields.startswith(self._begins)
        return named or (self._numbered is not None and self._numbered.search(label) is not None)
