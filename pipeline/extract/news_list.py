"""The index page of a news section -> `NewsItem`, one for each article it links to.

Options of the source: `link_pattern`, a regular expression that an article's address has (needed where a listing
states no dates); `section`, the id or class of the element that holds the listing; `date_order`, `dmy` or `mdy`.
Without a pattern, an article is a link of the same host with a headline's text and a date beside it. Menus, footers
and breadcrumbs never count. A listing is a window: what it no longer shows has not been removed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import html

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, ExtractionError, Extractor, NothingFound
from pipeline.extract._dates import Order, of_address, stated, within
from pipeline.extract._html_page import in_chrome, text_of, tree
from pipeline.extract._links import absolute, canonical
from pipeline.extract._news import date_order, news_item
from pipeline.extract._text import is_cut, line
from vocabulary.records import Record

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAST_WORDS = 3  # of a headline; "Read more" and "Next page" have fewer
_NO_HEADLINE = re.compile(r"^\W*(?:read|learn|see|view|find out|show)\b.{0,12}\bmore\b.*$", re.IGNORECASE)
_CUT_MARK = re.compile(r"\s*(?:\.\.\.|…)\s*$")


@dataclass(slots=True)
class Article:
    """One article of the listing: its address, the links to it, and the date beside them."""

    url: str
    key: str
    links: list[html.HtmlElement] = field(default_factory=list)
    date: str | None = None
    date_source: str | None = None


def extract(document: Document, source: Source) -> Extraction:
    """One `NewsItem` for each article. Raises `NothingFound` for a page that lists none (a script draws it?)."""
    root = tree(document)
    pattern = _pattern(source)
    articles = _articles(_section(root, document, source), document.url, pattern)
    if pattern is None:
        articles = {key: article for key, article in articles.items() if _has_headline(article)}
    for article in articles.values():
        article.date, article.date_source = _date(article, articles, document.url, date_order(source))
    records = [_item(article) for article in articles.values() if pattern or article.date]
    if not records:
        scripts = len(root.findall(".//script"))
        raise NothingFound(
            f"{document.url}: no link to an article was found among {len(root.findall('.//a'))} links; "
            f"the listing may have moved, or be drawn by one of {scripts} scripts"
        )
    return Extraction(tuple(records))


def _pattern(source: Source) -> re.Pattern[str] | None:
    pattern = source.options.get("link_pattern")
    try:
        return None if pattern is None else re.compile(str(pattern))
    except re.error as error:
        raise ExtractionError(f"source {source.id}: link_pattern is no regular expression: {error}") from error


def _section(root: html.HtmlElement, document: Document, source: Source) -> html.HtmlElement:
    name = source.options.get("section")
    if name is None:
        return root
    for element in root.iter():
        if isinstance(element, html.HtmlElement) and name in (element.get("id"), *element.get("class", "").split()):
            return element
    raise NothingFound(f"{document.url}: no element with the id or class {name!r}, which is to hold the listing")


def _articles(section: html.HtmlElement, base: str, pattern: re.Pattern[str] | None) -> dict[str, Article]:
    """`{key: article}` in the page's order, for the links outside menus that may be articles."""
    found: dict[str, Article] = {}
    host, own = (urlsplit(base).hostname or "").removeprefix("www."), canonical(base)
    for link in section.iter("a"):
        url = absolute(link.get("href", ""), base) if link.get("href") else None
        if url is None or in_chrome(link):
            continue
        key = canonical(url)
        wanted = pattern.search(url) if pattern else (urlsplit(url).hostname or "").removeprefix("www.") == host
        if wanted and key != own:
            found.setdefault(key, Article(url, key)).links.append(link)
    return found


def _date(
    article: Article, articles: dict[str, Article], base: str, order: Order | None
) -> tuple[str | None, str | None]:
    """The date beside the links of an article, and where it stood: `time`, `text` or `address`."""
    rows = [_row(link, article, articles, base) for link in article.links]
    for row in rows:
        for time in row.iter("time"):
            if date := stated(time.get("datetime") or text_of(time), order):
                return date, "time"
    for row, link in zip(rows, article.links, strict=True):
        beside = text_of(row).replace(text_of(link), " ") if len(text_of(link)) > 30 else text_of(row)
        if date := within(beside, order):
            return date, "text"
    date = of_address(article.url)
    return date, "address" if date else None


def _row(link: html.HtmlElement, article: Article, articles: dict[str, Article], base: str) -> html.HtmlElement:
    """The largest element around a link that holds links to no other article."""
    row = link
    for ancestor in link.iterancestors():
        addresses = (absolute(other.get("href"), base) for other in ancestor.iter("a") if other.get("href"))
        others = (key for url in addresses if url and (key := canonical(url)) != article.key)
        if ancestor.tag in ("body", "html") or any(key in articles for key in others):
            break
        row = ancestor
    return row


def _has_headline(article: Article) -> bool:
    return len(_headline(article).split()) >= _LEAST_WORDS


def _headline(article: Article) -> str:
    """The text of the link in a heading, else the longest; a cut text is completed from the link's title attribute."""
    texts = [(_in_heading(link), text) for link in article.links if (text := _full_text(link))]
    return max(texts, key=_weight)[1] if texts else ""


def _weight(candidate: tuple[bool, str]) -> tuple[bool, int]:
    return candidate[0], len(candidate[1])


def _in_heading(link: html.HtmlElement) -> bool:
    return any(ancestor.tag in _HEADINGS for ancestor in link.iterancestors()) or any(
        True for _ in link.iter(*_HEADINGS)
    )


def _full_text(link: html.HtmlElement) -> str:
    headings = [text_of(heading) for heading in link.iter(*_HEADINGS)]
    text = headings[0] if headings else text_of(link)
    title = line(link.get("title", ""))
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


EXTRACTOR = Extractor(kind="news-list", version=1, complete=False, extract=extract)
