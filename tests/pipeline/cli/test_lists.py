"""`critmin lists`, `matrix` and `mineral`, in the shapes that other programs rely on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree, html

from tests.pipeline.cli.conftest import Run, World


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


def test_a_list_is_a_web_page(run: Run) -> None:
    page = html.fromstring(run("lists", "us-2025-final", "--html").out)
    assert page.findtext(".//h1") == "United States: Final 2025 List of Critical Minerals"
    assert len(list(page.iter("tr"))) > 60
    assert run("lists", "--html").status == 2
    assert run("lists", "US", "--html", "--json").status == 2


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
        (("lists", "US", "--json", "--csv"), "exclude each other"),
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


def test_a_material_that_a_group_covers_is_in_the_matrix_as_such(run: Run) -> None:
    found = run("matrix", "--as-of", "2026-03-01", "--format", "json").json
    rows = {row["id"]: row["listed"] for row in found["minerals"]}
    assert rows["neodymium"]["AU"]["by"] == "rare-earth-elements"
    assert rows["neodymium"]["EU"]["by"] in {"light-rare-earth-elements", "magnet-rare-earth-elements"}
    assert rows["rare-earth-elements"]["US"] == {
        "tier": None, "as_published": "16 members by name", "since": "2022-02-24", "by": "members",
    }  # fmt: skip
    assert "osmium" not in rows or "EU" not in rows["osmium"]  # the Commission counts five platinum group metals


def test_the_matrix_is_a_page_and_a_picture(run: Run, tmp_path: Path) -> None:
    page, picture = tmp_path / "m.html", tmp_path / "m.svg"
    assert run("matrix", "--format", "html", "--as-of", "2026-01-01", "--out", page).status == 0
    assert run("matrix", "--format", "svg", "--as-of", "2026-01-01", "--out", picture).status == 0
    rows = [[cell.text_content() for cell in row] for row in html.parse(page).getroot().iter("tr")]
    assert next(row for row in rows if row[0] == "cobalt")[1:3] == ["2020", "2021"]
    drawn = etree.parse(picture).getroot()
    titles = [element.text for element in drawn.iter("{*}title")]
    assert any(title.startswith("United States: “cobalt”, critical, since 2018-05-18") for title in titles if title)
    years = [text for group in drawn.iter("{*}g") for text in group.iter("{*}text")]
    found = run("matrix", "--as-of", "2026-01-01", "--format", "json").json
    assert len(years) == sum(len(row["listed"]) for row in found["minerals"])


def test_a_list_as_its_pages_were_read(run: Run, world: World) -> None:
    names = ["Cobalt", "Tin", "Zinc", "Lithium", "Nickel"]
    page = f"<h1>List of critical minerals</h1><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"

    world.watch(
        world.entry(
            "ores", kind="mineral-list", topic="lists", jurisdiction="NA", list="na-list",
            expect={"min_records": 1, "max_vanish": 0.9, "max_changed": 1.0},
        )
    )  # fmt: skip
    world.site.fixed("/ores", page.encode())
    before = datetime.now(UTC).isoformat()
    assert run("refresh").status == 0
    found = run("lists", "NA", "--list", "na-list", "--seen-by", "2099-01-01", "--json").json
    assert (found["jurisdiction"], found["list"], found["sources"]) == ("NA", "na-list", ["ores"])
    assert [entry["as_published"] for entry in found["entries"]] == names
    assert found["entries"][0] == {"as_published": "Cobalt", "minerals": ["cobalt"], "tier": None, "qualifier": None}
    early = run("lists", "NA", "--list", "na-list", "--seen-by", before)
    assert early.status == 1
    assert "no page of the list na-list (Namibia) had been read by" in early.err
    assert run("lists", "--seen-by", before).status == 2


def test_what_iso_and_the_news_say_of_a_mineral(run: Run, world: World) -> None:
    world.site.fixed(
        "/ores",
        b'{"id": 1, "reference": "ISO/DIS 1", "title": {"en": "Lithium ores - Determination"}, "currentStage": 4020}\n'
        b'{"id": 2, "reference": "ISO 2", "title": {"en": "Lithium and lead"}, "currentStage": 9599}\n',
    )
    assert run("refresh").status == 0
    (found,) = run("mineral", "Lithium", "--json").json["minerals"]
    assert [(each["reference"], each["state"]) for each in found["projects"]] == [("ISO/DIS 1", "under development")]
    assert found["news"] == []
    assert "1 ISO document" in run("mineral", "litio").out
