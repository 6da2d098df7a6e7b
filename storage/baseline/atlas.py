"""The atlas: published lists of critical minerals, edition by edition; which edition stands at a date.

What is incomplete or rests on memory is shown as such and never enters the matrix. An amendment states only what it
changes and is applied to the edition that it amends.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from storage.baseline.atlas_files import read
from storage.baseline.editions import Edition, Entry, InForce, Jurisdiction, first_day

__all__ = [
    "Edition", "Entry", "InForce", "Jurisdiction", "atlas", "drafts", "find", "history", "in_force", "later", "shown",
    "stand_in",
]  # fmt: skip

FOLDER = Path(__file__).parent / "lists"


@cache
def atlas() -> Mapping[str, Jurisdiction]:
    """All jurisdictions by code. Raises `ConfigurationError` with every mistake of every file."""
    return read(FOLDER)


def in_force(jurisdiction: Jurisdiction, as_of: str, list_id: str | None = None) -> InForce | None:
    """The edition of a list (default: the standing one) at a date: the latest final one, else the latest draft.

    Only editions that are complete count; None where there is none by then.
    """
    wanted = list_id or jurisdiction.standing
    if wanted is None:
        return None
    known = [edition for edition in _published(jurisdiction, as_of, wanted) if edition.is_comparable]
    chosen = [edition for edition in known if edition.status != "draft"] or known
    if not chosen:
        return None
    base = max(chosen, key=lambda edition: edition.first_day)
    return InForce(jurisdiction, base, tuple(_amendments(jurisdiction, base, as_of)), as_of)


def stand_in(jurisdiction: Jurisdiction, as_of: str) -> InForce | None:
    """The newest list complete beside a standing one that is not; None where no list stands for the jurisdiction."""
    published = _published(jurisdiction, as_of) if jurisdiction.standing else []
    lists = {edition.list for edition in published if edition.kind == "list" and edition.status != "draft"}
    whole = [current for list_id in sorted(lists) if (current := in_force(jurisdiction, as_of, list_id))]
    return max(whole, key=lambda candidate: candidate.edition.first_day, default=None)


def shown(jurisdiction: Jurisdiction, as_of: str) -> list[InForce]:
    """Every list that the jurisdiction had by a date, the standing one first: whole, or else what is known of it.

    Controls on exports do not replace one another: each stands for itself.
    """
    lists = dict.fromkeys(edition.list for edition in _published(jurisdiction, as_of))
    editions = []
    for list_id in sorted(lists, key=lambda list_id: list_id != jurisdiction.standing):
        published = _published(jurisdiction, as_of, list_id)
        if published[0].kind == "export-restriction":
            editions += [InForce(jurisdiction, edition, as_of=as_of) for edition in published]
        else:
            newest = max(published, key=lambda edition: (edition.status != "draft", edition.first_day))
            amendments = tuple(_amendments(jurisdiction, newest, as_of))
            partly = InForce(jurisdiction, newest, amendments, as_of)
            editions.append(in_force(jurisdiction, as_of, list_id) or partly)
    return editions


def later(current: InForce) -> tuple[Edition, ...]:
    """The final editions of the same list that came after the one shown and are not complete here."""
    until = current.as_of or "9999"
    return tuple(
        edition
        for edition in current.jurisdiction.editions
        if edition.list == current.edition.list
        and edition.kind != "note"
        and edition.status != "draft"
        and edition not in current.amendments
        and current.edition.first_day < edition.first_day <= first_day(until)
    )


def drafts(current: InForce) -> tuple[Edition, ...]:
    """The drafts of the same list that are newer than the edition shown, by the date of the question."""
    published = _published(current.jurisdiction, current.as_of or "9999", current.edition.list)
    return tuple(
        edition for edition in published if edition.status == "draft" and edition.first_day > current.edition.first_day
    )


def _published(jurisdiction: Jurisdiction, as_of: str, list_id: str | None = None) -> list[Edition]:
    """The editions by a date, of one list or of all; without what is no list of its own."""
    return [
        edition
        for edition in jurisdiction.editions
        if edition.kind not in {"amendment", "note"}
        and list_id in {None, edition.list}
        and edition.first_day <= first_day(as_of)
    ]


def _amendments(jurisdiction: Jurisdiction, base: Edition, as_of: str) -> list[Edition]:
    day = first_day(as_of)
    amendments = [
        edition for edition in jurisdiction.editions if edition.amends == base.id and edition.first_day <= day
    ]
    return sorted(amendments, key=lambda edition: edition.first_day)


def history(jurisdiction: Jurisdiction, list_id: str) -> list[InForce]:
    """The final editions of a list that are complete, the oldest first, each without amendments of later date."""
    finals = [
        edition
        for edition in jurisdiction.editions
        if edition.list == list_id and edition.is_comparable and edition.status != "draft" and edition.kind == "list"
    ]
    return [InForce(jurisdiction, edition) for edition in sorted(finals, key=lambda edition: edition.first_day)]


def find(identifier: str) -> InForce | None:
    """The edition with this id (`us-2022-final`), whatever its status."""
    for jurisdiction in atlas().values():
        for edition in jurisdiction.editions:
            if edition.id.casefold() == identifier.casefold():
                return InForce(jurisdiction, edition)
    return None
