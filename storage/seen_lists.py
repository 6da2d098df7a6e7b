"""A list of critical minerals as its polled pages showed it: by our clock, not by the date of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.store import Store
from vocabulary.records import Record, Value


@dataclass(frozen=True, slots=True)
class SeenList:
    """What the pages of one list showed. `edition` and `date` only where they state them."""

    jurisdiction: str
    list: str
    edition: Value
    date: Value
    sources: tuple[str, ...]
    entries: tuple[dict[str, Value], ...]

    def as_json(self) -> dict[str, object]:
        """The `list` shape of the outside contract, with the sources that were read."""
        return {
            "jurisdiction": self.jurisdiction,
            "list": self.list,
            "edition": self.edition,
            "date": self.date,
            "sources": list(self.sources),
            "entries": list(self.entries),
        }


def seen(store: Store, jurisdiction: str, list_id: str, by: datetime) -> SeenList | None:
    """The list as known at `by`; an entry that several sources show counts once. None where none had been read."""
    found: dict[str, tuple[str, Record]] = {}
    for source, record in store.records(kind="ListedMineral", seen_by=by):
        if (record.fields.get("jurisdiction"), record.fields.get("list")) == (jurisdiction, list_id):
            found.setdefault(record.key, (source, record))
    if not found:
        return None
    editions = sorted(_editions(store, jurisdiction, list_id, by), key=lambda record: str(record.fields.get("edition")))
    stated = editions[-1].fields if editions else {}
    return SeenList(
        jurisdiction,
        list_id,
        stated.get("edition"),
        stated.get("date"),
        tuple(sorted({source for source, _ in found.values()})),
        tuple(_entry(record) for _, record in found.values()),
    )


def _editions(store: Store, jurisdiction: str, list_id: str, by: datetime) -> Iterator[Record]:
    for _, record in store.records(kind="ListEdition", seen_by=by):
        if (record.fields.get("jurisdiction"), record.fields.get("list")) == (jurisdiction, list_id):
            yield record


def _entry(record: Record) -> dict[str, Value]:
    return {
        "as_published": record.fields.get("as_published", record.label),
        "minerals": record.fields.get("minerals", []),
        "tier": record.fields.get("tier"),
        "qualifier": record.fields.get("qualifier"),
    }
