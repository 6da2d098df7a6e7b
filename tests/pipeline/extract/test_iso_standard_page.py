"""Pages of standards on iso.org: invented pages in the layouts seen, and the recorded real ones."""

from __future__ import annotations

import gzip
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction import NothingFound
from pipeline.poll.compare import compare
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample
from vocabulary.records import Record

KIND = "iso-standard-page"
URL = "https://www.iso.org/standard/99901.html"

LIFE_CYCLE = """
<ul class="stages"><li class="dropdown"><ul class="dropdown-menu">
 <li><a><span class="stage-code">90.20</span><span class="stage-date">2020-01-15</span></a></li>
 <li class="active" class='x'><a><span class="stage-code">{stage}</span> <span class="stage-date">{date}</span></a></li>
</ul></li><li class="dropdown"><ul class="dropdown-menu">
 <li><a><span class="stage-code">95.99</span><span class="stage-date"></span></a></li></ul></li></ul>
"""
GENERAL = """
<a href="/committee/1.html" title="Rare earth">ISO/TC 298</a><a href="/committee/2.html">About committees</a>
<ul class="refine"><li><strong>Edition&nbsp;:</strong> 2</li></ul>
<div class="entry-name entry-block"><a href="/ics/73.060.99.html"> 73.060.99</a></div>
<a href="/en/ics/73.html">73</a><div id="csNumber">99901</div><a href="/contents/99901.detail.rss">RSS</a>
"""
LAYOUTS = {
    "2019": '<h1><strong id="itemReference">{reference}</strong> <a>Preview</a></h1>'
    "<h2>Rare earth --  Invented -- Part 1: Ore</h2>",
    "2020": "<span id='itemReference'>{reference}</span><h1>{reference} "
    "<span class='text-help'>[Unknown reference for 7]</span></h1><h2>Rare earth — Invented — Part 1: Ore</h2>",
    "2023": "<span id='itemReference'>{reference}</span><h1><strike>{reference}</strike></h1><h2>Rare earth</h2>"
    "<h3> Invented</h3><h4>Part 1: Ore</h4>",
    "2024": '<h1 class="stdTitle"><span class="d-flex"><span class="d-block">{reference}</span></span>'
    '<span class="lead">Rare earth — Invented — Part 1: Ore</span></h1>',
}


def page(
    layout: str = "2024", reference: str = "ISO 99901-1:2024", stage: str = "90.93", date: str = "2025-06-07",
    released: str = "2024-02", more: str = "", language: str = "en",
) -> str:  # fmt: skip
    release = f'<div id="publicationDate"><span itemprop="releaseDate">{released}</span></div>'
    body = LAYOUTS[layout].format(reference=reference) + release + GENERAL + LIFE_CYCLE.format(stage=stage, date=date)
    return f'<!doctype html><html lang="{language}"><body>{body}{more}</body></html>'


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_states_the_same(layout: str) -> None:
    extraction = read(KIND, page(layout), url=URL)
    (record,) = extraction.records
    assert (record.kind, record.key, record.label) == ("Project", "99901", "ISO 99901-1:2024")
    assert record.fields == {
        "reference": "ISO 99901-1:2024",
        "title": "Rare earth — Invented — Part 1: Ore",
        "committee": "ISO/TC 298",
        "stage": "90.93",
        "stage_date": "2025-06-07",
        "edition": 2,
        "published": "2024-02",
        "ics": ["73.060.99"],
    }
    assert extraction.notes == ()


def test_a_blank_date_and_a_blank_release_are_no_statements() -> None:
    (record,) = read(KIND, page(stage="40.60", date="", released=""), url=URL).records
    assert not {"stage_date", "published"} & record.fields.keys()


def test_a_page_in_french_states_no_english_title() -> None:
    (record,) = read(KIND, page(language="fr"), url=URL).records
    assert "title" not in record.fields


