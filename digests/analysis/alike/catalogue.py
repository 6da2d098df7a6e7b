"""Which documents may cover the ground of a project: candidates, ranked, each with its reasons. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from digests.analysis.alike.evidence import LEAST, apart, evidence, names_of, same_subject, sureness
from digests.analysis.alike.facets import series_title
from digests.analysis.documents import PUBLISHED, Document
from digests.words.wording import listed
from vocabulary.iso.likeness import Alike, Titles
from vocabulary.iso.watch import Identity, identity

_LOOKED_AT = 0.3  # of the likeness of words, before anything else is asked


@dataclass(frozen=True, slots=True)
class Proposal:
    """One document that may cover the same ground. `score`: how sure it is, 0 to 1; `reasons` are for people."""

    document: Document
    score: float
    reasons: tuple[str, ...]


class Catalogue:
    """The documents that a project is compared with."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.key: document for document in documents if not document.is_supplement}
        self._titles = Titles({document.key: document.title for document in self._documents.values()})
        self._editions: defaultdict[Identity, list[Document]] = defaultdict(list)
        for document in self._documents.values():
            if document.parsed and document.status == PUBLISHED:
                self._editions[identity(document.parsed)].append(document)

    def proposals(self, project: Document, least: float = LEAST) -> list[Proposal]:
        """What may cover the same ground, the surest first; never the project itself or a part of its own series."""
        proposals = (self._proposal(project, alike) for alike in self._like(project))
        return sorted(
            (proposal for proposal in proposals if proposal and proposal.score >= least),
            key=lambda proposal: (-proposal.score, proposal.document.sort_key),
        )

    def editions(self, project: Document) -> list[Document]:
        """The published documents that the project revises."""
        earlier = list(self._editions.get(identity(project.parsed), ())) if project.parsed else []
        replaced = filter(None, map(self._documents.get, project.replaces))
        by_key = {document.key: document for document in (*earlier, *replaced) if document.key != project.key}
        published = (document for document in by_key.values() if document.status == PUBLISHED)
        return sorted(published, key=lambda document: document.sort_key)

    def _like(self, project: Document) -> Iterable[Alike]:
        """Documents whose titles have words in common with the project's, or with that of its series."""
        searched = {project.title, series_title(project.title)}
        return {
            candidate.key: candidate for title in sorted(searched) for candidate in self._titles.like(title, _LOOKED_AT)
        }.values()

    def _proposal(self, project: Document, alike: Alike) -> Proposal | None:
        other = self._documents[alike.key]
        if other.key == project.key or in_series(project, other) or apart(project, other):
            return None
        shared = set(alike.shared) - names_of(project.says.materials)
        if not (same_subject(project, other) or any(map(self._titles.is_rare, shared))):
            return None
        reasons_weighed = tuple(evidence(project, other, self._titles))
        reasons = [item.reason for item in reasons_weighed if item.reason]
        if revises(project, other):
            reasons.insert(0, "an earlier edition of the project")
        return Proposal(other, round(sureness(reasons_weighed), 2), tuple(reasons))


def by_series(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The surest of each series with its editions, with the others as a reason."""
    families: dict[object, list[Proposal]] = {}
    for proposal in sorted(proposals, key=lambda proposal: (-proposal.score, proposal.document.sort_key)):
        parsed = proposal.document.parsed
        key = (parsed.publisher, parsed.number) if parsed else proposal.document.key
        families.setdefault(key, []).append(proposal)
    return [_with_others(*family) for family in families.values()]


def _with_others(first: Proposal, *rest: Proposal) -> Proposal:
    known = identity(first.document.parsed) if first.document.parsed else None
    others = {
        proposal.document.reference: None
        for proposal in rest
        if proposal.score >= LEAST and proposal.document.parsed and identity(proposal.document.parsed) != known
    }
    return replace(first, reasons=(*first.reasons, f"so may {listed(list(others))}")) if others else first


def in_series(one: Document, other: Document) -> bool:
    """Whether they are different parts of one series: they share the ground on purpose."""
    if one.parsed is None or other.parsed is None or one.parsed.number != other.parsed.number:
        return False
    parts = one.parsed.parts, other.parsed.parts
    if one.parsed.publisher != other.parsed.publisher or not all(parts) or parts[0] == parts[1]:
        return False
    return not set(other.says.analytes) < set(one.says.analytes)  # what several determine one part may take over


def revises(project: Document, other: Document) -> bool:
    """Whether `other` is an earlier edition of the project, by reference or by what ISO says that it replaces."""
    if other.key in project.replaces:
        return True
    return (
        project.parsed is not None and other.parsed is not None and identity(project.parsed) == identity(other.parsed)
    )
