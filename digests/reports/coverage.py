"""`coverage`: critical minerals against kinds of standard, and those without a standard for chemical analysis.

The CMCC reports every year which minerals lack standards of chemical analysis; this is its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digests.reports import Request, Spec
from digests.reports._coverage import Row, broader, ranked, rows
from digests.reports._coverage_tables import by_group, determined, evidence, for_all, overview
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
from vocabulary.standards import kinds

ANALYSIS = "chemical-analysis"
_ABOUT_ANALYTES = (
    "Documents that determine one of the minerals without a standard for chemical analysis in another material.",
)
_ABOUT_ALL = (
    "Documents on recycling, traceability and sustainability that name no mineral: they stand in no cell above.",
)
_SHOWN = 8  # names in a sentence
_FIRST = 5


def build(request: Request) -> Report:
    """Minerals by kinds of standard, the ranked gaps in chemical analysis, and the documents behind each cell."""
    documented = _documents(request)
    found = rows(_critical(request), documented, [kind.id for kind in kinds()])
    missing = ranked(found, ANALYSIS)
    return Report(
        name="coverage",
        title="ISO standards for critical minerals" + (f", {request.committee}" if request.committee else ""),
        as_of=request.as_of.isoformat(),
        summary=tuple(_summary(found, missing)),
        sections=(
            Section(
                "Critical minerals without a standard for chemical analysis",
                _about_gaps(missing),
                tables=_gap_tables(request, missing),
            ),
            Section("Minerals by kind of standard", tables=(overview(found),)),
            Section("The documents behind each cell", by_group(found), tables=(evidence(found),)),
            Section("For all minerals alike", _ABOUT_ALL, tables=(for_all(documented),)),
            Section("Determined in other materials", _ABOUT_ANALYTES, tables=(determined(missing),)),
        ),
        definitions=tuple(_definitions(request)),
    )


def gaps(request: Request) -> list[tuple[int, Row]]:
    """The ranked critical minerals without a published standard for chemical analysis: what the survey asks about."""
    return list(ranked(rows(_critical(request), _documents(request), [kind.id for kind in kinds()]), ANALYSIS))


def _critical(request: Request) -> list[tuple[str, list[str]]]:
    """Every single material on a standing list, with the codes of those that list it."""
    _, found = matrix(request.as_of.isoformat())
    if not found:
        raise ConfigurationError(
            f"no list of critical minerals was in force by {request.as_of}: nothing to compare with"
        )
    return [(material, list(cells)) for material, cells in found if get(material).kind != "class"]


def _documents(request: Request) -> list[Document]:
    within = scope(request.committee)
    found = [each for each in projects(request) if within.covers(each.text("committee"))]
    if not found:
        raise ConfigurationError(
            f"no ISO document of {request.committee or 'these committees'} was known by {request.as_of}; "
            "`critmin committees` lists the committees there are"
        )
    return list(documents(found))


def _summary(found: Sequence[Row], missing: Sequence[tuple[int, Row]]) -> Iterator[str]:
    yield (
        f"{counted(len(found), 'mineral')} stand on at least one standing list; "
        f"{len(found) - len(missing)} have a published ISO standard for chemical analysis, {len(missing)} have none."
    )
    if missing:
        first = [f"{name(row.material)} ({counted(len(row.listed_by), 'list')})" for _, row in missing[:_FIRST]]
        yield f"Most listed among those without: {listed(first)}."
    coming = [name(row.material) for _, row in missing if row.cells[ANALYSIS].coming]
    if coming:
        yield f"Under development among those without: {listed(coming, _SHOWN)}."
    have = {kind: sum(row.cells[kind.id].status == PUBLISHED for row in found) for kind in kinds()}
    others = [f"{kind.name.casefold()} {number}" for kind, number in have.items() if kind.id != ANALYSIS]
    yield f"Of the {len(found)}, those with a published standard of another kind: {listed(others)}."
    yield "Standards on sustainability, traceability and recycling that hold for all minerals alike are listed apart."


def _about_gaps(missing: Sequence[tuple[int, Row]]) -> tuple[str, ...]:
    if not missing:
        return ("Every mineral has one.",)
    return (
        "Ranked by how many standing lists name the mineral; minerals that equally many name share a rank.",
        "“Determined in” counts published documents that find the element in another material.",
    )


def _gap_tables(request: Request, missing: Sequence[tuple[int, Row]]) -> tuple[Table, ...]:
    if not missing:
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
    return (Table.of(columns, [_gap(rank, row, homes) for rank, row in missing]),)


def _gap(rank: int, row: Row, homes: dict[str, list[str]]) -> tuple[Value, ...]:
    coming = [each.document.reference for each in row.cells[ANALYSIS].documents]
    return (
        rank,
        name(row.material),
        len(row.listed_by),
        ", ".join(row.listed_by),
        ", ".join(coming) or None,
        _matrices(row),
        ", ".join(_homes_of(row.material, homes)) or None,
    )


def _homes_of(material: str, homes: dict[str, list[str]]) -> list[str]:
    """The committees whose scope names the material, or a group that it is a member of."""
    return list(dict.fromkeys(home for each in (material, *broader(material)) for home in homes.get(each, ())))


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


def _definitions(request: Request) -> Iterator[tuple[str, str]]:
    yield "mineral", f"a material on at least one standing list on {request.as_of}; `lists` counts the jurisdictions"
    for kind in kinds():
        yield kind.name, kind.definition
    yield "published", "at stages 60.60 to 95.92; withdrawn documents do not count"
    yield UNDER_DEVELOPMENT, "registered and not yet published; deleted projects do not count"
    yield "document", "a standard, specification or report of ISO; amendments and corrigenda do not count on their own"
    yield "by group", "titles name only the group, a wider material, or members of the group"
    yield "alloy", "an alloy named by its components counts for the first, its base metal"
    yield "compound", "a compound counts for its element"
    yield (
        "class",
        "ferroalloys, light metals and precious metals count for the metals that their committee standardizes",
    )
    yield "committees", f"documents of {listed(scope(request.committee).committees)} with what is below them"
    yield "understanding", "read from the English title by exact words; docs/coverage-quality.md measures how well"
    yield "as of", HELD


SPEC = Spec(
    "coverage", "critical minerals against kinds of ISO standard, and what has no standard for chemical analysis", build
)
