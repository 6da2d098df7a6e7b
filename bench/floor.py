"""`python -m bench.floor`: the least that polls of the ISO catalogue can cost, part by part, against parsing it alone.

One thread does what cannot be left out (receive, hash, tell lines apart, read, compress, store), mostly by the
functions that critmin uses for it. Nothing is handed from process to process, checked, compared or told, and SQLite
is used without a layer above it.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar
from urllib.request import urlopen

import orjson
import zstandard

from bench.catalogue import write_pair
from bench.site import Site, served
from pipeline.document import Body
from pipeline.extract.iso_deliverables import line
from storage.database.opening import open_database
from storage.evidence import line_deltas
from vocabulary.known_lines import Lines, laid_out
from vocabulary.records import Record

_PIECE = 1 << 20
_AT_ONCE = 500  # rows
_INSERT = (
    "INSERT INTO revisions (kind, key, label, fields, source, seen_from, snapshot) VALUES (?, ?, ?, ?, 'iso', ?, '-')"
)
_END = "UPDATE revisions SET seen_until = ? WHERE kind = ? AND key = ? AND source = 'iso' AND seen_until IS NULL"
_KEEP = (
    "INSERT INTO snapshots (sha256, size, media_type, url, stored_at, content, lines) VALUES (?, 0, '', '', ?, ?, ?)"
)
_AT = "2026-01-05 00:00:00.000000"
T = TypeVar("T")


@dataclass
class Phase:
    """CPU seconds of each part of a poll."""

    name: str
    parts: dict[str, float] = field(default_factory=dict)

    def timed(self, part: str, work: Callable[[], T]) -> T:
        """What `work` gives; its time is the part's."""
        begun = time.thread_time()
        result = work()
        self.parts[part] = time.thread_time() - begun
        return result

    def told(self, unit: float) -> str:
        """The parts as multiples of `unit`."""
        parts = ", ".join(f"{name} {seconds / unit:.2f}" for name, seconds in self.parts.items())
        return f"{self.name:<11}{sum(self.parts.values()) / unit:>6.2f}  {parts}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.floor", description=__doc__)
    parser.add_argument("--projects", type=int, default=80_000)
    options = parser.parse_args()
    gc.disable()
    with tempfile.TemporaryDirectory() as name, served() as site:
        before, after = write_pair(Path(name), options.projects)
        gc.collect()
        parsing = Phase("parsing")
        parsing.timed("all", lambda: _parse(after))
        open_database(f"sqlite:///{name}/floor.db").dispose()
        with closing(sqlite3.connect(f"{name}/floor.db", isolation_level=None)) as database:
            database.execute("PRAGMA synchronous = NORMAL")
            phases = _phases(site, before, after, database)
    for phase in (parsing, *phases):
        print(phase.told(parsing.parts["all"]))


def _phases(site: Site, before: Path, after: Path, database: sqlite3.Connection) -> list[Phase]:
    first, changed, unchanged = Phase("first"), Phase("changed"), Phase("unchanged")
    body = _received(first, site, before)
    known = first.timed("lines", lambda: laid_out(body.open())[0])
    records = first.timed("records", lambda: [_row(line(text, at)) for at, text in enumerate(body.open(), 1)])
    content = first.timed("compress", lambda: _compressed(body.open()))
    first.timed("store", lambda: _stored(database, records, (body.sha256, content, known.packed()), renewed=False))
    first.timed("close", body.close)
    body = _received(changed, site, after)
    lines = changed.timed("lines", lambda: laid_out(body.open(), known)[0])
    records = changed.timed("records", lambda: [_row(line(text, 1)) for text in _new(body.open(), lines, known)])
    addition = changed.timed("delta", lambda: line_deltas.delta(body.open(), lines, known.packed()) or b"")
    changed.timed("store", lambda: _stored(database, records, (body.sha256, addition, lines.packed()), renewed=True))
    changed.timed("close", body.close)
    _received(unchanged, site, after, evidence=False).close()
    return [first, changed, unchanged]


def _parse(file: Path) -> None:
    with file.open("rb") as stream:
        for text in stream:
            orjson.loads(text)


def _received(phase: Phase, site: Site, file: Path, *, evidence: bool = True) -> Body:
    site.file = file
    with urlopen(site.url) as answer:
        body = phase.timed("receive", lambda: Body(iter(lambda: answer.read1(_PIECE), b"")))
    if evidence:
        phase.timed("sha256", lambda: body.sha256)  # which is remembered
    return body


def _row(record: Record) -> tuple[str, str, str, str, str]:
    fields = orjson.dumps(record.fields, option=orjson.OPT_SORT_KEYS).decode()
    return record.kind.value, record.key, record.label, fields, _AT


def _new(stream: IO[bytes], lines: Lines, known: Lines) -> Iterator[bytes]:
    """The lines that are not known."""
    before, at = set(known.each_hash()), 0
    for digest, size in zip(lines.each_hash(), lines.sizes, strict=True):
        if digest not in before:
            stream.seek(at)
            yield stream.read(size)
        at += size


def _compressed(stream: IO[bytes]) -> bytes:
    compressor = zstandard.ZstdCompressor(level=3).compressobj()
    pieces = [compressor.compress(piece) for piece in iter(lambda: stream.read(_PIECE), b"")]
    return b"".join([*pieces, compressor.flush()])


def _stored(
    database: sqlite3.Connection,
    rows: list[tuple[str, str, str, str, str]],
    evidence: tuple[str, bytes, bytes],
    *,
    renewed: bool,
) -> None:
    database.execute("BEGIN IMMEDIATE")
    if renewed:
        database.executemany(_END, [(_AT, kind, key) for kind, key, *_ in rows])
    remaining = iter(rows)
    while some := list(islice(remaining, _AT_ONCE)):
        database.executemany(_INSERT, some)
    sha256, content, lines = evidence
    database.execute(_KEEP, (sha256, _AT, content, lines))
    database.execute("COMMIT")


if __name__ == "__main__":
    main()
