"""The pieces that every document is taken into: headings, texts, items, columns. Knows no format and no subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest


class Kind(Enum):
    """What a piece of a document is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    LINE = "line"  # a short line of plain text: an item, or a heading, as its neighbours say
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, in reading order. `group` holds the items of one list together; a column has `cells` under `text`."""

    kind: Kind
    text: str
    group: str = ""
    cells: tuple[str, ...] = ()


def sized(text: str) -> Piece:
    """A line of text by its size: a short one that ends like no sentence may be an entry or a heading."""
    return Piece(Kind.LINE if len(text) <= 80 and text[-1] not in ".:;" else Kind.TEXT, text)


def columns(rows: Sequence[Sequence[str]], *, has_header: bool) -> Iterator[Piece]:
    """The columns of a table, each under its header."""
    for column in zip_longest(*rows, fillvalue=""):
        header = column[0] if has_header else ""
        yield Piece(Kind.COLUMN, header, cells=column[1 if has_header else 0 :])
