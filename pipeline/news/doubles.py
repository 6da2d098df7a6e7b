"""One item that a document has twice, under two ids and addresses: in two categories, in two lists of a page. Pure.

The same headline, second of publication and text are one item. Without a time of day, or with a short text, they may be
two: notices of one series come on one day.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction import Extraction
from pipeline.news.identity import names_of
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Record

_TEXT = 40  # characters, from which a text is that of one item


def without_doubles(extraction: Extraction) -> Extraction:
    """The extraction with the first of each such item, which is known by the names of all."""
    first: dict[tuple[str, ...], Record] = {}
    names, kept = dict(extraction.aliases), []
    for record in extraction.records:
        content = _content(record)
        same = first.setdefault(content, record) if content else record
        if same is record:
            kept.append(record)
        else:
            names[same.id] = tuple(dict.fromkeys((*names_of(same, extraction), *names_of(record, extraction))))
    if len(kept) == len(extraction.records):
        return extraction
    return replace(extraction, records=tuple(kept), aliases=names)


def _content(record: Record) -> tuple[str, ...] | None:
    if record.kind != Kind.NEWS_ITEM:
        return None
    title, published, text = (
        plain(record.fields.get(name)) for name in (NewsItem.title, NewsItem.published, NewsItem.summary)
    )
    return (title, published, text) if title and "T" in published and len(text) >= _TEXT else None
