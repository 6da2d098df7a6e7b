"""What a change shows beyond its sentence: values before and after, its address. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from digests.wording import clean, listed, shorten
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.records import TYPES, Field, FieldKind, Value, shown

_VALUE = 220  # characters of one value
_ITEMS = 6  # items of a collection that are named
_SENTENCES = 3  # sentences of a page that are quoted on each side
_ADDRESS = 500  # characters; a longer address would break the lines of a mail
_BY_SENTENCE = frozenset({"scope"})  # long texts of which a change touches a sentence
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
_COLLECTIONS = (FieldKind.ENTITIES, FieldKind.TEXTS, FieldKind.SENTENCES)
# Of an added record only these are worth a line of their own; the rest stands in its sentence or is one click away.
_STATED = {
    "Committee": ("title", "secretariat"),
    "WorkingGroup": ("title", "convenor"),
    "Project": ("title", "committee", "stage"),
    "Meeting": ("title", "place", "mode", "note"),
    "ListEdition": ("date", "status", "instrument", "count"),
    "ListedMineral": ("as_published", "tier", "qualifier"),
    "NewsItem": ("published", "deadline", "authors", "summary"),
    "Framework": ("version", "status", "date"),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One line under an event: `words: before → after`; with a `sign`, the one value that came (+) or went (−)."""

    words: str
    before: str | None
    after: str | None
    sign: str = ""

    @property
    def told(self) -> str:
        """`stage: 40.20 → 40.60`, `P-members: + CODINORM`, `publication date: 2026-01-29`."""
        values = " → ".join(value for value in (self.before, self.after) if value)
        return f"{self.words}: {self.sign} {values}" if self.sign else f"{self.words}: {values}"


def details_of(change: StoredChange) -> list[Detail]:
    """What of `change` its sentence does not already say, in the order of the record type."""
    known = TYPES[change.kind].fields if change.kind in TYPES else {}
    if change.action == Action.CHANGED:
        found = [line for name, spec in known.items() if name in change.fields for line in _differs(spec, change)]
    elif change.action == Action.ADDED:
        names = [name for name in _STATED.get(change.kind, ()) if name in change.fields]
        found = [Detail(known[name].words, None, _text(known[name], change.fields[name][1])) for name in names]
    else:
        found = []
    return [line for line in found if not _said(line, clean(change.sentence))]


def _differs(spec: Field, change: StoredChange) -> list[Detail]:
    before, after = change.fields[spec.name]
    if spec.name in _BY_SENTENCE and isinstance(before, str) and isinstance(after, str):
        spec, before, after = (
            replace(spec, kind=FieldKind.SENTENCES),
            _SENTENCE_END.split(before),
            _SENTENCE_END.split(after),
        )
    if spec.kind not in _COLLECTIONS:
        return [Detail(spec.words, _text(spec, before) or "none", _text(spec, after) or "none")]
    old, new = _items(before), _items(after)
    gone = [item for key, item in old.items() if key not in new]
    come = [item for key, item in new.items() if key not in old]
    return [
        *(Detail(spec.words, part, None, "−") for part in _parts(spec, gone)),
        *(Detail(spec.words, None, part, "+") for part in _parts(spec, come)),
    ]


def _items(value: Value) -> dict[str, str]:
    """A collection as `{what is compared: what is shown}`."""
    if isinstance(value, dict):
        return value
    return {item: item for item in value} if isinstance(value, list) else {}


def _parts(spec: Field, items: Sequence[str]) -> list[str]:
    if spec.kind is not FieldKind.SENTENCES:
        return [listed([clean(item) for item in sorted(items)], _ITEMS)] if items else []
    quoted = [shorten(clean(item), _VALUE) for item in items[:_SENTENCES]]
    more = len(items) - _SENTENCES
    return quoted if more <= 0 else [*quoted, f"{more:,} more sentence{'s' if more > 1 else ''}"]


def _text(spec: Field, value: Value) -> str:
    plain = shown(spec.kind, value)
    if isinstance(plain, list):
        return listed([clean(item) for item in plain], _ITEMS)
    return "" if plain is None else shorten(clean(str(plain)), _VALUE)


def _said(line: Detail, sentence: str) -> bool:
    return all(value in sentence for value in (line.before, line.after) if value is not None)


def address_of(change: StoredChange) -> str | None:
    """The page that the change is about, where the record states a web address that can be shown as a link."""
    return web_address(change.fields.get("url", (None, None))[1])


def web_address(value: Value) -> str | None:
    """`value` if it is a web address that can be shown as a link."""
    if not isinstance(value, str) or len(value) > _ADDRESS or clean(value) != value or " " in value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:  # "http://[" and the like: no address, and no reason to lose the digest
        return None
    return value if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None
