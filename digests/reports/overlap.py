"""`overlap`: which documents and frameworks may cover the ground of new and early projects. It proposes; people decide.

A pair that a person dismissed (`critmin report overlap --dismiss A B --reason TEXT`) is not proposed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digests.reports import Request, Spec
from digests.reports._documents import UNDER_DEVELOPMENT, Document, documents, projects, scope
from digests.reports._frameworks import Related, related
from digests.reports._iso import HELD
from digests.reports._named import document_named
from digests.reports._overlap import LEAST, Catalogue, Proposal, revises
from digests.reports.frame import Cell, Link, Report, Section, Table
from digests.wording import counted, listed
from storage.baseline import watch
from storage.baseline.mandate import mandate
from storage.dismissals import Dismissal, Pair, dismissed, pair
from vocabulary.watch import identity

_PART = re.compile(r"\s+[-\u2013\u2014]+\s+Part\b")
_EARLY = "40"  # stages below: preliminary, proposal, preparatory and committee stage
_MOST = 5  # proposals for one project
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
_ABOUT_FRAMEWORKS = (
    "The frameworks for the supply of critical minerals that the ICMSCG's deck names.",
    "IWA 45 concluded that new standards should not double or contradict the frameworks there are.",
)
_ABOUT_EDITIONS = ("Earlier editions of the same document, no overlap.",)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is proposed for one project, or for the early parts of one series together; the dismissed are left out."""

    parts: tuple[Document, ...]
    editions: tuple[tuple[Document, Document], ...]  # part, what it revises
    proposals: tuple[Proposal, ...]
    frameworks: tuple[Related, ...]

    @property
    def project(self) -> Document:
        """The project, of a series the first part."""
        return self.parts[0]

    @property
    def name(self) -> str:
        """`ISO/CD 13909-1 to ISO/CD 13909-8`."""
        names = [each.reference for each in self.parts]
        return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"

    @property
    def link(self) -> Cell:
        """The name, leading to the page of the project."""
        link = self.project.link
        return Link(self.name, link.url) if isinstance(link, Link) else self.name

    @property
    def title(self) -> str:
        """The title, of a series what its parts have in common."""
        whole = self.project.title
        return _PART.split(whole)[0] if len(self.parts) > 1 else whole


def build(request: Request) -> Report:
    """For each early project in scope, or the one that is asked for, what may overlap; and what was dismissed."""
    every = list(documents(projects(request)))
    chosen = _chosen(request, every)
    known = dismissed(request.store)
    catalogue = Catalogue(every)
    found = [_found(parts, catalogue, known) for parts in _series(chosen)]
    return Report(
        name="overlap",
        title="What may overlap with " + (request.document or "new and early ISO projects"),
        as_of=request.as_of.isoformat(),
        summary=tuple(_summary(request, found)),
        sections=tuple(_sections(found, known, {each.key: each.reference for each in every})),
        definitions=tuple(_definitions()),
    )


def _chosen(request: Request, every: Sequence[Document]) -> list[Document]:
    if request.document:
        return [document_named(every, request.document)]
    early = [
        each
        for each in every
        if each.status == UNDER_DEVELOPMENT
        and each.stage < _EARLY
        and not each.is_supplement
        and _concerns(each, request)
    ]
    return sorted(early, key=lambda each: (each.committee, each.sort_key))


def _concerns(project: Document, request: Request) -> bool:
    """In the committee that is asked for; else of the CMCC's committees, a watched document, or on a mineral."""
    if request.committee:
        return scope(request.committee).covers(project.committee)
    followed = watch()
    if followed.covers(project.committee) or project.key in followed.project_ids or followed.names(project.reference):
        return True
    return bool(project.says.materials) and scope(None).covers(project.committee)


def _series(chosen: Sequence[Document]) -> list[tuple[Document, ...]]:
    """The projects, those parts of one series that one committee is working on together."""
    groups: dict[object, list[Document]] = {}
    for each in chosen:
        parsed = each.parsed
        key = (parsed.publishers, parsed.number, each.committee) if parsed and parsed.parts else each.key
        groups.setdefault(key, []).append(each)
    return [tuple(group) for group in groups.values()]


def _found(parts: tuple[Document, ...], catalogue: Catalogue, known: Mapping[Pair, Dismissal]) -> _Found:
    best: dict[object, Proposal] = {}
    for part in parts:
        for each in catalogue.proposals(part):
            other = each.document
            if revises(part, other) or pair(part.key, other.key) in known:
                continue
            edition = identity(other.parsed) if other.parsed else other.key
            if edition not in best or each.score > best[edition].score:
                best[edition] = each
    proposals = sorted(best.values(), key=lambda each: (-each.score, each.document.sort_key))
    frameworks = related(parts[0], mandate().frameworks)
    return _Found(
        parts,
        tuple((part, other) for part in parts for other in catalogue.editions(part)),
        tuple(proposals[:_MOST]),
        tuple(each for each in frameworks if pair(parts[0].key, each.framework.id) not in known),
    )


