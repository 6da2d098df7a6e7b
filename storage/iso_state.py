"""ISO committees and projects as known at a time, merged over the sources that state them; each field with its source.

ISO Open Data comes first, then the feeds of single standards, then pages: the order in which ISO's own doors are
reliable (docs/architecture.md). A field is that of the first source that states it with a value; a stage that is dated
after the one that comes first is the newer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

from storage.model import RecordId, Seen
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.iso.references import Reference
from vocabulary.iso.watch import read
from vocabulary.records import Field, Kind, Project, Record, Shown, Value, shown

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
    by_key: dict[str, list[Seen]] = {}
    for seen in store.seen(kind, at):
        if wanted(seen.record.label):
            by_key.setdefault(seen.record.key, []).append(seen)
    return [merged(by_key[key]) for key in sorted(by_key, key=by_number)]


def merged_records(stated: Iterable[Seen]) -> dict[RecordId, Record]:
    """The records, each merged over the sources that state it."""
    seen: dict[RecordId, list[Seen]] = {}
    for state in stated:
        seen.setdefault(state.record.id, []).append(state)
    states = {key: merged(of) for key, of in seen.items()}
    return {
        key: Record(merged_state.kind, merged_state.key, merged_state.label, merged_state.fields)
        for key, merged_state in states.items()
    }


def merged(seen: Iterable[Seen]) -> Known:
    """One record out of what its sources state. At least one."""
    one, *others = seen
    if not others:
        return Known(one.record.kind, one.record.key, one.record.label, one.record.fields, only=one)
    ordered = sorted((one, *others), key=lambda state: (_rank(state.source), state.source))
    first = ordered[0].record
    fields: dict[str, Value] = {}
    of: dict[str, Seen] = {}
    for sighting in ordered:
        for name, value in sighting.record.fields.items():
            if name not in fields or (fields[name] is None and value is not None):
                fields[name], of[name] = value, sighting
    if first.kind == Kind.PROJECT:
        _with_newest_stage(ordered, fields, of)
    return Known(first.kind, first.key, first.label, fields, of)


def _with_newest_stage(ordered: Sequence[Seen], fields: dict[str, Value], of: dict[str, Seen]) -> None:
    """The stage that the document reached last, what it is called there, and the date of this stage and no other.

    ISO Open Data lags behind the feeds of single documents: a stage that is dated on or after the day since which
    another source shows its own is the newer one.
    """
    dated = [
        one for one in ordered if one.record.fields.get(Project.stage) and one.record.fields.get(Project.stage_date)
    ]
    newest = max(dated, key=lambda one: str(one.record.fields[Project.stage_date]), default=None)
    if newest is None:
        return
    day, stating = str(newest.record.fields[Project.stage_date]), of[Project.stage]
    if stating.record.fields[Project.stage] != newest.record.fields[Project.stage] and day >= (
        stating.seen_from.date().isoformat()
    ):
        for name in (Project.stage, Project.reference):
            if newest.record.fields.get(name):
                fields[name], of[name] = newest.record.fields[name], newest
    same = next((one for one in dated if one.record.fields[Project.stage] == fields[Project.stage]), None)
    if same:
        fields[Project.stage_date], of[Project.stage_date] = same.record.fields[Project.stage_date], same
    else:
        del fields[Project.stage_date], of[Project.stage_date]


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
