"""Where output goes: one JSON document or the result to standard output, everything else to standard error."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

import orjson

from vocabulary.errors import CritminError
from vocabulary.words import counted as counted
from vocabulary.words import no_formula


def say(text: str) -> None:
    """A message for the person at the terminal."""
    print(text, file=sys.stderr)


def show_line(text: str = "") -> None:
    """A line of the result to standard output, at once and in its encoding: typer's `echo` makes UTF-8 of ASCII."""
    print(text, flush=True)


def write_json(value: object) -> None:
    """One JSON document to standard output, its keys in the order of the contract.

    Where the encoding lacks a character, JSON's own escape stands for it: no value is ever shown as another.
    """
    text = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    if not text.isascii() and not _is_unicode(sys.stdout):
        text = json.dumps(json.loads(text), indent=2)
    sys.stdout.write(f"{text}\n")


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "utf-8").lower().startswith("utf")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], out: TextIO | None = None) -> None:
    """Rows as CSV (RFC 4180) to `out` or standard output; cells that a spreadsheet would run are quoted."""
    writer = csv.DictWriter(out or sys.stdout, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(row.get(column)) for column in columns})


def _cell(value: object) -> str:
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return no_formula(text)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A readable table to standard output: to a pipe, one line a row, never wrapped; to a terminal, at its width.

    Where the terminal is too narrow for the words of all columns, each row is a block of `column: value` lines.
    """
    cells = [[_shown(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{line}\n" for line in plain_table(columns, cells))
        return
    from rich.cells import cell_len  # drawing on a terminal loads as much as many a command: only where it is done
    from rich.console import Console
    from rich.table import Table

    screen = Console(file=sys.stdout, highlight=False)
    longest = [max(map(cell_len, " ".join(column).split()), default=0) for column in zip(columns, *cells, strict=True)]
    if sum(longest) + 2 * len(columns) > screen.width:
        screen.print("\n".join(_blocks(columns, cells)), markup=False, soft_wrap=True)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column, width in zip(columns, longest, strict=True):
        table.add_column(column, min_width=width)
    for row in cells:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    screen.print(table)


def _shown(value: object) -> str:
    """What a person reads of a value: `yes`, `2026-05-04 12:00`, nothing for what is not there."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
    return " ".join(str(value).split())


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table in columns as wide as their longest cell, East Asian letters counted as two."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(columns, *rows, strict=True)]
    return [
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (columns, *rows)
    ]


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield from (f"{column}: {cell}" for column, cell in zip(columns, row, strict=True) if cell)


def write_text(text: str, out: Path | None) -> None:
    """A result to standard output, or to the file `out`."""
    if out is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    with writing(out):
        out.write_text(text, encoding="utf-8")
    say(f"written: {out}")


def write_page(page: str, out: Path | None) -> None:
    """A document for other programs (HTML, SVG, Markdown, JSON), in UTF-8 whatever the terminal's encoding."""
    write_bytes((page if page.endswith("\n") else page + "\n").encode(), out)


def write_bytes(content: bytes, out: Path | None) -> None:
    """A result whose line ends or encoding matter, to standard output or to the file `out`."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with writing(out):
        out.write_bytes(content)
    say(f"written: {out}")


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Its folder is there; what the disk refuses inside is a sentence for the person at the terminal."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise CritminError(f"cannot write {file}: {error.strerror}") from error
