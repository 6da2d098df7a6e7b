"""An event: changes that are told once, under one headline. Shapes and themes; `events` decides what is one event."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from digests.words.wording import clean, natural, whole
from storage.model import StoredChange
from vocabulary.changes import Action, Significance
from vocabulary.iso.moves import Arrival, Heading, Move
from vocabulary.iso.stages import Stage, Standing, standing_of
from vocabulary.records import TYPES, Committee, Kind, Project, Value
from vocabulary.topics import Topic

HEADLINE = 600  # characters; beyond it a headline loses whole clauses, never the end of one
_FAR = date.max.toordinal()


class Theme(Enum):
    """The sections of a digest, in their order, and the catalogue's topics that belong there."""

    LISTS = "Lists of critical minerals", (Topic.LISTS,)
    ISO = "ISO committees and projects", (Topic.ISO_COMMITTEES, Topic.ISO_PROJECTS)
    ANSI = "ANSI and U.S. TAG", (Topic.ANSI,)
    OFFICIAL = "Official notices", (Topic.OFFICIAL,)
    NEWS = "News", (Topic.NEWS,)
    FRAMEWORKS = "Frameworks", (Topic.FRAMEWORKS,)

    def __init__(self, title: str, topics: tuple[Topic, ...]) -> None:
        self.title = title
        self.topics = topics
        self.rank = len(type(self).__members__)  # its place in the order above, from 0


class Group(Enum):
    """What kind of thing happened: its theme, its heading there, and the words that count several of them."""

    LIST = Theme.LISTS, None, "change of a list", "changes of lists"
    PUBLISHED = Theme.ISO, "Published", "standard published", "standards published"
    PUBLICATION = Theme.ISO, "In publication", "standard in publication", "standards in publication"
    BALLOT = Theme.ISO, "Ballots that opened: what you may have to vote on", "ballot opened", "ballots opened"
    REVIEW = Theme.ISO, "Systematic reviews that opened", "systematic review opened", "systematic reviews opened"
    NEW = Theme.ISO, "New projects", "new project", "new projects"
    STEP = Theme.ISO, "Other steps of projects", "other step of a project", "other steps of projects"
    WITHDRAWN = Theme.ISO, "Withdrawn or gone", "document withdrawn or gone", "documents withdrawn or gone"
    COMMITTEE = Theme.ISO, "Committees and working groups", "committee change", "committee changes"
    MEMBERSHIP = (
        Theme.ISO,
        "Membership",
        "body that joined, left or moved",
        "bodies that joined, left or moved",
    )
    MEETING = Theme.ISO, "Meetings", "meeting change", "meeting changes"
    ANSI = Theme.ANSI, None, "ANSI item", "ANSI items"
    OFFICIAL = Theme.OFFICIAL, None, "official notice", "official notices"
    NEWS = Theme.NEWS, None, "news item", "news items"
    FRAMEWORK = Theme.FRAMEWORKS, None, "framework change", "framework changes"

    def __init__(self, theme: Theme, heading: str | None, one: str, many: str) -> None:
        self.theme = theme
        self.heading = heading
        self.one = one
        self.many = many
        self.rank = len(type(self).__members__)  # its place in the order above, from 0


_BY_KIND: Mapping[str, Group] = {
    Kind.LIST_EDITION: Group.LIST,
    Kind.LISTED_MINERAL: Group.LIST,
    Kind.BODY: Group.MEMBERSHIP,
    Kind.WORKING_GROUP: Group.COMMITTEE,
    Kind.MEETING: Group.MEETING,
    Kind.FRAMEWORK: Group.FRAMEWORK,
}
_BY_TOPIC = (
    (Topic.LISTS, Group.LIST),
    (Topic.ANSI, Group.ANSI),
    (Topic.OFFICIAL, Group.OFFICIAL),
    (Topic.FRAMEWORKS, Group.FRAMEWORK),
    (Topic.ISO_COMMITTEES, Group.COMMITTEE),
    (Topic.ISO_PROJECTS, Group.STEP),
)
_BY_HEADING = {
    Heading.PUBLISHED: Group.PUBLISHED,
    Heading.IN_PUBLICATION: Group.PUBLICATION,
    Heading.BALLOT: Group.BALLOT,
    Heading.REVIEW: Group.REVIEW,
    Heading.NEW: Group.NEW,
    Heading.STEP: Group.STEP,
    Heading.ENDED: Group.WITHDRAWN,
}
_MEMBERS = {Committee.p_members, Committee.o_members}
_KINDS = {name: position for position, name in enumerate(TYPES)}


