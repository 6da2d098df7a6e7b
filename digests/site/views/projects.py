"""A page for each watched or changed document of ISO, and the list of those under development."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import orjson

from digests.site.foot import ODC
from digests.site.page import DocumentRow, Facts, Later, Page, to
from digests.site.views.minerals import committee_of, document_link
from digests.site.world import World
from digests.tables.frame import Cell, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link, standard_page
from digests.words.wording import counted, natural
from storage.iso_state import Known
from vocabulary.iso.stages import Stage, Standing
from vocabulary.minerals import name
from vocabulary.records import Kind, Project
from vocabulary.topics import Topic

Natural = tuple[tuple[int, str], ...]
COLUMNS = ("document", "title", "stage", "next", "committee")
_RANK, _LIST_RANK = 4, 3
_LISTED = "Projects and documents"
_DIGITS = 10  # of ISO's numbers of documents, at most


def pages(world: World) -> Iterator[Page | Later]:
    """All of them, and the list."""
    for row in world.document_pages.values():
        yield _later(world, row)
    yield _list(world)


def _later(world: World, row: DocumentRow) -> Later:
    """The page of a project is made anew only where the project, its committee or its sources say something new."""
    changes = world.by_record.get((Kind.PROJECT, row.key), [])
    life = [(change.id, change.seen, change.words, change.label) for change in changes]
    facts = facts_of(world, row.sources, changes[-1].detected_at if changes else None)
    shown = (row.key, row.name, row.ids, life, facts, committee_of(world, row))
    key = hashlib.blake2b(orjson.dumps(shown, default=dict), digest_size=12)
    return Later(
        places.of_project(row.key),
        key.hexdigest(),
        functools.partial(_project, world, row),
        _title(row),
        "project",
        words=(row.name,),
        rank=_RANK,
        place=place_of(row.key),
    )


def _title(row: DocumentRow) -> str:
    return f"{row.name}: {row.title}" if row.title else row.name


def place_of(key: str) -> int:
    """The place of a document in the search: ISO numbers its documents; one with another key comes after them."""
    if key.isdecimal() and len(key) <= _DIGITS:
        return int(key)
    return int(10**_DIGITS + int(hashlib.blake2b(key.encode(), digest_size=4).hexdigest(), 16))


def _project(world: World, row: DocumentRow) -> Page:
    project = world.whole_document(row.key)
    changes = world.by_record.get((Kind.PROJECT, row.key), [])
    life = [(change.day, to(change.words or change.label, places.of_change(change.id))) for change in changes]
    return Page(
        address=places.of_project(row.key),
        title=_title(row),
        kind="project",
        lead=tuple(_state(project, Stage.read(row.stage))),
        sections=(
            Section("What it is", tables=(Table.of(("what", "value"), list(_stated(world, row, project)), row.name),)),
            Section("Its history, as critmin saw it", tables=(Table.of(("seen", "what happened"), life),)),
            Section(
                "Materials in its title",
                points=tuple((to(name(one), places.of_mineral(one)),) for one in row.materials) or ("none found",),
            ),
        ),
        facts=facts_of(world, row.sources, changes[-1].detected_at if changes else None),
        trail=(to("Projects", places.PROJECTS),),
        words=(row.name,),
        rank=_RANK,
        place=place_of(row.key),
    )


def _state(project: Known, stage: Stage | None) -> Iterator[Line]:
    if stage is None:
        yield "Its stage is unknown: no source that critmin reads states it now."
    else:
        yield "Stage ", to(stage.described_on(project.name), places.STAGES), f"; {stage.standing}."
        if following := stage.next_on(project.name):
            yield f"Next in the ordinary course: {following}."
        if ballot := stage.ballot_on(project.name):
            yield f"Open: {ballot.name}."
    if page := standard_page(project.key):
        yield "Its page at ISO: ", Link(page, page)


def _stated(world: World, row: DocumentRow, project: Known) -> Iterator[tuple[Cell, ...]]:
    yield "committee", committee_of(world, row)
    for field in (
        Project.stage_date,
        Project.edition,
        Project.published,
        Project.replaces,
        Project.replaced_by,
        Project.ics,
    ):
        value = project.fields.get(field)
        if field in (Project.replaces, Project.replaced_by) and isinstance(value, Mapping) and value:
            yield field.words, _replacements(value)
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else project.text(field)
        yield field.words, shown or ("none" if field in project.fields else None)


def _replacements(stated: Mapping[str, str]) -> Line:
    """Each document leads to its page at ISO, of which ISO Open Data states the number and no name."""
    pieces: list[str | Link] = []
    for key, called in stated.items():
        page = standard_page(key)
        shown = f"document {key} at ISO" if called == key else called
        pieces += [", ", Link(shown, page) if page else shown]
    return tuple(pieces[1:])


def _list(world: World) -> Later:
    """The list of what is under development, made anew where a document, a committee's page or the foot is another."""
    facts = world.facts(world.of_topic(Topic.ISO_PROJECTS), licence=ODC)
    stamps = [(row.key, row.name, row.ids) for row in world.document_pages.values()]
    key = repr((len(world.documents), stamps, [*world.committee_pages], facts))
    stands_for = hashlib.blake2b(key.encode(), digest_size=12).hexdigest()
    make = functools.partial(_projects, world, facts)
    return Later(places.PROJECTS, stands_for, make, _LISTED, "projects", rank=_LIST_RANK)


def _projects(world: World, facts: Facts) -> Page:
    rows = sorted(world.document_pages.values(), key=by_reference)
    active = [row for row in rows if row.standing is Standing.UNDER_DEVELOPMENT]
    table = Table.of(COLUMNS, [document_row(world, row) for row in active], "Under development")
    known = f"{len(world.documents):,}"
    return Page(
        address=places.PROJECTS,
        title=_LISTED,
        kind="projects",
        lead=(
            f"{counted(len(rows), 'document')} watched or seen to change; {len(active):,} under development.",
            ("All ", known, " documents of ISO that are known are in ", to("the data", places.DATA), "."),
        ),
        sections=(
            Section("Under development", tables=(table,)),
            Section("Published", text=("Published documents are on the pages of their committees.",)),
        ),
        facts=facts,
        rank=_LIST_RANK,
    )


def facts_of(world: World, stating: Iterable[str], changed: datetime | None) -> Facts:
    """The foot of a page about a record that these sources state."""
    sources = set(stating)
    licence = ODC if any(source.startswith("iso-open-data") for source in sources) else ""
    return world.facts(sources, changed, licence=licence)


def document_row(world: World, row: DocumentRow) -> tuple[Cell, ...]:
    """A document as it stands in every table of documents."""
    committee = committee_of(world, row)
    return document_link(world, row), row.title or None, row.described or None, row.following, committee


def by_reference(row: DocumentRow) -> Natural:
    """References in the order in which people count."""
    return natural(row.name)
