"""Alerts out of the store into the outbox, once each; the digests' delivery sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from digests.delivery.alerts import WINDOW, Place, alerts, letters, message_id, wants_alerts
from digests.delivery.mail import Sender
from digests.delivery.subscribers import Subscriber
from storage.outbox import Outbox
from storage.store import ChangeQuery, Store, StoredChange


def queue_alerts(
    store: Store, readers: Iterable[Subscriber], places: Mapping[str, Place], sender: Sender, now: datetime
) -> int:
    """Queue what readers call urgent and was seen within the last day; how many alerts were queued.

    `places`: what is known of each source, by its id.
    """
    wanting = [reader for reader in readers if wants_alerts(reader) and not reader.is_paused(now)]
    if not wanting:
        return 0
    box = Outbox(store.engine)
    changes = store.changes(ChangeQuery(since=now - WINDOW, until=now))
    return sum(_for(reader, changes, places, box, sender, now) for reader in wanting)


def _for(
    reader: Subscriber,
    changes: Sequence[StoredChange],
    places: Mapping[str, Place],
    box: Outbox,
    sender: Sender,
    now: datetime,
) -> int:
    here = now.astimezone(reader.zone)
    morning = datetime.combine(here.date(), time(), reader.zone).astimezone(UTC)

    def queued(identity: str) -> bool:
        return box.has(message_id(identity, 0, sender))

    new_alerts = alerts(reader, changes, places, queued, box.alerts_since(reader.name, morning), now)
    return sum(box.queue_together(letters(alert, reader, sender, now), now) for alert in new_alerts)
