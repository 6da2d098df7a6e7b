"""Materials against kinds of standard: which documents cover what, and where a kind is missing. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digests.analysis.documents import PUBLISHED, UNDER_DEVELOPMENT, Document
from vocabulary.iso.titles.techniques import technique_names
from vocabulary.minerals import all_ids, get, members

NONE = "none"


@dataclass(frozen=True, slots=True)
class Covering:
    """A document behind a cell. `through`: the group, wider material or member that its title names instead."""

    document: Document
    through: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The documents of one kind on one material, the published ones first."""

    documents: tuple[Covering, ...]

    @property
    def published(self) -> int:
        """How many are published."""
        return sum(covering.document.status == PUBLISHED for covering in self.documents)

    @property
    def coming(self) -> int:
        """How many are under development."""
        return len(self.documents) - self.published

    @property
    def status(self) -> str:
        """Published, under development or none."""
        return PUBLISHED if self.published else UNDER_DEVELOPMENT if self.documents else NONE


@dataclass(frozen=True, slots=True)
class Row:
    """A critical material: who lists it, its cell for each kind, and what determines it in other materials."""

    material: str
    listed_by: tuple[str, ...]
    cells: Mapping[str, Cell]
    elsewhere: tuple[Document, ...]


def rows(
    listed: Iterable[tuple[str, Sequence[str]]], documents: Sequence[Document], kinds: Sequence[str]
) -> tuple[Row, ...]:
    """A row for each `(material, who lists it)`, those that most list first. Supplements do not count."""
    counted = sorted((document for document in documents if not document.is_supplement), key=_published_first)
    covering, determining = _by(counted, "materials"), _by(counted, "analytes")
    result = [_row(material, tuple(codes), counted, covering, determining, kinds) for material, codes in listed]
    return tuple(sorted(result, key=lambda row: (-len(row.listed_by), row.material)))


def _published_first(document: Document) -> tuple[object, ...]:
    return document.status != PUBLISHED, document.sort_key


Places = Mapping[str, Sequence[int]]
"""Material -> where the documents stand that name it."""


def _by(documents: Sequence[Document], aspect: str) -> Places:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        for material in getattr(document.says, aspect):
            places[material].append(place)
    return places


def _row(
    material: str,
    codes: tuple[str, ...],
    documents: Sequence[Document],
    covering: Places,
    determining: Places,
    kinds: Sequence[str],
) -> Row:
    names = (material, *broader(material), *members(material))
    places = sorted({place for name in names for place in covering.get(name, ())})
    mine = [(documents[place], _through(documents[place], names)) for place in places]
    cells = {
        kind: Cell(
            tuple(
                Covering(document, None if name == material else name)
                for document, name in mine
                if kind in document.says.kinds
            )
        )
        for kind in kinds
    }
    elsewhere = (documents[place] for place in determining.get(material, ()) if place not in set(places))
    return Row(material, codes, cells, tuple(elsewhere))


def by_technique(row: Row, kind: str) -> Mapping[str, tuple[Document, ...]]:
    """Technique -> the documents of `kind` whose titles name the material and it; under "" those that name none."""
    by_name: dict[str, list[Document]] = {}
    for document in (covering.document for covering in row.cells[kind].documents if covering.through is None):
        for technique in document.says.techniques or ("",):
            by_name.setdefault(technique, []).append(document)
    order = [*technique_names(), ""]
    return {technique: tuple(by_name[technique]) for technique in order if technique in by_name}


def _through(document: Document, names: Sequence[str]) -> str | None:
    """The first of `names` that the document covers."""
    return next((name for name in names if name in document.says.materials), None)


def broader(material: str) -> tuple[str, ...]:
    """The groups that a material is a member of, and the wider name of a group or fuel: coal of metallurgical coal."""
    known = get(material)
    groups = [group for group in all_ids() if material in members(group)]
    wider = [known.family] if known.kind in {"group", "fuel"} and known.family != material else []
    return tuple(dict.fromkeys((*groups, *wider)))


def ranked(rows_ranked: Iterable[Row], kind: str) -> tuple[tuple[int, Row], ...]:
    """The rows without a published document of `kind`, each with its rank; equal weights share a rank."""
    missing = [row for row in rows_ranked if not row.cells[kind].published]
    weights = sorted((len(row.listed_by) for row in missing), reverse=True)
    return tuple((weights.index(len(row.listed_by)) + 1, row) for row in missing)
