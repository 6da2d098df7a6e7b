"""The drafts of recommendations, and the pairs of documents that may overlap, recomputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from digests.tables.frame import Line, Section, plain
from digests.words.addresses import Link
from tests.digests.recomputed.covered import ANALYSIS, Coverage
from tests.digests.recomputed.facts import Facts, is_work, key_of, status
from tests.digests.recomputed.ledger import Fact, Ledger, Title, plain_title, under
from tests.digests.recount import Wrong, agree
from vocabulary.iso.standards import kinds, understand
from vocabulary.minerals import name

MOST, FROM_GAPS, SHARED, NAMED = 10, 6, 3, 4


def check(ledger: Ledger, facts: Facts, covered: Coverage, part: Section) -> None:
    """Account for the drafts and for the pairs of documents behind some of them."""
    ledger.claim(part.text[0], MOST)
    pairs = next(each for each in under(ledger.report, part) if each.title.startswith("Overlap"))
    beside: dict[str, list[str]] = {}
    for row in (row for table in pairs.tables for row in table.rows):
        beside.setdefault(str(row[0]), []).append(str(row[pairs.tables[0].columns.index("may overlap")]))
    weights = [int(plain(point).rpartition("(Weight ")[2].rstrip(")")) for point in part.points]
    agree("order", weights, sorted(weights, reverse=True))
    agree("at most", len(weights) <= MOST, True)
    for number, (point, weight) in enumerate(zip(part.points, weights, strict=True), 1):
        text = plain(point)
        found = re.search(r"chemical analysis of (.+?)(?: in ISO|: no watched)", text)
        if found:
            told = _gap(facts, covered, found[1], weight, point)
        elif "Settle how" in text:
            told = _overlap(facts, point, weight, beside)
        elif "Coordinate the work on" in text:
            told = _topic(facts, point, weight)
        else:
            raise Wrong(f"no form for {text}")
        ledger.claim(point, str(number), *told, str(weight))
    gaps = sorted(
        (_weight(covered, material) for material in covered.gaps if not covered.of(material, ANALYSIS)), reverse=True
    )
    shown = [
        weight
        for point, weight in zip(part.points, weights, strict=True)
        if "lists name it" in plain(point) or "list names it" in plain(point)
    ]
    agree("the weightiest gaps", shown, gaps[: len(shown)])
    agree("gaps among the drafts", len(shown) <= FROM_GAPS, True)
    _pairs(ledger, facts, pairs)


def _weight(covered: Coverage, material: str) -> int:
    return len(covered.lists[material]) + 2 * bool(covered.homes(material))


def _gap(facts: Facts, covered: Coverage, called: str, weight: int, point: Line) -> list[Fact]:
    material = next(material for material in covered.gaps if name(material) == called)
    agree(f"weight of {called}", weight, _weight(covered, material))
    told: list[Fact] = [home for home in facts.bodies if home in covered.homes(material)]
    told = sorted(told, key=lambda home: plain(point).index(str(home)))
    told.append(len(covered.lists[material]))
    gone = [row["reference"] for row, _ in covered.gone(material)]
    named = [text for text in _links(point) if text in gone]
    if gone:
        agree(f"withdrawn documents on {called}", len(named), 1)
        told += [len(gone), named[0]]
    inside = [item for item in covered.elsewhere(material) if status(item[1]) == "published" and item[2].materials]
    if inside:
        first = [text for text in _links(point) if text in {item[1]["reference"] for item in inside}]
        agree(f"documents that determine {called}", len(first), 1)
        told += [first[0], *([len(inside) - 1] if len(inside) > 1 else [])]
    return told


def _links(point: Line) -> list[str]:
    return [piece.text for piece in point if isinstance(piece, Link)] if isinstance(point, tuple) else []


def _overlap(facts: Facts, point: Line, weight: int, table: Mapping[str, list[str]]) -> list[Fact]:
    project, *beside = _links(point)
    _, row = facts.reference(project)
    agree(f"{project} is early work", (is_work(row), row["stage"] < "40"), (True, True))
    shared = {"sustainability", "traceability"} & set(understand(plain_title(row["title_en"]), row["committee"]).kinds)
    agree(f"weight of {project}", weight, 15 if shared else 8)
    agree(f"documents beside {project}", beside, table[project][:NAMED])
    return [project, project, Title(plain_title(row["title_en"])), *beside]


def _topic(facts: Facts, point: Line, weight: int) -> list[Fact]:
    agree("weight of a topic", weight, 10)
    text = plain(point)
    topic = next(kind.id for kind in kinds() if f"work on {kind.name.casefold()} of" in text)
    mine = Counter(row["committee"] for row, says in facts.standing if is_work(row) and topic in says.kinds)
    agree(f"committees that work on {topic}", len(mine) >= SHARED, True)
    head, _, evidence = text.partition("Evidence: ")
    names = sorted(
        mine,
        key=lambda each: head.index(
            f"{each} and " if f"{each} and " in head else each + ("," if f"{each}," in head else ".")
        ),
    )
    told: list[Fact] = list(names)
    for committee in names:
        clause = next(part for part in evidence.split("; ") if part.startswith(f"{committee}: "))
        reference = clause.removeprefix(f"{committee}: ").partition(" and ")[0].partition(". (Weight")[0]
        agree(reference, facts.reference(reference)[1]["committee"], committee)
        told += [committee, reference, *([mine[committee] - 1] if mine[committee] > 1 else [])]
    return told


def _pairs(ledger: Ledger, facts: Facts, part: Section) -> None:
    """Pairs of documents that may overlap: all but the score, which follows from weighing, is that of the rows."""
    for line in part.text:
        ledger.claim(line, *([facts.rows["87927"]["reference"]] if "IWA 45" in plain(line) else []))
    for table in part.tables:
        ranks: Counter[str] = Counter()
        for row in table.rows:
            cells: Mapping[str, Any] = dict(zip(table.columns, row, strict=True))
            one, other = facts.rows[key_of(cells["project"])], facts.rows[key_of(cells["may overlap"])]
            ranks[one["id"]] += 1
            agree("rank", cells["rank"], ranks[one["id"]])
            agree("a score between a half and one", 0.5 <= float(str(cells["score"])) <= 1, True)
            expected: dict[str, list[Fact]] = {
                "project": [one["reference"]], "title of the project": [Title(plain_title(one["title_en"]))],
                "stage": [one["stage"]], "committee": [one["committee"]], "rank": [str(cells["rank"])],
                "may overlap": [other["reference"]], "title": [Title(plain_title(other["title_en"]))],
                "status": [other["stage"]], "its committee": [other["committee"]], "why": [],
                "score": [str(cells["score"])],
            }  # fmt: skip
            for column, cell in cells.items():
                ledger.claim(cell, *expected[column])
