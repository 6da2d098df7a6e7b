"""The documents that the mandate names, as points and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from digests.analysis.iso import document_page
from digests.analysis.watched import Named
from digests.tables.frame import Cell, Line, Table
from digests.words.addresses import Link, standard_page
from digests.words.wording import shorten
from storage.baseline.mandate import mandate
from vocabulary.iso.stages import described
from vocabulary.jurisdictions import name_of
from vocabulary.records import Project

TITLE = 140  # characters of a title in a table of projects
_DECK = "the ICMSCG's deck"


def status_lines(found: Iterable[Named]) -> tuple[Line, ...]:
    """One point for each: where it stands, whose group it is in, who convenes it."""
    return tuple(map(_line, found))


def _line(each: Named) -> Line:
    where = ", ".join(part for part in (_group(each), _convenor(each)) if part)
    title = f" “{shorten(each.title, TITLE)}”" if each.title else ""
    told = f"{title}{f' ({where})' if where else ''}: {standing(each)}"
    return (document_page(each.current) if each.current else each.document.reference, told)


def status_table(found: Sequence[Named], name: str = "") -> Table:
    """The same as rows; a column for the convenors where one is known."""
    columns = ("document", "title", "group", "convenor", "where it stands")
    rows = list(map(_row, found))
    if any(each.convenor for each in found):
        return Table.of(columns, rows, name)
    return Table.of((*columns[:3], columns[4]), [(*row[:3], row[4]) for row in rows], name)


def _row(each: Named) -> tuple[Cell, ...]:
    return (
        document_page(each.current) if each.current else each.document.reference,
        shorten(each.title, TITLE) or None,
        _group(each) or None,
        name_of(each.convenor) if each.convenor else None,
        standing(each),
    )


def standing(each: Named) -> str:
    """The stage, the revision under way, how it was found where that is not certain; or that ISO has none."""
    if each.current is None:
        draft = f"; {_DECK} has it as {each.draft}" if each.draft else ""
        return f"not in ISO's data at this date{draft}"
    told = described(each.current.text(Project.stage), each.current.name) or "stage not known"
    if each.coming:
        told += f"; revision {each.coming.name} at {described(each.coming.text(Project.stage), each.coming.name)}"
    if each.by == "title and committee":
        told += f"; taken for {each.document.reference} by its title and committee"
    return told


def _group(each: Named) -> str:
    own = each.current.text(Project.committee) if each.current else ""
    stated = each.document.committee or ""
    return stated if stated.startswith(f"{own}/") or not own else own


def _convenor(each: Named) -> str:
    return f"convenor: {name_of(each.convenor)}" if each.convenor else ""


def iwa_lines(day: date) -> tuple[Line, ...]:
    """What IWA 45 concluded on new standards, for beside every overlap; nothing before it was published."""
    facts = mandate()
    if day.isoformat() < max(each.end for each in facts.iwa_45.workshops):
        return ()
    page = standard_page(str(facts.iwa_45.project_id))
    name = Link("IWA 45:2024", page) if page else "IWA 45:2024"
    return ((name, f" concluded: {'; '.join(facts.iwa_45.conclusions)}."),)
