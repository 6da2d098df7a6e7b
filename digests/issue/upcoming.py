"""What is coming up: meetings, comment deadlines, ends of ballots, out of the records as they are now. Pure.

Only what has a whole date is told. The end of a ballot is computed from the day it opened, or from the days between
which it did, and the period of the ISO/IEC Directives, Part 1 (`vocabulary.iso.stages`), and is told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from digests.issue.select import Interests, follows
from digests.issue.watched import Watched
from digests.words.addresses import standard_page, web_address
from digests.words.wording import clean, counted, natural, shorten
from vocabulary.iso.stages import Ballot, Stage
from vocabulary.iso.watch import Watch, lineage
from vocabulary.minerals.mentions import mentions
from vocabulary.news.relevance import LEAD
from vocabulary.phrases import dated, plain, subject
from vocabulary.records import Kind, Meeting, NewsItem, Project, Record, WorkingGroup
from vocabulary.records.meetings import distinct
from vocabulary.telling.ballots import Opened, written
from vocabulary.telling.projects import about
from vocabulary.topics import Topic

KINDS = (Kind.MEETING, Kind.NEWS_ITEM, Kind.PROJECT)
"""The kinds of records that something can be coming up in."""
AHEAD = timedelta(days=150)
"""Further ahead nobody has to act; a systematic review lasts twenty weeks."""
_LINE = 300  # characters


@dataclass(frozen=True, slots=True)
class Alike:
    """What an end of a ballot shares with others: "systematic review ballots" close " by then; they opened ..."."""

    many: str
    how: str
    name: str  # of the document, which is its own
    committee: str


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
    end: date | None = None  # the last day of what lasts longer than one
    alike: Alike | None = None  # only of a ballot

    def when(self, today: date) -> str:
        """`today`, `in 1 day`, `in 34 days`."""
        days = (self.day - today).days
        return f"in {counted(days, 'day')}" if days > 0 else "today"


def upcoming(
    records: Iterable[tuple[str, Record]],
    sources: Sequence[Watched],
    watch: Watch,
    now: datetime,
    opened: Mapping[str, Opened] | None = None,
) -> list[Upcoming]:
    """All that is coming up from `now` on, the next first. `records` come with the source that states each.

    `opened`: when documents reached their stage, by their keys; else their stage date says so. Of the ballots only
    those in the watched scope: the others are thousands.
    """
    known = {source.id: source for source in sources}
    by_place: dict[tuple[str, str], Upcoming] = {}
    today = now.date()
    every = list(records)
    meetings = {id(record) for record in distinct(record for _, record in every if record.kind == Kind.MEETING)}
    for source, record in every:
        if record.kind == Kind.MEETING and id(record) not in meetings:
            continue
        for entry in _of(record, known.get(source), watch, opened or {}, today):
            if (entry.end or entry.day) >= today and entry.day <= today + AHEAD:
                by_place.setdefault((record.kind, entry.key), entry)
    return sorted(by_place.values(), key=_in_order)


def _in_order(entry: Upcoming) -> tuple[object, ...]:
    """By day, then by committee, then as people count references; what is alike in all of them by its key."""
    return entry.day, natural(entry.committees[0] if entry.committees else ""), natural(entry.what), entry.key


def _of(
    record: Record, source: Watched | None, watch: Watch, opened: Mapping[str, Opened], today: date
) -> list[Upcoming]:
    if record.kind == Kind.MEETING:
        stated = [_meeting(record)]
    elif record.kind == Kind.NEWS_ITEM:
        stated = [_deadline(record), _effect(record)]
    else:
        return [made for made in [_ballot(record, source, opened, today)] if made] if is_watched(record, watch) else []
    return [_made(record, *item, source, number) for number, item in enumerate(stated) if item]


def _meeting(record: Record) -> tuple[date, str, str] | None:
    day, last = _day(record.fields.get(Meeting.start)), dated(record.fields.get(Meeting.end))
    if day is None:
        return None
    who, place = plain(record.fields.get(Meeting.committee)), plain(record.fields.get(Meeting.place))
    parts = (
        f"{who} meeting" if who else record.label,
        place,
        f"until {last}" if last and record.fields.get(Meeting.end) != record.fields.get(Meeting.start) else "",
        plain(record.fields.get(Meeting.title)),
        plain(record.fields.get(Meeting.note)),
    )
    return day, ", ".join(part for part in parts if part), Topic.ISO_COMMITTEES


def _deadline(record: Record) -> tuple[date, str, str] | None:
    day = _day(record.fields.get(NewsItem.deadline))
    return (day, f"comments close: {plain(record.label)}", "") if day else None


def _effect(record: Record) -> tuple[date, str, str] | None:
    day = _day(record.fields.get(NewsItem.effective))
    return (day, f"takes effect: {plain(record.label)}", "") if day else None


def _ballot(record: Record, source: Watched | None, opened: Mapping[str, Opened], today: date) -> Upcoming | None:
    ballot = ballot_of(record)
    stated = _day(record.fields.get(Project.stage_date))
    since = opened.get(record.key) or (Opened(stated, stated) if stated else None)
    closes = since.closes(ballot) if ballot and since else None
    if ballot is None or since is None or closes is None:
        return None
    first, last = closes
    early = f", at the earliest on {written(first)}" if first and today < first < last else ""
    how = "" if since.known and ballot.fixed_weeks else f" by then{early}; {{}} {since.predicate}"
    many = ballot.name.replace("ballot", "ballots", 1).replace("consultation", "consultations", 1)
    committee = plain(record.fields.get(Project.committee))
    what = f"{ballot.name} on {about(record)} closes{how.format('it')}"
    made = _made(record, last, what, Topic.ISO_PROJECTS, source)
    return replace(made, alike=Alike(many, how.format("they"), subject(record), committee))


def ballot_of(record: Record) -> Ballot | None:
    """The ballot or review that is open on a document."""
    stage = Stage.read(record.fields.get(Project.stage))
    return stage.ballot_on(plain(record.fields.get(Project.reference)) or record.label) if stage else None


def is_watched(project: Record, watch: Watch) -> bool:
    """Whether the document is named by the mandate or belongs to a watched committee."""
    return watch.follows(project) or watch.covers(plain(project.fields.get(Project.committee)))


def _made(record: Record, day: date, what: str, topic: str, source: Watched | None, number: int = 0) -> Upcoming:
    text = " ".join(plain(record.fields.get(name), LEAD) for name in (NewsItem.title, NewsItem.summary))
    committees = lineage([plain(record.fields.get(WorkingGroup.committee))])
    topics = (topic, source.topic if source else "")
    page = standard_page(record.key) if record.kind == Kind.PROJECT else web_address(record.fields.get(NewsItem.url))
    at_source = web_address(str(source.url)) if source and record.kind == Kind.MEETING else None
    return Upcoming(
        f"{record.kind}/{record.key}" + (f"/{number}" if number else ""),
        day,
        shorten(clean(what), _LINE),
        page or at_source,
        tuple(dict.fromkeys(filter(None, topics))),
        mentions(text),
        committees,
        source.jurisdiction if source else "",
        _day(record.fields.get(Meeting.end)) if record.kind == Kind.MEETING else None,
    )


def _day(value: object) -> date | None:
    """A whole date; a month alone, and what is no date, is none."""
    try:
        return date.fromisoformat(str(value).partition("T")[0])
    except ValueError:
        return None


def for_reader(ahead: Iterable[Upcoming], interests: Interests) -> tuple[Upcoming, ...]:
    """What of it touches what a reader follows, the next first."""
    return tuple(entry for entry in ahead if _touches(entry, interests))


def _touches(entry: Upcoming, interests: Interests) -> bool:
    touched: Mapping[str, Sequence[str]] = {
        "topics": entry.topics,
        "minerals": entry.minerals,
        "committees": entry.committees,
        "jurisdictions": (entry.jurisdiction,),
    }
    return follows(interests, **touched)
