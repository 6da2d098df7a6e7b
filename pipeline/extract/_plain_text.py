"""Plain text as pieces: the bullets, numbers and headings that people type, and columns parted by space. Pure.

A PDF comes as such lines too; there the letters say what is a heading, and points where a cell begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract._pieces import Kind, Piece, columns, sized
from pipeline.extract._text import line

ENUMERATOR = re.compile(r"^\(?(?:[a-z]{1,2}|\d{1,3}|[ivx]{1,5})[.)]\s*(?=\S)")
BULLET = re.compile(r"^\s*(?:[-*•·◦▪‣●○–—]\s+|\(?[a-z]{1,2}\)\s+|\(?\d{1,3}[.)]\s*(?=[^\W\d])|\(\d{1,3}\)\s*)")
_HEADING = re.compile(r"^\s*(?:#+\s+(?P<marked>.+?)|\[(?P<bracketed>[^\]]+)\]|(?P<bold>\*\*.+\*\*))\s*$")
_CELL = re.compile(r"\S+(?: \S+)*")
_MARGIN = (40, 140)  # characters of a line that a margin broke
_ALONE = 60  # characters of a last row with one cell
_PROSE = 45  # characters of a usual cell: the columns of a page, not of a table


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its cells, each with the place where it begins. `gap`: more than a line's space is above it."""

    cells: tuple[tuple[float, str], ...]
    heading: bool = False
    gap: bool = False

    @property
    def text(self) -> str:
        """The line without its wide spaces."""
        return " ".join(text for _, text in self.cells)


def of_text(text: str) -> Iterator[Piece]:
    """The pieces of a plain text."""
    yield from of_lines(_typed(text), tolerance=2)


def _typed(text: str) -> Iterator[Line]:
    gap = False
    for raw in text.splitlines():
        raw = raw.expandtabs(8)
        heading = _HEADING.match(raw)
        if heading:
            words = heading["marked"] or heading["bracketed"] or heading["bold"]
            yield Line(((0, line(words.replace("**", ""))),), heading=True, gap=gap)
        elif raw.strip():
            cells = ((found.start(), line(found[0])) for found in _CELL.finditer(raw))
            yield Line(tuple(cell for cell in cells if cell[1]), gap=gap)
        gap = not raw.strip()


def of_lines(lines: Iterable[Line], tolerance: float) -> Iterator[Piece]:
    """The pieces of lines; cells of one column begin no further apart than `tolerance`."""
    found, start = [each for each in lines if each.cells], 0
    while start < len(found):
        end = _table_end(found, start, tolerance)
        if end:
            yield from _of_table(found[start:end], tolerance)
        elif found[start].heading:
            end = start + 1
            yield Piece(Kind.HEADING, found[start].text)
        else:
            end = _paragraph_end(found, start, tolerance)
            yield from _of_paragraph(found[start:end])
        start = end


def _table_end(lines: Sequence[Line], start: int, tolerance: float) -> int:
    """Where the table here ends: two or more lines whose several cells begin at the same places; 0 if there is none."""
    first = start + 1 if lines[start].heading and len(lines[start].cells) > 1 else start
    if first == len(lines) or len(lines[first].cells) < 2 or lines[first].heading:
        return 0
    starts = [place for place, _ in lines[first].cells]
    end = first + 1
    while end < len(lines) and _is_row(lines[end], starts, tolerance):
        end += 1
    wide = sum(len(each.cells) > 1 for each in lines[first:end])
    return end if wide >= 2 else 0


def _is_row(found: Line, starts: Sequence[float], tolerance: float) -> bool:
    """Whether a line goes on with the columns; one cell alone is a row only where nothing parts it from the others."""
    alone = len(found.cells) == 1 and (found.gap or len(found.text) > _ALONE)
    fits = all(any(abs(place - start) <= tolerance for start in starts) for place, _ in found.cells)
    return fits and not alone and not found.heading


def _of_table(table: Sequence[Line], tolerance: float) -> Iterator[Piece]:
    has_header = table[0].heading
    starts = [place for place, _ in table[1 if has_header else 0].cells]
    rows = [[_at(start, found, tolerance) for start in starts] for found in table]
    lengths = [len(cell) for row in rows for cell in row if cell]
    is_prose = sum(lengths) > _PROSE * len(lengths)
    for piece in columns(rows, has_header=has_header):
        yield Piece(Kind.TEXT, " ".join(filter(None, piece.cells))) if is_prose else piece


def _at(start: float, found: Line, tolerance: float) -> str:
    return next((text for place, text in found.cells if abs(place - start) <= tolerance), "")


def _paragraph_end(lines: Sequence[Line], start: int, tolerance: float) -> int:
    """Where the lines that stand together end."""
    end = start + 1
    while end < len(lines) and not (lines[end].gap or lines[end].heading or _table_end(lines, end, tolerance)):
        end += 1
    return end


def _of_paragraph(lines: Sequence[Line]) -> Iterator[Piece]:
    """Bulleted items, each with the lines that continue it; what stands between them as text."""
    plain: list[str] = []
    item, indent = "", 0.0
    for found in lines:
        bullet = BULLET.match(f"{found.text} ")
        if bullet is None and item and found.cells[0][0] > indent:
            item = f"{item} {found.text}"
            continue
        yield from _items(item)
        item = ""
        if bullet is None:
            plain.append(found.text)
            continue
        yield from _broken(plain)
        plain = []
        item, indent = ENUMERATOR.sub("", found.text[bullet.end() :].strip()), found.cells[0][0]
    yield from _items(item)
    yield from _broken(plain)


def _items(item: str) -> Iterator[Piece]:
    if item:
        yield Piece(Kind.ITEM, item, "text")


def _broken(lines: list[str]) -> Iterator[Piece]:
    """Lines that stand together: one text where a margin broke it, else each on its own."""
    *full, _ = lines or [""]
    broken = full and all(_MARGIN[0] <= len(each) <= _MARGIN[1] for each in full)
    for text in [" ".join(lines)] if broken else lines:
        yield sized(text)
