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

    __hash__ = object.__hash__  # asked for many times a page; that of an enum is slow


WORDS = frozenset({Kind.TEXT, Kind.LINE})  # what says something, and lists nothing by its form
BLOCKS = frozenset({Kind.HEADING, Kind.COLUMN, Kind.ITEM})


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, in reading order.

    `group` holds the items of one list, or the columns of one table, together; a column has `cells` under `text`, the
    term of a definition list has what defines it.
    `level` is a heading's: 1 to 6 as in HTML, higher for what only looks like one, 0 where nothing tells. Pieces of
    one `shape` stand in like markup (0: no markup). `gap`: more than a line's space is above. `beside`: it stands in
    what a page shows beside its content, such as a ticker. `lead`: the bold words that the text begins with. `within`:
    it goes on with the item before it. A cell with several lines has them parted by line feeds.
    """

    kind: Kind
    text: str
    group: str = ""
    cells: tuple[str, ...] = ()
    level: int = 0
    shape: int = 0
    gap: bool = False
    beside: bool = False
    lead: str = ""
    within: bool = False


def kind_of(text: str) -> Kind:
    """What a line of text is by its size: a short one that ends like no sentence may be an entry or a heading."""
    return Kind.LINE if len(text) <= 80 and text[-1] not in ".:;" else Kind.TEXT


def sized(text: str) -> Piece:
    """A line of text by its size, as a piece."""
    return Piece(kind_of(text), text)


def columns(rows: Sequence[Sequence[str]], *, has_header: bool, table: str = "") -> Iterator[Piece]:
    """The columns of a table, each under its header; `table` names the table in its document."""
    for column in zip_longest(*rows, fillvalue=""):
        header = column[0] if has_header else ""
        yield Piece(Kind.COLUMN, header, table, column[1 if has_header else 0 :])
