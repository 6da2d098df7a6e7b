"""A report as a DOCX document for people who edit it: real headings, a table of contents, links, charts."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.section import Section as Page
from docx.shared import Cm, Length, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from digests.tables.archives import undated
from digests.tables.charts import figures, png
from digests.tables.frame import Cell as Value
from digests.tables.frame import Line, Report, Section, Table, set_apart, text_of
from digests.tables.word_parts import bookmark, contents, described, linked, page_number, repeated_head, unbroken
from digests.words.addresses import Link
from digests.words.wording import clean

_UPRIGHT, _COLUMNS = 6, 12  # columns that a page takes upright; columns that a page takes at all
_LETTERS = {_UPRIGHT: 9, 9: 8, _COLUMNS: 7}  # points, by the number of columns
_WORD, _WIDEST = 24, 44  # letters of a column: that its longest word gets, that its longest text gets
_FONT = "Calibri"
_CHART = Cm(12)
_CONTENTS = 4  # sections from which on there is a table of contents


def document(report: Report) -> bytes:
    """The report; equal reports are equal files."""
    made = docx.Document()
    _laid(made, report)
    made.core_properties.title = clean(report.title)
    made.core_properties.language = "en-GB"
    made.add_heading(clean(report.title), 0)
    made.add_paragraph(report.held)
    for line in report.summary:
        _write_line(made.add_paragraph(style="List Bullet"), line)
    heads = [(number, section) for number, section in enumerate(report.sections) if section.level <= 2]
    if len(heads) >= _CONTENTS:
        contents(made, [(_mark(number), clean(section.title), section.level) for number, section in heads])
    for number, section in enumerate(report.sections):
        _section(made, number, section)
    if report.definitions:
        made.add_heading("Definitions", 1)
    for word, meaning in report.definitions:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(clean(word)).bold = True
        paragraph.add_run(f": {clean(meaning)}")
    out = io.BytesIO()
    made.save(out)
    return undated(out.getvalue())


def _laid(made: Document, report: Report) -> None:
    """A4, across where a table is wide; the page's number below; the styles that the default document lacks."""
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if any(len(table.columns) > _UPRIGHT and not table.is_data for table in report.tables):
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin = page.bottom_margin = Cm(1.8)
    made.styles["Normal"].font.name = _FONT
    for level in (1, 2):
        style = made.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)
    for size in _LETTERS.values():
        style = made.styles.add_style(f"Table {size}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(0)
    page_number(page.footer.paragraphs[0])


def _mark(number: int) -> str:
    return f"_Toc{number:08d}"


def _section(made: Document, number: int, section: Section) -> None:
    heading = made.add_heading(clean(section.title), section.level)
    heading.paragraph_format.page_break_before = section.new_page
    bookmark(heading, number, _mark(number))
    for line in section.text:
        _write_line(made.add_paragraph(), line)
    bullet = made.styles["List Bullet"].style_id if section.points else ""
    for point in section.points:
        _write_line(_of_style(made.add_paragraph(), bullet), point)
    for chart in section.charts:
        title = made.add_paragraph(clean(f"{chart.title} ({chart.unit})"), style="Caption")
        title.paragraph_format.keep_with_next = True
        described(made.add_picture(io.BytesIO(png(chart)), width=_CHART), figures(chart))
    for table in section.tables:
        _table(made, table)


def _of_style(paragraph: Paragraph, style: str) -> Paragraph:
    """The paragraph in the style with this id: by its name it would be looked for among all of them, each time."""
    paragraph._p.style = style  # noqa: SLF001 - python-docx has no other way
    return paragraph


def _write_line(paragraph: Paragraph, line: Line | Link) -> None:
    for piece in line if isinstance(line, tuple) else (line,):
        if isinstance(piece, Link):
            linked(paragraph, clean(piece.text), piece.url)
        else:
            paragraph.add_run(_spaced(piece))


def _spaced(piece: str) -> str:
    return f"{' ' * piece[:1].isspace()}{clean(piece)}{' ' * piece[-1:].isspace()}" if piece.strip() else " "


def _table(made: Document, table: Table) -> None:
    if table.name:
        made.add_paragraph(clean(table.name), style="Caption").paragraph_format.keep_with_next = True
    if table.is_data:
        made.add_paragraph(set_apart(table))
        return
    table = _narrowed(table)
    grid = made.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    style = next((f"Table {size}" for most, size in _LETTERS.items() if len(table.columns) <= most), "Table 7")
    grid.autofit = False
    widths = _widths(table, made.sections[0])
    for place, width in enumerate(widths):
        grid.columns[place].width = width
    style = made.styles[style].style_id
    _fill(grid.rows[0], table.columns, widths, style)
    repeated_head(grid.rows[0])
    for row in table.rows:
        added = grid.add_row()
        _fill(added, row, widths, style)
        unbroken(added)
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(table: Table, page: Page) -> list[Length]:
    """The room of each column: by its longest text up to a limit, never less than its longest word."""
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    wanted = []
    for column in zip(table.columns, *table.rows, strict=True):
        texts = [clean(text_of(cell)) for cell in column]
        word = max((len(part) for text in texts for part in text.split()), default=1)
        wanted.append(max(min(word, _WORD), min(max(map(len, texts)), _WIDEST)) + 4)
    return [Length(int(room * want / sum(wanted))) for want in wanted]


def _fill(row: _Row, values: tuple[Value, ...], widths: list[Length], style: str) -> None:
    for cell, value, width in zip(row.cells, values, widths, strict=True):
        cell.width = width
        paragraph = _of_style(cell.paragraphs[0], style)
        if value is not None:
            _write_line(paragraph, value if isinstance(value, tuple | Link) else str(value))


def _narrowed(table: Table) -> Table:
    """A table that fits a page: of a wider one, what follows the second column stands in one, each with its name."""
    if len(table.columns) <= _COLUMNS:
        return table
    rows = [
        (*row[:2], "; ".join(f"{column} {text_of(cell)}" for column, cell in _stated(table, row))) for row in table.rows
    ]
    return Table.of((*table.columns[:2], "stated by"), rows, table.name)


def _stated(table: Table, row: tuple[Value, ...]) -> list[tuple[str, Value]]:
    return [(column, cell) for column, cell in zip(table.columns[2:], row[2:], strict=True) if cell is not None]
