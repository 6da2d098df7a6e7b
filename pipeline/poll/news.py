"""What of a change is new, seen beside what was told before. Pure.

One fact through two sources is told once. And a source that says again what it said before: is that a correction, or
does it flip between states (servers with copies of their own, an experiment, a cache)? What leads back to a state that
was told before is believed once it has stayed for two intervals of its source, at most two weeks; the longer, the more
often it came and went before. Until then the state that was told stands, and the source is marked unstable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vocabulary.changes import Action, Change
from vocabulary.records import TYPES, FieldKind, Record, Value, same

_WINDOW = timedelta(days=60)  # what was told longer ago may have been taken back for good
_MOST = 50  # changes of a record that are looked at
_LONGEST = timedelta(days=14)
_GROWTH = 4  # times as long for each return that was believed before
_EARLY = 0.9  # of an interval: polls are drawn apart, and a little early

Fields = Mapping[str, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class Reported:
    """An earlier change of the same record, by any source: what was already told."""

    id: int
    source: str
    at: datetime
    action: Action
    fields: Mapping[str, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class News:
    """What of a change is new, and the ids of the earlier changes that the rest is further evidence for."""

    change: Change | None
    seen_before: tuple[int, ...]


def news(
    source: str, change: Change, others: Sequence[Record], earlier: Sequence[Reported], known_since: datetime | None
) -> News:
    """What of `change`, seen through `source`, has not been told through another source.

    `others`: the same record as other sources state it now; `earlier`: what was told of it before, oldest first;
    `known_since`: when this source first showed the state before. A value is old news if it is the last one
    told by another source, or was told by one since `known_since` (this source lags behind), or if nothing
    was ever told and another source has shown it from the start.
    """
    elsewhere = [entry for entry in earlier if entry.source != source]
    if change.action is not Action.CHANGED:
        return _existence_news(change, others, elsewhere)
    fresh: dict[str, tuple[Value, Value]] = {}
    seen: set[int] = set()
    for name, (before, after) in change.fields.items():
        known, evidence = _known(name, change.record.kind, source, after, others, earlier, known_since)
        seen.update(evidence)
        if not known:
            fresh[name] = (before, after)
    left = replace(change, fields=fresh) if fresh else None
    return News(left, tuple(sorted(seen)))


def _existence_news(change: Change, others: Sequence[Record], elsewhere: Sequence[Reported]) -> News:
    last = next((entry for entry in reversed(elsewhere) if entry.action is not Action.CHANGED), None)
    if last is not None and last.action is change.action:
        return News(None, (last.id,))
    if change.action is Action.ADDED and others:
        return News(None, ())
    return News(change, ())


def _known(
    name: str,
    kind: str,
    source: str,
    value: Value,
    others: Sequence[Record],
    earlier: Sequence[Reported],
    known_since: datetime | None,
) -> tuple[bool, tuple[int, ...]]:
    spec = TYPES[kind].fields[name]
    tellings = [entry for entry in earlier if name in entry.fields]
    matching = [
        entry for entry in tellings if entry.source != source and _agrees(spec.kind, entry.fields[name][1], value)
    ]
    late = [entry for entry in matching if known_since is not None and entry.at >= known_since]
    if matching and (tellings[-1] is matching[-1] or late):
        return True, (matching[-1].id,)
    if tellings:
        return False, ()
    return any(name in record.fields and _agrees(spec.kind, record.fields[name], value) for record in others), ()


def _agrees(kind: FieldKind, one: Value, other: Value) -> bool:
    """Whether two sources state the same; a date with a day agrees with the same date that stops at the month."""
    if kind is FieldKind.DATE and isinstance(one, str) and isinstance(other, str):
        return one.startswith(other) or other.startswith(one)
    return same(kind, one, other)


@dataclass(frozen=True, slots=True)
class Reversal:
    """That a poll undoes earlier changes: when these were reported, and how often they came and went before."""

    reported_at: datetime
    times: int

    def stays(self, interval: timedelta) -> timedelta:
        """How long it has to stay to be believed."""
        growth = float(_GROWTH ** min(self.times - 1, 4))
        return min(2 * min(interval, _LONGEST), _LONGEST) * (_EARLY * growth)


def reversal(
    source: str, at: datetime, changes: Sequence[Change], earlier: Mapping[tuple[str, str], Sequence[Reported]]
) -> Reversal | None:
    """The earlier changes that `changes` undo, if each undoes the last one that its source reported of the record.

    `earlier`: what was reported of each record, by any source, the oldest first.
    """
    returns = [_undone(source, at, change, earlier.get(change.record.id, ())) for change in changes]
    known = [item for item in returns if item is not None]
    if not known or len(known) < len(returns):
        return None
    return Reversal(max(item.reported_at for item in known), min(item.times for item in known))


def _undone(source: str, at: datetime, change: Change, history: Sequence[Reported]) -> Reversal | None:
    """Whether the change leads back to a state of its record that its source told before, and how often that was so."""
    own = [entry for entry in history if entry.source == source and timedelta() <= at - entry.at <= _WINDOW]
    state, aim = _sides(change.action, change.fields)
    kind, states = change.record.kind, [state]  # the newest first
    for entry in reversed(own[-_MOST:]):
        before, after = _sides(entry.action, entry.fields)
        if not _fits(kind, states[-1], after):
            break
        states.append(_earlier(states[-1], before))
    if not any(_fits(kind, aim, earlier) for earlier in states[1:]):
        return None
    believed = sum(any(_fits(kind, value, other) for other in states[n + 2 :]) for n, value in enumerate(states))
    return Reversal(own[-1].at, 1 + believed)


State = Mapping[str, Value] | None
"""Some fields of a record; `None`: there is no such record."""


def _sides(action: Action, fields: Fields) -> tuple[State, State]:
    """What a change says of its record before and after it."""
    before = None if action is Action.ADDED else {name: old for name, (old, _) in fields.items()}
    after = None if action is Action.REMOVED else {name: new for name, (_, new) in fields.items()}
    return (before, after) if action is Action.CHANGED else (_there(before), _there(after))


def _there(state: State) -> State:
    """Of a record that came or went it counts only whether it is there."""
    return None if state is None else {}


def _fits(kind: str, one: State, other: State) -> bool:
    """Whether two sides can be the same state: they agree in all that both speak of."""
    if one is None or other is None:
        return one is other
    specs = TYPES[kind].fields
    return all(same(specs[name].kind, value, other[name]) for name, value in one.items() if name in other)


def _earlier(state: State, before: State) -> State:
    """A state, one change earlier."""
    return before if state is None or before is None else {**state, **before}
