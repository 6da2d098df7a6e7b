"""Plain text as pieces: the bullets, numbers and headings that people type, and columns parted by space. Pure.

A PDF comes as such lines too; there the letters say what is a heading, and points where a cell begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.outline.pieces import Kind, Piece, columns, sized
from pipeline.parsing.text import line

_CIRCLED = "\u2460-\u2473\u3251-\u325f\u32b1-\u32bf"  # numbers in circles, 1 to 50
ENUMERATOR = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){1,2}\.(?=\s)|\(?(?:[a-zđ]{1,2}|\d{1,3}|[ivxl]{1,8})[.)](?![°º])"
    rf"|\d{{1,3}}[/–-](?=\s)|[{_CIRCLED}]"
    rf"|\d{{1,3}}\s?\.?[°º](?:\.?[-–]|\.)?)\s*(?=\S)"
)
_POINT_ENDS = r"(?=\w)(?=.*[;,.]\s*(?:and|et|y|e|dan|и|та)?\s*$)"  # a point of an act ends so, a heading does not
BULLET = re.compile(
    r"^\s*(?:[^\w\s()（）\[\]“”„\"'«‘’#$€£¥&+|@§.,:;!?…]\s+|[・■□◆◇○●◎◯▪►‣]\s*|o\s+(?=[A-Z]|[^\W\d_][^.,:;]{0,60}$)|\(?(?:[a-zđ]{1,2}|[ivxl]{1,8})\)\s+"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}\.\s+(?=[^\W\d])"
    r"|\(?\d{1,3}[.)．](?:\s?[-–])?\s*(?=[^\W\d])(?!º)"
    rf"|\(\d{{1,3}}\)\s*|[{_CIRCLED}]\s*(?=[^\W\d])|\d{{1,3}}\s?\.?[°º](?:\.?[-–]|\.)?\s*"
    rf"|[가나다라마바사아자차카타파하][.)]\s+"
    r"|[一二三四五六七八九十]{1,3}[、．.]\s*|[a-hj-uwyz]\.\s+(?=\w)"
    rf"|[a-z]\s?[-–—]\s+{_POINT_ENDS}|[ivxl]{{1,8}}\.\s+{_POINT_ENDS}|[A-Z]\.\s+{_POINT_ENDS}"
    r"|[IVXL]{1,7}\s?[-–—.)]\s+(?=\w)(?!.*:\s*$))"
)
_KINDS = (
    ("circles", re.compile(rf"^\s*[{_CIRCLED}]")),
    ("points of points", re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,2}\.\s")),
    ("letters in brackets", re.compile(r"^\s*\((?:[^\W\d_]{1,2}|[ivxlIVXL]{1,8})\)\s")),
    ("numbers in brackets", re.compile(r"^\s*\(\d{1,3}\)\s?")),
    ("ordinals", re.compile(r"^\s*\d{1,3}\s?\.?[°º]")),
    ("letters", re.compile(r"^\s*(?:[^\W\d_]|[ivxlIVXL]{1,8})\s?(?:[.)]|[-–—])")),
)
_BEHIND_A_MARK = frozenset(")].．、-–—°º")
_SECOND = re.compile(r"(?<![\w(])\(?2[.)]\s?(?=[^\W\d])|(?<=[.;])2[.)]\s?(?=[^\W\d])|(?<=[\w;,]\s)\(b\)\s|②|\S・\S")
_HEADING = re.compile(r"^\s*(?:(?P<marks>#+)\s+(?P<marked>.+?)|\[(?P<bracketed>[^\]]+)\]|(?P<bold>\*\*.+\*\*))\s*$")
_EMPHASIS = re.compile(r"\*\*(?=\S)([^*]{1,200})(?<=\S)\*\*")  # what Markdown shows bold
_CELL = re.compile(r"\S+(?: \S+)*")
_MARGIN = (40, 140)  # characters of a line that a margin broke
_ALONE = 60  # characters of a last row with one cell
PRINTED, _TYPED = 4, 7  # levels of a heading that larger letters or brackets show
_MARKED = re.compile(r"(?:\W{1,3}|\(?\w{1,4}[.)])\t")  # a bullet or a number behind which a tab stands: an item, no row
_MARK_ALONE = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlIVXL]{1,5})[.)]")
_RUNNING = 2  # lines at a page's edge that may stand on each page
_NUMBERS = re.compile(r"\d+")
_RULE = re.compile(r"[\s|:=+-]+")  # the line under the head of a table
_PROSE = 45  # characters of a usual cell: the columns of a page, not of a table


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its cells, each with the place where it begins. `gap`: more than a line's space is above it.

    `level` is that of a heading, as in HTML.
    """

    cells: tuple[tuple[float, str], ...]
    heading: bool = False
    gap: bool = False
    level: int = PRINTED

    @property
    def text(self) -> str:
        """The line without its wide spaces."""
        return " ".join(text for _, text in self.cells)


