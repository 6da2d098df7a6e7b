"""What a change shows beyond its sentence: values before and after, its address. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digests.words.addresses import committee_page, standard_page, web_address
from digests.words.wording import clean, listed, shorten
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.iso.notation.unnamed import presentable
from vocabulary.phrases import dated
from vocabulary.records import (
    TYPES,
    Committee,
    Field,
    FieldKind,
    Framework,
    Kind,
    ListEdition,
    ListedMineral,
    Meeting,
    NewsItem,
    Project,
    Value,
    WorkingGroup,
    shown,
)
from vocabulary.records.sentences import wording

_VALUE = 220  # characters of one value
_ITEMS = 6  # items of a collection that are named
_SENTENCES = 3  # sentences of a page that are quoted on each side
_BY_SENTENCE = frozenset({Committee.scope})  # long texts of which a change touches a sentence
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
_COLLECTIONS = (FieldKind.ENTITIES, FieldKind.TEXTS, FieldKind.SENTENCES)
# Of an added record only these are worth a line of their own; the rest stands in its sentence or is one click away.
_STATED: Mapping[str, tuple[Field[Any], ...]] = {
    Kind.COMMITTEE: (Committee.title, Committee.secretariat),
    Kind.WORKING_GROUP: (WorkingGroup.title, WorkingGroup.convenor),
    Kind.PROJECT: (Project.title, Project.committee, Project.stage),
    Kind.MEETING: (Meeting.title, Meeting.place, Meeting.mode, Meeting.note),
    Kind.LIST_EDITION: (ListEdition.date, ListEdition.status, ListEdition.instrument, ListEdition.count),
    Kind.LISTED_MINERAL: (ListedMineral.as_published, ListedMineral.tier, ListedMineral.qualifier),
    Kind.NEWS_ITEM: (NewsItem.deadline, NewsItem.authors, NewsItem.summary),
    Kind.FRAMEWORK: (Framework.version, Framework.date, Framework.next_version, Framework.deadline),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One line under an event: `words: before → after`; with a `sign`, the one value that came (+) or went (−)."""

    words: str
    before: str | None
    after: str | None
    sign: str = ""

    @property
    def text(self) -> str:
        """`stage: 40.20 → 40.60`, `P-members: + CODINORM`, `publication date: 2026-01-29`."""
        values = " → ".join(value for value in (self.before, self.after) if value)
        return f"{self.words}: {self.sign} {values}" if self.sign else f"{self.words}: {values}"


def details_of(change: StoredChange) -> list[Detail]:
    """What of `change` its sentence does not already say, in the order of the record type."""
    known = TYPES[change.kind].fields if change.kind in TYPES else {}
    if change.action == Action.CHANGED:
        lines = [line for name, spec in known.items() if name in change.fields for line in _differs(spec, change)]
    elif change.action == Action.ADDED:
        names = [name for name in _STATED.get(change.kind, ()) if name in change.fields]
        lines = [Detail(known[name].words, None, _text(known[name].kind, change.fields[name][1])) for name in names]
    else:
        lines = []
    return [line for line in lines if not _is_in(line, clean(change.sentence))]


def _differs(spec: Field[Any], change: StoredChange) -> list[Detail]:
    before, after = change.fields[spec.name]
    kind = spec.kind
    if spec.name in _BY_SENTENCE and isinstance(before, str) and isinstance(after, str):
        kind, before, after = FieldKind.SENTENCES, _SENTENCE_END.split(before), _SENTENCE_END.split(after)
    if kind not in _COLLECTIONS:
        return [Detail(spec.words, _text(kind, before) or "none", _text(kind, after) or "none")]
    old, new = _items(kind, before), _items(kind, after)
    gone = [item for key, item in old.items() if key not in new]
    come = [item for key, item in new.items() if key not in old]
    return [
        *(Detail(spec.words, part, None, "−") for part in _parts(kind, gone)),
        *(Detail(spec.words, None, part, "+") for part in _parts(kind, come)),
    ]


def _items(kind: FieldKind, value: Value) -> dict[str, str]:
    """A collection as `{what is compared: what is shown}`."""
    if isinstance(value, dict):
        return value
    compared = wording if kind is FieldKind.SENTENCES else str
    return {compared(item): item for item in value} if isinstance(value, list) else {}


def _parts(kind: FieldKind, items: Sequence[str]) -> list[str]:
    if kind is not FieldKind.SENTENCES:
        return [listed(presentable(clean(item) for item in sorted(items)), _ITEMS)] if items else []
    quoted = [shorten(clean(item), _VALUE) for item in items[:_SENTENCES]]
    more = len(items) - _SENTENCES
    return quoted if more <= 0 else [*quoted, f"{more:,} more sentence{'s' if more > 1 else ''}"]


def _text(kind: FieldKind, value: Value) -> str:
    plain = dated(value) if kind is FieldKind.DATE else shown(kind, value)
    if isinstance(plain, list):
        return listed([clean(item) for item in plain], _ITEMS)
    return "" if plain in (None, "") else shorten(clean(str(plain)), _VALUE)


def _is_in(line: Detail, sentence: str) -> bool:
    return all(value in sentence for value in (line.before, line.after) if value is not None)


def address_of(change: StoredChange) -> str | None:
    """The page that the change is about: ISO's of documents and committees, else the address that the record states."""
    if change.kind == Kind.PROJECT:
        return standard_page(change.key)
    if change.kind == Kind.COMMITTEE:
        return committee_page(change.key)
    before, after = change.fields.get(NewsItem.url, (None, None))
    return web_address(after) or web_address(before)
