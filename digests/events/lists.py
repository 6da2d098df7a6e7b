"""A list of critical minerals and what happened to its entries in one poll, told as one event. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from digests.events.event import Event, reading_order
from digests.words.wording import clean, listed
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.records import Kind, ListedMineral, Record
from vocabulary.telling.lists import list_name
from vocabulary.words import capitalised

_NAMED = 6  # minerals that a headline names for each thing that happened
_SEPARATOR = re.compile(r"[\s/:|,]+")


def gather(changes: Sequence[StoredChange]) -> list[Event]:
    """Every change of a list or an entry in exactly one event: all of one list in one poll."""
    polls: defaultdict[tuple[object, ...], list[StoredChange]] = defaultdict(list)
    for change in changes:
        polls[change.source, change.detected_at, list_of(change)].append(change)
    return [Event.of(poll, _headline(poll)) for poll in polls.values()]


def list_of(change: StoredChange) -> str:
    """The list that a `ListEdition` or a `ListedMineral` belongs to: jurisdiction and list open the keys of both."""
    return "/".join(_SEPARATOR.split(change.key)[:2])


def name_of(change: StoredChange) -> str:
    """What an entry of a list is called there: its wording as published, as it is now or as it last was."""
    before, after = change.fields.get(ListedMineral.as_published, (None, None))
    return clean(str(after or before or change.label))


def _headline(poll: Sequence[StoredChange]) -> str | None:
    """`Canada, critical minerals: 3 added (…), 1 removed (…)`; `None` where one change stands alone."""
    if len(poll) == 1:
        return None
    ordered = sorted(poll, key=reading_order)
    editions = [change for change in ordered if change.kind == Kind.LIST_EDITION]
    happened: defaultdict[str, list[str]] = defaultdict(list)
    for change in ordered:
        if change.kind == Kind.LISTED_MINERAL:
            happened[_what(change)].append(name_of(change))
    clauses = [
        f"{len(happened[what])} {what} ({listed(happened[what], _NAMED)})" for what in _WORDS if what in happened
    ]
    lead = "; ".join(clean(change.sentence).removesuffix(".") for change in editions) or _title(ordered[0])
    return ": ".join(part for part in (lead, ", ".join(clauses)) if part)


def _title(change: StoredChange) -> str:
    """`The Canada list (critical minerals)`, from the key of an entry."""
    jurisdiction, _, name = list_of(change).partition("/")
    return capitalised(list_name(Record(Kind.LIST_EDITION, "", "", {"jurisdiction": jurisdiction, "list": name})))


_ADDED, _PROPOSED, _REMOVED, _MOVED = "added", "proposed", "removed", "moved to another tier"
_PAGE, _RECORD = "on the page and not on record", "on record and not on the page"
_REWORDED, _PARTED, _BY_NAME = "reworded", "now listed in other entries", "now listed by name"
_WORDS = (
    _ADDED,
    _PROPOSED,
    _REMOVED,
    _MOVED,
    _PAGE,
    _RECORD,
    _REWORDED,
    _PARTED,
    _BY_NAME,
)  # as a headline counts them


def _what(change: StoredChange) -> str:
    """What happened to an entry; a group and its members neither came nor went."""
    added = change.action == Action.ADDED
    if change.covered_by:
        return _BY_NAME if added else _PARTED
    if change.on_record is not None:
        return _PAGE if added else _RECORD
    if added:
        return _PROPOSED if change.fields.get(ListedMineral.status, (None, None))[1] == "draft" else _ADDED
    if change.action == Action.REMOVED:
        return _REMOVED
    return _MOVED if ListedMineral.tier in change.fields else _REWORDED
