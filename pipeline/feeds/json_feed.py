"""JSON Feed, https://www.jsonfeed.org/version/1.1/ and 1, whether its version is written with http or https."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson

from pipeline.extraction import ExtractionError
from pipeline.feeds.entry import Entry, Feed, addresses, plain
from pipeline.parsing.dates import Order, stated
from pipeline.parsing.json_document import loads
from pipeline.parsing.text import line

_VERSION = re.compile(r"^https?://(?:www\.)?jsonfeed\.org/version/", re.IGNORECASE)
_KEYS = frozenset(
    "version title home_page_url feed_url description user_comment next_url next_page_url icon favicon author authors "
    "language expired hubs items".split()
)


def read(body: bytes, base: str, order: Order | None) -> Feed:
    """The feed. Raises `ExtractionError` for what is none."""
    try:
        feed = loads(body)
    except orjson.JSONDecodeError as error:
        raise ExtractionError(f"{base}: expected a feed, found broken JSON: {error}") from error
    if not _VERSION.match(_string(feed, "version")) or not isinstance(feed.get("items"), list):
        raise ExtractionError(
            f"{base}: expected JSON Feed (version https://jsonfeed.org/version/..., items), found another JSON object"
        )
    unknown = sorted(key for key in feed if key not in _KEYS and not key.startswith("_"))
    notes = tuple(f"a key of the feed that is not read yet: {key}" for key in unknown)
    entries = tuple(_entry(item if isinstance(item, dict) else {}, base, order) for item in feed["items"])
    follow = addresses([_string(feed, "next_url") or _string(feed, "next_page_url")], base)
    home = addresses([_string(feed, "home_page_url")], base)
    return Feed(entries, next(iter(home), None), next(iter(follow), None), notes)


def _entry(item: Mapping[str, Any], base: str, order: Order | None) -> Entry:
    date = _string(item, "date_published")
    published = stated(date, order)
    links = addresses([_string(item, "url")], base)
    people = [*_people(item.get("authors")), *_people([item.get("author")])]
    return Entry(
        link=next(iter(links), None),
        id=line(_string(item, "id")) or None,
        title=line(_string(item, "title")),
        summary=line(_string(item, "summary"))
        or line(_string(item, "content_text"))
        or plain(_string(item, "content_html")),
        published=published,
        date_source="feed",
        authors=tuple(person["name"] for person in people if isinstance(person.get("name"), str)),
        undated=bool(date) and not published,
        links=links,
    )


def _people(people: object) -> list[Mapping[str, Any]]:
    return [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []


def _string(item: Mapping[str, Any], name: str) -> str:
    """A text of a JSON item; a number is one too (ids), anything else is no text."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
