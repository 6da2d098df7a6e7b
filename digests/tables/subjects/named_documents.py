"""The documents that the mandate names, as points and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from digests.analysis.iso import document_page
from digests.analysis.watched import Named
from digests.tables.frame import Cell, Line, Table
from digests.words.addresses import Link, standard_page
from digests.words.wording import listed, shorten
from storage.baseline.mandate import mandate
from vocabulary.iso.stages import described
from vocabulary.jurisdictions import name_of
from vocabulary.records import Project

TITLE = 140  # characters of a title in a table of projects
_DECK = "the ICMSCG's deck"


def status_lines(documents: Iterable[Named]) -> tuple[Line, ...]:
    """One point for each: where it stands, whose group it is in, who convenes it."""
    return tuple(map(_line, documents))


def _line(document: Named) -> Line:
    where = ", ".join(part for part in (_group(document), _convenor(document)) if part)
    title = f" “{_title(document)}”" if document.title else ""
    sentence = f"{title}{f' ({where})' if where else ''}: {standing(document)}"
    return (document_page(document.current) if document.current else document.document.reference, sentence)


def status_table(documents: Sequence[Named], name: str = "") -> Table:
    """The same as rows; a column for the convenors where one is known."""
    columns = ("document", "title", "group", "convenor", "where it stands")
    rows = list(map(_row, documents))
    if any(document.convenor for document in documents):
        return Table.of(columns, rows, name)
    return Table.of((*columns[:3], columns[4]), [(*row[:3], row[4]) for row in rows], name)


def _row(document: Named) -> tuple[Cell, ...]:
    return (
        document_page(document.current) if document.current else document.document.reference,
        _title(document) or None,
        _group(document) or None,
        name_of(document.convenor) if document.convenor else None,
        standing(document),
    )


def _title(document: Named) -> str:
    """It begins with a capital, as ISO's own do; the mandate's words need not."""
    short = shorten(document.title, TITLE)
    return f"{short[:1].upper()}{short[1:]}"


def standing(document: Named) -> str:
    """The stage, the revision under way or what replaced it, what the mandate states beyond ISO's data, how it was
    found where that is not certain; or that ISO has none."""
    if document.current is None:
        draft = f"; {_DECK} lists it as {document.draft}" if document.draft else ""
        return f"not in ISO's data at this date{draft}"
    text = described(document.current.text(Project.stage), document.current.name) or "stage not known"
    if document.coming:
        stage = described(document.coming.text(Project.stage), document.coming.name)
        text += f"; revision {document.coming.name} at {stage}"
    if document.successors:
        text += f"; replaced by {listed([successor.name for successor in document.successors])}"
    if document.stated_edition:
        deck = mandate().citation(document.document.cite[0])
        text += f"; {_DECK} of {deck.date} lists it as published, {document.stated_edition}"
    if document.by == "title and committee":
        text += f"; taken for {document.document.reference} by its title and committee"
    return text


def _group(document: Named) -> str:
    own = document.current.text(Project.committee) if document.current else ""
    stated = document.document.committee or ""
    return stated if stated.startswith(f"{own}/") or not own else own


def _convenor(document: Named) -> str:
    return f"convenor: {name_of(document.convenor)}" if document.convenor else ""


def iwa_lines(day: date) -> tuple[Line, ...]:
    """What IWA 45 concluded on new standards, for beside every overlap; nothing before it was published."""
    facts = mandate()
    if day.isoformat() < max(workshop.end for workshop in facts.iwa_45.workshops):
        return ()
    page = standard_page(str(facts.iwa_45.project_id))
    name = Link("IWA 45:2024", page) if page else "IWA 45:2024"
    return ((name, f" concluded: {'; '.join(facts.iwa_45.conclusions)}."),)
