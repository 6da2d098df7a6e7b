"""The two states that a period is read off: at its beginning and at the report's date.

A period may begin before critmin first read ISO's data. Then it is read from that first poll on, and `since` says so:
what the first poll found is not news. Nor is what the first poll of a further source found, within the period.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from digests.analysis.request import Request
from digests.words.dates import ENGLISH
from digests.words.wording import listed
from storage.iso_state import Known, end_of_day, merged
from storage.model import Seen
from vocabulary.records import Kind, Project

_READ = frozenset({"first", "changed", "unchanged"})  # outcomes of polls that saw the source's whole state
_STALE = 14  # days after which it is said when ISO's data were last read: they come daily or weekly
_POLLS = 1_000  # rows of the log of one source


@dataclass(frozen=True)
class Span:
    """All records of a kind before and after, by their keys.

    `since`: the moment of the first state; `read`: when the sources of the second were last read with success;
    `begun`: when the source that states most of them was first read, where that is known.
    """

    since: datetime
    before: dict[str, Known]
    after: dict[str, Known]
    read: datetime | None
    begun: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether there is one state only: nothing can be said to have moved."""
        return not self.before

    @cached_property
    def by_committee(self) -> tuple[Mapping[str, list[Known]], Mapping[str, list[Known]]]:
        """Documents before and after, those of each committee without what is below it."""
        return _by_committee(self.before.values()), _by_committee(self.after.values())


def _by_committee(projects: Iterable[Known]) -> Mapping[str, list[Known]]:
    result: defaultdict[str, list[Known]] = defaultdict(list)
    for project in projects:
        result[project.text(Project.committee)].append(project)
    return result


def span(request: Request, kind: Kind) -> Span:
    """The records of `kind` at the beginning of the request's period and at its date."""
    end = end_of_day(request.as_of)
    start = end_of_day(request.period.since.date())
    after = request.known(kind, end)
    counts = Counter(source for record in after for source in _sources(record))
    begun = {name: state.baseline_at for name, state in request.store.states().items() if state.baseline_at}
    main = _main_source_begun(counts, begun)
    since = max(start, main or start)
    before = {record.key: record for record in request.known(kind, since)}
    if not before:
        since, first = _first(request, kind, start, end)
        before = {record.key: record for record in first}
    if before:
        before |= _read_later(request, kind, [record for record in after if record.key not in before], begun, since)
    read = max((moment for source in counts if (moment := last_read(request, source, end))), default=None)
    return Span(since, before, {record.key: record for record in after}, read, main)


def _sources(record: Known) -> set[str]:
    return {record.only.source} if record.only else set(record.sources.values())


def _main_source_begun(counts: Counter[str], begun: Mapping[str, datetime]) -> datetime | None:
    """When the source was first read that states most records: the page of one document may have been read before.

    With the state of that page alone before it, all that ISO's whole list has would be new.
    """
    first = sorted((begun[source], source) for source in counts if source in begun)
    return max(first, key=lambda entry: counts[entry[1]])[0] if first else None


def _read_later(
    request: Request, kind: Kind, appeared: Sequence[Known], begun: Mapping[str, datetime], since: datetime
) -> dict[str, Known]:
    """Those that appeared as a source was first read within the period, as it first showed them: that is no news."""
    late: dict[str, datetime] = {}
    for record in appeared:
        stating = [begun.get(source, since) for source in _sources(record)]
        if min(stating, default=since) > since:
            late[record.key] = max(stating)
    states = request.store.histories(kind, list(late)) if late else {}
    return {
        key: merged([Seen(first.source, first.record, first.seen_from) for first in history[:1]])
        for key, history in states.items()
        if history and history[0].seen_from <= late[key]
    }


def last_read(request: Request, source: str, before: datetime) -> datetime | None:
    """When a source was last read with success before a moment; None where the log of polls does not tell."""
    polls = (poll for poll in request.store.polls(source, limit=_POLLS) if poll.outcome in _READ)
    return next((poll.finished_at for poll in polls if poll.finished_at < before), None)


def _first(request: Request, kind: Kind, start: datetime, end: datetime) -> tuple[datetime, list[Known]]:
    """The first state within the period."""
    firsts = sorted(state.baseline_at for state in request.store.states().values() if state.baseline_at)
    for moment in firsts:
        if start < moment <= end and (records := request.known(kind, moment)):
            return moment, records
    return start, []


def within(request: Request, both: Span) -> str:
    """The days of which the two states tell, as a sentence begins: `From 12 June 2025 to 16 July 2025,`.

    A sentence is sent on without the head of its report: it names its days, and says nothing of days on which nobody
    looked.
    """
    since = max(both.since.date(), request.period.since.date())
    until = min(both.read.date(), request.as_of) if both.read else request.as_of
    return f"From {ENGLISH.written(since)} to {ENGLISH.written(until)},"


def unread(request: Request, both: Span) -> str | None:
    """Where the sources were last read before the period began: on which day. That nothing moved is then not known."""
    return ENGLISH.day(both.read) if both.read and both.read.date() < request.period.since.date() else None


def _begins_late(request: Request, both: Span) -> bool:
    return both.since.date() > request.period.since.date()


def _ends_early(request: Request, read: datetime) -> bool:
    return (request.as_of - read.date()).days > _STALE


def period_of(request: Request, spans: Iterable[tuple[str, Span]]) -> str:
    """The period in words, and of each kind of data (its name in the plural, its two states) what a reader must know.

    That is from when on it is compared, and when it was last read, where that is not as one would expect. Of several
    kinds of which the same is true it is said once.
    """
    subjects: defaultdict[str, list[str]] = defaultdict(list)
    for what, both in spans:
        for predicate in _reservations(request, both):
            subjects[predicate].append(what)
    return "; ".join([request.period.span, *(f"{listed(names)} {said}" for said, names in subjects.items())])


def _reservations(request: Request, both: Span) -> Iterator[str]:
    """What a reader must know of one kind of data, as predicates."""
    if _begins_late(request, both):
        yield f"compared from {ENGLISH.day(both.since)}, when critmin first read them"
    if both.read and _ends_early(request, both.read):
        unknown = ", before this period: what moved in it is not known" if unread(request, both) else ""
        yield f"last read on {ENGLISH.day(both.read)}{unknown}"
