"""Have your say, the European Commission's search of initiatives (JSON) -> `NewsItem`, keyed `eu-initiative:ID`.

The interface has no documentation; its form is that of `searchInitiatives` as public programs read it in 2026: pages of
`initiativeResultDtoPage`, whose entries have a number, a short title and periods of feedback (`currentStatuses`). Dates
are "2026/09/28 23:59:59", by the clock of Brussels. Of several periods the open one counts, then the one to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.news.item import news_item
from pipeline.parsing.dates import stated
from pipeline.parsing.json_document import json_object
from pipeline.parsing.text import strip_markup
from pipeline.subject import Subject
from vocabulary.records import Record

_PAGE = "https://ec.europa.eu/info/law/better-regulation/have-your-say/initiatives/{}_en"
_ACTIVE = "ACTIVE"  # the one status of an initiative that was seen
_STEPS = {"OPEN": "comments open", "UPCOMING": "proposed", "CLOSED": "comments closed", "DISABLED": "proposed"}
"""What a period says of its initiative, and which period counts: the first of these."""


def extract(document: Document, _source: Subject) -> Extraction:
    """One `NewsItem` for each initiative."""
    page = json_object(document).get("initiativeResultDtoPage")
    content = page.get("content") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(content, list):
        raise ExtractionError(f"{document.url}: expected a list under initiativeResultDtoPage.content")
    records = {record.key: record for number, row in enumerate(content, start=1) for record in [_item(number, row)]}
    unknown = sorted({status for row in content for status in map(_status, _periods(row))} - {*_STEPS, ""})
    unknown += sorted({_text(row, "initiativeStatus") for row in content} - {_ACTIVE, ""})
    notes = [f"Have your say has a status that is not read yet: {status[:60]}" for status in unknown]
    names = {record.id: (f"no:{record.key}",) for record in records.values()}
    return Extraction(tuple(records.values()), notes=tuple(notes), aliases=names, next_page=_next(document.url, page))


def _item(number: int, row: object) -> Record:
    if not isinstance(row, dict) or not isinstance(row.get("id"), int | float) or not _text(row, "shortTitle"):
        raise ExtractionError(f"initiative {number}: expected an object with a number under 'id' and a 'shortTitle'")
    id_ = int(row["id"])
    period = max(_periods(row), key=_order, default={})
    topics = row["topics"] if isinstance(row.get("topics"), list) else []
    return news_item(
        f"eu-initiative:{id_}",
        title=_text(row, "shortTitle"),
        published=_day(period, "feedbackStartDate"),
        date_source="feedbackStartDate",
        summary="; ".join(_text(topic, "label") for topic in topics if isinstance(topic, dict)),
        url=_PAGE.format(id_),
        deadline=_day(period, "feedbackEndDate"),
        step=_STEPS.get(_status(period)),
        matters=[_text(row, "reference")],
    )


def _periods(row: object) -> list[Mapping[str, Any]]:
    statuses = row.get("currentStatuses") if isinstance(row, dict) else None
    return [period for period in statuses if isinstance(period, dict)] if isinstance(statuses, list) else []


def _order(period: Mapping[str, Any]) -> tuple[int, str]:
    """Periods that say more of now come last; of equals the one that ended or ends last."""
    known = [*_STEPS, _status(period)]
    return -known.index(_status(period)), _day(period, "feedbackEndDate") or ""


def _status(period: Mapping[str, Any]) -> str:
    return _text(period, "receivingFeedbackStatus")


def _day(period: Mapping[str, Any], name: str) -> str | None:
    return stated(_text(period, name)[:10].replace("/", "-"))


def _next(url: str, page: Mapping[str, Any]) -> str | None:
    """The address of the next page; pages are counted from 0, in the query."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    at, total = query.get("page", "0"), page.get("totalPages")
    if not at.isdecimal() or not isinstance(total, int) or int(at) + 1 >= total:
        return None
    return parts._replace(query=urlencode({**query, "page": int(at) + 1})).geturl()


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return strip_markup(value) if isinstance(value, str) else ""


EXTRACTOR = Extractor(kind="have-your-say", version=4, complete=False, extract=extract)
