"""Sentences about committees, their members, their working groups and meetings, and about standards bodies. Pure."""

from __future__ import annotations

from vocabulary.changes import Action, Change
from vocabulary.phrases import (
    bracketed,
    clause,
    composed,
    dated,
    plain,
    quoted,
    subject,
    unspoken,
)
from vocabulary.records import Body, Committee, Meeting, Record, Value, WorkingGroup
from vocabulary.telling.memberships import ROLES, Move
from vocabulary.telling.memberships import moves as moves_between


def moves(change: Change) -> list[Move]:
    """The bodies whose role in the committee changed, by name."""
    sides = ({name: pair[side] for name, pair in change.fields.items()} for side in (0, 1))
    return moves_between(*sides)


def committee(change: Change) -> str:
    """A committee that is new, changed, or no longer in ISO's list."""
    record = change.record
    if change.action is Action.REMOVED:
        return f"{subject(record)} is no longer in ISO's list of committees"
    if change.action is Action.ADDED:
        secretariat = plain(record.fields.get(Committee.secretariat))
        return _new("committee", record) + bracketed([f"secretariat {secretariat}" if secretariat else ""])
    moved = moves(change)
    about = subject(change.before if change.before and Committee.reference in change.fields else record)
    if len(moved) == 1 and not change.fields.keys() - ROLES.keys():
        return moved[0].clause(about)
    reported: list[str] = [*ROLES, Committee.secretariat, Committee.scope, Committee.reference]
    verbs = [f"became {plain(record.fields.get(Committee.reference))}"] if Committee.reference in change.fields else []
    clauses = [*_secretariat(change), *unspoken(change.fields, Committee, reported)]
    if Committee.scope in change.fields:
        clauses.append("scope was reworded" if all(change.fields[Committee.scope]) else "scope changed")
    return composed(about, verbs, [*clauses, *(move.clause() for move in moved)])


def _new(words: str, record: Record) -> str:
    title = quoted(record.fields.get(Committee.title))
    return f"{subject(record)} is a new {words}" + (f": {title}" if title else "")


def _secretariat(change: Change) -> list[str]:
    if Committee.secretariat not in change.fields:
        return []
    old, new = (plain(value) for value in change.fields[Committee.secretariat])
    if old and new:
        return [f"secretariat moved from {old} to {new}"]
    return [clause(Committee.fields[Committee.secretariat], *change.fields[Committee.secretariat])]


def body(change: Change) -> str:
    """A standards body under a new acronym."""
    record = change.record
    old, new = (plain(value) for value in change.fields.get(Body.acronym, (None, None)))
    if change.action is Action.CHANGED and old and new:
        return f"The standards body {old} is now called {new}"
    verb = {Action.ADDED: "was added", Action.REMOVED: "is no longer listed", Action.CHANGED: "changed"}[change.action]
    return f"The standards body {plain(record.label) or plain(record.key) or 'without a name'} {verb}"


def working_group(change: Change) -> str:
    """A working group that is new, changed, or no longer listed."""
    record = change.record
    if change.action is Action.ADDED:
        return _new("working group", record) + bracketed([_convenor(record.fields.get(WorkingGroup.convenor))])
    if change.action is Action.REMOVED:
        return f"{subject(record)} is no longer listed as a working group"
    return composed(subject(record), [], unspoken(change.fields, WorkingGroup, ()))


def _convenor(value: Value) -> str:
    convenor = plain(value)
    return f"convenor {convenor}" if convenor else ""


def meeting(change: Change) -> str:
    """A meeting that is announced, moved, or no longer announced."""
    record = change.record
    who = plain(record.fields.get(Meeting.committee)) or subject(record)
    start, place = dated(record.fields.get(Meeting.start)), plain(record.fields.get(Meeting.place))
    if change.action is Action.ADDED:
        end = dated(record.fields.get(Meeting.end))
        when = (f" from {start} to {end}" if end and end != start else f" on {start}") if start else ""
        where, title = (f" in {place}" if place else ""), quoted(record.fields.get(Meeting.title))
        details = [plain(record.fields.get(Meeting.mode)), plain(record.fields.get(Meeting.note))]
        return f"{who} has a new meeting{when}{where}{': ' if title else ''}{title}{bracketed(details)}"
    if change.action is Action.REMOVED:
        where = f" in {place}" if place else ""
        return f"{who} no longer lists its meeting{f' of {start}' if start else ''}{where}"
    about = f"The meeting of {who}{f' on {start}' if start else ''}"
    old, new = (plain(value) for value in change.fields.get(Meeting.place, (None, None)))
    verbs = [f"moved from {old} to {new}"] if old and new else []
    return composed(about, verbs, unspoken(change.fields, Meeting, ["place"] if verbs else []))
