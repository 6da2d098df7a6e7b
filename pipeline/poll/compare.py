"""Records before and after -> changes. Pure: the same input gives the same output in the same order."""

from __future__ import annotations

from collections.abc import Mapping

from vocabulary.changes import Action, Change
from vocabulary.minerals.folding import fold
from vocabulary.records import TYPES, Kind, Record, Value, same

RecordId = tuple[str, str]
Records = Mapping[RecordId, Record]
_LASTING = {kind: names for kind, spec in TYPES.items() if (names := [n for n, f in spec.fields.items() if f.lasting])}
_ORDER = {name: position for position, name in enumerate(TYPES)}


def with_unstated(before: Record | None, after: Record) -> Record:
    """`after` with the fields that it does not state taken over from `before`: unseen is not removed.

    A lasting field that is empty now says what it said before: its source names it no more, it did not end.
    """
    if before is None:
        return after
    unsaid = {name for name in _LASTING.get(after.kind, ()) if not after.fields.get(name) and before.fields.get(name)}
    if not unsaid and all(name in after.fields for name in before.fields):
        return after
    stated = {name: value for name, value in after.fields.items() if name not in unsaid}
    return Record(after.kind, after.key, after.label, {**before.fields, **stated})


def compare(before: Records, after: Records, *, complete: bool) -> list[Change]:
    """The changes that lead from `before` to `after`, ordered by kind and key.

    `complete`: records missing from `after` are removed ones. Fields are compared when both sides state
    them, by `vocabulary.records.same`: order, spacing, typesetting and names of entities make no change.
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
        fields_after = after.fields
        stated = {name: (None, fields_after[name]) for name in kind.fields if fields_after.get(name)}
        return Change(Action.ADDED, None, after, stated) if kind.existence else None
    differing = {
        name: (before.fields[name], after.fields[name])
        for name, spec in kind.fields.items()
        if spec.compared
        and name in before.fields
        and name in after.fields
        and not same(spec.kind, before.fields[name], after.fields[name])
        and not (after.kind == Kind.NEWS_ITEM and spec.prose and _reads_alike(before.fields[name], after.fields[name]))
    }
    return Change(Action.CHANGED, before, after, differing) if differing else None


def _reads_alike(one: Value, other: Value) -> bool:
    """Whether two texts of news differ in their typesetting only: kinds of quotation marks and dashes, capitals."""
    return isinstance(one, str) and isinstance(other, str) and fold(one) == fold(other)


def _removed(before: Record) -> Change | None:
    kind = TYPES[before.kind]
    stated = {name: (before.fields[name], None) for name in kind.fields if before.fields.get(name)}
    return Change(Action.REMOVED, before, None, stated) if kind.existence else None
