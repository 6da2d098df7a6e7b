"""One news article -> one `NewsItem`: title, publication date, authors, the beginning of its text.

The date is read, in this order, from JSON-LD, from meta tags and microdata, from <time>, from the address (ANSI's
`M-D-YY-slug`), from a short text beside the headline ("21. Januar 2022"); `date_source` says which it was. Dates of
modification never count. The key is the address that the page itself calls canonical.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
from lxml import html

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, Extractor, NothingFound
from pipeline.extract._dates import Order, of_address, stated, within
from pipeline.extract._html_page import in_chrome, main_text, text_of, tree
from pipeline.extract._links import absolute, canonical
from pipeline.extract._news import date_order, news_item
from pipeline.extract._text import line, strip_markup

_ARTICLE_TYPES = frozenset(
    "Article NewsArticle BlogPosting PressRelease ReportageNewsArticle AnalysisNewsArticle Report WebPage".split()
)
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "parsely-pub-date",
)
_MODIFIED = re.compile(r"updat|modif|review|geändert|aktualisiert|stand:", re.IGNORECASE)
_BESIDE, _BEFORE, _SHORT = 12, 6, 80  # pieces of text after and before a headline; characters of such a piece


def extract(document: Document, source: Source) -> Extraction:
    """One `NewsItem`. Raises `NothingFound` for a page without title and text."""
    root = tree(document)
    metas = _metas(root)
    data = _json_ld(root)
    headline = _headline(root, metas)
    title = _title(data, metas, headline, root)
    url = _address(root, document.url)
    published, date_source = _published(root, data, metas, headline, url, date_order(source))
    body = main_text(root)
    if not title or not (body or published):
        raise NothingFound(
            f"{document.url}: expected an article, no title or no text in its {document.body.size} bytes"
        )
    summary = _without_title(body, title) or metas.get("description") or metas.get("og:description")
    authors = _authors(data) or [metas.get("author", "")]
    item = news_item(
        canonical(url),
        title=title,
        published=published,
        date_source=date_source,
        summary=summary,
        authors=authors,
        url=url,
    )
    return Extraction((item,))


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """`{name or property: content}`, names in small letters, the first of each."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.lower(), line(meta.get("content", "")))
    return found


def _json_ld(root: html.HtmlElement) -> Mapping[str, Any]:
    """The page's JSON-LD object for the article; an object with a headline before a mere web page."""
    objects = [
        item
        for script in root.iter("script")
        if script.get("type", "").lower() == "application/ld+json"
        for item in _objects(_json(script.text or ""))
        if _ARTICLE_TYPES.intersection(_names(item.get("@type")))
    ]
    return max(objects, key=_has_headline, default={})


def _has_headline(item: Mapping[str, Any]) -> bool:
    return "headline" in item


