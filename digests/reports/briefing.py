"""`briefing`: the quarterly briefing for the chairs of U.S. TAGs: one committee, or all that the U.S. group follows.

What moved since the last briefing is read off the two states of each project, at the period's beginning and at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time

from digests.event import Event
from digests.events import events
from digests.reports import Request, Spec
from digests.reports._iso import HELD, committees, country, end_of, reference_of
from digests.reports.frame import Cell, Link, Report, Section, Table
from digests.reports.participation import role_of
from digests.upcoming import Upcoming, upcoming
from digests.wording import counted
from storage.baseline import watch
from storage.baseline.mandate import WatchedCommittee, mandate
from storage.iso_state import Known, known
from storage.model import ChangeQuery, StoredChange
from vocabulary.changes import Significance
from vocabulary.mentions import mentions
from vocabulary.minerals import get, members
from vocabulary.stages import NAMES, Stage
from vocabulary.watch import lineage

_PAGE = "https://www.iso.org/standard/{}.html"
_MOST = 15  # events of one kind in a briefing
_NEXT: Mapping[str, str] = {  # the step that follows in the ordinary course: ISO/IEC Directives, Part 1, 2.1
    "00": "a new work item proposal",
    "10": "the vote on the new work item",
    "20": "a committee draft",
    "30": "the enquiry ballot (DIS)",
    "40": "the approval ballot (FDIS), or publication",
    "50": "publication",
    "60": "the first systematic review, within five years",
    "90": "confirmation, revision or withdrawal",
    "95": "withdrawal",
}
_DEFINITIONS = (
    ("moved", "the stage at the beginning of the period and at its end differ, or the project was new or gone by then"),
    (
        "next",
        "the step that follows in the ordinary course (ISO/IEC Directives, Part 1, 2.1); not a date that ISO gave",
    ),
    ("related", "changes of lists and news that name a material of the committee's title or scope"),
    ("as of", HELD),
)


def build(request: Request) -> Report:
    """A section for each committee: progress, what is next, membership, meetings, related lists and news."""
    home = country(request.country)
    chosen = committees(request) if request.committee else _of_the_group(request)
    before = known(request.store, "Project", _start(request))
    after = known(request.store, "Project", end_of(request.as_of))
    query = ChangeQuery(since=request.period.since, until=request.period.until, significance=Significance.NOTABLE)
    told = events(request.store.changes(query))
    ahead = upcoming(
        ((source, record) for kind in ("Meeting", "Project") for source, record in request.store.records(kind=kind)),
        (),
        watch(),
        end_of(request.as_of),
    )
    sections = [part for each in chosen for part in _sections(each, before, after, told, ahead, request.country, home)]
    return Report(
        name="briefing",
        title="Quarterly briefing: "
        + (reference_of(chosen[0]) if len(chosen) == 1 else "committees of the U.S. group"),
        as_of=request.as_of.isoformat(),
        period=request.period.span,
        summary=tuple(_line(each, before, after, request.country, home) for each in chosen),
        sections=tuple(sections),
        definitions=_DEFINITIONS,
    )


def _start(request: Request) -> datetime:
    return datetime.combine(request.period.since.date(), time.max, UTC)


def _of_the_group(request: Request) -> list[Known]:
    """The committees of the mandate that the U.S. group follows and that are known by now."""
    wanted = {each.reference for each in mandate().committees if each.icmscg}
    return [each for each in committees(request, watch()) if reference_of(each) in wanted]


def _work(found: Sequence[Known], committee: str) -> dict[str, Known]:
    return {each.key: each for each in found if committee in lineage([each.text("committee")])}


def _line(each: Known, before: Sequence[Known], after: Sequence[Known], code: str, home: str) -> str:
    name = reference_of(each)
    moved = list(_moved(_work(before, name), _work(after, name)))
    work = [project for project in _work(after, name).values() if _is_open(project)]
    role, projects = role_of(each, code) or "absent", counted(len(moved), "project")
    return f"{name} {each.text('title')}: {projects} moved, {len(work)} in work; {home}: {role}"


def _sections(
    each: Known,
    before: Sequence[Known],
    after: Sequence[Known],
    told: Sequence[Event],
    ahead: Sequence[Upcoming],
    code: str,
    home: str,
) -> Iterator[Section]:
    name = reference_of(each)
    old, new = _work(before, name), _work(after, name)
    yield Section(f"{name} {each.text('title')}", points=tuple(_leadership(each, code, home)))
    moved = list(_moved(old, new))
    yield Section(
        f"{name}: progress of projects",
        text=() if moved else ("No project moved in the period, as far as critmin saw.",),
        tables=(Table.of(("project", "title", "before", "now", "since", "next"), moved),) if moved else (),
    )
    work = sorted((project for project in new.values() if _is_open(project)), key=reference_of)
    if work:
        yield Section(
            f"{name}: all work in hand", tables=(Table.of(("project", "title", "stage"), list(map(_row, work))),)
        )
    dates = [f"{item.day}: {item.what}" for item in ahead if name in item.committees]
    yield Section(
        f"{name}: coming up", points=tuple(dates) or ("no meeting or end of a ballot is known with its date",)
    )
    yield Section(f"{name}: membership and leadership", points=_told(told, {"Committee", "WorkingGroup"}, name))
    yield Section(f"{name}: related lists and news", points=_related(told, each))


def _leadership(each: Known, code: str, home: str) -> Iterator[str]:
    yield f"secretariat: {each.text('secretariat') or 'not known'}"
    if each.text("chair"):
        yield f"chair: {each.text('chair')}"
    yield f"{counted(len(each.names('p_members')), 'P-member')}, {counted(len(each.names('o_members')), 'O-member')}"
    yield f"{home}: {role_of(each, code) or 'does not take part'}"
    stated = _of_mandate(reference_of(each))
    if stated and stated.us_tag_administrator and code == "US":
        yield f"U.S. TAG administrator: {stated.us_tag_administrator}"
    if stated and stated.note:
        yield f"note: {stated.note}"


def _of_mandate(name: str) -> WatchedCommittee | None:
    return next((each for each in mandate().committees if each.reference == name), None)


def _moved(old: Mapping[str, Known], new: Mapping[str, Known]) -> Iterator[tuple[Cell, ...]]:
    """The projects whose stage differs, those that are new and those that are gone."""
    for key in sorted({*old, *new}, key=lambda key: reference_of(new.get(key) or old[key])):
        before, after = old.get(key), new.get(key)
        was, now = before.text("stage") if before else "", after.text("stage") if after else ""
        if was == now and before and after:
            continue
        shown = after or old[key]
        date = shown.text("stage_date") or None
        gone = "no longer in ISO's data" if after is None else _stage(now)
        yield (_link(shown), shown.text("title"), _stage(was) if before else "new", gone, date, _next(now))


def _next(code: str) -> str | None:
    """The step that follows; none after a withdrawal or the end of a project."""
    if code not in NAMES or Stage(code).is_withdrawn or Stage(code).is_deleted:
        return None
    ballot = "the end of the ballot, then " if Stage(code).is_ballot else ""
    return ballot + _NEXT[code[:2]]


def _row(project: Known) -> tuple[Cell, ...]:
    return _link(project), project.text("title"), _stage(project.text("stage"))


def _link(project: Known) -> Cell:
    name = reference_of(project)
    return Link(name, _PAGE.format(project.key)) if project.key.isdecimal() else name


def _stage(code: str) -> str:
    return f"{code} {NAMES[code]}" if code in NAMES else "stage not known"


def _is_open(project: Known) -> bool:
    stage = project.text("stage")
    return stage in NAMES and Stage(stage).under_development


def _told(told: Sequence[Event], kinds: set[str], name: str) -> tuple[str, ...]:
    found = [
        event for event in told if any(change.kind in kinds and name in change.committees for change in event.changes)
    ]
    return _points(found) or ("no change was seen",)


def _related(told: Sequence[Event], each: Known) -> tuple[str, ...]:
    """Lists and news on the materials of the committee, news on the committee itself."""
    materials = _materials(each)
    name = reference_of(each)
    found = [event for event in told if any(_is_related(change, materials, name) for change in event.changes)]
    return _points(found) or ("none in the period",)


def _materials(each: Known) -> set[str]:
    """The materials of a committee's title, else of its scope, with the members of groups and the group of a member."""
    named = mentions(each.text("title")) or mentions(each.text("scope"))
    return {one for material in named for one in (material, get(material).family, *members(material))}


def _is_related(change: StoredChange, materials: set[str], name: str) -> bool:
    if change.kind in {"ListEdition", "ListedMineral"}:
        return not materials.isdisjoint(change.minerals)
    return change.kind == "NewsItem" and (name in change.committees or not materials.isdisjoint(change.minerals))


def _points(found: Sequence[Event]) -> tuple[str, ...]:
    lines = [f"{event.detected_at:%Y-%m-%d}: {event.headline}" for event in found[:_MOST]]
    more = len(found) - _MOST
    return (*lines, f"and {more} more") if more > 0 else tuple(lines)


SPEC = Spec(
    "briefing", "the quarterly briefing for U.S. TAG chairs: one committee (--committee) or all that they follow", build
)
