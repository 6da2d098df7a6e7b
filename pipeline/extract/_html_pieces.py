"""An HTML page as pieces, in reading order, without menus, footers, note marks and what no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from pipeline.extract._html_page import is_chrome, text_of
from pipeline.extract._pieces import Kind, Piece, columns, sized
from pipeline.extract._plain_text import BULLET, ENUMERATOR
from pipeline.extract._text import line

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary caption legend figcaption button".split())
_BLOCKS = frozenset(
    "p div section article main ul ol li dl dt dd table tr td th blockquote pre form fieldset details figure address "
    "header body html center br hr".split()
) | (_HEADINGS)
_IGNORED = frozenset("script style noscript template svg select option textarea head".split())
_NUMBERED = 120  # characters of a paragraph that begins with its number: an entry
_NOTE = re.compile(r"\W*\w{1,2}\W*")  # the mark of a footnote
_WIDEST = 100  # columns or rows that one cell may span


def of_page(root: html.HtmlElement) -> Iterator[Piece]:
    """The pieces of a page or of a part of one."""
    for mark in list(root.iter("sup")):
        if _NOTE.fullmatch(text_of(mark)):
            mark.drop_tree()
    title = root.find(".//title")
    if title is not None:
        yield Piece(Kind.TITLE, text_of(title))
    body = root.find("body")
    yield from _of_element(root if body is None else body, group="")


def _of_element(element: html.HtmlElement, group: str) -> Iterator[Piece]:
    """What stands in an element, in reading order; text that belongs to no block of its own is gathered."""
    gathered = [element.text or ""]
    for child in element:
        if _is_inline(child):
            gathered += [text_of(child), child.tail or ""]
            continue
        if not isinstance(child.tag, str):  # a comment
            gathered.append(child.tail or "")
            continue
        yield from _text(gathered, element, group)
        gathered = [child.tail or ""]
        if child.tag not in _IGNORED and not is_chrome(child):
            yield from _of_block(child, group)
    yield from _text(gathered, element, group)


def _is_inline(child: html.HtmlElement) -> bool:
    if not isinstance(child.tag, str) or child.tag in _BLOCKS or child.tag in _IGNORED or is_chrome(child):
        return False
    return len(child) == 0 or not any(inner.tag in _BLOCKS for inner in child.iter(etree.Element))


def _of_block(child: html.HtmlElement, group: str) -> Iterator[Piece]:
    if child.tag in _HEADINGS:
        yield Piece(Kind.HEADING, text_of(child))
    elif child.tag == "table":
        yield from _table(child)
    elif child.tag in {"ul", "ol", "dl"}:
        yield from _of_element(child, child.getroottree().getpath(child))
    elif child.tag != "dd":
        yield from _of_element(child, group)


def _text(gathered: list[str], element: html.HtmlElement, group: str) -> Iterator[Piece]:
    text = line(" ".join(gathered))
    if not text:
        return
    if element.tag == "li" and element.find(".//li") is not None:
        yield Piece(Kind.HEADING, text)
    elif element.tag in {"li", "dt"}:
        yield Piece(Kind.ITEM, ENUMERATOR.sub("", text), group)
    elif element.tag == "p" and _is_bold(element, text):
        yield Piece(Kind.HEADING, text)
    elif len(text) <= _NUMBERED and (bullet := BULLET.match(text)):
        yield Piece(Kind.ITEM, text[bullet.end() :], "numbered")
    else:
        yield sized(text)


def _is_bold(element: html.HtmlElement, text: str) -> bool:
    return any(text_of(bold) == text for bold in element.iter("b", "strong"))


def _table(table: html.HtmlElement) -> Iterator[Piece]:
    """A table's columns, each under its header; a table inside a table is read on its own."""
    caption = table.find("caption")
    if caption is not None:
        yield Piece(Kind.HEADING, text_of(caption))
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if rows:
        has_header = all(cell.tag == "th" for cell in rows[0]) or table.find("thead") is not None
        yield from columns(_grid(rows), has_header=has_header)


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
                texts.append(text_of(cell) if offset == 0 else "")
        _skip(texts, spanned)
        grid.append(texts)
    return grid


def _skip(texts: list[str], spanned: dict[int, int]) -> None:
    while spanned.get(len(texts)):
        spanned[len(texts)] -= 1
        texts.append("")


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), _WIDEST) if value.isdecimal() and int(value) > 0 else 1
