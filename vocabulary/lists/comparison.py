"""Two editions or two lists, compared by material: what came and went, what changed its form or grouping. Pure.

A group replaced by its members (United States, 2018 to 2022) adds nothing that was not covered; a narrower or wider
wording ("natural graphite", "graphite") is a class of its own and neither an addition nor a removal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vocabulary.lists.groups import Members
from vocabulary.minerals import Match, get, members


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry: its wording, what it means (None: unknown to the vocabulary), its tier."""

    as_published: str
    match: Match | None
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, by material id, in the order of the lists.

    `regrouped`: groups of one side and what of them the other side lists, and what one side names beside its group.
    `reworded`: materials on both sides in another form or scope, with the wordings. `tiers`: materials on both sides
    whose tiers differ.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    regrouped: Mapping[str, tuple[str, ...]]
    reworded: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    tiers: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    unmapped: tuple[str, ...]


def compared(before: Iterable[Listed], after: Iterable[Listed], counts: Members = members) -> Comparison:
    """How `after` differs from `before`; `counts`: what the publisher counts as a group, else the widest sense."""
    old, new = _by_material(before), _by_material(after)
    gone = [material for material in old if material not in new and material]
    came = [material for material in new if material not in old and material]
    split = {**_regrouped(gone, came, counts), **_recut(gone, new)}
    merged = {**_regrouped(came, gone, counts), **_recut(came, old)}
    both = [material for material in old if material and material in new]
    stays = _regrouped(both, [*gone, *came], counts)  # a member that is named beside its group, or not any more
    groups = _joined(split, merged, stays)
    covered = {*groups, *(part for parts in groups.values() for part in parts)}
    return Comparison(
        added=tuple(material for material in came if material not in covered),
        removed=tuple(material for material in gone if material not in covered),
        regrouped=groups,
        reworded={
            material: (_wordings(old[material]), _wordings(new[material]))
            for material in both
            if _scopes(old[material]) != _scopes(new[material])
        },
        tiers={
            material: (_tiers(old[material]), _tiers(new[material]))
            for material in both
            if _tiers(old[material]) != _tiers(new[material])
        },
        unmapped=tuple(entry.as_published for entry in (*old.get("", ()), *new.get("", ()))),
    )


def _joined(*mappings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for mapping in mappings:
        for group, parts in mapping.items():
            groups[group] = tuple(dict.fromkeys((*groups.get(group, ()), *parts)))
    return groups


def _by_material(entries: Iterable[Listed]) -> dict[str, list[Listed]]:
    """Entries under each material they name; under "" those that name none that is known."""
    by_material: dict[str, list[Listed]] = {}
    for entry in entries:
        for material in entry.match.minerals if entry.match else ("",):
            by_material.setdefault(material, []).append(entry)
    return by_material


def _regrouped(groups: Iterable[str], singles: Iterable[str], counts: Members) -> dict[str, tuple[str, ...]]:
    """Groups that stand on one side only -> what of them (members, or smaller groups) stands only on the other."""
    regrouped = {}
    for group in groups:
        if get(group).kind == "group":
            parts = [single for single in singles if single in counts(group) or get(single).family == group != single]
            if parts:
                regrouped[group] = tuple(parts)
    return regrouped


def _recut(groups: Iterable[str], others: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Groups cut out of a wider one of which the other side lists other parts: magnet beside heavy rare earths."""
    recut = {}
    for group in groups:
        parts = [other for other in others if other and _is_part(group) and _is_part(other) and _share(group, other)]
        if parts:
            recut[group] = tuple(parts)
    return recut


def _is_part(material: str) -> bool:
    return get(material).kind == "group" and get(material).family != material


def _share(one: str, other: str) -> bool:
    return get(one).family == get(other).family


def _wordings(entries: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.as_published for entry in entries))


def _scopes(entries: Iterable[Listed]) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((entry.match.form, entry.match.qualifier) for entry in entries if entry.match)


def _tiers(entries: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(sorted({entry.tier for entry in entries if entry.tier}))
