"""A document as the sequence of its headings, texts, list items and table columns; knows no subject.

HTML, plain text, PDF, XLSX, DOCX, CSV and JSON end as the same pieces, so that whoever looks for something in a
document looks for it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import orjson
from lxml import etree

from pipeline.charsets import undoubled
from pipeline.document import Document
from pipeline.extraction import ExtractionError
from pipeline.outline.data_pieces import csv_remarks, csv_rows, of_json, of_rows, xml_value
from pipeline.outline.hidden_pieces import hides, of_hidden
from pipeline.outline.html_pieces import of_page
from pipeline.outline.office import read_file
from pipeline.outline.pieces import Kind, Piece
from pipeline.outline.plain_text import PRINTED, Line, of_lines, of_text
from pipeline.parsing.html_page import MARKUP, tree
from pipeline.parsing.json_document import loads
from pipeline.parsing.text import line
from pipeline.parsing.xml_document import refuse_entities

_XHTML = re.compile(rb"<!doctype html|<html\b", re.IGNORECASE)
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_WORDS = b"word/document.xml"  # the part that a DOCX has
_POINTS = 6.0  # points by which the cells of one column of a PDF may begin apart


def outline(document: Document) -> list[Piece]:
    """The document's pieces. Raises `ExtractionError` for a damaged file, and for HTML without any markup."""
    head = document.body.open().read(65536)
    if _PDF in head[:1024]:
        return list(_of_file(read_file(document, "PDF")))
    if head.startswith(_ZIP):
        kind: Literal["XLSX", "DOCX"] = "DOCX" if _WORDS in document.body.read() else "XLSX"
        return list(_of_file(read_file(document, kind)))
    if "json" in document.media_type or _is_json(head, document):
        return list(_of_json(document))
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and not _XHTML.search(head[:1024]):
        return list(_of_xml(document))
    if "html" in document.media_type or MARKUP.search(head.decode("utf-8", "replace")):
        return list(of_page(tree(document)))
    text = undoubled(document.body.read().decode(document.charset or "utf-8", "replace"))
    certain = "csv" in document.media_type or document.url.endswith((".csv", ".tsv"))
    remarks, text = csv_remarks(text) if certain else ([], text)
    rows = [*([remark] for remark in remarks), *csv_rows(text, certain=certain)]
    return list(of_rows(rows, "rows", has_header=True) if rows else of_text(text))


def with_hidden(document: Document) -> list[Piece]:
    """The pieces of a page with those that it holds and does not show; none where it has no such thing."""
    return list(of_page(tree(document), of_hidden)) if hides(document) else []


def _is_json(head: bytes, document: Document) -> bool:
    """Whether it is JSON whatever its server calls it: one value in braces or brackets."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start not in {b"{", b"["}:
        return False
    try:
        orjson.loads(document.body.read())
    except orjson.JSONDecodeError:
        return False
    return True


def _of_json(document: Document) -> Iterator[Piece]:
    try:
        value = loads(document.body.read())
    except orjson.JSONDecodeError as error:
        raise ExtractionError(f"{document.url}: expected JSON: {error}") from error
    yield from of_json(value)


def _of_xml(document: Document) -> Iterator[Piece]:
    body = document.body.read()
    refuse_entities(body)
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ExtractionError(f"{document.url}: expected XML: {error}") from error
    yield from of_json(xml_value(root))


def _of_file(pieces: list[dict[str, Any]]) -> Iterator[Piece]:
    """The pieces of a file: lines until a table comes, and the tables."""
    lines: list[Line] = []
    tables = 0
    for piece in [*pieces, {"table": [], "name": ""}]:
        if "line" in piece:
            cells = tuple((place, line(text)) for place, text in piece["line"])
            lines.append(Line(cells, piece["heading"], piece["gap"], piece.get("level", PRINTED)))
            continue
        yield from of_lines(lines, tolerance=_POINTS)
        lines = []
        if piece["name"]:
            yield Piece(Kind.HEADING, piece["name"], level=2)
        tables += 1
        yield from of_rows(piece["table"], f"table {tables}")
