"""ISO documents as reports on their subjects see them: what they are called, where they stand, what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from digests.analysis.iso import title_of
from digests.analysis.request import Request
from digests.words.addresses import Link, standard_page
from storage.baseline.mandate import mandate
from storage.iso_state import Known, end_of_day, unanswerable
from vocabulary.iso.references import Reference
from vocabulary.iso.spellings import canonical
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.iso.standards import Understanding, materials_committees, understand
from vocabulary.iso.watch import Watch
from vocabulary.records import Field, Kind, Project

PUBLISHED, UNDER_DEVELOPMENT = Standing.PUBLISHED, Standing.UNDER_DEVELOPMENT


@dataclass(frozen=True, slots=True)
class Document:
    """One ISO document. `parsed` is None where its reference is not well-formed."""

    key: str
    reference: str
    parsed: Reference | None
    title: str
    committee: str
    stage: str
    status: str
    replaces: tuple[str, ...] = ()  # ids

    @property
    def says(self) -> Understanding:
        """What its title says; worked out when it is first asked for."""
        return understand(self.title, self.committee)

    @property
    def is_supplement(self) -> bool:
        """An amendment, corrigendum or the like."""
        return bool(self.parsed and self.parsed.supplements)

    @property
    def link(self) -> Link | str:
        """The reference, leading to ISO's page."""
        page = standard_page(self.key)
        return Link(self.reference, page) if page else self.reference

    @property
    def sort_key(self) -> tuple[object, ...]:
        """By reference, in natural order; those that are none last."""
        return (0, self.parsed.sort_key) if self.parsed else (1, self.reference)


def scope(committee: str | None) -> Watch:
    """The committees whose documents count: the one that is asked for, or all that standardize materials."""
    if committee:
        return Watch(committees=(str(canonical(committee)),))
    represented = (watched_committee.reference for watched_committee in mandate().committees)
    return Watch(committees=(*represented, *materials_committees()))


def projects(request: Request) -> list[Known]:
    """Every ISO document known at the report's date. Raises `CritminError` where none was known by then."""
    known = request.known(Kind.PROJECT, end_of_day(request.as_of))
    if not known:
        raise unanswerable(request.store, Kind.PROJECT, request.as_of)
    return known


def documents(known: Iterable[Known]) -> Iterator[Document]:
    """Those that stand or are on their way: no withdrawn or deleted ones, none without title or stage."""
    return _with(known, {PUBLISHED, UNDER_DEVELOPMENT})


def withdrawn(known: Iterable[Known]) -> Iterator[Document]:
    """Those that ISO had and withdrew, none without a title."""
    return _with(known, {Standing.WITHDRAWN})


def _with(known: Iterable[Known], standings: Collection[Standing]) -> Iterator[Document]:
    for record in known:
        title, committee, stage = title_of(record), record.text(Project.committee), record.text(Project.stage)
        status = standing_of(stage)
        if title and status in standings:
            replaces = _ids(record, Project.replaces)
            yield Document(record.key, record.name, record.reference, title, committee, stage, status, replaces)


def _ids(record: Known, field: Field[Any]) -> tuple[str, ...]:
    value = record.value(field)
    return tuple(sorted(value)) if isinstance(value, dict) else ()
