"""What is known beside the changes: the records they belong to, when sources were read, whose news it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

import orjson

from storage.model import RecordId, StoredChange
from vocabulary.iso.watch import Watch
from vocabulary.jurisdictions import body_country
from vocabulary.phrases import plain
from vocabulary.records import Committee, Kind, Project, Record
from vocabulary.telling.memberships import roles


@dataclass(frozen=True)
class Facts:
    """`records`: by kind and key as they were known at the end of the span, all of a committee, of documents those that
    changed and those they replace. `reads`: when each source was read, ascending. `today`: the day of the telling.
    `dates`: by the keys of documents, when they reached the stage at which they stand, where a source says so.
    `addresses`: of items of news that changed, by source and key; a change holds only what differs.

    What is not known here is not said: a sentence without a title, an end of a ballot that nobody can compute.
    """

    watch: Watch = field(default_factory=Watch)
    records: Mapping[RecordId, Record] = field(default_factory=dict)
    reads: Mapping[str, Sequence[datetime]] = field(default_factory=dict)
    today: date | None = None
    dates: Mapping[str, date] = field(default_factory=dict)
    addresses: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def record(self, change: StoredChange) -> Record | None:
        """The record that changed, as it was known at the end; `None` if it is gone or was not asked for."""
        return self.records.get((change.kind, change.key))

    def read_before(self, source: str, moment: datetime) -> datetime | None:
        """When a source was last read before a moment at which something was seen there."""
        reads = self.reads.get(source, ())
        position = bisect_left(reads, moment)
        return reads[position - 1] if position else None

    def title(self, committee: str) -> str:
        """The title of a committee; empty where it is not known."""
        record = self._committees.get(committee)
        return plain(record.fields.get(Committee.title)) if record else ""

    def home_role(self, committee: str) -> str | None:
        """The role of the home country's body in a committee: "ANSI is a P-member"; `None` where none is known."""
        record = self._committees.get(committee)
        if record is None:
            return None
        seats = roles(record.fields)
        acronyms = {
            key: name
            for field in (Committee.p_members, Committee.o_members)
            for key, name in _named(record, field).items()
        }
        own = next((key for key in seats if self.watch.is_home(acronyms[key])), None)
        return f"{acronyms[own]} is {'a P-member' if seats[own] == 'P-member' else 'an O-member'}" if own else None

    @cached_property
    def of_committees(self) -> bytes:
        """What may be told of committees beside a change: titles, and the role of the home country's body, as JSON."""
        by_committee = {name: (self.title(name), self.home_role(name)) for name in self._committees}
        return orjson.dumps(by_committee, option=orjson.OPT_SORT_KEYS)

    def is_own(self, body: str) -> bool:
        """Whether the standards body with this acronym is that of the home country."""
        return self.watch.is_home(body)

    def on(self, day: date) -> Facts:
        """The same as told on another day; what was worked out already is kept."""
        _ = self._committees, self.of_committees  # worked out once, for all days
        other = copy(self)
        vars(other)["today"] = day
        return other

    def with_documents(
        self, records: Mapping[RecordId, Record], dates: Mapping[str, date], addresses: Mapping[tuple[str, str], str]
    ) -> Facts:
        """The same with these documents and addresses beside; what was worked out of committees is kept."""
        _ = self._committees, self.of_committees
        other = copy(self)
        vars(other).update(records={**self.records, **records}, dates=dates, addresses=addresses)
        return other

    @cached_property
    def _committees(self) -> Mapping[str, Record]:
        return {
            plain(record.fields.get(Committee.reference)) or record.label: record
            for (kind, _), record in self.records.items()
            if kind == Kind.COMMITTEE
        }


def replacing(change: StoredChange) -> list[str]:
    """The keys of the documents that the change says are replaced or replacing."""
    values = [value for name in (Project.replaces, Project.replaced_by) for value in change.fields.get(name, ())]
    return [key for value in values if isinstance(value, dict) for key in value]


def _named(record: Record, name: str) -> dict[str, str]:
    value = record.fields.get(name)
    return value if isinstance(value, dict) else {}


def country_code(body: str) -> str:
    """The code of the country that a standards body speaks for; empty where that is not certain."""
    country = body_country(body)
    return country.code if country else ""
