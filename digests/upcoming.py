"""What is coming up: meetings, comment deadlines, ends of ballots, out of the records as they are now. Pure.

Only what has a whole date is told. The end of a ballot is computed from the day it opened and the period that the
ISO/IEC Directives, Part 1, give it (2.6.1: enquiry, twelve weeks; 2.7.1: approval, eight weeks), and is told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from digests.details import web_address
from digests.select import Interests, follows
from digests.watched import Watched
from digests.wording import clean, counted, shorten
from vocabulary.mentions import mentions
from vocabulary.phrases import plain
from vocabulary.records import Record
from vocabulary.watch import Watch, lineage

KINDS = ("Meeting", "NewsItem", "Project")
"""The kinds of records that something can be coming up in."""
_AHEAD = timedelta(days=92)  # further ahead nobody has to act
_BALLOTS = {"40.20": ("enquiry ballot (DIS)", 12), "50.20": ("approval ballot (FDIS)", 8)}  # stage: what, weeks
_LINE = 240  # characters
_MOST = 15  # entries of one digest


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Something with a day ahead, and what it touches."""

    key: str  # stays the same while the day moves
    day: date
    what: str
    url: str | None
    topics: tuple[str, ...]
    minerals: tuple[str, ...]
    committees: tuple[str, ...]
    jurisdiction: str

    def when(self, today: date) -> str:
        """`today`, `in 1 day`, `in 34 days`."""
        days = (self.day - today).days
        return f"in {counted(days, 'day')}" if days > 0 else "today"


def upcoming(
    records: Iterable[tuple[str, Record]], sources: Sequence[Watched], watch: Watch, now: datetime
) -> list[Upcoming]:
    """All that is coming up from `now` on, the next first. `records` come with the source that states each.

    Of the ballots only those in the watched scope: the others are thousands.
    """
    known = {source.id: source for source in sources}
    found: dict[tuple[str, str], Upcoming] = {}
    today = now.date()
    for source, record in records:
        for each in _of(record, known.get(source), watch):
            if today <= each.day <= today + _AHEAD:
                found.setdefault((record.kind, record.key), each)
    return sorted(found.values(), key=lambda each: (each.day, each.what))


def _of(record: Record, source: Watched | None, watch: Watch) -> Iterator[Upcoming]:
    reader = {"Meeting": _meeting, "NewsItem": _deadline, "Project": _ballot}.get(record.kind)
    found = reader(record) if reader else None
    if found is None or (record.kind == "Project" and not _is_watched(record, watch)):
        return
    day, what, topic = found
    topics = (topic, source.topic) if source else (topic,)
    yield _made(record, day, what, topics, source.jurisdiction if source else "")


def _meeting(record: Record) -> tuple[date, str, str] | None:
    day = _day(record.fields.get("start"))
    parts = (record.label, record.fields.get("title"), record.fields.get("note"))
    return (day, ", ".join(plain(part) for part in parts if part), "iso-committees") if day else None


def _deadline(record: Record) -> tuple[date, str, str] | None:
    day = _day(record.fields.get("deadline"))
    return (day, f"comments close: {plain(record.label)}", "") if day else None


def _ballot(record: Record) -> tuple[date, str, str] | None:
    name, weeks = _BALLOTS.get(plain(record.fields.get("stage")), ("", 0))
    opened = _day(record.fields.get("stage_date")) if weeks else None
    if opened is None:
        return None
    title = plain(record.fields.get("title"))
    what = f"{name} of {record.label} ends, {weeks} weeks after it opened{': ' if title else ''}{title}"
    return opened + timedelta(weeks=weeks), what, "iso-projects"


def _is_watched(project: Record, watch: Watch) -> bool:
    return watch.follows(project) or watch.covers(plain(project.fields.get("committee")))


def _made(record: Record, day: date, what: str, topics: tuple[str, ...], jurisdiction: str) -> Upcoming:
    text = " ".join(plain(record.fields.get(name)) for name in ("title", "summary"))
    committees = lineage([plain(record.fields.get("committee"))])
    return Upcoming(
        f"{record.kind}/{record.key}",
        day,
        shorten(clean(what), _LINE),
        web_address(record.fields.get("url")),
        tuple(dict.fromkeys(filter(None, topics))),
        mentions(text),
        committees,
        jurisdiction,
    )


def _day(value: object) -> date | None:
    """A whole date; a month alone, and what is no date, is none."""
    try:
        return date.fromisoformat(str(value).partition("T")[0])
    except ValueError:
        return None


def for_reader(ahead: Iterable[Upcoming], interests: Interests) -> tuple[Upcoming, ...]:
    """What of it touches what a reader follows, the next first."""
    chosen = [each for each in ahead if _touches(each, interests)]
    return tuple(chosen[:_MOST])


def _touches(each: Upcoming, interests: Interests) -> bool:
    touched: Mapping[str, Sequence[str]] = {
        "topics": each.topics,
        "minerals": each.minerals,
        "committees": each.committees,
        "jurisdictions": (each.jurisdiction,),
    }
    return follows(interests, **touched)
