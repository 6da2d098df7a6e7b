"""Which documents may cover the ground of a project: candidates, ranked, each with its reasons. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from digests.reports._coverage import broader
from digests.reports._documents import PUBLISHED, Document
from digests.wording import listed
from vocabulary.likeness import Alike, Titles, words
from vocabulary.minerals import get, members, name
from vocabulary.standards import kinds
from vocabulary.watch import identity, read

LEAST = 0.6  # of the score of a proposal; docs/coverage-quality.md measures what it finds and what it spares
_LOOKED_AT = 0.3  # of the likeness of words, before anything else is added
_MATERIAL, _KIND, _COMMITTEE, _NEAR = 0.1, 0.05, 0.1, 0.05
_OTHER_KIND = 0.15
_WORDS_SHOWN = 4
_SINGULAR = frozenset({"terminology", "packaging-and-transport", "recycling", "traceability", "sustainability"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """One document that may cover the same ground. `score` orders; `reasons` are for people."""

    document: Document
    score: float
    reasons: tuple[str, ...]


class Catalogue:
    """The documents that a project is compared with."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {each.key: each for each in documents if not each.is_supplement}
        self._titles = Titles({each.key: each.title for each in self._documents.values()})

    def proposals(self, project: Document, least: float = LEAST) -> list[Proposal]:
        """What may cover the same ground, the likeliest first; never the project itself or a part of its own series."""
        found = (self._proposal(project, alike) for alike in self._titles.like(project.title, _LOOKED_AT))
        return sorted(
            (each for each in found if each and each.score >= least),
            key=lambda each: (-each.score, each.document.sort_key),
        )

    def editions(self, project: Document) -> list[Document]:
        """The published documents that the project revises."""
        earlier = (each for each in self._documents.values() if each.key != project.key and each.status == PUBLISHED)
        return sorted((each for each in earlier if revises(project, each)), key=lambda each: each.sort_key)

    def _proposal(self, project: Document, alike: Alike) -> Proposal | None:
        other = self._documents[alike.key]
        if other.key == project.key or in_series(project, other) or apart(project, other):
            return None
        said = set(alike.shared) - _names_of(project.says.materials)
        if not (same_subject(project, other) or any(map(self._titles.is_rare, said))):
            return None
        return Proposal(
            other, round(alike.likeness + _added(project, other), 3), tuple(_reasons(project, other, alike))
        )


def in_series(one: Document, other: Document) -> bool:
    """Whether they are different parts of one series: they share the ground on purpose."""
    if one.parsed is None or other.parsed is None or one.parsed.number != other.parsed.number:
        return False
    parts = one.parsed.parts, other.parsed.parts
    return one.parsed.publisher == other.parsed.publisher and all(parts) and parts[0] != parts[1]


def revises(project: Document, other: Document) -> bool:
    """Whether `other` is an earlier edition of the project, by reference or by what ISO says that it replaces."""
    if other.key in project.replaces:
        return True
    return (
        project.parsed is not None and other.parsed is not None and identity(project.parsed) == identity(other.parsed)
    )


def apart(one: Document, other: Document) -> bool:
    """Whether they say of themselves that they are about other materials, or about other elements in one."""
    if one.says.materials and other.says.materials and not _shared_materials(one, other):
        return True
    return bool(one.says.analytes and other.says.analytes) and not set(one.says.analytes) & set(other.says.analytes)


def same_subject(one: Document, other: Document) -> bool:
    """Whether both are of a kind that a material has one of: two vocabularies of lithium need no further word."""
    return bool(_shared_materials(one, other)) and bool(_SINGULAR & set(one.says.kinds) & set(other.says.kinds))


def _shared_materials(one: Document, other: Document) -> list[str]:
    """The materials of `one` that `other` covers as well, by name, as members of a group or as their group."""
    covered = set(other.says.materials)
    return [each for each in one.says.materials if covered & {each, *broader(each), *members(each)}]


@cache
def _names_of(materials: tuple[str, ...]) -> frozenset[str]:
    """The words of the materials' names: that both titles name nickel is counted as their material, once."""
    known = map(get, materials)
    names = (
        spelled
        for each in known
        for by_language in (each.names, *each.forms.values())
        for spelled in by_language.get("en", ())
    )
    return frozenset(word for spelled in names for word in words(spelled))


def _added(one: Document, other: Document) -> float:
    added = _MATERIAL if _shared_materials(one, other) else 0.0
    if one.says.kinds and other.says.kinds:
        added += _KIND if set(one.says.kinds) & set(other.says.kinds) else -_OTHER_KIND
    if one.committee and one.committee == other.committee:
        return added + _COMMITTEE
    return added + (_NEAR if _top(one.committee) and _top(one.committee) == _top(other.committee) else 0.0)


def _top(committee: str) -> str:
    reference = read(committee)
    return str(reference.parents[-1] if reference.parents else reference) if reference else ""


def _reasons(one: Document, other: Document, alike: Alike) -> Iterator[str]:
    if revises(one, other):
        yield "an earlier edition of the project"
    shared = _shared_materials(one, other)
    if shared:
        yield f"material: {listed([name(each) for each in shared])}"
    both = [kind.name.casefold() for kind in kinds() if kind.id in one.says.kinds and kind.id in other.says.kinds]
    if both:
        yield f"kind: {listed(both)}"
    yield f"words: {', '.join(alike.shared[:_WORDS_SHOWN])}"
    if one.committee and one.committee == other.committee:
        yield "the same committee"
