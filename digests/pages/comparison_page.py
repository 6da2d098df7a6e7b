"""Two lists of different publishers, side by side, as a report and as data. Pure.

Two editions of one list are told as a change (`added`, `removed`); two publishers are told as what each lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digests.tables.frame import Cell, Report, Section, Table
from digests.words.wording import counted, listed
from storage.baseline.atlas import InForce
from storage.baseline.gaps import Gap, outdated
from vocabulary.lists.overlap import Overlap, Place, Regrouped, overlap
from vocabulary.minerals import name

_COLUMNS = ("material", "listed by", "how", "wording", "tier")
_BOTH = "both"


def labels(one: InForce, other: InForce) -> tuple[str, str]:
    """What the two sides are called: their codes, or their editions where one publisher has both lists."""
    codes = one.jurisdiction.code, other.jurisdiction.code
    return codes if codes[0] != codes[1] else (one.edition.id, other.edition.id)


def as_data(one: InForce, other: InForce) -> dict[str, object]:
    """The comparison as one JSON document; a side of which not all is known says so (`complete`)."""
    result, sides = overlap(one.side, other.side), labels(one, other)
    return {
        "before": one.edition.id,
        "after": other.edition.id,
        "lists": [_about(current) for current in (one, other)],
        "both": [
            {"id": material, "name": name(material), "same_form": material not in result.reworded}
            | {side: _place(place) for side, place in zip(sides, places, strict=True)}
            for material, places in result.both.items()
        ],
        "only": {
            side: [{"id": material, "name": name(material), **_place(place)} for material, place in places.items()]
            for side, places in zip(sides, result.only, strict=True)
        },
        "regrouped": [_group(regrouped, sides) for regrouped in result.regrouped],
        "related": {
            family: dict(zip(sides, map(list, materials), strict=True)) for family, materials in result.related.items()
        },
        "tiers": {
            material: dict(zip(sides, (list(place.tiers) for place in result.both[material]), strict=True))
            for material in result.tiers
        },
        "unmapped": dict(zip(sides, map(list, result.unmapped), strict=True)),
    }


def report(one: InForce, other: InForce) -> Report:
    """The comparison as a report: what both list, what only one, what is grouped otherwise, what the tiers mean."""
    result, sides = overlap(one.side, other.side), labels(one, other)
    return Report(
        "comparison",
        f"{one.jurisdiction.name} and {other.jurisdiction.name}",
        max(filter(None, (one.as_of, other.as_of)), default=max(one.edition.date, other.edition.date)),
        summary=tuple(_summary(result, one, other)),
        sections=(
            Section("Listed by both", tables=_tables(_both(result, sides))),
            *(
                Section(f"Only {side}", text=_unsure(across), tables=_tables(_alone(places, side)))
                for side, places, across in zip(sides, result.only, (other, one), strict=True)
            ),
            Section("Regrouped", points=tuple(_regrouped(result, sides)) or ("nothing",)),
            Section("Tiers", points=tuple(_tiers(result, one, other))),
            *(
                Section(f"Not known to the vocabulary ({side})", points=unmapped)
                for side, unmapped in zip(sides, result.unmapped, strict=True)
                if unmapped
            ),
        ),
        definitions=(
            ("listed by both", "by name, or as a member of a group as its own publisher counts it"),
            ("tier", "each publisher's own word: the same word need not mean the same, and there is no common rank"),
        ),
    )


def columns(one: InForce, other: InForce) -> tuple[str, ...]:
    """The columns of `rows`."""
    first, second = labels(one, other)
    return "relation", "material", first, second, f"{first} tier", f"{second} tier", "note"


def rows(one: InForce, other: InForce) -> Iterator[tuple[str, ...]]:
    """The whole comparison in one table: a row for each material, group and family."""
    result, sides = overlap(one.side, other.side), labels(one, other)
    for material, places in result.both.items():
        tiers = [" and ".join(place.tiers) for place in places]
        yield "both", name(material), *(_wording(place) for place in places), *tiers, _note(result, material)
    for number, places_of_one in enumerate(result.only):
        for material, place in places_of_one.items():
            wordings, tiers = ["", ""], ["", ""]
            wordings[number], tiers[number] = _wording(place), " and ".join(place.tiers)
            yield f"only {sides[number]}", name(material), *wordings, *tiers, ""
    for regrouped in result.regrouped:
        cells = ["", ""]
        cells[regrouped.side], cells[1 - regrouped.side] = name(regrouped.group), ", ".join(map(name, regrouped.parts))
        lacking = f"not listed: {', '.join(map(name, regrouped.lacking))}" if regrouped.lacking else ""
        yield "regrouped", name(regrouped.group), *cells, "", "", lacking if regrouped.counted else "members not known"
    for family, materials in result.related.items():
        yield "related", name(family), *(", ".join(map(name, names)) for names in materials), "", "", "not the same"
    for side, unmapped in zip(sides, result.unmapped, strict=True):
        for wording in unmapped:
            cells = [wording if other_side == side else "" for other_side in sides]
            yield "not known to the vocabulary", "", *cells, "", "", ""


def _wording(place: Place) -> str:
    group = f" (as {_groups(place)})" if place.groups else ""
    return "; ".join(place.wordings) + group


def _note(result: Overlap, material: str) -> str:
    notes = ["in another form or scope"] if material in result.reworded else []
    return "; ".join([*notes, *(["tiers differ in meaning"] if material in result.tiers else [])])


def _summary(result: Overlap, one: InForce, other: InForce) -> Iterator[str]:
    sides = labels(one, other)
    for current, side in ((one, sides[0]), (other, sides[1])):
        lines = [f"{side}: {current.edition.title} ({current.edition.id}, {current.edition.date})"]
        if not current.edition.is_comparable:
            lines.append(f"INCOMPLETE HERE: {Gap(current.jurisdiction, current.edition).missing}")
        yield "; ".join([*lines, *filter(None, (outdated(current),))])
    yield (
        f"{counted(len(result.both), 'material')} listed by both, {len(result.only[0])} only by {sides[0]}, "
        f"{len(result.only[1])} only by {sides[1]}"
    )


def _unsure(other: InForce) -> tuple[str, ...]:
    code = other.jurisdiction.code
    return (
        ()
        if other.edition.is_comparable
        else (f"whether {code} lists these is not known: its list is incomplete here",)
    )


def _tables(rows: Iterable[tuple[Cell, ...]]) -> tuple[Table, ...]:
    all_rows = list(rows)
    return (Table.of(_COLUMNS, all_rows),) if all_rows else ()


def _both(result: Overlap, sides: tuple[str, str]) -> Iterator[tuple[Cell, ...]]:
    for material, places in result.both.items():
        how = [f"{side} as {_groups(place)}" for side, place in zip(sides, places, strict=True) if place.groups]
        if material in result.reworded:
            how.append("in another form or scope")
        tiers = [" and ".join(place.tiers) or "no tier" for place in places]
        wordings = list(dict.fromkeys("; ".join(place.wordings) for place in places))
        yield (
            name(material), _BOTH, "; ".join(how) or "by name", " | ".join(wordings), " | ".join(dict.fromkeys(tiers))
        )  # fmt: skip


def _groups(place: Place) -> str:
    return " and ".join(map(name, place.groups))


def _alone(places: Mapping[str, Place], side: str) -> Iterator[tuple[Cell, ...]]:
    for material, place in places.items():
        how = f"as {_groups(place)}" if place.groups else "by name"
        yield name(material), side, how, "; ".join(place.wordings), " and ".join(place.tiers)


def _regrouped(result: Overlap, sides: tuple[str, str]) -> Iterator[str]:
    for regrouped in result.regrouped:
        mine, theirs = sides[regrouped.side], sides[1 - regrouped.side]
        parts = listed(list(map(name, regrouped.parts)))
        if regrouped.counted:
            size = len(regrouped.parts) + len(regrouped.lacking)
            lacking = f"; not {listed(list(map(name, regrouped.lacking)))}" if regrouped.lacking else ""
            share = f"{len(regrouped.parts)} of its {size}"
            yield f"{name(regrouped.group)}: a group of {mine}; {theirs} lists {share}: {parts}{lacking}"
        else:
            yield f"{name(regrouped.group)}: a group of {mine}, whose members are not known; {theirs} lists {parts}"
    for family, (one, other) in result.related.items():
        yield (
            f"{name(family)}: {sides[0]} lists {listed(list(map(name, one)))}, "
            f"{sides[1]} {listed(list(map(name, other)))}: related, not the same"
        )


def _tiers(result: Overlap, one: InForce, other: InForce) -> Iterator[str]:
    sides = labels(one, other)
    for side, current in ((sides[0], one), (sides[1], other)):
        tiers = list(dict.fromkeys(entry.tier for entry in current.entries if entry.tier))
        nested = current.edition.nested_tiers or {}
        inside = "".join(f"; {inner} is part of {outer}" for inner, outer in nested.items())
        yield f"{side} has {listed(tiers) or 'no tiers'}{inside}"
    if not result.tiers:
        yield "no material on both lists is in tiers of different names"
        return
    pairs: dict[tuple[str, str], list[str]] = {}
    for material in result.tiers:
        first, second = (" and ".join(place.tiers) or "no tier" for place in result.both[material])
        pairs.setdefault((first, second), []).append(name(material))
    yield "tiers differ in meaning: they are each publisher's own words, without a common rank"
    for (first, second), materials in pairs.items():
        yield f"{first} ({sides[0]}), {second} ({sides[1]}): {listed(materials)}"


def _about(current: InForce) -> dict[str, object]:
    edition = current.edition
    return {
        "jurisdiction": current.jurisdiction.code,
        "list": edition.list,
        "edition": edition.id,
        "date": edition.date,
        "complete": edition.is_comparable,
        "outdated": outdated(current),
    }


def _place(place: Place) -> dict[str, object]:
    return {"as_published": list(place.wordings), "tiers": list(place.tiers), "by": list(place.groups)}


def _group(regrouped: Regrouped, sides: tuple[str, str]) -> dict[str, object]:
    return {
        "group": regrouped.group,
        "listed_by": sides[regrouped.side],
        "members_counted": regrouped.counted,
        "other_lists": list(regrouped.parts),
        "other_lacks": list(regrouped.lacking),
    }
