"""`lists-review`: what changed in the published lists in a period, edition by edition, and the matrix at its end."""

from __future__ import annotations

from collections.abc import Iterator

from digests.analysis.findings.review import Compared, Review, Reviewed, review
from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables import frame
from digests.tables.frame import Report, Section, Table
from digests.words.addresses import Link
from digests.words.wording import counted, listed
from storage.baseline.atlas import Edition, Jurisdiction
from storage.baseline.gaps import caveat
from storage.baseline.matrix import Cell, columns, matrix
from vocabulary.lists.comparison import Comparison
from vocabulary.minerals import name

_DEFINITIONS = (
    ("edition", "one dated, official version of a list; drafts and amendments are named as such"),
    ("added, removed", "by material: a group replaced by its members, or a wider wording, adds and removes nothing"),
    (
        "matrix",
        "complete standing lists; the year since when a material is listed without a break, brackets: as a group",
    ),
    ("seen on the pages", "changes that critmin found by polling the publishers' pages in the period"),
)


def build(request: Request) -> Report:
    """The editions of the period, what each changed, what the polls saw, and the matrix."""
    until, results = request.as_of.isoformat(), review(request)
    return Report(
        name="lists-review",
        title="Review of the published lists of critical minerals",
        as_of=until,
        period=f"{request.period.since.date().isoformat()} to {until}",
        summary=review_summary(results),
        sections=(
            *_editions(results),
            *(_section(reviewed) for reviewed in results.editions),
            *_pages(results),
            Section("The matrix", points=tuple(_caveats(until)), tables=(_matrix(until),)),
        ),
        definitions=_DEFINITIONS,
    )


def review_summary(results: Review) -> tuple[str, ...]:
    """How many editions the period brought, and how many changes the polls saw."""
    countries = counted(results.jurisdictions, "jurisdiction")
    return (
        f"{counted(len(results.editions), 'edition')} published in {countries}"
        if results.editions
        else "no edition on record was published in the period",
        f"{counted(len(results.seen), 'change')} of lists seen on the publishers' pages",
    )


def _editions(results: Review) -> Iterator[Section]:
    if results.editions:
        yield Section("Editions of the period", tables=(edition_table(results),))


def edition_table(results: Review) -> Table:
    """A row for each edition."""
    columns = ("date", "jurisdiction", "list", "edition", "kind", "status", "entries", "checked")
    return Table.of(columns, [_edition(reviewed.where, reviewed.edition) for reviewed in results.editions])


def _edition(where: Jurisdiction, edition: Edition) -> tuple[frame.Cell, ...]:
    link = Link(edition.title, edition.urls[0].url) if edition.urls else edition.title
    size = len(edition.entries) if edition.entries else None
    return edition.date, where.name, edition.list, link, edition.kind, edition.status, size, edition.verified


def _section(reviewed: Reviewed) -> Section:
    title = f"{reviewed.where.name}, {reviewed.edition.date}: {reviewed.edition.title}"
    return Section(title, points=tuple(changed(reviewed)), level=2)


def changed(reviewed: Reviewed) -> Iterator[str]:
    """What an edition changed against the one before, or why that cannot be said."""
    edition, size = reviewed.edition, counted(len(reviewed.edition.entries), "entry", "entries")
    if reviewed.how is Compared.AMENDMENT:
        yield f"amends {edition.amends}: {listed([entry.as_published for entry in edition.entries]) or 'see its text'}"
    elif reviewed.how is Compared.NOT_KNOWN_WHOLE:
        yield "not compared: it is incomplete, or known only from memory"
    elif reviewed.how is Compared.NO_LIST:
        yield f"{edition.kind.replace('-', ' ')}, {size}: not a list that replaces another"
    elif reviewed.before and reviewed.comparison:
        yield f"compared with {reviewed.before.id} ({reviewed.before.date})"
        yield from _differences(reviewed.comparison)
    else:
        yield f"the first edition on record of this list, {size}"


def _differences(result: Comparison) -> Iterator[str]:
    for words, materials in (("added", result.added), ("removed", result.removed)):
        if materials:
            yield f"{len(materials)} {words}: {listed(list(map(name, materials)))}"
    for group, parts in result.regrouped.items():
        yield f"{name(group)} in one edition, in the other: {listed(list(map(name, parts)))}"
    for what, pairs in (("worded wider or narrower", result.reworded), ("in another tier", result.tiers)):
        if pairs:
            yield f"{len(pairs)} {what}: {listed(list(map(name, pairs)))}"
    if not (result.added or result.removed or result.regrouped or result.reworded or result.tiers):
        yield "the same materials"


def _pages(results: Review) -> Iterator[Section]:
    if results.seen:
        points = [f"{event.detected_at:%Y-%m-%d}: {event.headline}" for event in results.seen]
        yield Section("Seen on the publishers' pages", points=tuple(points))


def _caveats(as_of: str) -> Iterator[str]:
    for code, current in columns(as_of).items():
        if said := caveat(current):
            yield f"{code}: {said}"


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
