"""How much a change matters to the mandate, by what is watched: critical, notable or routine. Pure.

ISO projects and committees outside the watched scope are always routine: kept, and silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from vocabulary.changes import Action, Change, Significance
from vocabulary.committee_sentences import moves
from vocabulary.list_changes import is_covered, scope_move
from vocabulary.phrases import names, plain
from vocabulary.project_sentences import move_of, stage_of
from vocabulary.records import Record
from vocabulary.stages import Transition
from vocabulary.watch import Watch

CRITICAL, NOTABLE, ROUTINE = Significance

_WATCHED_DOCUMENT = frozenset({"stage", "reference", "title", "committee"})
_WEIGHTY_MOVES = frozenset(
    {
        Transition.PUBLISHED,
        Transition.IN_PUBLICATION,
        Transition.WITHDRAWN,
        Transition.DELETED,
        Transition.REVIVED,
        Transition.SENT_BACK,
        Transition.REPEATED,
    }
)
_COMMITTEE_CRITICAL = frozenset({"status", "secretariat"})
_COMMITTEE_NOTABLE = frozenset({"reference", "title", "scope", "parent", "chair"})
_MEETING_ROUTINE = frozenset({"title", "note"})
_MANDATE = re.compile(
    r"\b(?:critical|strategic)[\s-]+(?:raw[\s-]+)?(?:mineral|material|metal)|\brare[\s-]+earth|\braw[\s-]+material",
    re.I,
)
_OFFICIAL = frozenset({"lists", "official"})


def significance(change: Change, watch: Watch, topic: str | None = None) -> Significance:
    """The weight of `change` for those who watch `watch`; `topic` is that of the source."""
    kind = change.record.kind
    if kind == "Body":  # one that is renamed moves in no committee
        return ROUTINE
    if kind == "PageText":
        return NOTABLE if topic in _OFFICIAL else ROUTINE
    return _WATCHED[kind](change, watch) if kind in _WATCHED else _EVERYWHERE[kind](change)


def states(change: Change) -> Iterator[Record]:
    """The record before and after, as far as there is one."""
    yield from (record for record in (change.before, change.after) if record is not None)


def _project(change: Change, watch: Watch) -> Significance:
    watched = [record for record in states(change) if watch.covers(plain(record.fields.get("committee")))]
    if any(watch.follows(record) for record in states(change)):
        if change.action is not Action.CHANGED or change.fields.keys() & _WATCHED_DOCUMENT:
            return CRITICAL
        return NOTABLE if change.fields.keys() & {"published", "replaced_by"} else ROUTINE
    if not watched:
        return ROUTINE
    if change.action is Action.ADDED:
        return _new_project(change.record, watch)
    weighty = change.action is Action.REMOVED or change.fields.keys() & {"title", "committee"} or _weighty_move(change)
    return NOTABLE if weighty else ROUTINE


def _new_project(record: Record, watch: Watch) -> Significance:
    """A stub that is already deleted or withdrawn only fills a gap in ISO's catalogue."""
    stage = stage_of(record.fields.get("stage"))
    if stage is not None and (stage.is_deleted or stage.is_withdrawn):
        return ROUTINE
    new = stage is None or stage.under_development
    return CRITICAL if new and watch.is_key(plain(record.fields.get("committee"))) else NOTABLE


def _weighty_move(change: Change) -> bool:
    after = stage_of(change.fields.get("stage", (None, None))[1])
    return after is not None and (after.is_ballot or move_of(change) in _WEIGHTY_MOVES)


def _committee(change: Change, watch: Watch) -> Significance:
    if not _concerns(change, watch, "reference"):
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
    return NOTABLE if _concerns(change, watch, "reference") or _concerns(change, watch, "committee") else ROUTINE


def _meeting(change: Change, watch: Watch) -> Significance:
    small = change.action is Action.CHANGED and change.fields.keys() <= _MEETING_ROUTINE
    return NOTABLE if _concerns(change, watch, "committee") and not small else ROUTINE


def _list_edition(change: Change) -> Significance:
    return CRITICAL if change.action is not Action.CHANGED or "status" in change.fields else NOTABLE


def _listed_mineral(change: Change) -> Significance:
    if is_covered(change):  # a group and its members: nothing came or went
        return NOTABLE if change.action is Action.REMOVED else ROUTINE
    if "on_record" in change.fields:  # a page and the atlas differ: nobody published that something came or went
        return NOTABLE
    if change.action is not Action.CHANGED or "tier" in change.fields:
        return CRITICAL
    return NOTABLE if "qualifier" in change.fields or scope_move(change) else ROUTINE


def _news_item(change: Change, watch: Watch) -> Significance:
    if change.action is Action.REMOVED:
        return ROUTINE
    if change.action is Action.CHANGED and not change.fields.keys() & {"title", "deadline"}:
        return ROUTINE
    record = change.record
    title = plain(record.fields.get("title")) or plain(record.label)
    watched = any(watch.covers(committee) for committee in names(record.fields.get("committees")))
    return NOTABLE if watched or _MANDATE.search(title) else ROUTINE


def _framework(change: Change) -> Significance:
    told = change.action is not Action.CHANGED or change.fields.keys() & {"version", "status"}
    return NOTABLE if told else ROUTINE


_WATCHED: Mapping[str, Callable[[Change, Watch], Significance]] = {
    "Committee": _committee,
    "WorkingGroup": _working_group,
    "Project": _project,
    "Meeting": _meeting,
    "NewsItem": _news_item,
}
_EVERYWHERE: Mapping[str, Callable[[Change], Significance]] = {
    "ListEdition": _list_edition,
    "ListedMineral": _listed_mineral,
    "Framework": _framework,
}
