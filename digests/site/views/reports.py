"""The reports as pages: coverage, overlap and the others, and what each country takes part in."""

from __future__ import annotations

import functools
import hashlib
import importlib
from collections.abc import Iterator
from dataclasses import replace

from digests.analysis.request import Request
from digests.reports import names, spec
from digests.site.page import Facts, Later, Page, to
from digests.site.world import ODC, World
from digests.tables.forms import Form, drawn
from digests.tables.frame import Cell, Report, Section, Table
from digests.words import places
from digests.words.periods import period_of
from storage.iso_state import end_of_day
from vocabulary.errors import ConfigurationError
from vocabulary.jurisdictions import body_country, name_of
from vocabulary.records import Committee, Kind
from vocabulary.topics import Topic

_NAMES = ("coverage", "overlap", "portfolio", "lists-review", "annual", "briefing", "survey", "participation")
_FORMS = (Form.CSV, Form.XLSX, Form.DOCX, Form.MARKDOWN)
_RANK = 2
_ENDS = {Form.CSV: "report.csv", Form.XLSX: "report.xlsx", Form.DOCX: "report.docx", Form.MARKDOWN: "report.md"}


def pages(world: World) -> Iterator[Page | Later]:
    """All of them, and the archive."""
    request = _request(world, "US")
    rows: list[tuple[Cell, ...]] = []
    for name in (*_NAMES, *sorted({*names()} - {*_NAMES})):
        try:
            made = spec(name).build(request)
        except ConfigurationError as error:
            rows.append((name, spec(name).help, str(error)))
            continue
        yield _later(world, made, places.of_report(name))
        rows.append((to(name, places.of_report(name)), spec(name).help, "made"))
    countries = _countries(world)
    for code in countries:
        made = importlib.import_module("digests.reports.participation").SPEC.build(_request(world, code, request))
        yield _page(world, made, places.of_participation(code), whole=False)
    yield _archive(world, rows)
    yield _participation(world, countries)


def _request(world: World, code: str, like: Request | None = None) -> Request:
    end = end_of_day(world.as_of)
    if like is not None:
        return replace(like, country=code)  # what it read of the store serves all countries
    read = {
        (Kind.PROJECT, end): list(world.projects.values()),
        (Kind.WORKING_GROUP, end): list(world.groups),
        (Kind.MEETING, end): list(world.meetings),
    }
    return Request(world.store, world.as_of, period_of("year", end), country=code, read=read)


def _countries(world: World) -> list[str]:
    """The countries whose bodies take part in a watched committee, by name."""
    fields = (Committee.secretariat, Committee.p_members, Committee.o_members)
    bodies = {
        body for committee in world.committee_pages.values() for field in fields for body in committee.names(field)
    }
    return sorted({country.code for body in bodies if (country := body_country(body))}, key=name_of)


def _later(world: World, made: Report, address: str) -> Later:
    """Its documents are drawn only where its data are new."""
    facts = _facts(world)
    key = hashlib.blake2b(repr((made, facts)).encode(), digest_size=12).hexdigest()
    make = functools.partial(_page, world, made, address, whole=True)
    return Later(address, key, make, title=made.title, kind="report", rank=_RANK)


def _facts(world: World) -> Facts:
    return world.facts(
        world.of_topic(Topic.ISO_PROJECTS, Topic.ISO_COMMITTEES),
        how="computed from what the sources state; the definitions say how",
        licence=ODC,
    )


def _page(world: World, made: Report, address: str, *, whole: bool) -> Page:
    forms = [form for form in _FORMS if whole and (made.tables or form not in {Form.CSV, Form.XLSX})]
    files = {_ENDS[form]: drawn(made, form) for form in forms}
    definitions = Table.of(("word", "meaning"), made.definitions)
    return Page(
        address=address,
        title=made.title,
        kind="report",
        lead=(f"{made.held}.", *made.summary),
        sections=(*made.sections, *((Section("Definitions", tables=(definitions,)),) if made.definitions else ())),
        facts=_facts(world),
        trail=(to("Reports", places.REPORTS),) if whole else (to("Participation", places.PARTICIPATION),),
        files=files,
        rank=_RANK,
    )


def _archive(world: World, rows: list[tuple[Cell, ...]]) -> Page:
    table = Table.of(("report", "what it tells", "state"), rows)
    return Page(
        address=places.REPORTS,
        title="Reports",
        kind="reports",
        lead=(
            "Each is here as a page and, beside it, as a table and a document for your own report: CSV, XLSX, DOCX.",
            ("What each country takes part in: ", to("participation", places.PARTICIPATION), "."),
        ),
        sections=(Section("All", tables=(table,)),),
        facts=world.facts((), how="computed by critmin", licence=ODC),
        words=("coverage", "overlap", "briefing", "table", "report", "download"),
        rank=3,
    )


def _participation(world: World, countries: list[str]) -> Page:
    rows = [(to(name_of(code), places.of_participation(code)), code) for code in countries]
    return Page(
        address=places.PARTICIPATION,
        title="Participation of countries",
        kind="participations",
        lead=("In which watched committees a country’s standards body takes part, and in which role.",),
        sections=(Section("Countries", tables=(Table.of(("country", "code"), rows),)),),
        facts=world.facts((), how="from the memberships that ISO publishes", licence=ODC),
        rank=3,
    )
