"""ISO committees and projects as known at a time, merged over the sources that state them; each field with its source.

ISO Open Data comes first, then the feeds of single standards, then pages: the order in which ISO's own doors are
reliable (docs/architecture.md). A field is that of the first source that states it with a value; the stage is that of
the source that saw it change last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

from storage.model import RecordId, Revision, Seen
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.iso.references import Reference
from vocabulary.iso.watch import read
from vocabulary.records import Field, Kind, Project, Record, Shown, Value, shown

_OF_STAGE = frozenset({Project.stage, Project.stage_date})
_NOW = datetime.max.replace(tzinfo=UTC)
_PREFERRED = ("iso-open-data", "baseline")  # how the ids of sources begin; the rest in the order of their ids


@dataclass(frozen=True, slots=True)
class Stated:
    """One value, which source states it, and since when that source has shown the record so (aware, UTC)."""

    value: Value
    source: str
    seen_from: datetime


_NONE: Mapping[str, Seen] = MappingProxyType({})


@dataclass(slots=True)
class Known:
    """One record as all its sources state it together. `fields`: the values by field; `of`: which record states each.

    There are tens of thousands of these, most with one source: nothing is made for a field before it is asked for.
    """

    kind: Kind
    key: str
    label: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    of: Mapping[str, Seen] = field(default_factory=lambda: _NONE)
    only: Seen | None = None  # where one source states all of it

    @property
    def stated(self) -> Mapping[str, Stated]:
        """Each field with its source and time."""
        by = {name: self.only or self.of[name] for name in self.fields}
        return {name: Stated(self.fields[name], seen.source, seen.seen_from) for name, seen in by.items()}

    @property
    def sources(self) -> Mapping[str, str]:
        """Which source states each field."""
        return {name: (self.only or self.of[name]).source for name in self.fields}

    @property
    def record(self) -> Record:
        """The same without its sources."""
        return Record(self.kind, self.key, self.label, self.fields)

    def value(self, field: Field[Any]) -> Value:
        """The stored value of a field; None where none is stated."""
        return self.fields.get(field)

    @property
    def name(self) -> str:
        """What a committee or document is called: its reference, else its label."""
        return self.text(Project.reference) or self.label

    def text(self, field: Field[Any]) -> str:
        """A field as text; an entity by its name; empty where it is not known."""
        value = self.fields.get(field)
        if type(value) is str:  # nearly all of them: a report asks a million times
            return value
        if isinstance(value, dict):
            return ", ".join(sorted(value.values()))
        return "" if value is None else str(value)

    def names(self, field: Field[Any]) -> list[str]:
        """The names in a field of entities, sorted."""
        value = self.value(field)
        return sorted(value.values()) if isinstance(value, dict) else []

    def shown(self, *fields: Field[Any]) -> dict[str, Shown]:
        """These fields as the outside contract shows them: `vocabulary.records.shown`, no entities as an empty list."""
        return {field.name: self._shown(field) for field in fields}

    def _shown(self, field: Field[Any]) -> Shown:
        value = self.value(field)
        if value is None or value == "":
            return [] if field.kind.is_several else None
        return shown(field.kind, value)

    @property
    def reference(self) -> Reference | None:
        """The reference, where it is well-formed."""
        return read(self.name)


def known(
    store: Store, kind: Kind, at: datetime | None = None, wanted: Callable[[str], bool] = lambda _: True
) -> list[Known]:
    """All records of a kind that were known at `at` (default: now), each once, in the order of their keys.

    `wanted` narrows by the record's label, before anything is merged.
    """
    stated = (seen for seen in store.seen(kind, at) if wanted(seen.record.label))
    records = together(store, stated, at)
    return [records[key] for key in sorted(records, key=_in_order)]


def together(store: Store, stated: Iterable[Seen], at: datetime | None = None) -> dict[RecordId, Known]:
    """One record for each id out of what its sources state at `at` (default: now).

    Where sources differ about the stage of a document, the one counts that saw it change last: Open Data lags behind
    the feed of a document, and a feed that was not asked again behind Open Data.
    """
    by_id: dict[RecordId, list[Seen]] = {}
    for seen in stated:
        by_id.setdefault(seen.record.id, []).append(seen)
    disputed = [
        key
        for (kind, key), of in by_id.items()
        if kind == Kind.PROJECT and len({seen.record.fields.get(Project.stage) for seen in of} - {None}) > 1
    ]
    histories = store.histories(Kind.PROJECT, disputed) if disputed else {}
    newest = {key: newest_stage(history, at or _NOW) for key, history in histories.items()}
    return {
        (kind, key): merged(of, found[0].source if kind == Kind.PROJECT and (found := newest.get(key)) else None)
        for (kind, key), of in by_id.items()
    }


def newest_stage(history: Iterable[Revision], at: datetime) -> tuple[Revision, datetime] | None:
    """The document as the source states it at `at` that saw its stage change last, and since when it has; `None` where
    none states it then."""
    stated: dict[str, tuple[Revision, datetime]] = {}
    for revision in sorted((revision for revision in history if revision.seen_from <= at), key=_by_time):
        before = stated.get(revision.source)
        same = before and before[0].record.fields.get(Project.stage) == revision.record.fields.get(Project.stage)
        stated[revision.source] = (revision, before[1] if before and same else revision.seen_from)
    current = [(revision, since) for revision, since in stated.values() if revision.holds_at(at)]
    with_stage = [item for item in current if item[0].record.fields.get(Project.stage)]
    return max(with_stage or current, key=_stage_time, default=None)


def _by_time(revision: Revision) -> datetime:
    return revision.seen_from


def _stage_time(stated: tuple[Revision, datetime]) -> tuple[str, datetime, int]:
    """The day of the stage where a source states it, else when it was first seen: the later one is the newer stage."""
    revision, since = stated
    day = str(revision.record.fields.get(Project.stage_date) or since.date())
    return day, since, -_rank(revision.source)


def merged(seen: Iterable[Seen], stage_of: str | None = None) -> Known:
    """One record out of what its sources state. At least one. `stage_of`: whose stage counts, with its date."""
    one, *others = seen
    if not others:
        return Known(one.record.kind, one.record.key, one.record.label, one.record.fields, only=one)
    ordered = sorted((one, *others), key=lambda state: (_rank(state.source), state.source))
    first = ordered[0].record
    fields: dict[str, Value] = {}
    of: dict[str, Seen] = {}
    for sighting in ordered:
        for name, value in sighting.record.fields.items():
            if name in _OF_STAGE and stage_of not in (None, sighting.source):
                continue
            if name not in fields or (fields[name] is None and value is not None):
                fields[name], of[name] = value, sighting
    return Known(first.kind, first.key, first.label, fields, of)


def _in_order(record: RecordId) -> tuple[bool, int, str]:
    return by_number(record[1])


def by_number(key: str) -> tuple[bool, int, str]:
    """The order of keys: numbers before words, 9 before 10."""
    return not key.isdecimal(), len(key), key


def _rank(source: str) -> int:
    return next((rank for rank, start in enumerate(_PREFERRED) if source.startswith(start)), len(_PREFERRED))


_CALLED = {Kind.COMMITTEE: "committee of ISO", Kind.PROJECT: "document of ISO"}


def nothing_known(store: Store, kind: Kind, by: date | None) -> str:
    """Why there is nothing to tell: "no committee of ISO was known by 2026-06-30; the first was read on 2026-07-01"."""
    if by is None:
        return f"no {_CALLED[kind]} is known yet: run critmin refresh"
    first = store.first_seen(kind)
    since = f"; the first was read on {first.date()}" if first else ": none has been read yet (critmin refresh)"
    return f"no {_CALLED[kind]} was known by {by}{since}"


def unanswerable(store: Store, kind: Kind, by: date) -> CritminError:
    """The error for a report on a date by which nothing was known: a date before the first poll is the caller's fault
    (exit status 2); that nothing was polled yet is not (1).
    """
    sentence = nothing_known(store, kind, by)
    return ConfigurationError(sentence) if store.first_seen(kind) else CritminError(sentence)


def end_of_day(day: date) -> datetime:
    """The last instant of a day, UTC: what a person means by the state "on" that day."""
    return datetime.combine(day, time.max, UTC)