def test_the_id_may_stand_in_the_address_alone() -> None:
    (record,) = read(KIND, page().replace("csNumber", "other"), url=URL + "?browse=tc").records
    assert record.key == "99901"


@pytest.mark.parametrize(
    ("more", "stage", "notes"),
    [
        ('<a class="current-stage">Stage: <strong>90.93</strong></a>', "90.93", ()),
        (
            '<a class="current-stage">Stage: <strong>90.20</strong></a>',
            "90.93",
            ("the page names stage 90.20 in its label and 90.93 in its life cycle",),
        ),
        ('<div id="publicationStatus"><b>Status</b>:<span>Published</span></div>', "90.93", ()),
        ('<div id="publicationStatus"><span>Withdrawn</span></div>', "95.99", ()),
        ('<div id="publicationStatus"><span>Deleted</span></div>', "40.98", ()),
        ('<div id="publicationStatus"><span>Under development</span></div>', "40.98", 1),
        ('<div id="publicationStatus"><span>Resting</span></div>', "90.93", 1),
    ],
)
def test_what_contradicts_the_stage_is_noted(more: str, stage: str, notes: tuple[str, ...] | int) -> None:
    results = read(KIND, page(stage=stage, more=more), url=URL).notes
    assert (len(results) if isinstance(notes, int) else results) == notes


@pytest.mark.parametrize(
    ("body", "url", "says"),
    [
        ("<html><title>Just a moment...</title><p>Checking</p></html>", URL, "no reference"),
        (page().replace("csNumber", "x"), "https://www.iso.org/home.html", "project id"),
        (page().replace("active", "passive"), URL, "li.active"),
        ("<h1></h1>", URL, "no reference"),
    ],
)
def test_a_page_of_something_else_is_told_apart(body: str, url: str, says: str) -> None:
    with pytest.raises(NothingFound, match=says):
        read(KIND, body, url=url)


@given(st.sampled_from(sorted(LAYOUTS)), st.sampled_from(["\n", "  ", "\t", "<!-- t=1 -->"]))
@settings(max_examples=30, deadline=None)
def test_spacing_and_comments_are_no_change(layout: str, noise: str) -> None:
    before = read(KIND, page(layout), url=URL).records
    after = read(KIND, page(layout).replace("><", f">{noise}<"), url=URL).records
    assert compare({r.id: r for r in before}, {r.id: r for r in after}, complete=True) == []


@given(BROKEN)
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused(KIND, body)


def recorded(shared: Path) -> list[tuple[dict[str, Any], Record]]:
    folder = shared / "data" / "iso" / "html"
    rows = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))
    pages = [gzip.decompress((folder / row["file"]).read_bytes()) for row in rows]
    extractions = [read(KIND, body, url=row["url"]) for row, body in zip(rows, pages, strict=True)]
    assert [extraction.notes for extraction in extractions] == [()] * len(rows)
    return [(row, extraction.records[0]) for row, extraction in zip(rows, extractions, strict=True)]


def test_the_recorded_pages_are_read_as_their_manifest_says(shared: Path) -> None:
    names = {"release_date": "published"}
    names |= {name: name for name in ("reference", "stage", "stage_date", "committee")}
    result = recorded(shared)
    assert len(result) >= 50
    for row, record in result:
        assert {name: record.fields.get(ours) for name, ours in names.items()} == {name: row[name] for name in names}
        assert f"/standard/{record.key}.html" in row["url"]


def test_two_layouts_of_one_project_with_the_same_facts_are_no_change(shared: Path) -> None:
    facts = ("reference", "stage", "stage_date", "release_date", "committee")
    pairs = 0
    for (one, before), (other, after) in combinations(recorded(shared), 2):
        if before.key == after.key and all(one[name] == other[name] for name in facts):
            pairs += 1
            assert compare({before.id: before}, {after.id: after}, complete=True) == [], (one["file"], other["file"])
    assert pairs >= 25


SAMPLES = tuple(sample(KIND, f"layout of {layout}", page(layout), URL) for layout in LAYOUTS)
