"""A page for each material: where it stands on which list since when, the ISO documents on it, what changed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from digests.issue.upcoming import Upcoming
from digests.site.links import event_table
from digests.site.page import FEED, DocumentRow, EventRow, Facts, Later, Page, to
from digests.site.world import World
from digests.tables.frame import Cell as Value
from digests.tables.frame import Chart, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link, standard_page
from digests.words.wording import counted, listed
from storage.baseline.gaps import caveat
from storage.baseline.groups import GENERAL, groups_with
from storage.baseline.matrix import Cell, columns, matrix
from vocabulary.iso.watch import lineage
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import all_ids, get, name
from vocabulary.topics import Topic
from vocabulary.words import capitalised

_EVENTS = 40


def pages(world: World) -> Iterator[Page | Later]:
    """One for each material of the vocabulary, and the list of them."""
    day = world.as_of.isoformat()
    rows = dict(matrix(day)[1])
    late = {code: note for code, current in columns(day).items() if (note := caveat(current))}
    documents = _documents(world)
    for material in all_ids():
        yield _later(world, material, rows.get(material, {}), late, documents.get(material, []))
    yield _all(world, rows, documents)


def _documents(world: World) -> Mapping[str, list[DocumentRow]]:
    """The documents in force or in work that each material is named in, of the watched scope."""
    by_material: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    for document in world.document_pages.values():
        if document.materials and not document.standing.is_ended:
            for material in document.materials:
                by_material[material].append(document)
    return by_material


def _later(
    world: World, material: str, cells: Mapping[str, Cell], late: Mapping[str, str], documents: list[DocumentRow]
) -> Later:
    """The page is made anew where the day, an event, a document, a date ahead or the foot is another one."""
    events = world.by_subject.get(("minerals", material), [])
    ahead = tuple(entry for entry in world.ahead if material in entry.minerals)
    facts = world.facts(
        world.of_topic(Topic.LISTS),
        events[0].detected_at if events else None,
        how="from the atlas of published lists and from ISO's titles",
        licence="of each publisher; entries are facts",
    )
    stated = [(document.key, document.name, document.ids, committee_of(world, document)) for document in documents]
    shown = [(event.headline, event.address, event.stamp) for event in events[:FEED]]
    key = hashlib.blake2b(repr((world.as_of, facts, ahead, stated, shown)).encode(), digest_size=12).hexdigest()
    known = get(material)
    words = (*(word for names in known.names.values() for word in names), known.symbol or "", *_forms(material))
    page = partial(_mineral, world, material, cells, late, documents, events, ahead, facts, words)
    return Later(places.of_mineral(material), key, page, _title(material), "mineral", words=words, rank=0)


def _title(material: str) -> str:
    known = get(material)
    return known.name.capitalize() if known.name.islower() else known.name


def _mineral(
    world: World,
    material: str,
    cells: Mapping[str, Cell],
    late: Mapping[str, str],
    documents: list[DocumentRow],
    events: list[EventRow],
    ahead: tuple[Upcoming, ...],
    facts: Facts,
    words: tuple[str, ...],
) -> Page:
    day = world.as_of.isoformat()
    return Page(
        address=places.of_mineral(material),
        title=_title(material),
        kind="mineral",
        lead=tuple(_lead(material, cells, day)),
        sections=(
            Section(
                "Who lists it, and since when",
                tables=(Table.of(_COLUMNS, [_row(code, cell, late) for code, cell in _oldest(cells)], "Listed"),),
                charts=_chart(material, cells, world.as_of.year),
            ),
            Section(
                "ISO documents on it",
                text=("Of the watched committees, in force or in work, found by their titles.",),
                tables=(Table.of(_DOCUMENTS, [_document(world, document) for document in documents], "Documents"),),
            ),
            Section("Seen to change", tables=(event_table(events[:_EVENTS], "Newest first"),)),
            Section("Names in other languages", tables=(_names(material),)),
        ),
        facts=facts,
        trail=(to("Minerals", places.MINERALS),),
        events=world.feed(events),
        ahead=ahead,
        words=words,
        rank=0,
    )


_COLUMNS = ("jurisdiction", "since", "as published", "tier", "how", "note")
_DOCUMENTS = ("document", "title", "stage", "committee")


def _lead(material: str, cells: Mapping[str, Cell], day: str) -> Iterator[Line]:
    known = get(material)
    kind = f"{known.kind}{f', {known.symbol}' if known.symbol else ''}"
    where = (
        f"on {counted(len(cells), 'list')} that is complete" if len(cells) == 1 else f"on {len(cells)} complete lists"
    )
    yield (
        f"{capitalised(kind)}; {where} as of {day}."
        if cells
        else f"{capitalised(kind)}; on no complete list as of {day}."
    )
    if known.family != material:
        yield "Family: ", to(name(known.family), places.of_mineral(known.family)), "."
    for group, who in groups_with(material, day).items():
        counts = listed(["the general sense" if code == GENERAL else name_of(code) for code in who])
        yield "Member of ", to(name(group), places.of_mineral(group)), f", as counted by {counts}."


def _oldest(cells: Mapping[str, Cell]) -> list[tuple[str, Cell]]:
    return sorted(cells.items(), key=lambda item: (item[1].since, item[0]))


def _row(code: str, cell: Cell, late: Mapping[str, str]) -> tuple[Value, ...]:
    how = "by name" if cell.by is None else "by its members" if cell.by == "members" else f"as part of {name(cell.by)}"
    return (
        to(name_of(code), places.of_jurisdiction(code)),
        cell.since,
        cell.as_published,
        cell.tier or "none stated",
        how,
        late.get(code, "none"),
    )


def _chart(material: str, cells: Mapping[str, Cell], year: int) -> tuple[Chart, ...]:
    bars = tuple((name_of(code), year - int(cell.since[:4])) for code, cell in _oldest(cells))
    return (Chart(f"Years on the lists without a break: {name(material)}", "years", bars),) if bars else ()


def _document(world: World, row: DocumentRow) -> tuple[Value, ...]:
    return document_link(world, row), row.title or None, row.described or None, committee_of(world, row)


def document_link(world: World, row: DocumentRow) -> Link | str:
    """A document, leading to its page here, else to ISO's."""
    if row.key in world.document_pages:
        return to(row.name, places.of_project(row.key))
    page = standard_page(row.key)
    return Link(row.name, page) if page else row.name


