"""`critmin matrix`: which material stands on which list, and since when."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from critmin.commands.lists import AsOf, date_of
from critmin.output import say, write_csv, write_json, write_page, write_table
from digests.pages import matrix_page as matrix_view
from storage.baseline.gaps import caveat
from storage.baseline.matrix import Cell, columns, matrix
from vocabulary.minerals import name


class Form(StrEnum):
    """The forms of the matrix."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    SVG = "svg"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="matrix")(show_matrix)


def show_matrix(
    as_of: AsOf = None,
    format: Annotated[Form, typer.Option(help="table, csv, json, html or svg.")] = Form.TABLE,
    out: Annotated[Path | None, typer.Option(help="Write html or svg to this file.")] = None,
) -> None:
    """Show which material is on which country's list, and since when."""
    date = date_of(as_of)
    codes, rows = matrix(date)
    late = {code: reservation for code, current in columns(date).items() if (reservation := caveat(current))}
    if format is Form.JSON:
        write_json(matrix_view.as_data(date, codes, rows, late))
        return
    if format in {Form.HTML, Form.SVG}:
        drawn = matrix_view.page if format is Form.HTML else matrix_view.picture
        write_page(drawn(date, codes, rows, late), out)
        return
    table = [{"mineral": name(row), **{code: _mark(cells.get(code)) for code in codes}} for row, cells in rows]
    if format is Form.CSV:
        write_csv(("mineral", *codes), table)
    else:
        write_table(("mineral", *codes), [tuple(row.values()) for row in table])
    say(f"{len(rows)} materials on {len(codes)} lists as of {date}; each year: listed since then without a break")
    for code, reservation in late.items():
        say(f"{code}: {reservation}")
    say("in brackets: as a member of a listed group, or as a group whose members are listed")


def _mark(cell: Cell | None) -> str:
    year = cell.since[:4] if cell else ""
    return f"({year})" if cell and cell.by else year
