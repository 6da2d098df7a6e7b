"""The values of fields: how they are stored, compared and shown.

A record's `fields` hold only what its source states: a field that a source does not know is absent from
the mapping, and a field that the source states as empty is present with `None` (or an empty collection).
That difference is what keeps "we did not see it" from being told as "it was removed".
"""

from __future__ import annotations

import re
from enum import Enum

from vocabulary.records.sentences import say_the_same

Value = None | str | int | list[str] | dict[str, str]
"""A stored field value. Entities are a mapping from a stable id to the name people use."""

Shown = str | int | list[str] | None
"""A value as the outside contract shows it."""
Identity = None | str | int | tuple[str, ...] | frozenset[str]
_SPACES = re.compile(r"\s+")


class FieldKind(Enum):
    """How a field's values are shaped and compared. The value says it in words."""

    TEXT = "text"  # str; whitespace does not count
    NUMBER = "number"  # int
    DATE = "date (YYYY, YYYY-MM or YYYY-MM-DD)"  # as precise as the source states it
    STAGE = "stage code"  # "40.60", ISO harmonized stage code
    ENTITY = "one body or document"  # {id: name} with one item, or None; the id is compared, the name is shown
    ENTITIES = "bodies or documents"  # {id: name}; the set of ids is compared
    TEXTS = "texts in no order"  # list[str] whose order means nothing
    SENTENCES = "sentences in reading order"  # list[str]

    @property
    def is_several(self) -> bool:
        """Whether a value is a collection."""
        return self in (FieldKind.ENTITIES, FieldKind.TEXTS, FieldKind.SENTENCES)


def identity(kind: FieldKind, value: Value) -> Identity:
    """What of `value` is compared: ids of entities, sets where order means nothing, text without its spacing."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, dict):
        return frozenset(value)
    if isinstance(value, list):
        return frozenset(value) if kind is FieldKind.TEXTS else tuple(value)
    return _SPACES.sub(" ", value).strip() if kind is FieldKind.TEXT else value


def same(kind: FieldKind, one: Value, other: Value) -> bool:
    """Whether two values of a field mean the same. A page that puts its paragraphs elsewhere says what it said."""
    if one == other:
        return True
    if kind is FieldKind.SENTENCES and isinstance(one, list) and isinstance(other, list):
        return say_the_same(one, other)
    return identity(kind, one) == identity(kind, other)


def shown(kind: FieldKind, value: Value) -> Shown:
    """`value` as the outside contract shows it: an entity by its name, collections as sorted lists."""
    if isinstance(value, dict):
        names = sorted(value.values())
        return (names[0] if names else None) if kind is FieldKind.ENTITY else names
    if isinstance(value, list) and kind is FieldKind.TEXTS:
        return sorted(value)
    return value