def committee_of(world: World, row: DocumentRow) -> Link | str | None:
    """The committee of a document; of a group without a page the nearest committee above it that has one."""
    own = row.committee
    return next((world.committee(one) for one in lineage([own]) if one in world.committee_pages), own or None)


def _names(material: str) -> Table:
    known = get(material)
    return Table.of(("language", "names"), [(language, ", ".join(words)) for language, words in known.names.items()])


def _forms(material: str) -> Iterator[str]:
    for form, by_language in get(material).forms.items():
        yield form
        for words in by_language.values():
            yield from words


def _all(world: World, rows: Mapping[str, Mapping[str, Cell]], documents: Mapping[str, list[DocumentRow]]) -> Page:
    table = [
        (
            to(name(material), places.of_mineral(material)),
            get(material).kind,
            len(rows.get(material, {})),
            len(documents.get(material, [])),
            min((cell.since for cell in rows.get(material, {}).values()), default="none"),
        )
        for material in all_ids()
    ]
    return Page(
        address=places.MINERALS,
        title="Minerals and materials",
        kind="minerals",
        lead=("How many lists each is on, and since when on the oldest. ",),
        sections=(
            Section("All", tables=(Table.of(("material", "kind", "lists", "ISO documents", "first listed"), table),)),
        ),
        facts=world.facts((), how="from the atlas of published lists and from ISO's titles"),
        rank=3,
    )
