"""Two editions of one list as a page, as rows and as data: what came, went, is grouped or worded otherwise. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digests.tables.frame import Report, Section, Table
from digests.words.wording import counted
from storage.baseline.atlas import InForce
from vocabulary.lists.comparison import Comparison
from vocabulary.minerals import name

COLUMNS = ("change", "material", "before", "after")
Row = tuple[str, str, str, str]


def rows(result: Comparison) -> Iterator[Row]:
    """A row for each difference; `before` and `after` are wordings, tiers or the materials of a group."""
    for material in result.added:
        yield "added", name(material), "", name(material)
    for material in result.removed:
        yield "removed", name(material), name(material), ""
    for group, parts in result.regrouped.items():
        yield "regrouped", name(group), "", ", ".join(map(name, parts))
    for change, pairs in (("wording", result.reworded), ("tier", result.tiers)):
        for material, (old, new) in pairs.items():
            yield change, name(material), "; ".join(old), "; ".join(new)
    for wording in result.unmapped:
        yield "not known to the vocabulary", wording, "", ""


def report(before: InForce, after: InForce, result: Comparison) -> Report:
    """The differences as one table."""
    table_rows = list(rows(result))
    old, new = before.edition, after.edition
    return Report(
        "comparison",
        f"{after.jurisdiction.name}: {old.id} and {new.id}",
        new.date,
        summary=(
            f"{old.title} ({old.date}), then {new.title} ({new.date})",
            f"{counted(len(result.added), 'material')} added, {counted(len(result.removed), 'material')} removed",
        ),
        sections=(Section("What differs", tables=(Table.of(COLUMNS, table_rows),) if table_rows else ()),),
        definitions=(("added, removed", "a group replaced by its members adds and removes nothing"),),
    )


def as_data(result: Comparison) -> dict[str, object]:
    """The differences by material id."""
    pairs: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]]
    pairs = {"reworded": result.reworded, "tiers": result.tiers}
    return {
        "added": list(result.added),
        "removed": list(result.removed),
        "regrouped": {group: list(parts) for group, parts in result.regrouped.items()},
        **{key: {id_: [list(old), list(new)] for id_, (old, new) in by_id.items()} for key, by_id in pairs.items()},
        "unmapped": list(result.unmapped),
    }
