"""GOV.UK: its content API, its search API, its Atom feeds -> `NewsItem`, and the text of a content item -> `PageText`.

Sources of the formats: https://content-api.publishing.service.gov.uk/ and https://docs.publishing.service.gov.uk/
(content schemas). `public_updated_at` and `public_timestamp` tell the last major update, which is not the date of
publication: they are not read. A search result states no other date; it has none here unless `first_published_at`
was asked for. A content item's text is compared sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.document import Document
from pipeline.extract import feed
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.news.item import news_item
from pipeline.parsing.dates import stated
from pipeline.parsing.json_document import json_object
from pipeline.parsing.links import absolute, canonical
from pipeline.parsing.noise import quiet_sentences
from pipeline.parsing.text import block_text, strip_markup
from pipeline.subject import Subject
from vocabulary.news.dossiers import step_of
from vocabulary.records import PageText, Record

_SITE = "https://www.gov.uk/"
_CONTENT_KEYS = frozenset(
    "title description base_path first_published_at details links analytics_identifier content_id document_type "
    "email_document_supertype government_document_supertype locale need_ids navigation_document_supertype phase "
    "public_updated_at publishing_app publishing_request_id publishing_scheduled_at rendering_app "
    "scheduled_publishing_delay_seconds schema_name search_user_need_document_supertype updated_at "
    "user_journey_document_supertype user_need_document_supertype withdrawn_notice".split()
)
_SEARCH_KEYS = frozenset(
    "results total start aggregates facets suggested_queries suggested_autocomplete es_cluster reranked "
    "discovery_engine_attribution_token search_id".split()
)


def extract(document: Document, source: Subject) -> Extraction:
    """`NewsItem`s, and for a content item its `PageText`."""
    if document.body.read().lstrip()[:1] == b"<":
        return feed.extract(document, source)
    answer = json_object(document)
    if isinstance(answer.get("results"), list):
        records = [_result(number, row) for number, row in enumerate(answer["results"], start=1)]
        known = _SEARCH_KEYS
    elif answer.get("base_path") and answer.get("title"):
        records, known = _content(answer, source), _CONTENT_KEYS
    else:
        raise ExtractionError(
            f"{document.url}: expected a content item (base_path, title) or search results, "
            f"found the keys {', '.join(sorted(answer)) or 'none'}"
        )
    notes = [f"GOV.UK added a key that is not read yet: {key}" for key in sorted(set(answer) - known)]
    return Extraction(tuple({record.id: record for record in records}.values()), notes=tuple(notes))


def _result(number: int, row: object) -> Record:
    if not isinstance(row, dict) or not _text(row, "link") or not _text(row, "title"):
        raise ExtractionError(f"result {number}: a search result without 'link' or 'title'")
    url = absolute(_text(row, "link"), _SITE)
    if url is None:
        raise ExtractionError(f"result {number}: {_text(row, 'link')!r} is no address")
    return _item(url, row, _titles(row.get("organisations")), None)


def _content(answer: Mapping[str, Any], source: Subject) -> list[Record]:
    """The item, and its text where it has one: `details.body`, or the bodies of a guide's parts."""
    details = answer["details"] if isinstance(answer.get("details"), dict) else {}
    links = answer["links"] if isinstance(answer.get("links"), dict) else {}
    url = absolute(_text(answer, "base_path"), _SITE) or _SITE
    closing = _text(details, "closing_date")[:10]  # a consultation closes late on a day of its own time zone
    records = [_item(url, answer, _titles(links.get("organisations")), stated(closing))]
    parts = details["parts"] if isinstance(details.get("parts"), list) else []
    bodies = [details.get("body"), *(part.get("body") for part in parts if isinstance(part, dict))]
    text = "\n".join(block_text(body) for body in bodies if isinstance(body, str))
    if sentences := quiet_sentences(text):
        records.append(PageText.of(source.id, source.name, {PageText.sentences: list[str](sentences)}))
    return records


def _item(url: str, row: Mapping[str, Any], organisations: list[str], deadline: str | None) -> Record:
    return news_item(
        canonical(url),
        title=_text(row, "title"),
        published=stated(_text(row, "first_published_at")),
        date_source="first_published_at",
        summary=_text(row, "description"),
        authors=organisations,
        url=url,
        deadline=deadline,
        step=_step(row),
        matters=[_text(row, "content_id")],
    )


def _step(row: Mapping[str, Any]) -> str | None:
    """Where a consultation or a document stands: withdrawn, with its outcome, closed, open."""
    details = row["details"] if isinstance(row.get("details"), dict) else {}
    outcome = bool(details.get("final_outcome_detail") or details.get("final_outcome_documents"))
    return step_of(_text(row, "document_type"), "", withdrawn=bool(row.get("withdrawn_notice")), outcome=outcome)


def _titles(organisations: object) -> list[str]:
    rows = organisations if isinstance(organisations, list) else []
    return [_text(row, "title") for row in rows if isinstance(row, dict)]


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return strip_markup(value) if isinstance(value, str) else ""


EXTRACTOR = Extractor(kind="govuk", version=7, complete=False, extract=extract)
