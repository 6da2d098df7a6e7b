"""`briefing`: the quarterly briefing for the chairs of U.S. TAGs, one page for each committee that they follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from digests.analysis.committees.members import by_body
from digests.analysis.committees.pages import Briefing, CommitteePage, Meeting, briefing
from digests.analysis.committees.plenary import SincePlenary
from digests.analysis.committees.progress import Open, Step, elsewhere
from digests.analysis.iso import HELD, country, document_page, title_of
from digests.analysis.request import Request
from digests.analysis.span import Span, period_of, unread, within
from digests.analysis.topics import Topic, topics
from digests.analysis.watched import watched
from digests.reports import Spec
from digests.tables.frame import Cell, Line, Report, Section, Table
from digests.tables.subjects.ballots import closed_lines, open_line
from digests.tables.subjects.endings import end_lines
from digests.tables.subjects.named_documents import TITLE, status_lines
from digests.tables.subjects.shared_topics import topic_section
from digests.words.addresses import Link
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed, shorten
from storage.iso_state import Known
from vocabulary.iso.stages import Stage
from vocabulary.iso.watch import is_within
from vocabulary.jurisdictions import body_name
from vocabulary.records import Committee, Project
from vocabulary.words import capitalised

_NAMED = 6  # documents in a sentence
_MOST = 12  # rows and points of one kind on a page
_DEFINITIONS = (
    (
        "moved",
        "the stage at the beginning and at the end of the period differ, or ISO's data had the project at one end only",
    ),
    ("next", "the step that follows in the ordinary course (ISO/IEC Directives, Part 1); not a date that ISO gave"),
    (
        "closes",
        "by the period of the ISO/IEC Directives, Part 1; the last possible day where it opened between two polls",
    ),
    ("related", "changes of lists and news that name a material of the committee's title or scope"),
    ("as of", HELD),
)


def build(request: Request) -> Report:
    """A page for each committee: what moved, is open and is next, who joined and left, what the country holds."""
    home = country(request.country).name
    material = briefing(request)
    sections = [part for page in material.pages for part in _sections(page, material, request, home)]
    sections += topic_section(_topics(material, request))
    return Report(
        name="briefing",
        title="Briefing: "
        + (material.pages[0].reference if len(material.pages) == 1 else "the committees of the U.S. group (ICMSCG)"),
        as_of=request.as_of.isoformat(),
        period=period_of(request, (("projects", material.projects), ("members", material.committees))),
        summary=tuple(_summary(page, material, request, home) for page in material.pages),
        sections=tuple(sections),
        definitions=_DEFINITIONS,
    )


def _topics(material: Briefing, request: Request) -> list[Topic]:
    """The topics that several committees work on; for one committee those of its own, with who else works on them."""
    after = tuple(material.projects.after.values())
    every = topics(after, watched(after, request.as_of))
    names = [page.reference for page in material.pages]
    if len(names) > 1:
        return list(every)
    mine = names[0] if names else ""
    return [topic for topic in every if any(is_within(worker.committee, mine) for worker in topic.workers)]


def _summary(page: CommitteePage, material: Briefing, request: Request, home: str) -> str:
    if page.ended and page.ended.gone:
        return f"{page.reference} {page.title}: no longer on ISO's list of committees"
    open_ = [ballot for ballot in page.ballots if not ballot.is_over(request.as_of)]
    moved = f"{counted(len(page.steps), 'project') if page.steps else 'no project'} moved"
    moved = "its projects not read in this period" if unread(request, material.projects) else moved
    parts = [
        "nothing earlier to compare its projects with" if material.projects.is_late else moved,
        f"{counted(len(open_), 'ballot or consultation', 'ballots and consultations')} open"
        if open_
        else "nothing known to be open for vote",
        f"{counted(len(page.work), 'project') if page.work else 'no project'} in work in ISO's public data",
        f"{home}: {page.role or 'not a member'}",
    ]
    return f"{page.reference} {page.title}: {', '.join(parts)}{'; called disbanded' if page.ended else ''}"


def _sections(page: CommitteePage, material: Briefing, request: Request, home: str) -> Iterator[Section]:
    points: list[Line] = [
        *end_lines(page.committee, page.ended, for_tag=request.country == "US"),
        *_held(page, home, request),
        *_plenaries(page, request),
    ]
    quiet = _quiet(page, material, request)
    yield Section(
        f"{page.reference} {page.title}",
        points=tuple(points),
        text=(quiet,) if quiet else (),
        new_page=len(material.pages) > 1,
    )
    if page.steps:
        yield _moved(page, material.projects, request)
    yield from _open(page, request)
    yield from _work(page, request)
    if page.documents:
        yield Section("Watched documents", points=status_lines(page.documents), level=2)
    ahead = [meeting for meeting in page.meetings if meeting.start >= request.as_of]
    if ahead:
        yield Section("Meetings", points=tuple(map(_meeting, ahead[:_MOST])), level=2)
    if page.moves:
        yield Section("Who joined, left or moved", points=_moves(page), level=2)
    if page.related:
        points = [f"{ENGLISH.day(event.detected_at)}: {event.headline}" for event in page.related[:_MOST]]
        yield Section("Related lists and news", points=(*points, *_more(page.related)), level=2)


def _held(page: CommitteePage, home: str, request: Request) -> Iterator[Line]:
    """What the country holds, who leads, how many take part; of a committee that left ISO's list, as it was last."""
    last = "When last listed: " if page.ended and page.ended.gone else ""
    holds = [page.role or "not a member"]
    if page.convenes:
        holds.append(f"convenes {listed([group.rpartition('/')[2] for group in page.convenes])}")
    administrator = page.mandated.us_tag_administrator if page.mandated else None
    if administrator and request.country == "US" and not page.ended:
        holds.append(f"TAG administrator: {administrator}")
    yield f"{last}{home}: {'; '.join(holds)}"
    leads = [f"secretariat: {body_name(name)}" for name in page.committee.names(Committee.secretariat)] or [
        "no secretariat is stated"
    ]
    if page.committee.text(Committee.chair):
        leads.append(f"chair: {page.committee.text(Committee.chair)}")
    for field, one in ((Committee.p_members, "P-member"), (Committee.o_members, "O-member")):
        if field in page.committee.fields:
            leads.append(counted(len(page.committee.names(field)), one))
    yield last + "; ".join(leads) if last else capitalised("; ".join(leads))


