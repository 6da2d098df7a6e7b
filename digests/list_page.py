"""One published edition as a web page, with its sources. Pure: markup out."""

from __future__ import annotations

from digests.reports.forms import Form, drawn
from digests.reports.frame import Cell, Link, Report, Section, Table
from storage.baseline.atlas import Entry, InForce
from vocabulary.minerals import name


def page(found: InForce) -> str:
    """The entries as published, what they mean, and where they were read."""
    edition = found.edition
    sure = "" if edition.is_comparable else "; not known whole, or from memory: not for comparison"
    entries = Table.of(
        ("as published", "materials", "tier", "qualifier"), [_row(found, entry) for entry in found.entries]
    )
    sources = Table.of(("source",), [(Link(url, url),) for url in edition.citations])
    report = Report(
        edition.id,
        f"{found.jurisdiction.name}: {edition.title}",
        edition.date,
        summary=(
            f"{edition.status} edition of {edition.date}; {edition.instrument}",
            f"checked: {edition.verified}{sure}",
        ),
        sections=(Section(f"{len(entries.rows)} entries", tables=(entries,)), Section("Sources", tables=(sources,))),
    )
    return drawn(report, Form.HTML).decode()


def _row(found: InForce, entry: Entry) -> tuple[Cell, ...]:
    match = found.jurisdiction.meaning(entry)
    materials = ", ".join(map(name, match.minerals)) if match else "not known to the vocabulary"
    return entry.as_published, materials, entry.tier, entry.qualifier
