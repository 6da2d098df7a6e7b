"""One item that a document has twice, under two ids and addresses: in two categories, in two lists of a page. Pure.

The same headline, second of publication and text are one item. Without a time of day, with little text, or with
official numbers of their own, they may be two: notices of one series come on one day. Where there is little text, they
are one if their addresses end alike ("/press/528", "/notices/528").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.extraction import Extraction
from pipeline.news.identity import LONG, names_of, numbers_of
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Record

_END = re.compile(r"/[^/?#]{0,200}\d[^/?#]{0,200}/?$")  # of an address: a number, or a name with one
_TEXT = 15  # characters below a headline that make the two together the words of one item


def without_doubles(extraction: Extraction) -> Extraction:
    """The extraction with the first of each such item, which is known by the names of all."""
    published = [_published(record) for record in extraction.records]
    at_once = Counter(published)
    moments = [
        (when, plain(record.fields.get(NewsItem.title))) if when and at_once[when] > 1 else ("", "")
        for when, record in zip(published, extraction.records, strict=True)
    ]
    if len(set(filter(any, moments))) == sum(map(any, moments)):
        return extraction
    several = Counter(moments)
    first: dict[tuple[str, ...], Record] = {}
    names, kept = dict(extraction.aliases), []
    for record, moment in zip(extraction.records, moments, strict=True):
        content = _content(record) if several[moment] > 1 else None
        if content:
            content = (*content, *numbers_of(record, extraction))
        same = first.setdefault(content, record) if content else record
        if same is record:
            kept.append(record)
        else:
            known = names.get(same.id) or names_of(same, extraction)  # an item may be there three times
            names[same.id] = tuple(dict.fromkeys((*known, *names_of(record, extraction))))
    if len(kept) == len(extraction.records):
        return extraction
    return replace(extraction, records=tuple(kept), aliases=names)


def _published(record: Record) -> str:
    """The second of publication; empty where none is stated."""
    published = record.fields.get(NewsItem.published) if record.kind == Kind.NEWS_ITEM else None
    return published if isinstance(published, str) and "T" in published else ""


def _content(record: Record) -> tuple[str, ...] | None:
    """What two items have in common that are one; None where they may be two all the same."""
    if not (published := _published(record)):
        return None
    title, text = (plain(record.fields.get(name)) for name in (NewsItem.title, NewsItem.summary))
    if not title:
        return None
    if len(text) >= _TEXT and len(title) + len(text) >= LONG:
        return (title, published, text)
    end = _END.search(plain(record.fields.get(NewsItem.url)))
    return (title, published, text, end[0]) if end else None
