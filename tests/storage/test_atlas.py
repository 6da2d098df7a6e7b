"""The atlas of published lists: nothing dropped, nothing told beyond what is known, amendments applied."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from storage.baseline.atlas import Edition, atlas, find, in_force
from storage.baseline.matrix import matrix

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "lists.yaml"
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


@pytest.mark.skipif(not FACTS.is_file(), reason="the collected facts (shared/facts) are not here")
def test_every_collected_edition_stands_here_in_its_own_wording() -> None:
    for collected in yaml.safe_load(FACTS.read_text())["jurisdictions"]:
        for edition in collected["editions"]:
            found = find(edition["id"])
            assert found is not None
            assert found.jurisdiction.code == collected["code"]
            assert [entry.as_published for entry in found.edition.entries] == [
                entry["as_published"] for entry in edition.get("entries", [])
            ]


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
    found = in_force(atlas()[code], as_of, list_id)
    assert (found.edition.id if found else None) == edition


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
