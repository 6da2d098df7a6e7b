"""Changes and events as the site lists them: little of each, since there are tens of thousands. Shapes only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from digests.events.event import Group
from digests.events.keeping import Kept as KeptEvent
from vocabulary.changes import Significance

Subject = tuple[str, str]
"""What a change touches: `("minerals", "lithium")`."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What the lists of the site show of a change. `seen`: ISO 8601, UTC; `words`: its sentence, cleaned.

    `stamp` stands for all that is stored of it, `page` for that and the events that tell it.
    """

    id: int
    source: str
    kind: str
    key: str
    label: str
    action: str
    seen: str
    significance: str
    words: str
    committees: Sequence[str]
    stamp: str
    page: str

    @property
    def detected_at(self) -> datetime:
        """When it was seen."""
        return datetime.fromisoformat(self.seen)

    @property
    def day(self) -> str:
        """The day on which it was seen."""
        return self.seen[:10]


@dataclass(frozen=True, slots=True)
class EventRow:
    """What the lists of the site show of an event. `kept`: the rest of it; `stamp` stands for all of it."""

    headline: str
    group: Group
    significance: Significance
    ids: Sequence[int]
    seen: str
    address: str
    subjects: Sequence[Subject]
    stamp: str
    kept: KeptEvent

    @property
    def lines(self) -> Sequence[str]:
        """What the headline leaves out."""
        lines: Sequence[str] = self.kept[4]
        return lines

    @property
    def detected_at(self) -> datetime:
        """When the last of its changes was seen."""
        return datetime.fromisoformat(self.seen)

    @property
    def day(self) -> str:
        """The day on which it was seen."""
        return self.seen[:10]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its changes in the order of their ids, and its events in the order in which they were seen."""

    day: str
    changes: Sequence[ChangeRow]
    events: Sequence[EventRow]
