"""Sentences about committees, their members, their working groups and meetings, and about standards bodies. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from vocabulary.changes import Action, Change
from vocabulary.jurisdictions import body_name
from vocabulary.phrases import bracketed, clause, composed, names, plain, quoted, subject, unspoken
from vocabulary.records import TYPES, Record, Value

_ROLES = {"p_members": "P-member", "o_members": "O-member"}


@dataclass(frozen=True, slots=True)
class Move:
    """One body's roles in a committee ("P-member", "O-member") before and after; `None` where it had or has none."""

    body: str
    before: str | None
    after: str | None

    def told(self, committee: str = "") -> str:
        """The move as a clause; with `committee` as a sentence of its own."""
        who = body_name(self.body)
        if self.before and self.after:
            return f"{who} moved from {self.before} to {self.after}" + (f" in {committee}" if committee else "")
        verb = "joined" if self.after else "left"
        role = f"as {self.after}" if self.after else f"(was {self.before})"
        return f"{who} {verb} {committee} {role}" if committee else f"{who} {verb} {role}"


def moves(change: Change) -> list[Move]:
    """The bodies whose role in the committee changed, by name. A body is known by its id, whatever it is called."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    called: dict[str, str] = {}
    for name, role in _ROLES.items():
        for side, value in zip((before, after), change.fields.get(name, (None, None)), strict=True):
            members = names(value)
            side.update(dict.fromkeys(members, role))
            called.update(members)
    found = [Move(called[key], before.get(key), after.get(key)) for key in called if before.get(key) != after.get(key)]
    return sorted(found, key=_by_body)


def _by_body(move: Move) -> str:
    return move.body


def committee(change: Change) -> str:
    """A committee that is new, changed, or no longer in ISO's list."""
    record = change.record
    if change.action is Action.REMOVED:
        return f"{subject(record)} is no longer in ISO's list of committees"
    if change.action is Action.ADDED:
        secretariat = plain(record.fields.get("secretariat"))
        return _new("committee", record) + bracketed([f"secretariat {secretariat}" if secretariat else ""])
    moved = moves(change)
    about = subject(change.before if change.before and "reference" in change.fields else record)
    if len(moved) == 1 and not change.fields.keys() - _ROLES.keys():
        return moved[0].told(about)
    told = [*_ROLES, "secretariat", "scope", "reference"]
    verbs = [f"became {plain(record.fields.get('reference'))}"] if "reference" in change.fields else []
    clauses = [*_secretariat(change), *unspoken(change.fields, "Committee", told)]
    if "scope" in change.fields:
        clauses.append("scope was reworded" if all(change.fields["scope"]) else "scope changed")
    return composed(about, verbs, [*clauses, *(move.told() for move in moved)])


def _new(words: str, record: Record) -> str:
    title = quoted(record.fields.get("title"))
    return f"{subject(record)} is a new {words}" + (f": {title}" if title else "")


def _secretariat(change: Change) -> list[str]:
    if "secretariat" not in change.fields:
        return []
    old, new = (plain(value) for value in change.fields["secretariat"])
    if old and new:
        return [f"secretariat moved from {old} to {new}"]
    return [clause(TYPES["Committee"].fields["secretariat"], *change.fields["secretariat"])]


def body(change: Change) -> str:
    """A standards body under a new acronym."""
    record = change.record
    old, new = (plain(value) for value in change.fields.get("acronym", (None, None)))
    if change.action is Action.CHANGED and old and new:
        return f"The standards body {old} is now called {new}"
    verb = {Action.ADDED: "was added", Action.REMOVED: "is no longer listed", Action.CHANGED: "changed"}[change.action]
    return f"The standards body {plain(record.label) or plain(record.key) or 'without a name'} {verb}"


def working_group(change: Change) -> str:
    """A working group that is new, changed, or no longer listed."""
    record = change.record
    if change.action is Action.ADDED:
        return _new("working group", record) + bracketed([_convenor(record.fields.get("convenor"))])
    if change.action is Action.REMOVED:
        return f"{subject(record)} is no longer listed as a working group"
    return composed(subject(record), [], unspoken(change.fields, "WorkingGroup", ()))


def _convenor(value: Value) -> str:
    convenor = plain(value)
    return f"convenor {convenor}" if convenor else ""


def meeting(change: Change) -> str:
    """A meeting that is announced, moved, or no longer announced."""
    record = change.record
    who = plain(record.fields.get("committee")) or subject(record)
    start, place = plain(record.fields.get("start")), plain(record.fields.get("place"))
    if change.action is Action.ADDED:
        end = plain(record.fields.get("end"))
        when = (f" from {start} to {end}" if end and end != start else f" on {start}") if start else ""
        where, title = (f" in {place}" if place else ""), quoted(record.fields.get("title"))
        details = [plain(record.fields.get("mode")), plain(record.fields.get("note"))]
        return f"{who} has a new meeting{when}{where}{': ' if title else ''}{title}{bracketed(details)}"
    if change.action is Action.REMOVED:
        where = f" in {place}" if place else ""
        return f"{who} no longer announces its meeting{f' of {start}' if start else ''}{where}"
    about = f"The meeting of {who}{f' on {start}' if start else ''}"
    old, new = (plain(value) for value in change.fields.get("place", (None, None)))
    verbs = [f"moved from {old} to {new}"] if old and new else []
    return composed(about, verbs, unspoken(change.fields, "Meeting", ["place"] if verbs else []))
