"""The atlas as a document: every jurisdiction, its editions, their kinds, what is whole here and what is not. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from digests.tables.frame import Cell, Report, Section, Table
from digests.words.addresses import Link
from storage.baseline.atlas import Edition, Jurisdiction, atlas
from storage.baseline.editions import KINDS
from storage.baseline.gaps import Gap, gaps
from storage.baseline.matrix import columns
from vocabulary.jurisdictions import name_of

GAP_COLUMNS = ("jurisdiction", "list", "edition", "date", "kind", "status", "known", "source")


def report(as_of: str) -> Report:
    """The whole atlas; `as_of` says which lists stand in the matrix. The same data give the same document."""
    known = atlas().values()
    editions = [(where, edition) for where in known for edition in where.editions]
    behind = columns(as_of).values()
    standing = {edition.id for current in behind for edition in (current.edition, *current.amendments)}
    whole = sum(edition.is_comparable for _, edition in editions)
    return Report(
        "atlas",
        "The atlas of published lists",
        as_of,
        summary=(
            f"{len(known)} jurisdictions and international bodies, {len(editions)} editions, {whole} complete",
            f"{len(behind)} standing lists in the matrix",
            "made from the data: ./run docs",
        ),
        sections=(
            Section(
                "Kinds", tables=(Table.of(("kind", "meaning", "editions", "jurisdictions"), list(_kinds(editions))),)
            ),
            Section(
                "Editions",
                tables=(Table.of(_EDITIONS, [_row(*row, stands=row[1].id in standing) for row in editions]),),
            ),
            Section("Incomplete here", tables=(gap_table(gaps(as_of)),)),
        ),
    )


_EDITIONS = (
    "jurisdiction",
    "edition",
    "title",
    "date",
    "kind",
    "status",
    "entries",
    "complete",
    "in the matrix",
    "source",
)


def gap_table(known_gaps: list[Gap]) -> Table:
    """What is known to exist and is not whole."""
    return Table.of(GAP_COLUMNS, [_gap(gap) for gap in known_gaps], "Known to exist, incomplete here")


def _gap(gap: Gap) -> tuple[Cell, ...]:
    edition = gap.edition
    return (
        gap.jurisdiction.code, edition.list, edition.id, edition.date, _kind(edition), edition.status, gap.missing,
        _source(edition),
    )  # fmt: skip


def _kinds(editions: list[tuple[Jurisdiction, Edition]]) -> Iterator[tuple[Cell, ...]]:
    counts = Counter(edition.kind for _, edition in editions)
    for kind, meaning in KINDS.items():
        places = {where.code for where, edition in editions if edition.kind == kind}
        yield kind.replace("-", " "), meaning, counts[kind], len(places)


def _row(where: Jurisdiction, edition: Edition, *, stands: bool) -> tuple[Cell, ...]:
    return (
        f"{name_of(where.code)} ({where.code})", edition.id, edition.title, edition.date, _kind(edition),
        edition.status, len(edition.entries) or None, "yes" if edition.is_comparable else "no",
        "yes" if stands else None, _source(edition),
    )  # fmt: skip


def _kind(edition: Edition) -> str:
    return edition.kind.replace("-", " ")


def _source(edition: Edition) -> Cell:
    """The address that was read, else the first one cited."""
    read = next((address.url for address in edition.urls if address.confidence == "verified"), None)
    url = read or next(iter(edition.citations), None)
    return Link(edition.verified, url) if url else edition.verified