def first_bullet(text: str) -> int:
    """Where the words behind a bullet or a number begin; 0 where there is none, or where further ones follow."""
    if text[:1].isalpha() and not text.startswith("o") and _BEHIND_A_MARK.isdisjoint(text[:10]):
        return 0  # a number or a letter ends in a sign
    bullet = BULLET.match(f"{text} ")
    return bullet.end() if bullet and bullet.end() < len(text) and not _SECOND.search(text, bullet.end()) else 0


def mark_of(text: str) -> str:
    """What kind of mark an item begins with: "circles", "letters", "letters in brackets", "numbers in brackets".

    "marks" stands for all others. Items of two kinds are two lists: a paragraph ② or (2) stands behind the points
    1 to 15 or a to h of paragraph ① or (1).
    """
    return next((kind for kind, mark in _KINDS if mark.match(text)), "marks")


def of_text(text: str) -> Iterator[Piece]:
    """The pieces of a plain text."""
    yield from of_lines(_typed(_without_running_heads(text)), tolerance=2)


def _without_running_heads(text: str) -> str:
    """The pages of a text without the lines at their edges that only the number of the page tells apart."""
    pages = [_filled(page.splitlines()) for page in text.split("\f")]
    if len(pages) < 2:
        return text
    for _ in range(_RUNNING):
        edges = Counter(_edge(line) for page in pages if page for line in {page[0], page[-1]})
        for page in pages:
            for place in (0, -1):
                if page and (not (edge := _edge(page[place])) or edges[edge] > 1):
                    del page[place]
        pages = [_filled(page) for page in pages]
    return "\n".join(line for page in pages for line in page)


def _edge(line: str) -> str:
    return _NUMBERS.sub("", line).strip(" |-–").casefold()


def _filled(lines: list[str]) -> list[str]:
    """Lines without the empty ones before the first and behind the last."""
    places = [place for place, text in enumerate(lines) if text.strip()]
    return lines[places[0] : places[-1] + 1] if places else []


def _typed(text: str) -> Iterator[Line]:
    gap = False
    for written in text.splitlines():
        raw = written.expandtabs(8)
        heading = _HEADING.match(raw)
        if heading:
            words = heading["marked"] or heading["bracketed"] or heading["bold"]
            level = min(len(heading["marks"]), 6) if heading["marks"] else _TYPED
            yield Line(((0, line(words.replace("**", ""))),), heading=True, gap=gap, level=level)
        elif raw.count("|") > 1 and raw.strip().startswith("|"):
            if not _RULE.fullmatch(raw):
                cells = enumerate(raw.strip().strip("|").split("|"))
                yield Line(tuple((100.0 * place, line(cell) or "–") for place, cell in cells), gap=gap)
        elif "\t" in (row := written.strip()) and not _MARKED.match(row):
            cells = enumerate(written.split("\t"))
            yield Line(tuple((100.0 * place, cell) for place, text in cells if (cell := line(text))), gap=gap)
        elif (raw := _EMPHASIS.sub(r"\1", raw)).strip():
            placed = [(cell.start(), words) for cell in _CELL.finditer(raw) if (words := line(cell[0]))]
            if len(placed) == 2 and _MARK_ALONE.fullmatch(placed[0][1]):  # a wide space behind a number is no column
                placed = [(placed[0][0], f"{placed[0][1]} {placed[1][1]}")]
            yield Line(tuple(placed), gap=gap)
        gap = not raw.strip()


