"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, RDF and JSON Feed, whatever media type they are served with -> `NewsItem`.

Parsed from bytes, never from an address. `updated` is not `published`: an item whose feed gives no publication date
has none. What a feed counts (comments, views) and when it was built is not read at all. A feed is a window: what it
no longer shows has not been removed. A feed without items is a note here; `expect.min_records` decides.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import feedparser
import orjson

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, ExtractionError, Extractor
from pipeline.extract._dates import Order, stated
from pipeline.extract._links import absolute, canonical, repeated, unwrapped
from pipeline.extract._news import date_order, news_item
from pipeline.extract._text import line, strip_markup
from pipeline.extract._xml import refuse_entities
from vocabulary.records import Record

_JSON_FEED = "https://jsonfeed.org/version/"  # https://www.jsonfeed.org/version/1.1/
_JSON_KEYS = frozenset(
    "version title home_page_url feed_url description user_comment next_url icon favicon author authors language "
    "expired hubs items".split()
)
_HTML = re.compile(rb"^(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_DC_DATE = re.compile(rb"<dc:date\b")
_UPDATED = re.compile(rb"<(?:\w+:)?(?:updated|modified|lastBuildDate)\b")
_BOM = b"\xef\xbb\xbf"
_LASTING_ID = re.compile(r"^(?:tag:|urn:|https?://)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed states about one item. `link` is absolute; texts are plain."""

    link: str | None
    id: str | None
    title: str
    summary: str
    published: str | None
    date_source: str
    authors: tuple[str, ...]
    undated: bool  # a publication date stands there, but it is no date


def extract(document: Document, source: Source) -> Extraction:
    """One `NewsItem` for each item of the feed."""
    body = document.body.read().removeprefix(_BOM).lstrip()
    if body[:1] == b"{":
        entries, notes = _json_feed(body, document.url, date_order(source))
    else:
        entries, notes = _xml_feed(body, document, date_order(source))
    told = [entry for entry in entries if entry.link or entry.id or entry.title or entry.summary]
    if len(told) < len(entries):
        notes.append(f"{len(entries) - len(told)} items have no link, id, title or text and were passed over")
    if undated := sum(entry.undated for entry in told):
        notes.append(f"the publication dates of {undated} items could not be read")
    if not entries:
        notes.append("the feed has no items")
    return Extraction(tuple(_records(told, source)), notes=tuple(notes))


def _records(entries: Iterable[Entry], source: Source) -> Iterator[Record]:
    """Each item once. A link or an id that stands for several items identifies none of them."""
    entries = _once(entries)
    links = [canonical(entry.link) if entry.link else None for entry in entries]
    ids = [_lasting(entry.id, source) for entry in entries]
    many_links, many_ids = repeated(links), repeated(ids)
    told: set[str] = set()
    for entry, link, id_ in zip(entries, links, ids, strict=True):
        key = next((key for key, many in ((link, many_links), (id_, many_ids)) if key and key not in many), None)
        key = key or _key_of_text(entry, link, source)
        if key not in told:
            told.add(key)
            yield news_item(
                key,
                title=entry.title,
                published=entry.published,
                date_source=entry.date_source,
                summary=entry.summary,
                authors=entry.authors,
                url=entry.link,
            )


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those that repeat an earlier one, or its link and title."""
    found: dict[Entry | tuple[str, str], Entry] = {}
    for entry in entries:
        found.setdefault((entry.link, entry.title) if entry.link and entry.title else entry, entry)
    return list(found.values())


def _lasting(id_: str | None, source: Source) -> str | None:
    """An id as a key: URIs stand for themselves, a bare number or word means something in its own feed only."""
    if not id_:
        return None
    return id_ if _LASTING_ID.match(id_) else f"{source.id}:{id_}"


def _key_of_text(entry: Entry, link: str | None, source: Source) -> str:
    """The last resort: what the item says. An edited item is a new one then."""
    said = f"{entry.title}\n{entry.summary}"
    return f"{link or source.id}#{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def _xml_feed(body: bytes, document: Document, order: Order | None) -> tuple[list[Entry], list[str]]:
    refuse_entities(body)
    feed = _parse(body, document)
    version = feed.get("version", "")  # absent when there are no bytes at all
    if not version and not feed.entries:
        what = "an HTML page" if _HTML.match(body[:4096]) else "none of them"
        raise ExtractionError(f"{document.url}: expected RSS, Atom, RDF or JSON Feed, found {what}")
    notes = []
    if feed.bozo:
        notes.append(f"the feed is not well-formed, what could be read was read: {line(str(feed.bozo_exception))}")
    is_atom = version.startswith("atom")
    dated = not is_atom and _DC_DATE.search(body) and not _UPDATED.search(body)
    return [_entry(entry, document.url, order, dated=bool(dated), is_atom=is_atom) for entry in feed.entries], notes


def _parse(body: bytes, document: Document) -> Any:
    """feedparser's result. A stream, since feedparser takes a string or bytes for an address or a file's name."""
    headers = {"content-type": document.headers["content-type"]} if "content-type" in document.headers else {}
    try:
        return feedparser.parse(io.BytesIO(body), response_headers=headers)
    except Exception as error:  # on broken input feedparser lets out whatever its parts raise
        raise ExtractionError(f"{document.url}: the feed cannot be read: {type(error).__name__}: {error}") from error


def _entry(entry: Mapping[str, Any], base: str, order: Order | None, *, dated: bool, is_atom: bool) -> Entry:
    """`dated`: the feed's `dc:date` is the only thing that feedparser can have put under `updated`."""
    name = "published" if "published" in entry else "updated" if dated and "updated" in entry else None
    date = entry[name] if name else ""
    published = stated(date, order)
    link = _link(entry, base)
    return Entry(
        link=unwrapped(link) if link else None,
        id=line(entry["id"]) if "id" in entry else None,
        title=_plain(entry, "title", is_atom),
        summary=_plain(entry, "summary", is_atom) or _content(entry),
        published=published,
        date_source="dc:date" if name == "updated" else "feed",
        authors=tuple(author["name"] for author in entry.get("authors", ()) if author.get("name")),
        undated=bool(date) and not published,
    )


def _link(entry: Mapping[str, Any], base: str) -> str | None:
    """The publisher's own address before a counter's, the item's link before what its id may be."""
    alternates = [link for link in entry.get("links", ()) if link.get("rel") == "alternate" and link.get("href")]
    pages = [link for link in alternates if "html" in link.get("type", "")]
    candidates = [entry.get(name) for name in ("feedburner_origlink", "pheedo_origlink")]
    candidates += [link["href"] for link in pages or alternates]
    if found := next((url for link in candidates if link and (url := absolute(link, base))), None):
        return found
    guid = entry.get("link") or ""
    return absolute(guid, base) if guid.startswith(("http://", "https://")) else None


def _plain(entry: Mapping[str, Any], name: str, is_atom: bool) -> str:
    """A title or summary as plain text. Atom says whether it holds markup (RFC 4287, 3.1.1); in RSS all may do so."""
    text = entry.get(name) or ""
    detail = entry.get(f"{name}_detail") or {}
    return line(text) if is_atom and detail.get("type") == "text/plain" else strip_markup(text)


def _content(entry: Mapping[str, Any]) -> str:
    return next((strip_markup(content.value) for content in entry.get("content", ()) if content.get("value")), "")


def _json_feed(body: bytes, base: str, order: Order | None) -> tuple[list[Entry], list[str]]:
    try:
        feed = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ExtractionError(f"{base}: expected a feed, found broken JSON: {error}") from error
    if not str(feed.get("version", "")).startswith(_JSON_FEED) or not isinstance(feed.get("items"), list):
        raise ExtractionError(f"{base}: expected JSON Feed (version {_JSON_FEED}..., items), found another JSON object")
    unknown = sorted(key for key in feed if key not in _JSON_KEYS and not key.startswith("_"))
    notes = [f"a key of the feed that is not read yet: {key}" for key in unknown]
    return [_json_entry(item if isinstance(item, dict) else {}, base, order) for item in feed["items"]], notes


def _json_entry(item: Mapping[str, Any], base: str, order: Order | None) -> Entry:
    date = _string(item, "date_published")
    published = stated(date, order)
    link = absolute(_string(item, "url"), base) if _string(item, "url") else None
    html = _string(item, "content_html")
    people = [*_people(item.get("authors")), *_people([item.get("author")])]
    return Entry(
        link=unwrapped(link) if link else None,
        id=line(_string(item, "id")) or None,
        title=line(_string(item, "title")),
        summary=line(_string(item, "summary")) or line(_string(item, "content_text")) or strip_markup(html),
        published=published,
        date_source="feed",
        authors=tuple(person["name"] for person in people if isinstance(person.get("name"), str)),
        undated=bool(date) and not published,
    )


def _people(people: object) -> list[Mapping[str, Any]]:
    return [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []


def _string(item: Mapping[str, Any], name: str) -> str:
    """A text of a JSON item; a number is one too (ids), anything else is no text."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


EXTRACTOR = Extractor(kind="feed", version=1, complete=False, extract=extract)
