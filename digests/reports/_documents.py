"""ISO documents as the reports on their subjects see them: what they are called, where they stand, what their titles say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digests.reports._iso import reference_of
from digests.reports.frame import Cell, Link
from digests.reports.portfolio import status_of
from storage.iso_state import Known
from vocabulary.references import Reference
from vocabulary.standards import Understanding, understand

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
    says: Understanding

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


def documents(found: Iterable[Known]) -> Iterator[Document]:
    """Those that stand or are on their way: withdrawn and deleted ones, and those without title or stage, are left out."""
    for each in found:
        title, committee, stage = each.text("title"), each.text("committee"), each.text("stage")
        status = status_of(stage)
        if title and status in {PUBLISHED, UNDER_DEVELOPMENT}:
            says = understand(title, committee)
            yield Document(each.key, reference_of(each), each.reference, title, committee, stage, status, says)
