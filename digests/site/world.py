"""What the site is built from: changes, records, the state of the sources. With `days` the only edge that reads."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice

from digests.analysis.committees.former import Former, former
from digests.analysis.watched import Named, watched
from digests.events.event import Event
from digests.events.facts import Facts as Beside
from digests.events.keeping import events_of
from digests.issue.known import coming_up, general, with_documents
from digests.issue.upcoming import Upcoming
from digests.site.days import Days
from digests.site.days import whole as whole_day
from digests.site.documents import Documents
from digests.site.foot import SiteSource, foot_of
from digests.site.kept import Kept
from digests.site.page import FEED, ChangeRow, Day, DocumentRow, EventRow, Facts, Feed, Subject, to
from digests.words import places
from digests.words.addresses import Link
from storage.baseline import watch
from storage.baseline.mandate import mandate
from storage.iso_state import Known, end_of_day, known
from storage.model import SourceState, Stamps, StoredChange
from storage.reviews import Review
from storage.store import Store
from vocabulary.iso.watch import Watch, lineage
from vocabulary.minerals import all_ids
from vocabulary.records import Kind, Record
from vocabulary.records.meetings import distinct
from vocabulary.topics import Topic

_EVER = datetime(1, 1, 1, tzinfo=UTC)
_AT_ONCE = 200  # documents that are read at once


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever runs the site decides. `base`: where it will stand; `quotes`: whether words of others are shown."""

    base: str | None = None
    operator: bool = False
    quotes: bool = True


