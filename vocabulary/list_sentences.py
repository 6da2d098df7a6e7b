"""Sentences about lists of critical minerals: their editions and their entries. Pure."""

from __future__ import annotations

from vocabulary.changes import Action, Change
from vocabulary.jurisdictions import find, name_of
from vocabulary.phrases import bracketed, capitalised, composed, plain, quoted, subject, unspoken
from vocabulary.records import Record

_ACRONYMS = frozenset("usgs doe dla mmdr cmetc iea irena nato sernageomin".split())


def list_name(record: Record) -> str:
    """`the United States list (USGS critical minerals)`: the jurisdiction's name and the list's own words."""
    code, identifier = plain(record.fields.get("jurisdiction")), plain(record.fields.get("list"))
    words = _words(identifier, code)
    name = f"the {name_of(code)} list" if code else "the list of critical minerals"
    return name + bracketed([words])


def _words(identifier: str, code: str) -> str:
    """`us-critical-minerals` -> "critical minerals": the jurisdiction, already named, is left out."""
    words = identifier.split("-")
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
    number = plain(record.fields.get("edition"))
    if change.action is Action.REMOVED:
        return f"{where}: the edition{f' {number}' if number else _title(record)} is no longer published by its source"
    about = f"{where}, edition {number}" if number else where
    return composed(about, [], unspoken(change.fields, "ListEdition", ()))


def _kind(record: Record) -> str:
    return "draft edition" if plain(record.fields.get("status")).casefold() == "draft" else "edition"


def _title(record: Record) -> str:
    title = quoted(record.fields.get("title")) or plain(record.fields.get("edition"))
    return f": {title}" if title else ""


def _details(record: Record) -> list[str]:
    count, status = plain(record.fields.get("count")), plain(record.fields.get("status"))
    shown = "" if status.casefold() == "draft" else status
    return [plain(record.fields.get("date")), shown, f"{count} entries" if count else ""]


def entry(change: Change) -> str:
    """A material that was added to a list, removed from it, or stands there differently."""
    record = change.record
    what = capitalised(plain(record.fields.get("as_published")) or subject(record))
    where = list_name(record)
    if change.action is Action.ADDED:
        return f"{what} was added to {where}{_tier(record, where)}"
    if change.action is Action.REMOVED:
        return f"{what} was removed from {where}"
    old, new = (plain(value) for value in change.fields.get("tier", (None, None)))
    if old and new:
        rest = unspoken(change.fields, "ListedMineral", ["tier"])
        return composed(what, [f"moved from tier “{old}” to tier “{new}” in {where}"], rest)
    return composed(f"{what} in {where}", [], unspoken(change.fields, "ListedMineral", ()))


def _tier(record: Record, where: str) -> str:
    """The tier, unless the name of the list says it: everything in a list of critical minerals is critical."""
    tier = plain(record.fields.get("tier"))
    return f" as {tier}" if tier and tier.casefold() not in where.casefold() else ""
