"""The least that a first load of feeds can be if its items are to be kept as critmin keeps them, by sqlite3 and lxml.

Of each item what the feed says in five elements, the words of its text (whatever judges a text begins with them), a
row of its fields as JSON, and four names, two of them by a hash; of each feed these names as one compressed row, the
compressed document and the log.
Tables and indexes are those of critmin's database. Nothing is checked, judged or compared, and no reader is apart.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from itertools import count
from pathlib import Path

import orjson
import zstandard
from lxml import etree

from storage.database.opening import open_database

_REVISION = "INSERT INTO revisions (kind, key, label, fields, source, seen_from, snapshot) VALUES (?, ?, ?, ?, ?, ?, ?)"
_NAMES = "INSERT INTO first_names (source, content) VALUES (?, ?)"
_SNAPSHOT = "INSERT INTO snapshots (sha256, size, media_type, url, stored_at, content) VALUES (?, ?, ?, ?, ?, ?)"
_POLL = (
    "INSERT INTO polls (source, started_at, finished_at, outcome, records, changes, bytes, seconds)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_AT = "2026-06-01T08:00:00Z"


class Keeper:
    """Reads feeds and keeps their items in a database of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        file = folder / "least.db"
        open_database(f"sqlite:///{file}").dispose()
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._compressor, self._quick = (zstandard.ZstdCompressor(level=level) for level in (3, 1))
        self._numbers = count()

    def read(self, body: bytes) -> None:
        """Keep one feed."""
        source, digest = f"feed-{next(self._numbers)}", hashlib.sha256(body).hexdigest()
        items = list(_items(body))
        rows = [
            ("NewsItem", key, fields["title"], orjson.dumps(fields).decode(), source, _AT, digest)
            for key, fields, _ in items
        ]
        names = self._quick.compress(orjson.dumps({key: own for key, _, own in items}))
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        self._connection.executemany(_REVISION, rows)
        execute(_NAMES, (source, names))
        execute(_SNAPSHOT, (digest, len(body), "application/rss+xml", source, _AT, self._compressor.compress(body)))
        execute(_POLL, (source, _AT, _AT, "first", len(rows), 0, len(body), 0.0))
        execute("COMMIT")


def _items(body: bytes) -> Iterator[tuple[str, dict[str, str], tuple[str, ...]]]:
    for item in etree.fromstring(body).iter("item"):
        stated = {str(element.tag): element.text or "" for element in item}
        title, link, text = stated["title"], stated["link"], stated["description"]
        day = parsedate_to_datetime(stated["pubDate"]).strftime("%Y-%m-%dT%H:%M:%SZ")
        if {"deadline", "comments"} <= set(text.lower().split()):
            raise ValueError("the invented feeds say nothing of the kind")
        fields = {"published": day, "summary": text, "title": title, "url": link}
        by_text = (f"title:{_hash(title)}:{day[:10]}", f"text:{_hash(text)}:{day}")
        yield link, fields, (f"id:{stated['guid']}", f"link:{link}", *by_text)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
