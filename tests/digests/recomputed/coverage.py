"""The reports on coverage and the survey, recomputed from the catalogue's rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from digests.tables.frame import Cell, Line, Report, Section
from tests.digests.raw_world import Key
from tests.digests.recomputed.covered import ANALYSIS, Coverage, Read, gaps, summary
from tests.digests.recomputed.facts import Facts, is_work, key_of, status
from tests.digests.recomputed.ledger import Fact, Ledger, Title, day, plain_title, section
from tests.digests.recount import agree
from vocabulary.iso.standards import Understanding, kinds, materials_committees
from vocabulary.iso.titles.techniques import technique_names
from vocabulary.minerals import name

FOR_ALL = {"recycling", "traceability", "sustainability"}
OUTSIDE = {"oil", "natural-gas", "coalbed-methane"}


def check(report: Report, facts: Facts) -> Ledger:
    """Account for the whole report on coverage."""
    ledger, made = Ledger(report), Coverage(facts)
    ledger.claim(report.held, *facts.held())
    summary(ledger, made, list(report.summary))
    gaps(ledger, made, report.sections[0])
    _overview(ledger, made, section(report, "Minerals by kind of standard"))
    _techniques(ledger, made, section(report, "Techniques of chemical analysis"))
    _behind(ledger, made, section(report, "The documents behind each cell"))
    _rest(ledger, made, report)
    definitions(ledger, report, made)
    return ledger


def definitions(ledger: Ledger, report: Report, made: Coverage) -> None:
    """Account for what the words mean: days, stages, committees."""
    scope: list[Fact] = [item["reference"] for item in made.facts.mandate["committees"]]
    scope += materials_committees()
    stated: dict[str, list[Fact]] = {
        "mineral": [day(made.facts.as_of)], "published": ["60.60", "95.92"], "withdrawn": ["95.99"],
        "committees": scope,
    }  # fmt: skip
    for word, meaning in report.definitions:
        ledger.claim(meaning, *stated.get(word, []))


def _cells(found: Iterable[Read]) -> list[Fact]:
    rows = [row for _, row, _ in found]
    published = sum(status(row) == "published" for row in rows)
    return [number for number in (published, len(rows) - published) if number]


def _overview(ledger: Ledger, made: Coverage, part: Section) -> None:
    (table,) = part.tables
    wanted = sorted(made.lists, key=lambda material: (-len(made.lists[material]), material))
    agree("minerals", [row[0] for row in table.rows], [name(material) for material in wanted])
    for material, row in zip(wanted, table.rows, strict=True):
        agree(f"lists of {material}", row[1], len(made.lists[material]))
        ledger.claim(row[1], str(row[1]))
        for kind, cell in zip(kinds(), row[2:], strict=True):
            found = made.of(material, kind.id)
            ledger.claim(cell, *_cells(found))
            own = any(material in says.materials for _, _, says in found)
            agree(f"{material}, {kind.id}", "by group" in str(cell), bool(found) and not own)


def _techniques(ledger: Ledger, made: Coverage, part: Section) -> None:
    expected: Counter[tuple[str, str, str]] = Counter()
    analytes: dict[tuple[str, str], set[str]] = {}
    for material in made.lists:
        for _, row, says in made.own(material):
            if ANALYSIS in says.kinds:
                for technique in says.techniques or ("",):
                    called = technique_names().get(technique, "not named in the title")
                    expected[name(material), called, status(row)] += 1
                    analytes.setdefault((name(material), called), set()).update(says.analytes)
    (table,) = part.tables
    told = Counter[tuple[str, str, str]]()
    for mineral, words, published, coming, determines in table.rows:
        told[str(mineral), str(words), "published"] = int(str(published))
        told[str(mineral), str(words), "under development"] = int(str(coming))
        for cell in (published, coming):
            ledger.claim(cell, str(cell))
        more = len(analytes[str(mineral), str(words)]) - 8
        ledger.claim(determines, *([more] if more > 0 else []))
    agree("techniques", +told, +expected)


def _behind(ledger: Ledger, made: Coverage, part: Section) -> None:
    ids = {name(material): material for material in made.lists}
    by_kind = {kind.name: kind for kind in kinds()}
    linked, evidence = part.tables
    told = {
        (ids[str(row[0])], by_kind[str(row[1])].id, key_of(piece))
        for row in linked.rows
        for piece in (row[3] if isinstance(row[3], tuple) else (row[3],))
        if not isinstance(piece, str)
    }
    wanted = {
        (material, kind.id, item[0])
        for material in made.lists
        for item in made.own(material)
        for kind in _shown(item[2])
    }
    agree("documents behind the cells", told, {item for item in wanted if item[0] not in OUTSIDE})
    for row in linked.rows:
        ledger.claim(row[3], *_references(made.facts, row[3]))
    rows = {(ids[str(row[0])], by_kind[str(row[1])].id, key_of(row[3])): row for row in evidence.rows}
    agree("documents with titles", (set(rows), len(rows)), (wanted, len(evidence.rows)))
    for (_, _, key), row in rows.items():
        _row(ledger, made, key, row[2:], ("status", "reference", "title", "technique", "stage", "committee"))


def _shown(says: Understanding) -> Iterator[Any]:
    return (kind for kind in kinds() if kind.id in says.kinds)


def _references(facts: Facts, cell: Line | object) -> list[Fact]:
    """References behind links, with the stage of what is not published."""
    result: list[Fact] = []
    for piece in cell if isinstance(cell, tuple) else (cell,):
        if not isinstance(piece, str):
            row = facts.rows[key_of(piece)]
            result += [row["reference"], *([row["stage"]] if is_work(row) else [])]
    return result


def _row(ledger: Ledger, made: Coverage, key: Key, row: Sequence[Cell], columns: tuple[str, ...]) -> None:
    stands = made.facts.rows[key]
    facts: dict[str, list[Fact]] = {
        "reference": [stands["reference"]], "title": [Title(plain_title(stands["title_en"]))],
        "stage": [stands["stage"]],
        "committee": [stands["committee"]] if stands["committee"] else [],
    }  # fmt: skip
    for column, cell in zip(columns, row, strict=True):
        if column == "status":
            agree(f"status of {key}", str(cell), status(stands))
        ledger.claim(cell, *facts.get(column, []))


def _rest(ledger: Ledger, made: Coverage, report: Report) -> None:
    """What is on no mineral, what may be on one, what is determined in others."""
    (table,) = section(report, "For all minerals alike").tables
    general = [key for key, _, says in made.counted if not says.materials and FOR_ALL & set(says.kinds)]
    agree("for all minerals", sorted(key_of(row[2]) for row in table.rows), sorted(general))
    for row in table.rows:
        _row(ledger, made, key_of(row[2]), row[1:], table.columns[1:])
    for part in (part for part in report.sections if part.title == "Titles that may name a mineral"):
        (table,) = part.tables
        doubted = [key for key, _, says in made.counted for _ in says.unsure_of]
        agree("doubted", sorted(key_of(row[3]) for row in table.rows), sorted(doubted))
        for row in table.rows:
            _row(ledger, made, key_of(row[3]), row[2:], table.columns[2:])
    (table,) = section(report, "Determined in other materials").tables
    wanted = sorted((name(m), item[0]) for m in made.gaps for item in made.elsewhere(m))
    agree("determined elsewhere", sorted((str(row[0]), key_of(row[3])) for row in table.rows), wanted)
    for row in table.rows:
        _row(ledger, made, key_of(row[3]), row[2:], table.columns[2:])


def survey(report: Report, facts: Facts) -> Ledger:
    """Account for the questionnaire."""
    ledger, made = Ledger(report), Coverage(facts)
    ledger.claim(report.held, *facts.held())
    ledger.claim(report.summary[0], len(made.gaps))
    (table,) = report.sections[0].tables
    agree("asked", [row[0] for row in table.rows], [name(material) for material in made.gaps])
    for material, row in zip(made.gaps, table.rows, strict=True):
        agree(f"lists of {material}", row[1], len(made.lists[material]))
        coming = [item[1]["reference"] for item in made.of(material, ANALYSIS)]
        ledger.claim(row[1], str(row[1]))
        ledger.claim(row[2], *coming)
    for word, meaning in report.definitions:
        ledger.claim(meaning, *("3", "2", "1", "0") if word == "score" else ())
    return ledger
