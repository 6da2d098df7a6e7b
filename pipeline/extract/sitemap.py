"""A site's map (https://www.sitemaps.org/protocol.html) -> `NewsItem`, one for each address that is wanted.

Options of the source: `link_pattern`, a regular expression that a wanted address has; needed, since a map names every
page of its site. Titles and dates of publication are stated by news maps only (`news:title`, `news:publication_date`);
else an item is called by the words of its address. `lastmod` is when a page was changed, not when it was published: it
says what is too old to be news, and a newer one alone is no news. An index of maps is followed to its newest map.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from lxml import etree

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor, NothingFound
from pipeline.feeds.readable import readable
from pipeline.news.item import news_item
from pipeline.parsing.dates import of_address, stated
from pipeline.parsing.links import absolute, canonical
from pipeline.parsing.text import line
from pipeline.subject import Subject
from vocabulary.records import NewsItem, Record

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_NUMBERED = re.compile(r"^[\d-]{1,12}(?=[a-z])|(?<=[a-z])-\d{3,12}$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|aspx?|php)$", re.IGNORECASE)
_MOST = 50_000  # addresses of one map, by its protocol


def extract(document: Document, source: Subject) -> Extraction:
    """One `NewsItem` for each wanted address. Raises `NothingFound` where the map has none of them."""
    root = _root(document)
    if root.tag == f"{_SITEMAP}sitemapindex":
        newest = _newest(root, document.url, _pattern(source, "map_pattern"))
        return Extraction((), notes=("a sitemap index; its newest sitemap is read",), next_page=newest)
    if root.tag != f"{_SITEMAP}urlset":
        raise ExtractionError(f"{document.url}: expected a sitemap (urlset or sitemapindex), found <{root.tag}>")
    pattern = _pattern(source, "link_pattern")
    if pattern is None:
        raise ExtractionError(f"source {source.id}: a sitemap needs the option link_pattern: it names every page")
    entries = root.findall(f"{_SITEMAP}url")[:_MOST]
    records = [record for entry in entries if (record := _item(entry, document.url, pattern))]
    if not records:
        raise NothingFound(f"{document.url}: none of its {len(entries)} addresses matches link_pattern")
    undated = sum(NewsItem.modified not in r.fields and NewsItem.published not in r.fields for r in records)
    notes = (f"{undated} of {len(records)} addresses state no date",) if undated else ()
    return Extraction(tuple({record.id: record for record in records}.values()), notes=notes)


def _root(document: Document) -> etree._Element:
    body = readable(document.body.read(), document.headers.get("content-type", ""))
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(
            f"{document.url}: expected a sitemap, found something that is not XML: {error}"
        ) from error


def _pattern(source: Subject, option: str) -> re.Pattern[str] | None:
    pattern = source.options.get(option)
    try:
        return None if pattern is None else re.compile(str(pattern))
    except re.error as error:
        raise ExtractionError(f"source {source.id}: {option} is not a regular expression: {error}") from error


def _newest(root: etree._Element, base: str, pattern: re.Pattern[str] | None) -> str:
    """The map that was changed last; of those without a date the last one."""
    maps = [
        (stated(_text(entry, f"{_SITEMAP}lastmod")) or "", number, url)
        for number, entry in enumerate(root.findall(f"{_SITEMAP}sitemap"))
        if (url := absolute(_text(entry, f"{_SITEMAP}loc"), base)) and (pattern is None or pattern.search(url))
    ]
    if not maps:
        raise NothingFound(f"{base}: a sitemap index that lists no sitemap")
    return max(maps)[2]


def _item(entry: etree._Element, base: str, pattern: re.Pattern[str]) -> Record | None:
    url = absolute(_text(entry, f"{_SITEMAP}loc"), base)
    if url is None or not pattern.search(url):
        return None
    news = entry.find(f"{_NEWS}news")
    title = line(_text(news, f"{_NEWS}title")) if news is not None else ""
    published = stated(_text(news, f"{_NEWS}publication_date")) if news is not None else None
    dated = of_address(url)
    return news_item(
        canonical(url),
        title=title or None,
        label=title or _words_of(url),
        published=published or dated,
        date_source="feed" if published else "address",
        url=url,
        modified=stated(_text(entry, f"{_SITEMAP}lastmod")),
    )


def _words_of(url: str) -> str:
    """`…/2026/11/12-lithium-standard-published.html` -> "Lithium standard published"."""
    slug = _ENDING.sub("", unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2])
    words = line(re.sub(r"[-_+]+", " ", _NUMBERED.sub("", slug)))
    return words[:1].upper() + words[1:] or url


def _text(parent: etree._Element | None, name: str) -> str:
    return (parent.findtext(name) or "").strip() if parent is not None else ""


EXTRACTOR = Extractor(kind="sitemap", version=6, complete=False, extract=extract)
