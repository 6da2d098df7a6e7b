"""Feeds that the histories are made of: written here, in the shapes that publishers use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

import orjson

DAY = datetime(2026, 11, 20, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One item as a publisher writes it; what is empty is not written."""

    title: str = ""
    link: str = ""
    guid: str = ""
    date: str = format_datetime(DAY)
    text: str = ""
    alternates: tuple[str, ...] = ()

    def but(self, **other: object) -> Item:
        """The same item with other values."""
        return replace(self, **other)  # type: ignore[arg-type]


def rss(*items: Item, head: str = "", link: str = "https://news.example/") -> bytes:
    """RSS 2.0."""
    body = "".join(
        "<item>"
        + (f"<title>{escape(item.title)}</title>" if item.title else "")
        + (f"<link>{escape(item.link)}</link>" if item.link else "")
        + (f'<guid isPermaLink="false">{escape(item.guid)}</guid>' if item.guid else "")
        + (f"<pubDate>{item.date}</pubDate>" if item.date else "")
        + (f"<description>{escape(item.text)}</description>" if item.text else "")
        + "</item>"
        for item in items
    )
    start = '<?xml version="1.0" encoding="utf-8"?>'
    return (
        f'{start}{head}<rss version="2.0"><channel><title>F</title><link>{link}</link>{body}</channel></rss>'.encode()
    )


def atom(*items: Item) -> bytes:
    """Atom; each alternate is a link of its own."""
    body = "".join(
        f"<entry><title>{escape(item.title)}</title><id>{escape(item.guid)}</id>"
        + "".join(f'<link rel="alternate" href="{escape(entry)}"/>' for entry in item.alternates or (item.link,))
        + f"<published>{DAY.isoformat()}</published><summary>{escape(item.text)}</summary></entry>"
        for item in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{body}</feed>'.encode()


def json_feed(*items: Item, version: str = "https://jsonfeed.org/version/1.1", more: str = "") -> bytes:
    """JSON Feed."""
    rows = [
        {"id": item.guid or item.link, "url": item.link, "title": item.title, "content_text": item.text,
         "date_published": DAY.isoformat()}
        for item in items
    ]  # fmt: skip
    return orjson.dumps({"version": version, "title": "F", "items": rows, **({"next_url": more} if more else {})})


def numbered(*numbers: int) -> list[Item]:
    """Ordinary items, the newest first."""
    return [Item(f"Item {number}", f"https://news.example/a/{number}", f"id-{number}") for number in numbers]
