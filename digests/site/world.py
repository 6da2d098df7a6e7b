"""What the site is built from, read once: changes, records, the state of the sources. The only edge that reads."""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

import orjson

from digests.events.event import Event
from digests.events.facts import Facts as Beside
from digests.events.gather import days, events
from digests.events.keeping import events_of, kept, resting_on
from digests.events.lists import list_of
from digests.issue.known import coming_up, facts
from digests.issue.upcoming import Upcoming
from digests.site.foot import SiteSource, foot_of
from digests.site.kept import Kept
from digests.site.page import Facts, to
from digests.words import places
from digests.words.addresses import Link
from storage.baseline import watch
from storage.iso_state import Known, end_of_day, known
from storage.model import ChangeQuery, SourceState, Stamps, StoredChange
from storage.reviews import Review
from storage.store import Store
from vocabulary.iso.watch import Watch, lineage
from vocabulary.minerals import all_ids
from vocabulary.records import Kind, Project, Record
from vocabulary.topics import Topic


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever runs the site decides. `base`: where it will stand; `quotes`: whether words of others are shown."""

    base: str | None = None
    operator: bool = False
    quotes: bool = True


@dataclass(frozen=True)
class World:
    """Everything, as it was at `as_of`. Changes and events are in the order they were seen."""

    store: Store
    as_of: date
    wishes: Wishes
    sources: Mapping[str, SiteSource]
    states: Mapping[str, SourceState]
    changes: Sequence[StoredChange]
    events: Sequence[Event]
    beside: Beside  # what telling the changes rests on
    committees: Mapping[str, Known]  # by reference
    groups: Sequence[Known]
    meetings: Sequence[Known]
    projects: Mapping[str, Known]  # by key: all of ISO
    news: Sequence[tuple[str, Record]]
    frameworks: Sequence[Known]
    ahead: Sequence[Upcoming]
    held: Mapping[str, Review]  # what waits for a person, by source
    kept: Kept  # what earlier builds worked out
    watch: Watch = field(default_factory=watch)
    _feet: dict[tuple[str, ...], Facts] = field(default_factory=dict, repr=False)  # by the sources

    @cached_property
    def events_of(self) -> Mapping[int, list[Event]]:
        """The events that tell each change: none where it was undone on the day, two where two bodies joined."""
        by_change: defaultdict[int, list[Event]] = defaultdict(list)
        for event in self.events:
            for change in event.changes:
                by_change[change.id].append(event)
        return by_change

    def address_of(self, event: Event) -> str:
        """The page of an event; an event of one change stands on the page of the change."""
        return self._addresses[id(event)]

    @cached_property
    def _addresses(self) -> Mapping[int, str]:
        return {
            id(event): places.of_change(event.changes[0].id)
            if len(event.changes) == 1
            else places.of_event(event.identity)
            for event in self.events
        }

    @cached_property
    def holds(self) -> Mapping[int, str]:
        """What stands for all that is stored of each change, by its id."""
        every = ((change.id, orjson.dumps(change)) for change in self.changes)
        return {number: hashlib.blake2b(stored, digest_size=12).hexdigest() for number, stored in every}

    @cached_property
    def stamps(self) -> Stamps:
        """What stands for the content of the store."""
        return self.store.stamps()

    @cached_property
    def by_record(self) -> Mapping[tuple[str, str], list[StoredChange]]:
        """What happened to each record, the oldest first."""
        by_record: defaultdict[tuple[str, str], list[StoredChange]] = defaultdict(list)
        for change in self.changes:
            by_record[change.kind, change.key].append(change)
        return by_record

    @cached_property
    def by_subject(self) -> Mapping[tuple[str, str], list[Event]]:
        """The events that touch a topic, a material, a committee or a jurisdiction, the newest first."""
        by_subject: defaultdict[tuple[str, str], dict[int, Event]] = defaultdict(dict)
        for event in reversed(self.events):
            for change in event.changes:
                for place in self.subjects(change):
                    by_subject[place].setdefault(id(event), event)
        return {place: list(of.values()) for place, of in by_subject.items()}

    def subjects(self, change: StoredChange) -> list[tuple[str, str]]:
        """What a change touches: `("minerals", "lithium")`."""
        places_ = [("jurisdictions", self.jurisdiction_of(change))]
        named = (("topics", change.topics), ("minerals", change.minerals), ("committees", change.committees))
        return [*places_, *((kind, value) for kind, values in named for value in values)]

    def jurisdiction_of(self, change: StoredChange) -> str:
        """Of an entry of a list the list's own; else that of the source; empty where that is not known."""
        if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL}:
            return list_of(change).partition("/")[0]
        source = self.sources.get(change.source)
        return source.jurisdiction if source else ""

    @cached_property
    def committee_pages(self) -> Mapping[str, Known]:
        """The committees that have a page: those watched, and those of which something changed."""
        changed = {change.key for change in self.changes if change.kind == Kind.COMMITTEE}
        return {
            reference: committee
            for reference, committee in self.committees.items()
            if committee.key in changed or self.watch.covers(reference)
        }

    @cached_property
    def project_pages(self) -> Mapping[str, Known]:
        """The projects that have a page: those watched, and those of which something changed."""
        changed = {change.key for change in self.changes if change.kind == Kind.PROJECT}
        pages = {key: project for key, project in self.projects.items() if key in changed or self._is_watched(project)}
        gone = (self.by_record[Kind.PROJECT, key][-1] for key in changed - pages.keys())
        return {**pages, **{change.key: Known(Kind.PROJECT, change.key, change.label) for change in gone}}

    def _is_watched(self, project: Known) -> bool:
        if project.key in self.watch.project_ids or self.watch.covers(project.text(Project.committee)):
            return True
        return self.watch.names(project.name)

    def committee(self, reference: str) -> Link | str:
        """A committee by its reference, leading to its page where it has one."""
        return to(reference, places.of_committee(reference)) if reference in self.committee_pages else reference

    @cached_property
    def known_minerals(self) -> frozenset[str]:
        """The materials that have a page."""
        return frozenset(all_ids())

    def of_topic(self, *topics: Topic) -> list[str]:
        """The ids of the sources that are about one of the topics."""
        return [source.id for source in self.sources.values() if source.topic in topics]

    def facts(self, ids: Iterable[str], changed: datetime | None = None, *, how: str = "", licence: str = "") -> Facts:
        """The foot of a page that rests on these sources of the catalogue."""
        named = tuple(sorted(set(ids)))
        foot = self._feet.get(named) or self._feet.setdefault(
            named, foot_of(self.sources, self.states, self.held, named)
        )
        return replace(
            foot,
            changed=changed.date().isoformat() if changed else "",
            how=how or foot.how,
            licence=licence or foot.licence,
        )


