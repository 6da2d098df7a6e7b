"""A page for each watched or changed committee of ISO."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from digests.analysis.iso import title_of
from digests.site.foot import ODC
from digests.site.links import event_table
from digests.site.page import UNKNOWN, Page, to
from digests.site.views.front import ahead_table
from digests.site.views.projects import COLUMNS, by_reference, document_row, facts_of
from digests.site.world import World, touches
from digests.tables.frame import Cell, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link
from digests.words.wording import clean, counted, natural
from storage.baseline.mandate import mandate
from storage.iso_state import Known
from vocabulary.iso.stages import Stage, Standing, standing_of
from vocabulary.iso.watch import lineage
from vocabulary.jurisdictions import body_country
from vocabulary.records import Committee, Meeting, Project, WorkingGroup
from vocabulary.topics import Topic
from vocabulary.words import capitalised

_EVENTS, _SCOPE = 40, 1500


def pages(world: World) -> Iterator[Page]:
    """All of them, and the list of them."""
    work: defaultdict[str, list[Known]] = defaultdict(list)
    for project in world.projects.values():
        for committee in lineage([project.text(Project.committee)]):
            if committee in world.committee_pages:
                work[committee].append(project)
    for reference, project in world.committee_pages.items():
        yield _committee(world, reference, project, work[reference])
    yield _committees(world, work)


def _committee(world: World, reference: str, committee: Known, work: list[Known]) -> Page:
    events = world.by_subject.get(("committees", reference), [])
    ahead = tuple(one for one in world.ahead if reference in one.committees)
    below = [group for group in world.groups if touches(group.text(WorkingGroup.reference) or group.label, reference)]
    meetings = [one for one in world.meetings if touches(one.text(Meeting.committee), reference)]
    return Page(
        address=places.of_committee(reference),
        title=f"{reference}: {title_of(committee) or 'title unknown'}",
        kind="committee",
        lead=tuple(_roles(committee)),
        sections=(
            Section("What needs a vote or a comment, and other dates ahead", tables=(ahead_table(ahead),)),
            Section("Scope", text=(clean(committee.text(Committee.scope))[:_SCOPE] or "unknown",)),
            Section("Members", tables=(_members(committee),)),
            Section("Projects by stage", tables=tuple(_board(world, work)) or (Table.of(("document",), ()),)),
            Section("Published", tables=(_documents(world, work, Standing.PUBLISHED),)),
            Section("Groups", tables=(_groups(below),)),
            Section("Meetings", tables=(_meetings(meetings),)),
            Section("Seen to change", tables=(event_table(events[:_EVENTS], "Newest first"),)),
        ),
        facts=facts_of(world, committee, events[0].detected_at if events else None),
        trail=(to("Committees", places.COMMITTEES),),
        events=world.feed(events),
        ahead=ahead,
        words=(reference,),
        rank=1,
    )


def _roles(committee: Known) -> Iterator[Line]:
    for fields in ((Committee.secretariat, Committee.chair), (Committee.status, Committee.created)):
        stated = (f"{field.words}: {committee.text(field) or UNKNOWN}" for field in fields)
        yield capitalised("; ".join(stated)) + "."
    if committee.key.isdecimal():
        page = f"https://www.iso.org/committee/{committee.key}.html"
        yield "Its page at ISO: ", Link(page, page)


def _members(committee: Known) -> Table:
    """By country; the secretariat first."""
    rows: list[tuple[Cell, ...]] = []
    for field, role in ((Committee.secretariat, "secretariat"), (Committee.p_members, "P"), (Committee.o_members, "O")):
        if field not in committee.fields:
            rows.append((f"{role}: unknown", None, role))
        for body in committee.names(field):
            country = body_country(body)
            rows.append((body, country.name if country else None, role))
    return Table.of(("body", "country", "role"), rows, "Members: P takes part and votes, O observes")


def _board(world: World, work: list[Known]) -> Iterator[Table]:
    columns: defaultdict[str, list[Known]] = defaultdict(list)
    for project in work:
        stage = Stage.read(project.text(Project.stage))
        if stage and stage.standing is Standing.UNDER_DEVELOPMENT:
            columns[stage.code[:2]].append(project)
    for code in sorted(columns):
        rows = [document_row(world, project) for project in sorted(columns[code], key=by_reference)]
        yield Table.of(COLUMNS, rows, f"{code}: {_PHASES.get(code, 'stage')}, {counted(len(rows), 'project')}")


_PHASES = {
    "00": "preliminary",
    "10": "proposal",
    "20": "preparatory (working draft)",
    "30": "committee draft",
    "40": "enquiry (DIS)",
    "50": "approval (FDIS)",
    "60": "publication",
}


def _documents(world: World, work: list[Known], standing: Standing) -> Table:
    chosen = [project for project in work if standing_of(project.text(Project.stage)) is standing]
    return Table.of(
        COLUMNS,
        [document_row(world, project) for project in sorted(chosen, key=by_reference)],
        counted(len(chosen), "document"),
    )


def _groups(below: list[Known]) -> Table:
    rows = [
        (group.label, group.text(WorkingGroup.title) or None, group.text(WorkingGroup.convenor) or None)
        for group in below
    ]
    return Table.of(("group", "title", "convenor"), rows)


def _meetings(meetings: list[Known]) -> Table:
    rows = [
        (
            meeting.text(Meeting.start) or None,
            meeting.text(Meeting.committee),
            meeting.text(Meeting.place) or None,
            meeting.text(Meeting.title) or None,
        )
        for meeting in sorted(meetings, key=lambda one: one.text(Meeting.start), reverse=True)
    ]
    return Table.of(("first day", "committee", "place", "what"), rows)


def _committees(world: World, work: dict[str, list[Known]]) -> Page:
    rows = []
    for reference, committee in sorted(world.committee_pages.items(), key=lambda item: natural(item[0])):
        sizes = [
            len(committee.names(field)) if field in committee.fields else None
            for field in (Committee.p_members, Committee.o_members)
        ]
        secretariat = committee.text(Committee.secretariat) or None
        rows.append(
            (
                to(reference, places.of_committee(reference)),
                title_of(committee) or None,
                secretariat,
                *sizes,
                len(work[reference]),
            )
        )
    missing = [
        f"{watched_committee.reference}: {watched_committee.title}"
        for watched_committee in mandate().committees
        if watched_committee.reference not in world.committee_pages
    ]
    table = Table.of(("committee", "title", "secretariat", "P-members", "O-members", "documents"), rows)
    return Page(
        address=places.COMMITTEES,
        title="Committees",
        kind="committees",
        lead=("The watched committees with all below them, and those of which something changed.",),
        sections=(
            Section(counted(len(rows), "committee"), tables=(table,)),
            Section("Watched, and not known from any source so far", points=tuple(missing) or ("none",)),
        ),
        facts=world.facts(world.of_topic(Topic.ISO_COMMITTEES), licence=ODC),
        rank=3,
    )
