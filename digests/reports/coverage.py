"""`coverage`: critical minerals against kinds of standard, and those without a standard for chemical analysis.

The CMCC reports every year which minerals lack standards of chemical analysis; this is its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digests.analysis.coverage import Row
from digests.analysis.documents import PUBLISHED, UNDER_DEVELOPMENT, scope
from digests.analysis.findings.covered import ANALYSIS, Covered, Gap, covered
from digests.analysis.iso import HELD
from digests.analysis.request import Request
from digests.reports import Spec
from digests.reports.lists_review import code_definitions
from digests.tables.frame import NONE, Chart, Report, Section, Table
from digests.tables.frame import Cell as Value
from digests.tables.subjects.coverage_tables import (
    behind,
    by_group,
    determined,
    evidence,
    for_all,
    not_sure,
    overview,
    techniques,
)
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed
from vocabulary.iso.standards import kinds
from vocabulary.minerals import name

_ABOUT_ANALYTES = (
    "Documents that determine one of the minerals without a standard for chemical analysis in another material.",
)
_ABOUT_TECHNIQUES = (
    "Documents on chemical analysis whose titles name the mineral, by the technique that the titles name.",
    "A document that names two techniques counts under both.",
)
_ABOUT_ALL = (
    "Documents on recycling, traceability and sustainability that name no mineral: they are in no cell above.",
)
_ABOUT_DOUBTS = (
    "Whether these titles are about the mineral is not sure: they are in no cell above, and nothing is concluded.",
)
WITHDRAWN = (
    "documents at stage 95.99 whose title names the mineral, each edition, amendment and corrigendum, of the materials "
    "committees and those that are gone"
)
_SHOWN = 8  # names in a sentence
_FIRST = 5
_FEW = 10_000  # documents: of fewer it cannot be said what ISO lacks
_BARS = 15


def build(request: Request) -> Report:
    """Minerals by kinds of standard, the ranked gaps in chemical analysis, and the documents behind each cell."""
    made = covered(request)
    table_rows, missing = made.rows, [(gap.rank, gap.row) for gap in made.gaps]
    doubted = not_sure(made.documents)
    return Report(
        name="coverage",
        title="ISO standards for critical minerals" + (f", {made.committee}" if made.committee else ""),
        as_of=request.as_of.isoformat(),
        summary=coverage_summary(made),
        sections=(
            Section(
                "Critical minerals without a standard for chemical analysis",
                _about_gaps(made.gaps),
                charts=gap_charts(made.gaps),
                tables=gap_tables(made.gaps),
            ),
            Section("Minerals by kind of standard", tables=(overview(table_rows),)),
            Section("Techniques of chemical analysis", _ABOUT_TECHNIQUES, tables=(techniques(table_rows, ANALYSIS),)),
            Section(
                "The documents behind each cell",
                by_group(table_rows),
                tables=(behind(table_rows), evidence(table_rows)),
            ),
            *((Section("Titles that may name a mineral", _ABOUT_DOUBTS, tables=(doubted,)),) if doubted else ()),
            Section("For all minerals alike", _ABOUT_ALL, tables=(for_all(made.documents),)),
            Section("Determined in other materials", _ABOUT_ANALYTES, tables=(determined(missing),)),
        ),
        definitions=tuple(_definitions(request)),
    )


def coverage_summary(made: Covered) -> tuple[str, ...]:
    """What the coverage comes to, in sentences: first the gaps."""
    return tuple(_summary(made, made.rows, made.gaps))


def _summary(made: Covered, table_rows: Sequence[Row], gaps: Sequence[Gap]) -> Iterator[str]:
    if made.read < _FEW:
        yield (
            f"Only {counted(made.read, 'ISO document')} of tens of thousands had been read by then: "
            "what is missing here need not be missing in ISO."
        )
    number = len(table_rows) - len(gaps)
    standard = f"published standard of {made.committee}" if made.committee else "published ISO standard"
    yield (
        f"{counted(len(table_rows), 'mineral')} are on at least one standing list; "
        f"{number or 'none'} {'have' if number > 1 else 'has'} a {standard} for chemical analysis"
        + (f", {len(gaps)} {'have' if len(gaps) > 1 else 'has'} none." if gaps and number else ".")
    )
    if gaps:
        first = [f"{name(gap.material)} ({counted(gap.lists, 'list')})" for gap in gaps[:_FIRST]]
        yield f"Most listed among those without: {listed(first)}."
    coming = [name(gap.material) for gap in gaps if gap.coming]
    if coming:
        yield f"Under development among those without: {listed(coming, _SHOWN)}."
    gone = [
        f"on {name(gap.material)} {gap.withdrawn_analysis} of {len(gap.withdrawn)}"
        for gap in gaps
        if gap.withdrawn_analysis
    ]
    if gone and not made.committee:  # another committee may have one
        yield (
            "ISO withdrew all that it had on the chemical analysis of some of them: of its withdrawn documents "
            f"{listed(gone)} are on chemical analysis, each edition, amendment and corrigendum counted."
        )
    have = {kind: sum(row.cells[kind.id].status == PUBLISHED for row in table_rows) for kind in kinds()}
    others = [f"{kind.name.casefold()} {number}" for kind, number in have.items() if kind.id != ANALYSIS and number]
    if others:
        yield f"Of the {len(table_rows)}, those with a {standard} of another kind: {listed(others)}."
    yield "Standards on sustainability, traceability and recycling that apply to all minerals are listed separately."


def _about_gaps(gaps: Sequence[Gap]) -> tuple[str, ...]:
    if not gaps:
        return ("Every mineral has one.",)
    return (
        "Ranked by how many standing lists name the mineral; minerals on equally many lists share a rank.",
        "“Determined in” counts published documents that find the element in another material.",
        "“Withdrawn” counts all documents on the mineral that ISO withdrew: each edition, amendment and corrigendum.",
    )


def gap_charts(gaps: Sequence[Gap]) -> tuple[Chart, ...]:
    """The gaps that most lists name."""
    bars = tuple((name(gap.material), gap.lists) for gap in gaps[:_BARS])
    return (Chart("Minerals without a standard for chemical analysis", "lists that name them", bars),) if bars else ()


def gap_tables(gaps: Sequence[Gap]) -> tuple[Table, ...]:
    """The ranked gaps, what is coming, what is found elsewhere, what was withdrawn; no table where there is no gap."""
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
        "withdrawn",
    )
    return (Table.of(columns, [_gap(gap) for gap in gaps]),)


def _gap(gap: Gap) -> tuple[Value, ...]:
    return (
        gap.rank,
        name(gap.material),
        gap.lists,
        ", ".join(gap.row.listed_by),
        ", ".join(document.reference for document in gap.coming) or NONE,
        _matrices(gap.row),
        ", ".join(gap.homes) or NONE,
        _gone(gap),
    )


def _gone(gap: Gap) -> str:
    """`43 (38 on chemical analysis)`: what ISO had."""
    if not gap.withdrawn:
        return NONE
    return f"{len(gap.withdrawn)} ({gap.withdrawn_analysis or 'none'} on chemical analysis)"


def _matrices(row: Row) -> str:
    """`12 (aluminium, nickel and 2 more)`: in which materials the mineral is determined, as far as the titles tell."""
    published = [document for document in row.elsewhere if document.status == PUBLISHED]
    inside = sorted({name(material) for document in published for material in document.says.materials})
    if not published:
        return NONE
    unnamed = sum(not document.says.materials for document in published)
    names = listed(inside, 4)
    if unnamed:
        title = "title names" if unnamed == 1 else "titles name"
        names = f"{names}; {unnamed} whose {title} none" if names else "not named"
    return f"{len(published)} ({names})"


def _definitions(request: Request) -> Iterator[tuple[str, str]]:
    day = ENGLISH.written(request.as_of)
    yield "mineral", f"a material on at least one standing list on {day}; “lists” counts the jurisdictions"
    for kind in kinds():
        yield kind.name, kind.definition
    yield "published", "at stages 60.60 to 95.92; withdrawn documents do not count"
    yield UNDER_DEVELOPMENT, "registered and not yet published; deleted projects do not count"
    yield "withdrawn", WITHDRAWN
    yield "document", "a standard, specification or report of ISO; amendments and corrigenda count only if withdrawn"
    yield "technique", "an analytical technique that the title names; what a title leaves out is not guessed"
    yield "by group", "titles name only the group, a wider material, or members of the group"
    yield "alloy", "an alloy named by its components counts for the first, its base metal"
    yield "compound", "a compound counts for its element"
    yield (
        "class",
        "light metals and precious metals count for the metals that their committee standardizes",
    )
    yield "ferroalloy", "a ferroalloy counts for iron and for the elements that it is named by"
    yield "committees", f"documents of {listed(scope(request.committee).committees)} with what is below them"
    yield "understanding", "read from the English title by exact words; docs/coverage-quality.md measures how well"
    yield code_definitions(request.as_of.isoformat())
    yield "as of", HELD


SPEC = Spec(
    "coverage", "critical minerals against kinds of ISO standard, and what has no standard for chemical analysis", build
)
