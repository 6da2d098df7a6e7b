"""`coverage`: critical minerals against kinds of standard, and those without a standard for chemical analysis.

The CMCC reports every year which minerals lack standards of chemical analysis; this is its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from digests.reports import Request, Spec
from digests.reports._coverage import Cell, Row, ranked, rows
from digests.reports._documents import PUBLISHED, UNDER_DEVELOPMENT, Document, documents, projects, scope
from digests.reports._iso import HELD, end_of
from digests.reports.frame import Cell as Value
from digests.reports.frame import Report, Section, Table
from digests.wording import counted, listed
from storage.baseline import watch
from storage.baseline.matrix import matrix
from storage.iso_state import known
from storage.store import Store
from vocabulary.errors import ConfigurationError
from vocabulary.mentions import mentions
from vocabulary.minerals import get, name
from vocabulary.standards import kinds, materials_committees
from vocabulary.watch import Watch

_ANALYSIS = "chemical-analysis"
_ABOUT_ANALYTES = (
    "Documents that determine one of the minerals without a standard for chemical analysis in another material.",
)
_ABOUT_ALL = (
    "Documents on recycling, traceability and sustainability that name no mineral: they stand in no cell above.",
)
_SHOWN = 8  # names in a sentence
_FIRST = 5
_FOR_ALL = frozenset({"recycling", "traceability", "sustainability"})


def build(request: Request) -> Report:
    """Minerals by kinds of standard, the ranked gaps in chemical analysis, and the documents behind each cell."""
    within = scope(request.committee)
    documented = _documents(request, within)
    found = rows(_critical(request), documented, [kind.id for kind in kinds()])
    gaps = ranked(found, _ANALYSIS)
    return Report(
        name="coverage",
        title="ISO standards for critical minerals" + (f", {request.committee}" if request.committee else ""),
        as_of=request.as_of.isoformat(),
        summary=tuple(_summary(found, gaps)),
        sections=(
            Section(
                "Critical minerals without a standard for chemical analysis",
                _about_gaps(gaps),
                tables=_gap_tables(request, gaps),
            ),
            Section("Minerals by kind of standard", tables=(_overview(found),)),
            Section("The documents behind each cell", _by_group(found), tables=(_evidence(found),)),
            Section("For all minerals alike", _ABOUT_ALL, tables=(_for_all(documented),)),
            Section("Determined in other materials", _ABOUT_ANALYTES, tables=(_determined(gaps),)),
        ),
        definitions=tuple(_definitions(request, within)),
    )


def _critical(request: Request) -> list[tuple[str, list[str]]]:
    """Every single material on a standing list, with the codes of those that list it."""
    _, found = matrix(request.as_of.isoformat())
    if not found:
        raise ConfigurationError(
            f"no list of critical minerals was in force by {request.as_of}: nothing to compare with"
        )
    return [(material, list(cells)) for material, cells in found if get(material).kind != "class"]


def _documents(request: Request, within: Watch) -> list[Document]:
    found = [each for each in projects(request) if within.covers(each.text("committee"))]
    if not found:
        raise ConfigurationError(
            f"no ISO document of {request.committee or 'these committees'} was known by {request.as_of}; "
            "`critmin committees` lists the committees there are"
        )
    return list(documents(found))


def _summary(found: Sequence[Row], gaps: Sequence[tuple[int, Row]]) -> Iterator[str]:
    yield (
        f"{counted(len(found), 'mineral')} stand on at least one standing list; "
        f"{len(found) - len(gaps)} have a published ISO standard for chemical analysis, {len(gaps)} have none."
    )
    if gaps:
        first = [f"{name(row.material)} ({counted(len(row.listed_by), 'list')})" for _, row in gaps[:_FIRST]]
        yield f"Most listed among those without: {listed(first)}."
    coming = [name(row.material) for _, row in gaps if row.cells[_ANALYSIS].coming]
    if coming:
        yield f"Under development among those without: {listed(coming, _SHOWN)}."
    for kind in kinds():
        if kind.id != _ANALYSIS:
            have = sum(row.cells[kind.id].status == PUBLISHED for row in found)
            yield f"{kind.name}: published for {have} of {len(found)}."


def _about_gaps(gaps: Sequence[tuple[int, Row]]) -> tuple[str, ...]:
    if not gaps:
        return ("Every mineral has one.",)
    return (
        "Ranked by how many standing lists name the mineral; minerals that equally many name share a rank. "
        "“Determined in” counts published documents that find the element in another material: a start, not a standard for the mineral.",
    )


def _gap_tables(request: Request, gaps: Sequence[tuple[int, Row]]) -> tuple[Table, ...]:
    if not gaps:
        return ()
    columns = (
        "rank",
        "mineral",
        "lists",
        "listed by",
        "under development",
        "determined in",
        "ISO committee whose scope names it",
    )
    homes = _homes(request.store, request)
    return (Table.of(columns, [_gap(rank, row, homes) for rank, row in gaps]),)


def _gap(rank: int, row: Row, homes: dict[str, list[str]]) -> tuple[Value, ...]:
    coming = [each.document.reference for each in row.cells[_ANALYSIS].documents]
    return (
        rank,
        name(row.material),
        len(row.listed_by),
        ", ".join(row.listed_by),
        ", ".join(coming) or None,
        _matrices(row),
        ", ".join(homes.get(row.material, ())) or None,
    )


def _matrices(row: Row) -> str | None:
    """`12 (aluminium, nickel and 2 more)`: in which materials the mineral is determined."""
    published = [each for each in row.elsewhere if each.status == PUBLISHED]
    inside = sorted({name(material) for each in published for material in each.says.materials})
    return f"{len(published)} ({listed(inside, 4) or 'not named'})" if published else None


def _homes(store: Store, request: Request) -> dict[str, list[str]]:
    """Material -> the CMCC's committees whose title or scope names it, as they are known at the report's date."""
    homes: dict[str, list[str]] = {}
    for each in known(store, "Committee", end_of(request.as_of), watch().covers):
        for material in mentions(f"{each.text('title')}. {each.text('scope').partition('Excluded')[0]}"):
            homes.setdefault(material, []).append(each.text("reference") or each.label)
    return homes


def _overview(found: Sequence[Row]) -> Table:
    columns = ("mineral", "lists", *(kind.name for kind in kinds()))
    return Table.of(columns, [_line(row) for row in found])


def _line(row: Row) -> tuple[Value, ...]:
    return name(row.material), len(row.listed_by), *(_said(row.cells[kind.id]) for kind in kinds())


def _said(cell: Cell) -> str:
    """`published: 3, coming: 1`, `under development: 1`, `none`; "by group" where no document names the material itself."""
    if not cell.documents:
        return cell.status
    said = f"{cell.status}: {cell.published or cell.coming}"
    if cell.published and cell.coming:
        said += f", coming: {cell.coming}"
    return said if any(each.through is None for each in cell.documents) else f"{said} by group"


def _evidence(found: Sequence[Row]) -> Table:
    """Each document once for each material that its title names, so that a group's stand under the group alone."""
    columns = ("mineral", "kind", "status", "reference", "title", "stage", "committee")
    return Table.of(columns, [line for row in found for line in _behind(row)])


