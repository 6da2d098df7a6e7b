"""One list as the documents that publishers give out: PDF, workbook, Word, CSV, JSON. All made here."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx import Document as Word
from fpdf import FPDF
from openpyxl import Workbook

Names = Sequence[str]
_INTRO = "The Ministry of Mines publishes the list of critical minerals. It contains {} critical minerals:"


def _title(year: int) -> str:
    return f"List of critical minerals {year}"


def _paper(year: int, names: Names) -> FPDF:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", style="B", size=18)
    pdf.multi_cell(0, 10, _title(year), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 6, _INTRO.format(len(names)), new_x="LMARGIN", new_y="NEXT")
    return pdf


def pdf_lines(year: int, names: Names) -> bytes:
    pdf = _paper(year, names)
    for number, name in enumerate(names, 1):
        pdf.cell(0, 7, f"{number}. {name}", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def pdf_table(year: int, names: Names) -> bytes:
    pdf = _paper(year, names)
    with pdf.table(col_widths=(10, 60, 60)) as table:
        for cells in [
            ("No.", "Critical mineral", "Main use"),
            *((str(n), name, "alloys") for n, name in enumerate(names, 1)),
        ]:
            row = table.row()
            for cell in cells:
                row.cell(cell)
    return bytes(pdf.output())


def pdf_sentence(year: int, names: Names) -> bytes:
    pdf = _paper(year, names)
    pdf.multi_cell(0, 6, f"The critical minerals are {', '.join(names[:-1])} and {names[-1]}.")
    return bytes(pdf.output())


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def workbook(year: int, names: Names) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Critical minerals"
    sheet.append(["Critical mineral", "Year of list", "Supply risk"])
    for place, name in enumerate(names):
        sheet.append([name, year, round(0.3 + place / 50, 2)])
    notes = book.create_sheet("Notes")
    notes.append(["Made by the Ministry of Mines"])
    return _saved(book.save)


def word_bullets(year: int, names: Names) -> bytes:
    word = Word()
    word.add_heading(_title(year), level=1)
    word.add_paragraph(_INTRO.format(len(names)))
    for name in names:
        word.add_paragraph(name, style="List Bullet")
    word.add_heading("Contact", level=2)
    word.add_paragraph("Write to the Ministry of Mines.")
    return _saved(word.save)


def word_table(year: int, names: Names) -> bytes:
    word = Word()
    word.add_heading(_title(year), level=1)
    word.add_paragraph(_INTRO.format(len(names)))
    table = word.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Critical mineral", "Main use"
    for name in names:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, "alloys"
    return _saved(word.save)


def comma(year: int, names: Names) -> bytes:
    return ("mineral,critical,year\r\n" + "".join(f"{name},yes,{year}\r\n" for name in names)).encode()


def semicolon(year: int, names: Names) -> bytes:
    return ("\ufeffCritical mineral;Year\n" + "".join(f"{name};{year}\n" for name in names)).encode()


def json_records(year: int, names: Names) -> bytes:
    minerals = [{"name": name, "critical": True} for name in names]
    return json.dumps({"title": _title(year), "count": len(names), "criticalMinerals": minerals}).encode()


def json_names(year: int, names: Names) -> bytes:
    return json.dumps({"title": _title(year), "critical_minerals": list(names)}).encode()


@dataclass(frozen=True)
class Format:
    """One kind of document: how it is made, its true media type, and what a careless server says."""

    make: Callable[[int, Names], bytes]
    media_type: str
    path: str
    careless: str = "application/octet-stream"


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "PDF, lines": Format(pdf_lines, "application/pdf", "/list.pdf"),
    "PDF, table": Format(pdf_table, "application/pdf", "/list.pdf", "text/html"),
    "PDF, sentence": Format(pdf_sentence, "application/pdf", "/list.pdf", "text/plain"),
    "XLSX": Format(workbook, _EXCEL, "/list.xlsx"),
    "DOCX, bullets": Format(word_bullets, _WORD, "/list.docx"),
    "DOCX, table": Format(word_table, _WORD, "/list.docx", "application/zip"),
    "CSV": Format(comma, "text/csv", "/list.csv"),
    "CSV, semicolons": Format(semicolon, "text/csv; charset=utf-8", "/list.csv", "text/plain"),
    "JSON, records": Format(json_records, "application/json", "/list.json"),
    "JSON, names": Format(json_names, "application/json; charset=utf-8", "/list.json", "text/plain"),
}
