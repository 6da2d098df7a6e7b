"""Minerals against kinds of standard: what covers what, what does not count, and the ranked gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digests.analysis.coverage import broader, ranked, rows
from digests.analysis.documents import Document
from digests.analysis.findings.covered import covered
from digests.analysis.request import Request
from digests.reports import spec
from digests.tables.forms import Form, drawn
from digests.tables.frame import Report
from digests.words.addresses import Link
from digests.words.periods import Period
from storage.store import Store
from tests.databases import open_at
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.iso.watch import read
from vocabulary.records import Kind, Record

VOCABULARY = "Lithium — Vocabulary"
IRON, COBALT = "Lithium — Determination of iron content", "Nickel — Determination of cobalt content"
NOT_NAMED = "not named in the title"
C, P, T = "chemical-analysis", "physical-testing", "terminology"
KINDS = (T, C, P)
START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 30, tzinfo=UTC)
AS_OF = date(2026, 6, 30)


def document(key: int, reference: str, title: str, status: str = "published") -> Document:
    return Document(str(key), reference, read(reference), title, "ISO/TC 333", "60.60", status)


def cells(found: Document, *others: Document, material: str = "lithium") -> dict[str, tuple[str, int, int]]:
    (row,) = rows([(material, ["US"])], [found, *others], KINDS)
    return {kind: (cell.status, cell.published, cell.coming) for kind, cell in row.cells.items()}


def test_a_cell_says_what_is_published_coming_or_missing() -> None:
    results = cells(
        document(1, "ISO 1:2020", "Lithium — Determination of iron content"),
        document(2, "ISO/CD 2", "Lithium — Determination of sodium content", "under development"),
        document(3, "ISO/CD 3", "Lithium — Vocabulary", "under development"),
    )
    assert results == {T: ("under development", 0, 1), C: ("published", 1, 1), P: ("none", 0, 0)}


def test_what_is_found_in_another_material_is_no_standard_for_it() -> None:
    nickel = document(1, "ISO 1:2020", "Nickel — Determination of lithium content")
    (row,) = rows([("lithium", ["US"])], [nickel], KINDS)
    assert row.cells[C].status == "none"
    assert row.elsewhere == (nickel,)


def test_supplements_do_not_count() -> None:
    results = cells(document(1, "ISO 1:2020/Amd 1:2024", "Lithium — Determination of iron content — Amendment 1"))
    assert results[C] == ("none", 0, 0)


@pytest.mark.parametrize(
    ("material", "title", "through"),
    [
        ("neodymium", "Rare earth — Determination of oxides", "rare-earth-elements"),
        ("rare-earth-elements", "Neodymium — Determination of iron", "neodymium"),
        ("heavy-rare-earth-elements", "Rare earth — Determination of oxides", "rare-earth-elements"),
        ("metallurgical-coal", "Coal — Determination of ash", "coal"),
        ("coal", "Coal — Determination of ash", None),
    ],
)
def test_groups_cover_their_members_and_members_a_group_in_part(material: str, title: str, through: str | None) -> None:
    (row,) = rows([(material, ["US"])], [document(1, "ISO 1:2020", title)], KINDS)
    (covering,) = row.cells[C].documents
    assert covering.through == through


@pytest.mark.parametrize(
    ("material", "title"),
    [
        ("lithium", "Rare earth — Vocabulary"),
        ("coal", "Metallurgical coal — Vocabulary"),
        ("silica", "Silicon — Vocabulary"),
    ],
)
def test_what_is_not_the_same_is_not_covered(material: str, title: str) -> None:
    assert cells(document(1, "ISO 1:2020", title), material=material)[T] == ("none", 0, 0)


def test_an_element_is_not_covered_by_its_family() -> None:
    assert broader("silica") == ()
    assert broader("yttrium") == ("rare-earth-elements",)


def test_gaps_are_ranked_by_how_many_list_the_mineral() -> None:
    listed = [
        ("zinc", ["US"]),
        ("tin", ["US", "EU"]),
        ("lithium", ["US", "EU", "JP"]),
        ("cobalt", ["US", "EU"]),
        ("copper", ["US"]),
    ]
    result = rows(listed, [document(1, "ISO 1:2020", "Lithium — Determination of iron content")], KINDS)
    assert [(rank, row.material) for rank, row in ranked(result, C)] == [
        (1, "cobalt"),
        (1, "tin"),
        (3, "copper"),
        (3, "zinc"),
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = open_at(tmp_path)
    yield Store(engine)
    engine.dispose()


def put(store: Store, *records: Record) -> None:
    with store.begin() as transaction:
        transaction.write("iso-open-data-deliverables", records, snapshot="s", at=START)


def project(key: int, reference: str, title: str, stage: str, committee: str = "ISO/TC 333") -> Record:
    fields = {"reference": reference, "title": title, "stage": stage, "committee": committee}
    return Record(Kind.PROJECT, str(key), reference, fields)


def request(store: Store, committee: str | None = None, as_of: date = AS_OF) -> Request:
    return Request(store, as_of, Period(START, END), committee=committee)


def plain(report: Report, section: str) -> list[tuple[object, ...]]:
    (result,) = (item for item in report.sections if item.title == section)
    return [tuple(str(cell) if isinstance(cell, Link) else cell for cell in row) for row in result.tables[-1].rows]


def test_the_report_shows_the_documents_behind_each_cell(store: Store) -> None:
    put(
        store,
        project(1, "ISO 1:2020", "Lithium — Determination of iron content", "60.60"),
        project(2, "ISO/DIS 2", "Lithium — Vocabulary", "40.20"),
        project(3, "ISO 3:1999", "Cobalt — Determination of iron content", "95.99"),
        project(4, "ISO/CD 4", "Cobalt — Determination of zinc content", "30.98"),
        project(5, "ISO 5:2020", "Titanium implants — Specification", "60.60", "ISO/TC 150"),
        project(6, "ISO 6:2020", "Environmental management systems — Requirements", "60.60", "ISO/TC 207"),
        project(7, "ISO 7:2020", "Nickel — Determination of cobalt content", "90.93", "ISO/TC 155"),
    )
    made = spec("coverage").build(request(store))
    assert sorted(plain(made, "The documents behind each cell"), key=str) == [
        ("lithium", "Chemical analysis", "published", "ISO 1:2020", IRON, NOT_NAMED, "60.60", "ISO/TC 333"),
        ("lithium", "Terminology", "under development", "ISO/DIS 2", VOCABULARY, "none", "40.20", "ISO/TC 333"),
        ("nickel", "Chemical analysis", "published", "ISO 7:2020", COBALT, NOT_NAMED, "90.93", "ISO/TC 155"),
    ]  # fmt: skip
    overview = {row[0]: row[2:5] for row in plain(made, "Minerals by kind of standard")}
    assert overview["lithium"] == ("under development: 1", "none", "published: 1")
    assert overview["titanium"] == ("none", "none", "none")
    missing = plain(made, "Critical minerals without a standard for chemical analysis")
    assert str(missing[0][0]) == "1"
    assert next(row[5] for row in missing if row[1] == "cobalt") == "1 (nickel)"
    assert [row[2] for row in plain(made, "For all minerals alike")] == ["ISO 6:2020"]
    assert ("cobalt", "nickel", "published", "ISO 7:2020") in [
        row[:4] for row in plain(made, "Determined in other materials")
    ]
    assert made.as_of == "2026-06-30"
    assert {"Chemical analysis", "published", "mineral", "as of"} <= {word for word, _ in made.definitions}


def test_a_committee_whose_scope_names_a_missing_mineral_is_named(store: Store) -> None:
    put(store, project(1, "ISO 1:2020", "Lithium — Vocabulary", "60.60"))
    scope = "Standardization of specialty metals: antimony, platinum group metals. Excluded: lithium."
    fields = {"reference": "ISO/TC 345", "title": "Materials for specialty technologies", "scope": scope}
    put(store, Record(Kind.COMMITTEE, "9868097", "ISO/TC 345", fields))
    gaps = {
        row[1]: row[6]
        for row in plain(
            spec("coverage").build(request(store)), "Critical minerals without a standard for chemical analysis"
        )
    }
    assert (gaps["antimony"], gaps["iridium"], gaps["lithium"]) == ("ISO/TC 345", "ISO/TC 345", "none")


def test_one_committee_can_be_asked_for(store: Store) -> None:
    put(
        store,
        project(1, "ISO 1:2020", "Lithium — Vocabulary", "60.60"),
        project(2, "ISO 2:2020", "Nickel — Vocabulary", "60.60", "ISO/TC 155"),
    )
    made = spec("coverage").build(request(store, committee="TC 155"))
    assert [row[3] for row in plain(made, "The documents behind each cell")] == ["ISO 2:2020"]
    with pytest.raises(ConfigurationError, match="no ISO document of ISO/TC 1 was known"):
        spec("coverage").build(request(store, committee="ISO/TC 1"))


def test_an_empty_database_is_said(store: Store) -> None:
    with pytest.raises(CritminError, match="none has been read yet") as caught:
        covered(request(store))
    assert caught.value.exit_status == 1


@pytest.mark.parametrize("form", list(Form))
def test_the_report_can_be_drawn_in_each_form(store: Store, form: Form) -> None:
    put(store, project(1, "ISO 1:2020", "Lithium — Vocabulary", "60.60"))
    assert drawn(spec("coverage").build(request(store)), form)


def test_of_few_documents_nothing_is_called_missing_in_iso(store: Store) -> None:
    put(store, project(1, "ISO 1:2020", "Lithium — Determination of iron content", "60.60"))
    few, headline, *_ = spec("coverage").build(request(store)).summary
    assert few == (
        "Only 1 ISO document of tens of thousands had been read by then: "
        "what is missing here need not be missing in ISO."
    )
    assert "; 1 has a published ISO standard for chemical analysis, " in str(headline)


def test_the_coverage_of_one_committee_says_that_it_is_that_committees(store: Store) -> None:
    put(
        store,
        project(1, "ISO 1:2020", "Lithium — Determination of iron content", "60.60"),
        project(2, "ISO 2:2020", "Cobalt — Determination of iron content", "60.60", "ISO/TC 155"),
        project(3, "ISO 3:1990", "Fluorspar — Determination of iron content", "95.99", "ISO/TC 155"),
    )
    made = spec("coverage").build(request(store, committee="tc 333"))
    assert made.title == "ISO standards for critical minerals, ISO/TC 333"
    assert "; 1 has a published standard of ISO/TC 333 for chemical analysis, " in str(made.summary[1])
    assert not [line for line in made.summary if "ISO withdrew all" in str(line)]
    assert "of its withdrawn documents on fluorspar 1 of 1 are on chemical analysis" in " ".join(
        map(str, spec("coverage").build(request(store)).summary)
    )
