"""Every edition of the atlas that is complete, in every layout: read exactly, or refused, never silently wrong."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extract.mineral_list import extract
from pipeline.extraction import Extraction, ExtractionError, NothingFound
from pipeline.source import Source
from storage.baseline.atlas import Edition, Jurisdiction, atlas
from tests.pipeline.extract.layouts import LAYOUTS, Layout
from tests.pipeline.extract.unlisted import pages
from vocabulary.records import Record

OPEN_CLASSES = {"ao-2016", "ca-ns-2025-strategic", "co-2023", "cz-2019-proposal", "fi-2011"}
"""Editions whose entries are classes, brackets of members or names that nobody knows: some layouts hold them."""
EDITIONS = [
    (where, edition)
    for where in atlas().values()
    for edition in where.editions
    if edition.complete and len(edition.entries) >= 3 and edition.id not in OPEN_CLASSES
]
REFUSED = {
    ("au-reserve-2026", "tiers"): "the heading speaks of a reserve, and three entries are no proof",
    ("au-reserve-2026", "plain_columns"): "three entries on one line are no columns",
    ("cd-2018", "plain_columns"): "three entries on one line are no columns",
    ("au-reserve-2026", "pdf_columns"): "one line and a half are no columns",
    ("cd-2018", "pdf_columns"): "one line and a half are no columns",
    ("cn-export-control-2025-10", "tiers"): "the headings speak of export control",
    ("cn-export-control-2025-18", "tiers"): "the headings speak of export control",
}
HELD = {
    ("sa-2014-study", "tiers"): "two of its tiers are headed “not critical”",
    ("ca-cmetc-2025", "tiers"): "one of its tiers is headed “proposed”, the other “eligible”",
}


def read(content: bytes, media_type: str, language: str | None = None) -> Extraction:
    source = Source.model_validate(
        {
            "id": "ores", "name": "Ores", "organisation": "Survey", "jurisdiction": "XX", "kind": "mineral-list",
            "url": "http://127.0.0.1/", "poll": "daily", "topic": "lists", "why": "test", "evidence": "test",
            "confidence": "verified", "expect": {"min_records": 1, "max_vanish": 0.3}, "list": "xx-critical",
            "options": {"language": language} if language else {},
        }
    )  # fmt: skip
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return extract(Document("ores", "http://127.0.0.1/", 200, {}, media_type, Body.of(content), at), source)


def is_printable(edition: Edition) -> bool:
    """Whether the letters that every PDF reader has hold all entries."""
    return all(entry.as_published.isascii() for entry in edition.entries)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout.__name__))
def test_each_edition_is_read_exactly_in_each_layout(layout: Layout) -> None:
    checked = 0
    for where, edition in EDITIONS:
        if not layout.__name__.startswith("pdf") or is_printable(edition):
            checked += 1
            _check(where, edition, layout)
    assert checked >= 40


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout.__name__))
def test_an_open_class_is_never_told_wrongly(layout: Layout) -> None:
    checked = 0
    for where, edition in ((place, each) for place in atlas().values() for each in place.editions):
        if edition.id in OPEN_CLASSES and (not layout.__name__.startswith("pdf") or is_printable(edition)):
            checked += 1
            content, media_type = layout([(entry.as_published, entry.tier) for entry in edition.entries])
            with suppress(NothingFound):
                extraction = read(content, media_type, where.languages[0])
                listed = {
                    str(record.fields["as_published"])
                    for record in extraction.records
                    if record.kind == "ListedMineral"
                }
                assert extraction.held or listed == {entry.as_published for entry in edition.entries}, edition.id
    assert checked >= 3


def _check(where: Jurisdiction, edition: Edition, layout: Layout) -> None:
    entries = [(entry.as_published, entry.tier) for entry in edition.entries]
    content, media_type = layout(entries)
    if (edition.id, layout.__name__) in REFUSED:
        with pytest.raises(NothingFound):
            read(content, media_type, where.languages[0])
        return
    extraction = read(content, media_type, where.languages[0])
    if (edition.id, layout.__name__) in HELD:
        assert extraction.held, edition.id
        assert extraction.records == ()
        return
    listed = [record for record in as_read(extraction) if record.kind == "ListedMineral"]
    assert sorted(str(record.fields["as_published"]) for record in listed) == sorted({word for word, _ in entries}), (
        edition.id
    )
    if layout.__name__ == "tiers" and len({tier for _, tier in entries}) > 1:
        assert all(record.fields.get("tier") for record in listed), edition.id


def test_no_page_without_a_list_is_read_as_one() -> None:
    read_as_lists = []
    for name, page in pages():
        try:
            read_as_lists.append((name, read(page.encode(), "text/html")))
        except NothingFound as error:
            assert "no list of critical minerals" in str(error), name
    assert len(list(pages())) == 100
    assert read_as_lists == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.4\nnothing more", "expected a readable PDF file"),
        (b"PK\x03\x04 and then noise", "expected a readable XLSX file"),
    ],
)
def test_a_damaged_file_is_an_error_that_says_so(content: bytes, expected: str) -> None:
    with pytest.raises(ExtractionError, match=expected):
        read(content, "application/octet-stream")


NAMES = ["Antimony", "Cobalt", "Lithium", "Nickel", "Tin", "Zinc"]


def as_read(extraction: Extraction) -> tuple[Record, ...]:
    """The records, taken over or held: without a count and a known edition a first look is held."""
    return extraction.records or extraction.proposed


def wordings(extraction: Extraction) -> list[object]:
    return [record.fields["as_published"] for record in as_read(extraction) if record.kind == "ListedMineral"]


def test_markup_inside_json_is_read_as_markup() -> None:
    """As the content API of GOV.UK answers: the page's body is a text of HTML."""
    body = f"<h2>Critical minerals list</h2><ul>{''.join(f'<li>{name}</li>' for name in NAMES)}</ul>"
    content = json.dumps({"title": "Critical minerals", "details": {"body": body, "tags": [1, 2]}}).encode()
    assert wordings(read(content, "application/json")) == NAMES


