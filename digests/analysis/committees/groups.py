"""The groups below committees: those that ISO's pages show, and those of which the mandate states who convenes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digests.words.wording import natural
from storage.baseline.mandate import Citation, mandate
from storage.iso_state import Known
from vocabulary.iso.watch import is_within
from vocabulary.jurisdictions import body_country, name_of
from vocabulary.records import WorkingGroup


@dataclass(frozen=True, slots=True)
class Group:
    """A group below a committee.

    `person`: who leads it, as ISO's page has it; `country`: whose expert that is (ISO 3166); `stated_by`: the document
    that states the country, where ISO's pages do not; `documents`: how the mandate calls its watched documents.
    """

    reference: str
    title: str
    person: str
    country: str | None
    stated_by: Citation | None
    documents: tuple[str, ...]

    @property
    def convenor(self) -> str:
        """Who leads it: the person that ISO's page names, else the country; empty where neither is known."""
        return self.person or (name_of(self.country) if self.country else "")


def groups(shown: Iterable[Known], day: date) -> tuple[Group, ...]:
    """All groups that are known by `day`, by reference; `shown`: the records of those that ISO's pages show."""
    pages = {record.name: record for record in shown}
    source = mandate().citation("deck")
    stated: dict[str, str] = {}
    documents: dict[str, list[str]] = {}
    for document in mandate().watched_documents if source.is_known_by(day) else ():
        if document.committee and document.convenorship:
            stated[document.committee] = document.convenorship
            documents.setdefault(document.committee, []).append(document.reference)
    result = []
    for reference in sorted({*pages, *stated}, key=natural):
        page = pages.get(reference)
        person = page.text(WorkingGroup.convenor) if page else ""
        country = body_country(person.rpartition("(")[2].rstrip(")"))
        code = country.code if country else stated.get(reference)
        by = source if code and not country else None
        title = page.text(WorkingGroup.title) if page else ""
        result.append(Group(reference, title, person, code, by, tuple(documents.get(reference, ()))))
    return tuple(result)


def below(every: Iterable[Group], committee: str) -> tuple[Group, ...]:
    """Those of a committee and of what is below it; a group that is named itself is one of them."""
    return tuple(group for group in every if is_within(group.reference, committee))
