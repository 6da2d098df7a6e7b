"""One news article -> one `NewsItem`: title, publication date, authors, the beginning of its text.

The date is read, in this order, from JSON-LD, from meta tags and microdata, from <time>, from the address (ANSI's
`M-D-YY-slug`), from a short text beside the headline ("21. Januar 2022"); `date_source` says which it was. Dates of
modification never count. The key is the address that the page itself calls canonical.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import orjson
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from pipeline.document import Document
from pipeline.extraction import Extraction, Extractor, NothingFound
from pipeline.news.item import date_order, news_item
from pipeline.parsing.dates import Order, of_address, stated, within
from pipeline.parsing.html_page import tree
from pipeline.parsing.links import absolute, canonical
from pipeline.parsing.main_text.extracted import main_text
from pipeline.parsing.soup import Chrome, after_end, attribute, pieces, shown, soup
from pipeline.parsing.text import line, strip_markup
from pipeline.subject import Subject

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


def extract(document: Document, source: Subject) -> Extraction:
    """One `NewsItem`. Raises `NothingFound` for a page without title and text."""
    page = soup(document)
    metas = _metas(page)
    data = _json_ld(page)
    headline = _headline(page, metas)
    title = _title(data, metas, headline, page)
    url = _address(page, document.url)
    published, date_source = _published(page, data, metas, headline, url, date_order(source))
    body = main_text(tree(document))
    if not title or not (body or published):
        raise NothingFound(
            f"{document.url}: expected an article, found no title or no text in its {document.body.size} bytes"
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


def _metas(page: BeautifulSoup) -> dict[str, str]:
    """`{name or property: content}`, names in small letters, the first of each."""
    metas: dict[str, str] = {}
    for meta in page.find_all("meta"):
        name = attribute(meta, "property") or attribute(meta, "name") or attribute(meta, "itemprop")
        if name and attribute(meta, "content"):
            metas.setdefault(name.lower(), line(attribute(meta, "content")))
    return metas


def _json_ld(page: BeautifulSoup) -> Mapping[str, Any]:
    """The page's JSON-LD object for the article; an object with a headline before a mere web page."""
    objects = [
        item
        for script in page.find_all("script")
        if attribute(script, "type").lower() == "application/ld+json"
        for item in _objects(_json(str(script.string or "")))
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


def _headline(page: BeautifulSoup, metas: Mapping[str, str]) -> Tag | None:
    """The <h1> that the page's title names, else the first that has text."""
    headlines = [h1 for h1 in page.find_all("h1") if shown(h1)]
    titles = [metas.get("og:title", ""), _page_title(page)]
    named = [h1 for h1 in headlines if any(shown(h1) in title for title in titles)]
    return next(iter(named or headlines), None)


def _page_title(page: BeautifulSoup) -> str:
    title = page.find("title")
    return shown(title) if title else ""


def _title(data: Mapping[str, Any], metas: Mapping[str, str], headline: Tag | None, page: BeautifulSoup) -> str:
    """JSON-LD's headline, `og:title`, <h1>, <title>; a shorter form of it on the page drops the site's name from it."""
    named = next(iter(_names(data.get("headline"))), "") or metas.get("og:title", "")
    for short in (shown(headline) if headline else "", metas.get("title", "")):
        if short and (not named or named.startswith(short)):
            return short
    return strip_markup(named) or _page_title(page)


def _address(page: BeautifulSoup, fetched: str) -> str:
    """What the page calls its canonical address; its home page is nobody's canonical address but its own."""
    for link in page.find_all("link"):
        if "canonical" in attribute(link, "rel").lower().split() and attribute(link, "href"):
            url = absolute(attribute(link, "href"), fetched)
            if url and urlsplit(url).path.strip("/"):
                return url
    return fetched


def _published(
    page: BeautifulSoup,
    data: Mapping[str, Any],
    metas: Mapping[str, str],
    headline: Tag | None,
    url: str,
    order: Order | None,
) -> tuple[str | None, str | None]:
    candidates = (
        ("json-ld", next((stated(date, order) for date in _names(data.get("datePublished"))), None)),
        ("meta", _meta_date(page, metas, order)),
        ("time", _time(page, headline, order)),
        ("address", of_address(url)),
        ("text", _beside(headline, order)),
    )
    return next(((date, name) for name, date in candidates if date), (None, None))


def _meta_date(page: BeautifulSoup, metas: Mapping[str, str], order: Order | None) -> str | None:
    dates = [stated(metas[name], order) for name in _PUBLISHED if name in metas]
    items = page.find_all(itemprop="datePublished")
    dates += [stated(attribute(item, "content") or attribute(item, "datetime") or shown(item), order) for item in items]
    return next((date for date in dates if date), None)


def _time(page: BeautifulSoup, headline: Tag | None, order: Order | None) -> str | None:
    """The first <time> in the smallest element that holds it and the headline; never one that tells an update."""
    chrome = Chrome(page)
    times = [time for time in page.find_all("time") if not chrome.holds(time) and not _tells_update(time)]
    around: Iterable[Tag] = [page] if headline is None else headline.parents
    for element in around if times else ():
        inside = [time for time in times if any(parent is element for parent in time.parents)]
        if inside:
            return stated(attribute(inside[0], "datetime") or shown(inside[0]), order)
    return None


def _tells_update(time: Tag) -> bool:
    first = time.parent.contents[0] if time.parent else None
    before = str(first) if type(first) is NavigableString else ""
    return bool(_MODIFIED.search(f"{attribute(time, 'class')} {attribute(time, 'itemprop')} {before}"))


def _beside(headline: Tag | None, order: Order | None) -> str | None:
    """A date in a short text just after or just before the headline."""
    if headline is None:
        return None
    behind = list(islice(pieces(after_end(headline)), _BESIDE))
    before = list(islice(pieces(headline.previous_elements), _BEFORE))
    return next((date for texts in (behind, before[::-1]) for date in _dates_of(texts, order)), None)


def _dates_of(texts: list[str], order: Order | None) -> Iterator[str]:
    """The dates in the short texts, but for those that tell an update, or follow a label that does."""
    for label, text in zip(["", *texts], texts, strict=False):
        if len(text) <= _SHORT and not _MODIFIED.search(f"{label[-_SHORT:]} {text}") and (date := within(text, order)):
            yield date


def _without_title(body: str, title: str) -> str:
    return "\n".join(block for block in body.splitlines() if line(block) != title)


EXTRACTOR = Extractor(kind="news-article", version=7, complete=False, extract=extract)
