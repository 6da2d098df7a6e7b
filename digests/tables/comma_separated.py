"""A report's tables as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io

from digests.tables.frame import Cell, Report, text_of
from digests.words.wording import clean
from vocabulary.words import no_formula


def comma_separated(report: Report) -> str:
    """The tables one under the other, an empty line between them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(report.tables):
        if number:
            writer.writerow([])
        writer.writerow(table.columns)
        writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _harmless(cell: Cell) -> str | int | float:
    """A value that no spreadsheet runs."""
    if isinstance(cell, int | float):
        return cell
    return no_formula(clean(text_of(cell)))
