"""The figures of the reports on overlap and on lists, recomputed from the raw files.

Not recomputed: the score of an overlap (its order and bounds are checked here, its parts in test_overlap).
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from digests.tables.frame import Cell, Table, plain, text_of
from storage.store import Store
from tests.digests.raw_iso import CMCC, within
from tests.digests.raw_world import World, number_of
from tests.digests.recomputed.facts import Facts, is_supplement, is_work
from tests.digests.recomputed.ledger import plain_title, section
from tests.digests.recorded import Row
from tests.digests.test_reports_recomputed import YEAR, built
from vocabulary.iso.standards import materials_committees, understand
from vocabulary.minerals import get

pytestmark = [pytest.mark.sampled, pytest.mark.long]


def cells(table: Table) -> list[tuple[object, ...]]:
    return [
        tuple(cell if isinstance(cell, int | float | None) else text_of(cell) for cell in row) for row in table.rows
    ]


def numbers(line: Cell) -> list[int]:
    text = plain(line) if isinstance(line, str | tuple) else str(line)
    return [int(match.replace(",", "")) for match in re.findall(r"\d[\d,]*", text)]


def test_overlap(world: World, store: Store) -> None:
    made, scope = built(store, "overlap", *YEAR), (*CMCC, *materials_committees())
    rows = Facts(world, *YEAR).rows
    early = [
        row
        for row in rows.values()
        if is_work(row) and row["stage"] < "40" and not is_supplement(row) and row["title_en"]
        and (within(row["committee"], CMCC) or number_of(row["reference"]) in world.named or _on_a_mineral(row, scope))
    ]  # fmt: skip
    series = {
        (str(number_of(row["reference"])).split("-")[0], row["committee"])
        if "-" in row["reference"].partition(":")[0]
        else row["id"]
        for row in early
    }
    pairs = cells(section(made, "ISO documents").tables[0])
    assert numbers(made.summary[0])[:1] == [len(series)]
    assert numbers(made.summary[0])[-1] == len({pair[0] for pair in pairs})
    stages = {row["reference"]: row["stage"] for row in rows.values()}
    scores: defaultdict[object, list[float]] = defaultdict(list)
    for pair in pairs:
        assert str(pair[7]).rpartition("(")[2].rstrip(")") == stages[str(pair[5])]
        assert pair[2] == stages[str(pair[0]).partition(" to ")[0]]
        scores[pair[0]].append(float(str(pair[10])))
    assert all(
        found == sorted(found, reverse=True) and min(found) >= 0.5 and len(found) <= 5 for found in scores.values()
    )


def _on_a_mineral(row: Row, scope: tuple[str, ...]) -> bool:
    says = understand(plain_title(row["title_en"]), row["committee"])
    return within(row["committee"], scope) and any(get(material).kind != "fuel" for material in says.materials)


def test_lists_review(store: Store) -> None:
    made = built(store, "lists-review", *YEAR)
    folder = Path(__file__).parents[2] / "storage" / "baseline" / "lists"
    editions = [
        (path.stem, edition)
        for path in folder.glob("*.yaml")
        for edition in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get("editions") or []
        if "2024-07-16" <= str(edition["date"]) <= "2025-07-16" and str(edition["date"]) not in {"2025", "2025-07"}
    ]
    assert numbers(made.summary[0]) == [len(editions), len({where for where, _ in editions})]
    rows = cells(section(made, "Editions of the period").tables[0])
    assert sorted(int(str(row[6] or 0)) for row in rows) == sorted(
        len(edition.get("entries") or []) for _, edition in editions
    )
    for row in cells(section(made, "The matrix").tables[0]):
        assert row[1] == sum(cell is not None for cell in row[2:])
