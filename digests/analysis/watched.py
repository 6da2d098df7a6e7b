"""The documents that the mandate names, joined with ISO's data: by id, by reference, else by title and committee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from digests.analysis.iso import title_of
from storage.baseline.mandate import WatchedDocument, mandate
from storage.iso_state import Known
from vocabulary.errors import MalformedReference
from vocabulary.iso.likeness import words
from vocabulary.iso.references import Reference
from vocabulary.iso.spellings import canonical, canonical_document
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.iso.watch import identity, is_within, lineage, read
from vocabulary.records import Project

_DIGITS = re.compile(r"\d+")
SAME_TITLE = 0.8
"""Of all words of two titles, the share that both must have where no number tells whether they are one document."""
_ORDER = (Standing.PUBLISHED, Standing.WITHDRAWN, Standing.UNDER_DEVELOPMENT, Standing.DELETED, Standing.NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Named:
    """A document of the mandate and what ISO has of it at a date.

    `current`: the edition that counts, the one in force, else the last that was; before any the project. `coming`: the
    project that revises it; `successors`: what ISO says has replaced a withdrawn one. `by`: what told
    that they are one: id, reference, or title and committee. `is_stated`: whether the mandate's own statement (stage,
    convenorship) was there by the date.
    """

    document: WatchedDocument
    current: Known | None
    coming: Known | None
    by: str | None
    is_stated: bool
    successors: tuple[Known, ...] = ()

    @property
    def title(self) -> str:
        """Its title in ISO's data, else as the mandate has it, else its subject."""
        known = title_of(self.current) if self.current else ""
        return known or self.document.title or self.document.subject or ""

    @property
    def keys(self) -> frozenset[str]:
        """The ids of the edition and of its revision."""
        return frozenset(one.key for one in (self.current, self.coming) if one)

    @property
    def stated_edition(self) -> str | None:
        """The published edition that the mandate names, where ISO's data have the project only."""
        reference = read(self.document.reference)
        if not (self.is_stated and self.current and reference and reference.year and not reference.stage):
            return None
        return self.document.reference if _is_coming(self.current) else None

    @property
    def draft(self) -> str | None:
        """PWI, WD, CD ...: the stage that the mandate's reference states, where ISO has no project."""
        reference = read(self.document.reference)
        return reference.stage if reference and not self.current and self.is_stated else None

    def belongs_to(self, committee: str) -> bool:
        """Whether it is a document of the committee, or of what is below it: by ISO's data or by the mandate."""
        own = self.current.text(Project.committee) if self.current else ""
        return any(is_within(name, committee) for name in (self.document.committee or "", own))

    @property
    def convenor(self) -> str | None:
        """The country whose expert convenes the group (ISO 3166), where that was stated by the date."""
        return self.document.convenorship if self.is_stated else None


def watched(projects: Sequence[Known], day: date) -> tuple[Named, ...]:
    """The documents that are watched, in the mandate's order."""
    return _joined(mandate().watched_documents, projects, day)


def existing(projects: Sequence[Known], day: date) -> tuple[Named, ...]:
    """The existing standards that the mandate names, in its order."""
    return _joined(mandate().existing_standards, projects, day)


def named_by(text: str, projects: Sequence[Known], day: date) -> Named | None:
    """The document of the mandate that a person means by its reference, at whatever stage."""
    try:
        wanted = identity(canonical_document(text))
    except MalformedReference:
        return None
    every = (*mandate().watched_documents, *mandate().existing_standards)
    chosen = [document for document in every if wanted == _identity(document)]
    return next(iter(_joined(chosen[:1], projects, day)), None)


def _joined(documents: Iterable[WatchedDocument], projects: Sequence[Known], day: date) -> tuple[Named, ...]:
    documents = tuple(documents)
    numbers = {canonical(document.reference).number for document in documents}
    numbered: dict[object, list[Known]] = {}
    for project in projects:
        if numbers.isdisjoint(_DIGITS.findall(project.name)):
            continue  # most documents: not worth parsing
        if project.reference is not None and not project.reference.is_committee:
            numbered.setdefault(identity(project.reference), []).append(project)
    by_key = {project.key: project for project in projects}
    deck = mandate().citation("deck")
    return tuple(_named(document, projects, numbered, by_key, deck.is_known_by(day)) for document in documents)


def _named(
    document: WatchedDocument,
    projects: Sequence[Known],
    numbered: dict[object, list[Known]],
    by_key: dict[str, Known],
    is_stated: bool,
) -> Named:
    same = sorted(numbered.get(_identity(document), ()), key=_standing)
    own = by_key.get(str(document.project_id))
    by = "id" if own else "reference" if same else None
    if own and own not in same:
        same = sorted((own, *same), key=_standing)
    if not same and (alike := _by_title(document, projects)):
        same, by = [alike], "title and committee"
    current = same[0] if same else None
    coming = next((project for project in same[1:] if _is_coming(project)), None)
    return Named(document, current, coming, by, is_stated, tuple(_successors(current, by_key)))


def _successors(current: Known | None, by_key: Mapping[str, Known]) -> Iterator[Known]:
    if current and _is_withdrawn(current) and isinstance(replaced_by := current.fields.get(Project.replaced_by), dict):
        yield from (by_key[key] for key in replaced_by if key in by_key)


def _identity(document: WatchedDocument) -> object:
    return identity(canonical(document.reference))


def _standing(project: Known) -> tuple[int, str]:
    """Published first, then withdrawn; of several the newest edition."""
    year = project.text(Project.published)[:4] or "0000"
    return _ORDER.index(standing_of(project.text(Project.stage))), str(9999 - int(year)) if year.isdecimal() else "9999"


def _is_coming(project: Known) -> bool:
    return standing_of(project.text(Project.stage)) is Standing.UNDER_DEVELOPMENT


def _is_withdrawn(project: Known) -> bool:
    return standing_of(project.text(Project.stage)) is Standing.WITHDRAWN


def _by_title(document: WatchedDocument, projects: Iterable[Known]) -> Known | None:
    """The one project of the same committee with the same title; None where there is none, or more than one."""
    if not (document.title and document.committee):
        return None
    home = _top(document.committee)
    alike = [project for project in _of(home, projects) if _share(document.title, title_of(project)) >= SAME_TITLE]
    return alike[0] if len(alike) == 1 else None


def _of(committee: str, projects: Iterable[Known]) -> Iterator[Known]:
    """The documents of a committee and of its subcommittees."""
    below = f"{committee}/"
    for project in projects:
        home = project.text(Project.committee)
        if home == committee or home.startswith(below):
            yield project


@cache
def _top(committee: str) -> str:
    return lineage([committee])[-1]


def _share(one: str, other: str) -> float:
    mine, theirs = words(one), words(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def reference_shown(named: Named) -> str:
    """What the document is called now."""
    return named.current.name if named.current else named.document.reference


def parsed(named: Named) -> Reference | None:
    """The same, parsed."""
    return read(reference_shown(named))
