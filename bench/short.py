"""`python -m bench.short`: what reading costs beside parsing alone, in a few seconds; part of `./run check`.

Each document is read as a reader's process reads it, and parsed by lxml alone (by `orjson` for lines), by turns. The
least CPU time of all rounds counts, of either: other programs make a round slower, never faster. Printed are ratios.
Exit status 1 where one is more than twice what it usually is: something has come in that every document pays for.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from lxml import etree, html

from bench import catalogue, lists
from bench.polls.pages import feed, page
from pipeline.document import Body, Document
from pipeline.reading.messages import End
from pipeline.reading.read import messages
from pipeline.source import Source

_AT = datetime(2026, 6, 1, tzinfo=UTC)
_ROUNDS, _DOCUMENTS, _LINES = 7, 8, 1_000
_TOLERATED = 2.0  # times what is usual


@dataclass(frozen=True, slots=True)
class Case:
    """What is read, and by what it is parsed alone. `usual`: the ratio when it was measured last."""

    name: str
    usual: float
    kind: str
    media_type: str
    bodies: list[bytes]
    parse: Callable[[bytes], object]
    known: bool = False  # whether all but what is made anew for each request is known


def cases() -> list[Case]:
    """All that is measured."""
    with TemporaryDirectory() as folder:
        lines = catalogue.write_pair(Path(folder), _LINES)[0].read_bytes()
    pages, feeds = [page(number, 1, "a") for number in range(_DOCUMENTS)], [feed(n, 1) for n in range(_DOCUMENTS)]
    listing = [lists.page(number) for number in range(_DOCUMENTS)]
    return [
        Case("page of text, first", 5.5, "page", "text/html", pages, html.document_fromstring),
        Case("page of text, noise", 1.5, "page", "text/html", pages, html.document_fromstring, known=True),
        Case("page with a list", 80, "mineral-list", "text/html", listing, html.document_fromstring),
        Case("feed of 50 items", 28, "feed", "application/rss+xml", feeds, etree.fromstring),
        Case("lines of a catalogue", 3, "iso-deliverables", "application/json", [lines], _parse_lines),
    ]


def _parse_lines(body: bytes) -> None:
    for line in body.splitlines():
        orjson.loads(line)


def ratio(case: Case) -> float:
    """CPU of reading beside CPU of parsing."""
    source = Source.model_validate(
        {
            "id": "measured", "name": "Measured", "organisation": "-", "jurisdiction": "international",
            "kind": case.kind, "url": "http://localhost/", "poll": "daily", "topic": "news", "why": "measured",
            "expect": {"min_records": 0, "max_vanish": 1.0}, "evidence": "-", "confidence": "verified",
        }
    )  # fmt: skip
    fingerprints: list[bytes | None] = [None] * len(case.bodies)

    def read() -> None:
        for place, body in enumerate(case.bodies):
            document = Document("measured", "http://localhost/", 200, {}, case.media_type, Body.of(body), _AT)
            fingerprints[place] = _end(messages(document, source, fingerprints[place] if case.known else None))

    def parse() -> None:
        for body in case.bodies:
            case.parse(body)

    read()  # loads what it is read by, and finds the fingerprints
    spent = [(_cpu(read), _cpu(parse)) for _ in range(_ROUNDS)]
    return min(own for own, _ in spent) / min(alone for _, alone in spent)


def _end(answer: Iterable[object]) -> bytes | None:
    *_, last = answer
    assert isinstance(last, End), last
    return last.fingerprint


def _cpu(work: Callable[[], None]) -> float:
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Measure and print the table."""
    slow = []
    for case in cases():
        found = ratio(case)
        print(f"{case.name:24}{found:6.1f} x parsing alone, usually {case.usual:g}")
        if found > case.usual * _TOLERATED:
            slow.append(case.name)
    if slow:
        sys.exit(f"more than {_TOLERATED:g} times as much as usual: {', '.join(slow)} (bench/short.py)")


if __name__ == "__main__":
    main()
