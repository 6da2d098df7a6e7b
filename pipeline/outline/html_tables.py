"""The tables and definition lists of an HTML page: columns, lines of cells, tables of one row that are one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree, html

from pipeline.outline.pieces import Kind, Piece, columns, sized
from pipeline.outline.plain_text import ENUMERATOR
from pipeline.parsing.html_page import text_of
from pipeline.parsing.text import line

LEVELS = {f"h{level}": level for level in range(1, 7)}
HEADINGS = frozenset({*LEVELS, "summary", "caption", "legend", "figcaption", "button"})
SMALL = 7  # the level of what stands above something as a title
_FOOTED, _SEVERAL = 3, 2  # rows and columns of a table that may have a foot
_FEW_ROWS, _LONG_ROW = 4, 8  # rows and cells of a table that lies down
_BLOCKS = 2  # paragraphs of a cell that is a part of a page; a list has more items
_FEWEST_ROWS, _MOST_ROWS = 2, 5  # of a table that frames a page
_BREAKS = 3  # lines of the cell of a point of an act that lists something
_WIDEST = 100  # columns or rows that one cell may span
_MARKS = re.compile("[,;、，；]")
_ENOUGH = 4  # texts, terms or marks that list something
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u0dff](?:\W{0,3}[A-Za-z\u00c0-\u0dff])?")  # of an index: "A", "A–C"
_ONLY_NUMBERS = re.compile(r"\W{0,2}(?:\d{1,3}|[a-z]|[ivxl]{1,8})\W{0,2}")  # what numbers or marks a definition
_BREAKING = ("br", "p", "div", "li", *LEVELS)  # what begins a line of a cell


def rejoin(root: html.HtmlElement) -> None:
    """Tables of one row that follow each other, as acts print their points, become one table."""
    small = {table for table in root.iter("table") if _is_a_row(table)}
    for table in list(root.iter("table")) if len(small) > 1 else ():
        before = table.getprevious()
        if table in small and before in small and not (before.tail or "").strip() and _width(before) == _width(table):
            inside = next(before.iter("tr")).getparent()
            inside.extend(list(table.iter("tr")))
            before.tail = table.tail
            table.getparent().remove(table)
            small.discard(table)
            small.add(before)


def _is_a_row(table: html.HtmlElement) -> bool:
    rows = list(table.iter("tr"))
    plain = next(table.iter("th", "caption"), None) is None and sum(1 for _ in table.iter("table")) == 1
    return plain and len(rows) == 1


def _width(table: html.HtmlElement) -> int:
    return sum(cell.tag == "td" for cell in next(table.iter("tr")))


def is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only lays out a page, as they did once: what has headings or tables in a cell is no data."""
    inside = {cell for other in table.iter("table") if other is not table for cell in other.iter("th")}
    if any(cell not in inside for cell in table.iter("th")):
        return False
    return (
        next(table.iter("h1", "h2", "h3"), None) is not None
        or any(other is not table and len(list(other.iter("tr"))) > 1 for other in table.iter("table"))
        or _holds_blocks(table)
        or _frames_a_page(table)
    )


