"""Who counts what as a group: the general sense, and each publisher's own."""

from __future__ import annotations

from storage.baseline.atlas import atlas
from vocabulary.lists.groups import usual
from vocabulary.minerals import all_ids

GENERAL = "general"


def counted(group: str, as_of: str) -> dict[str, tuple[str, ...]]:
    """The members of a group in the general sense, and by publishers that count it in a way of their own."""
    members_by = {GENERAL: usual(group)}
    for code, where in atlas().items():
        if any(known.group == group for known in where.groups):
            members_by[code] = where.members(group, as_of)
    return {
        who: members for who, members in members_by.items() if members and (who == GENERAL or members != usual(group))
    }


def groups_with(material: str, as_of: str) -> dict[str, tuple[str, ...]]:
    """The groups that count a material -> those who count it so."""
    groups = {}
    for group in all_ids():
        who = tuple(code for code, members in counted(group, as_of).items() if material in members)
        if who:
            groups[group] = who
    return groups
