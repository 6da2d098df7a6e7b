"""A plain table of a long page as text, without the tree that trafilatura makes of it first.

trafilatura makes each cell anew (`main_extractor.handle_table`) and then writes the new tree down
(`xml.process_element`): half of the time that the text of a page with a table takes. A table of rows, cells, and in
these only text, divisions and paragraphs without an element is written down at once here, piece by piece as those two
would. Any other table is left to them. A test compares both on invented tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from trafilatura import utils, xml

_PARTS = ("thead", "tbody", "tfoot")
_CELLS = frozenset({"td", "th"})
_ONE = (None, "1")
_WIDEST = 100  # cells that trafilatura counts
_DONE = "done"

Said = tuple[str | None, str | None]
"""What is said in a paragraph, and after it."""


@dataclass(slots=True)
class _Cell:
    """`heads`: it is the head of a column."""

    heads: bool = False
    text: str | None = None
    said: tuple[Said, ...] = ()
    tail: str | None = None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """The rows of a table in which something is said, all of one width."""

    rows: list[list[_Cell]]

    def texts(self) -> Iterator[str]:
        """The pieces of text of the tree that trafilatura would make."""
        for row in self.rows:
            for cell in row:
                pieces = (cell.text, *(text for said in cell.said for text in said), cell.tail)
                yield from (piece for piece in pieces if piece is not None)

    def write(self, pieces: list[str]) -> None:
        """Append what `xml.process_element` appends for that tree."""
        if _last(pieces) not in xml.SEPARATORS:
            pieces.append("\n")
        for row in self.rows:
            if _last(pieces) not in xml.SEPARATORS:
                pieces.append("\n")
            pieces.append("| ")
            for cell in row:
                _write_cell(cell, pieces)
            if any(cell.heads for cell in row):
                pieces.append(f"\n|{'---|' * len(row)}\n")
            pieces.append("\n")
        pieces += ("\n", "\n")


def plain_table(table: etree._Element) -> PlainTable | None:
    """The table, if it is plain and says something; its elements are marked as read then. None: it is as it was."""
    etree.strip_tags(table, *_PARTS)  # as `handle_table` does
    if not all(row.tag == "tr" and all(_is_plain_cell(cell) for cell in row) for row in table):
        return None
    width = max(map(len, table), default=0)
    if width > _WIDEST:
        return None
    rows, headed = [], False
    for row in table:
        cells = [_cell(cell, heads=cell.tag == "th" and not headed) for cell in row]
        headed = headed or any(cell.heads for cell in cells)
        if any(cell.text or cell.said for cell in cells):
            rows.append(cells + [_Cell() for _ in range(width - len(cells))])
    if not rows:
        return None
    for element in table.iterdescendants():
        element.tag = _DONE
    return PlainTable(rows)


def _is_plain_cell(cell: etree._Element) -> bool:
    if cell.tag not in _CELLS or cell.get("colspan") not in _ONE or cell.get("rowspan") not in _ONE:
        return False
    return all(
        len(element) == 0
        if element.tag == "p"
        else element.tag == "div" and "w3-code" not in (element.get("class") or "")
        for element in cell.iterdescendants()
    )


def _cell(cell: etree._Element, *, heads: bool) -> _Cell:
    if len(cell) == 0:
        text, tail = _trimmed(cell.text, cell.tail)
        return _Cell(heads) if _is_filtered(text) else _Cell(heads, text, (), tail)
    said = [_paragraph(element) if element.tag == "p" else _division(element) for element in cell.iterdescendants()]
    return _Cell(heads, cell.text, tuple(one for one in said if one is not None), cell.tail)


def _paragraph(element: etree._Element) -> Said | None:
    """What `htmlprocessing.process_node` keeps of a paragraph without elements."""
    if not element.text and not element.tail:
        return None
    text, tail = _trimmed(element.text, element.tail)
    return None if _is_filtered(text) else (text, tail)


def _division(element: etree._Element) -> Said | None:
    """What `main_extractor.handle_other_elements` keeps of a division; its elements are asked by themselves."""
    text, tail = element.text, element.tail
    if not text and len(element) == 0:
        text, tail = tail, ""
    return (text, tail) if utils.text_chars_test(text) else None


def _trimmed(text: str | None, tail: str | None) -> Said:
    said, after = utils.trim(text or "") or None, utils.trim(tail or "") or None
    return (said, after) if said else (after, None)


def _is_filtered(text: str | None) -> bool:
    return text is not None and utils.RE_FILTER.match(text) is not None


def _write_cell(cell: _Cell, pieces: list[str]) -> None:
    if cell.text:
        own = cell.text.strip()
        pieces.append(_escaped(f"{own} " if own and cell.said else own))
    for number, (text, tail) in enumerate(cell.said, start=1):
        if not _last(pieces).isspace() and _last(pieces) not in xml.SEPARATORS:
            pieces.append(" ")
        if text:
            pieces.append(_escaped(text))
        if number < len(cell.said) and _last(pieces) not in xml.SEPARATORS:
            pieces.append(" ")
        _write_tail(tail, pieces)
    pieces.append(" | ")
    _write_tail(cell.tail, pieces)


def _write_tail(tail: str | None, pieces: list[str]) -> None:
    if tail and (text := tail.strip()):
        pieces.append(_escaped(text if _last(pieces) in xml.SEPARATORS else f" {text}"))


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _last(pieces: list[str]) -> str:
    return pieces[-1][-1:] if pieces else ""
