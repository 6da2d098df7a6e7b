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
from digests.issue.select import follows, rules_of, searched
from storage.outbox import Letter
from storage.relevance import of_change
from storage.store import StoredChange
from vocabulary.changes import Action, Significance
from vocabulary.news.rules import Section
from vocabulary.phrases import plain
from vocabulary.records import NewsItem
from vocabulary.search import parsed

WINDOW = timedelta(days=1)
"""How far back changes are looked at: an alert that comes later than this is none."""
_LINES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """What an alert says of a source, and what readers follow of it."""

    name: str
    jurisdiction: str | None


@dataclass(frozen=True, slots=True)
class Alert:
    """What one reader is told at once. `identity` is the same for the same thing: it is sent once."""

    identity: str
    subject: str
    text: str


def alerts(
    reader: Subscriber,
    changes: Sequence[StoredChange],
    places: Mapping[str, Place],
    queued: Callable[[str], bool],
    sent_today: int,
    now: datetime,
) -> Iterator[Alert]:
    """The alerts for one reader that were not `queued` yet, the oldest first; at most what a day allows.

    `changes` in the order of their ids; `places`: of each source; `sent_today`: alerts of the reader's day of `now`.
    What was left out on a day that had enough is left out for good: that day's last message said so.
    """
    left, today = reader.alerts_a_day - sent_today, _day(reader, now)
    reasons = _Urgency(reader, places)
    urgent = [(change, why) for change in changes if (why := reasons.why(change))]
    for (source, at), group in groupby(urgent, key=lambda pair: (pair[0].source, pair[0].detected_at)):
        identity = f"alert {reader.name} {source} {at.isoformat()}"
        if queued(identity):
            continue
        cap = f"alert cap {reader.name} {_day(reader, at)}"
        if _day(reader, at) != today and queued(cap):
            continue
        if left <= 0:
            if not queued(cap := f"alert cap {reader.name} {today}"):
                yield _capped(reader, cap)
            return
        left -= 1
        yield _alert(identity, list(group), places.get(source))


def _day(reader: Subscriber, moment: datetime) -> str:
    return moment.astimezone(reader.zone).date().isoformat()


def wants_alerts(reader: Subscriber) -> bool:
    """Whether the reader calls anything urgent."""
    return reader.urgent is not None or any(search.urgent for search in reader.searches)


def channels(readers: Iterable[Subscriber]) -> dict[str, str]:
    """The services of readers by their channels, which is what the outbox knows: an address holds secrets."""
    return {f"{CHANNEL}{reader.name}/{at}": service for reader in readers for at, service in enumerate(reader.notify)}


def places(reader: Subscriber) -> tuple[str, ...]:
    """Where the alerts of a reader go: to every address and every service."""
    return (*reader.addresses, *channels([reader]))


def message_id(identity: str, number: int, sender: Sender) -> str:
    """The same for the same alert to the reader's place of this number, whatever its address is by then."""
    digest = hashlib.sha256(f"{identity}\n{number}".encode()).hexdigest()[:32]
    return f"<{digest}.alert@{sender.domain}>"


def letters(alert: Alert, reader: Subscriber, sender: Sender, now: datetime) -> list[Letter]:
    """The alert as a letter to each place."""
    return [
        _letter(alert, reader, place, message_id(alert.identity, number, sender), sender, now)
        for number, place in enumerate(places(reader))
    ]


class _Urgency:
    """Why a reader is told a change at once, by what the reader's entry says."""

    def __init__(self, reader: Subscriber, places: Mapping[str, Place]) -> None:
        self._reader, self._places = reader, places
        self._excluded = [parsed(words) for words in reader.exclude]
        self._urgent = [(search.name, parsed(search.words)) for search in reader.searches if search.urgent]
        self._followed = [parsed(search.words) for search in reader.searches]
        interests = reader.interests
        self._rules = rules_of(interests) if interests.has_rules else None

    def why(self, change: StoredChange) -> str | None:
        """In words for the reader; `None` where the change can wait for the digest."""
        text = searched([change])
        if any(query.matches(text) for query in self._excluded):
            return None
        if searches := [name for name, query in self._urgent if query.matches(text)]:
            return f"your search “{searches[0]}”"
        if self._weighs(change) and self._follows(change, text):
            return change.significance
        return None

    def _weighs(self, change: StoredChange) -> bool:
        least = self._reader.urgent
        if least is None:
            return False
        weight = Significance(change.significance)
        if self._rules and change.action == Action.ADDED and (own := of_change(change, self._rules)):
            core = own.section is Section.CORE
            weight = min(weight, Significance.NOTABLE, key=_rank) if core else Significance.ROUTINE
        return weight.rank <= least.rank

    def _follows(self, change: StoredChange, text: str) -> bool:
        place = self._places.get(change.source)
        return any(query.matches(text) for query in self._followed) or follows(
            self._reader.interests,
            topics=change.topics,
            minerals=change.minerals,
            committees=change.committees,
            jurisdictions=(place.jurisdiction,) if place and place.jurisdiction else (),
        )


def _rank(weight: Significance) -> int:
    return weight.rank


def _alert(identity: str, urgent: Sequence[tuple[StoredChange, str]], place: Place | None) -> Alert:
    first, more = urgent[0][0], len(urgent) - 1
    subject = f"{first.sentence} (and {more} more)" if more else first.sentence
    lines = [line for change, why in urgent[:_LINES] for line in _lines(change, why)]
    if len(urgent) > _LINES:
        lines.append(f"… and {len(urgent) - _LINES} more.")
    name = f"{place.name} ({first.source})" if place else first.source
    seen = f"Seen {first.detected_at:%Y-%m-%d %H:%M} UTC: {name}."
    return Alert(identity, subject[:200], "\n".join([*lines, "", seen, ""]))


def _lines(change: StoredChange, why: str) -> Iterator[str]:
    yield f"- {change.sentence}"
    if link := plain(change.fields.get(NewsItem.url, (None, None))[1]):
        yield f"  {link}"
    yield f"  Why: {why}. Change {change.id}."


def _capped(reader: Subscriber, identity: str) -> Alert:
    most = "1 alert was" if reader.alerts_a_day == 1 else f"{reader.alerts_a_day} alerts were"
    text = f"{most} sent today, which is the most you want; the rest is in your digest.\n"
    return Alert(identity, "critmin: no more alerts today", text)


def _letter(alert: Alert, reader: Subscriber, place: str, identity: str, sender: Sender, now: datetime) -> Letter:
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