def _behind(row: Row) -> Iterator[tuple[Value, ...]]:
    for kind in kinds():
        for each in (covering.document for covering in row.cells[kind.id].documents if covering.through is None):
            yield name(row.material), kind.name, each.status, each.link, each.title, each.stage, each.committee


def _by_group(found: Sequence[Row]) -> tuple[str, ...]:
    """Where to look for the documents of rows that have none of their own."""
    through: dict[str, list[str]] = {}
    for row in found:
        covering = [each for cell in row.cells.values() for each in cell.documents]
        if covering and all(each.through for each in covering):
            names = listed(list(dict.fromkeys(name(each.through) for each in covering if each.through)))
            through.setdefault(names, []).append(name(row.material))
    return tuple(f"Under {group} stand the documents of {listed(materials)}." for group, materials in through.items())


def _for_all(found: Sequence[Document]) -> Table:
    columns = ("kinds", "status", "reference", "title", "stage", "committee")
    general = (
        each for each in found if not (each.says.materials or each.is_supplement) and _FOR_ALL & set(each.says.kinds)
    )
    return Table.of(
        columns, [_general(each) for each in sorted(general, key=lambda each: (each.committee, each.sort_key))]
    )


def _general(each: Document) -> tuple[Value, ...]:
    about = listed([kind.name for kind in kinds() if kind.id in each.says.kinds])
    return about, each.status, each.link, each.title, each.stage, each.committee


def _determined(gaps: Sequence[tuple[int, Row]]) -> Table:
    columns = ("mineral", "determined in", "status", "reference", "title", "stage", "committee")
    return Table.of(columns, [line for _, row in gaps for line in map(partial(_found_in, row.material), row.elsewhere)])


def _found_in(material: str, each: Document) -> tuple[Value, ...]:
    inside = listed([name(other) for other in each.says.materials]) or None
    return name(material), inside, each.status, each.link, each.title, each.stage, each.committee


def _definitions(request: Request, within: Watch) -> Iterator[tuple[str, str]]:
    yield (
        "mineral",
        f"a material on the standing list of at least one jurisdiction on {request.as_of}; `lists` counts the jurisdictions",
    )
    for kind in kinds():
        yield kind.name, kind.definition
    yield "published", "at stages 60.60 to 95.92; withdrawn documents do not count"
    yield UNDER_DEVELOPMENT, "registered and not yet published; deleted projects do not count"
    yield "document", "a standard, specification or report of ISO; amendments and corrigenda do not count on their own"
    yield (
        "by group",
        "titles name only the group or a wider material, which covers its members, or only members of the group",
    )
    yield (
        "alloy",
        "an alloy named by its components counts for the first, its base metal; a compound counts for its element",
    )
    yield (
        "class",
        "a title that names only ferroalloys, light metals or precious metals counts for the metals its committee standardizes",
    )
    yield "committees", f"documents of {listed(within.committees)} with what is below them"
    yield (
        "understanding",
        "what a document covers is read from its English title by exact words; docs/coverage-quality.md measures how well",
    )
    yield "as of", HELD


ANALYSIS = _ANALYSIS


def gaps(request: Request) -> list[tuple[int, Row]]:
    """The ranked critical minerals without a published standard for chemical analysis."""
    documented = _documents(request, scope(request.committee))
    return list(ranked(rows(_critical(request), documented, [kind.id for kind in kinds()]), _ANALYSIS))


SPEC = Spec(
    "coverage", "critical minerals against kinds of ISO standard, and what has no standard for chemical analysis", build
)
