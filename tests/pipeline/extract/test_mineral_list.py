"""Lists of critical minerals found in pages and texts of many layouts; pages without one are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Body, Document
from pipeline.extract.mineral_list import extract, stated_entries
from pipeline.extraction import Extraction, NothingFound
from pipeline.source import Source
from tests.pipeline.extract.newsroom import sample
from vocabulary.minerals import all_ids, get
from vocabulary.records import Record

RAW = Path(__file__).parents[4] / "shared" / "data" / "lists" / "raw"
FACTS = Path(__file__).parents[4] / "shared" / "facts" / "lists.yaml"


def source_of(options: dict[str, str]) -> Source:
    return Source.model_validate(
        {
            "id": "ores", "name": "Ores", "organisation": "Survey", "jurisdiction": "XX", "kind": "mineral-list",
            "url": "http://127.0.0.1/", "poll": "daily", "topic": "lists", "why": "test", "evidence": "test",
            "confidence": "verified", "expect": {"min_records": 1, "max_vanish": 0.3}, "list": "xx-critical",
            "options": options,
        }
    )  # fmt: skip


def read(text: str, media_type: str = "text/html", language: str | None = None) -> Extraction:
    source = source_of({"language": language} if language else {})
    body = Body.of(text.encode())
    return extract(
        Document("ores", "http://127.0.0.1/", 200, {}, media_type, body, datetime(2026, 1, 1, tzinfo=UTC)), source
    )


def as_read(extraction: Extraction) -> tuple[Record, ...]:
    """The records, taken over or held: without a count and a known edition a first look is held."""
    return extraction.records or extraction.proposed


def wordings(extraction: Extraction) -> list[object]:
    return [record.fields["as_published"] for record in as_read(extraction) if record.kind == "ListedMineral"]


PAGE = """<html><head><title>Critical minerals list - Survey</title></head><body>
<nav><ul><li><a>Copper</a></li><li><a>Gold</a></li><li><a>Zinc</a></li><li><a>Tin</a></li></ul></nav>
<main><h1>Our critical minerals</h1>{}</main>
<footer><ul><li>Silver prices</li><li>Lead</li><li>Zinc</li><li>Iron ore</li></ul></footer></body></html>"""
NAMES = ["Antimony", "Barite", "Cobalt", "High-purity iron ore", "Platinum group metals", "Rare earth elements", "Tin"]


def bulleted(names: list[str]) -> str:
    return f"<p>The {len(names)} critical minerals are:</p><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"


def numbered(names: list[str]) -> str:
    return f"<ol>{''.join(f'<li>{number}. {name};</li>' for number, name in enumerate(names, 1))}</ol>"


def table(names: list[str]) -> str:
    rows = "".join(f"<tr><td>{name}[2]</td><td>Yes</td><td>No data</td><td>12&nbsp;kt</td></tr>" for name in names)
    return f"<table><tr><th>Mineral</th><th>On US list</th><th>Output</th><th>Price</th></tr>{rows}</table>"


def prose(names: list[str]) -> str:
    return (
        f"<p>The final list includes: {', '.join(names[:-1])}, and {names[-1]}. It removes helium, potash and lead.</p>"
    )


def definitions(names: list[str]) -> str:
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>Used with copper, lead and zinc</dd>' for name in names)}</dl>"


def accordion(names: list[str]) -> str:
    items = "".join(f"<li><span>{name}</span></li>" for name in names)
    return f"<details><summary>Text version</summary><p>Critical minerals:</p><div><ul>{items}</ul></div></details>"


def dashed(names: list[str]) -> str:
    return f"<ul>{''.join(f'<li><strong>{name}</strong> — Essential to many industries</li>' for name in names)}</ul>"


def lines(names: list[str]) -> str:
    return f"<p>Critical minerals:</p><p>{'<br>'.join(names)}</p>"


def used(names: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{name}, used in batteries, alloys and copper wire</li>' for name in names)}</ul>"


def paragraphs(names: list[str]) -> str:
    return "".join(f"<p><strong>{name}</strong>: used in many things.</p>" for name in names)


def cards(names: list[str]) -> str:
    return "".join(f"<div><h3>{name}</h3><p>It comes with copper, lead and zinc.</p></div>" for name in names)


def footnotes(names: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{name}<sup>{mark}</sup></li>' for mark, name in enumerate(names, 1))}</ul>"


def dots(names: list[str]) -> str:
    return f"<p>The list of critical minerals: {' • '.join(names)}</p>"


def columns(names: list[str]) -> str:
    parts = [names[start : start + 3] for start in range(0, len(names), 3)]
    return f"<div>{''.join(f'<div>{numbered(part)}</div>' for part in parts)}</div>"


def letters(names: list[str]) -> str:
    initials = dict.fromkeys(name[0].upper() for name in names)
    return "".join(
        f"<h3>{initial}</h3>{numbered([name for name in names if name[0].upper() == initial])}" for initial in initials
    )


LAYOUTS = [
    bulleted, numbered, table, prose, definitions, accordion, dashed, lines, used, paragraphs, cards, footnotes, dots,
    columns, letters,
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_entries_as_published(layout: Callable[[list[str]], str]) -> None:
    extraction = read(PAGE.format(layout(NAMES)))
    assert wordings(extraction) == NAMES
    assert extraction.unrecognised == ()


@given(
    st.lists(
        st.sampled_from([get(material).names["en"][0] for material in all_ids() if not get(material).of]),
        min_size=5,
        unique=True,
    ),
    st.sampled_from(LAYOUTS),
)
@settings(max_examples=60, deadline=None)
def test_any_list_of_materials_is_read_whole(names: list[str], layout: Callable[[list[str]], str]) -> None:
    assert sorted(map(str, wordings(read(PAGE.format(layout(names)))))) == sorted(names)


def test_entries_say_what_they_mean() -> None:
    extraction = read(PAGE.format(bulleted(["lithium — battery grade", "Aluminum (bauxite)", "coltan", "Phosphate"])))
    assert [(record.key, record.fields["minerals"], record.fields["qualifier"]) for record in as_read(extraction)] == [
        ("XX/xx-critical/lithium/battery grade", ["lithium"], "battery grade"),
        ("XX/xx-critical/aluminium/bauxite", ["aluminium"], None),
        ("XX/xx-critical/niobium+tantalum/coltan", ["niobium", "tantalum"], None),
        ("XX/xx-critical/phosphate", ["phosphate"], None),
    ]


def test_an_unknown_entry_is_kept_and_named() -> None:
    extraction = read(PAGE.format(bulleted([*NAMES, "Unobtainium"])))
    assert wordings(extraction)[-1] == "Unobtainium"
    assert extraction.unrecognised == ("Unobtainium",)
    assert as_read(extraction)[-1].fields["minerals"] == []


def test_a_count_that_does_not_fit_is_a_note() -> None:
    page = PAGE.format(bulleted(NAMES)).replace("The 7 critical", "The 9 critical")
    assert read(page).records == ()
    assert ["states 9" in note and "7 different entries" in note for note in read(page).notes] == [True]


def test_tiers_are_read_from_the_headings() -> None:
    page = PAGE.format(
        "<h2>High criticality</h2><ul><li>Cobalt</li><li>Tin</li><li>Lithium</li></ul>"
        "<h2>Watchlist</h2><ul><li>Nickel</li><li>Iridium</li></ul><h2>Contact</h2><p>Write to us.</p>"
    )
    tiers = {record.label: record.fields.get("tier") for record in as_read(read(page))}
    assert tiers == {"Cobalt": "high", "Tin": "high", "Lithium": "high", "Nickel": "watchlist", "Iridium": "watchlist"}


def test_a_previous_edition_on_the_page_is_not_the_list() -> None:
    page = PAGE.format(f"{bulleted(NAMES)}<h2>Previous list (2021)</h2>{bulleted([*NAMES, 'Helium', 'Potash'])}")
    assert wordings(read(page)) == NAMES


def test_tiers_are_read_from_nested_lists() -> None:
    page = PAGE.format(
        "<ul><li>Battery minerals<ul><li>Cobalt</li><li>Lithium</li></ul></li>"
        "<li>Others<ul><li>Tin</li><li>Zinc</li><li>Gallium</li></ul></li></ul>"
    )
    tiers = {record.label: record.fields.get("tier") for record in as_read(read(page))}
    battery = dict.fromkeys(["Cobalt", "Lithium"], "Battery minerals")
    others = dict.fromkeys(["Tin", "Zinc", "Gallium"], "Others")
    assert tiers == {**battery, **others}


def test_the_title_that_names_a_year_makes_an_edition() -> None:
    page = PAGE.format(prose(NAMES)).replace("Our critical minerals", "Final 2025 List of Critical Minerals")
    edition = as_read(read(page))[0]
    assert (edition.kind, edition.key) == ("ListEdition", "XX/xx-critical/2025")
    assert edition.fields["status"] == "final"
    assert edition.fields["title"] == "Final 2025 List of Critical Minerals"


def test_changed_noise_changes_no_record() -> None:
    plain = PAGE.format(bulleted(NAMES))
    noisy = plain.replace("<ul>", '<ul class="x" data-token="8f3">').replace("Antimony", " Antimony\n")
    noisy = noisy.replace("Silver prices", "Gold prices 2,034.10").replace(
        "</main>", "<p>Updated 3 minutes ago</p></main>"
    )
    assert as_read(read(noisy)) == as_read(read(plain))


PRICES = (
    "<h2>Prices of critical metals</h2><table><tr><th>Metal</th><th>USD/t</th></tr>"
    "<tr><td>Copper</td><td>9,000</td></tr><tr><td>Zinc</td><td>2,500</td></tr><tr><td>Tin</td><td>30,000</td></tr></table>"
)


@pytest.mark.parametrize(
    "content",
    [
        "<p>The minister spoke about lithium and cobalt.</p>",
        "<h2>Critical metals: prices</h2><ul><li>Copper</li><li>Zinc</li><li>Tin</li><li>Lead</li></ul>",
        PRICES,
        "<p>The draft removes helium, potash, rhenium, and strontium.</p>",
        "<h2>Our products</h2><ul><li>Antimony metal</li><li>Cobalt powder</li><li>Tin</li><li>Zinc</li></ul>",
        "<p>Imports of gallium, graphite, tantalum, and yttrium come from abroad.</p>",
        "<p>The projects will produce nickel, copper, cobalt and lithium.</p>",
        "<p>Critical minerals such as lithium, cobalt, graphite and nickel are used in batteries.</p>",
        "<h2>A new mine</h2><ul><li>Copper</li><li>Gold</li><li>Silver</li></ul>",
        "<h2>Tags</h2><ul><li>lithium</li><li>cobalt</li><li>nickel</li><li>tin</li><li>zinc</li></ul>",
        "<p>Please accept cookies to continue.</p>",
        "",
    ],
)
def test_a_page_without_a_list_is_refused_with_the_reason(content: str) -> None:
    with pytest.raises(NothingFound, match=r"no list of critical minerals: looked for a list, a table column"):
        read(PAGE.format(content))


def test_plain_text_of_the_federal_register_is_read() -> None:
    text = (
        "DEPARTMENT OF THE INTERIOR\n\nDraft List of Critical Minerals\n\n"
        "SUMMARY: The Secretary of the Interior presents a draft list of 5\n"
        "mineral commodities deemed critical. They are: Aluminum (bauxite),\n"
        "antimony, the rare earth elements group, tin, and\nzirconium. Comments are due in 30 days.\n"
    )
    extraction = read(text, "text/plain")
    assert wordings(extraction) == [
        "Aluminum (bauxite)",
        "antimony",
        "the rare earth elements group",
        "tin",
        "zirconium",
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("The ministry consulted industry to identify the minerals and draft the list.", "final"),
        ("This is the draft of the list.", "draft"),
    ],
)
def test_whoever_drafted_a_list_published_it(said: str, status: str) -> None:
    materials = "Antimony Beryllium Cobalt Gallium Germanium Lithium Nickel Tantalum Tungsten Vanadium".split()
    names = "".join(f"<li>{name}</li>" for name in materials)
    text = f"<h2>List of critical minerals 2021</h2><p>It contains 10 minerals. {said}</p><ul>{names}</ul>"
    extraction = read(PAGE.format(text))
    records = extraction.records or extraction.proposed
    assert {record.fields["status"] for record in records} == {status}


def real_documents() -> list[tuple[str, str, str | None]]:
    if not RAW.is_dir():
        return []
    languages = {"BR": "pt", "TR": "tr", "CA-QC": "fr"}
    index = {item["file"]: item for item in yaml.safe_load((RAW / "INDEX_a.yaml").read_text())["documents"]}
    results = []
    for file in sorted(path for path in RAW.rglob("*") if path.suffix in {".txt", ".md"}):
        name = str(file.relative_to(RAW))
        if str(index.get(name, {}).get("holds_the_list", "yes")).startswith("yes") and name not in EXPLAINED:
            results.append(
                (name, str(index.get(name, {"edition": file.stem})["edition"]), languages.get(name.split("/")[0]))
            )
    return results


EXPLAINED = {
    "gb/2022_18_minerals_businessgrowthhub.txt": "cut in the middle of the list",
    "jp/2020_34_rare_metals_iru-miru.txt": "writes REE(レアアース) where the stored edition says REE",
    "kr/2023_iea_policy_17942.txt": "counts members of groups that it prints in brackets",
    "kr/2023_motie_english_press.txt": "YAML reads 'no' there",
}


@pytest.mark.skipif(not RAW.is_dir(), reason="the recorded lists (shared/data/lists) are not here")
@pytest.mark.parametrize(("name", "edition", "language"), real_documents() or [("", "", None)])
def test_recorded_documents_give_the_published_entries(name: str, edition: str, language: str | None) -> None:
    published = {
        item["id"].casefold(): {entry["as_published"].casefold() for entry in item.get("entries", [])}
        for jurisdiction in yaml.safe_load(FACTS.read_text())["jurisdictions"]
        for item in jurisdiction["editions"]
    }
    text = "\n".join(line.split("  # inferred")[0] for line in (RAW / name).read_text().splitlines())
    extraction = read(text, "text/plain", language)
    assert {str(wording).casefold() for wording in wordings(extraction)} == published[edition.casefold()]


TIERS = "<h2>Critical</h2><ul><li>Cobalt</li><li>Natural graphite</li><li>Tin</li><li>Lithium (battery grade)</li></ul>"
SAMPLES = (
    sample("mineral-list", "bulleted", PAGE.format(bulleted(NAMES))),
    sample("mineral-list", "two tiers", PAGE.format(
        f"<p>The list of 2025 has 7 minerals.</p>{TIERS}<h2>Strategic</h2>"
        "<ul><li>Copper</li><li>Nickel</li><li>Zinc</li></ul>"
    )),
    sample("mineral-list", "text", "Critical minerals list 2025\n\n" + "\n".join(f"- {name}" for name in NAMES),
           media_type="text/plain"),
)  # fmt: skip


HUNGARIAN = (
    "<html><body><h1>A kritikus nyersanyagok jegyzéke 2026</h1>"
    "<p>A jegyzék a következő tíz elemből áll, valamint minden harmadik évben felül kell vizsgálni.</p>"
    "<p>A jegyzék 10 kritikus nyersanyagot tartalmaz:</p><ul>"
    "<li>Lítium</li><li>Ón</li><li>Réz</li><li>Volfrám</li><li>Ritkaföldfémek</li><li>Grafit</li><li>Nikkel</li>"
    "<li>Kobalt</li><li>Antimon</li><li>Titán</li></ul></body></html>"
)
ROMANIAN = (  # only names tell the language
    "nr,denumire\n1,Litiu\n2,Cositor\n3,Cupru\n4,Wolfram\n5,Pământuri rare\n6,Zinc\n7,Plumb\n"
)


def test_a_page_in_a_language_that_only_its_text_tells_is_read_as_published() -> None:
    edition, *listed = read(HUNGARIAN).records
    assert edition.fields["title"] == "A kritikus nyersanyagok jegyzéke 2026"
    assert [record.fields["as_published"] for record in listed][:3] == ["Lítium", "Ón", "Réz"]
    assert [record.fields["minerals"] for record in listed][:3] == [["lithium"], ["tin"], ["copper"]]


def test_names_alone_tell_the_language_of_a_file_of_data() -> None:
    listed = as_read(read(ROMANIAN, "text/csv"))
    assert [record.fields["minerals"] for record in listed] == [
        ["lithium"], ["tin"], ["copper"], ["tungsten"], ["rare-earth-elements"], ["zinc"], ["lead"],
    ]  # fmt: skip


def test_the_english_page_of_an_agency_whose_frame_states_its_own_language_is_read_as_english() -> None:
    items = "".join(f"<li>{name}</li>" for name in ("Lithium", "Cobalt", "Nickel", "Gallium", "Germanium", "Graphite"))
    page = (
        "<html lang='da'><h1>Critical minerals</h1><p>The list of critical minerals was adopted by the "
        f"government and is in force.</p><p>The list contains 6 critical minerals:</p><ul>{items}</ul></html>"
    )
    assert len(as_read(read(page))) == 6
    assert read(page).held == read(page.replace("lang='da'", "lang='en'")).held


def test_entries_that_a_person_states_are_known_in_any_language() -> None:
    stated = stated_entries(["Lítium", "Ritkaföldfémek\tkritikus", "# a remark", "Unobtainium"], source_of({}))
    assert [record.fields["minerals"] for record in stated] == [["lithium"], ["rare-earth-elements"], []]
