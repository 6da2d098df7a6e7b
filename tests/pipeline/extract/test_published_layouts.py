"""Every edition of the atlas that is known whole, in every layout: read exactly, or refused, never silently wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.catalogue import Source
from pipeline.document import Body, Document
from pipeline.extract import Extraction, ExtractionError, NothingFound
from pipeline.extract.mineral_list import extract
from storage.baseline.atlas import Edition, Jurisdiction, atlas
from tests.pipeline.extract.layouts import LAYOUTS, Layout
from tests.pipeline.extract.unlisted import pages

EDITIONS = [
    (where, edition)
    for where in atlas().values()
    for edition in where.editions
    if edition.complete and len(edition.entries) >= 3
]
REFUSED = {
    ("au-reserve-2026", "cards"): "three cards make no list",
    ("cd-2018", "cards"): "three cards make no list",
    ("au-reserve-2026", "plain_columns"): "three entries on one line are no columns",
    ("cd-2018", "plain_columns"): "three entries on one line are no columns",
    ("au-reserve-2026", "pdf_columns"): "one line and a half are no columns",
    ("cd-2018", "pdf_columns"): "one line and a half are no columns",
    ("cn-export-control-2025-10", "tiers"): "the headings speak of export control",
    ("cn-export-control-2025-18", "tiers"): "the headings speak of export control",
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


def _check(where: Jurisdiction, edition: Edition, layout: Layout) -> None:
    entries = [(entry.as_published, entry.tier) for entry in edition.entries]
    content, media_type = layout(entries)
    if (edition.id, layout.__name__) in REFUSED:
        with pytest.raises(NothingFound):
            read(content, media_type, where.languages[0])
        return
    extraction = read(content, media_type, where.languages[0])
    listed = [record for record in extraction.records if record.kind == "ListedMineral"]
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
