"""Fields and record types: what a declaration in `vocabulary.records.kinds` is made of.

A field IS its name (a `str`), so that it names a value in `Record.fields`, in a change and in a stored row, and it
carries what everything else needs to know of it. Read on a record type it is the field (`Project.stage`); read on a
record of that type it is the value (`Project(record).stage`). A misspelt field is an error of the type checker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from vocabulary.records.values import FieldKind, Value


class Kind(StrEnum):
    """What a record is about. The values are the names in the database and in the outside contract."""

    COMMITTEE = "Committee"
    BODY = "Body"
    WORKING_GROUP = "WorkingGroup"
    PROJECT = "Project"
    MEETING = "Meeting"
    LIST_EDITION = "ListEdition"
    LISTED_MINERAL = "ListedMineral"
    NEWS_ITEM = "NewsItem"
    FRAMEWORK = "Framework"
    PAGE_TEXT = "PageText"


@dataclass(frozen=True, slots=True)
class Record:
    """One typed fact. `key` never changes while the fields do; `label` is what people call it."""

    kind: Kind
    key: str
    label: str
    fields: Mapping[str, Value]

    @property
    def id(self) -> tuple[str, str]:
        """Kind and key: unique within one source's document."""
        return self.kind, self.key


T = TypeVar("T")


class Field(str, Generic[T]):
    """One field of a record type. As a `str` it is its own name.

    `words` is what a sentence calls it, `help` what the documentation says of it. `compared`: whether a difference is
    a change. `prose`: whether others worded it, so that a sentence quotes it. `lasting`: a source that states it no
    more has not ended it: what was known stays.
    """

    kind: FieldKind
    words: str
    help: str
    compared: bool
    prose: bool
    lasting: bool
    __slots__ = ("compared", "help", "kind", "lasting", "prose", "words")

    def __new__(
        cls,
        name: str,
        words: str,
        explained: str,
        *,
        compared: bool = True,
        prose: bool = False,
        lasting: bool = False,
    ) -> Self:
        """A field is declared once, in `vocabulary.records.kinds`."""
        made = super().__new__(cls, name)
        made.words, made.help, made.compared, made.prose, made.lasting = words, explained, compared, prose, lasting
        made.kind = cls._kind()
        return made

    def __set_name__(self, owner: type[RecordType], name: str) -> None:
        if str(self) != name:
            raise TypeError(f"{owner.__name__}.{name} is declared as {str(self)!r}: expected the same name")

    @overload
    def __get__(self, instance: None, owner: type[RecordType]) -> Self: ...
    @overload
    def __get__(self, instance: RecordType, owner: type[RecordType]) -> T: ...
    def __get__(self, instance: RecordType | None, owner: type[RecordType]) -> Self | T:
        return self if instance is None else self.read(instance.record.fields.get(self))

    @property
    def name(self) -> str:
        """The name as a plain `str`, as JSON wants its keys."""
        return str(self)

    def read(self, value: Value) -> T:
        """The stored value in its own type."""
        raise NotImplementedError

    @classmethod
    def _kind(cls) -> FieldKind:
        raise NotImplementedError

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


Stated = dict[Field[Any], Value]
"""What a source states of a record, by field."""


class Text(Field[str | None]):
    """A text; None where none is stated."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.TEXT

    def read(self, value: Value) -> str | None:
        """The text."""
        return value if isinstance(value, str) and value else None


class Date(Text):
    """A date as precise as its source states it: YYYY, YYYY-MM or YYYY-MM-DD."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.DATE


class Number(Field[int | None]):
    """A whole number."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.NUMBER

    def read(self, value: Value) -> int | None:
        """The number."""
        return value if isinstance(value, int) else None


class StageCode(Text):
    """An ISO harmonized stage code; `vocabulary.iso.stages.Stage.read` says what it means."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.STAGE


class Entities(Field[Mapping[str, str]]):
    """Bodies, committees or documents, each by its id and its name; empty where none is stated."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.ENTITIES

    def read(self, value: Value) -> Mapping[str, str]:
        """`{id: name}`."""
        return value if isinstance(value, dict) else {}


class Entity(Entities):
    """At most one body, committee or document."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.ENTITY


class Texts(Field[tuple[str, ...]]):
    """Texts whose order means nothing; empty where none is stated."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.TEXTS

    def read(self, value: Value) -> tuple[str, ...]:
        """The texts."""
        return tuple(value) if isinstance(value, list) else ()


class Sentences(Texts):
    """Sentences in reading order."""

    @classmethod
    def _kind(cls) -> FieldKind:
        return FieldKind.SENTENCES


class RecordType:
    """A kind of record. A subclass declares its fields; an instance reads a record by them.

    `words` is what a sentence calls such a record. `existence`: whether its appearing and vanishing is a change of its
    own. A standards body appears with its first membership, which the committee already tells.
    """

    kind: ClassVar[Kind]
    words: ClassVar[str]
    existence: ClassVar[bool]
    fields: ClassVar[Mapping[str, Field[Any]]]
    _names: ClassVar[Mapping[str, str]]
    __slots__ = ("record",)

    def __init_subclass__(cls, *, kind: Kind, words: str, existence: bool = True) -> None:
        cls.kind, cls.words, cls.existence = kind, words, existence
        cls.fields = {str(field): field for field in vars(cls).values() if isinstance(field, Field)}
        cls._names = {field: name for name, field in cls.fields.items()}

    def __init__(self, record: Record) -> None:
        """Raises `ValueError` for a record of another kind."""
        if record.kind != self.kind:
            raise ValueError(f"{record.kind} {record.key} is read as a {self.kind}")
        self.record = record

    @classmethod
    def of(cls, key: str, label: str, fields: Mapping[Field[Any], Value]) -> Record:
        """The record of this kind with the fields that its source states."""
        return Record(cls.kind, key, label, {cls._names[field]: value for field, value in fields.items()})
