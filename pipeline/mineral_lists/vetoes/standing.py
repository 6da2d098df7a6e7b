"""Whether the page says anywhere that what it shows does not stand: archived, as first made, unsigned, ended. Pure.

Such words stand in banners, cards and notes far from the list. Only those count here that a page says of itself:
"the 2015 order is repealed" is said in every new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.mineral_lists.vetoes.signs import BLANK, COMMENTS, EFFECT, OF_A_DAY, SIGNS
from pipeline.outline.pieces import Kind, Piece
from pipeline.parsing.dates import every_day
from vocabulary.minerals.folding import fold

_SHOWN = 110  # characters that a reason quotes
_AHEAD = 10  # years in which what is to come may be dated
_WRITTEN_ON = "\u0590"  # from Hebrew on: scripts with prefixes or without spaces
_CARD = 8  # rows of a card that says of a document: "Status | repealed"
_LONG = 600  # characters of a text that is no banner
_ASKED = tuple((sign, why, tuple(map(fold, words.split()))) for sign, why, words in SIGNS)


def standing(chosen: Case) -> Iterator[Veto]:
    """Every such sign in the page's own texts: banners, notes, the cards that say what a document is."""
    page, (first, last) = chosen.page, chosen.listing.span
    telling = [(sign, why, _with(parts, page.where.vocabulary)) for sign, why, parts in _ASKED]
    for place, piece in enumerate(page.pieces):
        if piece.beside or first <= place < last:
            continue
        if piece.kind is Kind.COLUMN:
            signs, texts = [(sign, why) for sign, why, _ in telling], list(_rows_of(piece, page.pieces[place - 1]))
        else:
            words = page.where.words[place]
            signs = [(sign, why) for sign, why, known in telling if known and not known.isdisjoint(words)]
            texts = [piece.text] if len(piece.text) <= _LONG else []
        for text in texts:
            for sentence in (text, *SENTENCE.split(text)) if BLANK.search(text) else SENTENCE.split(text):
                if why := _why(sentence, signs, page.seen):
                    said = f"the page may say that it does not stand ({why}): “{sentence.strip()[:_SHOWN]}”"
                    yield Veto("does not stand", said, True)
                    return


def _with(parts: Sequence[str], vocabulary: Iterable[str]) -> frozenset[str]:
    """The words of a page that begin with one of the parts; in scripts that part no words, that contain it."""
    lines = "\n".join(("", *vocabulary, ""))
    found: set[str] = set()
    for part in parts:
        sought = part if part[0] >= _WRITTEN_ON else f"\n{part}"
        place = lines.find(sought)
        while place >= 0:
            end = lines.index("\n", place + 1)
            found.add(lines[lines.rindex("\n", 0, place + 1) + 1 : end])
            place = lines.find(sought, end)
    return frozenset(found)


def _rows_of(column: Piece, before: Piece) -> Iterator[str]:
    """What a card says: the few cells of a column, each with what the column before has in its row."""
    if len(column.cells) > _CARD:
        return
    labels = before.cells if before.kind is Kind.COLUMN and before.group == column.group else ()
    for row, cell in enumerate(column.cells):
        yield f"{labels[row]}: {cell}" if row < len(labels) else cell


def _why(sentence: str, signs: Sequence[tuple[re.Pattern[str], str]], seen: date | None) -> str | None:
    if why := next((why for sign, why in signs if sign.search(sentence)), None):
        return why
    if (blank := BLANK.search(sentence)) and (blank[0][-1:].isdigit() or OF_A_DAY.search(sentence)):
        return "its day or number is left blank"
    if seen is None or not any(str(seen.year + more) in sentence for more in range(_AHEAD)):
        return None
    if not any(day[:10] > seen.isoformat() for day in every_day(sentence)):
        return None
    if COMMENTS.search(sentence):
        return "comments are still asked for"
    return "its day is to come" if EFFECT.search(sentence) else None
