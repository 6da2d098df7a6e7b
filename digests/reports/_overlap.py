"""Which documents may cover the ground of a project: candidates, ranked, each with its reasons. Pure; it proposes, people decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digests.reports._coverage import broader
from digests.reports._documents import Document
from digests.wording import listed
from storage.baseline.mandate import NamedFramework
from vocabulary.likeness import Alike, Titles
from vocabulary.mentions import mentions
from vocabulary.minerals import members, name
from vocabulary.standards import kinds, understand
from vocabulary.watch import identity, read

LEAST = 0.5  # of the score of a proposal; docs/coverage-quality.md measures what it finds and what it spares
_LOOKED_AT = 0.3  # of the likeness of words, before anything else is added
_MATERIAL, _KIND, _COMMITTEE, _NEAR = 0.1, 0.05, 0.1, 0.05
_OTHER_KIND = 0.15
_WORDS_SHOWN = 4


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

    def _proposal(self, project: Document, alike: Alike) -> Proposal | None:
        other = self._documents[alike.key]
        if other.key == project.key or in_series(project, other) or apart(project, other):
            return None
        return Proposal(other, round(alike.likeness + _added(project, other), 3), tuple(_reasons(project, other, alike)))


def in_series(one: Document, other: Document) -> bool:
    """Whether they are different parts of one series: they share the ground on purpose."""
    if one.parsed is None or other.parsed is None or one.parsed.number != other.parsed.number:
        return False
    return one.parsed.publisher == other.parsed.publisher and one.parsed.parts != other.parsed.parts


def same_document(one: Document, other: Document) -> bool:
    """Whether they are editions of one document, by their references."""
    return one.parsed is not None and other.parsed is not None and identity(one.parsed) == identity(other.parsed)


def apart(one: Document, other: Document) -> bool:
    """Whether they say of themselves that they are about different things: other materials, or other elements in one."""
    if one.says.materials and other.says.materials and not _shared_materials(one, other):
        return True
    return bool(one.says.analytes and other.says.analytes) and not set(one.says.analytes) & set(other.says.analytes)


def _shared_materials(one: Document, other: Document) -> list[str]:
    """The materials of `one` that `other` covers as well, by name, as members of a group or as the group of a member."""
    covered = set(other.says.materials)
    return [each for each in one.says.materials if covered & {each, *broader(each), *members(each)}]


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
    if same_document(one, other):
        yield "an edition of the same document"
    shared = _shared_materials(one, other)
    if shared:
        yield f"material: {listed([name(each) for each in shared])}"
    both = [kind.name.casefold() for kind in kinds() if kind.id in one.says.kinds and kind.id in other.says.kinds]
    if both:
        yield f"kind: {listed(both)}"
    yield f"words: {', '.join(alike.shared[:_WORDS_SHOWN])}"
    if one.committee and one.committee == other.committee:
        yield "the same committee"
