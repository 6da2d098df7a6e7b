"""`critmin lists`, `matrix` and `mineral`, in the shapes that other programs rely on."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from tests.critmin.commands.conftest import Run, World
from vocabulary.yaml_files.text import LOADER

FACTS = Path(__file__).parents[4] / "shared" / "facts"


def test_two_editions_named_by_their_ids_are_compared_as_what_they_are(run: Run) -> None:
    named = " ".join(run("lists", "compare", "au-2023", "us-2022-final").out.split())
    assert "a later list exists: 2024, not complete here" not in named  # it is complete here
    assert "a later list exists: 2024" in named
    assert "a later list exists: 2025" in named
    assert "no difference" in run("lists", "compare", "US", "us-2025-final").out
    unknown = run("lists", "compare", "eu-2023-crm", "us-2022-final")
    assert unknown.status == 2
    assert "did you mean eu-2024-crma" in unknown.err


def test_one_list_has_the_shape_of_the_contract(run: Run) -> None:
    output = run("lists", "US", "--as-of", "2019-01-01", "--json").json
    assert {key: output[key] for key in ("jurisdiction", "list", "edition", "date")} == {
        "jurisdiction": "US",
        "list": "usgs-critical-minerals",
        "edition": "us-2018-final",
        "date": "2018-05-18",
    }
    assert len(output["entries"]) == 35
    assert "list, final edition of 2018-05-18" in run("lists", "US", "--as-of", "2019-01-01").err
    first = output["entries"][0]
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
    output = run("lists", "compare", "us-2018-final", "us-2022-final", "--json").json
    assert sorted(output["added"]) == ["nickel", "zinc"]
    assert "  + nickel" in run("lists", "compare", "us-2018-final", "us-2022-final").out
    rows = run("lists", "compare", "us-2018-final", "us-2022-final", "--csv").out.splitlines()
    assert rows[:2] == ["change,material,before,after", "added,nickel,,nickel"]
    page = html.fromstring(run("lists", "compare", "us-2018-final", "us-2022-final", "--html").out)
    assert page.findtext(".//h1") == "United States: us-2018-final and us-2022-final"


def test_two_countries_are_set_side_by_side(run: Run) -> None:
    output = run("lists", "compare", "US", "EU", "--as-of", "2026-01-01", "--json").json
    assert [item["edition"] for item in output["lists"]] == ["us-2025-final", "eu-2024-crma"]
    both = {item["id"]: item for item in output["both"]}
    assert set(both["dysprosium"]["EU"]["by"]) == {"heavy-rare-earth-elements", "magnet-rare-earth-elements"}
    assert both["cobalt"]["same_form"]
    assert {"id": "tin", "name": "tin", "as_published": ["tin"], "tiers": ["critical"], "by": []} in output["only"][
        "US"
    ]
    assert {item["group"] for item in output["regrouped"]} >= {"heavy-rare-earth-elements", "platinum-group-metals"}
    assert output["tiers"]["cobalt"] == {"US": ["critical"], "EU": ["critical", "strategic"]}
    text = run("lists", "compare", "US", "EU").out
    for words in ("LISTED BY BOTH", "ONLY US", "ONLY EU", "REGROUPED", "tiers differ in meaning"):
        assert words in text
    assert "removed" not in text
    rows = list(csv.DictReader(io.StringIO(run("lists", "compare", "US", "EU", "--csv").out)))
    assert {row["relation"] for row in rows} == {"both", "only US", "only EU", "regrouped", "related"}
    assert next(row for row in rows if row["material"] == "tin") == {
        "relation": "only US", "material": "tin", "US": "tin", "EU": "", "US tier": "critical", "EU tier": "",
        "note": "",
    }  # fmt: skip
    assert next(row["note"] for row in rows if row["material"] == "cobalt") == "tiers differ in meaning"
    page = html.fromstring(run("lists", "compare", "US", "EU", "--html").out)
    assert page.findtext(".//h1") == "United States and European Union"


def test_what_a_list_lacks_that_is_not_whole_is_not_known(run: Run) -> None:
    text = " ".join(run("lists", "compare", "cn-2021", "US").out.split())
    assert "INCOMPLETE HERE: no entries known, total unknown" in text
    assert "whether CN lists these is not known: its list is incomplete here" in text
    assert run("lists", "compare", "us-doe-2023", "us-2025-final", "--json").json["only"].keys() == {
        "us-doe-2023", "us-2025-final",
    }  # fmt: skip


def test_every_list_of_a_country_is_shown(run: Run) -> None:
    output = run("lists", "US", "--as-of", "2026-01-01", "--json").json["lists"]
    assert [item["edition"] for item in output] == ["us-2025-final", "us-doe-2023"]
    assert run("lists", "EU", "--as-of", "2026-01-01", "--json").json["edition"] == "eu-2024-crma"
    japan = run("lists", "JP", "--as-of", "2026-01-01", "--json").json["lists"]
    assert {item["list"]: item["verified"] for item in japan} == {
        "japan-critical-minerals": "from-memory",
        "japan-rare-metals-stockpile": "two-sources",
        "japan-supported-minerals": "one-source",
    }
    shown = run("lists", "JP", "--as-of", "2026-01-01")
    assert (
        "as amended 2024-02: 重要鉱物へのウランの追加 (uranium added)" in shown.err
    )  # why 36 entries, of an edition of 35
    assert "incomplete here: 9 of 36 entries known" in shown.err
    assert len(run("lists", "CN", "--as-of", "2026-01-01", "--json").json["lists"]) == 3
    assert run("lists", "PL").status == 0
    page = html.fromstring(run("lists", "JP", "--html").out)
    assert page.findtext(".//h1") == "Japan: 3 lists"


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts (shared/facts) are not here")
def test_the_default_command_gives_every_collected_list_of_its_day(run: Run) -> None:
    """Every list that was collected whole and is no draft, asked for by its country and date alone."""
    collected: dict[str, tuple[str, dict[str, Any]]] = {}
    for name in ("lists.yaml", "lists-new.yaml"):
        for where in yaml.load((FACTS / name).read_text("utf-8"), Loader=LOADER)["jurisdictions"]:
            collected |= {edition["id"]: (where["code"], edition) for edition in where["editions"]}
    differing, checked = [], 0
    for identifier, (code, edition) in collected.items():
        whole = edition.get("complete") and edition.get("entries") and edition["verified"] != "from-memory"
        if whole and edition["kind"] != "amendment" and (edition["kind"], edition["status"]) != ("list", "draft"):
            checked += 1
            output = run("lists", code, "--as-of", edition["date"], "--json").json
            lists = {item["edition"]: item for item in output.get("lists", [output])}
            shown = [entry["as_published"] for entry in lists.get(identifier, {"entries": []})["entries"]]
            differing += [] if shown == [entry["as_published"] for entry in edition["entries"]] else [identifier]
    assert differing == []
    assert checked > 50


def test_a_list_that_a_later_one_outdates_is_marked(run: Run) -> None:
    mark = "a later list exists: 2024, not complete here"
    assert mark in run("lists", "GB", "--as-of", "2026-01-01").err
    assert mark in run("lists", "GB", "--as-of", "2026-01-01", "--json").json["outdated"]
    assert mark in run("lists", "GB", "--html").out
    assert mark in run("mineral", "palladium").out
    assert mark in run("matrix").err
    assert mark in run("matrix", "--format", "html").out
    assert mark in run("matrix", "--format", "json").json["outdated"]["GB"]
    assert mark in run("lists", "compare", "GB", "EU").out
    assert run("lists", "GB", "--as-of", "2023-01-01", "--json").json["outdated"] is None


def test_what_is_not_whole_is_listed(run: Run) -> None:
    rows = {row["edition"]: row for row in run("lists", "--gaps", "--json").json}
    assert rows["gb-2024"]["known"] == "14 of 34 entries known"
    assert rows["gb-2024"]["source"].startswith("https://")
    assert {row["jurisdiction"] for row in run("lists", "JP", "--gaps", "--json").json} == {"JP"}
    assert run("lists", "--gaps", "--csv").out.startswith("jurisdiction,list,edition")
    assert "de-2021-dera" in run("lists", "--gaps").out


def test_the_page_of_the_atlas_follows_the_data(run: Run) -> None:
    page = Path(__file__).parents[3] / "docs" / "atlas.md"
    assert run("lists", "--document").out == page.read_text("utf-8"), "docs/atlas.md is stale: ./run docs"


def test_family_group_and_members_of_a_material(run: Run) -> None:
    heavy = run("mineral", "heavy", "rare", "earths").out
    assert "group; family: rare earth elements" in heavy
    assert "as counted by European Union: 10: dysprosium" in heavy
    rock = run("mineral", "phosphate rock").out
    assert "rock; family: phosphorus, with phosphate, phosphorus" in rock
    assert "phosphate, of the same family, is listed by" in rock
    (result,) = run("mineral", "neodymium", "--json").json["minerals"]
    assert result["groups"]["light-rare-earth-elements"] == ["EU"]
    assert "members: not listed by any publisher on record" in run("mineral", "medium and heavy rare earths").out


def test_the_matrix_has_the_shape_of_the_contract(run: Run) -> None:
    output = run("matrix", "--as-of", "2026-01-01", "--format", "json").json
    cobalt = next(row for row in output["minerals"] if row["id"] == "cobalt")
    assert cobalt["name"] == "cobalt"
    assert cobalt["listed"]["US"] == {"tier": "critical", "as_published": "cobalt", "since": "2018-05-18"}
    assert output["as_of"] == "2026-01-01"
    assert run("matrix", "--format", "csv").out.startswith("mineral,")
    table = run("matrix").out
    assert table.count("\ncobalt ") == 1  # a pipe gets one line a row, however wide


def test_a_mineral_is_found_by_any_of_its_names(run: Run) -> None:
    for wording in ("Flussspat", "萤石", "fluorite"):
        assert run("mineral", wording, "--json").json["minerals"][0]["id"] == "fluorspar"
    assert "US" in run("mineral", "cobalt").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lists", "XX"), "the atlas has no published list of 'XX'; it has those of AO, AR, AU, AU-NSW"),
        (("lists", "US", "--as-of", "1999-01-01"), "known editions: us-2018-draft (2018-02-16)"),
        (("lists", "US", "XX", "--gaps"), "name one list at a time; also given: XX"),
        (("lists", "US", "--list", "none"), "United States has no list 'none'; it has"),
        (("lists", "compare", "US"), "lists compare needs two codes or editions"),
        (("lists", "US", "EU"), "name one list at a time; also given: EU"),
        (("lists", "US", "--json", "--csv"), "cannot be combined"),
        (("mineral", "unobtainium"), "'unobtainium' is not a known material"),
        (("matrix", "--as-of", "soon"), "soon"),
    ],
)
def test_what_cannot_be_answered_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert said in result.err
    assert result.out == ""


def test_a_material_that_a_group_covers_is_in_the_matrix_as_such(run: Run) -> None:
    output = run("matrix", "--as-of", "2026-03-01", "--format", "json").json
    rows = {row["id"]: row["listed"] for row in output["minerals"]}
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
    cobalt = dict(zip(rows[0], next(row for row in rows if row[0] == "cobalt"), strict=True))
    assert (cobalt["AU"], cobalt["BR"], cobalt["AO"]) == ("2020", "2021", "")
    drawn = etree.parse(picture).getroot()
    titles = [element.text for element in drawn.iter("{*}title")]
    assert any(title.startswith("United States: “cobalt”, critical, since 2018-05-18") for title in titles if title)
    years = [text for group in drawn.iter("{*}g") for text in group.iter("{*}text")]
    output = run("matrix", "--as-of", "2026-01-01", "--format", "json").json
    assert len(years) == sum(len(row["listed"]) for row in output["minerals"])


def test_a_list_as_its_pages_were_read(run: Run, world: World) -> None:
    names = ["Cobalt", "Tin", "Zinc", "Lithium", "Nickel"]
    page = f"<h1>List of {len(names)} critical minerals</h1><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"

    world.watch(
        world.entry(
            "ores", kind="mineral-list", topic="lists", jurisdiction="NA", list="na-list",
            expect={"min_records": 1, "max_vanish": 0.9, "max_changed": 1.0},
        )
    )  # fmt: skip
    world.site.fixed("/ores", page.encode())
    before = datetime.now(UTC).isoformat()
    assert run("refresh").status == 0
    output = run("lists", "NA", "--list", "na-list", "--seen-by", f"{datetime.now(UTC):%Y-%m-%d}", "--json").json
    assert (output["jurisdiction"], output["list"], output["sources"]) == ("NA", "na-list", ["ores"])
    assert [entry["as_published"] for entry in output["entries"]] == names
    assert output["entries"][0] == {"as_published": "Cobalt", "minerals": ["cobalt"], "tier": None, "qualifier": None}
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
    (result,) = run("mineral", "Lithium", "--json").json["minerals"]
    assert [(item["reference"], item["state"]) for item in result["projects"]] == [("ISO/DIS 1", "under development")]
    assert result["news"] == []
    assert "1 ISO document" in run("mineral", "litio").out


def test_of_many_documents_on_a_mineral_some_are_shown(run: Run, world: World) -> None:
    """As text the first by their references, and how to see the others; as JSON all, unless fewer are asked for."""
    rows = (
        f'{{"id": {number}, "reference": "ISO {number}", "title": {{"en": "Lithium - Part {number}"}}}}\n'
        for number in range(1001, 1061)
    )
    world.site.fixed("/ores", "".join(rows).encode())
    assert run("refresh").status == 0
    lines = run("mineral", "Lithium").out.splitlines()
    assert sum(line.startswith("    ISO 10") for line in lines) == 50
    assert "    and 10 more; `critmin mineral Lithium --limit 0` shows all" in lines
    assert "    ISO 1050 " in run("mineral", "Lithium").out
    assert "    ISO 1051 " not in run("mineral", "Lithium").out
    every = run("mineral", "Lithium", "--limit", "0").out
    assert "ISO 1060" in every
    assert " more; " not in every
    (all_of_it,) = run("mineral", "Lithium", "--json").json["minerals"]
    assert len(all_of_it["projects"]) == all_of_it["projects_total"] == 60
    (some,) = run("mineral", "Lithium", "--json", "--limit", "2").json["minerals"]
    assert ([item["reference"] for item in some["projects"]], some["projects_total"]) == (["ISO 1001", "ISO 1002"], 60)
