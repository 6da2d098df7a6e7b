"""`overlap`: which documents and frameworks may cover the ground of new and early projects. It proposes; people decide.

A pair that a person dismissed (`critmin report overlap --dismiss A B --reason TEXT`) is not proposed again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digests.analysis.alike.catalogue import Proposal
from digests.analysis.alike.evidence import LEAST, UNSURE
from digests.analysis.documents import Document
from digests.analysis.findings.overlaps import MOST, Overlap, Overlaps, overlaps
from digests.analysis.iso import HELD
from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables.frame import Cell, Line, Report, Section, Table
from digests.tables.subjects.named_documents import TITLE, iwa_lines
from digests.words.wording import counted, listed, shorten
from storage.baseline.mandate import mandate
from storage.dismissals import Dismissal

_COLUMNS = (
    "project",
    "title of the project",
    "stage",
    "committee",
    "rank",
    "may overlap",
    "title",
    "status",
    "its committee",
    "why",
    "score",
)
_FRAMEWORK_COLUMNS = ("project", "title of the project", "framework", "owner", "why")
_EDITION_COLUMNS = ("project", "title of the project", "stage", "revises", "title", "its stage")
_ABOUT_FRAMEWORKS = ("The frameworks for the supply of critical minerals that the ICMSCG's deck names.",)
_ABOUT_OPEN = (
    "Their titles do not show whether they cover the same ground: a person would have to read the documents.",
)
_ABOUT_EDITIONS = ("Earlier editions of the same document are no overlap.",)


def build(request: Request) -> Report:
    """For each early project in scope, or the one that is asked for, what may overlap; and what was dismissed."""
    results = overlaps(request)
    return Report(
        name="overlap",
        title="What may overlap with " + (request.document or "new and early ISO projects"),
        as_of=request.as_of.isoformat(),
        summary=(*_summary(request, results.overlaps), *(iwa_lines(request.as_of) if results.overlaps else ())),
        sections=tuple(_sections(results)),
        definitions=tuple(_definitions()),
    )


def _sections(results: Overlaps) -> Iterator[Section]:
    pairs = pair_table(results)
    yield Section("ISO documents", () if pairs else ("None is proposed.",), tables=pairs)
    open_ones: tuple[Line, ...] = tuple(_undecided(overlap) for overlap in results.overlaps if overlap.undecided)
    if open_ones:
        yield Section("Not decided by the titles", _ABOUT_OPEN, points=open_ones)
    frameworks = [row for overlap in results.overlaps for row in _frameworks(overlap)]
    if frameworks:
        yield Section("Frameworks", _ABOUT_FRAMEWORKS, tables=_tables(_FRAMEWORK_COLUMNS, frameworks))
    editions = [_edition(project, other) for overlap in results.overlaps for project, other in overlap.editions]
    if editions:
        yield Section("Projects that revise a document", _ABOUT_EDITIONS, tables=_tables(_EDITION_COLUMNS, editions))
    alone: tuple[Line, ...] = tuple(
        (overlap.link, f", {overlap.title}")
        for overlap in results.overlaps
        if not (overlap.proposals or overlap.undecided or overlap.frameworks)
    )
    if alone:
        yield Section("Projects without a proposal", points=alone)
    if results.dismissed:
        rows = [_dismissal(dismissal, results) for dismissal in results.dismissed]
        yield Section("Dismissed by people", tables=_tables(("one", "other", "reason", "date"), rows))


def _tables(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[Table, ...]:
    return (Table.of(columns, rows),) if rows else ()


def pair_table(results: Overlaps) -> tuple[Table, ...]:
    """A row for each project and document that may overlap with it, with the reasons; no table where there is none."""
    return _tables(_COLUMNS, [_pair(*triple) for triple in results.pairs()])


def _pair(overlap: Overlap, rank: int, proposal: Proposal) -> tuple[Cell, ...]:
    one, other = overlap.project, proposal.document
    return (
        overlap.link,
        overlap.title,
        one.stage or None,
        one.committee or None,
        rank,
        other.link,
        other.title,
        f"{other.status} ({other.stage})",
        other.committee or None,
        "; ".join(proposal.reasons),
        proposal.score,
    )


def _undecided(overlap: Overlap) -> Line:
    """`ISO/CD 11 “Nickel - …” and ISO 2:2020 “…”, ISO 5:2021 “…”`: the project and what it was compared with."""
    others = [
        part
        for proposal in overlap.undecided
        for part in (", ", proposal.document.link, f" “{shorten(proposal.document.title, TITLE)}”")
    ][1:]
    return (overlap.link, f" “{shorten(overlap.title, TITLE)}” and ", *others)


def _frameworks(overlap: Overlap) -> Iterator[tuple[Cell, ...]]:
    """Frameworks with something particular in common, one each; the general ones together."""
    for related in overlap.frameworks:
        if related.score:
            yield (
                overlap.link,
                overlap.title,
                related.framework.name,
                related.framework.owner,
                "; ".join(related.reasons),
            )
    general = [related.framework.name for related in overlap.frameworks if not related.score]
    if general:
        names = f"{counted(len(general), 'general framework')}: {listed(general)}"
        yield overlap.link, overlap.title, names, None, "sustainability of mineral supply"


def _edition(project: Document, other: Document) -> tuple[Cell, ...]:
    return project.link, project.title, project.stage, other.link, other.title, other.stage


def _dismissal(dismissal: Dismissal, results: Overlaps) -> tuple[Cell, ...]:
    frameworks = {framework.id: framework.name for framework in mandate().frameworks}
    one, other = (results.names.get(key) or frameworks.get(key) or _unnamed(key) for key in dismissal.pair)
    return one, other, dismissal.reason, dismissal.at.date().isoformat()


def _unnamed(key: str) -> str:
    return f"ISO project {key}" if key.isdecimal() else key


def _summary(request: Request, projects: Sequence[Overlap]) -> Iterator[str]:
    if not projects:
        yield f"No early project of {request.committee or 'the watched scope'} is known at this date."
        return
    proposed = sum(bool(overlap.proposals) for overlap in projects)
    if len(projects) > 1:
        yield f"{counted(len(projects), 'project')}; ISO documents are proposed for {proposed or 'none'}."
    else:
        number = len(projects[0].proposals)
        yield f"{projects[0].name}: {counted(number, 'ISO document') if number else 'no ISO document'} proposed."
    tracing = [overlap.name for overlap in projects if overlap.frameworks]
    if tracing:
        yield f"Frameworks are proposed for {listed(tracing)}."
    yield "These are proposals for people to decide on: nothing here says that two documents really overlap."


def _definitions() -> Iterator[tuple[str, str]]:
    yield "early project", "below stage 40.00 and not deleted: preliminary, proposal, preparatory and committee stage"
    yield (
        "in scope",
        "projects of the CMCC's committees, watched documents, other projects on a mineral that is neither oil nor gas",
    )
    yield (
        "score",
        f"how sure it is from the titles, 0 to 1; proposed from {LEAST} on, not decided from {UNSURE} on",
    )
    yield "speaks for it", "shared words (the rarer, the more they count), and a shared material, kind and question"
    yield (
        "speaks against it",
        "another kind, aspect, form or matrix, an opposite case, and words that only one of the two titles has",
    )
    yield (
        "rank",
        f"at most {MOST} for a project, or for the early parts of one series; what one number stands for shares a line",
    )
    yield (
        "left out",
        "parts of the project's own series, its own earlier editions, documents on other materials or other elements",
    )
    yield "dismissed", "a person decided that the pair does not overlap: critmin report overlap --dismiss A B"
    yield "as of", HELD


SPEC = Spec("overlap", "which documents and frameworks may cover the ground of new and early projects", build)
