"""`lists-review`: what changed in the published lists in a period, edition by edition, and the matrix at its end."""

from __future__ import annotations

from collections.abc import Iterator

from digests import events
from digests.reports import Request, Spec, frame
from digests.reports.frame import Link, Report, Section, Table
from digests.wording import counted, listed
from storage.baseline.atlas import Edition, InForce, Jurisdiction, atlas, history
from storage.baseline.matrix import Cell, matrix
from storage.model import ChangeQuery
from vocabulary.list_comparison import Comparison, Listed, compared
from vocabulary.minerals import name

_DEFINITIONS = (
    ("edition", "one dated, official version of a list; drafts and amendments are named as such"),
    ("added, removed", "by material: a group replaced by its members, or a wider wording, adds and removes nothing"),
    (
        "matrix",
        "standing lists known whole; the year since when a material is listed without a break, brackets: as a group",
    ),
    ("seen on the pages", "changes that critmin found by polling the publishers' pages in the period"),
)


def build(request: Request) -> Report:
    """The editions of the period, what each changed, what the polls saw, and the matrix."""
    since, until = request.period.since.date().isoformat(), request.as_of.isoformat()
    editions = ((where, edition) for where in atlas().values() for edition in where.editions)
    found = [(where, edition) for where, edition in editions if since <= edition.date <= until]
    found.sort(key=lambda each: (each[1].date, each[0].code))
    countries = counted(len({where.code for where, _ in found}), "jurisdiction")
    seen = _seen(request)
    return Report(
        name="lists-review",
        title="Review of the published lists of critical minerals",
        as_of=until,
        period=f"{since} to {until}",
        summary=(
            f"{counted(len(found), 'edition')} published in {countries}"
            if found
            else "no edition on record was published in the period",
            f"{counted(len(seen), 'change')} of lists seen on the publishers' pages",
        ),
        sections=(
            Section("Editions of the period", tables=(_editions(found),) if found else ()),
            *(_section(where, edition) for where, edition in found),
            Section("Seen on the pages", points=tuple(seen) or ("none",)),
            Section("The matrix", tables=(_matrix(until),)),
        ),
        definitions=_DEFINITIONS,
    )


def _editions(found: list[tuple[Jurisdiction, Edition]]) -> Table:
    rows: list[tuple[frame.Cell, ...]] = []
    for where, edition in found:
        link = Link(edition.title, edition.urls[0].url) if edition.urls else edition.title
        size = len(edition.entries) if edition.entries else None
        rows.append(
            (edition.date, where.name, edition.list, link, edition.kind, edition.status, size, edition.verified)
        )
    return Table.of(("date", "jurisdiction", "list", "edition", "kind", "status", "entries", "checked"), rows)


def _section(where: Jurisdiction, edition: Edition) -> Section:
    return Section(f"{where.name}, {edition.date}: {edition.title}", points=tuple(_points(where, edition)))


def _points(where: Jurisdiction, edition: Edition) -> Iterator[str]:
    """What an edition changed against the one before, or why that cannot be said."""
    if edition.kind == "amendment":
        yield f"amends {edition.amends}: {listed([entry.as_published for entry in edition.entries]) or 'see its text'}"
        return
    if not edition.is_comparable:
        yield "not compared: it is not known whole, or rests on memory"
        return
    if edition.kind != "list":
        size = counted(len(edition.entries), "entry", "entries")
        yield f"{edition.kind.replace('-', ' ')}, {size}: not a list that replaces another"
        return
    earlier = [found for found in history(where, edition.list) if found.edition.date < edition.date]
    if not earlier:
        yield f"the first edition on record of this list, {counted(len(edition.entries), 'entry', 'entries')}"
        return
    before = earlier[-1]
    yield f"compared with {before.edition.id} ({before.edition.date})"
    yield from _differences(compared(_listed(before), _listed(InForce(where, edition))))


def _differences(result: Comparison) -> Iterator[str]:
    for words, materials in (("added", result.added), ("removed", result.removed)):
        if materials:
            yield f"{len(materials)} {words}: {listed(list(map(name, materials)))}"
    for group, parts in result.regrouped.items():
        yield f"{name(group)} on one side, on the other: {listed(list(map(name, parts)))}"
    for what, pairs in (("worded wider or narrower", result.reworded), ("in another tier", result.tiers)):
        if pairs:
            yield f"{len(pairs)} {what}: {listed(list(map(name, pairs)))}"
    if not (result.added or result.removed or result.regrouped or result.reworded or result.tiers):
        yield "the same materials"


def _listed(found: InForce) -> list[Listed]:
    return [Listed(entry.as_published, found.jurisdiction.meaning(entry), entry.tier) for entry in found.entries]


def _seen(request: Request) -> list[str]:
    query = ChangeQuery(since=request.period.since, until=request.period.until, topic="lists")
    of_lists = [change for change in request.store.changes(query) if change.kind in {"ListEdition", "ListedMineral"}]
    told = sorted(events.events(of_lists), key=lambda event: event.detected_at)
    return [f"{event.detected_at:%Y-%m-%d}: {event.headline}" for event in told]


def _matrix(as_of: str) -> Table:
    codes, rows = matrix(as_of)
    ranked = sorted(rows, key=lambda row: (-len(row[1]), name(row[0])))
    lines = [(name(material), len(cells), *(_year(cells.get(code)) for code in codes)) for material, cells in ranked]
    return Table.of(("material", "lists", *codes), lines, "Materials on the standing lists")


def _year(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return f"({cell.since[:4]})" if cell.by else cell.since[:4]


SPEC = Spec("lists-review", "the period's changes in the lists of all countries, with the matrix", build)
