"""A list of critical minerals as its polled pages showed it: by our clock, not by the date of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.reviews import sides
from storage.store import Store
from vocabulary.records import Kind, ListEdition, ListedMineral, Record, Value


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a source shows of the list and waits for a person (`critmin review`): entries read, entries missing."""

    source: str
    since: datetime
    added: tuple[str, ...]
    missing: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """As the `list` shape has it."""
        return {
            "source": self.source,
            "since": self.since.isoformat(),
            "would_add": list(self.added),
            "would_remove": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class SeenList:
    """What the pages of one list showed. `edition` and `date` only where they state them.

    `waiting`: of each source that is held back today, what it shows and was not taken over.
    """

    jurisdiction: str
    list: str
    edition: Value
    date: Value
    sources: tuple[str, ...]
    entries: tuple[dict[str, Value], ...]
    waiting: tuple[Waiting, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The `list` shape of the outside contract, with the sources that were read."""
        return {
            "jurisdiction": self.jurisdiction,
            "list": self.list,
            "edition": self.edition,
            "date": self.date,
            "sources": list(self.sources),
            "entries": list(self.entries),
            "waiting": [waiting.as_json() for waiting in self.waiting],
        }


def seen(store: Store, jurisdiction: str, list_id: str, by: datetime) -> SeenList | None:
    """The list as known at `by`; an entry that several sources show counts once. None where none had been read."""
    entries: dict[str, tuple[str, Record]] = {}
    for source, record in store.records(kind=Kind.LISTED_MINERAL, seen_by=by):
        if (record.fields.get(ListedMineral.jurisdiction), record.fields.get(ListedMineral.list)) == (
            jurisdiction,
            list_id,
        ):
            entries.setdefault(record.key, (source, record))
    if not entries:
        return None
    editions = sorted(
        _editions(store, jurisdiction, list_id, by), key=lambda record: str(record.fields.get(ListedMineral.edition))
    )
    stated = editions[-1].fields if editions else {}
    sources = tuple(sorted({source for source, _ in entries.values()}))
    return SeenList(
        jurisdiction,
        list_id,
        stated.get("edition"),
        stated.get("date"),
        sources,
        tuple(_entry(record) for _, record in entries.values()),
        tuple(waiting for source in sources for waiting in _waiting(store, source, by)),
    )


def _waiting(store: Store, source: str, by: datetime) -> Iterator[Waiting]:
    for review in store.reviews(source):
        if review.held_at <= by:
            known = {record.id: record for _, record in store.records(source)}
            review_sides = sides(review, known)
            yield Waiting(source, review.held_at, tuple(review_sides.added), tuple(review_sides.gone))


def _editions(store: Store, jurisdiction: str, list_id: str, by: datetime) -> Iterator[Record]:
    for _, record in store.records(kind=Kind.LIST_EDITION, seen_by=by):
        if (record.fields.get(ListEdition.jurisdiction), record.fields.get(ListEdition.list)) == (
            jurisdiction,
            list_id,
        ):
            yield record


def _entry(record: Record) -> dict[str, Value]:
    return {
        "as_published": record.fields.get(ListedMineral.as_published, record.label),
        "minerals": record.fields.get(ListedMineral.minerals, []),
        "tier": record.fields.get(ListedMineral.tier),
        "qualifier": record.fields.get(ListedMineral.qualifier),
    }
