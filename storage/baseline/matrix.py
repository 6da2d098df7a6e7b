"""The matrix: which material stands on which jurisdiction's standing list, in which words, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce

from storage.baseline.atlas import InForce, atlas, history, in_force, stand_in
from vocabulary.lists.groups import spelled_out, through_groups
from vocabulary.minerals import all_ids

Row = tuple[str, dict[str, "Cell"]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One material on one list. `since` is the date of the first edition from which on it was never left out."""

    tier: str | None
    as_published: str
    since: str
    by: str | None = None  # the group or the members under which it stands there, where not by its own name


def matrix(as_of: str) -> tuple[list[str], list[Row]]:
    """Codes of the jurisdictions whose standing list is complete by `as_of`, and a row for each material on any."""
    covered = {code: lines for code, current in columns(as_of).items() if (lines := _covered(current))}
    rows = [
        (material, {code: lines[material] for code, lines in covered.items() if material in lines})
        for material in all_ids()
        if any(material in lines for lines in covered.values())
    ]
    return list(covered), rows


def columns(as_of: str) -> dict[str, InForce]:
    """The edition behind each column of the matrix: the standing list, complete and no draft.

    Where a government's standing list is incomplete here, its newest other list that is stands in for it.
    """
    current_editions = ((code, in_force(where, as_of) or stand_in(where, as_of)) for code, where in atlas().items())
    return {code: current for code, current in current_editions if current and current.edition.status != "draft"}


def _covered(current: InForce) -> dict[str, Cell]:
    """What the edition lists by name, as members of its groups, and as groups whose members it lists."""
    column = _column(current)
    grouped = {}
    for material, groups in through_groups(column, current.members).items():
        earliest, *more = sorted(groups, key=lambda group: column[group].since)
        grouped[material] = replace(reduce(_joined, (column[group] for group in more), column[earliest]), by=earliest)
    return {**_by_members(column), **grouped, **column}


def _by_members(column: dict[str, Cell]) -> dict[str, Cell]:
    """The groups whose members are listed one by one."""
    cells = {}
    for group, parts in spelled_out(column).items():
        latest = max((column[part] for part in parts), key=lambda cell: cell.since)
        cells[group] = replace(latest, tier=None, as_published=f"{len(parts)} members by name", by="members")
    return cells


def _column(current: InForce) -> dict[str, Cell]:
    """The materials of one edition, each with its tiers and the edition since which it has stood there."""
    where, edition = current.jurisdiction, current.edition
    earlier = [predecessor for predecessor in history(where, edition.list) if predecessor.edition.date < edition.date]
    cells: dict[str, Cell] = {}
    for source in (InForce(where, edition), *(InForce(where, amendment) for amendment in current.amendments)):
        for entry in source.listed:
            for material in entry.match.minerals if entry.match else ():
                date = source.edition.date
                since = _since(material, date, earlier) if source.edition is edition else date
                cells[material] = _joined(cells.get(material), Cell(entry.tier, entry.as_published, since))
    return cells


def _joined(before: Cell | None, cell: Cell) -> Cell:
    """One cell for a material that stands in several tiers: the first wording and date, all tiers."""
    if before is None:
        return cell
    tiers = dict.fromkeys(tier for tier in (before.tier, cell.tier) if tier)
    return replace(before, tier=" and ".join(tiers) or None)


def _since(material: str, date: str, earlier: list[InForce]) -> str:
    for predecessor in reversed(earlier):
        if not any(entry.match and material in entry.match.minerals for entry in predecessor.listed):
            break
        date = predecessor.edition.date
    return date
