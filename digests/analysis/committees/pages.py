"""One page for each committee that the U.S. group follows: everything a chair of a TAG is told about it, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from digests.analysis.committees.former import Ended, ended, last_known, named
from digests.analysis.committees.members import MemberMove, role_of
from digests.analysis.committees.participation import convenors, moved
from digests.analysis.committees.plenary import SincePlenary, since_plenary
from digests.analysis.committees.progress import Open, Step, in_work, of_committee, open_ballots, steps
from digests.analysis.iso import committees, title_of
from digests.analysis.request import Request
from digests.analysis.span import Span, span
from digests.analysis.watched import Named, watched
from digests.events.event import Event
from digests.events.gather import events
from storage.baseline.mandate import WatchedCommittee, mandate
from storage.iso_state import Known, end_of_day
from storage.model import ChangeQuery, StoredChange
from vocabulary.changes import Significance
from vocabulary.errors import CritminError
from vocabulary.iso.watch import is_within
from vocabulary.minerals import get, members
from vocabulary.minerals.mentions import mentions
from vocabulary.records import Committee, Kind, NewsItem, Project
from vocabulary.records import Meeting as MeetingRecord
from vocabulary.records.meetings import distinct

_RELATED = (Kind.LIST_EDITION, Kind.LISTED_MINERAL, Kind.NEWS_ITEM)
"""Only of these is told what a committee's materials have to do with."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the committee or of what is below it. `place` and `note` are empty where no source states them."""

    committee: str
    start: date
    end: date | None
    place: str
    note: str

    @property
    def is_plenary(self) -> bool:
        """Whether it is the committee's own meeting: of the committee itself, or called a plenary."""
        return "plenary" in self.note.casefold() or not _is_group(self.committee)


@dataclass(frozen=True, slots=True)
class Consultation:
    """A call for comments that names the committee or one of its materials."""

    title: str
    url: str
    deadline: date


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """What is told of one committee. `role`: the home country's; `convenes`: the groups that its experts lead."""

    committee: Known
    role: str | None
    mandated: WatchedCommittee | None
    convenes: tuple[str, ...]
    steps: tuple[Step, ...]
    ballots: tuple[Open, ...]
    work: tuple[Known, ...]
    meetings: tuple[Meeting, ...]
    moves: tuple[MemberMove, ...]
    documents: tuple[Named, ...]
    consultations: tuple[Consultation, ...]
    related: tuple[Event, ...]
    ended: Ended | None
    since_plenary: tuple[Meeting, SincePlenary] | None

    @property
    def reference(self) -> str:
        """What it is called."""
        return self.committee.name

    @property
    def title(self) -> str:
        """Its title."""
        return title_of(self.committee) or (self.mandated.title if self.mandated else "")

    def next_plenary(self, day: date) -> Meeting | None:
        """The first plenary from `day` on."""
        return next((meeting for meeting in self.meetings if meeting.is_plenary and meeting.start >= day), None)


@dataclass(frozen=True, slots=True)
class Briefing:
    """The pages, and the two states that they were read off."""

    pages: tuple[CommitteePage, ...]
    projects: Span
    committees: Span


def briefing(request: Request) -> Briefing:
    """A page for each committee of the U.S. group, those that ended too; or for the one that is asked for."""
    projects, bodies = span(request, Kind.PROJECT), span(request, Kind.COMMITTEE)
    chosen = _chosen(request)
    since, until = request.period.since, request.period.until
    related = [
        change
        for kind in _RELATED
        for change in request.store.changes(ChangeQuery(since, until, kind=kind, significance=Significance.NOTABLE))
    ]
    notable = events(related)
    documents = watched(tuple(projects.after.values()), request.as_of)
    ahead = meetings(request)
    pages = (
        _page(request, committee, ended_, projects, bodies, ahead, documents, notable) for committee, ended_ in chosen
    )
    return Briefing(tuple(pages), projects, bodies)


