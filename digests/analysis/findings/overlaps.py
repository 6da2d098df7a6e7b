"""Which documents and frameworks may cover the ground of new and early projects, as data: proposals for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digests.analysis.alike.catalogue import Catalogue, Proposal, by_series, revises
from digests.analysis.alike.evidence import LEAST, UNSURE
from digests.analysis.documents import UNDER_DEVELOPMENT, Document, documents, projects, scope
from digests.analysis.frameworks import Related, related
from digests.analysis.named import document_named, stated_draft
from digests.analysis.request import Request
from digests.analysis.watched import Named, named_by, watched
from digests.words.addresses import Link
from storage.baseline import watch
from storage.baseline.mandate import mandate
from storage.dismissals import Dismissal, Pair, dismissed, pair
from storage.iso_state import Known
from vocabulary.minerals import get

_PART = re.compile(r"\s{1,9}[-\u2013\u2014]+\s{1,9}Part\b")
_EARLY = "40"  # stages below: preliminary, proposal, preparatory and committee stage
MOST = 5
"""Proposals for one project."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What is proposed for one project, or for the early parts of one series together; the dismissed are left out."""

    parts: tuple[Document, ...]
    editions: tuple[tuple[Document, Document], ...]  # part, what it revises
    proposals: tuple[Proposal, ...]
    undecided: tuple[Proposal, ...]  # their titles do not tell
    frameworks: tuple[Related, ...]

    @property
    def project(self) -> Document:
        """The project, of a series the first part."""
        return self.parts[0]

    @property
    def name(self) -> str:
        """`ISO/CD 13909-1 to ISO/CD 13909-8`."""
        names = [document.reference for document in self.parts]
        return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"

    @property
    def link(self) -> Link | str:
        """The name, leading to the page of the project."""
        link = self.project.link
        return Link(self.name, link.url) if isinstance(link, Link) else self.name

    @property
    def title(self) -> str:
        """The title, of a series what its parts have in common."""
        whole = self.project.title
        return _PART.split(whole)[0] if len(self.parts) > 1 else whole


@dataclass(frozen=True, slots=True)
class Overlaps:
    """All projects that were looked at, what people dismissed, and the names of all documents by id."""

    overlaps: tuple[Overlap, ...]
    dismissed: tuple[Dismissal, ...]
    names: Mapping[str, str]

    def pairs(self) -> Iterator[tuple[Overlap, int, Proposal]]:
        """Each proposal with its rank; two early projects that may overlap stand under the first of them alone."""
        seen_pairs: set[Pair] = set()
        for overlap in self.overlaps:
            for rank, proposal in enumerate(overlap.proposals, 1):
                both = pair(overlap.project.key, proposal.document.key)
                if both not in seen_pairs:
                    seen_pairs.add(both)
                    yield overlap, rank, proposal


def overlaps(request: Request) -> Overlaps:
    """For each early project in scope, or the one that is asked for, what may overlap."""
    return request.once(_overlaps)


def _overlaps(request: Request) -> Overlaps:
    known = projects(request)
    every = list(documents(known))
    decided = dismissed(request.store)
    catalogue = Catalogue(every)
    results = (_overlap_of(parts, catalogue, decided) for parts in _series(_chosen(request, known, every)))
    return Overlaps(tuple(results), tuple(decided.values()), {document.key: document.reference for document in every})


def _chosen(request: Request, known: Sequence[Known], every: Sequence[Document]) -> list[Document]:
    if request.document:
        named = named_by(request.document, known, request.as_of)
        stated = stated_draft(named) if named and named.current is None else None
        return [stated or document_named(every, _known_as(named) or request.document)]
    early = [
        draft
        for draft in every
        if draft.status == UNDER_DEVELOPMENT
        and draft.stage < _EARLY
        and not draft.is_supplement
        and _concerns(draft, request)
    ]
    drafts = [document for entry in watched(known, request.as_of) if (document := stated_draft(entry))]
    mine = [draft for draft in drafts if request.committee is None or _concerns(draft, request)]
    return sorted((*early, *mine), key=lambda project: (project.committee, project.sort_key))


def _known_as(named: Named | None) -> str | None:
    """The id of the project that a person means by the mandate's reference, where only its title tells."""
    return named.current.key if named and named.current and named.by == "title and committee" else None


def _concerns(project: Document, request: Request) -> bool:
    """In the committee that is asked for; else of the CMCC's committees, a watched document, or on a mineral.

    Oil and gas are no minerals of the mandate: their committees would fill the tables.
    """
    if request.committee:
        return scope(request.committee).covers(project.committee)
    followed = watch()
    if followed.covers(project.committee) or project.key in followed.project_ids or followed.names(project.reference):
        return True
    minerals = [material for material in project.says.materials if get(material).kind != "fuel"]
    return bool(minerals) and scope(None).covers(project.committee)


def _series(chosen: Sequence[Document]) -> list[tuple[Document, ...]]:
    """The projects, those parts of one series that one committee is working on together."""
    groups: dict[object, list[Document]] = {}
    for document in chosen:
        parsed = document.parsed
        key = (parsed.publishers, parsed.number, document.committee) if parsed and parsed.parts else document.key
        groups.setdefault(key, []).append(document)
    return [tuple(group) for group in groups.values()]


def _overlap_of(parts: tuple[Document, ...], catalogue: Catalogue, known: Mapping[Pair, Dismissal]) -> Overlap:
    best: dict[str, Proposal] = {}
    for part in parts:
        for proposal in catalogue.proposals(part, UNSURE):
            other = proposal.document
            if revises(part, other) or pair(part.key, other.key) in known:
                continue
            if other.key not in best or proposal.score > best[other.key].score:
                best[other.key] = proposal
    ranked = by_series(best.values())
    frameworks = related(parts[0], mandate().frameworks)
    return Overlap(
        parts,
        tuple((part, other) for part in parts for other in catalogue.editions(part)),
        tuple([proposal for proposal in ranked if proposal.score >= LEAST][:MOST]),
        tuple([proposal for proposal in ranked if proposal.score < LEAST][:MOST]),
        tuple(framework for framework in frameworks if pair(parts[0].key, framework.framework.id) not in known),
    )
