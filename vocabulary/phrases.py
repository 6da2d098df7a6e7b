"""The parts that sentences are made of: values as words, lists of words, clauses about one field. Pure text, no rules.

What others wrote is put on one line and shortened; it is never trusted to be short, clean or even there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from vocabulary import words
from vocabulary.iso.notation.unnamed import presentable
from vocabulary.records import TYPES, Field, FieldKind, Record, RecordType, Value

TITLE = 160  # characters of a title or wording that a sentence quotes
MANY = 6  # names that a sentence lists before it counts the rest


def plain(value: Value, limit: int = TITLE) -> str:
    """`value` as words on one line of at most `limit` characters; empty where it states nothing."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return listed(sorted(name for name in map(plain, value.values()) if name))
    if isinstance(value, list):
        return listed([name for name in map(plain, value) if name])
    text = words.clean(str(value))
    if not text.isprintable():  # letters that Python's Unicode does not know, and joiners: a sentence does without
        text = " ".join("".join(filter(str.isprintable, text)).split())
    return words.shorten(text, limit)


def quoted(value: Value) -> str:
    """`value` between quotation marks; empty where it states nothing."""
    text = plain(value)
    return f"“{text}”" if text else ""


def listed(names: Sequence[str], most: int = MANY) -> str:
    """`vocabulary.words.listed` as sentences use it: a few names, the rest counted."""
    return words.listed(names, most)


def names(value: Value) -> dict[str, str]:
    """`{id: name}` of a field with entities or texts; names without letters are left out."""
    if value is None:
        return {}
    items = value if isinstance(value, dict) else dict.fromkeys(value if isinstance(value, list) else [str(value)], "")
    named = {key: plain(name or key) for key, name in items.items()}
    return {key: name for key, name in named.items() if name}


def gained_and_lost(before: Value, after: Value) -> tuple[list[str], list[str]]:
    """The names that are only in `after`, and those that are only in `before`, each sorted."""
    old, new = names(before), names(after)
    gained = sorted(name for key, name in new.items() if key not in old)
    return gained, sorted(name for key, name in old.items() if key not in new)


def subject(record: Record) -> str:
    """What the sentence is about: the record's label, or what kind of thing it is where it has none."""
    return plain(record.label) or plain(f"the {TYPES[record.kind].words} {record.key}")


def clause(field: Field[Any], before: Value, after: Value) -> str:
    """What happened to one field: "title changed from “A” to “B”"; what others worded is quoted."""
    if field.kind in (FieldKind.ENTITIES, FieldKind.TEXTS):
        return _set_clause(field.words, *gained_and_lost(before, after))
    show = dated if field.kind is FieldKind.DATE else quoted if field.prose else plain
    old, new = show(before), show(after)
    if old == new:
        return f"{field.words} changed"
    if not old:
        return f"{field.words} is now {new}"
    return f"{field.words} changed from {old} to {new}" if new else f"{field.words} is no longer stated (was {old})"


def _set_clause(what: str, gained: Sequence[str], lost: Sequence[str]) -> str:
    parts = [f"{verb} {listed(presentable(items))}" for verb, items in (("added", gained), ("removed", lost)) if items]
    return f"{what} changed ({'; '.join(parts)})" if parts else f"{what} changed"


def composed(about: str, verbs: Sequence[str], clauses: Sequence[str]) -> str:
    """`about` with what it did, then what else changed: "ISO 1 was published; title changed from … to …"."""
    many = len(verbs) + len(clauses)
    head = f"{about} {listed(verbs, many)}" if verbs else about
    if not clauses:
        return head if verbs else f"{about} changed"
    return f"{head}{';' if verbs else ':'} {listed(clauses, many)}"


def bracketed(parts: Sequence[str]) -> str:
    """` (a, b)` of the parts that say something; empty where none does."""
    stated = [part for part in parts if part]
    return f" ({', '.join(stated)})" if stated else ""


_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")


def dated(value: Value) -> str:
    """A stated date as people write it: `29 January 2026`, `January 2026`, `2026`; what is no date as it is."""
    text = plain(value)
    match = _DATE.fullmatch(text)
    if match is None or not 1 <= int(match[2] or 1) <= len(_MONTHS):
        return text
    month = _MONTHS[int(match[2]) - 1] if match[2] else ""
    return " ".join(filter(None, (match[3].lstrip("0") if match[3] else "", month, match[1])))


def unspoken(
    fields: Mapping[str, tuple[Value, Value]], record_type: type[RecordType], mentioned: Sequence[str]
) -> list[str]:
    """Clauses about the changed fields of a record of `record_type` but those already `mentioned`."""
    return [clause(record_type.fields[name], *values) for name, values in fields.items() if name not in mentioned]