def group_of(change: StoredChange) -> Group:
    """Where one change belongs: by its kind; news and pages by the first topic that names a section, else news."""
    if change.kind == Kind.PROJECT:
        return _project_group(change)
    if change.kind == Kind.COMMITTEE:
        members = change.action == Action.CHANGED and set(change.fields) <= _MEMBERS
        return Group.MEMBERSHIP if members else Group.COMMITTEE
    if change.kind in _BY_KIND:
        return _BY_KIND[change.kind]
    return next((group for topic, group in _BY_TOPIC if topic in change.topics), Group.NEWS)


def _project_group(change: StoredChange) -> Group:
    if change.action == Action.REMOVED:
        return Group.WITHDRAWN
    move = _move_of(change)
    if move is None:
        return Group.STEP
    return _BY_HEADING[move.heading]


def _move_of(change: StoredChange) -> Move | Arrival | None:
    """What the stage says of the change; `None` where it changed nothing about it, or states none of ISO's codes."""
    stated, now = change.fields.get(Project.stage, (None, None))
    at = Stage.read(now)
    if change.action == Action.ADDED:
        return Arrival(at, change.label)
    before = Stage.read(stated)
    return Move(before, at, change.label) if at and at != before and (before or not stated) else None


def published(change: StoredChange) -> bool:
    """Whether the document is newly published. Back at 60.60 from a review (90.xx) it is not."""
    move = _move_of(change)
    return move is not None and move.heading is Heading.PUBLISHED


def withdrawn(change: StoredChange) -> bool:
    """Whether the change leaves the document withdrawn."""
    return standing_of(after(change, Project.stage)) is Standing.WITHDRAWN


def after(change: StoredChange, field: str) -> Value:
    """The value of `field` after the change; `None` where the change does not touch it."""
    return change.fields[field][1] if field in change.fields else None


@dataclass(frozen=True, slots=True)
class Event:
    """Changes that belong together and are told once. `changes` is never empty and is in reading order.

    `lines`: what the headline leaves out, each a sentence; where it is not empty nothing else is told of the changes.
    `short`: the headline where there is little room, as whole as it is. `deadline`: until when somebody can act.
    `count`: of how many documents it tells; 1 of anything else.
    `jurisdictions`: countries whose news it is, besides those of the sources; `own`: the home country is one of them.
    `named`: the mandate names the document; `general`: a review of a standard that no watched committee has.
    `page`: where ISO tells of it, if that is no page of one of its records. `opened`: between which days its ballot
    opened, where the headline does not say it: "opened between 1 September 2024 and 1 January 2025". `about`: of whom
    it tells, by id, where the same changes tell of others, too.
    """

    headline: str
    group: Group
    changes: tuple[StoredChange, ...]
    significance: Significance
    lines: tuple[str, ...] = ()
    short: str = ""
    deadline: date | None = None
    jurisdictions: tuple[str, ...] = ()
    count: int = 1
    own: bool = False
    named: bool = False
    general: bool = False
    page: str | None = None
    opened: str = ""
    about: str = ""

    @classmethod
    def of(
        cls,
        changes: Iterable[StoredChange],
        headline: str | None = None,
        *,
        group: Group | None = None,
        significance: Significance | None = None,
        short: str = "",
        **settings: Any,
    ) -> Event:
        """The event made of `changes`; what is not given is that of the weightiest change."""
        ordered = tuple(sorted(changes, key=reading_order))
        lead = min(ordered, key=_weight)
        words = whole(clean(headline or lead.sentence) or clean(lead.label), HEADLINE)
        return cls(
            words,
            group or min((group_of(change) for change in ordered), key=_rank),
            ordered,
            significance or min((Significance(change.significance) for change in ordered), key=_rank),
            short=whole(clean(short), HEADLINE) or words,
            **settings,
        )

    @property
    def points(self) -> tuple[str, ...]:
        """What the headline leaves out, sentence by sentence, and when its ballot opened."""
        return with_opening(self.lines, self.opened, self.count)

    @property
    def detected_at(self) -> datetime:
        """When its last change was seen, UTC."""
        return max(change.detected_at for change in self.changes)

    @property
    def identity(self) -> str:
        """What stays the same wherever and whenever the event is told: its records and what became of them."""
        sentences = sorted(
            json.dumps([change.kind, change.key, change.action, change.fields], sort_keys=True)
            for change in self.changes
        )
        of_whom = [f"about {self.about}"] if self.about else []
        return hashlib.sha256("\n".join([self.group.name, *of_whom, *sentences]).encode()).hexdigest()[:32]


