"""The reports as pages: coverage, overlap and the others, and what each country takes part in."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from digests.analysis.request import Request
from digests.reports import names, spec
from digests.site.foot import ODC
from digests.site.page import Facts, Later, Page, to
from digests.site.world import World
from digests.tables.forms import Form, drawn
from digests.tables.frame import Cell, Report, Section, Table
from digests.words import places
from digests.words.periods import period_of
from storage.iso_state import end_of_day
from vocabulary.errors import CritminError
from vocabulary.jurisdictions import body_country, name_of
from vocabulary.records import Committee, Kind
from vocabulary.topics import Topic
from vocabulary.understanding import memory, remember

_NAMES = ("coverage", "overlap", "portfolio", "lists-review", "annual", "briefing", "survey", "participation")
_PARTICIPATION = "participation"
_OF_COMMITTEES = (Kind.COMMITTEE,)
_OF_LISTS = (Kind.COMMITTEE, Kind.LIST_EDITION, Kind.LISTED_MINERAL)
CHANGES = {"annual": _OF_LISTS, "lists-review": _OF_LISTS, "briefing": (*Kind, "")}
"""Which changes a report reads, by their kind; `""`: where else they were seen. The others: those of committees."""
_NEWS = frozenset({Kind.NEWS_ITEM, Kind.PAGE_TEXT})
_FORMS = (Form.CSV, Form.XLSX, Form.DOCX, Form.MARKDOWN)
_OPTION = re.compile(r" \(--[^()]*\)")
_RANK = 2
_TITLES = "titles"
_ENDS = {Form.CSV: "report.csv", Form.XLSX: "report.xlsx", Form.DOCX: "report.docx", Form.MARKDOWN: "report.md"}


def pages(world: World) -> Iterator[Page | Later]:
    """All of them, and the archive."""
    remember(world.kept.given(_TITLES) or ())
    wanted, basis = request(world), _Basis(world)
    rows: list[tuple[Cell, ...]] = []
    for name in (*_NAMES, *sorted({*names()} - {*_NAMES})):
        page = _report(basis, name, places.of_report(name), wanted)
        if isinstance(page, str):
            rows.append((name, _help(name), page))
        else:
            yield page
            rows.append((to(name, places.of_report(name)), _help(name), "made"))
    countries = _countries(world)
    for code in countries:
        page = _report(basis, _PARTICIPATION, places.of_participation(code), replace(wanted, country=code))
        if not isinstance(page, str):
            yield page
    yield _archive(world, rows)
    yield _participation(world, countries)
    world.kept.keep(_TITLES, memory())  # what titles say depends on nothing but the program


def _help(name: str) -> str:
    """What the report tells, without the options of the command."""
    return _OPTION.sub("", spec(name).help)


def _report(basis: _Basis, name: str, address: str, wanted: Request) -> Later | str:
    """The page of a report, or why it cannot be made; it is not even computed where it rests on the same."""
    made = functools.cache(functools.partial(spec(name).build, wanted))
    title, stands_for = basis.world.kept.remembered(f"report {address}", basis.of(name), lambda: _in_short(made))
    if title is None:
        return str(stands_for)
    facts = _facts(basis.world)
    key = hashlib.blake2b(repr((stands_for, facts)).encode(), digest_size=12).hexdigest()
    whole = address == places.of_report(name)
    make = functools.partial(_page, facts, made, address, whole=whole)
    return Later(address, key, make, title=title, kind="report", rank=_RANK)


def _in_short(made: Callable[[], Report]) -> tuple[str | None, str]:
    """The title of a report and what stands for all of it; without a title, why it cannot be made."""
    try:
        report = made()
    except CritminError as error:
        return None, str(error)
    return report.title, hashlib.blake2b(repr(report).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class _Basis:
    """All that reports read."""

    world: World

    def of(self, name: str) -> str:
        """Stands for what the report reads: what is known, what of it changed, what was decided, when it was read."""
        stamps = {kind: self.world.stamps.changes.get(kind) for kind in CHANGES.get(name, _OF_COMMITTEES)}
        return hashlib.blake2b(f"{self._known}{stamps}".encode(), digest_size=12).hexdigest()

    @functools.cached_property
    def _known(self) -> str:
        records = {kind: stamp for kind, stamp in self.world.stamps.records.items() if kind not in _NEWS}
        return repr((self.world.as_of, records, self.world.stamps.decisions, _reads(self.world)))


def _reads(world: World) -> list[tuple[object, ...]]:
    """Since when each source is read; of those that state documents and committees the day of the last time, too."""
    stating = {source for row in world.documents.values() for source in row.sources}
    stating |= {source for record in world.committees.values() for source in record.sources.values()}
    return [
        (name, state.baseline_at, state.succeeded_at.date() if name in stating and state.succeeded_at else None)
        for name, state in sorted(world.states.items())
    ]


def request(world: World) -> Request:
    """What it reads of the store serves all reports and countries."""
    end = end_of_day(world.as_of)
    read = {
        (Kind.WORKING_GROUP, end): list(world.groups),
        (Kind.MEETING, end): list(world.meetings),
    }
    return Request(world.store, world.as_of, period_of("year", end), read=read)


def _countries(world: World) -> list[str]:
    """The countries whose bodies take part in a watched committee, by name."""
    fields = (Committee.secretariat, Committee.p_members, Committee.o_members)
    bodies = {
        body
        for reference, committee in world.committee_pages.items()
        if reference not in world.former
        for field in fields
        for body in committee.names(field)
    }
    return sorted({country.code for body in bodies if (country := body_country(body))}, key=name_of)


def _facts(world: World) -> Facts:
    return world.facts(
        world.of_topic(Topic.ISO_PROJECTS, Topic.ISO_COMMITTEES),
        how="computed from what the sources state; the definitions say how",
        licence=ODC,
    )


def _page(facts: Facts, make: Callable[[], Report], address: str, *, whole: bool) -> Page:
    made = make()
    forms = [form for form in _FORMS if whole and (made.tables or form not in {Form.CSV, Form.XLSX})]
    files = {_ENDS[form]: drawn(made, form) for form in forms}
    definitions = Table.of(("word", "meaning"), made.definitions)
    return Page(
        address=address,
        title=made.title,
        kind="report",
        lead=(f"{made.held}.", *made.summary),
        sections=(*made.sections, *((Section("Definitions", tables=(definitions,)),) if made.definitions else ())),
        facts=facts,
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
