"""A change of a sustainability framework: its version in force, the one in preparation, its successor. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from vocabulary.changes import Action, Change
from vocabulary.phrases import bracketed, composed, dated, listed, names, plain, quoted, subject, unspoken
from vocabulary.records import Framework, Record

_NEXT = {
    "approved": "has version {0} approved",
    "consultation": "has version {0} in consultation",
    "draft": "has version {0} in draft",
    "announced": "announces version {0}",
}


def framework(change: Change) -> str:
    """A framework that is new, has another version, prepares one, was replaced, or is gone."""
    record = change.record
    if change.action is Action.ADDED:
        version, date = plain(record.fields.get(Framework.version)), dated(record.fields.get(Framework.date))
        details = bracketed([f"version {version}" if version else "", date])
        return f"The framework {quoted(subject(record))} was added{details}"
    if change.action is Action.REMOVED:
        return f"The framework {quoted(subject(record))} is no longer published at its source"
    clauses = [*_in_force(change), *_ahead(change, record)]
    fields = {name for name, _ in clauses}
    verbs = list(dict.fromkeys(verb for _, verb in clauses if verb))
    return composed(subject(record), verbs, unspoken(change.fields, Framework, [str(name) for name in fields]))


def _in_force(change: Change) -> Iterator[tuple[str, str]]:
    old, new = (plain(value) for value in change.fields.get(Framework.version, (None, None)))
    if old and new:
        yield Framework.version, f"moved from version {old} to version {new}"
    elif new:
        yield Framework.version, f"is at version {new}, the first that its page names"
    if successor := quoted(change.fields.get(Framework.successor, (None, None))[1]):
        yield Framework.successor, f"was replaced by {successor}"
    if side_by_side := list(names(change.fields.get(Framework.candidates, (None, None))[1]).values()):
        yield Framework.candidates, f"has versions {listed(side_by_side)} side by side on its page"


def _ahead(change: Change, record: Record) -> Iterator[tuple[str, str]]:
    """The version in preparation with its step; a deadline, also one without a version."""
    step, version = plain(record.fields.get(Framework.next_status)), plain(record.fields.get(Framework.next_version))
    if change.fields.keys() & {Framework.next_version, Framework.next_status}:
        verb = _NEXT[step].format(version) if version and step in _NEXT else ""
        yield Framework.next_version, verb
        yield Framework.next_status, ""
    if deadline := dated(change.fields.get(Framework.deadline, (None, None))[1]):
        yield Framework.deadline, f"takes comments until {deadline}"