def of_lines(lines: Iterable[Line], tolerance: float) -> Iterator[Piece]:
    """The pieces of lines; cells of one column begin no further apart than `tolerance`."""
    filled, start = [candidate for candidate in lines if candidate.cells], 0
    while start < len(filled):
        end = _table_end(filled, start, tolerance)
        if end:
            yield from _of_table(filled[start:end], tolerance)
        elif filled[start].heading:
            end = start + 1
            yield Piece(Kind.HEADING, filled[start].text, level=filled[start].level)
        else:
            end = _paragraph_end(filled, start, tolerance)
            first, *rest = _of_paragraph(filled[start:end])
            yield replace(first, gap=filled[start].gap)
            yield from rest
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
    wide = sum(len(row.cells) > 1 for row in lines[first:end])
    return end if wide >= 2 else 0


def _is_row(row: Line, starts: Sequence[float], tolerance: float) -> bool:
    """Whether a line goes on with the columns; one cell alone is a row only where nothing parts it from the others."""
    alone = len(row.cells) == 1 and (row.gap or len(row.text) > _ALONE)
    fits = all(any(abs(place - start) <= tolerance for start in starts) for place, _ in row.cells)
    return fits and not alone and not row.heading


def _of_table(table: Sequence[Line], tolerance: float) -> Iterator[Piece]:
    has_header = table[0].heading
    starts = [place for place, _ in table[1 if has_header else 0].cells]
    rows = [[_at(start, row, tolerance) for start in starts] for row in table]
    lengths = [len(cell) for row in rows for cell in row if cell]
    is_prose = sum(lengths) > _PROSE * len(lengths)
    for piece in columns(rows, has_header=has_header, table=f"lines {table[0].text}"):
        yield Piece(Kind.TEXT, " ".join(filter(None, piece.cells))) if is_prose else piece


def _at(start: float, row: Line, tolerance: float) -> str:
    return next((text for place, text in row.cells if abs(place - start) <= tolerance), "")


def _paragraph_end(lines: Sequence[Line], start: int, tolerance: float) -> int:
    """Where the lines that stand together end."""
    end = start + 1
    while end < len(lines) and not (lines[end].gap or lines[end].heading or _table_end(lines, end, tolerance)):
        end += 1
    return end


def _of_paragraph(lines: Sequence[Line]) -> Iterator[Piece]:
    """Bulleted items, each with the lines that continue it; what stands between them as text."""
    plain: list[str] = []
    item, indent, group = "", 0.0, ""
    for row in lines:
        bullet = first_bullet(row.text)
        if not bullet and item and row.cells[0][0] > indent:
            item = f"{item} {row.text}"
            continue
        yield from _items(item, group)
        item = ""
        if not bullet:
            plain.append(row.text)
            continue
        yield from _broken(plain)
        plain = []
        item, indent = ENUMERATOR.sub("", row.text[bullet:].strip()), row.cells[0][0]
        group = mark_of(row.text)
    yield from _items(item, group)
    yield from _broken(plain)


def _items(item: str, group: str) -> Iterator[Piece]:
    if item:
        yield Piece(Kind.ITEM, item, group)


def _broken(lines: list[str]) -> Iterator[Piece]:
    """Lines that stand together: one text where a margin broke it, else each on its own."""
    *full, _ = lines or [""]
    broken = full and all(_MARGIN[0] <= len(row) <= _MARGIN[1] for row in full)
    for text in [" ".join(lines)] if broken else lines:
        yield sized(text)
