"""The front page, the list of changes with its filters, those of each day, and the calendar."""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

import orjson

from digests.analysis.iso import title_of
from digests.events.event import Group
from digests.issue.upcoming import AHEAD, Upcoming
from digests.site.links import event_table
from digests.site.page import Day, EventRow, Later, Page, to
from digests.site.world import World
from digests.tables.frame import Cell, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link
from digests.words.wording import counted, natural
from storage.baseline.atlas import atlas
from vocabulary.changes import Significance
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import name

_LATEST, _LISTED, _COMING = 12, 200, 12
_PER_DAY = 300  # events of one page of a day


def pages(world: World) -> Iterator[Page | Later]:
    """All of them."""
    yield _front(world)
    yield _changes(world)
    yield _calendar(world)
    yield from _days(world)


def _front(world: World) -> Page:
    newest = _significant(world)
    votes = _votes(world.ahead)
    ballots = [event for event in newest if event.group is Group.BALLOT][:_LATEST]
    return Page(
        address=places.FRONT,
        title="The world’s critical-minerals standards and lists, and what changed",
        kind="front",
        lead=(
            (
                f"State of {world.as_of.isoformat()}: {len(atlas())} jurisdictions and bodies with lists, ",
                f"{counted(len(world.committee_pages), 'committee')}, ",
                f"{counted(len(world.document_pages), 'project')}, {counted(len(world.changes), 'change')}.",
            ),
            (
                "Look something up: ",
                to("who lists which mineral", places.MATRIX),
                ", ",
                to("a mineral", places.MINERALS),
                ", ",
                to("a committee", places.COMMITTEES),
                ", ",
                to("how to read this site", places.GUIDE),
                ".",
            ),
        ),
        sections=(
            Section(
                "What needs a vote or a comment",
                tables=(ahead_table(votes[:_COMING]), event_table(ballots, "Ballots that opened lately")),
                text=(*_further(len(votes) - _COMING), _by_committee(world, votes)),
            ),
            Section(
                "What changed lately",
                tables=(event_table(newest[:_LATEST], "Newest first; routine changes left out"),),
                text=(("All, with filters: ", to("changes", places.CHANGES), "."),),
            ),
            Section(
                "What is coming up",
                tables=(ahead_table(world.ahead[:_COMING]),),
                text=(("All dates, as a calendar file too: ", to("calendar", places.CALENDAR), "."),),
            ),
        ),
        facts=world.facts(
            world.sources, newest[0].detected_at if newest else None, how="from all sources that critmin polls"
        ),
        events=world.feed(newest),
        ahead=tuple(world.ahead),
        template="front.html.j2",
        extra={"committees": _choices(world)},
        files={"votes.json": orjson.dumps(list(map(_vote, votes)))},
        is_found=False,
    )


def _choices(world: World) -> list[tuple[str, str]]:
    """The committees that a reader can choose, with their titles."""
    committees = sorted(world.committee_pages.items(), key=lambda item: natural(item[0]))
    return [(reference, title_of(committee)) for reference, committee in committees]


def _vote(upcoming: Upcoming) -> dict[str, object]:
    return {
        "day": upcoming.day.isoformat(),
        "what": upcoming.what,
        "url": upcoming.url,
        "committees": upcoming.committees,
    }


def _by_committee(world: World, ahead: Sequence[Upcoming]) -> Line:
    """The same of one committee, without script: its page begins with it."""
    counts = Counter(
        committee for event in ahead for committee in event.committees if committee in world.committee_pages
    )
    if not counts:
        return "Each committee’s page begins with its own: ", to("committees", places.COMMITTEES), "."
    names = sorted(counts, key=natural)
    links = [(to(committee, places.of_committee(committee)), f" ({counts[committee]})", ", ") for committee in names]
    pieces = [piece for link in links for piece in link][:-1]
    return ("Of one committee, with all below it: ", *pieces, ".")


def _further(more: int) -> tuple[Line, ...]:
    if more <= 0:
        return ()
    return ((f"The next {_COMING} are listed; {more:,} more are in the ", to("calendar", places.CALENDAR), "."),)


def _significant(world: World) -> list[EventRow]:
    return [event for event in reversed(world.events) if event.significance is not Significance.ROUTINE]


def _votes(ahead: Sequence[Upcoming]) -> list[Upcoming]:
    return [entry for entry in ahead if entry.alike or "comments close" in entry.what]


