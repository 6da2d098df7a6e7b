"""`critmin lists`, `matrix` and `mineral`, in the shapes that other programs rely on."""

from __future__ import annotations

import pytest

from tests.pipeline.cli.conftest import Run


def test_one_list_has_the_shape_of_the_contract(run: Run) -> None:
    found = run("lists", "US", "--as-of", "2019-01-01", "--json").json
    assert {key: found[key] for key in ("jurisdiction", "list", "edition", "date")} == {
        "jurisdiction": "US",
        "list": "usgs-critical-minerals",
        "edition": "us-2018-final",
        "date": "2018-05-18",
    }
    assert len(found["entries"]) == 35
    first = found["entries"][0]
    assert first["as_published"] == "Aluminum (bauxite)"
    assert first["minerals"] == ["aluminium"]
    assert first["tier"] == "critical"


def test_lists_are_listed(run: Run) -> None:
    rows = run("lists", "--json").json
    assert [row["edition"] for row in rows if row["jurisdiction"] == "EU"] == ["eu-2024-crma"]
    assert "usgs-critical-minerals" in run("lists").out
    assert run("lists", "US", "--csv").out.startswith("as_published,minerals,tier,qualifier")
    assert "fluorspar" in run("lists", "us-2022-final").out
    assert "doe-critical-materials" in run("lists", "US", "--list", "doe-critical-materials", "--json").out


def test_two_lists_are_compared(run: Run) -> None:
    found = run("lists", "compare", "us-2018-final", "us-2022-final", "--json").json
    assert sorted(found["added"]) == ["nickel", "zinc"]
    assert "  + nickel" in run("lists", "compare", "us-2018-final", "us-2022-final").out
    assert run("lists", "compare", "US", "EU").status == 0


def test_the_matrix_has_the_shape_of_the_contract(run: Run) -> None:
    found = run("matrix", "--as-of", "2026-01-01", "--format", "json").json
    cobalt = next(row for row in found["minerals"] if row["id"] == "cobalt")
    assert cobalt["name"] == "cobalt"
    assert cobalt["listed"]["US"] == {"tier": "critical", "as_published": "cobalt", "since": "2018-05-18"}
    assert found["as_of"] == "2026-01-01"
    assert run("matrix", "--format", "csv").out.startswith("mineral,")
    assert "cobalt" in run("matrix").out


def test_a_mineral_is_found_by_any_of_its_names(run: Run) -> None:
    for wording in ("Flussspat", "萤石", "fluorite"):
        assert run("mineral", wording, "--json").json["minerals"][0]["id"] == "fluorspar"
    assert "US" in run("mineral", "cobalt").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lists", "XX"), "the atlas has no published list of 'XX'; it has those of AU, BR"),
        (("lists", "US", "--as-of", "1999-01-01"), "known editions: us-2018-draft (2018-02-16)"),
        (("lists", "US", "--list", "none"), "United States has no list 'none'; it has"),
        (("lists", "compare", "US"), "lists compare needs two codes or editions"),
        (("lists", "US", "EU"), "one at a time, found also EU"),
        (("lists", "US", "--json", "--csv"), "--json and --csv exclude each other"),
        (("lists", "compare", "cn-2021", "US"), "is not known whole or rests on memory"),
        (("mineral", "unobtainium"), "'unobtainium' names no material that is known"),
        (("matrix", "--as-of", "soon"), "soon"),
    ],
)
def test_what_cannot_be_answered_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert said in result.err
    assert result.out == ""
