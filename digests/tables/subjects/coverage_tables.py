"""The tables of the report `coverage`. Pure; decides nothing about what covers what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from digests.analysis.coverage import Cell, Row, by_technique
from digests.analysis.documents import PUBLISHED, UNDER_DEVELOPMENT, Document
from digests.analysis.findings.covered import ANALYSIS
from digests.tables.frame import NONE, Table
from digests.tables.frame import Cell as Value
from digests.words.addresses import Link
from digests.words.wording import listed
from vocabulary.iso.standards import kinds
from vocabulary.iso.titles.techniques import technique_names
from vocabulary.minerals import name

_NOT_NAMED = "not named in the title"
_BY_TECHNIQUE = frozenset({ANALYSIS, "physical-testing"})
_ANALYTES = 8  # in a cell
OUTSIDE = frozenset({"oil", "natural-gas", "coalbed-methane"})
"""Materials whose committees are outside the mandate."""
_FOR_ALL = frozenset({"recycling", "traceability", "sustainability"})


def overview(rows_shown: Sequence[Row]) -> Table:
    """A row for each mineral, a column for each kind."""
    columns = ("mineral", "lists", *(kind.name for kind in kinds()))
    return Table.of(columns, [_line(row) for row in rows_shown])


def _line(row: Row) -> tuple[Value, ...]:
    return name(row.material), len(row.listed_by), *(_cell(row.cells[kind.id]) for kind in kinds())


def _cell(cell: Cell) -> str:
    """`published: 3, under development: 1`, `none`; "(by group)" where none names the material itself."""
    if not cell.documents:
        return cell.status
    words = f"{cell.status}: {cell.published or cell.coming}"
    if cell.published and cell.coming:
        words += f", {UNDER_DEVELOPMENT}: {cell.coming}"
    return words if any(covering.through is None for covering in cell.documents) else f"{words} (by group)"


def evidence(rows_shown: Sequence[Row]) -> Table:
    """Each document once for each material that its title names, so that a group's stand under the group alone."""
    columns = ("mineral", "kind", "status", "reference", "title", "technique", "stage", "committee")
    rows = [line for row in rows_shown for line in _behind(row)]
    return Table(columns, tuple(rows), "With titles, stages and committees", is_data=True)


def behind(rows_shown: Sequence[Row]) -> Table:
    """The same documents by mineral, kind and technique, each leading to ISO's page; oil and gas are left to the data.

    Their committees are outside the mandate and would fill the page.
    """
    rows: list[tuple[Value, ...]] = []
    for row in rows_shown:
        if row.material in OUTSIDE:
            continue
        for kind in kinds():
            groups: dict[str, list[Document]] = {}
            for document in (
                covering.document for covering in row.cells[kind.id].documents if covering.through is None
            ):
                groups.setdefault(_techniques(document, kind.id), []).append(document)
            rows += [(name(row.material), kind.name, technique, _linked(those)) for technique, those in groups.items()]
    return Table.of(("mineral", "kind", "technique", "documents"), rows)


def _linked(documents: Sequence[Document]) -> tuple[str | Link, ...]:
    """`ISO 1:2020, ISO/DIS 2`; those under development in brackets."""
    pieces: list[str | Link] = []
    for document in documents:
        pieces += [
            ", " if pieces else "",
            document.link,
            "" if document.status == PUBLISHED else f" ({document.stage})",
        ]
    return tuple(piece for piece in pieces if piece)


def _behind(row: Row) -> Iterator[tuple[Value, ...]]:
    for kind in kinds():
        for document in (covering.document for covering in row.cells[kind.id].documents if covering.through is None):
            about = name(row.material), kind.name, document.status, document.link, document.title
            yield *about, _techniques(document, kind.id), document.stage, document.committee


def _techniques(document: Document, kind: str) -> str:
    """Those that its title names; a vocabulary or a specification has none."""
    return technique_words(document.says.techniques) if kind in _BY_TECHNIQUE else NONE


def technique_words(ids: Sequence[str]) -> str:
    """The names of techniques, or that the title names none."""
    return listed([technique_names()[technique] for technique in ids]) or _NOT_NAMED


def techniques(rows_shown: Sequence[Row], kind: str) -> Table:
    """For each mineral, how many documents of `kind` use each technique, and what they determine by it."""
    columns = ("mineral", "technique", PUBLISHED, UNDER_DEVELOPMENT, "determines")
    return Table.of(columns, [line for row in rows_shown for line in _by_technique(row, kind)])


def _by_technique(row: Row, kind: str) -> Iterator[tuple[Value, ...]]:
    for technique, documents in by_technique(row, kind).items():
        published = sum(document.status == PUBLISHED for document in documents)
        analytes = sorted({name(analyte) for document in documents for analyte in document.says.analytes})
        words = technique_names().get(technique, _NOT_NAMED)
        yield (
            name(row.material),
            words,
            published,
            len(documents) - published,
            listed(analytes, _ANALYTES) or _NOT_NAMED,
        )


def by_group(rows_shown: Sequence[Row]) -> tuple[str, ...]:
    """Where to look for the documents of rows that have none of their own."""
    through: dict[str, list[str]] = {}
    for row in rows_shown:
        covering = [covering_document for cell in row.cells.values() for covering_document in cell.documents]
        if covering and all(covering_document.through for covering_document in covering):
            names = listed(
                list(
                    dict.fromkeys(
                        name(covering_document.through) for covering_document in covering if covering_document.through
                    )
                )
            )
            through.setdefault(names, []).append(name(row.material))
    return tuple(
        f"The documents of {listed(materials)} are counted under {group}." for group, materials in through.items()
    )


def for_all(documents: Sequence[Document]) -> Table:
    """What is about recycling, traceability or sustainability and names no mineral."""
    columns = ("kinds", "status", "reference", "title", "stage", "committee")
    general = (
        document
        for document in documents
        if not (document.says.materials or document.is_supplement) and _FOR_ALL & set(document.says.kinds)
    )
    return Table.of(
        columns,
        [
            _general(document)
            for document in sorted(general, key=lambda document: (document.committee, document.sort_key))
        ],
    )


def _general(document: Document) -> tuple[Value, ...]:
    about = listed([kind.name for kind in kinds() if kind.id in document.says.kinds])
    return about, document.status, document.link, document.title, document.stage, document.committee


def not_sure(documents: Sequence[Document]) -> Table | None:
    """The documents whose titles may name a mineral and may not, each with the reason; `None` without any."""
    columns = ("may be about", "why that is not sure", "status", "reference", "title", "stage", "committee")
    lines = [
        (
            ", ".join(map(name, materials)),
            reason,
            document.status,
            document.link,
            document.title,
            document.stage,
            document.committee,
        )
        for document in sorted(documents, key=lambda document: (document.committee, document.sort_key))
        if not document.is_supplement
        for reason, materials in document.says.unsure_of.items()
    ]
    return Table.of(columns, lines) if lines else None


def determined(gaps: Sequence[tuple[int, Row]]) -> Table:
    """For each mineral without a standard of its own, the documents that determine it in another material."""
    columns = ("mineral", "determined in", "status", "reference", "title", "technique", "stage", "committee")
    return Table.of(
        columns, [line for _, row in gaps for line in map(partial(_analysed_in, row.material), row.elsewhere)]
    )


def _analysed_in(material: str, document: Document) -> tuple[Value, ...]:
    inside = listed([name(other) for other in document.says.materials]) or _NOT_NAMED
    return (
        name(material),
        inside,
        document.status,
        document.link,
        document.title,
        _techniques(document, ANALYSIS),
        document.stage,
        document.committee,
    )
