"""Critical materials against kinds of standard at a date: what is covered, missing, withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digests.analysis.coverage import Row, broader, ranked, rows
from digests.analysis.documents import Document, documents, projects, scope, withdrawn
from digests.analysis.iso import title_of
from digests.analysis.request import Request
from storage.baseline import watch
from storage.baseline.matrix import matrix
from storage.iso_state import Known, end_of_day, known
from vocabulary.errors import ConfigurationError
from vocabulary.iso.spellings import canonical
from vocabulary.iso.standards import kinds
from vocabulary.iso.watch import Watch
from vocabulary.minerals import get
from vocabulary.minerals.mentions import mentions
from vocabulary.records import Committee, Kind, Project

ANALYSIS = "chemical-analysis"


@dataclass(frozen=True, slots=True)
class Gap:
    """A critical material without a published standard for chemical analysis.

    `homes`: the CMCC's committees whose scope names it, or a group that it is a member of. `withdrawn`: the documents
    whose titles name it that ISO had and withdrew.
    """

    rank: int
    row: Row
    homes: tuple[str, ...]
    withdrawn: tuple[Document, ...]

    @property
    def material(self) -> str:
        """Its id."""
        return self.row.material

    @property
    def lists(self) -> int:
        """How many standing lists name it."""
        return len(self.row.listed_by)

    @property
    def coming(self) -> tuple[Document, ...]:
        """What is under development."""
        return tuple(covering.document for covering in self.row.cells[ANALYSIS].documents)

    @property
    def withdrawn_analysis(self) -> int:
        """How many of the withdrawn documents are on chemical analysis."""
        return sum(ANALYSIS in document.says.kinds for document in self.withdrawn)


@dataclass(frozen=True, slots=True)
class Covered:
    """A row for each critical material, the documents that count, and the gaps in chemical analysis, ranked.

    `read`: how many ISO documents were known, of any committee; `committee`: the only one whose documents count.
    """

    rows: tuple[Row, ...]
    documents: tuple[Document, ...]
    gaps: tuple[Gap, ...]
    read: int
    committee: str | None


def covered(request: Request) -> Covered:
    """The coverage at the report's date. Raises `ConfigurationError` where nothing was known by then."""
    return request.once(_covered)


def _covered(request: Request) -> Covered:
    every = projects(request)
    counted = _counted(request, every)
    all_rows = rows(_critical(request), counted, [kind.id for kind in kinds()])
    missing = ranked(all_rows, ANALYSIS)
    homes, gone = _homes(request), _withdrawn(every, [row.material for _, row in missing])
    gaps = (Gap(rank, row, _homes_of(row.material, homes), tuple(gone.get(row.material, ()))) for rank, row in missing)
    committee = str(canonical(request.committee)) if request.committee else None
    return Covered(all_rows, tuple(counted), tuple(gaps), len(every), committee)


def _critical(request: Request) -> list[tuple[str, list[str]]]:
    """Every single material on a standing list, with the codes of those that list it."""
    _, cells_by_material = matrix(request.as_of.isoformat())
    if not cells_by_material:
        raise ConfigurationError(
            f"no list of critical minerals was in force by {request.as_of}: nothing to compare with"
        )
    return [(material, list(cells)) for material, cells in cells_by_material if get(material).kind != "class"]


def _counted(request: Request, every: Sequence[Known]) -> list[Document]:
    within = scope(request.committee)
    within_scope = [project for project in every if within.covers(project.text(Project.committee))]
    if not within_scope:
        raise ConfigurationError(
            f"no ISO document of {request.committee or 'these committees'} was known by {request.as_of}; "
            "`critmin committees` lists all known committees"
        )
    return list(documents(within_scope))


def _withdrawn(every: Sequence[Known], materials: Sequence[str]) -> Mapping[str, list[Document]]:
    """Material -> the withdrawn documents whose titles name it, of materials committees and of those that are gone.

    ISO's data state no committee for the documents of one that is gone. Others (lithium batteries of road vehicles,
    cast iron with graphite) name the material and are not about it.
    """
    names = {material: _spellings(material) for material in materials}
    by_material: defaultdict[str, list[Document]] = defaultdict(list)
    within = scope(None)
    spelled_ones = tuple({spelled for spellings in names.values() for spelled in spellings})
    for document in withdrawn(_worth_reading(every, within, spelled_ones)):
        title = document.title.casefold()
        for material, spellings in names.items():
            if any(spelled in title for spelled in spellings) and material in document.says.materials:
                by_material[material].append(document)
    return {material: sorted(of, key=lambda document: document.sort_key) for material, of in by_material.items()}


def _worth_reading(every: Iterable[Known], within: Watch, spelled: Sequence[str]) -> Iterator[Known]:
    """Those of the committees, or of none, whose titles have one of the words: few of tens of thousands."""
    for project in every:
        committee = project.text(Project.committee)
        if committee and not within.covers(committee):
            continue
        title = project.text(Project.title).casefold()
        if any(word in title for word in spelled):
            yield project


def _spellings(material: str) -> tuple[str, ...]:
    """The English names in small letters: what a title must hold before it is worth reading."""
    known_ = get(material)
    forms = [known_.names.get("en", ()), *(form.get("en", ()) for form in known_.forms.values())]
    return tuple(spelled.casefold() for group in forms for spelled in group)


def _homes(request: Request) -> dict[str, list[str]]:
    """Material -> the CMCC's committees whose title or scope names it, as they are known at the report's date."""
    homes: dict[str, list[str]] = {}
    for committee in known(request.store, Kind.COMMITTEE, end_of_day(request.as_of), watch().covers):
        for material in mentions(f"{title_of(committee)}. {committee.text(Committee.scope).partition('Excluded')[0]}"):
            homes.setdefault(material, []).append(committee.name)
    return homes


def _homes_of(material: str, homes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            home for material_or_wider in (material, *broader(material)) for home in homes.get(material_or_wider, ())
        )
    )
