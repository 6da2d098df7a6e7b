"""What every report is made of: sections of lines, charts and tables. Knows no form and no subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from digests.words.addresses import Link
from digests.words.dates import ENGLISH

Line = str | tuple[str | Link, ...]
"""A sentence, or the pieces of one, some of which lead to a page. Pieces bring their own spaces."""
Cell = int | float | Link | Line | None
NONE = "none"
"""A cell that is known to hold nothing; `None` is one of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; every row has one cell for each column. `None` is a value that is not known.

    `is_data`: too long to be read; workbooks, CSV and JSON have it, the other forms say so.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    is_data: bool = False

    def __post_init__(self) -> None:
        """Refuse rows of another width: a shifted table is a wrong table."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.name!r}: every row needs {len(self.columns)} cells")

    @classmethod
    def of(cls, columns: Sequence[str], rows: Sequence[Sequence[Cell]], name: str = "") -> Table:
        """A table of any sequences."""
        return cls(tuple(columns), tuple(map(tuple, rows)), name)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with a label each, in reading order. `unit` says what is counted. Never without a bar."""

    title: str
    unit: str
    bars: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.bars or any(value < 0 for _, value in self.bars):
            raise ValueError(f"chart {self.title!r}: expected at least one bar, and no value below 0")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, points, charts, then tables.

    `level` 1 is a section of the report, 2 and 3 stand below the last one of the level above. `new_page`: on paper
    it begins a page.
    """

    title: str
    text: tuple[Line, ...] = ()
    points: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `definitions` say what its words and figures mean; `as_of` and `period` when they hold."""

    name: str
    title: str
    as_of: str
    period: str | None = None
    summary: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    definitions: tuple[tuple[str, str], ...] = field(default=())

    @property
    def held(self) -> str:
        """When it holds, for people: `As of 16 July 2025; 16 July 2024 to 16 July 2025`."""
        day = f"As of {ENGLISH.written(date.fromisoformat(self.as_of))}"
        return f"{day}; {self.period}" if self.period else day

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in reading order."""
        return tuple(table for section in self.sections for table in section.tables)


def plain(line: Line) -> str:
    """A line without its links."""
    return line if isinstance(line, str) else "".join(map(str, line))


def text_of(cell: Cell) -> str:
    """A cell as text; empty where its value is not known."""
    return "" if cell is None else plain(cell) if isinstance(cell, tuple) else str(cell)


def set_apart(table: Table) -> str:
    """What a form says that leaves out a table of data."""
    return f"{len(table.rows):,} rows, in the forms xlsx, csv and json."
