"""What every report is made of: sections with paragraphs and tables of plain values. Knows no form and no subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A value that leads to a web page."""

    text: str
    url: str

    def __str__(self) -> str:
        return self.text


Cell = str | int | float | Link | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; every row has one cell for each column. `None` is a value that is not known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse rows of another width: a shifted table is a wrong table."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.name!r}: every row needs {len(self.columns)} cells")

    @classmethod
    def of(cls, columns: Sequence[str], rows: Sequence[Sequence[Cell]], name: str = "") -> Table:
        """A table of any sequences."""
        return cls(tuple(columns), tuple(map(tuple, rows)), name)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, points, then tables."""

    title: str
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `definitions` say what its words and figures mean; `as_of` and `period` when they hold."""

    name: str
    title: str
    as_of: str
    period: str | None = None
    summary: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    definitions: tuple[tuple[str, str], ...] = field(default=())

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in reading order."""
        return tuple(table for section in self.sections for table in section.tables)
