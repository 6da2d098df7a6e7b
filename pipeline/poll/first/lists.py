"""What is known of a list before its source is first polled: the atlas; and what of that first poll is news. Pure.

A page states its own wordings and tiers, so only materials are taken from the atlas. A page that states a newer
edition is news. One that shows the edition on record, or an earlier one, tells nothing: where it differs, that is a
note for the person who looks after the source. One that states no edition and differs is told as a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.extraction import Known, KnownEdition
from pipeline.mineral_lists.runs.entries import Entry
from pipeline.source import Source
from storage.baseline.atlas import Entry as Published
from storage.baseline.atlas import InForce, Jurisdiction, atlas, history, in_force
from vocabulary.changes import Action, Change
from vocabulary.lists.changes import is_covered
from vocabulary.minerals import Match
from vocabulary.records import Kind, ListEdition, ListedMineral, Record, Stated


def known_before(source: Source, at: datetime) -> tuple[Record, ...]:
    """The entries of the edition in force at `at`, by material; empty where the atlas has none for this source."""
    edition = _on_record(source, at)
    if edition is None or source.list is None:
        return ()
    by_key: dict[str, Record] = {}
    for entry in edition.entries:
        match = edition.jurisdiction.meaning(entry)
        if match:
            record = _known(source, match, entry.as_published)
            by_key.setdefault(record.key, record)
    return tuple(by_key.values())


def first_news(
    source: Source, at: datetime, changes: Sequence[Change], records: Iterable[Record]
) -> tuple[list[Change], list[str]]:
    """Which of a first poll's `changes` are news, given the `records` that it found; and notes for people."""
    edition = _on_record(source, at)
    if edition is None:
        return [], []
    entries = [record for record in records if record.kind == Kind.LISTED_MINERAL]
    shown, known = _edition_of(entries), edition.edition.date[:4]
    if shown is not None and shown > known:
        return [change for change in changes if _is_stated(change)], []
    came_and_went = [change for change in changes if _is_known(change) and not is_covered(change)]
    if not came_and_went:
        return [], []
    differing = ", ".join(f"{_SIGNS[change.action]}{change.record.label}" for change in came_and_went)
    if shown is not None:
        return [], [f"shows the edition of {shown}; the one on record, {edition.edition.id}, differs: {differing}"]
    if earlier := _same_earlier(edition, entries):
        return [], [f"shows what {earlier} listed; the edition on record is {edition.edition.id}: nothing is reported"]
    against = [_against(change, edition.edition.id) for change in came_and_went]
    return against, [f"differs from the edition on record, {edition.edition.id}: {differing}"]


def _against(change: Change, edition: str) -> Change:
    """The change as what it is: a difference between the page and the edition on record, whoever is right."""
    return replace(change, on_record=edition)


_SIGNS = {Action.ADDED: "+", Action.REMOVED: "−", Action.CHANGED: "~"}


def _on_record(source: Source, at: datetime) -> InForce | None:
    if not source.list:
        return None  # most sources; the files of the atlas take longer to read than a hundred feeds
    where = atlas().get(source.jurisdiction or "")
    return in_force(where, at.date().isoformat(), source.list) if where else None


def _known(source: Source, match: Match, wording: str) -> Record:
    materials = "+".join(match.minerals)
    key = f"{source.jurisdiction}/{source.list}/{materials}" + (f"/{match.form}" if match.form else "")
    fields: Stated = {
        ListedMineral.jurisdiction: source.jurisdiction,
        ListedMineral.list: source.list,
        ListedMineral.minerals: list(match.minerals),
    }
    return ListedMineral.of(key, wording, fields)


def _is_stated(change: Change) -> bool:
    """A new edition, or a known material that came or went: what the atlas can be compared in, unlike wordings."""
    return (change.record.kind == Kind.LIST_EDITION and change.action is Action.ADDED) or _is_known(change)


def _is_known(change: Change) -> bool:
    known = change.record.kind == Kind.LISTED_MINERAL and bool(change.record.fields.get(ListedMineral.minerals))
    return known and change.action is not Action.CHANGED


def _edition_of(entries: Iterable[Record]) -> str | None:
    stated = {
        str(record.fields[ListedMineral.edition]) for record in entries if record.fields.get(ListedMineral.edition)
    }
    return stated.pop() if len(stated) == 1 else None


def _same_earlier(edition: InForce, entries: Iterable[Record]) -> str | None:
    """The earlier edition that lists just these materials."""
    shown = {mineral for record in entries for mineral in _minerals(record)}
    for earlier in reversed(history(edition.jurisdiction, edition.edition.list)):
        matches = [edition.jurisdiction.meaning(entry) for entry in earlier.entries]
        if {mineral for match in matches if match for mineral in match.minerals} == shown:
            return earlier.edition.id
    return None


def _minerals(record: Record) -> list[str]:
    minerals = record.fields.get(ListedMineral.minerals)
    return minerals if isinstance(minerals, list) else []


def known_lists(source: Source, before: Iterable[Record] = (), *, polled: bool = False, ordered: bool = False) -> Known:
    """The known editions of the source's list; the last is what `before` holds, the records of the last poll.

    `polled`: these records come from a poll, not from the atlas; `ordered`: they come in the order of its document.
    """
    where = atlas().get(source.jurisdiction or "")
    editions = tuple(_published(where, source.list)) if where else ()
    last = _last(source, tuple(before))
    return Known(editions, replace(last, ordered=ordered) if last else None, polled)


def _published(where: Jurisdiction, list_id: str | None) -> Iterator[KnownEdition]:
    for edition in where.editions:
        if (
            (list_id is not None and edition.list != list_id)
            or not edition.is_comparable
            or edition.kind == "amendment"
        ):
            continue
        yield _known_edition(InForce(where, edition))
        amendments = tuple(
            amendment for amendment in where.editions if amendment.amends == edition.id and amendment.entries
        )
        if amendments:
            yield _known_edition(InForce(where, edition, amendments))


def _known_edition(current: InForce) -> KnownEdition:
    entries = [(_key(current.jurisdiction, entry), entry.as_published) for entry in current.entries]
    keys, names = tuple(key for key, _ in entries), tuple(name for _, name in entries)
    return KnownEdition(keys, names, current.edition.date[:4], current.edition.date, current.edition.status)


def _key(where: Jurisdiction, entry: Published) -> str:
    return Entry(entry.as_published, where.meaning(entry)).key


def _last(source: Source, before: tuple[Record, ...]) -> KnownEdition | None:
    entries = [record for record in before if record.kind == Kind.LISTED_MINERAL]
    if not entries:
        return None
    prefix = f"{source.jurisdiction}/{source.list or ''}"
    keys = tuple(record.key[len(prefix) + 1 :] if source.list else record.key.split("/", 2)[2] for record in entries)
    years = {str(year) for record in entries if (year := record.fields.get(ListedMineral.edition))}
    editions = [record for record in before if record.kind == Kind.LIST_EDITION]
    stated = [record for record in editions if record.fields.get(ListEdition.edition) in years]
    status = str(stated[0].fields.get(ListEdition.status, "final")) if stated else "final"
    date = stated[0].fields.get(ListEdition.date) if stated else None
    name = years.pop() if len(years) == 1 else None
    return KnownEdition(keys, tuple(record.label for record in entries), name, str(date) if date else None, status)
