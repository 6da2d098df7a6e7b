"""Links from one page of the site to another: a name leads to its page where it has one. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from digests.site.page import EventRow, to
from digests.site.world import World
from digests.tables.frame import Cell, Table
from digests.words import places
from digests.words.addresses import Link
from storage.baseline.atlas import atlas
from storage.model import StoredChange
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import name as mineral_name
from vocabulary.records import Kind

COLUMNS = ("seen", "what changed", "significance", "kind")


def event_table(events: Iterable[EventRow], name: str = "") -> Table:
    """Events as rows: when seen, the headline with its page, the significance, the kind."""
    return Table.of(COLUMNS, [_row(event) for event in events], name)


def _row(event: EventRow) -> tuple[Cell, ...]:
    return (
        event.day,
        to(event.headline, event.address),
        str(event.significance),
        event.group.theme.title,
    )


def record_link(world: World, change: StoredChange) -> Link | str:
    """The record that changed, leading to its page where it has one."""
    if not has_page(world, change.kind, change.label):
        return change.label
    address = places.of_record(change.kind, change.key, change.label)
    return to(change.label, address) if address else change.label


def has_page(world: World, kind: str, label: str) -> bool:
    """Whether the record of a change has a page: each document that changed has one, a committee under its name."""
    return kind == Kind.PROJECT or (kind == Kind.COMMITTEE and label in world.committee_pages)


def mineral_link(world: World, material: str) -> Link | str:
    """A material, leading to its page."""
    known = material in world.known_minerals
    return to(mineral_name(material), places.of_mineral(material)) if known else material


def jurisdiction_link(code: str) -> Link | str:
    """A jurisdiction, leading to its page where it has one."""
    return to(name_of(code), places.of_jurisdiction(code)) if code in atlas() else name_of(code)
