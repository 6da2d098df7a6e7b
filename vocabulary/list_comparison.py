"""Two editions or two lists, compared by material: what came and went, what changed its form or grouping. Pure.

A group replaced by its members (United States, 2018 to 2022) adds nothing that was not covered; a narrower or wider
wording ("natural graphite", "graphite") is a class of its own and neither an addition nor a removal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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

    `regrouped`: groups of one side and what of them the other side lists. `reworded`: materials on both sides in
    another form or scope, with the wordings. `tiers`: materials on both sides whose tiers differ.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    regrouped: Mapping[str, tuple[str, ...]]
    reworded: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    tiers: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    unmapped: tuple[str, ...]


def compared(before: Iterable[Listed], after: Iterable[Listed]) -> Comparison:
    """How `after` differs from `before`."""
    old, new = _by_material(before), _by_material(after)
    gone = [material for material in old if material not in new and material]
    came = [material for material in new if material not in old and material]
    split = {**_regrouped(gone, came), **_recut(gone, new)}
    merged = {**_regrouped(came, gone), **_recut(came, old)}
    covered = {*split, *merged, *(part for parts in (*split.values(), *merged.values()) for part in parts)}
    both = [material for material in old if material and material in new]
    return Comparison(
        added=tuple(material for material in came if material not in covered),
        removed=tuple(material for material in gone if material not in covered),
        regrouped={**split, **merged},
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


def _by_material(entries: Iterable[Listed]) -> dict[str, list[Listed]]:
    """Entries under each material they name; under "" those that name none that is known."""
    found: dict[str, list[Listed]] = {}
    for entry in entries:
        for material in entry.match.minerals if entry.match else ("",):
            found.setdefault(material, []).append(entry)
    return found


def _regrouped(groups: Iterable[str], singles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Groups that stand on one side only -> what of them (members, or smaller groups) stands only on the other."""
    found = {}
    for group in groups:
        if get(group).kind == "group":
            parts = [single for single in singles if single in members(group) or get(single).family == group != single]
            if parts:
                found[group] = tuple(parts)
    return found


def _recut(groups: Iterable[str], others: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Groups cut out of a wider one of which the other side lists other parts: magnet beside heavy rare earths."""
    found = {}
    for group in groups:
        parts = [other for other in others if other and _is_part(group) and _is_part(other) and _share(group, other)]
        if parts:
            found[group] = tuple(parts)
    return found


def _is_part(material: str) -> bool:
    return get(material).kind == "group" and get(material).family != material


def _share(one: str, other: str) -> bool:
    return one != other and get(one).family == get(other).family


def _wordings(entries: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.as_published for entry in entries))


def _scopes(entries: Iterable[Listed]) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((entry.match.form, entry.match.qualifier) for entry in entries if entry.match)


def _tiers(entries: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(sorted({entry.tier for entry in entries if entry.tier}))