def _json(text: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:  # a page with broken JSON-LD still has its other dates
        return None


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            if isinstance(item.get("@graph"), list):
                yield from (part for part in item["@graph"] if isinstance(part, dict))


def _names(value: object) -> list[str]:
    """A JSON-LD value that is a text, or a list of texts or of things with a name."""
    values = value if isinstance(value, list) else [value]
    named = [item.get("name") if isinstance(item, dict) else item for item in values]
    return [line(name) for name in named if isinstance(name, str)]


def _authors(data: Mapping[str, Any]) -> list[str]:
    return _names(data.get("author")) or _names(data.get("creator"))


def _headline(root: html.HtmlElement, metas: Mapping[str, str]) -> html.HtmlElement | None:
    """The <h1> that the page's title names, else the first that has text."""
    headlines = [h1 for h1 in root.iter("h1") if text_of(h1)]
    titles = [metas.get("og:title", ""), text_of(next(root.iter("title"), root.makeelement("title")))]
    named = [h1 for h1 in headlines if any(text_of(h1) in title for title in titles)]
    return next(iter(named or headlines), None)


def _title(
    data: Mapping[str, Any], metas: Mapping[str, str], headline: html.HtmlElement | None, root: html.HtmlElement
) -> str:
    """JSON-LD's headline, `og:title`, <h1>, <title>; a shorter form of it on the page drops the site's name from it."""
    named = next(iter(_names(data.get("headline"))), "") or metas.get("og:title", "")
    for shown in (text_of(headline) if headline is not None else "", metas.get("title", "")):
        if shown and (not named or named.startswith(shown)):
            return shown
    return strip_markup(named) or text_of(next(root.iter("title"), root.makeelement("title")))


def _address(root: html.HtmlElement, fetched: str) -> str:
    """What the page calls its canonical address; its home page is nobody's canonical address but its own."""
    for link in root.iter("link"):
        if "canonical" in link.get("rel", "").lower().split() and link.get("href"):
            url = absolute(link.get("href", ""), fetched)
            if url and urlsplit(url).path.strip("/"):
                return url
    return fetched


def _published(
    root: html.HtmlElement,
    data: Mapping[str, Any],
    metas: Mapping[str, str],
    headline: html.HtmlElement | None,
    url: str,
    order: Order | None,
) -> tuple[str | None, str | None]:
    candidates = (
        ("json-ld", next((stated(date, order) for date in _names(data.get("datePublished"))), None)),
        ("meta", _meta_date(root, metas, order)),
        ("time", _time(root, headline, order)),
        ("address", of_address(url)),
        ("text", _beside(root, headline, order)),
    )
    return next(((date, name) for name, date in candidates if date), (None, None))


def _meta_date(root: html.HtmlElement, metas: Mapping[str, str], order: Order | None) -> str | None:
    dates = [stated(metas[name], order) for name in _PUBLISHED if name in metas]
    elements = root.xpath("//*[@itemprop='datePublished']")
    dates += [stated(item.get("content") or item.get("datetime") or text_of(item), order) for item in elements]
    return next((date for date in dates if date), None)


def _time(root: html.HtmlElement, headline: html.HtmlElement | None, order: Order | None) -> str | None:
    """The first <time> in the smallest element that holds it and the headline; never one that tells an update."""
    around = [root] if headline is None else headline.iterancestors()
    for element in around:
        times = [time for time in element.iter("time") if not in_chrome(time) and not _tells_update(time)]
        if times:
            return stated(times[0].get("datetime") or text_of(times[0]), order)
    return None


def _tells_update(time: html.HtmlElement) -> bool:
    parent = time.getparent()
    before = (parent.text or "") if parent is not None else ""
    return bool(_MODIFIED.search(f"{time.get('class', '')} {time.get('itemprop', '')} {before}"))


def _beside(root: html.HtmlElement, headline: html.HtmlElement | None, order: Order | None) -> str | None:
    """A date in a short text just after or just before the headline."""
    if headline is None:
        return None
    after = _pieces(headline, forward=True, count=_BESIDE)
    before = _pieces(headline, forward=False, count=_BEFORE)
    return next((date for pieces in (after, before) for date in _dates_of(pieces, order)), None)


def _dates_of(pieces: list[str], order: Order | None) -> Iterator[str]:
    """The dates in the short pieces, but for those that tell an update, or follow a label that does."""
    for label, piece in zip(["", *pieces], pieces, strict=False):
        if (
            len(piece) <= _SHORT
            and not _MODIFIED.search(f"{label[-_SHORT:]} {piece}")
            and (date := within(piece, order))
        ):
            yield date


def _pieces(headline: html.HtmlElement, *, forward: bool, count: int) -> list[str]:
    axis = "following" if forward else "preceding"
    texts = headline.xpath(f"./{axis}::text()[normalize-space() and not(ancestor::script or ancestor::style)]")
    return [line(str(text)) for text in (texts[:count] if forward else texts[-count:])]


def _without_title(body: str, title: str) -> str:
    return "\n".join(block for block in body.splitlines() if line(block) != title)


EXTRACTOR = Extractor(kind="news-article", version=1, complete=False, extract=extract)
