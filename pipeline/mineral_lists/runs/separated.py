"""A table that a page shows as the lines of its file: "id,mineral,symbol", then a line for each entry. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from pipeline.mineral_lists.runs.candidates import FEWEST, Candidate
from pipeline.mineral_lists.runs.surroundings import Surroundings
from pipeline.mineral_lists.runs.tables import of_table
from pipeline.outline.pieces import Kind, columns
from vocabulary.minerals import lookup

_SEPARATORS = (",", ";", "\t", "|")
_LONGEST = 200  # characters of the line that names the columns


def of_separated(where: Surroundings, begin: int, end: int, language: str | None) -> Iterator[Candidate]:
    """Every stretch of lines with as many cells as the first of them, which names the columns."""
    place = begin
    while place < end:
        if where.pieces[place].kind is not Kind.LINE:
            place += 1
            continue
        head = where.pieces[place].text
        separator = next((sign for sign in _SEPARATORS if sign in head), "")
        stop = place + 1
        heads = _cells(head, separator) if separator and len(head) <= _LONGEST else []
        if len(heads) > 1 and all(name.strip() and not lookup(name, language) for name in heads):
            wide = len(heads)
            while (
                stop < end
                and where.pieces[stop].kind is Kind.LINE
                and len(_cells(where.pieces[stop].text, separator)) == wide
            ):
                stop += 1
        if stop - place > FEWEST:
            rows = [_cells(where.pieces[at].text, separator) for at in range(place, stop)]
            named = sum(where.hints[at] > 0 for at in range(place + 1, stop))
            if named > (stop - place) / 2:
                cells = list(columns(rows, has_header=True, table=f"lines {place}"))
                yield from of_table(cells, where.around(place, stop), language)
        place = stop


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), []) if separator in line else []
