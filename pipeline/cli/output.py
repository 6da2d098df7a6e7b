"""Where output goes: one JSON document or the result to standard output, everything else to standard error."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import orjson
from rich.console import Console
from rich.table import Table

from vocabulary.errors import CritminError

messages = Console(stderr=True, highlight=False)


def say(text: str) -> None:
    """A message for the person at the terminal."""
    messages.print(text, markup=False, soft_wrap=True)


def counted(number: int, what: str) -> str:
    """`1 change`, `2 changes`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def write_json(value: object) -> None:
    """One JSON document to standard output, its keys in the order of the contract."""
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], out: TextIO | None = None) -> None:
    """Rows as CSV (RFC 4180) to `out` or standard output; cells that a spreadsheet would run are quoted."""
    writer = csv.DictWriter(out or sys.stdout, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(row.get(column)) for column in columns})


def _cell(value: object) -> str:
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "@"} else text


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A readable table to standard output; plain text where it is not a terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell).replace("[", r"\[") for cell in row))
    Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 160).print(table)


def write_text(text: str, out: Path | None) -> None:
    """A result to standard output, or to the file `out`."""
    if out is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CritminError(f"cannot write {out}: {error.strerror}") from error
    say(f"written: {out}")


def write_bytes(content: bytes, out: Path | None) -> None:
    """A result whose line ends matter, to standard output or to the file `out`."""
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise CritminError(f"cannot write {out}: {error.strerror}") from error
    say(f"written: {out}")
