"""The rows of a table that another of its columns ends before the day of the document: they are history. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from pipeline.outline.pieces import Kind, Piece
from pipeline.parsing.dates import stated

_END = re.compile(  # the header of a column of days on which something ends
    r"\b(?:until|ends?|ended|end date|expir\w+|de-?listed|removed|withdrawn|repealed|valid to|listed to|ceased|bis"
    r"|jusqu\w+|date de fin|hasta|fecha de (?:fin|baja)|até|data (?:de )?fim|scadenza|tot)\b|окончани|截止|终止|終了"
    r"|종료",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d")


def without_ended_rows(pieces: Sequence[Piece], day: date) -> list[Piece]:
    """The pieces without the rows of tables that ended by `day`. A table in which every row ended is left whole."""
    if not any(piece.kind is Kind.COLUMN and _END.search(_header(piece)) for piece in pieces):
        return list(pieces)
    return [piece for table in _tables(pieces) for piece in _standing(table, day)]


def _tables(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    for _, run in groupby(pieces, key=lambda piece: (piece.kind is Kind.COLUMN, piece.group)):
        yield list(run)


def _standing(table: list[Piece], day: date) -> list[Piece]:
    """A table's columns, each without the cells of rows that ended."""
    ended: set[int] = set()
    for column in table:
        if column.kind is Kind.COLUMN and _END.search(_header(column)):
            ended |= _ended(column.cells, day)
    rows = max((len(column.cells) for column in table), default=0)
    if not ended or len(ended) == rows:
        return table
    return [
        replace(column, cells=tuple(cell for row, cell in enumerate(column.cells) if row not in ended))
        for column in table
    ]


def _ended(cells: Sequence[str], day: date) -> set[int]:
    """The rows whose day has come, in a column of days and of nothing else."""
    days = {row: stated(cell) for row, cell in enumerate(cells) if _DAY.search(cell)}
    if None in days.values():
        return set()
    return {row for row, text in days.items() if text and date.fromisoformat(text[:10]) <= day}


def _header(piece: Piece) -> str:
    return piece.text.replace("_", " ")
