"""Feeds by feedparser, which survives the real world: broken XML, odd namespaces, HTML in titles."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import feedparser

from pipeline.extraction import ExtractionError
from pipeline.feeds.discovery import advice
from pipeline.feeds.entry import Entry, Feed, addresses, plain, plainest
from pipeline.feeds.readable import is_html
from pipeline.parsing.dates import Order, stated
from pipeline.parsing.links import absolute
from pipeline.parsing.text import line

_PLACE = re.compile(r"^<unknown>:(\d+):(\d+): ")
_DC_DATE = re.compile(rb"<dc:date\b")
_UPDATED = re.compile(rb"<(?:\w+:)?(?:updated|modified|lastBuildDate)\b")


def read(body: bytes, url: str, headers: Mapping[str, str], order: Order | None) -> Feed:
    """The feed. Raises `ExtractionError` for what is none."""
    feed = _parsed(body, url, headers)
    version = feed.get("version", "")  # absent when there are no bytes at all
    if not version and not feed.entries:
        what = f"an HTML page{advice(body, url)}" if is_html(body) else "none of them"
        raise ExtractionError(f"{url}: expected RSS, Atom, RDF or JSON Feed, found {what}")
    notes = []
    if feed.bozo:
        notes.append(f"the feed is not well-formed; what could be read was used: {_fault(feed.bozo_exception)}")
    if moved := feed.feed.get("newlocation") or feed.feed.get("itunes_new-feed-url"):
        notes.append(f"the feed says that it has moved to {line(str(moved))}; change its address in the catalogue")
    is_atom = version.startswith("atom")
    dated = not is_atom and _DC_DATE.search(body) and not _UPDATED.search(body)
    entries = tuple(_entry(entry, url, order, dated=bool(dated), is_atom=is_atom) for entry in feed.entries)
    follow = [link.get("href") for link in feed.feed.get("links", ()) if link.get("rel") == "next"]
    home = addresses([feed.feed.get("link")], url)
    return Feed(entries, next(iter(home), None), next(iter(addresses(follow, url)), None), tuple(notes))


def _parsed(body: bytes, url: str, headers: Mapping[str, str]) -> Any:
    """feedparser's result. A stream, since feedparser takes a string or bytes for an address or a file's name."""
    known = {"content-type": headers["content-type"]} if "content-type" in headers else {}
    try:
        return feedparser.parse(io.BytesIO(body), response_headers=known)
    except MemoryError:  # the reader's own limit, which has a sentence of its own
        raise
    except Exception as error:  # on broken input feedparser lets out whatever its parts raise
        raise ExtractionError(f"{url}: the feed cannot be read: {type(error).__name__}: {error}") from error


def _fault(error: object) -> str:
    """What the parser says is wrong, with the place where it states one: `line 1, column 712: not well-formed`."""
    return _PLACE.sub(r"line \1, column \2: ", line(str(error)))


def _entry(entry: Mapping[str, Any], base: str, order: Order | None, *, dated: bool, is_atom: bool) -> Entry:
    """`dated`: the feed's `dc:date` is the only thing that feedparser can have put under `updated`."""
    name = "published" if "published" in entry else "updated" if dated and "updated" in entry else None
    date = entry[name] if name else ""
    published = stated(date, order)
    links = _links(entry, base)
    return Entry(
        link=next(iter(links), None),
        id=line(entry["id"]) if "id" in entry else None,
        title=_plain(entry, "title", is_atom),
        summary=_plain(entry, "summary", is_atom) or _content(entry),
        published=published,
        date_source="dc:date" if name == "updated" else "feed",
        authors=tuple(author["name"] for author in entry.get("authors", ()) if author.get("name")),
        undated=bool(date) and not published,
        links=links,
        modified=stated(entry["updated"], order) if is_atom and "updated" in entry else None,
    )


def _links(entry: Mapping[str, Any], base: str) -> tuple[str, ...]:
    """The publisher's own address before a counter's, the item's link before what its id may be."""
    alternates = [link for link in entry.get("links", ()) if link.get("rel") == "alternate" and link.get("href")]
    pages = [link for link in alternates if "html" in link.get("type", "")]
    candidates = [entry.get(name) for name in ("feedburner_origlink", "pheedo_origlink")]
    candidates += [link["href"] for link in (*pages, *alternates)]
    if usable := addresses(candidates, base):
        return usable
    guid = entry.get("link") or ""
    url = absolute(guid, base) if guid.startswith(("http://", "https://")) else None
    return addresses([url], base)


def _plain(entry: Mapping[str, Any], name: str, is_atom: bool) -> str:
    """A title or summary as plain text. Atom says whether it holds markup (RFC 4287, 3.1.1); in RSS all may do so."""
    text = entry.get(name) or ""
    detail = entry.get(f"{name}_detail") or {}
    return plainest(text) if is_atom and detail.get("type") == "text/plain" else plain(text)


def _content(entry: Mapping[str, Any]) -> str:
    return next((plain(content.value) for content in entry.get("content", ()) if content.get("value")), "")
