"""The invented world of a simulated year: sources of five kinds on many hosts, and what each said when."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from digests.delivery.subscribers import Subscriber
from pipeline.fetch import Capture, write_warc
from pipeline.source import Source
from tests.pipeline.worlds import jsonl, source

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
STEP = timedelta(days=7)
_MATERIALS = (
    "Lithium",
    "Cobalt",
    "Nickel",
    "Tin",
    "Gallium",
    "Germanium",
    "Tungsten",
    "Antimony",
    "Graphite",
    "Bismuth",
)
_TYPES = {"iso-deliverables": "application/json", "iso-committees": "application/json", "feed": "text/xml"}
_SHARES = ("page", "feed", "page", "feed", "mineral-list", "page", "feed", "iso-deliverables", "page", "iso-committees")
_STATES = 7  # of each source in the year


@dataclass(frozen=True, slots=True)
class World:
    """What is watched, who is told, and how many steps of the clock the year has."""

    sources: tuple[Source, ...]
    readers: tuple[Subscriber, ...]
    steps: int

    def at(self, step: int) -> datetime:
        """The time of a step."""
        return START + STEP * step


def world(sources: int, steps: int) -> World:
    """So many sources; the same each time."""
    readers = tuple(
        Subscriber.model_validate({"name": f"Reader {n}", "address": f"reader-{n}@example.org", "cadence": cadence,
                                   "significance": "routine"})
        for n, cadence in enumerate(("daily", "weekly", "monthly", "weekly", "daily"))
    )  # fmt: skip
    return World(tuple(_source(number) for number in range(sources)), readers, steps)


def _source(number: int) -> Source:
    kind = _SHARES[number % len(_SHARES)]
    entries = {"jurisdiction": "US", "list": f"invented-{number}"} if kind == "mineral-list" else {}
    url = f"https://host{number % 41}.example/{number}"
    expect = {"min_records": 1, "max_vanish": 0.5}
    topic = "news" if kind == "feed" else "lists" if kind == "mineral-list" else "iso-projects"
    return source(kind, url, id=f"source-{number:03}", name=f"Source {number}", expect=expect, topic=topic, **entries)


def record(folder: Path, year: World) -> Path:
    """The archive of what every source said in the year."""
    path = folder / "year.warc.gz"
    write_warc(path, _captures(year))
    return path


def _captures(year: World) -> Iterator[Capture]:
    for number, item in enumerate(year.sources):
        chance = random.Random(number)
        later = sorted(chance.sample(range(1, year.steps), min(_STATES - 1, year.steps - 1)))
        for state, step in enumerate([0, *later]):
            at, media = year.at(step) - timedelta(hours=1), _TYPES.get(item.kind, "text/html")
            yield Capture(str(item.url), at, media, [_said(item.kind, number, state, year.at(step))])


def _said(kind: str, number: int, state: int, at: datetime) -> bytes:
    """What a source says in one of its states; each state is a new one."""
    if kind == "feed":
        items = "".join(
            f"<item><title>Notice {n} of {number} on lithium</title><link>https://n{number}.example/{n}</link>"
            f"<pubDate>{at:%a, %d %b %Y} 06:00:00 GMT</pubDate><description>About ore {n}.</description></item>"
            for n in range(state + 4, state, -1)
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>{items}</channel></rss>'.encode()
    if kind == "iso-deliverables":
        rows = range(1 + state, 41 + state)
        return jsonl(
            {"id": number * 1000 + n, "reference": f"ISO/DIS {number}{n:03}", "title": {"en": f"Ore {n}"},
             "currentStage": 4060 if n % 9 == state else 4020, "ownerCommittee": "ISO/TC 298"}
            for n in rows
        )  # fmt: skip
    if kind == "iso-committees":
        return jsonl(
            {"id": number * 1000 + n, "reference": f"ISO/TC {number}{n}", "title": {"en": f"Ore {n}"},
             "status": "active", "secretariat": {"id": n + state, "acronym": f"AB{n + state}"}}
            for n in range(1, 9)
        )  # fmt: skip
    if kind == "mineral-list":
        items = "".join(f"<li>{name}</li>" for name in _MATERIALS[: 4 + state])
        said = f"<h1>Critical minerals</h1><p>These {4 + state} minerals are critical:</p><ul>{items}</ul>"
        return f"<html><body><main>{said}</main></body></html>".encode()
    said = "".join(
        f"<p>Rule {n} of scheme {number} covers ore {n} from the mine to the refinery.</p>" for n in range(6)
    )
    return f"<html><body><main>{said}<p>Version {state} of scheme {number} applies.</p></main></body></html>".encode()
