"""The record types: what identifies a record, which fields it has, how two values of a field are compared.

A record's `fields` hold only what its source states: a field that a source does not know is absent from
the mapping, and a field that the source states as empty is present with `None` (or an empty collection).
That difference is what keeps "we did not see it" from being told as "it was removed".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

Value = None | str | int | list[str] | dict[str, str]
"""A stored field value. Entities are a mapping from a stable id to the name people use."""

Identity = None | str | int | tuple[str, ...] | frozenset[str]
_SPACES = re.compile(r"\s+")


class FieldKind(Enum):
    """How a field's values are shaped and compared."""

    TEXT = "text"  # str; whitespace does not count
    NUMBER = "number"  # int
    DATE = "date"  # ISO 8601, as precise as the source states it: YYYY, YYYY-MM or YYYY-MM-DD
    STAGE = "stage"  # "40.60", ISO harmonized stage code
    ENTITY = "entity"  # {id: name} with one item, or None; the id is compared, the name is shown
    ENTITIES = "entities"  # {id: name}; the set of ids is compared
    TEXTS = "texts"  # list[str] whose order means nothing
    SENTENCES = "sentences"  # list[str] in reading order


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record type. `words` is what a sentence calls it."""

    name: str
    kind: FieldKind
    words: str
    compared: bool = True


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: its name in the contract, what a sentence calls it, and its fields in order.

    `existence`: whether its appearing and vanishing is a change of its own. A standards body appears with its
    first membership, which the committee already tells.
    """

    name: str
    words: str
    fields: Mapping[str, Field]
    existence: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """One typed fact. `key` never changes while the fields do; `label` is what people call it."""

    kind: str
    key: str
    label: str
    fields: Mapping[str, Value]

    @property
    def id(self) -> tuple[str, str]:
        """Kind and key: unique within one source's document."""
        return self.kind, self.key


def _type(
    type_name: str,
    type_words: str,
    /,
    *,
    existence: bool = True,
    **fields: tuple[FieldKind, str] | tuple[FieldKind, str, bool],
) -> RecordType:
    return RecordType(
        type_name, type_words, {name: Field(name, *spec) for name, spec in fields.items()}, existence=existence
    )


_K = FieldKind
_TYPES = (
    _type(
        "Committee",
        "committee",
        reference=(_K.TEXT, "reference"),
        title=(_K.TEXT, "title"),
        status=(_K.TEXT, "status"),
        secretariat=(_K.ENTITY, "secretariat"),
        chair=(_K.TEXT, "chair"),
        scope=(_K.TEXT, "scope"),
        parent=(_K.ENTITY, "parent committee"),
        created=(_K.DATE, "creation date"),
        p_members=(_K.ENTITIES, "P-members"),
        o_members=(_K.ENTITIES, "O-members"),
        liaisons=(_K.ENTITIES, "liaisons"),
        published_standards=(_K.NUMBER, "published standards", False),
        projects=(_K.NUMBER, "standards under development", False),
    ),
    _type("Body", "standards body", existence=False, acronym=(_K.TEXT, "acronym")),
    _type(
        "WorkingGroup",
        "working group",
        reference=(_K.TEXT, "reference"),
        title=(_K.TEXT, "title"),
        convenor=(_K.TEXT, "convenor"),
        committee=(_K.TEXT, "committee", False),
    ),
    _type(
        "Project",
        "project",
        reference=(_K.TEXT, "reference"),
        title=(_K.TEXT, "title"),
        committee=(_K.TEXT, "committee"),
        stage=(_K.STAGE, "stage"),
        stage_date=(_K.DATE, "stage date"),
        edition=(_K.NUMBER, "edition"),
        published=(_K.DATE, "publication date"),
        replaces=(_K.ENTITIES, "replaced documents"),
        replaced_by=(_K.ENTITIES, "replacing documents"),
        ics=(_K.TEXTS, "ICS codes"),
        scope=(_K.TEXT, "scope", False),
    ),
    _type(
        "Meeting",
        "meeting",
        committee=(_K.TEXT, "committee", False),
        start=(_K.DATE, "start", False),
        title=(_K.TEXT, "title"),
        end=(_K.DATE, "end"),
        place=(_K.TEXT, "place"),
        mode=(_K.TEXT, "mode"),
        note=(_K.TEXT, "note"),
    ),
    _type(
        "ListEdition",
        "list of critical minerals",
        jurisdiction=(_K.TEXT, "jurisdiction", False),
        list=(_K.TEXT, "list", False),
        edition=(_K.TEXT, "edition", False),
        title=(_K.TEXT, "title"),
        date=(_K.DATE, "date"),
        status=(_K.TEXT, "status"),
        instrument=(_K.TEXT, "instrument"),
        url=(_K.TEXT, "address", False),
        count=(_K.NUMBER, "stated number of entries"),
    ),
    _type(
        "ListedMineral",
        "entry of a list of critical minerals",
        jurisdiction=(_K.TEXT, "jurisdiction", False),
        list=(_K.TEXT, "list", False),
        as_published=(_K.TEXT, "wording"),
        minerals=(_K.TEXTS, "materials"),
        tier=(_K.TEXT, "tier"),
        qualifier=(_K.TEXT, "qualifier"),
        edition=(_K.TEXT, "edition", False),
        status=(_K.TEXT, "status of the edition", False),
        covered_by=(_K.TEXTS, "covered by", False),
        on_record=(_K.TEXT, "edition on record", False),
    ),
    _type(
        "NewsItem",
        "news item",
        title=(_K.TEXT, "title"),
        published=(_K.TEXT, "publication date"),
        date_source=(_K.TEXT, "where the date was read", False),
        summary=(_K.TEXT, "summary"),
        authors=(_K.TEXTS, "authors"),
        url=(_K.TEXT, "address", False),
        deadline=(_K.DATE, "comment deadline"),
        minerals=(_K.TEXTS, "minerals", False),
        committees=(_K.TEXTS, "committees", False),
    ),
    _type(
        "Framework",
        "framework",
        name=(_K.TEXT, "name"),
        version=(_K.TEXT, "version"),
        status=(_K.TEXT, "status"),
        date=(_K.DATE, "date"),
        url=(_K.TEXT, "address", False),
    ),
    _type("PageText", "page", sentences=(_K.SENTENCES, "text")),
)
TYPES: Mapping[str, RecordType] = {record_type.name: record_type for record_type in _TYPES}


def identity(kind: FieldKind, value: Value) -> Identity:
    """What of `value` is compared: ids of entities, sets where order means nothing, text without its spacing."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, dict):
        return frozenset(value)
    if isinstance(value, list):
        return frozenset(value) if kind is FieldKind.TEXTS else tuple(value)
    return _SPACES.sub(" ", value).strip() if kind is FieldKind.TEXT else value


def shown(kind: FieldKind, value: Value) -> str | int | list[str] | None:
    """`value` as the outside contract shows it: an entity by its name, collections as sorted lists."""
    if isinstance(value, dict):
        names = sorted(value.values())
        return (names[0] if names else None) if kind is FieldKind.ENTITY else names
    if isinstance(value, list) and kind is FieldKind.TEXTS:
        return sorted(value)
    return value
