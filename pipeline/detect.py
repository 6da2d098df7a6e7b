"""Records before and after -> changes; the plausibility guard; one fact through two sources told once.

Pure: no network, no database, no clock. The same input gives the same output in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.catalogue import Expectations
from vocabulary.changes import Action, Change
from vocabulary.list_changes import is_covered
from vocabulary.records import TYPES, FieldKind, Record, Value, identity

RecordId = tuple[str, str]
Records = Mapping[RecordId, Record]
_ORDER = {name: position for position, name in enumerate(TYPES)}
_MANY = 20  # records; below this a share says little about a field that changed everywhere
_FEW = 1  # record; one that goes is plausible however small the source is


def carry(before: Record | None, after: Record) -> Record:
    """`after` with the fields that it does not state taken over from `before`: unseen is not removed."""
    if before is None or all(name in after.fields for name in before.fields):
        return after
    return Record(after.kind, after.key, after.label, {**before.fields, **after.fields})


def compare(before: Records, after: Records, *, complete: bool) -> list[Change]:
    """The changes that lead from `before` to `after`, ordered by kind and key.

    `complete`: records missing from `after` are removed ones. Fields are compared when both sides state
    them, by `vocabulary.records.identity`: order, spacing and names of entities make no change.
    """
    changes = [_difference(before.get(key), record) for key, record in after.items()]
    if complete:
        changes += [_removed(record) for key, record in before.items() if key not in after]
    return sorted((change for change in changes if change), key=_position)


def _position(change: Change) -> tuple[int, str]:
    return _ORDER[change.record.kind], change.record.key


def _difference(before: Record | None, after: Record) -> Change | None:
    kind = TYPES[after.kind]
    if before is None:
        stated = {name: (None, after.fields[name]) for name in kind.fields if after.fields.get(name)}
        return Change(Action.ADDED, None, after, stated) if kind.existence else None
    differing = {
        name: (before.fields[name], after.fields[name])
        for name, spec in kind.fields.items()
        if spec.compared
        and name in before.fields
        and name in after.fields
        and not same(spec.kind, before.fields[name], after.fields[name])
    }
    return Change(Action.CHANGED, before, after, differing) if differing else None


def _removed(before: Record) -> Change | None:
    kind = TYPES[before.kind]
    stated = {name: (before.fields[name], None) for name in kind.fields if before.fields.get(name)}
    return Change(Action.REMOVED, before, None, stated) if kind.existence else None


def same(kind: FieldKind, one: Value, other: Value) -> bool:
    """Whether two values of a field mean the same."""
    return one == other or identity(kind, one) == identity(kind, other)


@dataclass(slots=True)
class Tally:
    """What one poll would do to what is known of a source: the figures `judge` looks at."""

    known: int = 0
    found: int = 0
    vanished: int = 0
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    emptied: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, changes: Iterable[Change]) -> None:
        """Add the changes of one batch to the figures."""
        for change in changes:
            if change.action is Action.REMOVED:
                self.vanished += not is_covered(change)
            elif change.action is Action.CHANGED:
                for name, (before, after) in change.fields.items():
                    self.changed[change.record.kind, name] += 1
                    self.emptied[change.record.kind, name] += bool(before) and not after


def judge(expect: Expectations, tally: Tally) -> str | None:
    """Why the poll is implausible, as a sentence for a person; `None` when it is plausible."""
    if tally.found < expect.min_records:
        return f"{tally.found} records found where at least {expect.min_records} are expected"
    if tally.vanished > max(_FEW, expect.max_vanish * tally.known):
        return (
            f"{tally.vanished} of {tally.known} known records are missing; more than "
            f"{expect.max_vanish:.0%} at once is not plausible"
        )
    for (kind, name), count in sorted(tally.emptied.items()):
        if count > max(_MANY // 5, expect.max_vanish * tally.known):
            return f"the {TYPES[kind].fields[name].words} of {count} of {tally.known} records became empty at once"
    for (kind, name), count in sorted(tally.changed.items()):
        if tally.known >= _MANY and count > expect.max_changed * tally.known:
            return f"the {TYPES[kind].fields[name].words} of {count} of {tally.known} records changed at once"
    return None


@dataclass(frozen=True, slots=True)
class Told:
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
    source: str, change: Change, others: Sequence[Record], told: Sequence[Told], known_since: datetime | None
) -> News:
    """What of `change`, seen through `source`, has not been told through another source.

    `others`: the same record as other sources state it now; `told`: earlier changes of it, oldest first;
    `known_since`: when this source first showed the state before. A value is old news if it is the last one
    told by another source, or was told by one since `known_since` (this source lags behind), or if nothing
    was ever told and another source has shown it from the start.
    """
    elsewhere = [entry for entry in told if entry.source != source]
    if change.action is not Action.CHANGED:
        return _existence_news(change, others, elsewhere)
    fresh: dict[str, tuple[Value, Value]] = {}
    seen: set[int] = set()
    for name, (before, after) in change.fields.items():
        known, evidence = _known(name, change.record.kind, source, after, others, told, known_since)
        seen.update(evidence)
        if not known:
            fresh[name] = (before, after)
    left = Change(change.action, change.before, change.after, fresh) if fresh else None
    return News(left, tuple(sorted(seen)))


def _existence_news(change: Change, others: Sequence[Record], elsewhere: Sequence[Told]) -> News:
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
    told: Sequence[Told],
    known_since: datetime | None,
) -> tuple[bool, tuple[int, ...]]:
    spec = TYPES[kind].fields[name]
    tellings = [entry for entry in told if name in entry.fields]
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
