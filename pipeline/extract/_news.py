"""One `NewsItem` from what a source states about it: the same rules for feeds, listings, articles and official APIs."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.catalogue import Source
from pipeline.extract import ExtractionError
from pipeline.extract._dates import Order
from pipeline.extract._noise import quiet_sentences
from pipeline.extract._text import line, shorten
from vocabulary.records import Record, Value


def news_item(
    key: str,
    *,
    title: str | None = None,
    label: str | None = None,
    published: str | None = None,
    date_source: str | None = None,
    summary: str | None = None,
    authors: Iterable[str] = (),
    url: str | None = None,
    deadline: str | None = None,
) -> Record:
    """A `NewsItem`; texts are plain already. What is missing or empty is absent from its fields.

    `label`: what people call it where the title is not known in full. `date_source` goes with `published` or not at
    all.
    """
    title = line(title or "")
    fields: dict[str, Value] = {
        "title": title,
        "published": published,
        "date_source": date_source if published else None,
        "summary": summary_of(summary or ""),
        "authors": [name for name in dict.fromkeys(map(line, authors)) if name],
        "url": url,
        "deadline": deadline,
    }
    stated = {name: value for name, value in fields.items() if value}
    return Record("NewsItem", key, title or label or url or key, stated)


def summary_of(text: str) -> str:
    """The beginning of a plain text without its noise, at most 1,000 characters."""
    return shorten(" ".join(quiet_sentences(text[:20_000])))


def date_order(source: Source) -> Order | None:
    """How this source writes slashed dates: its option `date_order`, `dmy` or `mdy`; `None` where nobody said."""
    order = source.options.get("date_order")
    if order is None:
        return None
    if order in ("dmy", "mdy"):
        return "dmy" if order == "dmy" else "mdy"
    raise ExtractionError(f"source {source.id}: the option date_order must be dmy or mdy, not {order!r}")
