"""Events as data, for whoever keeps them: what was made of a day's changes once need not be made again. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from digests.events.event import Event, Group, with_opening
from storage.model import StoredChange
from vocabulary.changes import Significance

Kept = list[Any]
"""An event without its changes, of which only the ids are kept."""


def kept(event: Event) -> Kept:
    """The event as JSON has it; `Event`'s fields in their order."""
    return [
        event.headline,
        event.group.name,
        [change.id for change in event.changes],
        str(event.significance),
        event.lines,
        event.short,
        event.deadline and event.deadline.isoformat(),
        event.jurisdictions,
        event.count,
        event.own,
        event.named,
        event.general,
        event.page,
        event.opened,
        event.about,
    ]


def points_of(row: Kept) -> tuple[str, ...]:
    """`Event.points` of a kept event."""
    lines, count, opened = row[4], row[8], row[13]
    return with_opening(lines, opened, count)


def events_of(rows: Iterable[Kept], changes: Mapping[int, StoredChange]) -> list[Event]:
    """The events again, with their changes by id."""
    return [
        Event(
            headline,
            Group[group],
            tuple(changes[number] for number in ids),
            Significance(significance),
            tuple(lines),
            short,
            date.fromisoformat(deadline) if deadline else None,
            tuple(jurisdictions),
            *rest,
        )
        for headline, group, ids, significance, lines, short, deadline, jurisdictions, *rest in rows
    ]
