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
from pipeline.mineral_lists.vetoes.fates import APART, BETWEEN, PERIOD, TILL_THEN, UNTIL, long_ago
from pipeline.mineral_lists.vetoes.signs import BLANK, COMMENTS, EFFECT, OF_A_BLANK, OF_A_DAY, SIGNS
from pipeline.mineral_lists.wording.senses import Sense, sense
from pipeline.outline.pieces import WORDS, Kind, Piece
from pipeline.parsing.dates import every_day, last_days

_SHOWN = 110  # characters that a reason quotes
_AHEAD = 10  # years in which what is to come may be dated
_CARD = 8  # rows of a card that says of a document: "Status | repealed"
_IN_BRACKETS = re.compile(r"\s?[(（\[][^()（）\[\]]{0,60}[)）\]]")
_OPENING = "[【〔"
_LABEL = 30  # characters
_DATED = re.compile(r"(?:[^\W\d_]{1,4}\s)?\d")  # "van 01-07-2016 t/m 31-12-2024"
_NEAR, _FEW = 24, 4  # characters and words between the first day of a period and its last
_LEAD, _BEHIND = 90, 40  # characters before and behind it that say of what it is the period
_LONG = 600  # characters of a text that is no banner
_EVERY = Patterns(*(sign for sign, _ in SIGNS), COMMENTS, EFFECT, PERIOD)
_Signs = Mapping[str, tuple[str, ...]]  # patterns as written, each with its stems that stand in a text


def standing(chosen: Case) -> Iterator[Veto]:
    """Every such sign in the page's own texts: banners, notes, the cards that say what a document is."""
    if veto := said_of_itself([*_beside(chosen)], chosen.page.seen, chosen.page.where.whole):
        yield veto
    over = (chosen.page.title, *(words for _, words in chosen.listing.first.around.headings))
    if chosen.page.seen and (old := long_ago(over, chosen.page.seen)):
        yield Veto("long ago", f"it may be of long ago, and nothing says that it still stands (“{old[:_SHOWN]}”)", True)


def _beside(chosen: Case) -> Iterator[Piece]:
    """What the page has besides the listing and sections of earlier editions: "Kept for reference only" is theirs."""
    first, last = chosen.listing.span
    own = {words for _, words in chosen.listing.first.around.headings}
    earlier = False
    for place, piece in enumerate(chosen.page.pieces):
        if piece.kind is Kind.HEADING:
            meaning = sense(piece.text) if piece.level > 1 and piece.text not in own else None
            earlier = meaning is not None and meaning[0] is Sense.EARLIER
        if not earlier and not first <= place < last:
            yield piece


def said_of_itself(pieces: Sequence[Piece], seen: date | None, words: Words | None = None) -> Veto | None:
    """The first such sign in the texts of a page; `seen`: the day on which it was there, `words`: the page's."""
    texts = list(_own(pieces))
    whole = "\n".join(texts)
    signs = standing_in(whole, _EVERY, words)
    blanks = any(map(whole.__contains__, OF_A_BLANK))
    for text in texts if signs or blanks else ():
        is_whole = (blanks and BLANK.search(text) is not None) or any(map(text.__contains__, _OPENING))
        here = _in_text(signs, small(text))
        if seen and PERIOD.pattern in here and (ended := _has_ended(text, seen)):
            return _does_not_stand("its period has ended", ended)
        for sentence in (text, *SENTENCE.split(text)) if is_whole else SENTENCE.split(text) if here else ():
            if why := _why(sentence, here, seen):
                return _does_not_stand(why, sentence)
    return None


def _does_not_stand(why: str, said: str) -> Veto:
    return Veto("does not stand", f"the page may say that it does not stand ({why}): “{said.strip()[:_SHOWN]}”", True)


def names_a_day_after(seen: date, sentence: str) -> bool:
    """Whether a sentence names a day that was still to come on the day `seen`."""
    return any(day[:10] > seen.isoformat() for day in every_day(sentence))


def _begins_after(seen: date, sentence: str) -> bool:
    """Whether a sentence names such a day that is not the last of a period."""
    return any(first is None and day > seen.isoformat() for first, (_, _, day) in _periods(sentence))


def _has_ended(text: str, seen: date) -> str | None:
    """What a text says of the days on which something stands, of which the last were before the day `seen`.

    Its stops are no ends of sentences: "od 1. 7. 2016 r. do 31. 12. 2024 r.".
    """
    last, said = max(((day, said) for day, said in _ends(text) if PERIOD.search(said)), default=("", ""))
    return said if "" < last < seen.isoformat() else None


def _ends(text: str) -> Iterator[tuple[str, str]]:
    """Every day until which a text says that something is, with what it says around it."""
    for first, (start, stop, day) in _periods(text):
        if first is None and not UNTIL.search(text[max(0, start - _NEAR) : start]) and not TILL_THEN.match(text, stop):
            continue
        begin = start if first is None else first
        lead = SENTENCE.split(text[max(0, begin - _LEAD) : begin])
        yield day, f"{lead[-1]}{text[begin : stop + _BEHIND]}"


def _periods(text: str) -> Iterator[tuple[int | None, tuple[int, int, str]]]:
    """Every day of a text; where it ends a period, with the place at which the first day of that stands."""
    days = last_days(text)
    for before, day in zip([None, *days], days, strict=False):
        ends = before is not None and _leads_to(text[: before[0]], text[before[1] : day[0]])
        yield (before[0] if before and ends else None), day


def _leads_to(before: str, between: str) -> bool:
    """Whether what stands between two days makes the later one the end of what the earlier one begins."""
    if len(between) > _NEAR or len(between.split()) > _FEW or between != between.lower():
        return False
    apart = APART.search(between)
    return apart is None or (apart[0].isalpha() and BETWEEN.search(before[-_NEAR:]) is not None)


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
            yield f"{before.text}: {piece.text}" if _is_label(before) and _DATED.match(piece.text) else piece.text


def _is_label(piece: Piece) -> bool:
    """Whether a piece may say what the day below it is, as cards have it: "Validity"."""
    return piece.kind in WORDS and 0 < len(piece.text) <= _LABEL and piece.text.replace(" ", "").isalpha()


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
    if seen is None or not any(str(seen.year + more) in sentence for more in range(_AHEAD)):
        return None
    if found(COMMENTS):
        return "comments are still asked for" if names_a_day_after(seen, sentence) else None
    return "its day is to come" if found(EFFECT) and _begins_after(seen, sentence) else None