def test_arrays_of_names_are_read_and_broken_json_is_named() -> None:
    content = json.dumps({"critical minerals list": NAMES}).encode()
    assert wordings(read(content, "application/json")) == NAMES
    with pytest.raises(ExtractionError, match="expected JSON"):
        read(b'{"critical', "application/json")
    nested = b"[" * 200 + b"]" * 200
    with pytest.raises(NothingFound):
        read(nested, "application/json")


def test_cells_that_span_rows_and_columns_keep_their_columns() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>Yes</td></tr>" for name in NAMES[1:])
    page = (
        "<h1>Critical minerals list</h1><table><tr><th colspan=2>Critical minerals</th><th>New</th></tr>"
        f"<tr><td rowspan={len(NAMES)}>2026</td><td>{NAMES[0]}</td><td>No</td></tr>{rows}</table>"
    )
    assert wordings(read(page.encode(), "text/html")) == NAMES


def test_a_column_with_the_names_of_its_tiers_is_parted_by_them() -> None:
    cells = ["High criticality", "Antimony", "Cobalt", "Lithium", "Watchlist", "Nickel", "Tin", "Zinc"]
    page = f"<h1>Critical minerals list</h1><table>{''.join(f'<tr><td>{cell}</td></tr>' for cell in cells)}</table>"
    extraction = read(page.encode(), "text/html")
    assert wordings(extraction) == NAMES
    assert [record.fields.get("tier") for record in as_read(extraction)] == ["high"] * 3 + ["watchlist"] * 3


def test_a_bulleted_item_goes_on_in_the_next_line() -> None:
    first = "- Rare earth elements (all of\n  them but scandium)"
    text = f"Critical minerals list\n\n{first}\n- Cobalt\n- Tin\n- Zinc\n- Nickel\n"
    results = wordings(read(text.encode(), "text/plain"))
    assert results == ["Rare earth elements (all of them but scandium)", "Cobalt", "Tin", "Zinc", "Nickel"]
