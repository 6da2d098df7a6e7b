"""Whether the page says anywhere that what it shows does not stand: archived, as first made, unsigned, ended. Pure.

Such words stand in banners, cards and notes far from the list. Only those count here that a page says of itself:
"the 2015 order is repealed" is said in every new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import pairwise

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.stems import small, stands, stems
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.mineral_lists.vetoes.signs import BLANK, COMMENTS, EFFECT, OF_A_DAY, SIGNS
from pipeline.outline.pieces import Kind, Piece
from pipeline.parsing.dates import every_day

_SHOWN = 110  # characters that a reason quotes
_AHEAD = 10  # years in which what is to come may be dated
_CARD = 8  # rows of a card that says of a document: "Status | repealed"
_OPENING = frozenset("[【〔")
_LONG = 600  # characters of a text that is no banner


def standing(chosen: Case) -> Iterator[Veto]:
    """Every such sign in the page's own texts: banners, notes, the cards that say what a document is."""
    first, last = chosen.listing.span
    beside = (piece for place, piece in enumerate(chosen.page.pieces) if not first <= place < last)
    if veto := said_of_itself(list(beside), chosen.page.seen):
        yield veto


def said_of_itself(pieces: Sequence[Piece], seen: date | None) -> Veto | None:
    """The first such sign in the texts of a page; `seen`: the day on which it was there."""
    texts = list(_own(pieces))
    signs = _signs("\n".join(texts))
    for text in texts if signs else ():
        for sentence in _sentences(text):
            if why := _why(sentence, signs, seen):
                said = f"the page may say that it does not stand ({why}): “{sentence.strip()[:_SHOWN]}”"
                return Veto("does not stand", said, True)
    return None


def _sentences(text: str) -> Sequence[str]:
    """The sentences of a text; and the whole where days are left blank or stand in brackets: "[2026. 1. 1. 폐지]"."""
    sentences = SENTENCE.split(text)
    return (text, *sentences) if BLANK.search(text) or not _OPENING.isdisjoint(text) else sentences


def names_a_day_after(seen: date, sentence: str) -> bool:
    """Whether a sentence names a day that was still to come on the day `seen`."""
    return any(day[:10] > seen.isoformat() for day in every_day(sentence))


def _signs(whole: str) -> frozenset[re.Pattern[str]]:
    """The patterns of which a stem stands on the page: the others match nowhere on it."""
    letters = small(whole)
    words = " ".join(set(letters.split()))  # each once, a fraction of the page: each part of a stem stands in one

    def has(stem: str) -> bool:
        return all(part in words for part in stem.split()) and stem in letters

    every = (*(sign for sign, _ in SIGNS), COMMENTS, EFFECT)
    found = frozenset(sign for sign in every if not stems(sign.pattern) or any(map(has, stems(sign.pattern))))
    return found | {BLANK} if BLANK.search(whole) else found


def _own(pieces: Sequence[Piece]) -> Iterator[str]:
    """The texts of the page that are no entries: banners, cards of a document, notes."""
    for before, piece in pairwise((Piece(Kind.TITLE, ""), *pieces)):
        if piece.beside:
            continue
        if piece.kind is Kind.COLUMN:
            yield from _rows_of(piece, before)
        elif 0 < len(piece.text) <= _LONG:
            yield piece.text


def _rows_of(column: Piece, before: Piece) -> Iterator[str]:
    """What a card says: the few cells of a column, each with what the column before has in its row."""
    if len(column.cells) > _CARD:
        return
    labels = before.cells if before.kind is Kind.COLUMN and before.group == column.group else ()
    for row, cell in enumerate(column.cells):
        yield f"{labels[row]}: {cell}" if row < len(labels) else cell


def _why(sentence: str, signs: Set[re.Pattern[str]], seen: date | None) -> str | None:
    letters = small(sentence)

    def found(sign: re.Pattern[str]) -> bool:
        may = sign in signs and stands(stems(sign.pattern), letters)
        return may and sign.search(sentence) is not None

    if why := next((why for sign, why in SIGNS if found(sign)), None):
        return why
    blank = BLANK.search(sentence) if BLANK in signs else None
    if blank and (blank[0][-1:].isdigit() or OF_A_DAY.search(sentence)):
        return "its day or number is left blank"
    if seen is None or not any(str(seen.year + more) in sentence for more in range(_AHEAD)):
        return None
    asks, begins = found(COMMENTS), found(EFFECT)
    if not (asks or begins) or not names_a_day_after(seen, sentence):
        return None
    return "comments are still asked for" if asks else "its day is to come"
