"""How much a change matters to the mandate, by what is watched: critical, notable or routine. Pure.

ISO projects and committees outside the watched scope are always routine: kept, and silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from vocabulary.changes import Action, Change, Significance
from vocabulary.iso.moves import Meaning
from vocabulary.iso.watch import Watch
from vocabulary.lists.changes import is_covered, scope_move
from vocabulary.news.relevance import LEAD, relevance
from vocabulary.news.rules import Section
from vocabulary.phrases import names, plain
from vocabulary.records import (
    Committee,
    Framework,
    Kind,
    ListEdition,
    ListedMineral,
    Meeting,
    NewsItem,
    Project,
    Record,
    WorkingGroup,
)
from vocabulary.telling.committees import moves
from vocabulary.telling.pages import standing_sentence
from vocabulary.telling.projects import arrival_of, move_of
from vocabulary.telling.titles import retitled
from vocabulary.topics import Topic
from vocabulary.versions import is_newer

CRITICAL, NOTABLE, ROUTINE = Significance

_WATCHED_DOCUMENT = frozenset({Project.stage, Project.reference, Project.title, Project.committee})
_COMMITTEE_CRITICAL = frozenset({Committee.status, Committee.secretariat})
_COMMITTEE_NOTABLE = frozenset(
    {Committee.reference, Committee.title, Committee.scope, Committee.parent, Committee.chair}
)
_MEETING_ROUTINE = frozenset({Meeting.title, Meeting.note})
_ROUTINE_OF_REVIEW = frozenset({Meaning.UNDER_REVIEW, Meaning.REVIEW_CLOSED, Meaning.CONFIRMED, Meaning.REVIEW_DROPPED})
_OFFICIAL = frozenset({Topic.LISTS, Topic.OFFICIAL})
_NOTABLE_FRAMEWORK_FIELDS = frozenset({
    Framework.version, Framework.candidates, Framework.next_version, Framework.next_status, Framework.deadline,
    Framework.successor,
})  # fmt: skip


def significance(change: Change, watch: Watch, topic: str | None = None) -> Significance:
    """The weight of `change` for those who watch `watch`; `topic` is that of the source."""
    kind = change.record.kind
    if kind == Kind.BODY:  # one that is renamed moves in no committee
        return ROUTINE
    if kind == Kind.PAGE_TEXT:
        reported = topic in _OFFICIAL or (topic == Topic.FRAMEWORKS and standing_sentence(change) is not None)
        return NOTABLE if reported else ROUTINE
    return _WATCHED[kind](change, watch) if kind in _WATCHED else _EVERYWHERE[kind](change)


def states(change: Change) -> Iterator[Record]:
    """The record before and after, as far as there is one."""
    yield from (record for record in (change.before, change.after) if record is not None)


def _project(change: Change, watch: Watch) -> Significance:
    watched = [record for record in states(change) if watch.covers(plain(record.fields.get(Project.committee)))]
    if any(watch.follows(record) for record in states(change)):
        return _followed(change)
    if not watched:
        return ROUTINE
    if change.action is Action.ADDED:
        return _new_project(change.record, watch)
    if change.action is Action.REMOVED or reworded(change) & {Project.title, Project.committee}:
        return NOTABLE
    move = move_of(change)
    return move.weight if move else ROUTINE


def reworded(change: Change) -> set[str]:
    """The fields that say something else: a title in other quotation marks, dashes or capitals does not."""
    return {name for name, pair in change.fields.items() if name != Project.title or retitled(*pair)}


def _followed(change: Change) -> Significance:
    """Of a document that the mandate names. Its review is a date to know, and so is that it stays as it is;

    what a review decides otherwise is critical.
    """
    if change.action is not Action.CHANGED:
        return CRITICAL
    fields = reworded(change)
    move = move_of(change)
    if move and move.meaning in _ROUTINE_OF_REVIEW and not fields & (_WATCHED_DOCUMENT - {Project.stage}):
        return NOTABLE
    if fields & _WATCHED_DOCUMENT:
        return CRITICAL
    return NOTABLE if fields & {Project.published, Project.replaced_by} else ROUTINE


def _new_project(record: Record, watch: Watch) -> Significance:
    """New work in a key committee is critical."""
    arrival = arrival_of(record)
    return CRITICAL if arrival.is_work and watch.is_key(plain(record.fields.get(Project.committee))) else arrival.weight


def _committee(change: Change, watch: Watch) -> Significance:
    if not _concerns(change, watch, Committee.reference):
        return ROUTINE
    if change.action is not Action.CHANGED:
        return CRITICAL if change.action is Action.REMOVED else NOTABLE
    moved = moves(change)
    if change.fields.keys() & _COMMITTEE_CRITICAL or any(watch.is_home(move.body) for move in moved):
        return CRITICAL
    members = any("P-member" in (move.before, move.after) for move in moved)
    return NOTABLE if members or change.fields.keys() & _COMMITTEE_NOTABLE else ROUTINE


def _concerns(change: Change, watch: Watch, field: str) -> bool:
    """Whether the record, before or after, names a watched committee in `field` or by its label."""
    named = [plain(record.fields.get(field)) or plain(record.label) for record in states(change)]
    return any(watch.covers(committee) for committee in named)


def _working_group(change: Change, watch: Watch) -> Significance:
    return (
        NOTABLE
        if _concerns(change, watch, WorkingGroup.reference) or _concerns(change, watch, WorkingGroup.committee)
        else ROUTINE
    )


def _meeting(change: Change, watch: Watch) -> Significance:
    small = change.action is Action.CHANGED and change.fields.keys() <= _MEETING_ROUTINE
    return NOTABLE if _concerns(change, watch, WorkingGroup.committee) and not small else ROUTINE


def _list_edition(change: Change) -> Significance:
    return CRITICAL if change.action is not Action.CHANGED or ListEdition.status in change.fields else NOTABLE


def _listed_mineral(change: Change) -> Significance:
    if is_covered(change):  # a group and its members: nothing came or went
        return NOTABLE if change.action is Action.REMOVED else ROUTINE
    if change.on_record is not None:  # a page and the atlas differ: nobody published that something came or went
        return NOTABLE
    if change.action is not Action.CHANGED or ListedMineral.tier in change.fields:
        return CRITICAL
    return NOTABLE if scope_move(change) else ROUTINE  # its form or its qualifier


def _news_item(change: Change, watch: Watch) -> Significance:
    if change.action is Action.REMOVED:
        return ROUTINE
    if change.action is Action.CHANGED and not change.fields.keys() & {NewsItem.title, NewsItem.deadline}:
        return ROUTINE
    record = change.record
    title = plain(record.fields.get(NewsItem.title), LEAD) or plain(record.label, LEAD)
    watched = any(watch.covers(committee) for committee in names(record.fields.get(NewsItem.committees)))
    wanted = (
        watched
        or relevance(title, plain(record.fields.get(NewsItem.summary), LEAD), watch=watch).section is Section.CORE
    )
    return NOTABLE if wanted else ROUTINE


def _framework(change: Change) -> Significance:
    """A newer version is critical; a first one, a draft, an approval, a deadline or a successor is a thing to know."""
    if change.action is not Action.CHANGED or Framework.status in change.fields:
        return NOTABLE
    old, new = (plain(value) for value in change.fields.get(Framework.version, (None, None)))
    if old and new and is_newer(new, old):
        return CRITICAL
    gained = any(after for name, (_, after) in change.fields.items() if name in _NOTABLE_FRAMEWORK_FIELDS)
    return NOTABLE if gained else ROUTINE


_WATCHED: Mapping[str, Callable[[Change, Watch], Significance]] = {
    Kind.COMMITTEE: _committee,
    Kind.WORKING_GROUP: _working_group,
    Kind.PROJECT: _project,
    Kind.MEETING: _meeting,
    Kind.NEWS_ITEM: _news_item,
}
_EVERYWHERE: Mapping[str, Callable[[Change], Significance]] = {
    Kind.LIST_EDITION: _list_edition,
    Kind.LISTED_MINERAL: _listed_mineral,
    Kind.FRAMEWORK: _framework,
}
