"""What is watched: committees with all that is below them, documents through all their stages, project ids. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vocabulary.errors import MalformedReference
from vocabulary.iso.references import Reference, parse
from vocabulary.iso.spellings import canonical
from vocabulary.jurisdictions import body_country
from vocabulary.records import Project, Record

_ONE_NUMBERING = frozenset({"IS", "TS", "TR", "PAS"})  # a project may change between these types and keeps its number
_DIGITS = re.compile(r"\d+")
_REMEMBERED = 20_000  # references; one poll of ISO Open Data tells of a few thousand at most
Identity = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """The watched scope. References may be spelled as people do ("TC 82/SC 7").

    `committees`: a committee here covers its sub-committees and groups. `key_committees`: those in which a new project
    is critical (the U.S. group's). `documents`: a document is the same through all its stages, years and types that
    share a numbering; its amendments count as itself. `home_country`: ISO 3166 code; its body's moves in committees
    are critical.
    Raises `MalformedReference` for a reference that is none.
    """

    committees: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    project_ids: tuple[str, ...] = ()
    key_committees: tuple[str, ...] = ()
    home_country: str = "US"

    def __post_init__(self) -> None:
        for texts in (self.committees, self.documents, self.key_committees):
            _canonical(texts)

    def covers(self, committee: str) -> bool:
        """Whether `committee` is a watched one, or a sub-committee or group of one."""
        return _within(committee, self.committees)

    def is_key(self, committee: str) -> bool:
        """Whether `committee` is a key committee, or a sub-committee or group of one."""
        return _within(committee, self.key_committees)

    def follows(self, project: Record) -> bool:
        """Whether the project is a watched one: by its id or by its reference."""
        return project.key in self.project_ids or self.names(
            str(project.fields.get(Project.reference) or project.label)
        )

    def names(self, document: str) -> bool:
        """Whether the reference `document` is of a watched document, at whatever stage, or of a supplement to one."""
        if _numbers(self.documents).isdisjoint(_DIGITS.findall(document)):
            return False  # most documents: not worth parsing
        reference = read(document)
        if reference is None or reference.is_committee:
            return False
        return not _identities(self.documents).isdisjoint((identity(reference), identity(reference.document)))

    @property
    def committee_references(self) -> tuple[str, ...]:
        """The watched committees as ISO writes them."""
        return tuple(map(str, _canonical(self.committees)))

    @property
    def document_numbers(self) -> tuple[str, ...]:
        """The numbers of the watched documents, without their parts, each once."""
        return tuple(dict.fromkeys(reference.number for reference in _canonical(self.documents)))

    def is_home(self, acronym: str) -> bool:
        """Whether the standards body with this acronym speaks for the home country."""
        country = body_country(acronym)
        return country is not None and country.code == self.home_country


def identity(document: Reference) -> Identity:
    """What stays the same while a document moves from stage to stage and from type to type."""
    base = document.base
    numbering = "" if base.type in _ONE_NUMBERING else base.type
    return base.publisher, numbering, base.number, base.parts, base.supplements


@lru_cache(_REMEMBERED)
def read(text: str) -> Reference | None:
    """The reference that a source states; `None` where it is not well-formed. (Sources are wrong; sentences go on.)"""
    try:
        return parse(text)
    except MalformedReference:
        return None


def lineage(committees: Iterable[str]) -> tuple[str, ...]:
    """The committees and all those above them, each once, the nearest first; what is no reference is kept as it is."""
    return tuple(dict.fromkeys(name for text in committees for name in (text, *_above(text))))


def is_within(committee: str, other: str) -> bool:
    """Whether a committee is `other` or below it."""
    return other in lineage([committee])


@lru_cache(_REMEMBERED)
def _above(committee: str) -> tuple[str, ...]:
    reference = read(committee)
    return tuple(map(str, reference.parents)) if reference is not None and reference.is_committee else ()


@lru_cache
def _canonical(texts: tuple[str, ...]) -> tuple[Reference, ...]:
    return tuple(map(canonical, texts))


@lru_cache
def _numbers(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(reference.number for reference in _canonical(texts))


@lru_cache
def _identities(texts: tuple[str, ...]) -> frozenset[Identity]:
    return frozenset(map(identity, _canonical(texts)))


@lru_cache(_REMEMBERED)
def _within(committee: str, others: tuple[str, ...]) -> bool:
    reference = read(committee)
    return reference is not None and any(reference.within(other) for other in _canonical(others))
