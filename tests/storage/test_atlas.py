"""The atlas of published lists: nothing dropped, nothing told beyond what is known, amendments applied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from storage.baseline.atlas import Edition, InForce, atlas, find, in_force, shown
from storage.baseline.gaps import caveat, gaps, outdated
from storage.baseline.groups import counted, groups_with
from storage.baseline.matrix import columns, matrix

FACTS = Path(__file__).parents[3] / "shared" / "facts"
EDITIONS = [edition for where in atlas().values() for edition in where.editions]


def test_every_entry_of_every_edition_has_a_meaning() -> None:
    unmapped = [
        (edition.id, entry.as_published)
        for where in atlas().values()
        for edition in where.editions
        for entry in edition.entries
        if where.meaning(entry) is None
    ]
    assert unmapped == []
    assert sum(len(edition.entries) for edition in EDITIONS) > 1600


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_an_edition_has_its_citations(edition: Edition) -> None:
    assert edition.citations or edition.verified == "from-memory"


def collected() -> dict[str, dict[str, Any]]:
    """The collected editions by id, each with its jurisdiction; the newer file stands where both have one."""
    results: dict[str, dict[str, Any]] = {}
    for name in ("lists.yaml", "lists-new.yaml"):
        for where in yaml.safe_load((FACTS / name).read_text("utf-8"))["jurisdictions"]:
            results |= {edition["id"]: {**edition, "code": where["code"]} for edition in where["editions"]}
    return results


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts (shared/facts) are not here")
def test_every_collected_edition_stands_here_in_its_own_wording() -> None:
    for identifier, edition in collected().items():
        current = find(identifier)
        assert current is not None, identifier
        assert current.jurisdiction.code == edition["code"]
        if "entries" in edition:
            assert [entry.as_published for entry in current.edition.entries] == [
                entry["as_published"] for entry in edition["entries"]
            ]


def test_the_default_question_gives_every_whole_list_of_its_day() -> None:
    """Every final edition of a list, asked for by its country and its date alone."""
    missed = []
    for where in atlas().values():
        for edition in where.editions:
            if edition.is_comparable and edition.kind != "amendment" and edition.status != "draft":
                results = [current.edition.id for current in shown(where, edition.date)]
                missed += [] if edition.id in results else [edition.id]
    assert missed == []


def test_a_later_edition_that_is_not_whole_marks_the_one_shown() -> None:
    current = in_force(atlas()["GB"], "2026-01-01")
    assert current is not None
    assert outdated(current) == "a later list exists: 2024, not complete here (nor is 2025)"
    early = in_force(atlas()["GB"], "2023-01-01")
    assert early is not None
    assert outdated(early) is None
    assert outdated(InForce(atlas()["US"], atlas()["US"].editions[-1])) is None


def test_a_list_known_whole_stands_in_for_one_that_is_not() -> None:
    current = columns("2026-01-01")["JP"]
    assert current.edition.id == "jp-2020-stockpile"
    assert caveat(current) == "japan-rare-metals-stockpile stands in for japan-critical-minerals, not complete here"
    assert "RU" not in columns("2026-01-01")  # no list stands for it
    assert caveat(columns("2026-01-01")["US"]) is None


def test_what_is_not_whole_is_a_gap() -> None:
    results = {gap.edition.id: gap.missing for gap in gaps()}
    assert results["de-2021-dera"] == "19 of 21 entries known"
    assert results["pl-2022-psp2050"] == "no entries known, total unknown"
    assert results["jp-2022-espa"] == "all 35 entries from memory, not read in a source"
    assert not any(gap.edition.is_comparable for gap in gaps())


def test_who_counts_what_as_a_group() -> None:
    assert len(counted("heavy-rare-earth-elements", "2026-01-01")["EU"]) == 10
    assert len(counted("rare-earth-elements", "2026-01-01")["AO"]) == 17
    assert "general" in groups_with("neodymium", "2026-01-01")["rare-earth-elements"]
    assert counted("tin", "2026-01-01") == {}


def test_the_atlas_is_as_wide_as_the_documentation_says() -> None:
    codes, _ = matrix("2026-11-26")
    assert len(atlas()) >= 48
    assert len(codes) >= 30


def test_a_new_whole_edition_ends_the_standing_of_the_old_one() -> None:
    before, after = in_force(atlas()["CO"], "2023-11-29"), in_force(atlas()["CO"], "2023-11-30")
    assert before is not None
    assert after is not None
    assert (before.edition.id, after.edition.id) == ("co-2012", "co-2023")


@pytest.mark.parametrize(
    ("code", "as_of", "list_id", "edition"),
    [
        ("US", "2018-03-01", None, "us-2018-draft"),
        ("US", "2018-05-18", None, "us-2018-final"),
        ("US", "2021-12-01", None, "us-2018-final"),
        ("US", "2025-09-01", None, "us-2022-final"),
        ("US", "2026-01-01", None, "us-2025-final"),
        ("EU", "2024-05-02", None, "eu-2020"),
        ("EU", "2024-05-03", None, "eu-2024-crma"),
        ("US", "2017-01-01", None, None),
        ("MX", "2026-11-01", None, None),
    ],
)
def test_the_edition_that_stands_at_a_date(code: str, as_of: str, list_id: str | None, edition: str | None) -> None:
    current = in_force(atlas()[code], as_of, list_id)
    assert (current.edition.id if current else None) == edition


def test_an_amendment_applies_to_the_edition_it_amends() -> None:
    before = in_force(atlas()["IN"], "2026-01-28")
    after = in_force(atlas()["IN"], "2026-01-29")
    assert before is not None
    assert after is not None
    assert len(after.entries) == len(before.entries) + 1
    assert after.entries[-1].as_published == "Coking Coal"


def test_what_is_incomplete_or_from_memory_is_not_compared() -> None:
    doubtful = [edition for edition in EDITIONS if not edition.complete or edition.verified == "from-memory"]
    assert doubtful
    assert not any(edition.is_comparable for edition in doubtful)


def test_the_matrix_says_since_when() -> None:
    codes, rows = matrix("2026-01-01")
    cells = dict(rows)
    assert {"US", "EU", "CA", "AU"} <= set(codes)
    assert cells["nickel"]["US"].since.startswith("2022")
    assert cells["cobalt"]["US"].since == "2018-05-18"
    assert cells["copper"]["US"].since.startswith("2025")
    assert cells["cobalt"]["EU"].tier == "strategic and critical"
    assert "US" not in dict(matrix("2020-01-01")[1])["nickel"]


def test_the_matrix_of_a_day_before_all_lists_is_empty() -> None:
    assert matrix("1990-01-01") == ([], [])
