"""What a report says, piece by piece: each piece with a digit must be accounted for by facts, in their order.

`spell` is the whole rule: the digits of a text are those of the facts that are given for it, one after the other, and
nothing else in it has a digit. What nobody gave facts for fails, so that nothing passes unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from digests.tables.frame import Cell, Line, Report, Section, Table, text_of
from digests.words.addresses import Link
from tests.digests.recount import Wrong, agree

_DIGIT = re.compile(r"\d")
_NOTHING = re.compile(r"\b(?:[Nn]o|[Nn]one|[Nn]othing)\b")
_SURE = 8  # characters of a title by which it is recognised


@dataclass(frozen=True)
class Title:
    """A title as the files have it; a report may shorten it, and shows where."""

    raw: str

    def consume(self, text: str, start: int) -> int:
        """Where the title ends that begins at or after `start`."""
        full = self.raw
        begins = text.casefold().find(full[:_SURE].casefold(), start)
        if begins < 0 or _DIGIT.search(text, start, begins):
            raise Wrong(f"{full!r} is not what stands in {text[start:]!r}")
        end, at = begins, 0
        while at < len(full) and end < len(text) and (text[end] == full[at] or end == begins):
            end, at = end + 1, at + 1
        if at < len(full) and text[end : end + 1] != "…":
            raise Wrong(f"{text[begins:]!r} is not the title {full!r}")
        return end


def plain_title(raw: str) -> str:
    """Without the marks that the data set puts around it."""
    text = " ".join(raw.split())
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text


def day(value: date) -> str:
    """`3 June 2025`."""
    return f"{value.day} {value:%B} {value.year}"


Fact = str | int | Title


def spell(text: str, facts: Iterable[Fact]) -> None:
    """Raise `Wrong` unless the digits of `text` are those of `facts`, in this order; 0 is said as "no"."""
    text, at = " ".join(text.split()), 0
    for fact in facts:
        if isinstance(fact, Title):
            at = fact.consume(text, at)
            continue
        if fact == 0:
            found = _NOTHING.search(text, at)
        else:
            shown = f"{fact:,}" if isinstance(fact, int) else re.escape(fact)
            found = re.compile(rf"(?<![\d.,]){shown}(?![\d]|[.,]\d)").search(text, at)
        if found is None or _DIGIT.search(text, at, found.start()):
            raise Wrong(f"{fact!r} is not what stands in {text[at:]!r}")
        at = found.end()
    if _DIGIT.search(text, at):
        raise Wrong(f"no fact for {text[at:]!r} in {text!r}")


class Ledger:
    """The pieces of one report. Each is claimed by what is known; `close` fails for what is left and has a digit."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._open: dict[str, list[str]] = {}
        for piece in _pieces(report):
            self._open.setdefault(piece, []).append(piece)

    def claim(self, line: Line | Cell, *facts: Fact) -> None:
        """Account for a line or a cell."""
        text = text_of(line)
        spell(text, facts)
        if text in self._open:
            self._open[text].pop()
            if not self._open[text]:
                del self._open[text]

    def rows(self, table: Table, expected: Iterable[tuple[tuple[Fact, ...], ...]]) -> None:
        """Account for a table, row by row and cell by cell, in the order of the report."""
        wanted = list(expected)
        agree(f"rows of {table.columns}", len(table.rows), len(wanted))
        for row, facts in zip(table.rows, wanted, strict=True):
            for cell, of in zip(row, facts, strict=True):
                self.cell(cell, of)

    def cell(self, cell: Cell, facts: tuple[Fact, ...]) -> None:
        """Account for one cell: a number is the fact, anything else is spelled."""
        if isinstance(cell, int):
            agree("a cell", (cell,), facts)
            self.claim(cell, *([str(cell)] if cell else ["0"]))
        else:
            self.claim(cell, *facts)

    def bars(self, section: Section, expected: Iterable[tuple[str, int]], *title: Fact) -> None:
        """Account for the only chart of a section, in the order of its bars."""
        (chart,) = section.charts
        agree(chart.title, list(chart.bars), list(expected))
        self.claim(chart.title, *title)
        for label, value in chart.bars:
            self.claim(label)
            self.claim(value, str(value))

    def close(self) -> None:
        """Fail for the first piece with a digit that nobody accounted for."""
        left = [piece for piece in self._open if _DIGIT.search(piece)]
        agree("pieces with a number that no fact accounts for", left[:3], [])


def _pieces(report: Report) -> Iterator[str]:
    yield from (report.title, report.held, *map(text_of, report.summary))
    for name, words in report.definitions:
        yield from (name, words)
    for section in report.sections:
        yield section.title
        yield from map(text_of, (*section.text, *section.points))
        for chart in section.charts:
            yield from (chart.title, chart.unit)
            yield from (text for label, value in chart.bars for text in (label, str(value)))
        for table in section.tables:
            yield from table.columns
            yield from (text_of(cell) for row in table.rows for cell in row)


def links(report: Report) -> Iterator[Link]:
    """Every link of a report."""
    for section in report.sections:
        lines = [
            *section.text,
            *section.points,
            *(cell for table in section.tables for row in table.rows for cell in row),
        ]
        for line in (*report.summary, *lines):
            if isinstance(line, Link):
                yield line
            elif isinstance(line, tuple):
                yield from (piece for piece in line if isinstance(piece, Link))


def section(report: Report, title: str) -> Section:
    """The section with this title."""
    found = [part for part in report.sections if part.title == title]
    agree(f"sections called {title!r} in {[part.title for part in report.sections]}", len(found), 1)
    return found[0]


def under(report: Report, parent: Section) -> list[Section]:
    """What stands below a section, before the next one of its level."""
    result = []
    for part in report.sections[report.sections.index(parent) + 1 :]:
        if part.level <= parent.level:
            break
        result.append(part)
    return result
