"""Data as pieces: JSON, CSV, and the rows of a sheet or of a ruled table. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from lxml import etree, html

from pipeline.outline.element_trees import is_rich_text, of_rich_text
from pipeline.outline.html_pieces import of_page
from pipeline.outline.pieces import Kind, Piece, columns, sized
from pipeline.outline.plain_text import of_text
from pipeline.parsing.html_page import MARKUP
from pipeline.parsing.text import line

_SHORT = 200  # characters of a name; longer texts are read as texts
_LOWEST = 6  # the level of a heading
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DEEPEST = 50  # levels of JSON
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COUNTS = re.compile(
    r"^(?!.*\b(?:page|per|id|index|file|byte|view|version)\b).*(?:count|total|number|entries|minerals|materials|elements"
    r"|items|listed|critical|strategic|assessed|studied|anzahl|nombre|n[uú]mero|cantidad|quantidade|数|количеств|кількіст)",
    re.IGNORECASE,
)
_OF_MORE = re.compile(r"assessed|studied|evaluated|screened|considered", re.IGNORECASE)  # not the array's own number
_WITHIN = 2  # objects within an object that are one row
_DELIMITERS = ",;\t|"
_FEWEST_ROWS, _REGULAR, _NAME = (
    3,
    0.95,
    30,
)  # what shows a CSV that nobody calls one: rows, their likeness, length of cells
_TITLE = 120  # characters of a row that may be a title
_FEW = 2  # rows of one cell that stand above a table as its titles


def of_json(value: object, name: str = "", depth: int = 0, lead: Sequence[Piece] = ()) -> Iterator[Piece]:
    """Arrays of objects as columns, arrays of short values as items under their name, texts by what they hold.

    `lead`: what stands beside an array in its object and speaks of it; it comes between the array's name and the array.
    """
    if depth > _DEEPEST:
        return
    if is_rich_text(value) and (shown := in_blocks(of_rich_text(value))):
        yield from shown
    elif isinstance(value, str) and value.strip():
        yield from of_page(html.document_fromstring(value)) if MARKUP.search(value) else of_text(value)
    elif isinstance(value, dict):
        yield from _of_object(value, name, depth)
    elif isinstance(value, list) and value:
        yield from _of_list(value, name, depth, lead)


def in_blocks(markup: str) -> list[Piece]:
    """The pieces of markup that may list something: none where it holds fewer than three."""
    pieces = list(of_page(html.document_fromstring(f"<body>{markup}</body>"))) if markup else []
    return pieces if len(pieces) >= _FEWEST_ROWS or any(piece.kind is Kind.COLUMN for piece in pieces) else []


def xml_value(element: etree._Element, depth: int = 0) -> object:
    """An element of XML as JSON would have it: attributes and children by their names, repeated children as an array.

    An element that only has text is that text, whatever language it says it is in.
    """
    children = [child for child in element if isinstance(child.tag, str)]
    text = line(element.text or "")
    named = {str(etree.QName(name).localname): value for name, value in element.attrib.items() if name != _LANG}
    if depth > _DEEPEST or (not children and not named):
        return int(text) if text.isascii() and text.isdecimal() else text
    if not children:
        return {"": text, **named} if text else named
    values: dict[str, object] = dict(named)
    names = [etree.QName(child).localname for child in children]
    for name, child in zip(names, children, strict=True):
        value, language = xml_value(child, depth + 1), child.get(_LANG)
        if names.count(name) == 1:
            values[name] = value
        elif language and not isinstance(value, dict | list):
            values[f"{name} {language}"] = value
        else:
            several = values.setdefault(name, [])
            if isinstance(several, list):
                several.append(value)
    return values


def _of_object(value: dict[str, object], name: str, depth: int) -> Iterator[Piece]:
    if name and _is_keyed(value):
        yield Piece(Kind.HEADING, in_words(name), level=min(depth + 1, _LOWEST))
        yield from _of_objects([{"": key, **inner} for key, inner in value.items() if isinstance(inner, dict)])
    scalars = {key: list(_of_scalar(key, inner)) for key, inner in value.items() if _is_plain(inner)}
    arrays = [key for key, inner in value.items() if isinstance(inner, list) and inner]
    lead: list[Piece] = []
    for key, pieces in scalars.items():
        if len(arrays) == 1 and not _OF_MORE.search(in_words(key)):
            lead += pieces
        else:
            yield from pieces
    for key, inner in value.items():
        if key not in scalars:
            yield from of_json(inner, str(key), depth + 1, lead if arrays == [key] else ())


def _of_scalar(key: str, value: object) -> Iterator[Piece]:
    """A text, or the number that a key calls a count; other numbers say nothing that a reader can use."""
    if isinstance(value, str):
        yield from of_json(value)
    elif isinstance(value, int) and not isinstance(value, bool) and _COUNTS.search(in_words(key)):
        yield Piece(Kind.TEXT, f"{in_words(key)}: {value}")


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, int | float) or (isinstance(value, str) and not MARKUP.search(value))


def _of_list(value: list[object], name: str, depth: int, lead: Sequence[Piece]) -> Iterator[Piece]:
    if name:
        yield Piece(Kind.HEADING, in_words(name), level=min(depth + 1, _LOWEST))
    yield from lead
    if all(map(_is_short, value)):
        yield from (Piece(Kind.ITEM, line(str(item)), name) for item in value if item)
        return
    if rows := _as_rows(value):
        yield from columns(rows, has_header=False, table=name)
        return
    objects = [_flat(item) for item in value if isinstance(item, dict)]
    yield from _of_objects(objects)
    for item in objects if len(objects) == len(value) else value:
        inner = {key: deep for key, deep in item.items() if not _is_short(deep)} if isinstance(item, dict) else item
        yield from of_json(inner, "", depth + 1)


def in_words(name: str) -> str:
    """A name of data in words: `criticalMinerals`, `critical_minerals`."""
    return line(_HUMP.sub(" ", name).replace("_", " "))


def _is_keyed(value: dict[str, object]) -> bool:
    """Whether an object is a table whose rows are known by their names: {"Lithium": {"symbol": "Li"}, …}."""
    inner = [frozenset(row) for row in value.values() if isinstance(row, dict)]
    return _FEWEST_ROWS <= len(inner) == len(value) and len(set(inner)) == 1


def _as_rows(value: list[object]) -> list[list[str]]:
    """The rows of an array of arrays of short values, all of one length; empty where it is none."""
    rows = [[_cell(item) for item in row] for row in value if isinstance(row, list) and all(map(_is_short, row))]
    regular = len(rows) == len(value) >= _FEWEST_ROWS and len({len(row) for row in rows}) == 1
    return rows if regular and len(rows[0]) > 1 else []


def _flat(row: dict[str, object]) -> dict[str, object]:
    """An object with what is short in the objects within it: {"node": {"name": "Lithium"}}."""
    for _ in range(_WITHIN):
        if not any(isinstance(value, dict) for value in row.values()):
            break
        inner = {key: value for key, value in row.items() if isinstance(value, dict)}
        row = {key: value for key, value in row.items() if key not in inner}
        for name, value in inner.items():
            row |= {f"{name} {key}" if key in row else key: deep for key, deep in value.items()}
    return row


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


def csv_remarks(text: str) -> tuple[list[str], str]:
    """The remarks before the rows of a CSV, each behind a "#", and the rest."""
    lines = text.removeprefix("\ufeff").strip().split("\n")
    first = next((place for place, row in enumerate(lines) if not row.startswith("# ")), len(lines))
    return [line(row[1:]) for row in lines[:first]], "\n".join(lines[first:])


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
    return rows if rows and regular and short and all(rows[0]) else []


def of_rows(rows: Sequence[Sequence[str]], name: str = "table", *, has_header: bool = False) -> Iterator[Piece]:
    """A sheet or a ruled table: titles above, then columns from the first row that has several cells."""
    first = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    for row in rows[:first]:
        text = next(filter(None, row), "")
        yield Piece(Kind.HEADING, text, level=2) if first <= _FEW and len(text) <= _TITLE else sized(text)
    yield from columns(rows[first:], has_header=has_header, table=name)