def read(store: Store, sources: Sequence[SiteSource], as_of: date, wishes: Wishes, memory: Kept | None = None) -> World:
    """The world at the end of a day. `memory`: what earlier builds worked out."""
    memory = memory or Kept()
    end = end_of_day(as_of)
    changes = store.changes(ChangeQuery(until=end))
    beside = facts(store, changes, end, as_of)
    return World(
        store=store,
        as_of=as_of,
        wishes=wishes,
        sources={source.id: source for source in sources},
        states=store.states(),
        changes=changes,
        events=told(changes, beside, memory),
        beside=beside,
        committees={committee.name: committee for committee in known(store, Kind.COMMITTEE, end)},
        groups=known(store, Kind.WORKING_GROUP, end),
        meetings=known(store, Kind.MEETING, end),
        projects={project.key: project for project in known(store, Kind.PROJECT, end)},
        news=list(store.records(kind=Kind.NEWS_ITEM)),
        frameworks=known(store, Kind.FRAMEWORK, end),
        ahead=coming_up(store, sources, end),
        held={review.source: review for review in store.reviews() if review.source and review.held_at <= end},
        kept=memory,
    )


def told(changes: Sequence[StoredChange], beside: Beside, memory: Kept) -> list[Event]:
    """The events of each day on its own (`by_day`), those of a day of which nothing is new as they were kept."""
    by_id, found = {change.id: change for change in changes}, list[Event]()
    for day, seen in days(changes):
        made = functools.partial(_made, seen, beside.on(day))
        rests_on = resting_on(seen, beside.on(day))
        found += events_of(memory.take(f"events {day}", rests_on, made), by_id)
    return sorted(found, key=_by_time)


def _made(seen: Sequence[StoredChange], told: Beside) -> list[object]:
    return [kept(event) for event in events(seen, told)]


def _by_time(event: Event) -> tuple[datetime, int, str]:
    return event.detected_at, min(change.id for change in event.changes), event.headline


def touches(committee: str, other: str) -> bool:
    """Whether a committee is another one or below it."""
    return other in lineage([committee])
