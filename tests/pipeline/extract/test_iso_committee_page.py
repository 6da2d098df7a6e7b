"""A committee's page: what only the page knows, and a page that names no committee."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.document import Body, Document
from pipeline.extract.iso_committee_page import extract
from pipeline.extraction import Extraction, ExtractionError, NothingFound
from pipeline.source import Source
from tests.pipeline.extract.newsroom import read as read_as
from tests.pipeline.extract.newsroom import sample
from vocabulary.records import Record

TEXTS = Path(__file__).parents[4] / "shared" / "data" / "iso" / "text"
PAGE = """<html lang="en"><body><nav><ul><li>ISO/TC 1</li></ul></nav><h1>ISO/TC 298</h1><h2>Rare earth</h2>
<ul><li>Secretariat: SAC</li>
<li>Chairperson (until end 2026): <span>Ms Ada Example</span></li><li>Creation date: 2015</li></ul>
<p>Standardization in the field of rare earth mining and conversion to useful compounds.</p>
<h3>Quick links</h3><p>12 * published ISO standards *</p><p>5 ISO standards under development *</p>
<table><tr><th>Reference</th><th>Title</th><th>Type</th></tr>
<tr><td>ISO/TC 298/WG 2</td><td>Elements recycling</td><td>Working group</td></tr>
<tr><td>ISO/TC 298/CAG</td><td>Chair advisory group</td><td>Working group</td></tr></table>
<table><tr><th>Reference</th><th>Title</th><th>ISO/IEC</th></tr>
<tr><td><a href="/committee/52702.html">ISO/TC 82</a></td><td>Mining</td><td>ISO</td></tr></table>
<table><tr><th>Acronym</th><th>Title</th><th>Category</th></tr>
<tr><td><a href="/organization/9.html">GRI</a></td><td>Global Reporting Initiative</td><td>A</td></tr></table>
<table><tr><th>Date</th><th>Month</th><th>Location</th><th>TC/SC</th><th>Note</th></tr>
<tr><td>12-16</td><td>May 2027</td><td>Perth (Australia)</td><td>ISO/TC 298</td><td>*</td></tr>
<tr><td>3</td><td>June 2027</td><td>Virtual</td><td>ISO/TC 298</td><td>**</td></tr>
<tr><td>soon</td><td>to be decided</td><td>Oslo</td><td>ISO/TC 298</td><td></td></tr></table></body></html>"""


def read(
    text: str, media_type: str = "text/html", url: str = "https://www.iso.org/committee/5902483.html"
) -> Extraction:
    source = Source.model_validate(
        {
            "id": "tc", "name": "TC", "organisation": "ISO", "jurisdiction": "international",
            "kind": "iso-committee-page",
            "url": url, "poll": "weekly", "topic": "iso-committees", "why": "test", "evidence": "test",
            "confidence": "verified", "expect": {"min_records": 1, "max_vanish": 0.5},
        }
    )  # fmt: skip
    body = Body.of(text.encode())
    return extract(Document("tc", url, 200, {}, media_type, body, datetime(2026, 1, 1, tzinfo=UTC)), source)


def of_kind(extraction: Extraction, kind: str) -> list[Record]:
    return [record for record in extraction.records if record.kind == kind]


def test_the_committee_is_keyed_as_open_data_keys_it() -> None:
    [committee] = of_kind(read(PAGE), "Committee")
    assert (committee.key, committee.label) == ("5902483", "ISO/TC 298")
    assert committee.fields == {
        "reference": "ISO/TC 298",
        "scope": "Standardization in the field of rare earth mining and conversion to useful compounds.",
        "chair": "Ada Example",
        "created": "2015",
        "published_standards": 12,
        "projects": 5,
        "liaisons": {"c:52702": "ISO/TC 82", "o:9": "GRI"},
    }


def test_working_groups_are_read() -> None:
    groups = of_kind(read(PAGE), "WorkingGroup")
    assert [(group.key, group.fields["title"]) for group in groups] == [
        ("ISO/TC 298/WG 2", "Elements recycling"),
        ("ISO/TC 298/CAG", "Chair advisory group"),
    ]


def test_meetings_are_read_and_one_without_a_date_is_named() -> None:
    extraction = read(PAGE)
    assert [(record.key, record.fields) for record in of_kind(extraction, "Meeting")] == [
        (
            "ISO/TC 298|2027-05-12|Perth (Australia)",
            {
                "committee": "ISO/TC 298",
                "start": "2027-05-12",
                "end": "2027-05-16",
                "place": "Perth (Australia)",
                "mode": None,
                "note": "definite, not convened yet",
            },
        ),
        (
            "ISO/TC 298|2027-06-03|Virtual",
            {
                "committee": "ISO/TC 298",
                "start": "2027-06-03",
                "place": "Virtual",
                "mode": "virtual",
                "note": "provisional",
            },
        ),
    ]
    assert extraction.unrecognised == (
        "a meeting's date could not be read: soon | to be decided | Oslo | ISO/TC 298 | ",
    )


def test_the_same_page_in_other_markup_gives_the_same_records() -> None:
    other = PAGE.replace("<table>", '<table class="table" id="t8">').replace("<li>Creation", "<li class='y'>Creation")
    other = other.replace("<h1>", '<h1 class="x"> ').replace("Mining</td>", "  Mining\n</td>")
    assert read(other).records == read(PAGE).records


@pytest.mark.parametrize("page", ["<html><body><h1>Page not found</h1></body></html>", "<html><p>ISO</p></html>"])
def test_a_page_of_no_committee_is_refused(page: str) -> None:
    with pytest.raises(NothingFound, match=r"expected the page of an ISO committee; found no committee reference"):
        read(page)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the recorded texts (shared/data/iso/text) are not here")
@pytest.mark.parametrize(
    ("identifier", "reference", "groups", "liaisons", "created"),
    [
        ("363319", "ISO/TC 226", 5, {"ISO/TC 27/SC 5", "ISO/TC 47"}, "2004"),
        ("5902483", "ISO/TC 298", 5, None, None),
        ("7203984", "ISO/TC 323", 0, None, None),
    ],
)
def test_texts_as_people_copy_them_are_read(
    identifier: str, reference: str, groups: int, liaisons: set[str] | None, created: str | None
) -> None:
    text = (TEXTS / f"committee_{identifier}.txt").read_text()
    extraction = read(text, "text/plain", f"https://www.iso.org/committee/{identifier}.html")
    [committee] = of_kind(extraction, "Committee")
    assert (committee.key, committee.label) == (identifier, reference)
    assert len(of_kind(extraction, "WorkingGroup")) == groups
    assert str(committee.fields["scope"]).startswith("Standardization in the field of")
    assert committee.fields.get("created") == created
    if liaisons is not None:
        assert isinstance(committee.fields["liaisons"], dict)
        assert set(committee.fields["liaisons"].values()) == liaisons


def test_the_heading_may_stand_inside_nav_and_the_scope_may_begin_otherwise() -> None:
    page = (
        "<html><body><div id='content'><section class='section-navigation'><nav><div>ISO/TC 333 Lithium</div></nav>"
        "</section><p>This document specifies terms of lithium and its compounds, and how they are used.</p>"
        "<table><tr><th>Date</th><th>Month</th><th>Location</th><th>TC/SC</th><th>Note</th></tr>"
        "<tr><td>29-3</td><td>Sept. 2025</td><td></td><td>ISO/TC 333</td><td>**</td></tr></table>"
        "<table><tr><th>Year</th><th>Prize</th></tr><tr><td>2024</td><td>Gold</td></tr></table>"
        "<p>Twin secretariat partner: XAA</p><p>Sponsors of the year: nobody</p></div></body></html>"
    )
    extraction = read(page, url="https://www.iso.org/committee/8031128.html")
    [committee] = of_kind(extraction, "Committee")
    assert (committee.key, committee.label) == ("8031128", "ISO/TC 333")
    assert str(committee.fields["scope"]).startswith("This document specifies terms")
    [meeting] = of_kind(extraction, "Meeting")
    assert (meeting.fields["start"], meeting.fields["end"]) == ("2025-08-29", "2025-09-03")
    assert (meeting.fields["place"], meeting.fields["note"]) == (None, "provisional")
    assert extraction.unrecognised == (
        "a table with the columns year | prize",
        "a line that begins “Sponsors of the year:”",
    )


@pytest.mark.parametrize("body", [b"\xf7 ISO/TC 298", b"\xff\xfe\x00", b"\x80" * 40])
def test_bytes_that_are_no_text_are_refused(body: bytes) -> None:
    """Found by `./run fuzz`."""
    with pytest.raises(ExtractionError):
        read_as("iso-committee-page", body)


SAMPLES = (sample("iso-committee-page", "committee", PAGE, "https://www.iso.org/committee/5902483.html"),)
