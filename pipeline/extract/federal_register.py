"""Federal Register API, documents search and public inspection (JSON) -> `NewsItem`, keyed `fr:DOCUMENT_NUMBER`.

Source of the format: https://www.federalregister.gov/developers/documentation/api/v1. The number is what keeps a
draft, a final list, a correction and an extension of a comment period four documents. A document on public inspection
has the key that it keeps when it is published. `abstract` is null for many presidential documents: no summary then.
`excerpts` depend on the search (<span class="match">), PDF links and page views on the moment; they are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.news.item import news_item
from pipeline.parsing.dates import stated
from pipeline.parsing.json_document import json_object
from pipeline.parsing.links import absolute
from pipeline.parsing.text import strip_markup
from pipeline.subject import Subject
from vocabulary.news.dossiers import step_of
from vocabulary.records import Record

_PAGING = frozenset(
    "count description total_pages next_page_url previous_page_url".split()
)  # of the answer, not the world
_INSPECTION = frozenset("regular_filings_updated_at special_filings_updated_at".split())
_READ = frozenset(
    "document_number title abstract publication_date html_url agencies comments_close_on toc_doc toc_subject type "
    "action effective_on docket_ids regulation_id_numbers".split()
)
_IGNORED = frozenset(
    "agency_letters agency_names api_url body_html_url cfr_references citation comment_url correction_of "
    "corrections dates disposition_notes docket_id docket_numbers dockets editorial_note "
    "end_page excerpts executive_order_notes executive_order_number explanation filed_at filing_type "
    "full_text_xml_url images images_metadata json_url label last_public_inspection_issue mods_url "
    "not_received_for_publication num_pages page_length page_views pdf_file_size pdf_updated_at pdf_url president "
    "presidential_document_number proclamation_number public_inspection_pdf_url raw_text_url "
    "regulation_id_number_info regulations_dot_gov_info regulations_dot_gov_url significant "
    "signing_date start_page subject_1 subject_2 subject_3 subtype toc_subject topics volume".split()
)


def extract(document: Document, source: Subject) -> Extraction:
    """One `NewsItem` for each document. Raises `ExtractionError` when `results` is missing though documents count."""
    answer = json_object(document)
    results = answer.get("results")
    if results is None and answer.get("count") == 0:  # the API leaves `results` out when nothing is found
        return Extraction((), notes=("the search found no document",))
    if not isinstance(results, list):
        raise ExtractionError(
            f"{document.url}: expected a list under 'results', found {type(results).__name__} "
            f"(count: {answer.get('count', 'none')}; keys: {', '.join(sorted(answer)) or 'none'})"
        )
    records = {record.key: record for number, row in enumerate(results, start=1) for record in [_item(number, row)]}
    unknown = sorted(set(answer) - _PAGING - _INSPECTION - {"results"})
    unknown += sorted({key for row in results for key in row} - _READ - _IGNORED)
    notes = [f"the Federal Register added a key that is not read yet: {key}" for key in unknown]
    names = {record.id: (f"no:{record.key}",) for record in records.values()}
    return Extraction(tuple(records.values()), notes=tuple(notes), aliases=names, next_page=_next(answer, source))


def _next(answer: Mapping[str, Any], source: Subject) -> str | None:
    """The address of the next page of the answer: a page holds so many documents, a day may have more."""
    address = _text(answer, "next_page_url")
    return absolute(address, str(source.url)) if address else None


def _item(number: int, row: object) -> Record:
    if not isinstance(row, dict):
        raise ExtractionError(f"result {number}: expected an object, found {type(row).__name__}")
    document_number = _text(row, "document_number")
    if not document_number:
        raise ExtractionError(f"result {number}: a document without 'document_number'")
    title = _text(row, "title") or " ".join(filter(None, (_text(row, "toc_subject"), _text(row, "toc_doc"))))
    return news_item(
        f"fr:{document_number}",
        title=title,
        label=document_number,
        published=stated(_text(row, "publication_date")),
        date_source="publication_date",
        summary=_text(row, "abstract"),
        authors=_agencies(row.get("agencies")),
        url=_text(row, "html_url"),
        deadline=stated(_text(row, "comments_close_on")),
        step=step_of(_text(row, "type"), f"{_text(row, 'action')} {title}"),
        effective=stated(_text(row, "effective_on")),
        matters=[*_texts(row.get("docket_ids")), *_texts(row.get("regulation_id_numbers"))],
    )


def _texts(values: object) -> list[str]:
    """The texts of a list; anything else of it is none."""
    return [strip_markup(value) for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _agencies(agencies: object) -> list[str]:
    """The agencies' names; one that has no entry of its own has a raw name only."""
    rows = agencies if isinstance(agencies, list) else []
    return [_text(row, "name") or _text(row, "raw_name") for row in rows if isinstance(row, dict)]


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return strip_markup(value) if isinstance(value, str) else ""


EXTRACTOR = Extractor(kind="federal-register", version=7, complete=False, extract=extract)
