"""`python -m bench.digests`: digests for many readers out of many changes; CPU seconds and peak memory.

The changes are invented: 100,000 in a week, of which one in five is notable; 1,000 readers, no two of whom follow the
same. The making is measured in a process of its own: changes out of the database, digests and mails into the outbox.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
from sqlalchemy import insert

from digests.delivery.mail import Sender
from digests.delivery.prepare import DigestMaker
from digests.delivery.subscribers import Subscriber
from storage.database.connections import writing
from storage.database.opening import open_database
from storage.database.tables import changes
from storage.store import Store
from vocabulary.records import Kind
from vocabulary.topics import Topic

_NOW = datetime(2026, 5, 4, 7, tzinfo=UTC)
_WORDS = "ores lithium sampling test method determination mechanical systems safety water plastics steel data".split()
_MINERALS = ("lithium", "tin", "zinc", "cobalt", "nickel", "graphite", "copper", "tungsten", "fluorspar", "antimony")
_STAGES = ("20.00", "20.20", "30.20", "40.00", "40.20", "40.60", "50.20", "60.60")
_TOPICS = tuple(map(str, Topic))


@dataclass(frozen=True)
class _Source:
    """A source as the catalogue describes it."""

    id: str
    name: str
    jurisdiction: str
    topic: str
    url: str = "https://source.example/page"


_SOURCES = (
    _Source("iso", "ISO Open Data", "international", "iso-projects"),
    *(_Source(f"news-{country}", f"News of {country}", country, "news") for country in ("US", "GB", "JP", "CA", "AU")),
)


def _rows(number: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for at in range(number):
        project = chance.random() < 0.7
        title = " ".join(chance.choices(_WORDS, k=8))
        before, after = chance.sample(_STAGES, 2)
        committee = f"ISO/TC {chance.randint(1, 350)}"
        name = f"ISO/DIS {at}" if project else title
        fields = (
            {"stage": [before, after]}
            if project
            else {
                "title": [None, title],
                "url": [None, f"https://news.example/{at}"],
                "published": [None, "2026-05-01"],
            }
        )
        yield {
            "detected_at": _NOW - timedelta(days=6, seconds=-at * 5),
            "source": "iso" if project else chance.choice(_SOURCES[1:]).id,
            "kind": Kind.PROJECT if project else Kind.NEWS_ITEM,
            "key": str(at),
            "label": name,
            "action": "changed" if project else "added",
            "fields": orjson.dumps(fields).decode(),
            "significance": chance.choices(["critical", "notable", "routine"], [1, 20, 79])[0],
            "sentence": f"{name} ({title}) moved from {before} to {after}" if project else f"News: “{title}”",
            "topics": orjson.dumps(["iso-projects" if project else chance.choice(_TOPICS)]).decode(),
            "minerals": orjson.dumps(chance.sample(_MINERALS, 1)).decode(),
            "committees": orjson.dumps(
                [f"{committee}/SC {chance.randint(1, 9)}", committee] if project else []
            ).decode(),
        }


def _readers(number: int, chance: random.Random) -> list[Subscriber]:
    return [
        Subscriber.model_validate(
            {
                "name": f"Reader {at}",
                "address": f"reader-{at}@example.org",
                "cadence": "weekly",
                "topics": chance.sample(_TOPICS, chance.randint(0, 3)),
                "minerals": chance.sample(_MINERALS, chance.randint(0, 3)),
                "committees": [f"ISO/TC {chance.randint(1, 350)}" for _ in range(chance.randint(1, 12))],
                "jurisdictions": chance.sample(["US", "GB", "JP", "CA", "AU"], chance.randint(0, 2)),
                "significance": chance.choice(["notable", "routine"]),
            }
        )
        for at in range(number)
    ]


def _fill(url: str, number: int) -> None:
    rows = list(_rows(number, random.Random(7)))
    with writing(open_database(url)) as connection:
        connection.execute(insert(changes), rows)


def _make(url: str, number: int) -> None:
    readers = _readers(number, random.Random(11))
    begun = time.process_time()
    store = Store(open_database(url))
    maker = DigestMaker(store, _SOURCES, Sender("Digest", "digest@example.org", "digest@example.org"))
    made = maker.issue(readers, _NOW)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reported = sum(row.told for row in made) / len(made)
    print(
        f"{len(made)} digests ({reported:,.0f} changes told in one, on average): {seconds:.1f} s of CPU, {peak:.0f} MB"
    )


def main() -> None:
    """Fill a database, then measure; each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.digests", description=__doc__)
    parser.add_argument("--changes", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=1_000)
    parser.add_argument("--phase", choices=["fill", "make"], help=argparse.SUPPRESS)
    parser.add_argument("--database", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.phase == "fill":
        _fill(options.database, options.changes)
    elif options.phase == "make":
        _make(options.database, options.readers)
    else:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'critmin.db'}"
            given = ["--changes", str(options.changes), "--readers", str(options.readers), "--database", url]
            for phase in ("fill", "make"):
                subprocess.run([sys.executable, "-m", "bench.digests", *given, "--phase", phase], check=True)


if __name__ == "__main__":
    main()
