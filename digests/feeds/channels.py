"""Which feeds there are: one for everything, one for each topic, committee, jurisdiction and mineral. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from digests.events.event import Event
from digests.events.lists import list_of
from digests.words.places import slug
from digests.words.wording import natural
from storage.model import StoredChange
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import name as mineral_name
from vocabulary.records import Kind

_MOST = 200  # entries of one feed, the newest


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: its path without an ending ("minerals/lithium"), its title, and its events, the newest first."""

    path: str
    title: str
    events: tuple[Event, ...]

    @property
    def updated(self) -> datetime:
        """When the newest of its changes was seen."""
        return max(event.detected_at for event in self.events)


def channels(events: Iterable[Event], jurisdictions: Mapping[str, str]) -> list[Channel]:
    """All channels that have an event. `jurisdictions`: source id -> jurisdiction."""
    ordered = sorted(events, key=lambda event: (event.detected_at, event.identity), reverse=True)
    by_place: dict[tuple[str, str], list[Event]] = {}
    for event in ordered:
        for place in _places(event, jurisdictions):
            by_place.setdefault(place, []).append(event)
    made = [
        Channel(f"{kind}/{slug(value)}", f"critmin: {_title(kind, value)}", tuple(of[:_MOST]))
        for (kind, value), of in sorted(by_place.items(), key=lambda item: (item[0][0], natural(item[0][1])))
    ]
    return [Channel("all", "critmin: everything", tuple(ordered[:_MOST])), *made] if ordered else []


def _places(event: Event, jurisdictions: Mapping[str, str]) -> list[tuple[str, str]]:
    places: dict[tuple[str, str], None] = {}
    for change in event.changes:
        named: Sequence[tuple[str, Iterable[str]]] = (
            ("topics", change.topics),
            ("committees", change.committees),
            ("minerals", change.minerals),
            ("jurisdictions", _jurisdictions(change, jurisdictions)),
        )
        places.update({(kind, value): None for kind, values in named for value in values if slug(value)})
    return list(places)


def _jurisdictions(change: StoredChange, jurisdictions: Mapping[str, str]) -> list[str]:
    """Of an entry of a list the list's own; else that of the source."""
    own = list_of(change).partition("/")[0] if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL} else ""
    code = own or jurisdictions.get(change.source, "")
    return [code] if code else []


def _title(kind: str, value: str) -> str:
    if kind == "jurisdictions":
        return name_of(value)
    return mineral_name(value) if kind == "minerals" else value
