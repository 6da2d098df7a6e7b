"""Alerts out of the store into the outbox, once each; the digests' delivery sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from digests.delivery.alerts import WINDOW, alerts, letters, message_id, places, wants_alerts
from digests.delivery.mail import Sender
from digests.delivery.subscribers import Subscriber
from storage.outbox import Outbox
from storage.store import ChangeQuery, Store, StoredChange


def queue_alerts(
    store: Store, readers: Iterable[Subscriber], jurisdictions: Mapping[str, str], sender: Sender, now: datetime
) -> int:
    """Queue what readers call urgent and was seen within the last day; how many alerts were queued."""
    wanting = [reader for reader in readers if wants_alerts(reader) and not reader.is_paused(now)]
    if not wanting:
        return 0
    box = Outbox(store.engine)
    changes = store.changes(ChangeQuery(since=now - WINDOW, until=now))
    return sum(_for(reader, changes, jurisdictions, box, sender, now) for reader in wanting)


def _for(
    reader: Subscriber,
    changes: Sequence[StoredChange],
    jurisdictions: Mapping[str, str],
    box: Outbox,
    sender: Sender,
    now: datetime,
) -> int:
    here = now.astimezone(reader.zone)
    morning = datetime.combine(here.date(), time(), reader.zone).astimezone(UTC)
    first = places(reader)[0]
    new_alerts = alerts(
        reader,
        changes,
        jurisdictions,
        lambda identity: box.has(message_id(identity, first, sender)),
        box.alerts_since(reader.name, first, morning),
        here.date().isoformat(),
    )
    queued = 0
    for alert in new_alerts:
        for letter in letters(alert, reader, sender, now):
            box.queue(letter, now)
        queued += 1
    return queued