def _chosen(request: Request) -> list[tuple[Known, Ended | None]]:
    """The committees as they are, or were last, known."""
    if request.committee:
        try:
            committee = committees(request)[0]
        except CritminError:
            gone = last_known(request.store, request.committee, end_of_day(request.as_of))
            if gone is None:
                raise
            return [(gone.committee, ended(gone.committee.name, gone.gone, request.as_of))]
        return [(committee, ended(committee.name, None, request.as_of))]
    listed = {committee.name: committee for committee in committees(request)}
    pages = []
    for entry in (committee for committee in mandate().committees if committee.icmscg):
        gone = (
            None if entry.reference in listed else last_known(request.store, entry.reference, end_of_day(request.as_of))
        )
        shown = listed.get(entry.reference) or (gone.committee if gone else None)
        if shown:
            pages.append((shown, ended(entry.reference, gone.gone if gone else None, request.as_of)))
    return pages


def _page(
    request: Request,
    committee: Known,
    end: Ended | None,
    projects: Span,
    bodies: Span,
    held: Sequence[Meeting],
    documents: Sequence[Named],
    reported: Sequence[Event],
) -> CommitteePage:
    name = committee.name
    before, after = (of_committee(documents_of, name) for documents_of in projects.by_committee)
    convened = convenors(request, (name,))
    mine = tuple(meeting for meeting in held if is_within(meeting.committee, name))
    last = next((one for one in reversed(mine) if one.is_plenary and one.start < request.as_of), None)
    return CommitteePage(
        committee=committee,
        role=role_of(committee, request.country),
        mandated=named(name),
        convenes=tuple(group for group, code in convened.items() if code == request.country),
        steps=() if projects.is_late else steps(before, after),
        ballots=open_ballots(request, after.values()),
        work=in_work(after.values()),
        meetings=mine,
        moves=moved(bodies, committee),
        documents=tuple(document for document in documents if document.belongs_to(name)),
        consultations=tuple(_consultations(request, committee)),
        related=_related(reported, committee),
        ended=end,
        since_plenary=(last, since_plenary(request, last.start, projects, before, after)) if last else None,
    )


def _is_group(committee: str) -> bool:
    return committee.rpartition("/")[2].split(" ")[0] in {"WG", "JWG", "AHG", "AG", "CAG", "TF", "TG", "SG"}


def meetings(request: Request) -> list[Meeting]:
    """All meetings that were known at the report's date, the first first."""
    result = []
    for record in distinct(request.known(Kind.MEETING, end_of_day(request.as_of))):
        start, end = _day(record.text(MeetingRecord.start)), _day(record.text(MeetingRecord.end))
        if start:
            note = " ".join(part for part in (record.text(Project.title), record.text(MeetingRecord.note)) if part)
            result.append(Meeting(record.text(Project.committee), start, end, record.text(MeetingRecord.place), note))
    return sorted(result, key=lambda meeting: (meeting.start, meeting.committee))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _related(reported: Iterable[Event], committee: Known) -> tuple[Event, ...]:
    """Lists and news on the materials of the committee, news on the committee itself."""
    materials, name = _materials(committee), committee.name
    return tuple(event for event in reported if any(_is_related(change, materials, name) for change in event.changes))


def _materials(committee: Known) -> set[str]:
    """The materials of a committee's title, else of its scope, with the members of groups and the group of a member."""
    materials = mentions(title_of(committee)) or mentions(committee.text(Committee.scope))
    return {one for material in materials for one in (material, get(material).family, *members(material))}


def _consultations(request: Request, committee: Known) -> Iterator[Consultation]:
    """The calls for comments that are open at the report's date, the first to close first."""
    materials, name = _materials(committee), committee.name
    open_ = []
    for record in request.known(Kind.NEWS_ITEM, end_of_day(request.as_of)):
        deadline = _day(record.text(NewsItem.deadline))
        touched = (record.fields.get(NewsItem.minerals), record.fields.get(NewsItem.committees))
        minerals, named_ = (set(value) if isinstance(value, list) else set() for value in touched)
        if deadline and deadline >= request.as_of and (name in named_ or not materials.isdisjoint(minerals)):
            open_.append(Consultation(title_of(record) or record.label, record.text(NewsItem.url), deadline))
    yield from sorted(open_, key=lambda consultation: (consultation.deadline, consultation.title))


def _is_related(change: StoredChange, materials: set[str], name: str) -> bool:
    if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL}:
        return not materials.isdisjoint(change.minerals)
    return change.kind == Kind.NEWS_ITEM and (name in change.committees or not materials.isdisjoint(change.minerals))
