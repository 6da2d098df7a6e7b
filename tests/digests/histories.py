"""A store in which time is told: changes come in, clocks move, readers and their cadences change, digests are made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from sqlalchemy import insert

from digests.delivery.mail import Sender
from digests.delivery.prepare import DigestMaker
from digests.delivery.subscribers import Subscriber
from storage.database.connections import writing
from storage.database.tables import changes
from storage.outbox import Issued
from storage.store import Store
from tests.digests.samples import SOURCES

SENDER = Sender("Digest", "digest@example.org")
_NUMBERS = count(1)


def see(store: Store, at: datetime, number: int = 1, significance: str = "notable", title: str = "Tin") -> list[int]:
    """Store `number` news items that are detected at `at`; their ids."""
    keys = [f"{title} {next(_NUMBERS)}" for _ in range(number)]
    row = {
        "detected_at": at, "source": "trade-news", "kind": "NewsItem", "action": "added", "fields": "{}",
        "significance": significance, "topics": '["news"]', "minerals": "[]", "committees": "[]",
    }  # fmt: skip
    rows = [{**row, "key": key, "label": key, "sentence": f"News: {key}"} for key in keys]
    with writing(store.engine) as connection:
        return [connection.execute(insert(changes).returning(changes.c.id), item).scalar_one() for item in rows]


def reader(name: str = "Ada", cadence: str = "daily", **settings: object) -> Subscriber:
    """A reader who wants every digest."""
    address = f"{name.lower()}@example.org"
    return Subscriber.model_validate({"name": name, "address": address, "cadence": cadence, "hour": 7, **settings})


@dataclass
class History:
    """What every reader was told, by the ids of the changes."""

    store: Store
    told: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    rows: defaultdict[str, list[Issued]] = field(default_factory=lambda: defaultdict(list))

    @property
    def maker(self) -> DigestMaker:
        """Who makes the digests."""
        return DigestMaker(self.store, SOURCES, SENDER)

    def issue(self, readers: list[Subscriber], now: datetime, *, only_due: bool = True) -> list[Issued]:
        """Make what is due, and note which changes each row covers."""
        made = self.maker.issue(readers, now, only_due=only_due)
        for row in made:
            self.rows[row.reader].append(row)
            self.told[row.reader] += range(row.after_id + 1, row.until_id + 1)
        return made
