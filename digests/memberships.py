"""A body that moves in many committees at once, told as one event. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from digests.event import Event
from digests.wording import counted, listed
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.jurisdictions import body_name
from vocabulary.records import Value

MANY = 4  # committees; a body that moves in fewer is told committee by committee
_PLACES = {"p_members": "P-member", "o_members": "O-member"}
Move = tuple[str | None, str | None]
"""A body's place in a committee before and after: "P-member", "O-member" or `None`."""
Body = tuple[str, str]
"""A body's id and the name that the change shows."""


def moves(change: StoredChange) -> dict[Body, Move]:
    """Who moved in this committee; nothing where the change is about more than its members."""
    if change.kind != "Committee" or change.action != Action.CHANGED or not set(change.fields) <= set(_PLACES):
        return {}
    sides: tuple[dict[Body, str], dict[Body, str]] = ({}, {})
    for field, values in change.fields.items():
        for side, value in zip(sides, values, strict=True):
            side.update(dict.fromkeys(_bodies(value), _PLACES[field]))
    old, new = ({body[0]: place for body, place in side.items()} for side in sides)
    names = {body[0]: body for side in sides for body in side}
    return {names[key]: (old.get(key), new.get(key)) for key in names if old.get(key) != new.get(key)}


def _bodies(value: Value) -> list[Body]:
    return list(value.items()) if isinstance(value, dict) else []


def gather(changes: Sequence[StoredChange]) -> tuple[list[Event], list[StoredChange]]:
    """The moves of bodies through at least `MANY` committees in one poll, and the changes that are none of these.

    A committee in which several such bodies moved is told with the body that moved in most committees; the headline
    of each body counts all its committees.
    """
    polls: defaultdict[tuple[object, ...], list[StoredChange]] = defaultdict(list)
    for change in changes:
        polls[change.source, change.detected_at].append(change)
    events: list[Event] = []
    left: list[StoredChange] = []
    for poll in polls.values():
        found, rest = _of_poll(poll)
        events += found
        left += rest
    return events, left


def _of_poll(poll: Sequence[StoredChange]) -> tuple[list[Event], list[StoredChange]]:
    moved = {change.id: {key: move for (key, _), move in moves(change).items()} for change in poll}
    names = {key: name for change in sorted(poll, key=_by_id) for key, name in moves(change)}
    events: list[Event] = []
    left = list(poll)
    while widest := _widest(left, moved):
        told = [change for change in left if widest in moved[change.id]]
        left = [change for change in left if widest not in moved[change.id]]
        everywhere = Counter(each[widest] for each in moved.values() if widest in each)
        events.append(Event.of(told, f"{body_name(names[widest])} {_told(everywhere)}"))
    return events, left


def _by_id(change: StoredChange) -> int:
    return change.id


def _widest(changes: Sequence[StoredChange], moved: dict[int, dict[str, Move]]) -> str | None:
    """The id of the body that moved in most of `changes`, if these are many; the first in order of equals."""
    committees = Counter(key for change in changes for key in moved[change.id])
    if not committees:
        return None
    widest = min(committees, key=lambda key: (-committees[key], key))
    return widest if committees[widest] >= MANY else None


def _told(everywhere: Counter[Move]) -> str:
    """`left 18 committees and moved from P-member to O-member in 4 committees`."""
    ordered = sorted(everywhere.items(), key=lambda item: (-item[1], str(item[0])))
    return listed([_clause(move, count) for move, count in ordered])


def _clause(move: Move, count: int) -> str:
    before, after = move
    committees = counted(count, "committee")
    if after is None:
        return f"left {committees}"
    if before is None:
        return f"joined {committees} as {after}"
    return f"moved from {before} to {after} in {committees}"
