"""A report as HTML, Markdown, text, CSV, XLSX, DOCX or JSON. Decides nothing about what is told, only how it looks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from enum import StrEnum

import docx
import orjson
from docx.document import Document
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from digests.render import html_template, template
from digests.reports.frame import Cell, Link, Report, Table
from digests.wording import clean
from vocabulary.errors import ConfigurationError

_RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
_WIDEST = 60  # characters of a column of a workbook
_SHEET = re.compile(r"[\\/*?:\[\]]")


class Form(StrEnum):
    """What a report can be rendered as."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"

    @property
    def is_binary(self) -> bool:
        """Whether it is for a file, not for a terminal."""
        return self in {Form.XLSX, Form.DOCX}


def drawn(report: Report, form: Form) -> bytes:
    """`report` as a file. Raises `ConfigurationError` where CSV or XLSX are asked for and it has no table."""
    if form in {Form.CSV, Form.XLSX} and not report.tables:
        raise ConfigurationError(f"the report {report.name} has no table at this date: choose html, markdown or docx")
    return _DRAW[form](report)


def _html(report: Report) -> bytes:
    return html_template("report.html.j2").render(report=report, is_link=is_link).encode()


def _markdown(report: Report) -> bytes:
    return template("report.md.j2", markdown=True).render(report=report, is_link=is_link).encode()


def _text(report: Report) -> bytes:
    return template("report.txt.j2", markdown=False).render(report=report, table=_laid_out).encode()


def is_link(cell: object) -> bool:
    """Whether a template has to make a link of it."""
    return isinstance(cell, Link) and cell.url.startswith(("https://", "http://"))


def _laid_out(table: Table) -> list[str]:
    """The lines of a table in fixed columns; long cells are not cut, a terminal wraps them."""
    rows = [table.columns, *([_plain(cell) for cell in row] for row in table.rows)]
    widths = [min(max(len(row[place]) for row in rows), _WIDEST) for place in range(len(table.columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _plain(cell: Cell) -> str:
    return "" if cell is None else clean(str(cell))


def _csv(report: Report) -> bytes:
    """The tables one under the other, an empty line between them; RFC 4180, UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(report.tables):
        if number:
            writer.writerow([])
        writer.writerow(table.columns)
        writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def _harmless(cell: Cell) -> str | int | float:
    """A value that no spreadsheet runs."""
    if isinstance(cell, int | float):
        return cell
    text = _plain(cell)
    return f"'{text}" if text.startswith(_RUNS) else text


def _xlsx(report: Report) -> bytes:
    """A sheet for each table, its header frozen, and a last one with what the report says of itself."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, (title, table) in enumerate(_named(report), 1):
        sheet = book.create_sheet(_SHEET.sub(" ", f"{number} {title}")[:31])
        sheet.append([str(column) for column in table.columns])
        for row in table.rows:
            sheet.append([_value(cell) for cell in row])
        for place, cells in enumerate(sheet.columns):
            longest = max(len(str(cell.value or "")) for cell in cells)
            sheet.column_dimensions[cells[0].column_letter].width = min(longest, _WIDEST) + 2
            cells[0].font = Font(bold=True)
            for cell, source in zip(cells[1:], table.rows, strict=True):
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
                if isinstance(source[place], Link):
                    cell.hyperlink = str(source[place].url)  # type: ignore[union-attr]
        sheet.freeze_panes = "A2"
    about = book.create_sheet("About")
    for cells in [("Report", report.title), ("As of", report.as_of), *report.definitions]:
        about.append([_value(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _named(report: Report) -> Iterator[tuple[str, Table]]:
    for section in report.sections:
        for table in section.tables:
            yield table.name or section.title, table


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, int | float) or cell is None:
        return cell
    return ILLEGAL_CHARACTERS_RE.sub("", clean(str(cell)))


def _docx(report: Report) -> bytes:
    """A document with real headings and tables, for people who edit it."""
    document = docx.Document()
    document.core_properties.title = report.title
    document.add_heading(_plain(report.title), 0)
    document.add_paragraph(f"As of {report.as_of}" + (f", {report.period}" if report.period else ""))
    for line in report.summary:
        document.add_paragraph(_plain(line), style="List Bullet")
    for section in report.sections:
        document.add_heading(_plain(section.title), 1)
        for line in section.text:
            document.add_paragraph(_plain(line))
        for point in section.points:
            document.add_paragraph(_plain(point), style="List Bullet")
        for table in section.tables:
            _docx_table(document, table)
    if report.definitions:
        document.add_heading("Definitions", 1)
    for word, meaning in report.definitions:
        document.add_paragraph(f"{_plain(word)}: {_plain(meaning)}", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _undated(content: bytes) -> bytes:
    """The same ZIP file without the time at which it was packed: equal reports are equal files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as repacked:
        for name in packed.namelist():
            repacked.writestr(zipfile.ZipInfo(name), packed.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _docx_table(document: Document, table: Table) -> None:
    if table.name:
        document.add_heading(_plain(table.name), 2)
    made = document.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    for place, column in enumerate(table.columns):
        made.rows[0].cells[place].text = _plain(column)
    for row in table.rows:
        for place, cell in zip(made.add_row().cells, row, strict=True):
            place.text = _plain(cell)


def _json(report: Report) -> bytes:
    return orjson.dumps(asdict(report), option=orjson.OPT_INDENT_2) + b"\n"


_DRAW: dict[Form, Callable[[Report], bytes]] = {
    Form.HTML: _html,
    Form.MARKDOWN: _markdown,
    Form.TEXT: _text,
    Form.CSV: _csv,
    Form.XLSX: _xlsx,
    Form.DOCX: _docx,
    Form.JSON: _json,
}