def _plenaries(page: CommitteePage, request: Request) -> Iterator[Line]:
    """What was done since the last plenary, what ends before the next."""
    if page.since_plenary:
        yield _since(*page.since_plenary, request)
    if ahead := page.next_plenary(request.as_of):
        before = [ballot for ballot in page.ballots if ballot.closes and request.as_of <= ballot.closes <= ahead.start]
        closing = counted(len(before), "ballot closes", "ballots close") if before else "no ballot is known to close"
        yield f"Next plenary: {_meeting(ahead)}; before it {closing}"


def _since(last: Meeting, told: SincePlenary, request: Request) -> Line:
    """The days of which it tells, where they are not all from the plenary to the report's date, and what moved."""
    head = f"Since the last plenary ({_meeting(last)})"
    if told.steps is None:
        return f"{head}: not known, as ISO's data were last read on {ENGLISH.written(told.until)}, before it"
    late = f", compared from {ENGLISH.written(told.since)}" if told.since > last.start else ""
    early = f", by {ENGLISH.written(told.until)}" if told.until < request.as_of else ""
    if not told.steps:
        return f"{head}{late}{early}: no project moved"
    names = listed([step.project.name for step in told.steps], _NAMED)
    return f"{head}{late}{early}: {counted(len(told.steps), 'project')} moved: {names}"


def _quiet(page: CommitteePage, material: Briefing, request: Request) -> str | None:
    """What was looked at and showed nothing, in a sentence or two."""
    quiet: dict[str, list[str]] = {}
    if day := unread(request, material.projects):
        return f"ISO's data were last read on {day}, before this period: what moved in it is not known."
    if not page.steps and not material.projects.is_late:
        quiet.setdefault(within(request, material.projects), []).append("no project moved")
    if not page.moves and not material.committees.is_late and not (page.ended and page.ended.gone):
        quiet.setdefault(within(request, material.committees), []).append("no member joined, left or changed its role")
    sentences = [f"{when} {listed(words)}." for when, words in quiet.items()]
    if all(ballot.is_over(request.as_of) for ballot in page.ballots) and not page.consultations:
        sentences.append("Nothing is known to be open for vote or comment.")
    return " ".join(sentences) or None


def _moved(page: CommitteePage, projects: Span, request: Request) -> Section:
    over = {ballot.project.key: ballot for ballot in page.ballots if ballot.is_over(request.as_of)}
    rows = [_step(step, projects, over.get(step.project.key)) for step in page.steps[:_MOST]]
    columns = ("project", "title", "before", "now", "next")
    return Section("What moved", _more(page.steps), tables=(Table.of(columns, rows),), level=2)


