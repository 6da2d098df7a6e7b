"""What a report is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from digests.words.periods import Period
from storage.baseline.country_groups import CountryGroup
from storage.iso_state import Known, known
from storage.store import Store
from vocabulary.records import Kind

Finding = TypeVar("Finding")


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is asked for: its date, its period, and what the reader chose."""

    store: Store
    as_of: date
    period: Period
    country: str = "US"
    committee: str | None = None
    words: tuple[str, ...] = ()
    answers: tuple[tuple[str, bytes], ...] = ()  # filled-in questionnaires: name and content of each file
    document: str | None = None
    group: CountryGroup | None = None
    read: dict[tuple[Kind, datetime], list[Known]] = field(default_factory=dict, compare=False, repr=False)
    worked: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, work: Callable[[Request], Finding]) -> Finding:
        """What a finding comes to for this request, worked out once, whichever report asks."""
        question = (
            work,
            self.as_of,
            self.period,
            self.country,
            self.committee,
            self.words,
            self.answers,
            self.document,
        )
        key = (*question, self.group and self.group.id)
        if key not in self.worked:
            self.worked[key] = work(self)
        finding: Finding = self.worked[key]
        return finding

    def known(self, kind: Kind, at: datetime) -> list[Known]:
        """All records of a kind that were known at `at`; read once for one request, whichever finding asks.

        `read` may bring what was read already. What two moments have in common is kept once: tens of thousands.
        """
        if (kind, at) not in self.read:
            others = {record.key: record for (of, _), records in self.read.items() if of is kind for record in records}
            self.read[kind, at] = [_one(record, others) for record in known(self.store, kind, at)]
        return self.read[kind, at]


def _one(record: Known, others: Mapping[str, Known]) -> Known:
    other = others.get(record.key)
    return other if other is not None and other == record else record
