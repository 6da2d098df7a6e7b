"""What is known of a list before its source is first polled: the atlas; and what of that first poll is news. Pure.

A page states its own wordings and tiers, so only materials are taken from the atlas. A page that states a newer
edition is news. One that shows the edition on record, or an earlier one, tells nothing: where it differs, that is a
note for the person who looks after the source. One that states no edition and differs is told as a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.catalogue import Source
from storage.baseline.atlas import InForce, atlas, history, in_force
from vocabulary.changes import Action, Change
from vocabulary.list_changes import is_covered
from vocabulary.minerals import Match
from vocabulary.records import Record, Value


def known_before(source: Source, at: datetime) -> tuple[Record, ...]:
    """The entries of the edition in force at `at`, by material; empty where the atlas has none for this source."""
    edition = _on_record(source, at)
    if edition is None or source.list is None:
        return ()
    found: dict[str, Record] = {}
    for entry in edition.entries:
        match = edition.jurisdiction.meaning(entry)
        if match:
            record = _known(source, match, entry.as_published)
            found.setdefault(record.key, record)
    return tuple(found.values())


def first_news(
    source: Source, at: datetime, changes: Sequence[Change], records: Iterable[Record]
) -> tuple[list[Change], list[str]]:
    """Which of a first poll's `changes` are news, given the `records` that it found; and notes for people."""
    edition = _on_record(source, at)
    if edition is None:
        return [], []
    entries = [record for record in records if record.kind == "ListedMineral"]
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
        return [], [f"shows what {earlier} listed; the edition on record is {edition.edition.id}: nothing is told"]
    told = [_against(change, edition.edition.id) for change in came_and_went]
    return told, [f"differs from the edition on record, {edition.edition.id}: {differing}"]


def _against(change: Change, edition: str) -> Change:
    """The change as what it is: a difference between the page and the edition on record, whoever is right."""
    return replace(change, fields={**change.fields, "on_record": (edition, None)})


_SIGNS = {Action.ADDED: "+", Action.REMOVED: "−", Action.CHANGED: "~"}


def _on_record(source: Source, at: datetime) -> InForce | None:
    where = atlas().get(source.jurisdiction or "")
    return in_force(where, at.date().isoformat(), source.list) if where and source.list else None


def _known(source: Source, match: Match, wording: str) -> Record:
    materials = "+".join(match.minerals)
    key = f"{source.jurisdiction}/{source.list}/{materials}" + (f"/{match.form}" if match.form else "")
    fields: dict[str, Value] = {
        "jurisdiction": source.jurisdiction,
        "list": source.list,
        "minerals": list(match.minerals),
    }
    return Record("ListedMineral", key, wording, fields)


def _is_stated(change: Change) -> bool:
    """A new edition, or a known material that came or went: what the atlas can be compared in, unlike wordings."""
    return (change.record.kind == "ListEdition" and change.action is Action.ADDED) or _is_known(change)


def _is_known(change: Change) -> bool:
    known = change.record.kind == "ListedMineral" and bool(change.record.fields.get("minerals"))
    return known and change.action is not Action.CHANGED


def _edition_of(entries: Iterable[Record]) -> str | None:
    stated = {str(record.fields["edition"]) for record in entries if record.fields.get("edition")}
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
    minerals = record.fields.get("minerals")
    return minerals if isinstance(minerals, list) else []
