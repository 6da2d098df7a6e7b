"""What a reader is told at once: changes that weigh what they call urgent, and what their urgent searches find. Pure.

One alert tells what one poll of one source found for one reader, each story once: what a later outlet tells of a story
that the reader was told is no alert, a step of a matter is. The outbox takes an alert together with the changes that it
tells; beyond the daily cap one last message says that the rest is in the digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from itertools import groupby

from digests.delivery.mail import POLICY, Sender
from digests.delivery.operator import CHANNEL
from digests.delivery.subscribers import Subscriber
from digests.events.news import described
from digests.forms.details import address_of
from digests.issue.select import Articles, follows, rules_of, searched
from digests.words.addresses import site_page, web_address
from digests.words.wording import clean, listed, shorten
from storage.outbox import Letter
from storage.relevance import of_change
from storage.store import StoredChange
from vocabulary.changes import Action, Significance
from vocabulary.news.rules import Section
from vocabulary.news.stories import Item, belongs, same_story
from vocabulary.records import Kind
from vocabulary.search import parsed

WINDOW = timedelta(days=1)
"""How far back changes are looked at: an alert that comes later than this is none."""
STORY = timedelta(days=5)
"""How far back a story may have been told for the next outlet to tell nothing new."""
_LINES = 20
_LINE = 600  # characters of one
_SUBJECT = 200  # characters
_OTHERS = 6  # outlets that are named


@dataclass(frozen=True, slots=True)
class Place:
    """What an alert says of a source, and what readers follow of it."""

    name: str
    jurisdiction: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """What one reader is told at once. `identity` is the same for the same thing: it is sent once. `change_ids`: of the
    changes that it reports; none where it only says that there are no more."""

    identity: str
    subject: str
    text: str
    change_ids: tuple[int, ...] = ()


@dataclass(slots=True)
class _Story:
    """A change that is told, why, and what others tell of the same."""

    change: StoredChange
    why: str
    others: list[StoredChange] = field(default_factory=list)


def alerts(
    reader: Subscriber,
    changes: Sequence[StoredChange],
    places: Mapping[str, Place],
    before: Sequence[StoredChange],
    queued: Callable[[str], bool],
    sent_today: int,
    now: datetime,
    articles: Articles | None = None,
    site: str | None = None,
) -> Iterator[Alert]:
    """The alerts for one reader, the oldest first; at most what a day allows.

    `changes` in the order of their ids; `places`: of each source; `before`: what the reader was told at once within
    `STORY`; `queued`: whether a message was; `sent_today`: alerts of the reader's day of `now`; `articles`: of items;
    `site`: where each change has a page. What was left out on a day that had enough is left out for good: that day's
    last message said so.
    """
    left, today = reader.alerts_a_day - sent_today, _day(reader, now)
    reasons = _Urgency(reader, places, articles or {})
    known = {change.id for change in before}
    urgent = [(change, why) for change in changes if change.id not in known and (why := reasons.why(change))]
    for (_, at), group in groupby(_stories(urgent, before), key=_poll):
        if _day(reader, at) != today and queued(f"alert cap {reader.name} {_day(reader, at)}"):
            continue
        if left <= 0:
            if not queued(cap := f"alert cap {reader.name} {today}"):
                yield _capped(reader, cap)
            return
        left -= 1
        yield _alert(reader, list(group), places, site)


def _poll(story: _Story) -> tuple[str, datetime]:
    return story.change.source, story.change.detected_at


def _stories(urgent: Iterable[tuple[StoredChange, str]], before: Iterable[StoredChange]) -> list[_Story]:
    """What is to be told, each story once, in the order in which it was seen; without those told `before`."""
    earlier = [described(change) for change in before if _is_new_item(change)]
    stories: list[_Story] = []
    known: list[tuple[list[Item], _Story]] = []
    for change, why in urgent:
        if not _is_new_item(change):
            stories.append(_Story(change, why))
            continue
        item = described(change)
        if any(same_story(one, item) for one in earlier):
            continue
        if story_of := next(((items, story) for items, story in known if belongs(item, items)), None):
            story_of[0].append(item)
            story_of[1].others.append(change)
            continue
        stories.append(_Story(change, why))
        known.append(([item], stories[-1]))
    return stories


def _is_new_item(change: StoredChange) -> bool:
    return change.kind == Kind.NEWS_ITEM and change.action == Action.ADDED


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

    def __init__(self, reader: Subscriber, places: Mapping[str, Place], articles: Articles) -> None:
        self._reader, self._places, self._articles = reader, places, articles
        self._excluded = [parsed(words) for words in reader.exclude]
        self._urgent = [(search.name, parsed(search.words)) for search in reader.searches if search.urgent]
        self._followed = [parsed(search.words) for search in reader.searches]
        interests = reader.interests
        self._rules = rules_of(interests) if interests.has_rules else None

    def why(self, change: StoredChange) -> str | None:
        """In words for the reader; `None` where the change can wait for the digest."""
        if any(query.matches(searched([change])) for query in self._excluded):
            return None
        text = searched([change], self._articles)
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


def _alert(reader: Subscriber, stories: Sequence[_Story], places: Mapping[str, Place], site: str | None) -> Alert:
    first, more = stories[0].change, len(stories) - 1
    rest = f" (and {more} more)" if more else ""
    subject = shorten(clean(first.sentence), _SUBJECT - len(rest)) + rest
    lines = [line for story in stories[:_LINES] for line in _lines(story, places, site)]
    if len(stories) > _LINES:
        lines.append(f"… and {len(stories) - _LINES} more.")
    here, name = first.detected_at.astimezone(reader.zone), _name(first.source, places)
    where = name if name == first.source else f"{name} ({first.source})"
    seen = f"Seen on {reader.dates.day(first.detected_at)} at {here:%H:%M} ({reader.time_zone}): {where}."
    change_ids = sorted(change.id for story in stories for change in (story.change, *story.others))
    identity = f"alert {reader.name} change {change_ids[0]}"
    return Alert(identity, subject, "\n".join([*lines, "", seen, ""]), tuple(change_ids))


def _lines(story: _Story, places: Mapping[str, Place], site: str | None) -> Iterator[str]:
    change = story.change
    yield f"- {shorten(clean(change.sentence), _LINE)}"
    place = places.get(change.source)
    if link := address_of(change) or web_address(place.url if place else None):
        yield f"  {link}"
    if site:
        yield f"  {site_page(site, change.id)}"
    if story.others:
        names = dict.fromkeys(_name(other.source, places) for other in story.others)
        yield f"  Also reported by: {listed(list(names), _OTHERS)}."
    yield f"  Why: {story.why}. Change {story.change.id}."


def _name(source: str, places: Mapping[str, Place]) -> str:
    return shorten(clean(places[source].name), _SUBJECT) if source in places else source


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