@dataclass(frozen=True)
class World:
    """Everything, as it was at `as_of`: each thing is read when it is first asked for."""

    store: Store
    as_of: date
    wishes: Wishes
    sources: Mapping[str, SiteSource]
    states: Mapping[str, SourceState]
    held: Mapping[str, Review]  # what waits for a person, by source
    kept: Kept  # what earlier builds worked out
    only: Collection[str] | None = None  # the days of which the changes are wanted; of all where it is `None`
    watch: Watch = field(default_factory=watch)
    _feet: dict[tuple[str, ...], Facts] = field(default_factory=dict, repr=False)  # by the sources
    _events_of: dict[str, Mapping[int, Sequence[EventRow]]] = field(default_factory=dict, repr=False)  # by day, change
    _read: dict[str, Mapping[int, StoredChange]] = field(default_factory=dict, repr=False)  # the day read last
    _read_documents: dict[str, Known] = field(default_factory=dict, repr=False)  # those read last

    @property
    def end(self) -> datetime:
        """The last instant of the day."""
        return end_of_day(self.as_of)

    @cached_property
    def days(self) -> Sequence[Day]:
        """What was seen on each day, the first one first."""
        jurisdictions = {source.id: source.jurisdiction for source in self.sources.values()}
        return list(Days(self.store, self.end, self._beside, jurisdictions, self.kept).read(self.only))

    @cached_property
    def _beside(self) -> Beside:
        return general(self.committees.values(), self.store.poll_log(self.end), self.as_of)

    @cached_property
    def changes(self) -> Sequence[ChangeRow]:
        """All of them, in the order of their ids."""
        return sorted((change for day in self.days for change in day.changes), key=_by_id)

    @cached_property
    def events(self) -> Sequence[EventRow]:
        """All of them, in the order in which they were seen."""
        return [event for day in self.days for event in day.events]

    @cached_property
    def change_rows(self) -> Mapping[int, ChangeRow]:
        """The changes by their ids."""
        return {change.id: change for change in self.changes}

    def whole(self, row: ChangeRow) -> StoredChange:
        """All that is stored of a change. A day is read at once: whoever asks goes from day to day."""
        if row.day not in self._read:
            self._read.clear()
            self._read[row.day] = {change.id: change for change in whole_day(self.store, row.day, self.end)}
        return self._read[row.day][row.id]

    def whole_events(self, rows: Iterable[EventRow]) -> list[Event]:
        """The events with all that is stored of their changes."""
        wanted = list(rows)
        changes = self.store.changes_under({number for row in wanted for number in row.ids})
        return events_of([row.kept for row in wanted], changes)

    def beside(self, changes: Sequence[StoredChange], day: date) -> Beside:
        """What is known beside these changes, as told on a day."""
        return with_documents(self._beside, self.store, changes, self.end).on(day)

    def feed(self, events: Iterable[EventRow]) -> Feed:
        """The newest of these events, to be read whole where their feed is written. The newest come first."""
        newest = tuple(islice(events, FEED))
        return Feed(newest, functools.partial(self.whole_events, newest))

    @cached_property
    def _by_day(self) -> Mapping[str, Day]:
        return {day.day: day for day in self.days}

    def events_of(self, number: int, day: str) -> Sequence[EventRow]:
        """The events that tell a change of a day: none where it was undone then, two where two bodies joined."""
        if day not in self._events_of:
            by_change: defaultdict[int, list[EventRow]] = defaultdict(list)
            for event in self._by_day[day].events:
                for told in event.ids:
                    by_change[told].append(event)
            self._events_of[day] = by_change
        return self._events_of[day].get(number, ())

    @cached_property
    def committees(self) -> Mapping[str, Known]:
        """The committees of ISO, by reference."""
        return {committee.name: committee for committee in known(self.store, Kind.COMMITTEE, self.end)}

    @cached_property
    def groups(self) -> Sequence[Known]:
        """The working groups."""
        return known(self.store, Kind.WORKING_GROUP, self.end)

    @cached_property
    def meetings(self) -> Sequence[Known]:
        """The meetings."""
        return distinct(known(self.store, Kind.MEETING, self.end))

    @cached_property
    def _documents(self) -> Documents:
        return Documents(self.store, self.end, self.watch, self.kept)

    @cached_property
    def documents(self) -> Mapping[str, DocumentRow]:
        """All documents of ISO, by key."""
        return {document.key: document for document in self._documents.rows()}

    def whole_document(self, key: str) -> Known:
        """All that is stored of a document that has a page. The next ones are read with it: they may be asked for."""
        if key not in self._read_documents:
            keys = list(self.document_pages)
            at = keys.index(key)
            self._read_documents.clear()
            self._read_documents.update(self._documents.whole(keys[at : at + _AT_ONCE]))
        return self._read_documents.get(key) or Known(Kind.PROJECT, key, self.document_pages[key].name)

    @cached_property
    def watched_documents(self) -> Sequence[Named]:
        """The documents that the mandate watches, and what ISO has of each."""
        return watched(list(self._documents.near(self.documents.values(), mandate().watched_documents)), self.as_of)

    @cached_property
    def news(self) -> Sequence[tuple[str, Record]]:
        """The items of news, each with its source."""
        return list(self.store.records(kind=Kind.NEWS_ITEM))

    @cached_property
    def frameworks(self) -> Sequence[Known]:
        """The frameworks."""
        return known(self.store, Kind.FRAMEWORK, self.end)

    @cached_property
    def ahead(self) -> Sequence[Upcoming]:
        """The dates ahead."""
        return coming_up(self.store, list(self.sources.values()), self.end)

    @cached_property
    def stamps(self) -> Stamps:
        """What stands for the content of the store."""
        return self.store.stamps()

    @cached_property
    def by_record(self) -> Mapping[tuple[str, str], list[ChangeRow]]:
        """What happened to each record, the oldest first."""
        by_record: defaultdict[tuple[str, str], list[ChangeRow]] = defaultdict(list)
        for change in self.changes:
            by_record[change.kind, change.key].append(change)
        return by_record

    @cached_property
    def by_subject(self) -> Mapping[Subject, list[EventRow]]:
        """The events that touch a topic, a material, a committee or a jurisdiction, the newest first."""
        by_subject: defaultdict[Subject, list[EventRow]] = defaultdict(list)
        for event in reversed(self.events):
            for subject in event.subjects:
                by_subject[subject].append(event)
        return by_subject

    @cached_property
    def former(self) -> Mapping[str, Former]:
        """The committees that ISO's list has no more, as they were last known, by reference."""
        listed = {committee.key for committee in self.committees.values()}
        gone = {one.committee.name: one for one in former(self.store, self.end, listed)}
        return {reference: one for reference, one in gone.items() if reference not in self.committees}

    @cached_property
    def committee_pages(self) -> Mapping[str, Known]:
        """The committees that have a page: those watched and those that changed, also if they left ISO's list."""
        changed = self.store.last_changed(Kind.COMMITTEE, _EVER, self.end)
        left = {reference: one.committee for reference, one in self.former.items()}
        return left | {
            reference: committee
            for reference, committee in self.committees.items()
            if committee.key in changed or self.watch.covers(reference)
        }

    @cached_property
    def document_pages(self) -> Mapping[str, DocumentRow]:
        """The documents that have a page: those watched, and those of which something changed."""
        changed = {change.key: change for change in self.changes if change.kind == Kind.PROJECT}
        pages = {key: row for key, row in self.documents.items() if row.is_watched or key in changed}
        gone = (change for key, change in changed.items() if key not in pages)
        return {**pages, **{change.key: DocumentRow(change.key, change.label) for change in gone}}

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


def read(
    store: Store,
    sources: Sequence[SiteSource],
    as_of: date,
    wishes: Wishes,
    memory: Kept | None = None,
    only: Collection[str] | None = None,
) -> World:
    """The world at the end of a day. `memory`: what earlier builds worked out; `only`: the days that are wanted."""
    return World(
        store=store,
        as_of=as_of,
        wishes=wishes,
        sources={source.id: source for source in sources},
        states=store.states(),
        held={source: review for source, review in store.waiting().items() if review.held_at <= end_of_day(as_of)},
        kept=memory or Kept(),
        only=only,
    )


def _by_id(change: ChangeRow) -> int:
    return change.id


def touches(committee: str, other: str) -> bool:
    """Whether a committee is another one or below it."""
    return other in lineage([committee])
