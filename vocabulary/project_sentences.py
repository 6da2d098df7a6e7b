"""Sentences about projects and documents: stages, publication, references, titles. Pure."""

from __future__ import annotations

from vocabulary.changes import Action, Change
from vocabulary.phrases import bracketed, composed, gained_and_lost, listed, plain, quoted, subject, unspoken
from vocabulary.records import Value
from vocabulary.stages import Stage, Transition, UnknownStage, transition

_SAID_BY_PUBLICATION = ("reference", "published", "edition")  # "ISO 115:2024 was published (edition 2)" says them all


def stage_of(value: Value) -> Stage | None:
    """The stage that a field states; `None` for none, or for a code that ISO's table does not hold."""
    try:
        return Stage.parse(value) if isinstance(value, str | int) else None
    except UnknownStage:
        return None


def move_of(change: Change) -> Transition | None:
    """What the change of stage means; `None` without one, or where a side states no known stage."""
    before, after = (stage_of(value) for value in change.fields.get("stage", (None, None)))
    return transition(before, after) if before and after else None


def project(change: Change) -> str:
    """A project that is new, moved on, was published, or is gone."""
    if change.action is Action.ADDED:
        return _added(change)
    if change.action is Action.REMOVED:
        stage = _stage(change.record.fields.get("stage"))
        return f"{subject(change.record)} is no longer in ISO's catalogue" + (f", last at {stage}" if stage else "")
    return _changed(change)


def _added(change: Change) -> str:
    record = change.record
    stage = stage_of(record.fields.get("stage"))
    committee = plain(record.fields.get("committee"))
    what = "is a new project" if stage is None or stage.under_development else "is new in ISO's catalogue"
    place = f" {'in' if what.endswith('project') else 'of'} {committee}" if committee else ""
    title, at = quoted(record.fields.get("title")), _stage(record.fields.get("stage"))
    return f"{subject(record)} {what}{place}{': ' if title else ''}{title}{', at ' if at else ''}{at}"


def _changed(change: Change) -> str:
    told = ["stage", "reference", "committee", "replaces", "replaced_by"]
    published = move_of(change) is Transition.PUBLISHED
    if published:
        told += _SAID_BY_PUBLICATION
    if "stage" in change.fields:
        told.append("stage_date")
    renamed = change.before is not None and "reference" in change.fields and not published
    about = subject(change.before) if renamed and change.before else subject(change.record)
    verbs = [*_stage_verbs(change), *_reference_verbs(change, renamed=renamed), *_transfer_verbs(change)]
    for name, words in (("replaces", "replaces"), ("replaced_by", "is replaced by")):
        verbs += _replacement_verbs(words, change.fields.get(name))
    return composed(about, verbs, unspoken(change.fields, "Project", told))


def _stage(value: Value) -> str:
    """`40.20 (DIS ballot initiated)`; the bare code where ISO's table does not hold it."""
    stage = stage_of(value)
    return f"{stage} ({stage.name})" if stage else plain(value)


def _stage_verbs(change: Change) -> list[str]:
    if "stage" not in change.fields:
        return []
    before, after = change.fields["stage"]
    old, new = _stage(before), _stage(after)
    if not new:
        return [f"no longer states a stage, last {old}"] if old else []
    date = plain(change.fields.get("stage_date", (None, None))[1])
    return [_move(change, old, new) + (f" on {date}" if date else "")]


def _move(change: Change, old: str, new: str) -> str:
    match move_of(change):
        case Transition.PUBLISHED:
            edition = plain(change.record.fields.get("edition"))
            return "was published" + bracketed([f"edition {edition}" if edition else ""])
        case Transition.WITHDRAWN:
            return f"was withdrawn, last at {old}"
        case Transition.DELETED:
            return f"was abandoned: from {old} to {new}"
        case Transition.REVIVED:
            return f"was taken up again: from {old} to {new}"
        case Transition.SENT_BACK:
            return f"was sent back from {old} to {new}"
        case Transition.BACK:
            return f"went back from {old} to {new}"
    return f"moved from {old} to {new}" if old else f"is now at {new}"


def _reference_verbs(change: Change, *, renamed: bool) -> list[str]:
    if not renamed:
        return []
    old, new = (plain(value) for value in change.fields["reference"])
    return [f"became {new}"] if new and new != old else ["changed its reference"]


def _transfer_verbs(change: Change) -> list[str]:
    if "committee" not in change.fields:
        return []
    old, new = (plain(value) for value in change.fields["committee"])
    if old and new:
        return [f"was transferred from {old} to {new}"]
    return [f"now belongs to {new}" if new else f"no longer names its committee (was {old})"]


def _replacement_verbs(words: str, values: tuple[Value, Value] | None) -> list[str]:
    if values is None:
        return []
    gained, lost = (_documents(found) for found in gained_and_lost(*values))
    verbs = [f"{words} {gained}"] if gained else []
    no_longer = "is no longer replaced by" if words.startswith("is ") else "no longer replaces"
    return [*verbs, f"{no_longer} {lost}"] if lost else verbs


def _documents(found: list[str]) -> str:
    """ISO Open Data names replaced documents by their numbers only."""
    return listed([f"project {name}" if name.isdigit() else name for name in found])
