"""A document as the sequence of its headings, texts, list items and table columns; knows no subject.

HTML, plain text, PDF, XLSX and JSON end as the same pieces, so that whoever looks for something in a document looks
for it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from pipeline.document import Document
from pipeline.extract import ExtractionError
from pipeline.extract._child import read_apart
from pipeline.extract._data_pieces import of_json, of_rows
from pipeline.extract._html_page import MARKUP, tree
from pipeline.extract._html_pieces import of_page
from pipeline.extract._pieces import Kind, Piece
from pipeline.extract._plain_text import Line, of_lines, of_text
from pipeline.extract._text import line

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_POINTS = 6.0  # points by which the cells of one column of a PDF may begin apart


def outline(document: Document) -> list[Piece]:
    """The document's pieces. Raises `ExtractionError` for a damaged file, and for HTML without any markup."""
    head = document.body.open().read(65536)
    if _PDF in head[:1024]:
        return list(_of_apart(read_apart(document, "PDF")))
    if head.startswith(_ZIP):
        return list(_of_apart(read_apart(document, "XLSX")))
    if "json" in document.media_type:
        return list(_of_json(document))
    if "html" in document.media_type or MARKUP.search(head.decode("utf-8", "replace")):
        return list(of_page(tree(document)))
    return list(of_text(document.body.read().decode(document.charset or "utf-8", "replace")))


def _of_json(document: Document) -> Iterator[Piece]:
    try:
        value = orjson.loads(document.body.read())
    except orjson.JSONDecodeError as error:
        raise ExtractionError(f"{document.url}: expected JSON: {error}") from error
    yield from of_json(value)


def _of_apart(found: list[dict[str, Any]]) -> Iterator[Piece]:
    """The pieces of what was read in a process of its own: lines until a table comes, and the tables."""
    lines: list[Line] = []
    for each in [*found, {"table": [], "name": ""}]:
        if "line" in each:
            cells = tuple((place, line(text)) for place, text in each["line"])
            lines.append(Line(cells, each["heading"], each["gap"]))
            continue
        yield from of_lines(lines, tolerance=_POINTS)
        lines = []
        if each["name"]:
            yield Piece(Kind.HEADING, each["name"])
        yield from of_rows(each["table"])
