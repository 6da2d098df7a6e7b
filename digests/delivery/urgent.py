"""Alerts out of the store into the outbox, once each; the digests' delivery sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from digests.delivery.alerts import STORY, WINDOW, Place, alerts, letters, message_id, wants_alerts
from digests.delivery.mail import Sender
from digests.delivery.subscribers import Subscriber
from digests.issue.known import articles_of
from storage.outbox import Outbox
from storage.store import ChangeQuery, Store, StoredChange


def queue_alerts(
    store: Store,
    readers: Iterable[Subscriber],
    places: Mapping[str, Place],
    sender: Sender,
    now: datetime,
    site: str | None = None,
) -> int:
    """Queue what readers call urgent and was seen within the last day; how many alerts were queued.

    `places`: what is known of each source, by its id; `site`: where each change has a page.
    """
    wanting = [reader for reader in readers if wants_alerts(reader) and not reader.is_paused(now)]
    if not wanting:
        return 0
    changes = store.changes(ChangeQuery(since=now - WINDOW, until=now))
    articles = articles_of(store, changes) if any(reader.searches for reader in wanting) else {}
    return sum(_for(store, reader, changes, places, articles, sender, now, site) for reader in wanting)


def _for(
    store: Store,
    reader: Subscriber,
    changes: Sequence[StoredChange],
    places: Mapping[str, Place],
    articles: Mapping[tuple[str, str], str],
    sender: Sender,
    now: datetime,
    site: str | None,
) -> int:
    here, box = now.astimezone(reader.zone), Outbox(store.engine)
    morning = datetime.combine(here.date(), time(), reader.zone).astimezone(UTC)

    def queued(identity: str) -> bool:
        return box.has(message_id(identity, 0, sender))

    alerted = box.alerted(reader.name, now - STORY) if changes else set()
    within_story = ChangeQuery(since=now - STORY - WINDOW, until=now)
    before = [change for change in store.changes(within_story) if change.id in alerted] if alerted else []
    sent = box.alerts_since(reader.name, morning)
    number = 0
    for alert in alerts(reader, changes, places, before, queued, sent, now, articles, site):
        number += box.queue_together(letters(alert, reader, sender, now), now, alert.change_ids)
    return number
