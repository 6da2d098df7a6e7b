"""Published editions as a web page, with their sources. Pure: markup out."""

from __future__ import annotations

from collections.abc import Sequence

from digests.tables.forms import Form, drawn
from digests.tables.frame import Cell, Report, Section, Table
from digests.words.addresses import Link
from digests.words.wording import counted
from storage.baseline.atlas import Entry, InForce, status_at
from storage.baseline.gaps import Gap, outdated
from vocabulary.minerals import name


def page(editions: Sequence[InForce]) -> str:
    """The entries of one or of all lists of a jurisdiction as published, what they mean, and where they were read."""
    first, *more = editions
    where, edition = first.jurisdiction, first.edition
    report = Report(
        where.code if more else edition.id,
        f"{where.name}: {counted(len(editions), 'list')}" if more else f"{where.name}: {edition.title}",
        (first.as_of if more else None) or edition.date,
        summary=() if more else about(first),
        sections=tuple(section for shown in editions for section in _sections(shown, alone=not more)),
    )
    return drawn(report, Form.HTML).decode()


def about(current: InForce) -> tuple[str, ...]:
    """What to know of an edition beside its entries: its kind and state, how sure it is, whether a later one exists."""
    edition = current.edition
    kind = edition.kind.replace("-", " ")
    status = status_at(current.jurisdiction, edition, current.as_of) if current.as_of else edition.status
    lines = [
        f"{kind}, {status} edition of {edition.date}; {edition.instrument}",
        f"checked: {edition.verified.replace('-', ' ')}",
    ]
    if not edition.is_comparable:
        lines.append(f"incomplete here: {Gap(current.jurisdiction, edition).missing}")
    lines += [f"as amended {amendment.date}: {amendment.title} ({amendment.id})" for amendment in current.amendments]
    if newer := outdated(current):
        lines.append(newer)
    return tuple(lines)


def _sections(current: InForce, *, alone: bool) -> tuple[Section, ...]:
    entries = Table.of(
        ("as published", "materials", "tier", "qualifier"), [_row(current, entry) for entry in current.entries]
    )
    size = counted(len(entries.rows), "entry", "entries")
    sources = Table.of(("source",), [(Link(url, url),) for url in current.edition.citations])
    tables = (entries,) if entries.rows else ()
    if alone:
        return Section(size, tables=tables), Section("Sources", tables=(sources,))
    return (
        Section(f"{current.edition.title}, {size}", points=about(current), tables=tables),
        Section("Sources", tables=(sources,), level=2),
    )


def _row(current: InForce, entry: Entry) -> tuple[Cell, ...]:
    match = current.jurisdiction.meaning(entry)
    materials = ", ".join(map(name, match.minerals)) if match else "not known to the vocabulary"
    return entry.as_published, materials, entry.tier, entry.qualifier
