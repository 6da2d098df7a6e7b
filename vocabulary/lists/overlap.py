"""Two lists of different publishers side by side: what both list, what only one, what is grouped otherwise. Pure.

Nothing is added or removed between two countries. Materials are compared, groups by the members that each publisher
counts; where a list is not complete, what it lacks is not known either (`Side.complete`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vocabulary.lists.comparison import Listed
from vocabulary.lists.groups import Members, through_groups, usual
from vocabulary.minerals import get


@dataclass(frozen=True, slots=True)
class Side:
    """One list: its entries, what its publisher counts as a group, whether it is complete."""

    entries: tuple[Listed, ...]
    members: Members = usual
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """How a material stands on a list: wordings, forms and tiers; `groups` where only as a member of them."""

    wordings: tuple[str, ...]
    scopes: frozenset[tuple[str | None, str | None]]
    tiers: tuple[str, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regrouped:
    """A group that only one side lists (0 or 1), and its members that the other side lists, or does not.

    `counted`: whether the publisher's members are known; if not, `parts` are those of the same family.
    """

    group: str
    side: int
    parts: tuple[str, ...]
    lacking: tuple[str, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """By material, in the order of the lists. `only[0]`: on the first list alone; `related`: both sides of a family."""

    both: Mapping[str, tuple[Place, Place]]
    only: tuple[Mapping[str, Place], Mapping[str, Place]]
    regrouped: tuple[Regrouped, ...]
    related: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    unmapped: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def reworded(self) -> tuple[str, ...]:
        """Materials on both lists by name, in another form or scope ("natural graphite", "graphite").

        Not where one of several wordings is the same ("magnesium metal" and "magnesium" beside "magnesium").
        """
        named = (material for material, (one, other) in self.both.items() if not (one.groups or other.groups))
        return tuple(name for name in named if self.both[name][0].scopes.isdisjoint(self.both[name][1].scopes))

    @property
    def tiers(self) -> tuple[str, ...]:
        """Materials on both lists in tiers of different names; the names have no common rank."""
        return tuple(material for material, (one, other) in self.both.items() if one.tiers != other.tiers)


def overlap(one: Side, other: Side) -> Overlap:
    """The two lists side by side."""
    first, second = _places(one), _places(other)
    regrouped = (*_regrouped(0, one, first, second), *_regrouped(1, other, second, first))
    groups = {entry.group for entry in regrouped}
    both = {
        material: (place, second[material])
        for material, place in first.items()
        if material in second and not (place.groups and second[material].groups)
    }
    only = (_only(first, second, groups), _only(second, first, groups))
    return Overlap(both, only, regrouped, _related(*only), (_unmapped(one), _unmapped(other)))


def _places(side: Side) -> dict[str, Place]:
    """Every material on a list, those last that stand there only as members of a group."""
    named: dict[str, list[Listed]] = {}
    for entry in side.entries:
        for material in entry.match.minerals if entry.match else ():
            named.setdefault(material, []).append(entry)
    places = {material: _place(entries) for material, entries in named.items()}
    grouped = through_groups(places, side.members)
    return places | {
        material: replace(_place([entry for group in groups for entry in named[group]]), groups=groups)
        for material, groups in grouped.items()
    }


def _place(entries: list[Listed]) -> Place:
    return Place(
        tuple(dict.fromkeys(entry.as_published for entry in entries)),
        frozenset((entry.match.form, entry.match.qualifier) for entry in entries if entry.match),
        tuple(sorted({entry.tier for entry in entries if entry.tier})),
    )


def _regrouped(number: int, side: Side, mine: Mapping[str, Place], theirs: Mapping[str, Place]) -> Iterator[Regrouped]:
    for group, place in mine.items():
        if get(group).kind != "group" or place.groups or group in theirs:
            continue
        members = side.members(group)
        parts = tuple(member for member in members or _relatives(group, theirs) if member in theirs)
        if parts:
            lacking = tuple(member for member in members if member not in theirs)
            yield Regrouped(group, number, parts, lacking, bool(members))


def _relatives(group: str, theirs: Mapping[str, Place]) -> tuple[str, ...]:
    """What the other list has of a group's family, where the group's own members are not known."""
    family = get(group).family
    return tuple(material for material in theirs if get(material).family == family or material in usual(family))


def _only(mine: Mapping[str, Place], theirs: Mapping[str, Place], groups: set[str]) -> dict[str, Place]:
    """What only one list has; members of a group that it has all alone are not named one by one."""
    return {
        material: place
        for material, place in mine.items()
        if material not in theirs and material not in groups and (not place.groups or groups & set(place.groups))
    }


def _related(
    one: Mapping[str, Place], other: Mapping[str, Place]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Families of which each list has another member: phosphate on one, phosphate rock on the other."""
    families = {get(material).family for material in one} & {get(material).family for material in other}
    return {
        family: (
            tuple(material for material in one if get(material).family == family),
            tuple(material for material in other if get(material).family == family),
        )
        for family in sorted(families)
    }


def _unmapped(side: Side) -> tuple[str, ...]:
    return tuple(entry.as_published for entry in side.entries if entry.match is None)
