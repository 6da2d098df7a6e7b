"""What a digest must know beside the changes, read from the store: the thin edge between it and the pure parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from digests.events.facts import Facts, replacing
from digests.issue.standing import day_of, reads, standing
from digests.issue.upcoming import KINDS, Upcoming, ballot_of, is_watched, upcoming
from digests.issue.watched import Watched
from storage.baseline import watch
from storage.evidence.articles import Articles, texts
from storage.iso_state import Known, known, merged_records
from storage.model import Near, PollRow, RecordId, Seen, StoredChange
from storage.store import Store
from vocabulary.changes import Action
from vocabulary.iso.stages import WITH_BALLOT
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Project, Record
from vocabulary.telling.ballots import Opened


def facts(
    store: Store,
    changes: Sequence[StoredChange],
    until: datetime,
    today: date,
    log: Mapping[str, Sequence[PollRow]] | None = None,
) -> Facts:
    """What is known at `until` beside `changes`: the documents in them, all committees, when each source was read."""
    committees = known(store, Kind.COMMITTEE, until) if changes else ()
    polls = store.poll_log(until) if log is None else log
    return with_documents(general(committees, polls, today), store, changes, until)


def general(committees: Iterable[Known], log: Mapping[str, Sequence[PollRow]], today: date) -> Facts:
    """What is known beside any change: the committees, when each source was read."""
    records: dict[RecordId, Record] = {
        (Kind.COMMITTEE, record.key): Record(Kind.COMMITTEE, record.key, record.label, record.fields)
        for record in committees
    }
    return Facts(watch(), records, {source: reads(rows) for source, rows in log.items()}, today)


def with_documents(beside: Facts, store: Store, changes: Sequence[StoredChange], until: datetime) -> Facts:
    """The same with what is known at `until` of the documents in `changes`, of those that they replace, and of news."""
    stated = store.known([(Kind.PROJECT, key) for key in sorted(documents_in(changes))], until)
    records = merged_records(stated)
    return beside.with_documents(records, _dates(stated, records), _addresses(store, changes, until))


def _addresses(store: Store, changes: Iterable[StoredChange], until: datetime) -> dict[tuple[str, str], str]:
    """Where the items of news stand that changed, but not in their address."""
    keys = {
        change.key
        for change in changes
        if change.kind == Kind.NEWS_ITEM and change.action != Action.ADDED and NewsItem.url not in change.fields
    }
    stated = store.known([(Kind.NEWS_ITEM, key) for key in sorted(keys)], until) if keys else ()
    return {(seen.source, seen.record.key): plain(seen.record.fields.get(NewsItem.url)) for seen in stated}


def documents_in(changes: Iterable[StoredChange]) -> set[str]:
    """The keys of the documents that changed, and of those that are said to be replaced or replacing."""
    keys: set[str] = set()
    for change in changes:
        keys.update(replacing(change), [change.key] if change.kind == Kind.PROJECT else ())
    return keys


def _dates(stated: Iterable[Seen], records: Mapping[RecordId, Record]) -> dict[str, date]:
    """The stage dates that belong to the stages at which documents stand: a source may still show the stage before."""
    dates = {}
    for record in (seen.record for seen in stated):
        day = day_of(record.fields.get(Project.stage_date))
        if day and record.fields.get(Project.stage) == records[record.id].fields.get(Project.stage):
            dates[record.key] = day
    return dates


def articles_of(store: Store, changes: Iterable[StoredChange]) -> Mapping[tuple[str, str], str]:
    """The texts of the articles of what is news among `changes`."""
    return texts(store.engine, ((change.source, change.key) for change in changes if change.kind == Kind.NEWS_ITEM))


def coming_up(
    store: Store, sources: Sequence[Watched], now: datetime, seen_by: datetime | None = None
) -> list[Upcoming]:
    """What the records in the store say is coming up from `now` on: as they are, or as they were known at `seen_by`."""
    scope = watch()
    ends = Articles(store.engine).deadlines(seen_by)
    near = Near(scope.committee_references, scope.document_numbers, frozenset(scope.project_ids))
    records = [
        (source, _with_deadline(record, ends.get((source, record.key))))
        for kind in KINDS
        if kind != Kind.PROJECT
        for source, record in store.records(kind=kind, seen_by=seen_by)
    ]
    documents = {
        record.key: (source, record)
        for source, record in store.records(kind=Kind.PROJECT, seen_by=seen_by, stages=WITH_BALLOT, near=near)
        if ballot_of(record) and is_watched(record, scope)
    }
    log = store.poll_log(now)
    opened: dict[str, Opened] = {}
    histories = store.histories(Kind.PROJECT, documents)
    for key, (source, _) in documents.items():
        if stated := standing(histories[key], log, now):
            record, opened[key] = stated
            records.append((source, record))
    return upcoming(records, sources, scope, now, opened)


def _with_deadline(record: Record, day: str | None) -> Record:
    """An item of news with the deadline that its article states, where it states none itself."""
    if day is None or record.kind != Kind.NEWS_ITEM or record.fields.get(NewsItem.deadline):
        return record
    return replace(record, fields={**record.fields, NewsItem.deadline: day})
