"""The least that a poll of these pages can be if what is new is read and kept: the same loop, without walls.

It reads by critmin's own steps, but in its own process, and keeps by `sqlite3` alone, ten pages in a transaction: the
document and its sentences once, compressed, what a later edition adds to them, its state, and a line for each poll.
Nothing is judged or told, no two sources are compared, nothing is checked when it is read again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import orjson
import requests
import zstandard

_TOGETHER = 10  # pages of a transaction
_TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS states (url TEXT PRIMARY KEY, etag TEXT, fingerprint BLOB, document TEXT, list TEXT);
    CREATE TABLE IF NOT EXISTS kept (sha256 TEXT PRIMARY KEY, content BLOB, base TEXT);
    CREATE TABLE IF NOT EXISTS changes (id INTEGER PRIMARY KEY, url TEXT, at TEXT, before TEXT, after TEXT);
    CREATE TABLE IF NOT EXISTS polls (id INTEGER PRIMARY KEY, url TEXT, at TEXT, bytes INTEGER);
"""


def poll(urls: Sequence[str], folder: Path) -> int:
    """Poll all `urls`; how many said something new."""
    new = 0
    with (
        closing(sqlite3.connect(folder / "least_pages.db", isolation_level=None)) as database,
        requests.Session() as session,
    ):
        session.trust_env = False
        database.executescript(_TABLES)
        states = {url: state for url, *state in database.execute("SELECT * FROM states")}
        database.execute("BEGIN IMMEDIATE")
        for number, url in enumerate(urls, start=1):
            etag, *known = states.get(url, (None, None, None, None))
            answer = session.get(url, headers={"If-None-Match": etag} if etag else {}, timeout=60)
            at = datetime.now(UTC)
            if answer.status_code != requests.codes.not_modified:
                new += _keep(database, url, answer, known, at)
            database.execute(
                "INSERT INTO polls (url, at, bytes) VALUES (?, ?, ?)", (url, at.isoformat(), len(answer.content))
            )
            if number % _TOGETHER == 0:
                database.execute("COMMIT")
                database.execute("BEGIN IMMEDIATE")
        database.execute("COMMIT")
    return new


def _keep(
    database: sqlite3.Connection, url: str, answer: requests.Response, known: Sequence[object], at: datetime
) -> bool:
    """Read the page and keep what is new in it; whether anything is. `known`: fingerprint, document, list."""
    from pipeline.document import Body, Document  # where nothing is new, no reader is loaded
    from pipeline.extract import page

    fingerprint, before, sentences_before = known
    document = Document(url, url, 200, {}, "text/html", Body.of(answer.content), at)
    source = SimpleNamespace(id=url, name=url, topic="news")
    extraction = page.extract_new(document, source, bytes(fingerprint) if isinstance(fingerprint, bytes) else b"")
    if extraction is None:
        return False
    list_of = orjson.dumps(extraction.records[0].fields)
    own, sentences = (
        _kept(database, content, base) for content, base in ((answer.content, before), (list_of, sentences_before))
    )
    if before is not None:
        change = (url, at.isoformat(), sentences_before, sentences)
        database.execute("INSERT INTO changes (url, at, before, after) VALUES (?, ?, ?, ?)", change)
    state = (url, answer.headers.get("ETag"), extraction.fingerprint, own, sentences)
    database.execute("INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?)", state)
    return True


def _kept(database: sqlite3.Connection, content: bytes, base: object) -> str:
    """The name of what is kept, as what it adds to `base` where there is one."""
    name = hashlib.sha256(content).hexdigest()
    compressor = zstandard.ZstdCompressor()
    if base is not None:
        frame = database.execute("SELECT content FROM kept WHERE sha256 = ?", (base,)).fetchone()[0]
        earlier = zstandard.ZstdDecompressor().decompress(frame)
        reach = (len(content) + len(earlier)).bit_length()
        compressor = zstandard.ZstdCompressor(
            dict_data=zstandard.ZstdCompressionDict(earlier, dict_type=zstandard.DICT_TYPE_RAWCONTENT),
            compression_params=zstandard.ZstdCompressionParameters.from_level(3, window_log=reach),
        )
    database.execute("INSERT OR IGNORE INTO kept VALUES (?, ?, ?)", (name, compressor.compress(content), base))
    return name
