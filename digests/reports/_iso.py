"""What the reports on ISO share: the committees and documents at a date, and the clear answers where there are none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from digests.reports import Request
from storage.iso_state import Known, first_seen, known
from vocabulary.errors import ConfigurationError
from vocabulary.jurisdictions import find
from vocabulary.references import Reference
from vocabulary.spellings import canonical
from vocabulary.watch import Watch

HELD = "what critmin's polls had shown by that day; ISO's own data carry no date for memberships and stages"


def end_of(day: date) -> datetime:
    """The last instant of a day, UTC."""
    return datetime.combine(day, time.max, UTC)


def committees(request: Request, watch: Watch | None = None) -> list[Known]:
    """The committees at the report's date, by reference; those of `watch` only, where one is given.

    Raises `ConfigurationError` where nothing was known by then, or the request names a committee that is not known.
    """
    found = known(request.store, "Committee", end_of(request.as_of))
    if not found:
        first = first_seen(request.store)
        since = f"; the first poll was on {first.date()}" if first else ": nothing was polled yet (critmin refresh)"
        raise ConfigurationError(f"no committee was known by {request.as_of}{since}")
    if request.committee:
        return [_one(found, request.committee)]
    return sorted((each for each in found if watch is None or watch.covers(reference_of(each))), key=_by_reference)


def _one(found: list[Known], text: str) -> Known:
    wanted = str(canonical(text))
    for each in found:
        if reference_of(each).casefold() == wanted.casefold():
            return each
    raise ConfigurationError(f"no committee {wanted} is known by that date; `critmin committees` lists those there are")


def reference_of(each: Known) -> str:
    """What a committee or document is called."""
    return each.text("reference") or each.label


def _by_reference(each: Known) -> tuple[bool, object]:
    reference: Reference | None = each.reference
    return (reference is None, reference.sort_key if reference else each.label)


def country(code: str) -> str:
    """The name of a country. Raises `ConfigurationError` where the code names none."""
    found = find(code)
    if found is None:
        raise ConfigurationError(f"{code!r} is no country that is known: expected an ISO 3166 code such as US, DE, KR")
    return found.name
