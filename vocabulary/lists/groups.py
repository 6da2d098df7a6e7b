"""What a listed group covers: the one rule for comparisons, for the matrix and for what a person asks. Pure.

A publisher's own count of a group stands before the general sense. The general sense is what publishers mean where
they do not say: promethium has no stable isotope and osmium no market, so both are left out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from vocabulary.minerals import all_ids, members

Members = Callable[[str], tuple[str, ...]]
"""The materials that one publisher counts as a group; empty for what is no group or whose members are not known."""

_RARE = frozenset({"promethium", "osmium"})
_OFTEN_SINGLE = _RARE | {"scandium"}


def usual(group: str) -> tuple[str, ...]:
    """The members of a group that publishers mean where they do not say."""
    return tuple(material for material in members(group) if material not in _RARE)


def through_groups(listed: Collection[str], counts: Members) -> dict[str, tuple[str, ...]]:
    """The materials that stand on a list only as members of groups that it lists -> those groups."""
    by_material: dict[str, tuple[str, ...]] = {}
    for group in listed:
        for material in counts(group):
            if material not in listed:
                by_material[material] = (*by_material.get(material, ()), group)
    return by_material


def spelled_out(listed: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The groups that a list does not name, but all of whose members it names one by one -> those members.

    Members that many publishers leave out or list apart (scandium) may be missing.
    """
    spelled = {}
    for group in (material for material in all_ids() if members(material) and material not in listed):
        parts = tuple(part for part in members(group) if part in listed)
        if set(members(group)) - _OFTEN_SINGLE <= set(parts):
            spelled[group] = parts
    return spelled