def _step(step: Step, projects: Span, over: Open | None) -> tuple[Cell, ...]:
    """`over`: the ballot that has closed by the report's date, so that its close is not what comes next."""
    before, after = step.stages
    now = _stage(after, step.project.name) if step.after else elsewhere(projects.after, step, "no longer in ISO's data")
    return (
        document_page(step.project),
        shorten(title_of(step.project), TITLE),
        _stage(before, step.before.name) if step.before else elsewhere(projects.before, step, "not in ISO's data"),
        now,
        _next(after, step.project, over) if step.after else None,
    )


def _next(stage: Stage | None, project: Known, over: Open | None) -> str | None:
    if over:
        return f"the result of the {over.ballot.name}"
    return stage.next_on(project.name) if stage else None


def _stage(stage: Stage | None, reference: str) -> str:
    return stage.described_on(reference) if stage else "stage not known"


def _open(page: CommitteePage, request: Request) -> Iterator[Section]:
    """What can be voted or commented on; and what must have closed without its result being seen."""
    current, over = _ballots(page, request)
    calls: list[Line] = [
        (Link(consultation.title, consultation.url), f": comments close on {ENGLISH.written(consultation.deadline)}")
        for consultation in page.consultations
    ]
    if current or calls:
        points = (*map(open_line, current[:_MOST]), *_more(current), *calls[:_MOST])
        yield Section("Open for vote or comment", points=points, level=2)
    if over:
        points = (*closed_lines(over[:_MOST]), *_more(over))
        yield Section("Ballots that have closed; their results are not known", points=points, level=2)


def _ballots(page: CommitteePage, request: Request) -> tuple[list[Open], list[Open]]:
    """Those that are open at the date of the report, and those that are over."""
    over = [ballot for ballot in page.ballots if ballot.is_over(request.as_of)]
    return [ballot for ballot in page.ballots if ballot not in over], over


def _work(page: CommitteePage, request: Request) -> Iterator[Section]:
    """The projects in work that nothing above names, with what comes next: they did not move and have no ballot."""
    current, over = _ballots(page, request)
    above = {step.project.key for step in page.steps[:_MOST]}
    above |= {ballot.project.key for ballot in (*current[:_MOST], *over[:_MOST])}
    rest = [project for project in page.work if project.key not in above]
    if rest:
        closed = {ballot.project.key: ballot for ballot in over}
        rows = [_in_work(project, closed.get(project.key)) for project in rest[:_MOST]]
        table = Table.of(("project", "title", "stage", "next"), rows)
        heading = "Other work in progress" if above else "Work in progress"
        yield Section(f"{heading} and what comes next", _more(rest), tables=(table,), level=2)


def _in_work(project: Known, over: Open | None) -> tuple[Cell, ...]:
    stage = Stage.read(project.text(Project.stage))
    return (
        document_page(project),
        shorten(title_of(project), TITLE),
        _stage(stage, project.name),
        _next(stage, project, over),
    )


def _meeting(meeting: Meeting) -> str:
    """`22 October 2025, Quebec: plenary`."""
    day = (
        ENGLISH.written(meeting.start)
        if not meeting.end or meeting.end == meeting.start
        else _days(meeting.start, meeting.end)
    )
    return ", ".join(part for part in (day, meeting.place, meeting.committee, meeting.note) if part)


def _days(start: date, end: date) -> str:
    """`14 to 17 April 2026`, `29 August 2025 to 3 September 2025`."""
    first = str(start.day) if (start.year, start.month) == (end.year, end.month) else ENGLISH.written(start)
    return f"{first} to {ENGLISH.written(end)}"


def _moves(page: CommitteePage) -> tuple[str, ...]:
    points = []
    for body, moves in by_body(page.moves).items():
        points.append(f"{body_name(body)} {listed([_move(move.before, move.after) for move in moves])}")
    return (*points[:_MOST], *_more(points))


def _move(before: str | None, after: str | None) -> str:
    if before is None:
        return "took over the secretariat" if after == "secretariat" else f"joined as {after}"
    if after is None:
        return "gave up the secretariat" if before == "secretariat" else f"left (was {before})"
    return f"moved from {before} to {after}"


def _more(items: Sequence[object]) -> tuple[str, ...]:
    more = len(items) - _MOST
    return (f"and {more} more: critmin projects --committee and critmin changes have them",) if more > 0 else ()


SPEC = Spec(
    "briefing",
    "the briefing for U.S. TAG chairs: one committee (--committee) or all that they follow, a page each",
    build,
)
