"""The record types: what identifies a record, which fields it has, how two values of a field are compared.

`values` are the stored shapes, `fields` what a declaration is made of, `kinds` the declarations themselves.
"""

from vocabulary.records.fields import Field, Kind, Record, RecordType, Stated
from vocabulary.records.kinds import (
    TYPES,
    Body,
    Committee,
    Framework,
    ListEdition,
    ListedMineral,
    Meeting,
    NewsItem,
    PageText,
    Project,
    WorkingGroup,
)
from vocabulary.records.values import FieldKind, Shown, Value, identity, same, shown

__all__ = [
    "TYPES",
    "Body",
    "Committee",
    "Field",
    "FieldKind",
    "Framework",
    "Kind",
    "ListEdition",
    "ListedMineral",
    "Meeting",
    "NewsItem",
    "PageText",
    "Project",
    "Record",
    "RecordType",
    "Shown",
    "Stated",
    "Value",
    "WorkingGroup",
    "identity",
    "same",
    "shown",
]
