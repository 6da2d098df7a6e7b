"""ISO documents as reports on their subjects see them: what they are called, where they stand, what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digests.reports import Request
from digests.reports._iso import end_of, reference_of
from digests.reports.frame import Cell, Link
from digests.reports.portfolio import status_of
from storage.baseline.mandate import mandate
from storage.iso_state import Known, first_seen, known
from vocabulary.errors import ConfigurationError
from vocabulary.references import Reference
from vocabulary.standards import Understanding, materials_committees, understand
from vocabulary.watch import Watch

PUBLISHED = "published"
UNDER_DEVELOPMENT = "under development"
_PAGE = "https://www.iso.org/standard/{}.html"


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
    def link(self) -> Cell:
        """The reference, leading to ISO's page."""
        return Link(self.reference, _PAGE.format(self.key)) if self.key.isdecimal() else self.reference

    @property
    def sort_key(self) -> tuple[object, ...]:
        """By reference, in natural order; those that are none last."""
        return (0, self.parsed.sort_key) if self.parsed else (1, self.reference)


def scope(committee: str | None) -> Watch:
    """The committees whose documents count: the one that is asked for, or all that standardize materials."""
    if committee:
        return Watch(committees=(committee,))
    represented = (each.reference for each in mandate().committees)
    return Watch(committees=(*represented, *materials_committees()))


def projects(request: Request) -> list[Known]:
    """Every ISO document known at the report's date. Raises `ConfigurationError` where none was known by then."""
    found = known(request.store, "Project", end_of(request.as_of))
    if not found:
        first = first_seen(request.store)
        since = f"; the first poll was on {first.date()}" if first else ": nothing was polled yet (critmin refresh)"
        raise ConfigurationError(f"no ISO document was known by {request.as_of}{since}")
    return found


def documents(found: Iterable[Known]) -> Iterator[Document]:
    """Those that stand or are on their way: no withdrawn or deleted ones, none without title or stage."""
    for each in found:
        title, committee, stage = each.text("title"), each.text("committee"), each.text("stage")
        status = status_of(stage)
        if title and status in {PUBLISHED, UNDER_DEVELOPMENT}:
            replaces = _ids(each, "replaces")
            yield Document(each.key, reference_of(each), each.reference, title, committee, stage, status, replaces)


def _ids(each: Known, field: str) -> tuple[str, ...]:
    value = each.fields.get(field)
    return tuple(sorted(value)) if isinstance(value, dict) else ()
