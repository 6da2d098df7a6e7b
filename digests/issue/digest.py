"""Changes and the state of the sources -> a `Digest`: what is told, in which order, with which subject. Pure.

It holds facts and the few sentences that sum them up; how they look is decided in `render`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from digests.events.event import Event, Group, Theme, place
from digests.events.facts import Facts as Known
from digests.events.gather import events
from digests.events.news import without_returned
from digests.issue.ahead import in_lines
from digests.issue.health import Attention, Health, Log, attention, health
from digests.issue.select import Articles, Index, Interests, Selection
from digests.issue.summary import Counts, Facts, closing, opening, subject
from digests.issue.upcoming import Upcoming, for_reader
from digests.issue.watched import Watched
from digests.words.periods import Period
from storage.model import SourceState, StoredChange
from storage.reviews import Review
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
        """The events under the heading of their group, the group with the weightiest event first.

        Within a group the own body's news leads; the rest stands by its deadline, then by committee. Days between
        which all ballots of a group opened are said once, in the heading: "Ballots that opened between … and …".
        """
        gathered: dict[Group, list[Event]] = {}
        for event in self.events:
            gathered.setdefault(event.group, []).append(event)
        return [_headed(group, sorted(of_group, key=_in_group)) for group, of_group in gathered.items()]


def _headed(group: Group, events: list[Event]) -> tuple[str | None, list[Event]]:
    opened = {event.opened for event in events}
    if group.heading is None or len(opened) > 1 or "" in opened:
        return group.heading, events
    return group.heading.replace("opened", opened.pop(), 1), [replace(event, opened="") for event in events]


def _in_group(event: Event) -> tuple[object, ...]:
    return not event.own, *place(event)


@dataclass(frozen=True, slots=True)
class Digest:
    """What one reader is told about one period. Its own texts are clean single lines.

    `quiet`: the themes without an event whose sources were read; `upcoming`: what is coming up, the next first;
    `later`: what of it was left out for want of room.
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
    upcoming: tuple[Upcoming, ...] = ()
    later: tuple[Upcoming, ...] = ()
    ranked: tuple[Event, ...] = ()  # the events in this reader's order, the most important first
    asides: tuple[Event, ...] = ()  # news of the context: titles only
    pages: Mapping[str, str] = field(default_factory=dict)  # the address of each source
    site: str | None = None  # where the site stands that shows each change
    rest_attached: bool = False  # whether what does not fit goes with it as a file

    @property
    def events(self) -> list[Event]:
        """All events, section by section."""
        return [event for section in self.sections for event in section.events]


class Issue:
    """All that was seen in one span, arranged once; each reader's digest is taken from it.

    `sources` are those that are watched (enabled). A state of a source that is not watched is passed over; a watched
    source without a state was never read. `ahead` is all that is coming up; `known` what the changes belong to, `log`
    the run log, from which it is answered what was read in the span; `waiting` the open reviews, by source.
    """

    def __init__(
        self,
        changes: Sequence[StoredChange],
        states: Iterable[SourceState],
        sources: Sequence[Watched],
        ahead: Sequence[Upcoming] = (),
        *,
        known: Known | None = None,
        log: Log | None = None,
        waiting: Mapping[str, Review] | None = None,
        site: str | None = None,
        articles: Callable[[], Articles] = dict,
    ) -> None:
        self._site = site
        self._log, self._waiting = log, waiting or {}
        changes = without_returned(changes)
        self._index = Index(events(changes, known), {source.id: source.jurisdiction for source in sources}, articles)
        self._changes = len(changes)
        self._loud = {change.source for change in changes}
        self._sources = sources
        self._ahead = ahead
        self._states = {state.source: state for state in states}

    def digest(
        self,
        period: Period,
        *,
        generated_at: datetime,
        least: Significance = Significance.NOTABLE,
        interests: Interests | None = None,
        most: int | None = None,
    ) -> Digest:
        """What one reader is told of `period`: `most` events at most, the others are counted."""
        interests = Interests() if interests is None else interests
        chosen = self._index.select(least=least, interests=interests, most=most)
        checked = health(self._sources, self._states, period, self._log, self._waiting)
        needing = attention(self._sources, self._states, period.dates, self._waiting)
        reported = self._changes - chosen.minor - chosen.unfollowed
        counts = Counts(self._changes, reported, chosen.minor, chosen.unfollowed)
        sections, silent = _sections(chosen, self._quiet(checked))
        ahead = for_reader(self._ahead, interests)
        today = generated_at.astimezone(period.dates.zone).date()
        opened = {change.key for event in chosen.events[:3] for change in event.changes}
        first = _first(ahead, opened, period, today)
        facts = Facts(period, chosen.events, chosen.documents, checked, counts, len(needing), least, interests, first)
        return Digest(
            period=period,
            generated_at=generated_at,
            least=least,
            interests=interests,
            sections=sections,
            quiet=silent,
            attention=needing,
            health=checked,
            counts=counts,
            subject=subject(facts),
            opening=opening(facts),
            closing=closing(facts, {section.theme.title: section.quiet for section in silent}),
            upcoming=ahead,
            ranked=chosen.events,
            pages={source.id: str(source.url) for source in self._sources},
            site=self._site,
            asides=chosen.asides,
        )

    def _quiet(self, checked: Health) -> Mapping[Theme, int]:
        """How many sources of each theme were read and showed no change at all."""
        quiet = checked.read - self._loud
        topics = Counter(source.topic for source in self._sources if source.id in quiet)
        return {theme: sum(topics[topic] for topic in theme.topics) for theme in Theme}


def _first(ahead: Sequence[Upcoming], opened: Set[str], period: Period, today: date) -> str:
    """The first line of what is coming up that is not all about what has just `opened`; empty where none is."""
    lines = (line for line in in_lines(ahead) if {entry.key.partition("/")[2] for entry in line.entries} - opened)
    line = next(lines, None)
    return f"{period.dates.written(line.first.day)} ({line.first.when(today)}): {line.sentence}" if line else ""


def _sections(chosen: Selection, quiet: Mapping[Theme, int]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The themes that have something to tell, and those without whose sources were read."""
    shown = {theme: tuple(event for event in chosen.events if event.group.theme is theme) for theme in Theme}
    total = Counter[Theme]()
    for group, number in chosen.groups.items():
        total[group.theme] += number
    loud = [
        Section(theme, shown[theme], quiet[theme], total[theme] - len(shown[theme])) for theme in Theme if total[theme]
    ]
    silent = [Section(theme, (), quiet[theme]) for theme in Theme if not total[theme] and quiet[theme]]
    return tuple(loud), tuple(silent)


def build(
    changes: Iterable[StoredChange],
    states: Iterable[SourceState],
    period: Period,
    *,
    sources: Sequence[Watched],
    generated_at: datetime,
    least: Significance = Significance.NOTABLE,
    interests: Interests | None = None,
    ahead: Sequence[Upcoming] = (),
    known: Known | None = None,
    log: Log | None = None,
    waiting: Mapping[str, Review] | None = None,
    site: str | None = None,
) -> Digest:
    """The digest of `period` for one reader. `changes` may hold more than the period; the rest is as for `Issue`."""
    within = [change for change in changes if change.detected_at in period]
    issue = Issue(within, states, sources, ahead, known=known, log=log, waiting=waiting, site=site)
    return issue.digest(period, generated_at=generated_at, least=least, interests=interests)
