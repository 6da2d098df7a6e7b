"""A page for each watched or changed committee of ISO."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digests.analysis.committees.former import ended
from digests.analysis.committees.groups import Group, below, groups
from digests.analysis.iso import title_of
from digests.analysis.watched import Named
from digests.site.foot import ODC
from digests.site.links import event_table
from digests.site.page import UNKNOWN, DocumentRow, Page, to
from digests.site.views.front import ahead_table
from digests.site.views.projects import COLUMNS, by_reference, document_row, facts_of
from digests.site.world import World, touches
from digests.tables.frame import Cell, Line, Section, Table
from digests.tables.subjects.endings import end_lines
from digests.tables.subjects.named_documents import status_lines
from digests.words import places
from digests.words.addresses import Link
from digests.words.wording import clean, counted, natural
from storage.baseline.mandate import mandate
from storage.iso_state import Known
from vocabulary.iso.stages import Standing
from vocabulary.iso.watch import lineage
from vocabulary.jurisdictions import body_country
from vocabulary.records import Committee, Meeting
from vocabulary.topics import Topic
from vocabulary.words import capitalised

_EVENTS, _SCOPE = 40, 1500


def pages(world: World) -> Iterator[Page]:
    """All of them, and the list of them."""
    work: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    above = functools.cache(lambda own: [one for one in lineage([own]) if one in world.committee_pages])
    for document in world.documents.values():
        for one in above(document.committee):
            work[one].append(document)
    every = groups(world.groups, world.as_of)
    for reference, committee in world.committee_pages.items():
        named = [document for document in world.watched_documents if document.belongs_to(reference)]
        yield _committee(world, committee, work[reference], below(every, reference), named)
    yield _committees(world, work)


def _committee(
    world: World, committee: Known, work: list[DocumentRow], groups_below: Iterable[Group], named: Sequence[Named]
) -> Page:
    reference, gone = committee.name, world.former.get(committee.name)
    end = ended(reference, gone.gone if gone else None, world.as_of)
    events = world.by_subject.get(("committees", reference), [])
    ahead = tuple(one for one in world.ahead if reference in one.committees)
    meetings = [one for one in world.meetings if touches(one.text(Meeting.committee), reference)]
    return Page(
        address=places.of_committee(reference),
        title=f"{reference}: {title_of(committee) or 'title unknown'}",
        kind="committee",
        lead=(*end_lines(committee, end), *_roles(committee, is_listed=gone is None)),
        sections=(
            Section("What needs a vote or a comment, and other dates ahead", tables=(ahead_table(ahead),)),
            Section("Scope", text=(clean(committee.text(Committee.scope))[:_SCOPE] or "unknown",)),
            Section("Members", tables=(_members(committee),)),
            Section("Projects by stage", tables=tuple(_board(world, work)) or (Table.of(("document",), ()),)),
            Section("Published", tables=(_documents(world, work, Standing.PUBLISHED),)),
            *((Section("Watched documents", points=status_lines(named)),) if named else ()),
            Section("Groups", tables=(_groups(groups_below),)),
            Section("Meetings", tables=(_meetings(meetings),)),
            Section("Seen to change", tables=(event_table(events[:_EVENTS], "Newest first"),)),
        ),
        facts=facts_of(world, committee.sources.values(), events[0].detected_at if events else None),
        trail=(to("Committees", places.COMMITTEES),),
        events=world.feed(events),
        ahead=ahead,
        words=(reference,),
        rank=1,
    )


def _roles(committee: Known, *, is_listed: bool) -> Iterator[Line]:
    when = "" if is_listed else "when last listed, "
    for fields in ((Committee.secretariat, Committee.chair), (Committee.status, Committee.created)):
        stated = (f"{field.words}: {committee.text(field) or UNKNOWN}" for field in fields)
        yield capitalised(when + "; ".join(stated)) + "."
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


def _board(world: World, work: list[DocumentRow]) -> Iterator[Table]:
    columns: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    for document in work:
        if document.standing is Standing.UNDER_DEVELOPMENT:
            columns[document.stage[:2]].append(document)
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


def _documents(world: World, work: list[DocumentRow], standing: Standing) -> Table:
    chosen = [document for document in work if document.standing is standing]
    return Table.of(
        COLUMNS,
        [document_row(world, project) for project in sorted(chosen, key=by_reference)],
        counted(len(chosen), "document"),
    )


def _groups(groups_below: Iterable[Group]) -> Table:
    rows = [(group.reference, group.title or None, group.convenor or None) for group in groups_below]
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


def _committees(world: World, work: dict[str, list[DocumentRow]]) -> Page:
    rows = []
    for reference, committee in sorted(world.committee_pages.items(), key=lambda item: natural(item[0])):
        sizes = [
            len(committee.names(field)) if field in committee.fields else None
            for field in (Committee.p_members, Committee.o_members)
        ]
        secretariat = committee.text(Committee.secretariat) or None
        title = title_of(committee)
        rows.append(
            (
                to(reference, places.of_committee(reference)),
                (f"{title} (no longer on ISO's list)" if reference in world.former else title) or None,
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