def ahead_table(ahead: Sequence[Upcoming]) -> Table:
    """Dates ahead as rows: the day, what, and whose."""
    rows: list[tuple[Cell, ...]] = [
        (
            entry.day.isoformat(),
            Link(entry.what, entry.url) if entry.url else entry.what,
            ", ".join(entry.committees) or "none",
        )
        for entry in ahead
    ]
    return Table.of(("day", "what", "committees"), rows, "Dates ahead")


def _changes(world: World) -> Page:
    newest = list(reversed(world.events))
    used = {kind: sorted({value for place, value in world.by_subject if place == kind and value}) for kind in _FILTERS}
    choices = [
        (kind, words, [(value, _SHOWN.get(kind, str)(value)) for value in used[kind]])
        for kind, words in _FILTERS.items()
    ]
    return Page(
        address=places.CHANGES,
        title="Changes",
        kind="changes",
        lead=(("The newest are listed here; ", to("every day", f"{places.CHANGES}days/"), " has a page of its own."),),
        sections=(Section("Newest first", tables=(event_table(newest[:_LISTED], "Changes"),)),),
        template="changes.html.j2",
        extra={"choices": choices, "significances": list(Significance)},
        facts=world.facts(
            world.sources, newest[0].detected_at if newest else None, how="from all sources that critmin polls"
        ),
        events=world.feed(newest),
        rank=3,
    )


_FILTERS = {"topics": "Topic", "committees": "Committee", "minerals": "Mineral", "jurisdictions": "Jurisdiction"}
_SHOWN = {"minerals": name, "jurisdictions": name_of}


def _calendar(world: World) -> Page:
    rows = [(*row[:2], row[2]) for row in ahead_table(world.ahead).rows]
    return Page(
        address=places.CALENDAR,
        title="Calendar",
        kind="calendar",
        lead=(
            f"Meetings, ends of ballots and of comment periods in the next {AHEAD.days} days.",
            (
                "The end of a ballot is computed from the day it opened and the period that the Directives fix. ",
                to("What the stages mean", places.STAGES),
                ".",
            ),
            "A calendar of one committee or one mineral only is beside its page: calendar.ics.",
        ),
        sections=(Section("Dates", tables=(Table.of(("day", "what", "committees"), rows, "The next first"),)),),
        facts=world.facts(world.sources, how="from the records of all sources"),
        ahead=tuple(world.ahead),
        rank=3,
    )


def _days(world: World) -> Iterator[Page | Later]:
    """A page for each day; a day of very many events goes on on further pages."""
    rows = []
    for day in world.days:
        if day.events:
            rows.append((to(day.day, places.of_day(day.day)), len(day.events)))
            yield from _parts(world, day)
    yield Page(
        address=f"{places.CHANGES}days/",
        title="Changes by day",
        kind="days",
        sections=(Section("Days", tables=(Table.of(("day", "events"), rows[::-1]),)),),
        facts=world.facts((), how="from critmin's own polls"),
        trail=(to("Changes", places.CHANGES),),
    )


def _parts(world: World, day: Day) -> Iterator[Later]:
    last = day.events[-1].detected_at
    foot = world.facts((), last, how="from critmin's own polls")
    for at in range(0, len(day.events), _PER_DAY):
        number = at // _PER_DAY + 1
        shown = [(event.headline, event.stamp) for event in day.events[at : at + _PER_DAY]]
        key = hashlib.blake2b(repr((len(day.events), shown, foot)).encode(), digest_size=12).hexdigest()
        make = functools.partial(_part, world, day, at)
        yield Later(_address(day, number), key, make, _day_title(day, number), "day", is_found=False)


def _address(day: Day, number: int) -> str:
    return places.of_day(day.day) + (f"{number}/" if number > 1 else "")


def _day_title(day: Day, number: int) -> str:
    return f"Changes seen on {day.day}" + (f", part {number}" if number > 1 else "")


def _part(world: World, day: Day, at: int) -> Page:
    number, part = at // _PER_DAY + 1, day.events[at : at + _PER_DAY]
    further = _address(day, number + 1) if at + _PER_DAY < len(day.events) else None
    return Page(
        address=_address(day, number),
        title=_day_title(day, number),
        kind="day",
        lead=((to("The next part of this day", further),),) if further else (),
        sections=(Section(counted(len(day.events), "event"), tables=(event_table(part),)),),
        facts=world.facts((), day.events[-1].detected_at, how="from critmin's own polls"),
        trail=(to("Changes", places.CHANGES),),
        is_found=False,
    )
