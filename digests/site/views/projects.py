"""A page for each watched or changed document of ISO, and the list of those under development."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from datetime import datetime

import orjson

from digests.analysis.iso import title_of
from digests.site.foot import ODC
from digests.site.page import Facts, Later, Page, to
from digests.site.views.minerals import committee_of, document_link
from digests.site.world import World
from digests.tables.frame import Cell, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link, standard_page
from digests.words.wording import counted, natural
from storage.iso_state import Known
from vocabulary.iso.stages import Stage, Standing, described, standing_of
from vocabulary.minerals import name
from vocabulary.minerals.mentions import mentions
from vocabulary.records import Kind, Project
from vocabulary.topics import Topic

Natural = tuple[tuple[int, str], ...]
COLUMNS = ("document", "title", "stage", "next", "committee")
_RANK = 4
_DIGITS = 10  # of ISO's numbers of documents, at most


def pages(world: World) -> Iterator[Page | Later]:
    """All of them, and the list."""
    for project in world.project_pages.values():
        yield _later(world, project)
    yield _projects(world)


def _later(world: World, project: Known) -> Later:
    """The page of a project is made anew only where the project, its committee or its sources say something new."""
    changes = world.by_record.get((Kind.PROJECT, project.key), [])
    life = [(change.id, change.seen, change.words, change.label) for change in changes]
    facts = facts_of(world, project, changes[-1].detected_at if changes else None)
    shown = (project.key, project.label, project.fields, life, facts, committee_of(world, project))
    key = hashlib.blake2b(orjson.dumps(shown, default=dict), digest_size=12)
    make = functools.partial(_project, world, project)
    title = f"{project.name}: {title_of(project)}" if title_of(project) else project.name
    return Later(
        places.of_project(project.key),
        key.hexdigest(),
        make,
        title,
        "project",
        words=(project.name,),
        rank=_RANK,
        place=place_of(project.key),
    )


def place_of(key: str) -> int:
    """The place of a document in the search: ISO numbers its documents; one with another key comes after them."""
    if key.isdecimal() and len(key) <= _DIGITS:
        return int(key)
    return int(10**_DIGITS + int(hashlib.blake2b(key.encode(), digest_size=4).hexdigest(), 16))


def _project(world: World, project: Known) -> Page:
    changes = world.by_record.get((Kind.PROJECT, project.key), [])
    stage = Stage.read(project.text(Project.stage))
    materials = mentions(title_of(project))
    life = [(change.day, to(change.words or change.label, places.of_change(change.id))) for change in changes]
    reference = project.name
    return Page(
        address=places.of_project(project.key),
        title=f"{reference}: {title_of(project)}" if title_of(project) else reference,
        kind="project",
        lead=tuple(_state(project, stage)),
        sections=(
            Section("What it is", tables=(Table.of(("what", "value"), list(_stated(world, project)), reference),)),
            Section("Its history, as critmin saw it", tables=(Table.of(("seen", "what happened"), life),)),
            Section(
                "Materials in its title",
                points=tuple((to(name(one), places.of_mineral(one)),) for one in materials) or ("none found",),
            ),
        ),
        facts=facts_of(world, project, changes[-1].detected_at if changes else None),
        trail=(to("Projects", places.PROJECTS),),
        words=(reference,),
        rank=_RANK,
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


def _stated(world: World, project: Known) -> Iterator[tuple[Cell, ...]]:
    yield "committee", committee_of(world, project)
    for field in (
        Project.stage_date,
        Project.edition,
        Project.published,
        Project.replaces,
        Project.replaced_by,
        Project.ics,
    ):
        value = project.fields.get(field)
        shown = ", ".join(map(str, value)) if isinstance(value, list) else project.text(field)
        yield field.words, shown or ("none" if field in project.fields else None)


def _projects(world: World) -> Page:
    projects = sorted(world.project_pages.values(), key=by_reference)
    active = [project for project in projects if standing_of(project.text(Project.stage)) is Standing.UNDER_DEVELOPMENT]
    table = Table.of(COLUMNS, [document_row(world, project) for project in active], "Under development")
    return Page(
        address=places.PROJECTS,
        title="Projects and documents",
        kind="projects",
        lead=(
            f"{counted(len(projects), 'document')} watched or seen to change; {len(active):,} under development.",
            (
                "All ",
                f"{len(world.projects):,}",
                " documents of ISO that are known are in ",
                to("the data", places.DATA),
                ".",
            ),
        ),
        sections=(
            Section("Under development", tables=(table,)),
            Section("Published", text=("Published documents are on the pages of their committees.",)),
        ),
        facts=world.facts(world.of_topic(Topic.ISO_PROJECTS), licence=ODC),
        rank=3,
    )


def facts_of(world: World, record: Known, changed: datetime | None) -> Facts:
    """The foot of a page about a record: which sources state it."""
    sources = set(record.sources.values())
    licence = ODC if any(source.startswith("iso-open-data") for source in sources) else ""
    return world.facts(sources, changed, licence=licence)


def document_row(world: World, project: Known) -> tuple[Cell, ...]:
    """A document as it stands in every table of documents."""
    stage = Stage.read(project.text(Project.stage))
    return (
        document_link(world, project),
        title_of(project) or None,
        described(project.text(Project.stage), project.name) or None,
        (stage.next_on(project.name) or "nothing") if stage else None,
        committee_of(world, project),
    )


def by_reference(record: Known) -> Natural:
    """References in the order in which people count."""
    return natural(record.name)
