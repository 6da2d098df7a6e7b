"""A list of critical minerals and what happened to its entries in one poll, told as one event. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from digests.event import Event, reading_order
from digests.wording import clean, listed
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.list_sentences import list_name
from vocabulary.phrases import capitalised
from vocabulary.records import Record

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
    before, after = change.fields.get("as_published", (None, None))
    return clean(str(after or before or change.label))


def _headline(poll: Sequence[StoredChange]) -> str | None:
    """`Canada, critical minerals: 3 added (…), 1 removed (…)`; `None` where one change stands alone."""
    if len(poll) == 1:
        return None
    ordered = sorted(poll, key=reading_order)
    editions = [change for change in ordered if change.kind == "ListEdition"]
    happened: defaultdict[str, list[str]] = defaultdict(list)
    for change in ordered:
        if change.kind == "ListedMineral":
            happened[_what(change)].append(name_of(change))
    clauses = [f"{len(names)} {what} ({listed(names, _NAMED)})" for what, names in sorted(happened.items())]
    lead = "; ".join(clean(change.sentence).removesuffix(".") for change in editions) or _title(ordered[0])
    return ": ".join(part for part in (lead, ", ".join(clauses)) if part)


def _title(change: StoredChange) -> str:
    """`The Canada list (critical minerals)`, from the key of an entry."""
    jurisdiction, _, name = list_of(change).partition("/")
    return capitalised(list_name(Record("ListEdition", "", "", {"jurisdiction": jurisdiction, "list": name})))


def _what(change: StoredChange) -> str:
    """What happened to an entry, so that the words sort as they are read: added, moved, removed, reworded."""
    if change.action != Action.CHANGED:
        return str(change.action)
    if "tier" in change.fields:
        return "moved to another tier"
    return "reworded"
