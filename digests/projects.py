"""Projects that take a step together: parts of a series, and a new edition with the one it replaces. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from digests.event import WITHDRAWN, Event, after, published, reading_order
from digests.wording import clean, listed, runs
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.records import TYPES, FieldKind, Value, shown
from vocabulary.stages import NAMES

Tie = tuple[str, ...]
"""Changes with a tie in common are one event."""

_PART = re.compile(r"(?P<series>\D+\d+)-(?P<part>\d+)(?P<rest>(?:\D.*)?)")
_EDITION = re.compile(r"(?P<document>\D+\d+[^:]*):\d{4}")
# What differs between the parts of a series though they take the same step.
_OF_ITS_OWN = frozenset(
    {"reference", "title", "scope", "edition", "stage_date", "published", "replaces", "replaced_by"}
)
_SLOT = "\0"  # where the number of a part stands in a sentence; no cleaned text holds it
_NAMED = 3  # replaced documents that a headline names


def gather(changes: Sequence[StoredChange]) -> list[Event]:
    """Every change in exactly one event: those that are tied, directly or through others, are told together."""
    parents: dict[Tie, Tie] = {}
    for change in changes:
        own = _own(change)
        parents.setdefault(own, own)
        for tie in _ties(change):
            parents.setdefault(tie, tie)
            parents[_root(parents, tie)] = _root(parents, own)
    clusters: defaultdict[Tie, list[StoredChange]] = defaultdict(list)
    for change in changes:
        clusters[_root(parents, _own(change))].append(change)
    return [Event.of(cluster, _headline(cluster)) for cluster in clusters.values()]


def _own(change: StoredChange) -> Tie:
    return "change", str(change.id)


def _root(parents: dict[Tie, Tie], tie: Tie) -> Tie:
    while parents[tie] != tie:
        parents[tie] = tie = parents[parents[tie]]
    return tie


def _ties(change: StoredChange) -> list[Tie]:
    ties: list[Tie] = []
    step = _step(change)
    if (part := _PART.fullmatch(change.label)) and (step or change.action != Action.CHANGED):
        ties.append(("series", part["series"], part["rest"], change.action, *step))
    if _goes(change):
        ties += [("old", change.key), *(("new", key) for key in _ids(after(change, "replaced_by")))]
    elif _comes(change):
        ties += [("new", change.key), *(("old", key) for key in _ids(after(change, "replaces")))]
    else:
        return ties
    if edition := _EDITION.fullmatch(change.label):
        ties.append(("document", edition["document"]))
    return ties


def _step(change: StoredChange) -> list[str]:
    """What the parts of a series have in common when they take the same step."""
    fields = TYPES["Project"].fields
    return [
        f"{name} {[shown(fields[name].kind, value) for value in change.fields[name]]}"
        for name in sorted(change.fields.keys() & fields.keys() - _OF_ITS_OWN)
        if fields[name].kind is not FieldKind.TEXTS or change.action == Action.CHANGED
    ]


def _goes(change: StoredChange) -> bool:
    """The document is withdrawn, gone from the catalogue, or replaced."""
    gone = change.action == Action.REMOVED or after(change, "stage") == WITHDRAWN
    return gone or (change.action == Action.CHANGED and bool(after(change, "replaced_by")))


def _comes(change: StoredChange) -> bool:
    """The document is published, or found to replace another."""
    return published(change) or bool(after(change, "replaces"))


def _ids(value: Value) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _headline(cluster: Sequence[StoredChange]) -> str | None:
    """How several changes are told at once; `None` for a single one, whose sentence tells it."""
    if len(cluster) == 1:
        return None
    ordered = sorted(cluster, key=reading_order)
    gone = [change for change in ordered if _goes(change)]
    left = [change for change in ordered if not _goes(change)]
    if not (gone and left):
        return named(_together(ordered), ordered)
    told = named(_together(left), ordered)
    if not all(change.label in told for change in gone):
        told += f"; it replaces {listed([change.label for change in gone], _NAMED)}"
    return f"{told}, now withdrawn" if all(after(change, "stage") == WITHDRAWN for change in gone) else told


def named(text: str, changes: Iterable[StoredChange]) -> str:
    """`text` with the numbers that ISO Open Data gives for replaced documents ("project 4026") put as references."""
    for change in changes:
        text = re.sub(rf"\bproject {re.escape(change.key)}\b", change.label.replace("\\", ""), text)
    return text


def _together(changes: Sequence[StoredChange]) -> str:
    """One sentence for changes of the same step: the shared words of their own sentences, or the bare step."""
    if len(changes) == 1:
        return clean(changes[0].sentence).removesuffix(".")
    labels = [change.label for change in changes]
    return shared(changes) or f"{_series(labels)} ({len(set(labels))} documents): {_bare_step(changes)}"


def shared(changes: Sequence[StoredChange]) -> str | None:
    """The sentence that all parts of a series have in common, told of the series; `None` where they differ."""
    parts = [_PART.fullmatch(change.label) for change in changes]
    told = {
        re.sub(rf"(?<=\d)-{part['part']}(?!\d)", _SLOT, clean(change.sentence).removesuffix(".")) if part else ""
        for part, change in zip(parts, changes, strict=True)
    }
    sentence = told.pop()
    numbers = {int(part["part"]) for part in parts if part}
    if told or _SLOT not in sentence or len(numbers) < len(changes):
        return None
    return f"{sentence.replace(_SLOT, listed(runs(numbers, '-')))}, {len(numbers)} parts"


def _bare_step(changes: Sequence[StoredChange]) -> str:
    stages = {after(change, "stage") for change in changes}
    if len(stages) == 1 and (stage := stages.pop()):
        return f"now at stage {stage} ({NAMES[str(stage)]})" if stage in NAMES else f"now at stage {stage}"
    actions = {str(change.action) for change in changes}
    return f"{listed(sorted(actions))} together"


def _series(labels: Sequence[str]) -> str:
    """`ISO/DIS 7404-1 to -5`, or the labels where they are no parts of one series."""
    parts = [_PART.fullmatch(label) for label in labels]
    families = {(part["series"], part["rest"]) if part else None for part in parts}
    if len(families) != 1 or not (family := families.pop()):
        return listed(labels, _NAMED)
    numbers = sorted({int(part["part"]) for part in parts if part})
    return family[0] + listed(runs(numbers, "-")) + family[1]
