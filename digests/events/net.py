"""Several changes of one record -> the difference between its state before the first and after the last. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.model import RecordId, StoredChange
from vocabulary.changes import Action, Change
from vocabulary.records import TYPES, FieldKind, Kind, Record, Value, same


@dataclass(frozen=True, slots=True)
class Net:
    """What became of one record over a span. `action` is `None` where it is as it was: nothing is told then.

    `fields`: what differs, before and after. `changes`: all that was seen, the oldest first.
    """

    action: Action | None
    fields: dict[str, tuple[Value, Value]]
    changes: tuple[StoredChange, ...]

    @property
    def last(self) -> StoredChange:
        """The newest change."""
        return self.changes[-1]

    def change(self, known: Record | None, fields: Iterable[str] | None = None) -> Change:
        """The same as the sentences of `vocabulary.telling` take it; `known` is the record at the end of the span.

        Of the differences only those of `fields` are in it; without them all.
        """
        wanted = set(self.fields if fields is None else fields)
        differing = {name: pair for name, pair in self.fields.items() if name in wanted}
        rest = dict(known.fields) if known else {}
        before = self._record({**rest, **{name: pair[0] for name, pair in self.fields.items()}}, self.changes[0])
        after = self._record({**rest, **{name: pair[1] for name, pair in self.fields.items()}}, self.last)
        action = self.action or Action.CHANGED
        return Change(
            action,
            None if action is Action.ADDED else before,
            None if action is Action.REMOVED else after,
            differing,
        )

    def _record(self, fields: dict[str, Value], change: StoredChange) -> Record:
        label = fields.get("reference")
        return Record(Kind(change.kind), change.key, label if isinstance(label, str) else change.label, fields)


def by_record(changes: Iterable[StoredChange]) -> list[Net]:
    """One `Net` for each record, in the order in which the records first changed."""
    grouped: defaultdict[RecordId, list[StoredChange]] = defaultdict(list)
    for change in sorted(changes, key=_by_id):
        grouped[change.kind, change.key].append(change)
    return [net(of) for of in grouped.values()]


def net(changes: Sequence[StoredChange]) -> Net:
    """The difference that `changes` of one record, the oldest first, make together."""
    was, is_now = changes[0].action != Action.ADDED, changes[-1].action != Action.REMOVED
    fields: dict[str, tuple[Value, Value]] = {}
    for change in changes:
        for name, (before, after) in change.fields.items():
            fields[name] = (fields[name][0] if name in fields else before, after)
    known = TYPES[changes[0].kind].fields if changes[0].kind in TYPES else {}
    if was and is_now:
        fields = {name: pair for name, pair in fields.items() if name not in known or _differs(known[name].kind, pair)}
    action = {(False, True): Action.ADDED, (True, False): Action.REMOVED, (True, True): Action.CHANGED}.get(
        (was, is_now)
    )
    undone = action is Action.CHANGED and not fields and any(change.fields for change in changes)
    return Net(None if undone else action, fields, tuple(changes))


def _differs(kind: FieldKind, pair: tuple[Value, Value]) -> bool:
    before, after = pair
    return bool(before or after) and not same(kind, before, after)


def _by_id(change: StoredChange) -> int:
    return change.id
