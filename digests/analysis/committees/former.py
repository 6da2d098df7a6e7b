"""Committees that ISO's list no longer has, as they were last seen; and what the mandate says of one that ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from storage.baseline.mandate import Citation, WatchedCommittee, mandate
from storage.iso_state import Known, merged
from storage.model import ChangeQuery, Revision, Seen
from storage.store import Store
from vocabulary.changes import Action
from vocabulary.iso.spellings import canonical
from vocabulary.records import Kind


@dataclass(frozen=True, slots=True)
class Former:
    """A committee as it was last known, and when its last source stopped listing it."""

    committee: Known
    gone: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """What is known of a committee's end. `gone` None: ISO's list still has it; `stated_by`: who calls it ended."""

    gone: datetime | None
    stated_by: Citation | None


def former(store: Store, at: datetime | None = None) -> Iterator[Former]:
    """The committees that were known once and are not at `at` (default: now)."""
    removed = store.changes(ChangeQuery(kind=Kind.COMMITTEE, until=at))
    for key in sorted({change.key for change in removed if change.action == Action.REMOVED}):
        last = _last(store.history(Kind.COMMITTEE, key), at)
        if last:
            yield last


def _last(states: list[Revision], at: datetime | None) -> Former | None:
    """The last state of every source; None while one of them still shows the committee."""
    latest: dict[str, Revision] = {}
    for state in states:
        if at is None or state.seen_from <= at:
            latest[state.source] = state
    ends = [state.seen_until for state in latest.values()]
    if not ends or any(end is None or (at is not None and end > at) for end in ends):
        return None
    records = [Seen(state.source, state.record, state.seen_from) for state in latest.values()]
    return Former(merged(records), max(end for end in ends if end))


def ended(name: str, gone: datetime | None, day: date) -> Ended | None:
    """What is known by `day` of the end of the committee called `name`; None where nothing says that it ended."""
    stated = named(name)
    source = mandate().citation(stated.disbanded_by) if stated and stated.disbanded_by else None
    if source and not source.is_known_by(day):
        source = None
    return Ended(gone, source) if gone or source else None


def named(name: str) -> WatchedCommittee | None:
    """The mandate's entry of a committee."""
    return next((committee for committee in mandate().committees if committee.reference == name), None)


def last_known(store: Store, name: str, at: datetime | None = None) -> Former | None:
    """The committee that a person calls `name`, if it was listed once and is no more."""
    wanted = str(canonical(name)).casefold()
    return next((gone for gone in former(store, at) if gone.committee.name.casefold() == wanted), None)