def _sections(found: Sequence[_Found], known: Mapping[Pair, Dismissal], names: Mapping[str, str]) -> Iterator[Section]:
    pairs = list(_pairs(found))
    yield Section("ISO documents", () if pairs else ("None is proposed.",), tables=_tables(_COLUMNS, pairs))
    frameworks = [row for each in found for row in _frameworks(each)]
    if frameworks:
        yield Section("Frameworks", _ABOUT_FRAMEWORKS, tables=_tables(_FRAMEWORK_COLUMNS, frameworks))
    editions = [_edition(project, other) for each in found for project, other in each.editions]
    if editions:
        yield Section("Projects that revise a document", _ABOUT_EDITIONS, tables=_tables(_EDITION_COLUMNS, editions))
    alone = [
        f"{each.project.reference}, {each.project.title}" for each in found if not (each.proposals or each.frameworks)
    ]
    if alone:
        yield Section("Projects without a proposal", points=tuple(alone))
    if known:
        rows = [_dismissal(each, names) for each in known.values()]
        yield Section("Dismissed by people", tables=_tables(("one", "other", "reason", "date"), rows))


def _tables(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[Table, ...]:
    return (Table.of(columns, rows),) if rows else ()


def _pairs(found: Sequence[_Found]) -> Iterator[tuple[Cell, ...]]:
    """A row for each proposal; two early projects that may overlap are one pair and stand under the first of them."""
    told: set[Pair] = set()
    for each in found:
        one = each.project
        for rank, proposal in enumerate(each.proposals, 1):
            other = proposal.document
            if pair(one.key, other.key) in told:
                continue
            told.add(pair(one.key, other.key))
            mine = (each.link, each.title, one.stage, one.committee or None)
            why = "; ".join(proposal.reasons)
            yield (
                *mine,
                rank,
                other.link,
                other.title,
                f"{other.status} ({other.stage})",
                other.committee or None,
                why,
                proposal.score,
            )


def _frameworks(found: _Found) -> Iterator[tuple[Cell, ...]]:
    """Frameworks with something particular in common, one each; the general ones together."""
    for each in found.frameworks:
        if each.score:
            yield found.link, found.title, each.framework.name, each.framework.owner, "; ".join(each.reasons)
    general = [each.framework.name for each in found.frameworks if not each.score]
    if general:
        names = f"{counted(len(general), 'general framework')}: {listed(general)}"
        yield found.link, found.title, names, None, "sustainability of mineral supply"


def _edition(project: Document, other: Document) -> tuple[Cell, ...]:
    return project.link, project.title, project.stage, other.link, other.title, other.stage


def _dismissal(each: Dismissal, names: Mapping[str, str]) -> tuple[Cell, ...]:
    frameworks = {framework.id: framework.name for framework in mandate().frameworks}
    one, other = (names.get(key) or frameworks.get(key) or f"ISO project {key}" for key in each.pair)
    return one, other, each.reason, each.at.date().isoformat()


def _summary(request: Request, found: Sequence[_Found]) -> Iterator[str]:
    if not found:
        yield f"No early project of {request.committee or 'the watched scope'} is known at this date."
        return
    proposed = sum(bool(each.proposals) for each in found)
    yield f"{counted(len(found), 'project')}; ISO documents are proposed for {proposed}."
    tracing = [each.name for each in found if each.frameworks]
    if tracing:
        yield f"Frameworks are proposed for {listed(tracing)}."
    yield "These are proposals for people to decide on; nothing here says that two documents do overlap."


def _definitions() -> Iterator[tuple[str, str]]:
    yield "early project", "below stage 40.00 and not deleted: preliminary, proposal, preparatory and committee stage"
    yield (
        "in scope",
        "projects of the CMCC's committees, watched documents, and projects on a mineral of other materials committees",
    )
    yield "likeness", "the words that two titles share, from 0 to 1; rare words count most"
    yield (
        "score",
        f"likeness, more for a shared material, kind and committee, less for another kind; proposed from {LEAST} on",
    )
    yield "rank", f"at most {_MOST} for a project, or for the early parts of one series together"
    yield (
        "left out",
        "parts of the project's own series, its own earlier editions, documents on other materials or other elements",
    )
    yield "dismissed", "a person decided that the pair does not overlap: critmin report overlap --dismiss A B"
    yield "as of", HELD


SPEC = Spec("overlap", "which documents and frameworks may cover the ground of new and early projects", build)
