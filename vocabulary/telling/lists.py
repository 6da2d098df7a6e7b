"""Sentences about lists of critical minerals: their editions and their entries. Pure."""

from __future__ import annotations

from vocabulary.changes import Action, Change
from vocabulary.jurisdictions import find, name_of
from vocabulary.lists.changes import scope_move
from vocabulary.phrases import (
    bracketed,
    composed,
    dated,
    plain,
    quoted,
    subject,
    unspoken,
)
from vocabulary.records import ListEdition, ListedMineral, Record
from vocabulary.words import capitalised

_ACRONYMS = frozenset("usgs doe dla mmdr cmetc iea irena nato sernageomin".split())

_MOVES = {"wider": "is listed more widely", "narrower": "is listed more narrowly", "other": "is listed in another form"}


def list_name(record: Record) -> str:
    """`the United States list (USGS critical minerals)`: the jurisdiction's name and the list's own words."""
    code, identifier = (
        plain(record.fields.get(ListedMineral.jurisdiction)),
        plain(record.fields.get(ListedMineral.list)),
    )
    words = _words(identifier, code)
    name = f"the {name_of(code)} list" if code else "the list of critical minerals"
    return name + bracketed([words])


def _words(identifier: str, code: str) -> str:
    """`us-critical-minerals` -> "critical minerals": the jurisdiction, already named, is left out."""
    words = identifier.replace("-", " ").split()
    here = find(code)
    for count in (2, 1):
        if here and len(words) > count and find("-".join(words[:count])) == here:
            words = words[count:]
            break
    return " ".join(word.upper() if word.casefold() in _ACRONYMS else word for word in words)


def edition(change: Change) -> str:
    """An edition that is new, changed, or no longer published."""
    record = change.record
    where = capitalised(list_name(record))
    if change.action is Action.ADDED:
        return f"{where} has a new {_kind(record)}{_title(record)}{bracketed(_details(record))}"
    number = plain(record.fields.get(ListEdition.edition))
    if change.action is Action.REMOVED:
        return f"{where}: the edition{f' {number}' if number else _title(record)} is no longer published by its source"
    about = f"{where}, edition {number}" if number else where
    return composed(about, [], unspoken(change.fields, ListEdition, ()))


def _kind(record: Record) -> str:
    return "draft edition" if _is_draft(record) else "edition"


def _title(record: Record) -> str:
    title = quoted(record.fields.get(ListEdition.title)) or plain(record.fields.get(ListEdition.edition))
    return f": {title}" if title else ""


def _details(record: Record) -> list[str]:
    count, status = plain(record.fields.get(ListEdition.count)), plain(record.fields.get(ListEdition.status))
    shown = "" if status.casefold() == "draft" else status
    return [dated(record.fields.get(ListEdition.date)), shown, f"{count} entries" if count else ""]


def entry(change: Change) -> str:
    """A material that was added to a list, removed from it, or stands there differently."""
    record = change.record
    what = capitalised(plain(record.fields.get(ListedMineral.as_published)) or subject(record))
    where = f"{list_name(record)}{_edition(change)}"
    if change.covered_by:
        return _covered(change, what, where)
    if change.on_record is not None:
        known = f"the edition on record ({plain(change.on_record) or 'not named'})"
        if change.action is Action.ADDED:
            return f"{what} is on a page of {where}, but not in {known}"
        return f"{what} is in {known} of {where}, but not on its page"
    if change.action is Action.ADDED:
        verb = "is proposed for" if _is_draft(record) else "was added to"
        return f"{what} {verb} {where}{_tier(record, where)}"
    if change.action is Action.REMOVED:
        return f"{what} was removed from {where}"
    old, new = (plain(value) for value in change.fields.get(ListedMineral.tier, (None, None)))
    if old and new:
        rest = unspoken(change.fields, ListedMineral, ["tier", "edition"])
        return composed(what, [f"moved from tier “{old}” to tier “{new}” in {where}"], rest)
    rest = unspoken(change.fields, ListedMineral, ("edition",))
    move = scope_move(change)
    if move:
        return composed(what, [f"{_MOVES[move]} in {where}"], rest)
    return composed(f"{what} in {where}", [], rest)


def _covered(change: Change, what: str, where: str) -> str:
    """What was or is on the list under another wording: a group and its members."""
    others = plain(list(change.covered_by)) or "other entries"
    if change.action is Action.ADDED:
        return f"{what} is now an entry of its own in {where}; before, it was covered by {others}"
    return f"{what} is no longer an entry of its own in {where}; it is covered by {others}"


def _edition(change: Change) -> str:
    """`, edition 2025`; of the same edition as before it is a correction."""
    before, after = (plain(value) for value in change.fields.get(ListedMineral.edition, (None, None)))
    number = after or plain(change.record.fields.get(ListedMineral.edition))
    if not number:
        return ""
    draft = " (draft)" if _is_draft(change.record) else ""
    corrected = ", in a correction" if before == after != "" else ""
    return f", edition {number}{draft}{corrected}"


def _is_draft(record: Record) -> bool:
    return plain(record.fields.get(ListedMineral.status)).casefold() == "draft"


def _tier(record: Record, where: str) -> str:
    """The tier, unless the name of the list says it: everything in a list of critical minerals is critical."""
    tier = plain(record.fields.get(ListedMineral.tier))
    return f" as {tier}" if tier and tier.casefold() not in where.casefold() else ""
