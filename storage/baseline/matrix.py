"""The matrix: which material stands on which jurisdiction's standing list, in which words, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from storage.baseline.atlas import Entry, InForce, Jurisdiction, atlas, history, in_force
from vocabulary.minerals import all_ids, members

Row = tuple[str, dict[str, "Cell"]]
_RARE = frozenset({"promethium", "osmium"})  # in the general sense of a group, and mostly not meant
_LEFT_OUT = _RARE | {"scandium"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One material on one list. `since` is the date of the first edition from which on it was never left out."""

    tier: str | None
    as_published: str
    since: str
    by: str | None = None  # the group or the members under which it stands there, where not by its own name


def matrix(as_of: str) -> tuple[list[str], list[Row]]:
    """Codes of the jurisdictions whose standing list is known whole by `as_of`, and a row for each material on any."""
    found = {code: lines for code, lines in _columns(as_of).items() if lines}
    rows = [
        (material, {code: lines[material] for code, lines in found.items() if material in lines})
        for material in all_ids()
        if any(material in lines for lines in found.values())
    ]
    return list(found), rows


def _columns(as_of: str) -> dict[str, dict[str, Cell]]:
    columns = {}
    for code, where in atlas().items():
        current = in_force(where, as_of)
        if current and current.edition.status != "draft":
            column = _column(current)
            columns[code] = {**_by_members(column), **_by_groups(current, column, as_of), **column}
    return columns


def _by_groups(current: InForce, column: dict[str, Cell], as_of: str) -> dict[str, Cell]:
    """The materials that stand there only as members of a group."""
    where = current.jurisdiction
    return {
        material: replace(cell, by=group)
        for group, cell in column.items()
        for material in where.members(group, as_of)
        if material not in column and not (material in _RARE and where.members(group, as_of) == members(group))
    }


def _by_members(column: dict[str, Cell]) -> dict[str, Cell]:
    """The groups whose members are listed one by one: all but those that many publishers leave out."""
    found = {}
    for group in (material for material in all_ids() if members(material) and material not in column):
        parts = [part for part in members(group) if part in column]
        if set(members(group)) - _LEFT_OUT <= set(parts):
            latest = max((column[part] for part in parts), key=lambda cell: cell.since)
            found[group] = replace(latest, tier=None, as_published=f"{len(parts)} members by name", by="members")
    return found


def _column(current: InForce) -> dict[str, Cell]:
    """The materials of one edition, each with its tiers and the edition since which it has stood there."""
    where, edition = current.jurisdiction, current.edition
    earlier = [found for found in history(where, edition.list) if found.edition.date < edition.date]
    cells: dict[str, Cell] = {}
    for source in (edition, *current.amendments):
        for entry in source.entries:
            for material in _materials(where, entry):
                since = _since(material, edition.date, earlier) if source is edition else source.date
                cells[material] = _joined(cells.get(material), Cell(entry.tier, entry.as_published, since))
    return cells


def _joined(before: Cell | None, cell: Cell) -> Cell:
    """One cell for a material that stands in several tiers: the first wording and date, all tiers."""
    if before is None:
        return cell
    tiers = dict.fromkeys(tier for tier in (before.tier, cell.tier) if tier)
    return replace(before, tier=" and ".join(tiers) or None)


def _materials(where: Jurisdiction, entry: Entry) -> tuple[str, ...]:
    match = where.meaning(entry)
    return match.minerals if match else ()


def _since(material: str, date: str, earlier: list[InForce]) -> str:
    for found in reversed(earlier):
        if not any(material in _materials(found.jurisdiction, entry) for entry in found.entries):
            break
        date = found.edition.date
    return date
