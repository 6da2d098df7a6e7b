"""What the changes of a list mean by material: a group and its members, a wider wording, the next edition. Pure.

Records are keyed by material and form, so a group that is replaced by its members is one record removed and many
added. Only materials that were not covered before are news; `refined` says so in the changes themselves:

* `covered_by` of an added entry names the entries that covered its materials before, of a removed one those that do;
* an entry that only changed its form ("natural graphite" to "graphite") is one changed record;
* `edition` of an added or removed entry is the edition before and after: the same on both sides is a correction;
* an entry that was misspelt and is spelt right now is no change;
* an edition that gives way to a new one on the same page is not told as removed;
* what a redesign, a translation or a change of capitals does to an entry (its wording, the names of all tiers) or to
  the title of an edition is no change: what counts is the materials, their form and qualifier, and which entries
  share a tier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vocabulary.changes import Action, Change
from vocabulary.lists.comparison import Comparison, Listed, compared
from vocabulary.lists.misprints import is_misprint
from vocabulary.minerals import Match, Rule
from vocabulary.phrases import plain
from vocabulary.records import Kind, ListEdition, ListedMineral, Record, Value

RecordId = tuple[str, str]
Records = Mapping[RecordId, Record]
ListId = tuple[str, str]


def refined(changes: Sequence[Change], before: Records, after: Records) -> list[Change]:
    """`changes` with what they mean by material. Those of other kinds pass as they are; the order stays."""
    if not any(change.record.kind in (Kind.LISTED_MINERAL, Kind.LIST_EDITION) for change in changes):
        return list(changes)  # as all below would give
    lists = {_list_of(change.record) for change in changes if change.record.kind == Kind.LISTED_MINERAL}
    views = {list_id: _View(list_id, before.values(), after.values()) for list_id in lists}
    merged = _merged(_without_misprints(changes))
    superseded = {_list_of(change.record) for change in changes if _is_new_edition(change)}
    kept = (
        views[_list_of(change.record)].refined(change)
        if change.record.kind == Kind.LISTED_MINERAL
        else _without_title(change)
        for change in merged
        if not (_is_gone_edition(change) and _list_of(change.record) in superseded)
    )
    return [change for change in kept if change is not None]


def is_covered(change: Change) -> bool:
    """Whether an added entry names only what was covered before, or a removed one what still is."""
    return bool(change.covered_by)


def scope_move(change: Change) -> str | None:
    """How far an entry reaches that stays: `wider`, `narrower`, `other`; None where only its words may have changed."""
    if change.before is None or change.after is None:
        return None
    old, new = _scope(change.before), _scope(change.after)
    if old == new:
        return None
    return "wider" if not any(new) else "narrower" if not any(old) else "other"


def _scope(record: Record) -> tuple[str, str]:
    return _form(record) or "", plain(record.fields.get(ListedMineral.qualifier))


def _form(record: Record) -> str | None:
    """The form that the key of an entry ends with: jurisdiction/list/materials/form."""
    return "/".join(record.key.split("/")[3:]) or None


def listed(record: Record) -> Listed:
    """The entry that a record states."""
    minerals, qualifier = _minerals(record), plain(record.fields.get(ListedMineral.qualifier)) or None
    match = Match(tuple(minerals), _form(record), qualifier, "", Rule.RECORD) if minerals else None
    return Listed(
        _published(record),
        match,
        plain(record.fields.get(ListedMineral.tier)) or None,
    )


def _list_of(record: Record) -> ListId:
    return plain(record.fields.get(ListedMineral.jurisdiction)), plain(record.fields.get(ListedMineral.list))


def _is_new_edition(change: Change) -> bool:
    return change.record.kind == Kind.LIST_EDITION and change.action is Action.ADDED


def _without_title(change: Change) -> Change | None:
    """A change of an edition without what its page calls it: the same edition under another heading is no news."""
    if change.record.kind != Kind.LIST_EDITION or change.action is not Action.CHANGED:
        return change
    fields = {name: pair for name, pair in change.fields.items() if name != ListEdition.title}
    return replace(change, fields=fields) if fields else None


def _is_gone_edition(change: Change) -> bool:
    return change.record.kind == Kind.LIST_EDITION and change.action is Action.REMOVED


def _without_misprints(changes: Sequence[Change]) -> list[Change]:
    """The changes without an entry that was misspelt and is spelt right now: "Molybdenium" and "Molybdenum"."""
    entries = [change for change in changes if change.record.kind == Kind.LISTED_MINERAL]
    strange = [change for change in entries if change.action is Action.REMOVED and not _minerals(change.record)]
    if not strange:
        return list(changes)
    spelt = [change for change in entries if change.action is Action.ADDED and _minerals(change.record)]
    corrected: set[int] = set()
    for gone in strange:
        pairs = [new for new in spelt if _is_spelt_right(gone.record, new.record)]
        if len(pairs) == 1:
            corrected |= {id(gone), id(pairs[0])}
    return [change for change in changes if id(change) not in corrected]


def _is_spelt_right(strange: Record, known: Record) -> bool:
    return _list_of(strange) == _list_of(known) and is_misprint(_published(strange), _published(known))


def _published(record: Record) -> str:
    return plain(record.fields.get(ListedMineral.as_published)) or record.label


def _merged(changes: Sequence[Change]) -> list[Change]:
    """An entry removed and one added that name the same materials in another form, as one changed entry."""
    sides: defaultdict[object, dict[Action, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        if change.record.kind == Kind.LISTED_MINERAL and change.action is not Action.CHANGED:
            sides[_materials(change.record)][change.action].append(change)
    pairs = {
        id(side[Action.ADDED][0]): side[Action.REMOVED][0]
        for materials, side in sides.items()
        if materials and len(side[Action.ADDED]) == len(side[Action.REMOVED]) == 1
    }
    gone = {id(change) for change in pairs.values()}
    return [
        _changed(pairs[id(change)], change) if id(change) in pairs else change
        for change in changes
        if id(change) not in gone
    ]


def _materials(record: Record) -> tuple[ListId, str] | None:
    minerals = _minerals(record)
    return (_list_of(record), "+".join(minerals)) if minerals else None


def _changed(old: Change, new: Change) -> Change:
    names = [*new.fields, *(name for name in old.fields if name not in new.fields)]
    pairs = {name: (_side(old, name, 0), _side(new, name, 1)) for name in names}
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Change(Action.CHANGED, old.before, new.after, differing)


def _side(change: Change, name: str, place: int) -> Value:
    return change.fields.get(name, (None, None))[place]


class _View:
    """One list before and after, and how the two compare."""

    def __init__(self, list_id: ListId, before: Iterable[Record], after: Iterable[Record]) -> None:
        self._old = [record for record in before if record.kind == Kind.LISTED_MINERAL and _list_of(record) == list_id]
        self._new = [record for record in after if record.kind == Kind.LISTED_MINERAL and _list_of(record) == list_id]
        self._comparison: Comparison = compared(map(listed, self._old), map(listed, self._new))
        self._editions = _edition(self._old), _edition(self._new)
        self._tiers_renamed = _are_renamed(self._old, self._new)

    def refined(self, change: Change) -> Change | None:
        """`change` of one entry with `covered_by` and both editions; `None` where only its presentation differs."""
        if change.action is Action.CHANGED:
            return self._without_presentation(change)
        fields = dict(change.fields)
        if all(self._editions):
            fields[ListedMineral.edition] = self._editions
        return replace(change, fields=fields, covered_by=tuple(self._cover(change)))

    def _without_presentation(self, change: Change) -> Change | None:
        fields = dict(change.fields)
        if scope_move(change) is None:
            fields.pop(ListedMineral.as_published, None)
        if self._tiers_renamed:
            fields.pop(ListedMineral.tier, None)
        return replace(change, fields=fields) if fields else None

    def _cover(self, change: Change) -> list[str]:
        """The wordings of the entries that cover all materials of this one on the other side."""
        minerals = _minerals(change.record)
        added = change.action is Action.ADDED
        if set(minerals) & set(self._comparison.added if added else self._comparison.removed):
            return []
        wanted = {other for mineral in minerals for other in self._related(mineral)}
        records = self._old if added else self._new
        named = [record for record in records if wanted & set(_minerals(record)) and record.key != change.record.key]
        return list(dict.fromkeys(map(_published, named)))

    def _related(self, mineral: str) -> set[str]:
        """The material, the groups it is part of, and its parts, as the comparison pairs them."""
        parts = self._comparison.regrouped
        return {mineral, *parts.get(mineral, ()), *(group for group, of in parts.items() if mineral in of)}


def _minerals(record: Record) -> list[str]:
    minerals = record.fields.get(ListedMineral.minerals)
    return minerals if isinstance(minerals, list) else []


def _edition(records: Iterable[Record]) -> str | None:
    stated = {plain(record.fields.get(ListedMineral.edition)) for record in records} - {""}
    return stated.pop() if len(stated) == 1 else None


def _are_renamed(before: Sequence[Record], after: Sequence[Record]) -> bool:
    """Whether every tier got another name and kept its entries: a translation, not a move."""
    old = {record.key: _tier(record) for record in before}
    pairs = {(old[record.key], _tier(record)) for record in after if record.key in old}
    names = [dict(pairs), {new: one for one, new in pairs}]
    return (
        bool(pairs) and all(len(pairing) == len(pairs) for pairing in names) and all(one != new for one, new in pairs)
    )


def _tier(record: Record) -> str:
    return plain(record.fields.get(ListedMineral.tier))
