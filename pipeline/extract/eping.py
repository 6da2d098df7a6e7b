"""ePing, the WTO's notifications of technical regulations (JSON) -> `NewsItem`, keyed `eping:ID`.

The interface of its search page has no documentation; its form is that of `azureSearch/getAll` as public programs read
it in 2026: `items` with a number, a document's symbol, the notifying member, an HTML title and description, and the day
until which members take comments. Asked for by `sortBy=distributionDate` it shows the newest first; an answer to that
in another order fails, since what is new may stand on any of its pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
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

_PAGE = "https://epingalert.org/en/Search?viewData={}"


def extract(document: Document, _source: Subject) -> Extraction:
    """One `NewsItem` for each notification."""
    answer = json_object(document)
    items = answer.get("items")
    if not isinstance(items, list):
        raise ExtractionError(f"{document.url}: expected a list under 'items', found {type(items).__name__}")
    _check_order(document.url, items)
    records = {record.key: record for number, row in enumerate(items, start=1) for record in [_item(number, row)]}
    names = {record.id: (f"no:{record.key}",) for record in records.values()}
    return Extraction(
        tuple(records.values()), aliases=names, next_page=_next(document.url, len(items), answer.get("totalCount"))
    )


def _check_order(url: str, items: Sequence[object]) -> None:
    """Raise where the newest was asked for first and does not stand first."""
    if dict(parse_qsl(urlsplit(url).query)).get("sortBy") != "distributionDate":
        return
    days = [day for row in items if isinstance(row, dict) and (day := stated(_text(row, "distributionDate")[:10]))]
    for earlier, later in pairwise(days):
        if earlier < later:
            raise ExtractionError(
                f"{url}: expected the newest notification first, found one of {later} after one of {earlier}: "
                "the order that was asked for is not heeded, and what is new may be missing"
            )


def _item(number: int, row: object) -> Record:
    if not isinstance(row, dict) or not isinstance(row.get("id"), int | str) or not _text(row, "title"):
        raise ExtractionError(f"notification {number}: expected an object with an 'id' and a 'title'")
    id_ = str(row["id"]).strip()
    return news_item(
        f"eping:{id_}",
        title=_text(row, "title"),
        published=stated(_text(row, "distributionDate")[:10]),
        date_source="distributionDate",
        summary=_text(row, "description") or _text(row, "productsFreeText"),
        authors=[_text(row, "notifyingMember")],
        url=_PAGE.format(id_),
        deadline=stated(_text(row, "commentDeadlineDate")[:10]),
        matters=[_text(row, "documentSymbol")],
    )


def _next(url: str, shown: int, total: object) -> str | None:
    """The address of the next page; pages are counted from 1, in the query."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    at, size = query.get("page", "1"), query.get("pageSize", "")
    if not at.isdecimal() or not size.isdecimal() or not isinstance(total, int) or not shown:
        return None
    if int(at) * int(size) >= total:
        return None
    return parts._replace(query=urlencode({**query, "page": int(at) + 1})).geturl()


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return strip_markup(value) if isinstance(value, str) else ""


EXTRACTOR = Extractor(kind="eping", version=4, complete=False, extract=extract)
