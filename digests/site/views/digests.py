"""The archive of digests: what each week's digest tells a reader who follows everything."""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from digests.events.event import Event
from digests.issue.digest import Section as Theme
from digests.issue.digest import build
from digests.site.page import Day, Later, Page, to
from digests.site.world import World
from digests.tables.frame import Line, Section, Table
from digests.words import places
from digests.words.periods import Period
from digests.words.wording import counted
from storage.model import StoredChange

_WEEK = timedelta(days=7)
_MOST = 100  # events of one theme; all of them stand on the pages of their days
_RANK = 3


def pages(world: World) -> Iterator[Page | Later]:
    """A page for each week in which something changed, and the list of them."""
    weeks = _weeks(world)
    for monday, days in weeks.items():
        yield _later(world, monday, days)
    yield _archive(world, weeks)


def _weeks(world: World) -> Mapping[date, list[Day]]:
    """The days of each week on which something was seen, under its Monday, the oldest week first."""
    by_week: defaultdict[date, list[Day]] = defaultdict(list)
    for of_day in world.days:
        day = date.fromisoformat(of_day.day)
        by_week[day - timedelta(days=day.weekday())].append(of_day)
    return by_week


def _later(world: World, monday: date, days: Sequence[Day]) -> Later:
    """A week that is over keeps its page: it tells what was known when it was made."""
    reported = [(change.id, change.words, change.significance) for day in days for change in day.changes]
    key = hashlib.blake2b(repr((reported, _last(world, monday))).encode(), digest_size=12).hexdigest()
    make = functools.partial(_page, world, monday, days)
    return Later(places.of_digest(monday), key, make, title=_title(monday), kind="digest", rank=_RANK)


def _last(world: World, monday: date) -> date:
    return min(monday + timedelta(days=6), world.as_of)


def _title(monday: date) -> str:
    since = datetime.combine(monday, time.min, UTC)
    return f"Digest, {Period(since, since + timedelta(days=6)).span}"


def _period(monday: date) -> Period:
    since = datetime.combine(monday, time.min, UTC)
    return Period(since, since + _WEEK)


def _page(world: World, monday: date, days: Sequence[Day]) -> Page:
    period, last = _period(monday), _last(world, monday)
    changes = sorted((world.whole(change) for day in days for change in day.changes), key=_by_id)
    known = world.beside(changes, last)
    made = build(changes, (), period, sources=(), generated_at=period.until, known=known)
    return Page(
        address=places.of_digest(monday),
        title=_title(monday),
        kind="digest",
        lead=(made.subject, f"{counted(made.counts.changes, 'change')} seen, {made.counts.reported:,} reported here."),
        sections=(
            *(_theme(section) for section in made.sections),
            *((_asides(made.asides),) if made.asides else ()),
            Section(
                "All changes, routine ones too", points=tuple((to(day.day, places.of_day(day.day)),) for day in days)
            ),
        ),
        facts=world.facts((), max(change.detected_at for change in changes), how="from critmin’s own polls"),
        trail=(to("Digests", places.DIGESTS),),
        rank=_RANK,
    )


def _by_id(change: StoredChange) -> int:
    return change.id


def _theme(section: Theme) -> Section:
    points = [point for event in section.events[:_MOST] for point in _points(event)]
    more = len(section.events) - _MOST + section.more
    left = (f"{counted(more, 'further event')} on the pages of the days below.",) if more > 0 else ()
    return Section(section.theme.title, text=left, points=tuple(points))


def _points(event: Event) -> Iterator[Line]:
    yield to(event.headline, places.of_change(event.changes[0].id)), *(f". {line}" for line in event.lines)


def _asides(events: Sequence[Event]) -> Section:
    links = (to(event.headline, places.of_change(event.changes[0].id)) for event in events)
    return Section("In context", points=tuple((link,) for link in links))


def _archive(world: World, weeks: Mapping[date, Sequence[Day]]) -> Page:
    rows = [
        (to(_title(monday), places.of_digest(monday)), sum(len(day.changes) for day in days))
        for monday, days in sorted(weeks.items(), reverse=True)
    ]
    return Page(
        address=places.DIGESTS,
        title="Digests",
        kind="digests",
        lead=(
            "What each week’s digest reports to a reader who follows everything; a mail has what its reader follows.",
            ("Reports have their own list: ", to("reports", places.REPORTS), "."),
        ),
        sections=(Section("By week", tables=(Table.of(("week", "changes seen"), rows),)),),
        facts=world.facts((), how="from critmin’s own polls"),
        words=("digest", "archive", "newsletter", "week"),
        rank=_RANK,
    )
