"""An event: changes that are told once, under one headline. Shapes and themes; `events` decides what is one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from digests.wording import clean, natural, shorten
from storage.model import StoredChange
from vocabulary.changes import Action, Significance
from vocabulary.records import TYPES, Value
from vocabulary.stages import NAMES, Stage

HEADLINE = 300  # characters; a page's title may be a paragraph, an event's headline may not
WITHDRAWN = "95.99"  # this and the next are ISO harmonized stage codes, https://www.iso.org/stage-codes.html
_PUBLISHED, _IN_PUBLICATION, _DELETED = "60.60", "60.00", ".98"
_BALLOTS = frozenset(code for code in NAMES if Stage(code).is_ballot)


class Theme(Enum):
    """The sections of a digest, in their order, and the catalogue's topics that belong there."""

    LISTS = "Lists of critical minerals", ("lists",)
    ISO = "ISO committees and projects", ("iso-committees", "iso-projects")
    ANSI = "ANSI and U.S. TAG", ("ansi",)
    OFFICIAL = "Official notices", ("official",)
    NEWS = "News", ("news",)
    FRAMEWORKS = "Frameworks", ("frameworks",)

    def __init__(self, title: str, topics: tuple[str, ...]) -> None:
        self.title = title
        self.topics = topics
        self.rank = len(type(self).__members__)  # its place in the order above, from 0


class Group(Enum):
    """What kind of thing happened: its theme, its heading there, and the words that count several of them."""

    LIST = Theme.LISTS, None, "change of a list", "changes of lists"
    PUBLISHED = Theme.ISO, "Published", "standard published", "standards published"
    PUBLICATION = Theme.ISO, "On the way out", "standard in publication", "standards in publication"
    BALLOT = Theme.ISO, "Ballots that opened: what you may have to vote on", "ballot opened", "ballots opened"
    NEW = Theme.ISO, "New projects", "new project", "new projects"
    STEP = Theme.ISO, "Other steps of projects", "step of a project", "steps of projects"
    WITHDRAWN = Theme.ISO, "Withdrawn or gone", "document withdrawn or gone", "documents withdrawn or gone"
    COMMITTEE = Theme.ISO, "Committees and working groups", "committee change", "committee changes"
    MEMBERSHIP = Theme.ISO, "Membership", "membership change", "membership changes"
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


_BY_KIND = {
    "ListEdition": Group.LIST,
    "ListedMineral": Group.LIST,
    "Body": Group.MEMBERSHIP,
    "WorkingGroup": Group.COMMITTEE,
    "Meeting": Group.MEETING,
    "Framework": Group.FRAMEWORK,
}
_BY_TOPIC = (
    ("lists", Group.LIST),
    ("ansi", Group.ANSI),
    ("official", Group.OFFICIAL),
    ("frameworks", Group.FRAMEWORK),
    ("iso-committees", Group.COMMITTEE),
    ("iso-projects", Group.STEP),
)
_MEMBERS = {"p_members", "o_members"}
_KINDS = {name: position for position, name in enumerate(TYPES)}


def group_of(change: StoredChange) -> Group:
    """Where one change belongs: by its kind; news and pages by the first topic that names a section, else news."""
    if change.kind == "Project":
        return _project_group(change)
    if change.kind == "Committee":
        members = change.action == Action.CHANGED and set(change.fields) <= _MEMBERS
        return Group.MEMBERSHIP if members else Group.COMMITTEE
    if change.kind in _BY_KIND:
        return _BY_KIND[change.kind]
    return next((group for topic, group in _BY_TOPIC if topic in change.topics), Group.NEWS)


def _project_group(change: StoredChange) -> Group:
    stage = str(after(change, "stage"))
    if change.action == Action.REMOVED or stage == WITHDRAWN or stage.endswith(_DELETED):
        return Group.WITHDRAWN
    if published(change):
        return Group.PUBLISHED
    if stage == _IN_PUBLICATION:
        return Group.PUBLICATION
    if stage in _BALLOTS:
        return Group.BALLOT
    return Group.NEW if change.action == Action.ADDED else Group.STEP


def published(change: StoredChange) -> bool:
    """Whether the document is newly published. Back at 60.60 from a review (90.xx) it is not."""
    before, now = change.fields.get("stage", (None, None))
    return now == _PUBLISHED and not (isinstance(before, str) and before > _PUBLISHED)


def after(change: StoredChange, field: str) -> Value:
    """The value of `field` after the change; `None` where the change does not touch it."""
    return change.fields[field][1] if field in change.fields else None


@dataclass(frozen=True, slots=True)
class Event:
    """Changes that belong together and are told once. `changes` is never empty and is in reading order."""

    headline: str
    group: Group
    changes: tuple[StoredChange, ...]

    @classmethod
    def of(cls, changes: Iterable[StoredChange], headline: str | None = None) -> Event:
        """The event made of `changes`; without `headline` the sentence of the weightiest change tells it."""
        ordered = tuple(sorted(changes, key=reading_order))
        lead = min(ordered, key=_weight)
        words = headline or clean(lead.sentence) or clean(lead.label)
        group = min((group_of(change) for change in ordered), key=_rank)
        return cls(shorten(clean(words), HEADLINE), group, ordered)

    @property
    def significance(self) -> Significance:
        """The highest among its changes."""
        return min((Significance(change.significance) for change in self.changes), key=_rank)

    @property
    def detected_at(self) -> datetime:
        """When its last change was seen, UTC."""
        return max(change.detected_at for change in self.changes)


def _rank(each: Significance | Group) -> int:
    return each.rank


def reading_order(change: StoredChange) -> tuple[int, tuple[tuple[int, str], ...], int]:
    """Changes of one event: by kind, then by label as people count, then as they were stored."""
    return _KINDS.get(change.kind, len(_KINDS)), natural(change.label), change.id


def _weight(change: StoredChange) -> tuple[int, int, int, tuple[tuple[int, str], ...], int]:
    return Significance(change.significance).rank, group_of(change).rank, *reading_order(change)


def importance(event: Event) -> tuple[int, int, int, tuple[tuple[int, str], ...], int]:
    """The order of events across sections: significance, theme, kind of event, label, first id."""
    first = event.changes[0]
    return (
        event.significance.rank,
        event.group.theme.rank,
        event.group.rank,
        natural(first.label),
        min(change.id for change in event.changes),
    )
