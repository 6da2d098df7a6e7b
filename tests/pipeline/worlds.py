"""Small worlds for the tests of polling: a source, a store, a client that replays what the test recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import orjson

from pipeline.document import Body, Document
from pipeline.fetch import Capture, Client, Replay, write_warc
from pipeline.outcome import Report
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from pipeline.source import Source
from storage.store import Store
from tests.databases import open_at
from vocabulary.changes import Change, Significance, Telling

URL = "https://data.example/committees.jsonl"


def source(kind: str, url: str = URL, **entries: object) -> Source:
    """A source with everything that an entry must have; `entries` override."""
    return Source.model_validate(
        {
            "id": "watched", "name": "Watched", "organisation": "Test", "jurisdiction": "international", "kind": kind,
            "url": url, "poll": "daily", "topic": "iso-projects", "expect": {"min_records": 1, "max_vanish": 0.3},
            "why": "a test", "evidence": "written here", "confidence": "verified", "articles": "none", **entries,
        }
    )  # fmt: skip


def document(content: bytes, at: datetime, *, url: str = URL, media_type: str = "application/json") -> Document:
    """A document as `fetch` gives it."""
    return Document("watched", url, 200, {"content-type": media_type}, media_type, Body.of(content), at)


def jsonl(rows: Iterable[dict[str, object]]) -> bytes:
    """JSON Lines."""
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


def plain(change: Change, _: Source) -> Telling:
    """A telling without judgement."""
    return Telling(Significance.NOTABLE, f"{change.action} {change.record.label}", (), (), ())


def open_store(folder: Path) -> Store:
    """A store in a database of its own, closed at the end of the test."""
    return Store(open_at(folder))


def record(
    folder: Path, responses: Iterable[tuple[str, datetime, bytes]], media_type: str = "application/json"
) -> Path:
    """A WARC archive of `(url, time, body)`."""
    path = folder / "replay.warc.gz"
    write_warc(path, (Capture(url, at, media_type, [body]) for url, at, body in responses))
    return path


def poll(store: Store, archive: Path, at: datetime, *sources: Source) -> Report:
    """Poll `sources` as the archive has them at `at`."""
    with Client(replay=Replay(archive, at)) as client:
        return Refresher(store, client, plain, now=lambda: at, reader=InProcess()).refresh(sources)
