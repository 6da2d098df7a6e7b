"""Changes -> events: what belongs together is told once. Pure; what is worth telling is decided in `select`."""

from __future__ import annotations

from collections.abc import Iterable

from digests import lists, memberships, projects
from digests.event import Event, importance
from storage.model import StoredChange

_LISTS = frozenset({"ListEdition", "ListedMineral"})


def events(changes: Iterable[StoredChange]) -> list[Event]:
    """The events made of `changes`, the most important first.

    Every change is in exactly one event, and the order of `changes` makes no difference. Told together are: all that
    one poll shows of one list; a body that moves in many committees in one poll; parts of a series that take
    the same step; a new edition and the documents it replaces.
    """
    ordered = sorted(changes, key=_by_id)
    of_lists = [change for change in ordered if change.kind in _LISTS]
    of_projects = [change for change in ordered if change.kind == "Project"]
    others = [change for change in ordered if change.kind not in _LISTS and change.kind != "Project"]
    moves, alone = memberships.gather(others)
    found = [*lists.gather(of_lists), *projects.gather(of_projects), *moves, *(Event.of([change]) for change in alone)]
    return sorted(found, key=importance)


def _by_id(change: StoredChange) -> int:
    return change.id
