"""The Federal Register API: documents, public inspection, and what is never read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.extraction import Extraction, ExtractionError
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

ROW = {
    "document_number": "2026-00001",
    "title": "Draft List of Invented Ores",
    "type": "Notice",
    "abstract": "A list of ores is proposed &amp; open for comment.",
    "publication_date": "2026-05-04",
    "html_url": "https://www.federalregister.gov/documents/2026/05/04/2026-00001/draft",
    "agencies": [{"name": "Example Survey", "parent_id": 1}, {"raw_name": "OFFICE OF ORES"}, None],
    "excerpts": 'of <span class="match">ores</span>',
    "comments_close_on": "2026-06-03",
    "page_views": {"count": 7},
}


def answer(*rows: object, **more: object) -> Extraction:
    return read("federal-register", json.dumps({"count": len(rows), "results": rows, **more}))


def test_a_document_becomes_a_news_item() -> None:
    (item,) = answer(ROW).records
    assert item.key == "fr:2026-00001"
    assert item.fields == {
        "title": "Draft List of Invented Ores",
        "published": "2026-05-04",
        "date_source": "publication_date",
        "summary": "A list of ores is proposed & open for comment.",
        "authors": ["Example Survey", "OFFICE OF ORES"],
        "url": ROW["html_url"],
        "deadline": "2026-06-03",
    }


def test_what_is_null_is_absent() -> None:
    (item,) = answer({**ROW, "abstract": None, "comments_close_on": None, "agencies": None}).records
    assert not {"summary", "deadline", "authors"} & set(item.fields)


def test_the_search_and_its_paging_make_no_difference() -> None:
    other = {**ROW, "excerpts": None, "page_views": {"count": 8}, "pdf_url": "x?2"}
    assert answer(ROW).records == answer(other, count=10_000, next_page_url="x?cursor=1", description="d").records


def test_a_draft_its_correction_and_its_extension_are_three() -> None:
    rows = [
        {**ROW, "document_number": number} for number in ("2026-00001", "C1-2026-00001", "2026-00009", "2026-00009")
    ]
    assert [item.key for item in answer(*rows).records] == ["fr:2026-00001", "fr:C1-2026-00001", "fr:2026-00009"]


def test_public_inspection_has_the_key_of_the_published_document() -> None:
    row = {
        "document_number": "2026-00001",
        "title": None,
        "toc_subject": "Lists:",
        "toc_doc": "Invented Ores",
        "filed_at": "2026-05-01T08:45:00.000-04:00",
        "publication_date": "2026-05-04",
        "num_pages": 3,
    }
    extraction = answer(row, regular_filings_updated_at="2026-05-01T08:45:00.000-04:00")
    assert extraction.records[0].key == "fr:2026-00001"
    assert extraction.records[0].label == "Lists: Invented Ores"
    assert extraction.records[0].fields["published"] == "2026-05-04"
    assert extraction.notes == ()


def test_nothing_found_is_no_error_and_new_keys_are_noted() -> None:
    assert read("federal-register", '{"count": 0}').notes == ("the search found no document",)
    extraction = answer({**ROW, "mood": "good"}, weather="fine")
    assert extraction.notes == (
        "the Federal Register added a key that is not read yet: weather",
        "the Federal Register added a key that is not read yet: mood",
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"count": 12}', "count: 12"),
        ('{"results": {}}', "found dict"),
        ('{"results": [5]}', "result 1"),
        ('{"results": [{"title": "A"}]}', "without 'document_number'"),
        ('{"errors": {"per_page": "is not a number"}}', "is not a number"),
        ("[]", "found list"),
        ("<html>", "a page"),
        ("", "something else"),
    ],
)
def test_other_answers_are_errors(body: str, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        read("federal-register", body)


def test_the_recorded_search(shared: Path) -> None:
    folder = shared / "data" / "federal_register"
    extraction = read("federal-register", (folder / "fr_api_documents_term_search.json").read_bytes())
    assert [item.key for item in extraction.records][:1] == ["fr:2026-07755"]
    assert len(extraction.records) == 5
    assert extraction.notes == ()
    assert not any("<" in str(item.fields) for item in extraction.records)


def test_the_recorded_documents(shared: Path) -> None:
    lines = (shared / "data" / "federal_register" / "fr_documents.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    extraction = answer(*rows)
    assert extraction.notes == ()
    assert len(extraction.records) == len({row["document_number"] for row in rows})
    assert sum("summary" not in item.fields for item in extraction.records) == sum(not row["abstract"] for row in rows)
    assert all("published" in item.fields and "title" in item.fields for item in extraction.records)


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("federal-register", body)
    assert is_read_or_refused("federal-register", b'{"results": [{"document_number": "' + body + b'"}]}')


SAMPLES = (
    sample(
        "federal-register",
        "answer",
        json.dumps({"count": 2, "results": [ROW, {**ROW, "document_number": "C1-2026-00001", "type": "Correction"}]}),
        media_type="application/json",
    ),
)
