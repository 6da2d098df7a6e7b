"""What a card of facts tells, as texts: "Entries in the list: 21". Pure.

A definition list, or a small table of two columns without a head, either names materials and describes each, or tells
properties of what its page shows. Its form is the same; only its terms tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.mineral_lists.runs.classes import enumerated
from pipeline.outline.pieces import Kind, Piece, sized
from vocabulary.minerals import lookup, may_name

_MOST = 8  # rows of a table that is a card
_COLUMNS = 2


def with_facts(pieces: Sequence[Piece], language: str | None) -> list[Piece]:
    """The pieces, with the terms of each card joined to what they say; terms that name materials are a list's items."""
    return list(_told(pieces, language))


def _told(pieces: Sequence[Piece], language: str | None) -> Iterator[Piece]:
    for (kind, group), run in groupby(pieces, key=lambda piece: (piece.kind, piece.group)):
        block = list(run)
        if kind is Kind.ITEM and block[0].cells:
            yield from _of_terms(block, language)
        elif kind is Kind.COLUMN and group and _is_card(block, language):
            labels, values = block
            for label, value in zip(labels.cells, values.cells, strict=True):
                yield replace(sized(f"{label}: {value}"), beside=labels.beside)
        else:
            yield from block


def _of_terms(terms: Sequence[Piece], language: str | None) -> Iterator[Piece]:
    named = sum(_names(term.text, language) for term in terms)
    if 2 * named >= len(terms):
        yield from (replace(term, cells=()) for term in terms)
        return
    for term in terms:
        text = f"{term.text.rstrip(' :：')}: {' '.join(term.cells)}"
        yield replace(sized(text), shape=term.shape, beside=term.beside)


def _is_card(columns: Sequence[Piece], language: str | None) -> bool:
    if len(columns) != _COLUMNS or any(column.text for column in columns):
        return False
    labels, values = (column.cells for column in columns)
    cells = (*labels, *values)
    whole = 0 < len(labels) == len(values) <= _MOST and all(cells) and not any("\n" in cell for cell in cells)
    return whole and not any(_names(cell, language) for cell in cells)


def _names(text: str, language: str | None) -> bool:
    """Whether a text names a material as a whole, or is an enumeration with one."""
    return may_name(text, language) and any(lookup(part, language) for part in (text, *enumerated(text)))
