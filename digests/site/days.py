"""What was seen on each day, as rows. An edge that reads: of a day that rests on the same as at the last build nothing
is read but what was kept then.

A day rests on its changes, on what is known now of the documents in them and of all committees, on when the sources
were read before, and on the catalogue. The events of a day are told of all its changes, and of no other's.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from sys import intern
from typing import Any

import orjson

from digests.events.event import Event, Group
from digests.events.facts import Facts
from digests.events.gather import events
from digests.events.keeping import kept
from digests.events.lists import list_of
from digests.issue.known import documents_in, with_documents
from digests.site.kept import Kept
from digests.site.page import ChangeRow, Day, EventRow, Subject
from digests.words import places
from digests.words.wording import clean
from storage.model import ChangeQuery, StoredChange
from storage.store import Store
from vocabulary.changes import Significance
from vocabulary.records import Kind


def whole(store: Store, day: str, until: datetime) -> list[StoredChange]:
    """All that is stored of the changes of a day that were seen before `until`."""
    first = datetime.combine(date.fromisoformat(day), time(), UTC)
    return store.changes(ChangeQuery(since=first, until=min(first + timedelta(days=1), until)))


@dataclass(frozen=True)
class Days:
    """Reads them. `beside`: what is known beside any change; `jurisdictions`: of each source of the catalogue."""

    store: Store
    until: datetime
    beside: Facts
    jurisdictions: Mapping[str, str]
    memory: Kept

    def read(self, only: Collection[str] | None = None) -> Iterator[Day]:
        """Each day on which something was seen, the first one first; or `only` these."""
        shared: dict[Any, Any] = {}
        for day, stamp in self.store.stamps_of_days(self.until).items():
            if only is None or day in only:
                yield self._day(day, stamp, shared)

    def _day(self, day: str, stamp: str, shared: dict[Any, Any]) -> Day:
        changes = functools.cache(functools.partial(whole, self.store, day, self.until))
        rests = self.memory.remembered(f"basis {day}", stamp, lambda: _basis(changes()))
        of_day = self.memory.remembered(
            f"day {day}", self._stands_for(stamp, *rests), lambda: self._made(day, changes())
        )
        share = shared.setdefault
        changed = [
            ChangeRow(
                number,
                intern(source),
                intern(kind),
                key,
                label,
                intern(action),
                share(seen, seen),
                intern(significance),
                words,
                share(tuple(committees), tuple(committees)),
                *stamps,
            )
            for number, source, kind, key, label, action, seen, significance, words, committees, *stamps in of_day[0]
        ]
        return Day(day, changed, [_event_row(row, share) for row in of_day[1]])

    def _stands_for(self, stamp: str, documents: list[str], polls: list[tuple[str, str]]) -> str:
        """Stands for all that the day is made of."""
        own = hashlib.blake2b(self._of_all, digest_size=12)
        stated = [self._documents.get(key) for key in documents]
        before = [self.beside.read_before(source, datetime.fromisoformat(seen)) for source, seen in polls]
        own.update(orjson.dumps([stamp, stated, before]))
        return own.hexdigest()

    @cached_property
    def _of_all(self) -> bytes:
        return self.beside.of_committees + orjson.dumps(self.jurisdictions, option=orjson.OPT_SORT_KEYS)

    @cached_property
    def _documents(self) -> Mapping[str, tuple[int, ...]]:
        return self.store.stamps_of_records(Kind.PROJECT, self.until)

    def _made(self, day: str, changes: Sequence[StoredChange]) -> list[object]:
        """The rows of the day's changes and events, as JSON has them."""
        known = with_documents(self.beside, self.store, changes, self.until).on(date.fromisoformat(day))
        stamps = {change.id: _hash(change) for change in changes}
        ordered = sorted(events(changes, known), key=_by_time)
        rows = [self._event(event, stamps) for event in ordered]
        reported: dict[int, list[object]] = {change.id: [] for change in changes}
        for event, row in zip(ordered, rows, strict=True):
            for change in event.changes:
                reported[change.id].append((event.headline, row[1], event.points, len(event.changes)))
        return [
            [_change(change, stamps[change.id], _hash([stamps[change.id], reported[change.id]])) for change in changes],
            rows,
        ]

    def _event(self, event: Event, stamps: Mapping[int, str]) -> list[object]:
        first, *others = event.changes
        address = places.of_event(event.identity) if others else places.of_change(first.id)
        subjects = dict.fromkeys(subject for change in event.changes for subject in self._subjects(change))
        row = kept(event)
        stamp = _hash([row, [stamps[change.id] for change in event.changes]])
        return [event.detected_at.isoformat(), address, list(subjects), stamp, row]

    def _subjects(self, change: StoredChange) -> list[Subject]:
        named = (("topics", change.topics), ("minerals", change.minerals), ("committees", change.committees))
        return [
            ("jurisdictions", self._jurisdiction(change)),
            *((kind, value) for kind, values in named for value in values),
        ]

    def _jurisdiction(self, change: StoredChange) -> str:
        """Of an entry of a list the list's own; else that of the source; empty where that is not known."""
        if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL}:
            return list_of(change).partition("/")[0]
        return self.jurisdictions.get(change.source, "")


def _basis(changes: Iterable[StoredChange]) -> tuple[list[str], list[tuple[str, str]]]:
    """The documents and the polls that a day rests on, as JSON has them."""
    every = list(changes)
    polls = {(change.source, change.detected_at.isoformat()) for change in every}
    return sorted(documents_in(every)), sorted(polls)


def _change(change: StoredChange, stamp: str, page: str) -> list[object]:
    named = (change.source, change.kind, change.key, change.label, change.action, change.detected_at.isoformat())
    return [change.id, *named, change.significance, clean(change.sentence), change.committees, stamp, page]


def _event_row(row: Sequence[Any], share: Any) -> EventRow:
    seen, address, subjects, stamp, whole_event = row
    touched = tuple(map(tuple, subjects))
    headline, group, ids, significance = whole_event[:4]
    return EventRow(
        headline,
        Group[group],
        Significance(significance),
        ids,
        share(seen, seen),
        address,
        share(touched, touched),
        stamp,
        whole_event,
    )


def _by_time(event: Event) -> tuple[datetime, int, str]:
    return event.detected_at, min(change.id for change in event.changes), event.headline


def _hash(value: object) -> str:
    return hashlib.blake2b(orjson.dumps(value), digest_size=12).hexdigest()
