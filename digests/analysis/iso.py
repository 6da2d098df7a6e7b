"""What the reports on ISO share: the committees and documents at a date, and the clear answers where there are none."""

from __future__ import annotations

from digests.analysis.request import Request
from digests.words.addresses import Link, committee_page, standard_page
from storage.iso_state import Known, end_of_day, unanswerable
from vocabulary.errors import ConfigurationError
from vocabulary.iso.references import Reference
from vocabulary.iso.spellings import canonical
from vocabulary.iso.watch import Watch
from vocabulary.jurisdictions import Jurisdiction, JurisdictionKind, find
from vocabulary.records import Kind, Project

HELD = "what critmin's polls had shown by that day; ISO's own data carry no date for memberships and stages"


def committees(request: Request, watch: Watch | None = None) -> list[Known]:
    """The committees at the report's date, by reference; those of `watch` only, where one is given.

    Raises `CritminError` where nothing was known by then, `ConfigurationError` where the request names a committee
    that is not known.
    """
    records = request.known(Kind.COMMITTEE, end_of_day(request.as_of))
    if not records:
        raise unanswerable(request.store, Kind.COMMITTEE, request.as_of)
    if request.committee:
        return [_one(records, request.committee)]
    return sorted((record for record in records if watch is None or watch.covers(record.name)), key=by_reference)


def _one(records: list[Known], text: str) -> Known:
    wanted = str(canonical(text))
    for record in records:
        if record.name.casefold() == wanted.casefold():
            return record
    raise ConfigurationError(f"no committee {wanted} is known by that date; `critmin committees` lists them all")


def title_of(record: Known) -> str:
    """Its English title, without a quotation mark around the whole of it: some records of ISO have one."""
    return unquoted(record.text(Project.title))


def unquoted(title: str) -> str:
    """`title` without the single quotation marks that enclose it."""
    return title[1:-1] if len(title) > 2 and title[0] == title[-1] == "'" else title


def committee_link(record: Known) -> Link | str:
    """The committee's reference, leading to ISO's page of it."""
    name, page = record.name, committee_page(record.key)
    return Link(name, page) if page else name


def document_page(record: Known) -> Link | str:
    """The document's reference, leading to ISO's page of it."""
    name, page = record.name, standard_page(record.key)
    return Link(name, page) if page else name


def by_reference(record: Known) -> tuple[bool, object]:
    """Sorts by reference, numbers as numbers; what has none at the end."""
    reference: Reference | None = record.reference
    return (reference is None, reference.sort_key if reference else record.label)


def country(text: str) -> Jurisdiction:
    """The country with this code or name. Raises `ConfigurationError` where it names none."""
    jurisdiction = find(text)
    if jurisdiction is None or jurisdiction.kind is not JurisdictionKind.COUNTRY:
        raise ConfigurationError(f"{text!r} is not a known country: expected an ISO 3166 code such as US, DE, KR")
    return jurisdiction
