"""The index page of a news section -> `NewsItem`, one for each article it links to.

Options of the source: `link_pattern`, a regular expression that an article's address has (needed where a listing
states no dates); `section`, the id or class of the element that holds the listing; `date_order`, `dmy` or `mdy`.
Without a pattern, an article is a link of the same host with a headline's text and a date beside it. Menus, footers
and breadcrumbs never count. A listing is a window: what it no longer shows has not been removed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor, NothingFound
from pipeline.news.item import date_order, news_item
from pipeline.parsing.dates import Order, of_address, stated, within
from pipeline.parsing.links import absolute, canonical
from pipeline.parsing.soup import Chrome, attribute, shown, soup
from pipeline.parsing.text import is_cut, line
from pipeline.subject import Subject
from vocabulary.records import Record

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_LEAST_WORDS = 3  # of a headline; "Read more" and "Next page" have fewer
_NO_HEADLINE = re.compile(r"^\W*(?:read|learn|see|view|find out|show)\b.{0,12}\bmore\b.*$", re.IGNORECASE)
_CUT_MARK = re.compile(r"\s{0,9}(?:\.\.\.|…)\s{0,9}$")


@dataclass(slots=True)
class Article:
    """One article of the listing: its address, the links to it, and the date beside them."""

    url: str
    key: str
    links: list[Tag] = field(default_factory=list)
    date: str | None = None
    date_source: str | None = None


def extract(document: Document, source: Subject) -> Extraction:
    """One `NewsItem` for each article. Raises `NothingFound` for a page that lists none (a script draws it?)."""
    page = soup(document)
    pattern = _pattern(source)
    articles = _articles(_section(page, document, source), document.url, pattern)
    if pattern is None:
        articles = {key: article for key, article in articles.items() if _has_headline(article)}
    holds = _holds(page, articles, document.url)
    for article in articles.values():
        article.date, article.date_source = _date(article, holds, date_order(source))
    records = [_item(article) for article in articles.values() if pattern or article.date]
    if not records:
        scripts = len(page.find_all("script"))
        raise NothingFound(
            f"{document.url}: no link to an article was found among {len(page.find_all('a'))} links; "
            f"the listing may have moved, or be rendered by one of {scripts} scripts"
        )
    return Extraction(tuple(records), next_page=_next_page(page, document.url))


def _next_page(page: BeautifulSoup, base: str) -> str | None:
    """Where the page says that its list goes on (rel="next"), in its head or at its foot."""
    link = page.select_one('link[rel~="next"][href], a[rel~="next"][href]')
    return absolute(attribute(link, "href"), base) if link is not None else None


def _pattern(source: Subject) -> re.Pattern[str] | None:
    pattern = source.options.get("link_pattern")
    try:
        return None if pattern is None else re.compile(str(pattern))
    except re.error as error:
        raise ExtractionError(f"source {source.id}: link_pattern is not a regular expression: {error}") from error


def _section(page: BeautifulSoup, document: Document, source: Subject) -> Tag:
    name = source.options.get("section")
    if name is None:
        return page
    for element in page.find_all(True):
        if name in (attribute(element, "id"), *attribute(element, "class").split()):
            return element
    raise NothingFound(f"{document.url}: no element with the id or class {name!r}, which should contain the listing")


def _articles(section: Tag, base: str, pattern: re.Pattern[str] | None) -> dict[str, Article]:
    """`{key: article}` in the page's order, for the links outside menus that may be articles."""
    by_key: dict[str, Article] = {}
    chrome = Chrome(section)
    host, own = (urlsplit(base).hostname or "").removeprefix("www."), canonical(base)
    for link in section.find_all("a", href=True):
        url = absolute(attribute(link, "href"), base) if attribute(link, "href") else None
        if url is None or chrome.holds(link):
            continue
        key = canonical(url)
        wanted = pattern.search(url) if pattern else (urlsplit(url).hostname or "").removeprefix("www.") == host
        if wanted and key != own:
            by_key.setdefault(key, Article(url, key)).links.append(link)
    return by_key


def _holds(page: BeautifulSoup, articles: Iterable[str], base: str) -> Mapping[int, set[str]]:
    """The articles that each element links to, by the element's identity: all in one walk through the links."""
    keys, held = frozenset(articles), defaultdict[int, set[str]](set)
    for link in page.find_all("a", href=True):
        url = absolute(attribute(link, "href"), base) if attribute(link, "href") else None
        if url and (key := canonical(url)) in keys:
            for element in link.parents:
                held[id(element)].add(key)
    return held


def _date(article: Article, holds: Mapping[int, set[str]], order: Order | None) -> tuple[str | None, str | None]:
    """The date beside the links of an article, and where it stood: `time`, `text` or `address`."""
    rows = [_row(link, holds) for link in article.links]
    for row in rows:
        for time in _within(row, "time"):
            if date := stated(attribute(time, "datetime") or shown(time), order):
                return date, "time"
    for row, link in zip(rows, article.links, strict=True):
        text = shown(link)
        beside = shown(row).replace(text, " ") if len(text) > 30 else shown(row)
        if date := within(beside, order):
            return date, "text"
    date = of_address(article.url)
    return date, "address" if date else None


def _row(link: Tag, holds: Mapping[int, set[str]]) -> Tag:
    """The largest element around a link that holds links to no other article."""
    row = link
    for element in link.parents:
        if element.name in ("body", "html") or len(holds[id(element)]) > 1:
            break
        row = element
    return row


def _within(element: Tag, name: str | list[str]) -> list[Tag]:
    """The elements of that name in an element, it itself among them."""
    own = [element] if element.name in name else []
    return [*own, *element.find_all(name)]


def _has_headline(article: Article) -> bool:
    return len(_headline(article).split()) >= _LEAST_WORDS


def _headline(article: Article) -> str:
    """The text of the link in a heading, else the longest; a cut text is completed from the link's title attribute."""
    texts = [(_in_heading(link), text) for link in article.links if (text := _full_text(link))]
    return max(texts, key=_weight)[1] if texts else ""


def _weight(candidate: tuple[bool, str]) -> tuple[bool, int]:
    return candidate[0], len(candidate[1])


def _in_heading(link: Tag) -> bool:
    return link.find_parent(_HEADINGS) is not None or link.find(_HEADINGS) is not None


def _full_text(link: Tag) -> str:
    heading = link.find(_HEADINGS)
    text = shown(link if heading is None else heading)
    title = line(attribute(link, "title"))
    if is_cut(text) and not is_cut(title) and title.startswith(_CUT_MARK.sub("", text)):
        return title
    return "" if _NO_HEADLINE.match(text) else text


def _item(article: Article) -> Record:
    """A title of which only the beginning is shown is a label, no title: the full one comes from the article."""
    headline = _headline(article)
    return news_item(
        article.key,
        title=None if is_cut(headline) else headline,
        label=headline,
        published=article.date,
        date_source=article.date_source,
        url=article.url,
    )


EXTRACTOR = Extractor(kind="news-list", version=7, complete=False, extract=extract)
