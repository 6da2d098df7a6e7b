"""A report as a web page, as Markdown or as plain text. Decides nothing about what is told, only how it looks."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from digests.forms.render import escaped, html_template, template
from digests.tables.charts import svg
from digests.tables.frame import Cell, Chart, Line, Report, Table, plain, set_apart, text_of
from digests.words.addresses import Link
from digests.words.wording import clean

_WIDEST = 60  # characters of a column of a text table
_CONTENTS = 4  # sections from which on a page begins with a list of them
_REFERENCE = re.compile(
    r"\b(?:ISO|IEC|IWA)(?:[/ ][A-Z][A-Za-z]{0,6}){0,4} \d+(?:[:.-]\d+)*(?:/(?:[A-Z][A-Za-z]{0,6} ){1,2}\d+(?::\d+)?)*"
)
_UNBROKEN = 36  # characters of a reference that are kept on one line: as many as a telephone shows
_BAR = 40  # characters of the longest bar in plain text


def html(report: Report) -> str:
    """A page of its own: nothing is fetched, and on a narrow screen each row of a table becomes a card."""
    heads = [section for section in report.sections if section.level == 1]
    return html_template("report.html.j2").render(
        report=report,
        shown=_html_cell,
        set_apart=set_apart,
        said=_html_line,
        chart=_figure,
        labels=_labels(report),
        contents=heads if len(heads) >= _CONTENTS else [],
    )


def markdown(report: Report) -> str:
    """CommonMark with tables."""
    return template("report.md.j2", markdown=True).render(
        report=report, shown=_markdown_cell, set_apart=set_apart, said=_markdown_line
    )


def text(report: Report) -> str:
    """Lines of the width of a mail; tables in fixed columns."""
    return template("report.txt.j2", markdown=False).render(
        report=report, table=_laid_out, set_apart=set_apart, said=plain, chart=_drawn
    )


def is_link(cell: object) -> bool:
    """Whether a template has to make a link of it."""
    return isinstance(cell, Link) and cell.url.startswith(("https://", "http://"))


def _html_line(line: Line) -> Markup:
    return Markup("").join(map(_html_piece, _pieces(line)))


def _html_piece(piece: str | Link) -> Markup:
    if isinstance(piece, Link) and is_link(piece):
        text = _spaced(piece.text)
        breaks = "" if len(text) <= _UNBROKEN and _REFERENCE.fullmatch(text) else Markup(' class="w"')
        return Markup('<a href="{}"{}>{}</a>').format(piece.url, breaks, text)
    return _unbroken(_spaced(str(piece)))


def _unbroken(text: str) -> Markup:
    """Text in which no line ends within a reference: ISO/TC 207/SC 7, ISO 22095:2020/CD Amd 1."""
    pieces: list[Markup] = []
    done = 0
    for match in _REFERENCE.finditer(text):
        if len(match[0]) <= _UNBROKEN:
            pieces += [escape(text[done : match.start()]), Markup('<span class="r">{}</span>').format(match[0])]
            done = match.end()
    return Markup("").join([*pieces, escape(text[done:])])


def _html_cell(cell: Cell) -> Markup:
    if isinstance(cell, Link):
        return _html_piece(cell)
    return _html_line(cell) if isinstance(cell, tuple) else _unbroken(clean(text_of(cell)))


def _markdown_cell(cell: Cell) -> Markup:
    return _markdown_line((cell,) if isinstance(cell, Link) else cell if isinstance(cell, tuple) else text_of(cell))


def _markdown_line(line: Line) -> Markup:
    pieces = [
        f"[{escaped(piece.text)}](<{piece.url}>)" if isinstance(piece, Link) and is_link(piece) else _marked(str(piece))
        for piece in _pieces(line)
    ]
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped


def _marked(piece: str) -> str:
    """A piece of Markdown text; its own spaces at the ends stay."""
    text = str(escaped(piece))
    return f"{' ' * piece[:1].isspace()}{text}{' ' * piece[-1:].isspace()}" if text else " "


def _pieces(line: Line) -> tuple[str | Link, ...]:
    return (line,) if isinstance(line, str) else line


def _spaced(piece: str) -> str:
    """A piece of a line, cleaned; its own spaces at the ends stay."""
    text = clean(piece)
    return f"{' ' * piece[:1].isspace()}{text}{' ' * piece[-1:].isspace()}" if text else " "


def _figure(chart: Chart) -> Markup:
    return Markup(svg(chart))  # noqa: S704 - made by us, what others wrote is escaped there


def _labels(report: Report) -> Markup:
    """The columns' names as style rules, for the cards of a narrow screen: once for each column, not for each cell."""
    rules = [
        f'#t{number} td:nth-child({place})::before{{content:"{_css(column)}: "}}'
        for number, table in enumerate(report.tables, 1)
        for place, column in enumerate(table.columns, 1)
    ]
    return Markup("\n".join(rules))  # noqa: S704 - escaped letter by letter


def _css(text: str) -> str:
    """Text inside a CSS string: all but letters, figures and spaces by its number (CSS Syntax 3, section 2.1)."""
    return "".join(c if c.isascii() and (c.isalnum() or c in " -") else f"\\{ord(c):x} " for c in clean(text))


def _laid_out(table: Table) -> list[str]:
    """The lines of a table in fixed columns; long cells are not cut, a terminal wraps them."""
    rows = [table.columns, *([_plain(cell) for cell in row] for row in table.rows)]
    widths = [min(max(len(row[place]) for row in rows), _WIDEST) for place in range(len(table.columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _drawn(chart: Chart) -> list[str]:
    """The bars as characters."""
    most = max(value for _, value in chart.bars) or 1
    width = max(len(clean(label)) for label, _ in chart.bars)
    return [f"{clean(label).ljust(width)}  {'#' * round(_BAR * value / most)} {value:,}" for label, value in chart.bars]


def _plain(cell: Cell) -> str:
    return clean(text_of(cell))
