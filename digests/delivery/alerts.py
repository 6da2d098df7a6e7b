"""What a reader is told at once: changes that weigh what they call urgent, and what their urgent searches find. Pure.

One alert tells what one poll of one source found for one reader. Its Message-ID follows from these three, so the outbox
takes each one once; beyond the daily cap one last message says that the rest is in the digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from itertools import groupby

from digests.delivery.mail import POLICY, Sender
from digests.delivery.operator import CHANNEL
from digests.delivery.subscribers import Subscriber
from digests.issue.select import follows, searched
from storage.outbox import Letter
from storage.store import StoredChange
from vocabulary.search import Query, parsed

WINDOW = timedelta(days=1)
"""How far back changes are looked at: an alert that comes later than this is none."""
_LINES = 20


@dataclass(frozen=True, slots=True)
class Alert:
    """What one reader is told at once. `identity` is the same for the same thing: it is sent once."""

    identity: str
    subject: str
    text: str


def alerts(
    reader: Subscriber,
    changes: Sequence[StoredChange],
    jurisdictions: Mapping[str, str],
    queued: Callable[[str], bool],
    sent_today: int,
    today: str,
) -> Iterator[Alert]:
    """The alerts for one reader that were not `queued` yet, the oldest first; at most what a day allows.

    `changes` in the order of their ids; `sent_today`: alerts of the reader's day `today`.
    """
    left = reader.alerts_a_day - sent_today
    urgent = [change for change in changes if _is_urgent(reader, change, jurisdictions)]
    for (source, _), group in groupby(urgent, key=lambda change: (change.source, change.detected_at)):
        group_changes = list(group)
        identity = f"alert {reader.name} {source} {group_changes[0].detected_at.isoformat()}"
        if queued(identity):
            continue
        if left <= 0:
            cap = f"alert cap {reader.name} {today}"
            if not queued(cap):
                yield _capped(reader, cap)
            return
        left -= 1
        yield _alert(identity, group_changes)


def wants_alerts(reader: Subscriber) -> bool:
    """Whether the reader calls anything urgent."""
    return reader.urgent is not None or any(search.urgent for search in reader.searches)


def channels(readers: Iterable[Subscriber]) -> dict[str, str]:
    """The services of readers by their channels, which is what the outbox knows: an address holds secrets."""
    return {f"{CHANNEL}{reader.name}/{at}": service for reader in readers for at, service in enumerate(reader.notify)}


def places(reader: Subscriber) -> tuple[str, ...]:
    """Where the alerts of a reader go: to every address and every service."""
    return (*reader.addresses, *channels([reader]))


def message_id(identity: str, place: str, sender: Sender) -> str:
    """The same for the same alert to the same place."""
    digest = hashlib.sha256(f"{identity}\n{place}".encode()).hexdigest()[:32]
    return f"<{digest}.alert@{sender.domain}>"


def letters(alert: Alert, reader: Subscriber, sender: Sender, now: datetime) -> list[Letter]:
    """The alert as a letter to each place."""
    return [_letter(alert, reader, place, sender, now) for place in places(reader)]


def _is_urgent(reader: Subscriber, change: StoredChange, jurisdictions: Mapping[str, str]) -> bool:
    text = searched([change])
    if any(query.matches(text) for query in _queries(reader.exclude)):
        return False
    if any(query.matches(text) for query in _queries(search.words for search in reader.searches if search.urgent)):
        return True
    return reader.urgent is not None and _weighs(reader, change) and _is_followed(reader, change, jurisdictions, text)


def _weighs(reader: Subscriber, change: StoredChange) -> bool:
    return reader.urgent is not None and change.significance in {
        level.value for level in type(reader.urgent) if level.rank <= reader.urgent.rank
    }


def _is_followed(reader: Subscriber, change: StoredChange, jurisdictions: Mapping[str, str], text: str) -> bool:
    place = jurisdictions.get(change.source)
    return any(query.matches(text) for query in _queries(reader.interests.searches)) or follows(
        reader.interests,
        topics=change.topics,
        minerals=change.minerals,
        committees=change.committees,
        jurisdictions=(place,) if place else (),
    )


def _queries(searches: Iterable[str]) -> list[Query]:
    return [parsed(words) for words in searches]


def _alert(identity: str, changes: Sequence[StoredChange]) -> Alert:
    first = changes[0].sentence
    more = len(changes) - 1
    subject = f"{first} (and {more} more)" if more else first
    lines = [f"- {change.sentence} [{change.significance}, change {change.id}]" for change in changes[:_LINES]]
    if len(changes) > _LINES:
        lines.append(f"… and {len(changes) - _LINES} more.")
    seen = f"{changes[0].detected_at:%Y-%m-%d %H:%M} UTC, source {changes[0].source}"
    return Alert(identity, subject[:200], "\n".join([*lines, "", f"Seen {seen}.", "Look: critmin show ID", ""]))


def _capped(reader: Subscriber, identity: str) -> Alert:
    text = f"{reader.alerts_a_day} alerts were sent today, the most that you asked for; the rest is in your digest.\n"
    return Alert(identity, "critmin: no more alerts today", text)


def _letter(alert: Alert, reader: Subscriber, place: str, sender: Sender, now: datetime) -> Letter:
    identity = message_id(alert.identity, place, sender)
    to = reader.address if place.startswith(CHANNEL) else place
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address(reader.name, addr_spec=to)
    message["Subject"] = alert.subject
    message["Date"] = now
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(alert.text)
    return Letter(reader.name, place, identity, alert.subject, message.as_bytes())
