"""A document as the sequence of its headings, texts, list items and table columns. Pure; knows no subject.

HTML and plain text (with the bullets, numbers and headings that people type) end as the same pieces, so that whoever
looks for something in a document looks for it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from lxml import etree, html

from pipeline.document import Document
from pipeline.extract._html_page import is_chrome, text_of, tree
from pipeline.extract._text import line

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary caption legend figcaption button".split())
_BLOCKS = frozenset(
    "p div section article main ul ol li dl dt dd table tr td th blockquote pre form fieldset details figure address "
    "header body html center br hr".split()
) | (_HEADINGS)
_IGNORED = frozenset("script style noscript template svg select option textarea head".split())
_BULLET = re.compile(r"^\s*(?:[-*•·◦▪‣●○–—]\s+|\(?[a-z]{1,2}\)\s+|\(?\d{1,3}[.)]\s*(?=[^\W\d])|\(\d{1,3}\)\s*)")
_ENUMERATOR = re.compile(r"^\(?(?:[a-z]{1,2}|\d{1,3}|[ivx]{1,5})[.)]\s*(?=\S)")
_TEXT_HEADING = re.compile(r"^\s*(?:#+\s+(?P<marked>.+?)|\[(?P<bracketed>[^\]]+)\]|(?P<bold>\*\*.+\*\*))\s*$")
_MARKUP = re.compile(r"<(?:!doctype|html|body|head|div|p|ul|li|table)\b", re.IGNORECASE)
_MARGIN = (40, 100)  # characters of a line that a margin broke


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


def outline(document: Document) -> list[Piece]:
    """The document's pieces. Raises `ExtractionError` for a page without any markup that claims to be HTML."""
    head = document.body.open().read(65536)
    if "html" in document.media_type or _MARKUP.search(head.decode("utf-8", "replace")):
        return list(_of_page(tree(document)))
    return list(_of_text(document.body.read().decode(document.charset or "utf-8", "replace")))


def _of_page(root: html.HtmlElement) -> Iterator[Piece]:
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
        yield from _columns(child)
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
        yield Piece(Kind.ITEM, _ENUMERATOR.sub("", text), group)
    elif element.tag == "p" and _is_bold(element, text):
        yield Piece(Kind.HEADING, text)
    else:
        yield _sized(text)


def _is_bold(element: html.HtmlElement, text: str) -> bool:
    return any(text_of(bold) == text for bold in element.iter("b", "strong"))


def _columns(table: html.HtmlElement) -> Iterator[Piece]:
    """A table's columns, each under its header; a table inside a table is read on its own."""
    caption = table.find("caption")
    if caption is not None:
        yield Piece(Kind.HEADING, text_of(caption))
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if not rows:
        return
    first_is_header = all(cell.tag == "th" for cell in rows[0]) or table.find("thead") is not None
    for column in zip_longest(*rows):
        texts = ["" if cell is None else text_of(cell) for cell in column]
        header = texts[0] if first_is_header else ""
        yield Piece(Kind.COLUMN, header, cells=tuple(texts[1 if first_is_header else 0 :]))


def _of_text(text: str) -> Iterator[Piece]:
    """Plain text: marked headings, bulleted lines, short lines, paragraphs (lines broken at a margin are joined)."""
    paragraph: list[str] = []
    for raw in [*text.splitlines(), ""]:
        piece = _marked(raw)
        if piece is None and raw.strip():
            paragraph.append(line(raw))
            continue
        yield from _paragraph(paragraph)
        paragraph = []
        if piece:
            yield piece


def _marked(raw: str) -> Piece | None:
    heading = _TEXT_HEADING.match(raw)
    if heading:
        words = heading["marked"] or heading["bracketed"] or heading["bold"]
        return Piece(Kind.HEADING, line(words.replace("**", "")))
    bullet = _BULLET.match(raw)
    return Piece(Kind.ITEM, _ENUMERATOR.sub("", line(raw[bullet.end() :])), "text") if bullet else None


def _paragraph(lines: list[str]) -> Iterator[Piece]:
    """Lines that stand together: one text where a margin broke it, else each on its own."""
    *full, _ = lines or [""]
    broken = full and all(_MARGIN[0] <= len(each) <= _MARGIN[1] for each in full)
    for text in [" ".join(lines)] if broken else lines:
        yield _sized(text)


def _sized(text: str) -> Piece:
    return Piece(Kind.LINE if len(text) <= 80 and text[-1] not in ".:;" else Kind.TEXT, text)
