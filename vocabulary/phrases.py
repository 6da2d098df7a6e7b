"""The parts that sentences are made of: values as words, lists of words, clauses about one field. Pure text, no rules.

What others wrote is put on one line and shortened; it is never trusted to be short, clean or even there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vocabulary.records import TYPES, Field, FieldKind, Record, Value

TITLE = 160  # characters of a title or wording that a sentence quotes
_MANY = 6  # names that a sentence lists before it counts the rest
_ELLIPSIS = "…"
_PROSE = frozenset({"title", "name", "scope", "summary", "as_published", "qualifier", "note", "sentences"})
"""Fields that others worded: quoted. The rest (references, statuses, places, dates) stands in a sentence as it is."""


def plain(value: Value, limit: int = TITLE) -> str:
    """`value` as words on one line of at most `limit` characters; empty where it states nothing."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return listed(sorted(name for name in map(plain, value.values()) if name))
    if isinstance(value, list):
        return listed([name for name in map(plain, value) if name])
    text = str(value)
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + _ELLIPSIS


def quoted(value: Value) -> str:
    """`value` between quotation marks; empty where it states nothing."""
    text = plain(value)
    return f"“{text}”" if text else ""


def listed(words: Sequence[str], most: int = _MANY) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most` of them `a, b and 7 more`."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capitalised(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def names(value: Value) -> dict[str, str]:
    """`{id: name}` of a field with entities or texts; names without letters are left out."""
    if value is None:
        return {}
    items = value if isinstance(value, dict) else dict.fromkeys(value if isinstance(value, list) else [str(value)], "")
    found = {key: plain(name or key) for key, name in items.items()}
    return {key: name for key, name in found.items() if name}


def gained_and_lost(before: Value, after: Value) -> tuple[list[str], list[str]]:
    """The names that are only in `after`, and those that are only in `before`, each sorted."""
    old, new = names(before), names(after)
    gained = sorted(name for key, name in new.items() if key not in old)
    return gained, sorted(name for key, name in old.items() if key not in new)


def subject(record: Record) -> str:
    """What the sentence is about: the record's label, or what kind of thing it is where it has none."""
    words = TYPES[record.kind].words
    return plain(record.label) or plain(f"the {words} {record.key}")


def clause(field: Field, before: Value, after: Value) -> str:
    """What happened to one field: "title changed from “A” to “B”"."""
    if field.kind in (FieldKind.ENTITIES, FieldKind.TEXTS):
        return _set_clause(field.words, *gained_and_lost(before, after))
    show = quoted if field.name in _PROSE else plain
    old, new = show(before), show(after)
    if old == new:
        return f"{field.words} changed"
    if not old:
        return f"{field.words} is now {new}"
    return f"{field.words} changed from {old} to {new}" if new else f"{field.words} is no longer stated (was {old})"


def _set_clause(words: str, gained: Sequence[str], lost: Sequence[str]) -> str:
    parts = [f"{verb} {listed(items)}" for verb, items in (("added", gained), ("removed", lost)) if items]
    return f"{words} changed ({'; '.join(parts)})" if parts else f"{words} changed"


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


def day(value: Value) -> str:
    """The date in `value`: a time stamp loses its time."""
    text = plain(value)
    return text.partition("T")[0] if text[:1].isdigit() else text


def unspoken(fields: Mapping[str, tuple[Value, Value]], kind: str, told: Sequence[str]) -> list[str]:
    """Clauses about the changed fields of a record of `kind` but those already `told`."""
    return [clause(TYPES[kind].fields[name], *values) for name, values in fields.items() if name not in told]
