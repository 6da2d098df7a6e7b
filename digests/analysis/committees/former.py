"""Committees that ISO's list no longer has, as they were last seen; and what the mandate says of one that ended."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from storage.baseline.mandate import Citation, WatchedCommittee, mandate
from storage.iso_state import Known, merged
from storage.model import Revision, Seen
from storage.store import Store
from vocabulary.iso.spellings import canonical
from vocabulary.records import Kind

_EVER, _NEVER = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


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


def former(store: Store, at: datetime | None = None, known: Container[str] = ()) -> Iterator[Former]:
    """The committees that were known once and are not at `at` (default: now). `known`: ids that need not be looked at,
    as they are known then."""
    changed = store.last_changed(Kind.COMMITTEE, _EVER, at or _NEVER)
    states = store.histories(Kind.COMMITTEE, [key for key in sorted(changed) if key not in known])
    yield from filter(None, (_last(history, at) for history in states.values()))


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