def with_opening(lines: Iterable[str], opened: str, count: int) -> tuple[str, ...]:
    """The lines of an event, and one that says when its ballot opened, where `opened` does."""
    return (*lines, *([f"{'They' if count > 1 else 'It'} {opened}"] if opened else []))


def _rank(ranked: Significance | Group) -> int:
    return ranked.rank


def reading_order(change: StoredChange) -> tuple[int, tuple[tuple[int, str], ...], int]:
    """Changes of one event: by kind, then by label as people count, then as they were stored."""
    return _KINDS.get(change.kind, len(_KINDS)), natural(change.label), change.id


def _weight(change: StoredChange) -> tuple[int, int, int, tuple[tuple[int, str], ...], int]:
    return Significance(change.significance).rank, group_of(change).rank, *reading_order(change)


def importance(event: Event) -> tuple[object, ...]:
    """The order of events: what a reader has to know or to do first; systematic reviews stand last.

    Lists of minerals that changed, the own body's moves, the documents of the mandate, ballots with an end, new work,
    publications. What is alike stands by its deadline, then by committee and reference.
    """
    return (
        tier(event),
        event.significance.rank,
        event.group.theme.rank,
        event.group.rank,
        event.deadline.toordinal() if event.deadline else _FAR,
        *place(event),
    )


def place(event: Event) -> tuple[object, ...]:
    """Within one group: the first deadline first, then by committee, then as people count references."""
    first = event.changes[0]
    return (
        event.deadline.toordinal() if event.deadline else _FAR,
        natural(first.committees[0] if first.committees else ""),
        natural(first.label),
        min(change.id for change in event.changes),
    )


_URGENT = (Group.LIST, Group.OFFICIAL)
_WORK = (Group.BALLOT, Group.NEW, Group.PUBLISHED)


URGENT, OWN, NAMED = 0, 1, 2
"""Tiers: a list of minerals or an official text, the own body, a document of the mandate."""
_GENERAL_REVIEW, _REVIEW_TIER = 9, 8


def is_review(event: Event) -> bool:
    """Whether it is a systematic review, which never leads."""
    return tier(event) >= _REVIEW_TIER


def tier(event: Event) -> int:
    """The first thing that orders events, before their weight: what kind of news it is; 0 leads."""
    if event.group is Group.REVIEW or event.general:
        return _GENERAL_REVIEW if event.general else _REVIEW_TIER
    if event.significance is Significance.CRITICAL:
        return URGENT if event.group in _URGENT else OWN if event.own else NAMED
    if event.named:
        return NAMED
    if event.significance is Significance.ROUTINE:
        return 7
    return 3 + _WORK.index(event.group) if event.group in _WORK else 6
