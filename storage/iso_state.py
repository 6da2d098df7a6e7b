"""ISO committees and projects as known at a time, merged over the sources that state them; each field with its source.

ISO Open Data comes first, then the feeds of single standards, then pages: the order in which ISO's own doors are
reliable (docs/architecture.md). A field is that of the first source that states it with a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from storage.store import Store
from vocabulary.records import Value
from vocabulary.references import Reference
from vocabulary.watch import read

_PREFERRED = ("iso-open-data", "baseline")  # how the ids of sources begin; the rest in the order of their ids


@dataclass(slots=True)
class Known:
    """One record as all its sources state it together. `sources` says who stated which field."""

    kind: str
    key: str
    label: str
    fields: dict[str, Value] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A field as text; an entity by its name; empty where it is not known."""
        value = self.fields.get(name)
        if isinstance(value, dict):
            return ", ".join(sorted(value.values()))
        return "" if value is None else str(value)

    def names(self, name: str) -> list[str]:
        """The names in a field of entities, sorted."""
        value = self.fields.get(name)
        return sorted(value.values()) if isinstance(value, dict) else []

    @property
    def reference(self) -> Reference | None:
        """The reference, where it is well-formed."""
        return read(self.text("reference") or self.label)


def known(
    store: Store, kind: str, at: datetime | None = None, wanted: Callable[[str], bool] = lambda _: True
) -> list[Known]:
    """All records of a kind that were known at `at` (default: now), each once, in the order of their keys.

    `wanted` narrows by the record's label, before anything is merged.
    """
    stated: dict[str, list[tuple[str, dict[str, Value], str]]] = {}
    for source, record in store.records(kind=kind, seen_by=at):
        if wanted(record.label):
            stated.setdefault(record.key, []).append((source, dict(record.fields), record.label))
    return [_merged(kind, key, stated[key]) for key in sorted(stated, key=_natural)]


def _natural(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isdecimal() else (1 << 62, key)


def _merged(kind: str, key: str, stated: Iterable[tuple[str, dict[str, Value], str]]) -> Known:
    ordered = sorted(stated, key=lambda each: (_rank(each[0]), each[0]))
    found = Known(kind, key, ordered[0][2])
    for source, fields, _ in ordered:
        for name, value in fields.items():
            if name not in found.fields or (found.fields[name] is None and value is not None):
                found.fields[name], found.sources[name] = value, source
    return found


def _rank(source: str) -> int:
    return next((rank for rank, start in enumerate(_PREFERRED) if source.startswith(start)), len(_PREFERRED))


def first_seen(store: Store) -> datetime | None:
    """When the first source was read; None where none ever was."""
    times = [state.baseline_at for state in store.states().values() if state.baseline_at]
    return min(times, default=None)
