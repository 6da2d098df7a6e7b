from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vocabulary.jurisdictions import (
    JurisdictionKind,
    UnknownJurisdiction,
    body_country,
    body_name,
    find,
    jurisdiction,
    jurisdictions,
    name_of,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "US"),
        ("us", "US"),
        ("United States of America", "US"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("Korea", "KR"),
        ("Republic of  Korea", "KR"),
        ("ca-qc", "CA-QC"),
        ("quebec", "CA-QC"),
        ("international", "international"),
        ("NATO", "NATO"),
        ("no", "NO"),
        ("Norway", "NO"),
        ("NA", "NA"),
    ],
)
def test_a_jurisdiction_is_found_by_code_name_and_alias(text: str, code: str) -> None:
    assert jurisdiction(text).code == code


def test_what_is_not_known_is_a_clear_error() -> None:
    assert find("Atlantis") is None
    with pytest.raises(UnknownJurisdiction, match="'Atlantis' is not a known jurisdiction: expected"):
        jurisdiction("Atlantis")
    assert name_of("Atlantis") == "Atlantis"


def test_kinds_and_countries() -> None:
    assert (jurisdiction("CA-ON").kind, jurisdiction("CA-ON").country) == (JurisdictionKind.REGION, "CA")
    assert (jurisdiction("EU").kind, jurisdiction("EU").country) == (JurisdictionKind.ORGANISATION, None)
    assert jurisdiction("ZM").country == "ZM"
    assert all(result.country in jurisdictions() for result in jurisdictions().values() if result.country)


@pytest.mark.parametrize(
    ("acronym", "country"),
    [
        ("ANSI", "United States"),
        ("DIN", "Germany"),
        ("SAC", "China"),
        ("KATS", "Republic of Korea"),
        ("SA", "Australia"),
    ],
)
def test_a_body_speaks_for_its_country(acronym: str, country: str) -> None:
    result = body_country(acronym)
    assert result is not None
    assert result.name == country


def test_a_body_is_named_with_its_country_where_that_is_certain() -> None:
    assert body_name("CODINORM") == "CODINORM (Côte d'Ivoire)"
    assert body_name("XYZ") == "XYZ"
    assert body_country("XYZ") is None


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_is_known_or_not(text: str) -> None:
    result = find(text)
    assert result is None or jurisdictions()[result.code] is result


def test_the_table_holds_what_the_facts_name(shared: Path) -> None:
    facts = yaml.load((shared / "facts/lists.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert {entry["code"]: entry["name"] for entry in facts["jurisdictions"]} == {
        entry["code"]: name_of(entry["code"]) for entry in facts["jurisdictions"]
    }
    sources = yaml.load((shared / "facts/sources.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)["sources"]
    named = {part.strip() for source in sources for part in source["jurisdiction"].split("/")}  # one says Canada / US
    assert not [text for text in named if find(text) is None]


def test_every_body_in_isos_list_has_its_country(shared: Path) -> None:
    path = next((shared / "data/iso/opendata").glob("iso_technical_committees.*.jsonl.gz"))
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    members = {member["acronym"] for row in rows for key in ("pMembers", "oMembers") for member in row[key] or ()}
    assert len(members) > 150
    assert {acronym for acronym in members if body_country(acronym) is None} == set()
