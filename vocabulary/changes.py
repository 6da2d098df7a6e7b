"""A change: one record added, removed or changed, field by field.

`Change` is what detection decides. What makes it matter (significance), what it is about (topics, minerals,
committees) and the sentence that tells it are computed by `vocabulary.telling.tell`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vocabulary.records import Record, Value


class Action(StrEnum):
    """What happened to the record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Significance(StrEnum):
    """How much a change matters to the mandate; `rank` orders them, the weightiest first."""

    CRITICAL = "critical"
    NOTABLE = "notable"
    ROUTINE = "routine"

    @property
    def rank(self) -> int:
        """0 for critical, 1 for notable, 2 for routine."""
        return _RANKS[self]


_RANKS = {significance: place for place, significance in enumerate(Significance)}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two states of a record. `before` is None for an added record, `after` for a removed one.

    `fields` names what differs, in the order of the record type, each with its value before and after
    in the stored shape. For an added record these are its stated, non-empty fields with `None` before them;
    for a removed one the same with `None` after.

    The rest are notes, which no source states: `covered_by` are the entries that cover the materials of an added entry
    of a list before, of a removed one after; `on_record` is the edition in the atlas that a page differs from.
    """

    action: Action
    before: Record | None
    after: Record | None
    fields: Mapping[str, tuple[Value, Value]]
    covered_by: tuple[str, ...] = ()
    on_record: str | None = None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it last was."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a change needs a record before or after")
        return record


@dataclass(frozen=True, slots=True)
class Telling:
    """What a reader gets of a change: its weight, its subjects and its sentence."""

    significance: Significance
    sentence: str
    topics: tuple[str, ...]
    minerals: tuple[str, ...]
    committees: tuple[str, ...]
