"""Changes and the state of the sources -> a `Digest`: what is told, in which order, with which subject. Pure.

It holds facts and the few sentences that sum them up; how they look is decided in `render`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from digests.event import Event, Group, Theme
from digests.events import events
from digests.health import Attention, Health, attention, health
from digests.periods import Period
from digests.select import Interests, select
from digests.summary import Counts, Facts, closing, opening, subject
from digests.watched import Watched
from storage.model import SourceState, StoredChange
from vocabulary.changes import Significance


@dataclass(frozen=True, slots=True)
class Section:
    """The events of one theme, in the order of their importance.

    `quiet`: sources of the theme that were read and showed no change; `more`: events left out for want of room.
    """

    theme: Theme
    events: tuple[Event, ...]
    quiet: int = 0
    more: int = 0

    @property
    def groups(self) -> list[tuple[str | None, list[Event]]]:
        """The events under the heading of their group, the group with the weightiest event first."""
        gathered: dict[Group, list[Event]] = {}
        for event in self.events:
            gathered.setdefault(event.group, []).append(event)
        return [(group.heading, found) for group, found in gathered.items()]


@dataclass(frozen=True, slots=True)
class Digest:
    """What one reader is told about one period. Its own texts are clean single lines.

    `quiet`: the themes without an event whose sources were read.
    """

    period: Period
    generated_at: datetime
    least: Significance
    interests: Interests
    sections: tuple[Section, ...]
    quiet: tuple[Section, ...]
    attention: tuple[Attention, ...]
    health: Health
    counts: Counts
    subject: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]

    @property
    def events(self) -> list[Event]:
        """All events, section by section."""
        return [event for section in self.sections for event in section.events]


def build(
    changes: Iterable[StoredChange],
    states: Iterable[SourceState],
    period: Period,
    *,
    sources: Sequence[Watched],
    generated_at: datetime,
    least: Significance = Significance.NOTABLE,
    interests: Interests | None = None,
) -> Digest:
    """The digest of `period`. `changes` may hold more than the period; `sources` are those that are watched (enabled).

    A state of a source that is not watched is passed over; a watched source without a state was never read.
    """
    within = [change for change in changes if change.detected_at in period]
    places = {source.id: source.jurisdiction for source in sources}
    chosen = select(events(within), least=least, interests=interests, jurisdictions=places)
    known = {state.source: state for state in states}
    checked, needing = health(sources, known, period), attention(sources, known)
    quiet = _quiet(sources, checked, within)
    counts = Counts(len(within), len(within) - chosen.minor - chosen.unfollowed, chosen.minor, chosen.unfollowed)
    silent = _silent(chosen.events, quiet)
    facts = Facts(period, chosen.events, checked, counts, len(needing), least, interests or Interests())
    return Digest(
        period=period,
        generated_at=generated_at,
        least=least,
        interests=facts.interests,
        sections=_sections(chosen.events, quiet),
        quiet=silent,
        attention=needing,
        health=checked,
        counts=counts,
        subject=subject(facts),
        opening=opening(facts),
        closing=closing(facts, {section.theme.title: section.quiet for section in silent}),
    )


def _quiet(sources: Sequence[Watched], checked: Health, changes: Iterable[StoredChange]) -> Mapping[Theme, int]:
    """How many sources of each theme were read and showed no change at all."""
    loud = {change.source for change in changes}
    topics = [source.topic for source in sources if source.id in checked.read and source.id not in loud]
    return {theme: sum(topic in theme.topics for topic in topics) for theme in Theme}


def _sections(told: Sequence[Event], quiet: Mapping[Theme, int]) -> tuple[Section, ...]:
    found = {theme: tuple(event for event in told if event.group.theme is theme) for theme in Theme}
    return tuple(Section(theme, found[theme], quiet[theme]) for theme in Theme if found[theme])


def _silent(told: Sequence[Event], quiet: Mapping[Theme, int]) -> tuple[Section, ...]:
    loud = {event.group.theme for event in told}
    return tuple(Section(theme, (), quiet[theme]) for theme in Theme if theme not in loud and quiet[theme])
