"""Whether the page says anywhere that what it shows does not stand: archived, as first made, unsigned, ended. Pure.

Such words stand in banners, cards and notes far from the list. Only those count here that a page says of itself:
"the 2015 order is repealed" is said in every new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.stems import Patterns, Words, small, standing_in, stands
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.mineral_lists.vetoes.ends import COMMENTS_OPEN
from pipeline.mineral_lists.vetoes.fates import PERIOD, long_ago
from pipeline.mineral_lists.vetoes.signs import BLANK, COMMENTS, EFFECT, OF_A_BLANK, OF_A_DAY, SIGNS
from pipeline.outline.pieces import Kind, Piece
from pipeline.parsing.dates import every_day

_SHOWN = 110  # characters that a reason quotes
_AHEAD = 10  # years in which what is to come may be dated
_CARD = 8  # rows of a card that says of a document: "Status | repealed"
_IN_BRACKETS = re.compile(r"\s?[(（\[][^()（）\[\]]{0,60}[)）\]]")
_OPENING = "[【〔"
_LONG = 600  # characters of a text that is no banner
_EVERY = Patterns(*(sign for sign, _ in SIGNS), COMMENTS, EFFECT, PERIOD)
_Signs = Mapping[str, tuple[str, ...]]  # patterns as written, each with its stems that stand in a text


def standing(chosen: Case) -> Iterator[Veto]:
    """Every such sign in the page's own texts: banners, notes, the cards that say what a document is."""
    first, last = chosen.listing.span
    beside = (piece for place, piece in enumerate(chosen.page.pieces) if not first <= place < last)
    if veto := said_of_itself(list(beside), chosen.page.seen, chosen.page.where.whole):
        yield veto
    over = (chosen.page.title, *(words for _, words in chosen.listing.first.around.headings))
    if chosen.page.seen and (old := long_ago(over, chosen.page.seen)):
        yield Veto("long ago", f"it may be of long ago, and nothing says that it still stands (“{old[:_SHOWN]}”)", True)


def said_of_itself(pieces: Sequence[Piece], seen: date | None, words: Words | None = None) -> Veto | None:
    """The first such sign in the texts of a page; `seen`: the day on which it was there, `words`: the page's."""
    texts = list(_own(pieces))
    whole = "\n".join(texts)
    signs = standing_in(whole, _EVERY, words)
    blanks = any(map(whole.__contains__, OF_A_BLANK))
    for text in texts if signs or blanks else ():
        is_whole = (blanks and BLANK.search(text) is not None) or any(map(text.__contains__, _OPENING))
        here = _in_text(signs, small(text))
        for sentence in (text, *SENTENCE.split(text)) if is_whole else SENTENCE.split(text) if here else ():
            if why := _why(sentence, here, seen):
                said = f"the page may say that it does not stand ({why}): “{sentence.strip()[:_SHOWN]}”"
                return Veto("does not stand", said, True)
    return None


def names_a_day_after(seen: date, sentence: str) -> bool:
    """Whether a sentence names a day that was still to come on the day `seen`."""
    return any(day[:10] > seen.isoformat() for day in every_day(sentence))


def _has_ended(sentence: str, seen: date) -> bool:
    """Whether a sentence names two days or more, of which the last was before the day `seen`."""
    days = list(every_day(sentence))
    return len(days) > 1 and max(day[:10] for day in days) < seen.isoformat()


def _in_text(signs: _Signs, letters: str) -> _Signs:
    """Those of the page's signs that may match in one of its texts, with the stems that stand there."""
    here = {}
    for sign, some in signs.items():
        standing_here = tuple(filter(letters.__contains__, some))
        if standing_here or not some:
            here[sign] = standing_here
    return here


def _own(pieces: Sequence[Piece]) -> Iterator[str]:
    """The texts of the page that are no entries: banners, cards of a document, notes."""
    for before, piece in pairwise((Piece(Kind.TITLE, ""), *pieces)):
        if piece.beside:
            continue
        if piece.kind is Kind.COLUMN:
            yield from _rows_of(piece, before)
        elif piece.kind is Kind.HEADING and piece.level > 1:
            yield _IN_BRACKETS.sub("", piece.text)  # of its own section, which may be an earlier list's
        elif 0 < len(piece.text) <= _LONG:
            yield piece.text


def _rows_of(column: Piece, before: Piece) -> Iterator[str]:
    """What a card says: the few cells of a column, each with what the column before has in its row."""
    if len(column.cells) > _CARD:
        return
    labels = before.cells if before.kind is Kind.COLUMN and before.group == column.group else ()
    for row, cell in enumerate(column.cells):
        yield f"{labels[row]}: {cell}" if row < len(labels) else cell


def _why(sentence: str, signs: _Signs, seen: date | None) -> str | None:
    letters = small(sentence)

    leads = sentence.rstrip().endswith((":", "\uff1a"))  # into another block: "Comments are invited on:"

    def found(sign: re.Pattern[str]) -> bool:
        return (
            not (leads and sign is COMMENTS_OPEN)
            and sign.pattern in signs
            and stands(signs[sign.pattern], letters)
            and sign.search(sentence) is not None
        )

    if signs and (why := next((why for sign, why in SIGNS if found(sign)), None)):
        return why
    blank = BLANK.search(sentence)
    if blank and (blank[0][-1:].isdigit() or OF_A_DAY.search(sentence)):
        return "its day or number is left blank"
    if seen is not None and found(PERIOD) and _has_ended(sentence, seen):
        return "its period has ended"
    if seen is None or not any(str(seen.year + more) in sentence for more in range(_AHEAD)):
        return None
    asks, begins = found(COMMENTS), found(EFFECT)
    if not (asks or begins) or not names_a_day_after(seen, sentence):
        return None
    return "comments are still asked for" if asks else "its day is to come"
