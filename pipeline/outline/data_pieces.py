"""Data as pieces: JSON, CSV, and the rows of a sheet or of a ruled table. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from lxml import html

from pipeline.outline.html_pieces import of_page
from pipeline.outline.pieces import Kind, Piece, columns, sized
from pipeline.outline.plain_text import of_text
from pipeline.parsing.html_page import MARKUP
from pipeline.parsing.text import line

_SHORT = 200  # characters of a name; longer texts are read as texts
_LOWEST = 6  # the level of a heading
_DEEPEST = 50  # levels of JSON
_DELIMITERS = ",;\t|"
_FEWEST_ROWS, _REGULAR, _NAME = (
    3,
    0.95,
    30,
)  # what shows a CSV that nobody calls one: rows, their likeness, length of cells
_TITLE = 120  # characters of a row that may be a title
_FEW = 2  # rows of one cell that stand above a table as its titles


def of_json(value: object, name: str = "", depth: int = 0) -> Iterator[Piece]:
    """Arrays of objects as columns, arrays of short values as items under their name, texts by what they hold."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str) and value.strip():
        yield from of_page(html.document_fromstring(value)) if MARKUP.search(value) else of_text(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, int) and not isinstance(inner, bool):
                yield Piece(Kind.TEXT, f"{key}: {inner}")
            yield from of_json(inner, str(key), depth + 1)
    elif isinstance(value, list) and value:
        if name:
            yield Piece(Kind.HEADING, name, level=min(depth + 1, _LOWEST))
        if all(map(_is_short, value)):
            yield from (Piece(Kind.ITEM, line(str(item)), name) for item in value if item)
            return
        yield from _of_objects([item for item in value if isinstance(item, dict)])
        for item in value:
            inner = {key: deep for key, deep in item.items() if not _is_short(deep)} if isinstance(item, dict) else item
            yield from of_json(inner, "", depth + 1)


def _of_objects(rows: Sequence[dict[str, object]]) -> Iterator[Piece]:
    keys = list(dict.fromkeys(key for row in rows for key, value in row.items() if _is_short(value)))
    cells = ([_cell(row.get(key)) for key in keys] for row in rows)
    yield from columns([keys, *cells], has_header=True, table=" ".join(keys))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return line(str(value or "")) if _is_short(value) else ""


def _is_short(value: object) -> bool:
    return value is None or isinstance(value, int | float) or (isinstance(value, str) and len(value) <= _SHORT)


def csv_rows(text: str, *, certain: bool) -> list[list[str]]:
    """The rows of a CSV, whatever parts its cells; empty where the text is none (`certain`: the publisher says so)."""
    text = text.removeprefix("\ufeff").strip()
    head = text.split("\n", 1)[0]
    mark = max(_DELIMITERS, key=head.count)
    if not certain and (head.count(mark) < 1 or text.count("\n") < _FEWEST_ROWS or "  " in head):
        return []
    try:
        rows = [[line(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error:
        return []
    rows = [row for row in rows if any(row)]
    if certain:
        return rows
    regular = sum(len(row) == len(rows[0]) for row in rows) >= _REGULAR * len(rows)
    short = sum(len(cell) for row in rows for cell in row) <= _NAME * sum(map(len, rows))
    return rows if regular and short and all(rows[0]) else []


def of_rows(rows: Sequence[Sequence[str]], name: str = "table", *, has_header: bool = False) -> Iterator[Piece]:
    """A sheet or a ruled table: titles above, then columns from the first row that has several cells."""
    first = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    for row in rows[:first]:
        text = next(filter(None, row), "")
        yield Piece(Kind.HEADING, text, level=2) if first <= _FEW and len(text) <= _TITLE else sized(text)
    yield from columns(rows[first:], has_header=has_header, table=name)
