"""PDF files and workbooks: their lines and tables, and what is said of damage."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extraction import ExtractionError
from pipeline.outline.office import read_file
from tests.pipeline.extract.layouts import pdf_table, workbook

ENTRIES = [("Cobalt", None), ("Rare earth elements", None), ("Tin", None)]


def document(content: bytes) -> Document:
    return Document("x", "http://127.0.0.1/x", 200, {}, "", Body.of(content), datetime(2026, 1, 1, tzinfo=UTC))


def test_lines_say_what_stands_out_and_tables_keep_their_cells() -> None:
    results = read_file(document(pdf_table(ENTRIES)[0]), "PDF")
    assert results[0] == {"line": [[31.2, "Critical minerals list"]], "heading": True, "gap": True}
    assert [piece["heading"] for piece in results[1:] if "line" in piece] == [False, False]
    assert [row[:2] for row in results[-1]["table"]] == [
        ["No.", "Critical mineral"],
        ["1", "Cobalt"],
        ["2", "Rare earth elements"],
        ["3", "Tin"],
    ]


def test_sheets_are_tables_with_their_names() -> None:
    results = read_file(document(workbook(ENTRIES)[0]), "XLSX")
    assert [sheet["name"] for sheet in results] == ["Critical minerals", "Notes"]
    assert results[0]["table"][2] == ["1", "Cobalt", "0.25", "2026"]


def test_a_table_over_many_pages_is_one() -> None:
    entries = [(f"Material {number}", None) for number in range(150)]
    results = read_file(document(pdf_table(entries)[0]), "PDF")
    tables = [piece["table"] for piece in results if "table" in piece]
    assert [len(table) for table in tables] == [151]


def test_an_encrypted_pdf_is_named() -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    with pytest.raises(ExtractionError, match=r"expected a readable PDF file: .*[Pp]assword"):
        read_file(document(bytes(pdf.output())), "PDF")
