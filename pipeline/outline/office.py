"""PDF files, workbooks and text documents -> their lines and tables, in reading order.

Their parsers are not to be trusted with time or memory: documents are read in a process with limits of its own
(`pipeline.reading`). Gives a list of `{"line": [[x, text], …], "heading": bool, "gap": bool}`: the cells of a line,
each where it begins (in points); whether its letters stand out; whether more than a line's space is above it; and
`{"table": [[text, …], …], "name": text}`.
"""

from __future__ import annotations

import io
import logging
import statistics
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from pipeline.document import Document
from pipeline.extraction import ExtractionError

_WIDE = 1.0  # font sizes of empty space that part two cells; between words it is about a quarter
_LARGER = 1.12  # times the usual size: a heading
_GAP = 1.7  # font sizes from one line to the next: a new paragraph
_BETWEEN = 4  # lines between the parts of a table on two pages
_ROWS = 20_000  # of one sheet
_BOLD = ("bold", "black", "heavy")


def read_file(document: Document, kind: Literal["PDF", "XLSX", "DOCX"]) -> list[dict[str, Any]]:
    """What is in the file. Raises `ExtractionError` for one that is none of this kind, is damaged or encrypted."""
    try:
        with _quiet():
            return list({"PDF": read_pdf, "XLSX": read_xlsx, "DOCX": read_docx}[kind](document.body.read()))
    except MemoryError:
        raise
    except Exception as error:  # on damaged files the readers of PDF and Office let out whatever their parts raise
        inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error  # pdfplumber wraps
        reason = f"{type(inner).__name__}: {inner}"[:300]
        raise ExtractionError(f"{document.url}: expected a readable {kind} file: {reason}") from error


def read_pdf(content: bytes) -> list[dict[str, Any]]:
    """Lines and ruled tables of all pages."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as pdf:
        pages = [_page(page) for page in pdf.pages]
    sizes = [word["size"] for words, _ in pages for word in words for _ in word["text"]]
    usual = statistics.median(sizes) if sizes else 0.0
    return _joined([_in_order(words, tables, usual) for words, tables in pages])


def _page(page: Any) -> tuple[list[dict[str, Any]], list[tuple[float, list[list[str]]]]]:
    """The words outside tables, and each table with its upper edge."""
    tables = [table for table in page.find_tables() if len(table.rows[0].cells) > 1]
    words = page.extract_words(extra_attrs=["size", "fontname"], x_tolerance_ratio=0.15)
    outside = [word for word in words if not any(_inside(word, table.bbox) for table in tables)]
    extracted = [(table.bbox[1], [[_text(cell) for cell in row] for row in table.extract()]) for table in tables]
    page.close()
    return outside, extracted


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    return box[0] <= (word["x0"] + word["x1"]) / 2 <= box[2] and box[1] <= _middle(word) <= box[3]


def _middle(word: dict[str, Any]) -> float:
    return (float(word["top"]) + float(word["bottom"])) / 2


def _in_order(
    words: list[dict[str, Any]], tables: list[tuple[float, list[list[str]]]], usual: float
) -> list[dict[str, Any]]:
    """The lines and tables of one page, from top to bottom."""
    placed: list[tuple[float, dict[str, Any]]] = [(top, {"table": rows, "name": ""}) for top, rows in tables]
    above = 0.0
    for line in _lines(words):
        size, top = statistics.median(word["size"] for word in line), line[0]["top"]
        bold = all(any(mark in word["fontname"].lower() for mark in _BOLD) for word in line)
        heading = size > usual * _LARGER or bold
        placed.append((top, {"line": _cells(line, size), "heading": heading, "gap": top - above > size * _GAP}))
        above = top
    return [piece for _, piece in sorted(placed, key=lambda item: item[0])]


def _joined(pages: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """All pages; a table that a page's end breaks is one, without the header that the next page repeats.

    A few lines may stand between its parts: running titles and page numbers.
    """
    result: list[dict[str, Any]] = []
    for page in pages:
        last = next((place for place, piece in enumerate(reversed(result)) if "table" in piece), _BETWEEN + 1)
        first = next((place for place, piece in enumerate(page) if "table" in piece), _BETWEEN + 1)
        if last + first <= _BETWEEN and _goes_on(result[-1 - last]["table"], page[first]["table"]):
            rows = result[-1 - last]["table"]
            rows += [row for row in page[first]["table"] if row != rows[0]]
            page = page[:first] + page[first + 1 :]
        result += page
    return result


def _goes_on(before: list[list[str]], after: list[list[str]]) -> bool:
    return len(before[0]) == len(after[0])


def _lines(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words whose middles stand at one height, from left to right; raised note figures go with their line."""
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=_middle):
        if lines and _middle(word) - _middle(lines[-1][0]) < word["size"] * 0.45:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: float(word["x0"])) for line in lines]


def _cells(line: list[dict[str, Any]], size: float) -> list[list[Any]]:
    cells: list[list[Any]] = []
    end = None
    for word in line:
        if end is None or word["x0"] - end > size * _WIDE:
            cells.append([round(word["x0"], 1), word["text"]])
        else:
            cells[-1][1] += f" {word['text']}"
        end = word["x1"]
    return cells


def read_xlsx(content: bytes) -> Iterator[dict[str, Any]]:
    """All visible sheets, each as one table: what the cells show, empty rows left out."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # what a file says of its size may be wrong
            rows = ([_text(value) for value in row] for row in sheet.iter_rows(max_row=_ROWS, values_only=True))
            yield {"table": [row for row in rows if any(row)], "name": sheet.title}


def read_docx(content: bytes) -> Iterator[dict[str, Any]]:
    """Paragraphs and tables in reading order; an item of a list begins with a bullet."""
    import docx
    from docx.table import Table

    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield {"table": [[_text(cell.text) for cell in row.cells] for row in block.rows], "name": ""}
        elif text := _text(block.text):
            style = (block.style.name or "").lower() if block.style is not None else ""
            properties = block._p.pPr  # noqa: SLF001 - python-docx has no public way to ask for numbering
            listed = style.startswith("list") or (properties is not None and properties.numPr is not None)
            bold = bool(block.runs) and all(run.bold for run in block.runs if run.text.strip())
            heading = style.startswith(("heading", "title")) or (bold and not listed)
            level = (
                int(style[-1])
                if style.startswith("heading") and style[-1].isdigit()
                else 1
                if heading and not bold
                else 7
            )
            line = [[0.0, f"• {text}" if listed and not heading else text]]
            yield {"line": line, "heading": heading, "gap": not listed, "level": level}


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


@contextmanager
def _quiet() -> Iterator[None]:
    """The libraries' warnings of styles and extensions that they do not keep are for nobody."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
