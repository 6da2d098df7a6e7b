"""GOV.UK: content items, search results, Atom."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

ITEM = {
    "base_path": "/government/consultations/invented-ores",
    "title": "Invented ores",
    "description": "A plan for ores that do not exist.",
    "first_published_at": "2025-11-22T10:00:00+00:00",
    "public_updated_at": "2026-01-01T00:00:00Z",
    "details": {
        "body": "<h2>Aims</h2><p>Six aims are set. They are binding.</p><p>Last updated 1 May 2026</p>",
        "closing_date": "2026-02-03T23:45:00.000+00:00",
    },
    "links": {"organisations": [{"title": "Department of Ores"}, "odd"]},
}


def test_a_content_item_is_news_and_text() -> None:
    item, page = read("govuk", json.dumps(ITEM)).records
    assert item.key == "https://gov.uk/government/consultations/invented-ores"
    assert item.fields == {
        "title": "Invented ores",
        "published": "2025-11-22T10:00:00Z",
        "date_source": "first_published_at",
        "summary": "A plan for ores that do not exist.",
        "authors": ["Department of Ores"],
        "url": "https://www.gov.uk/government/consultations/invented-ores",
        "deadline": "2026-02-03",
    }
    assert (page.kind, page.key) == ("PageText", "example")
    assert page.fields["sentences"] == ["Aims", "Six aims are set.", "They are binding."]


def test_a_major_update_is_not_the_publication() -> None:
    assert read("govuk", json.dumps(ITEM)) == read("govuk", json.dumps({**ITEM, "public_updated_at": "2027-01-01"}))


def test_a_guide_has_parts_and_an_organisation_has_no_text() -> None:
    parts = {"parts": [{"body": "<p>One.</p>"}, {"title": "x"}, {"body": "<p>Two.</p>"}]}
    _, page = read("govuk", json.dumps({**ITEM, "details": parts})).records
    assert page.fields["sentences"] == ["One.", "Two."]
    (item,) = read("govuk", json.dumps({"base_path": "/x", "title": "X", "details": None, "mood": 1})).records
    assert item.fields == {"title": "X", "url": "https://www.gov.uk/x"}


def test_search_results_have_no_date_unless_they_state_one() -> None:
    row = {
        "title": "Ores",
        "link": "/ores",
        "description": "D",
        "public_timestamp": "2026-01-01T00:00:00Z",
        "format": "x",
    }
    extraction = read(
        "govuk",
        json.dumps(
            {"results": [row, {**row, "link": "/b", "first_published_at": "2024-05-01"}], "total": 9, "mood": 1}
        ),
    )
    assert [item.fields.get("published") for item in extraction.records] == [None, "2024-05-01"]
    assert extraction.records[0].key == "https://gov.uk/ores"
    assert extraction.notes == ("GOV.UK added a key that is not read yet: mood",)


def test_atom_is_a_feed() -> None:
    entry = "<entry><id>https://www.gov.uk/a#2026</id><title>A</title><link href='https://www.gov.uk/a'/></entry>"
    (item,) = read("govuk", f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>").records
    assert item.key == "https://gov.uk/a"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{}", "expected a content item"),
        ('{"results": [{"title": "A"}]}', "result 1"),
        ('{"results": [{"title": "A", "link": "mailto:x"}]}', "no address"),
        ("nothing", "expected JSON"),
        ("<html></html>", "expected RSS"),
    ],
)
def test_other_answers_are_errors(body: str, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        read("govuk", body)


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("govuk", body)
    assert is_read_or_refused("govuk", b'{"base_path": "/x", "title": "' + body + b'"}')


SAMPLES = (sample("govuk", "content item", json.dumps(ITEM), media_type="application/json"),)