def _holds_blocks(table: html.HtmlElement) -> bool:
    """Whether it is one row, or one cell in each row, and a cell of it has a list or paragraphs: a frame of a page."""
    rows = [[cell for cell in row if cell.tag == "td"] for row in table.iter("tr")]
    if len(rows) > 1 and any(len(row) > 1 for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    return any(
        len(cell.findall("p")) >= _BLOCKS
        or len(cell.findall(".//li")) > _BLOCKS
        or (len(rows) == 1 and len(cell.findall("br")) > _BREAKS)
        for cell in cells
    )


def _frames_a_page(table: html.HtmlElement) -> bool:
    """Whether a row is one cell over all columns, and one cell has both paragraphs and a list or table: head, menu and
    content of a page as they were laid out once. A row of data has its list alone. Paragraphs are enough in a table
    without lines."""
    rows = [[cell for cell in row if cell.tag == "td"] for row in table.iter("tr")]
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS or not any(map(_is_whole, rows)):
        return False
    if sum(len(row) > 1 for row in rows) == 1 and any(
        len(cell.findall("p")) >= _BLOCKS for row in rows for cell in row
    ):
        return True  # no rows of data
    unseen = table.get("border") == "0" or table.get("role") == "presentation"  # its lines are not drawn
    return any(_holds_a_page(cell) or (unseen and len(cell.findall("p")) >= _BLOCKS) for row in rows for cell in row)


def _holds_a_page(cell: html.HtmlElement) -> bool:
    return cell.find("p") is not None and next(cell.iter("ul", "ol", "dl"), None) is not None


def _is_whole(row: list[html.HtmlElement]) -> bool:
    return len(row) == 1 and _span(row[0], "colspan") > 1


def of_table(table: html.HtmlElement, name: str) -> Iterator[Piece]:
    """A table's columns, each under its header; a table inside a table is read on its own."""
    caption = table.find("caption")
    if caption is not None:
        yield Piece(Kind.HEADING, text_of(caption), level=SMALL)
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    foot = _foot(rows)
    rows = rows[:-1] if foot else rows
    if caption is None and _has_title(rows):
        yield Piece(Kind.HEADING, text_of(rows[0][0]), level=SMALL)
        rows = rows[1:]
    if rows:
        has_header = all(cell.tag == "th" for cell in rows[0]) or table.find("thead") is not None
        grid = _grid(rows)
        if not has_header and _lies_down(rows):
            grid, has_header = [list(row) for row in zip_longest(*grid, fillvalue="")], True
        yield from columns(grid, has_header=has_header, table=name)
    if foot:
        yield sized(foot)


def _foot(rows: list[list[html.HtmlElement]]) -> str:
    """The text of a last row that is one cell over all columns, and says something of the table."""
    if len(rows) < _FOOTED or len(rows[-1]) > 1 or max(map(len, rows)) < _SEVERAL:
        return ""
    return text_of(rows[-1][0]) if _span(rows[-1][0], "colspan") > 1 else ""


def _has_title(rows: list[list[html.HtmlElement]]) -> bool:
    """Whether the first row is one cell over all columns, as none further down: a title, and no head of a part."""
    if len(rows) < _FOOTED or max(map(len, rows)) < _SEVERAL:
        return False
    whole = [len(row) == 1 and _span(row[0], "colspan") > 1 for row in rows]
    return whole[0] and sum(whole) == 1 and text_of(rows[0][0]) != ""


def _lies_down(rows: list[list[html.HtmlElement]]) -> bool:
    """Whether a few long rows each begin with their name, as columns do in other tables."""
    named = all(row[0].tag == "th" and all(cell.tag == "td" for cell in row[1:]) for row in rows)
    return named and len(rows) <= _FEW_ROWS and min(map(len, rows)) >= _LONG_ROW


def _grid(rows: list[list[html.HtmlElement]]) -> list[list[str]]:
    """The texts of the cells, each in its column; a cell that spans several has its text in the first."""
    grid: list[list[str]] = []
    spanned: dict[int, int] = {}  # column -> rows that a cell further up still covers
    for row in rows:
        texts: list[str] = []
        for cell in row:
            _skip(texts, spanned)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(wide):
                if high > 1:
                    spanned[len(texts)] = high - 1
                texts.append(_lines(cell) if offset == 0 else "")
        _skip(texts, spanned)
        grid.append(texts)
    return grid


def _lines(cell: html.HtmlElement) -> str:
    """The text of a cell; where blocks or breaks part it, each line of it."""
    if len(cell) == 0 or next(cell.iter(*_BREAKING), None) is None:
        return text_of(cell)
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment", "pi")):
        if event in {"start", "end"}:
            parts.append("\n" if element.tag in _BREAKING else " ")
        text = element.text if event == "start" else element.tail if element is not cell else ""
        parts.append((text or "").replace("\n", " "))
    lines = (line(text_line) for text_line in "".join(parts).split("\n"))
    return "\n".join(text_line for text_line in lines if text_line)


def _skip(texts: list[str], spanned: dict[int, int]) -> None:
    while spanned.get(len(texts)):
        spanned[len(texts)] -= 1
        texts.append("")


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), _WIDEST) if value.isdecimal() and int(value) > 0 else 1


def definitions(element: html.HtmlElement) -> list[Piece] | None:
    """The terms of a definition list as items, each with what defines it as its cell, where each has one definition.

    Where numbers are the terms, what they number; where it is one, what it lists. None where it holds more than terms
    and texts.
    """
    if next(element.iter("ul", "ol", "table", *HEADINGS), None) is not None:
        return None
    terms = [text for child in element.iter("dt") if (text := text_of(child))]
    texts = [text for child in element.iter("dd") if (text := text_of(child))]
    numbered = all(map(_ONLY_NUMBERS.fullmatch, terms)) or (
        len(terms) >= _ENOUGH and all(map(_LETTERS.fullmatch, terms))
    )
    if texts and len(terms) <= len(texts) and numbered:
        return [Piece(Kind.ITEM, text) for text in texts]
    if len(terms) == 1 and len(texts) >= _ENOUGH:  # the name of a list, and what it lists
        return [sized(terms[0]), *(Piece(Kind.ITEM, ENUMERATOR.sub("", text)) for text in texts)]
    cells = [(text,) for text in texts] if len(terms) == len(texts) else [()] * len(terms)
    return [Piece(Kind.ITEM, ENUMERATOR.sub("", term), cells=own) for term, own in zip(terms, cells, strict=True)]


def enumerates(text: str) -> bool:
    """Whether so many commas or the like stand in a text that it lists something."""
    return len(_MARKS.findall(text)) >= _ENOUGH
