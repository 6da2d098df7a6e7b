"""Recorded documents, each with the outcome that it has: a floor for each, so that a lost one is seen.

They are read in the light of the published editions of their list. `exact` may not be lost; nothing is silently wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pipeline.extraction import Known, KnownEdition
from pipeline.mineral_lists import judged
from pipeline.mineral_lists.runs.entries import entry
from tests.pipeline.mineral_lists.measure import SILENT, outcome, reading_of

SHARED = Path(__file__).parents[4] / "shared"
LISTS = SHARED / "data" / "lists"
LANGUAGES = {"BR": "pt", "TR": "tr", "CA-QC": "fr"}
EXPLAINED = {
    "jp/2020_34_rare_metals_iru-miru.txt": "it writes REE(レアアース) where the stored edition says REE",
}
EXACT = {
    *(f"{name}/{name}-{year}.txt" for name, year in [
        ("BR", "2021"), ("CA-ON", "2022"), ("CA-QC", "2020"), ("CA-QC", "2024"), ("CD", "2018"), ("NATO", "2024"),
        ("NG", "2008"), ("NZ", "2024-draft"), ("NZ", "2025"), ("TR", "2025-critical"), ("UA", "2025-strategic"),
        ("ZA", "2022"), ("ZA", "2025"), ("ZM", "2024"),
    ]),
    "ca/2024_canada-ca_list_page.txt", "cn/2016_24_strategic_minerals_cnpowder.txt", "eu/crm_2017_eurometal.txt",
    "eu/crma_2024_annexes_1_2.md", "eu/ip-14-599_2014.txt", "gb/2022_iea_policy_16070.txt",
    "in/2023-06_30_minerals_iasbook.txt", "us/2021_draft_quoted_fr_2021-24488.txt",
    "us/2025_final_essentialminerals.txt", "us/83-FR-23295_2018-10667.txt", "us/FR-2018-02-16_2018-03219.txt",
    "us/doe_2023_energy-gov.txt",
    *(f"found/raw/{name}" for name in [
        "iea-028-eu.html", "iea-050-ca.html", "iea-181-my.html", "iea-313-au-nt.html", "qazinform-us-2025-draft.txt",
        "geedoubledee-us-2022.csv", "irumiru-jp-34-symbols.txt",
    ]),
}  # fmt: skip

pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason="the recorded lists (shared/data/lists) are not here")


def documents() -> Iterator[tuple[str, str, str, str | None, list[str], str]]:
    """Name, text, media type, language, true entries, jurisdiction."""
    facts = yaml.safe_load((SHARED / "facts" / "lists.yaml").read_text())["jurisdictions"]
    editions = {str(item["id"]).casefold(): (where, item) for where in facts for item in where["editions"]}
    index = {item["file"]: item for item in yaml.safe_load((LISTS / "raw" / "INDEX_a.yaml").read_text())["documents"]}
    for file in sorted(path for path in (LISTS / "raw").rglob("*") if path.suffix in {".txt", ".md"}):
        name = str(file.relative_to(LISTS / "raw"))
        where, edition = editions[str(index.get(name, {"edition": file.stem})["edition"]).casefold()]
        text = "\n".join(line.split("  # inferred")[0] for line in file.read_text().splitlines())
        true = [item["as_published"] for item in edition.get("entries", [])]
        yield name, text, "text/plain", LANGUAGES.get(name.split("/")[0]), true, where["code"]
    for each in yaml.safe_load((LISTS / "found" / "INDEX.yaml").read_text()):
        file = LISTS / "found" / each["file"]
        media = {".html": "text/html", ".csv": "text/csv"}.get(file.suffix, "text/plain")
        yield (
            f"found/{each['file']}",
            file.read_text(),
            media,
            each.get("language"),
            each["entries"],
            each["jurisdiction"],
        )


def published(code: str, language: str | None) -> Known:
    facts = yaml.safe_load((SHARED / "facts" / "lists.yaml").read_text())["jurisdictions"]
    known_editions = []
    for where in facts:
        for edition in where["editions"] if where["code"] == code else ():
            names = tuple(item["as_published"] for item in edition.get("entries", []))
            if names and edition.get("complete") and edition.get("kind") != "amendment":
                keys = tuple(entry(name, language).key for name in names)
                known_editions.append(KnownEdition(keys, names, edition["id"], str(edition["date"]), edition["status"]))
    return Known(tuple(known_editions))


def test_each_recorded_document_keeps_its_outcome() -> None:
    results = {}
    for name, text, media, language, true, code in documents():
        reading = judged(reading_of(text, media, language, code), published(code, language))
        results[name] = outcome(reading, true)
        if results[name].startswith("held"):
            assert reading.reasons, name
    assert {name for name, item in results.items() if item == SILENT} <= EXPLAINED.keys()
    assert EXACT - {name for name, item in results.items() if item == "exact"} == set()
    with_a_list = [name for name in results if name in EXACT or results[name].startswith("held")]
    assert len(EXACT) >= 0.65 * len(with_a_list)


def test_the_page_on_quality_has_the_figures() -> None:
    """docs/lists-quality.md, with the published editions known and with nothing known."""
    page = (Path(__file__).parents[3] / "docs" / "lists-quality.md").read_text()
    known, unknown = Counter[str](), Counter[str]()
    for _, text, media, language, true, code in documents():
        reading = reading_of(text, media, language, code)
        known[outcome(judged(reading, published(code, language)), true)] += 1
        unknown[outcome(judged(reading, Known()), true)] += 1
    for what, counted in (("published editions", known), ("nothing", unknown)):
        figures = (counted[name] for name in ("exact", "held, right", "held, wrong", "refused", SILENT))
        assert f"| {what} | {' | '.join(map(str, figures))} |" in page
    assert f"{known['exact']} of {len(EXACT) + known['held, right'] + known['held, wrong']} are exact" in page
