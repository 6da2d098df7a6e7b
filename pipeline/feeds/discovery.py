"""The feeds that an HTML page names as its own (`<link rel="alternate" type="application/rss+xml">`). Pure."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from pipeline.parsing.links import absolute

_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_HEAD = 500_000  # bytes of a page in which its head is looked for


def named_feeds(page: bytes, url: str) -> tuple[str, ...]:
    """The addresses, in the page's order, without `url` itself and without feeds of comments where others are named.

    A page that no parser takes (it may state a character set that cannot be one) names none.
    """
    try:
        soup = BeautifulSoup(page[:_HEAD], "lxml")
    except (ParserRejectedMarkup, ValueError):
        return ()
    feeds: dict[str, str] = {}
    for link in soup.find_all("link", href=True):
        rel = {word.lower() for word in (link.get("rel") or ())}
        kind = str(link.get("type") or "").partition(";")[0].strip().lower()
        address = absolute(str(link["href"]), url)
        if "alternate" in rel and kind in _TYPES and address and address != url:
            feeds.setdefault(address, str(link.get("title") or ""))
    news = [address for address, title in feeds.items() if "comment" not in f"{title} {address}".lower()]
    return tuple(news or feeds)


def advice(page: bytes, url: str) -> str:
    """What to do with an HTML page that stands where a feed should, as the end of a sentence; empty: nothing known."""
    feeds = named_feeds(page, url)
    if not feeds:
        return ""
    return f"; it names {' and '.join(feeds[:3])} as its feed: give the entry that address if it is the right one"
