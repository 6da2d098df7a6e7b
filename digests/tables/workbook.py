"""A report as an XLSX workbook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from digests.tables.archives import undated
from digests.tables.frame import Cell, Report, Table, text_of
from digests.words.addresses import Link
from digests.words.wording import clean

_WIDEST = 60  # characters of a column
_SHEET = re.compile(r"[\\/*?:\[\]]")


def workbook(report: Report) -> bytes:
    """A sheet for each table, its header frozen, and a last one with what the report says of itself."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, (title, table) in enumerate(_named(report), 1):
        _fill(book.create_sheet(_SHEET.sub(" ", f"{number} {title}")[:31]), table)
    about = book.create_sheet("About")
    for cells in [("Report", report.title), ("As of", report.as_of), *report.definitions]:
        about.append([_value(cell) for cell in cells])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:  # not compressed: `undated` does that, once
        ExcelWriter(book, packed).write_data()
    return undated(out.getvalue())


def _fill(sheet: Worksheet, table: Table) -> None:
    sheet.append([str(column) for column in table.columns])
    for row in table.rows:
        sheet.append([_value(cell) for cell in row])
    columns: Iterable[tuple[Any, ...]] = sheet.columns  # openpyxl's types leave out what a style is made of
    below = None
    for place, cells in enumerate(columns):
        longest = max(len(str(cell.value or "")) for cell in cells)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(longest, _WIDEST) + 2
        cells[0].font = Font(bold=True)
        for cell, source in zip(cells[1:], table.rows, strict=True):
            if below is None:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                below = cell._style  # noqa: SLF001 - one for all: openpyxl would look each up among the styles of the book
            cell._style = below  # noqa: SLF001
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
            if isinstance(source[place], Link):
                cell.hyperlink = str(source[place].url)  # type: ignore[union-attr]  # just seen
    sheet.freeze_panes = "A2"


def _named(report: Report) -> Iterator[tuple[str, Table]]:
    for section in report.sections:
        for table in section.tables:
            yield table.name or section.title, table


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, int | float) or cell is None:
        return cell
    return ILLEGAL_CHARACTERS_RE.sub("", clean(text_of(cell)))
