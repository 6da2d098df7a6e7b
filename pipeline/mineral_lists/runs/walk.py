"""The candidates of a document: walks its pieces and finds each run. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.mineral_lists.runs.candidates import FEWEST, Around, Candidate, kept
from pipeline.mineral_lists.runs.classes import of_classes
from pipeline.mineral_lists.runs.endings import Known, in_a_row
from pipeline.mineral_lists.runs.entries import Entry, before_uses, entries_of, entry
from pipeline.mineral_lists.runs.lines import of_lines
from pipeline.mineral_lists.runs.prose import enumerations
from pipeline.mineral_lists.runs.separated import of_separated
from pipeline.mineral_lists.runs.surroundings import MENTION, Surroundings
from pipeline.mineral_lists.runs.tables import of_table
from pipeline.mineral_lists.wording.senses import STATES_A_LIST, SUCH_AS
from pipeline.outline.pieces import BLOCKS, WORDS, Kind, Piece
from pipeline.outline.plain_text import ENUMERATOR

_NUMBERED = "numbered"  # how the group of items begins that have marks of their own
_BLOCK = 5  # entries of a block beside which letters in a sentence list nothing
_CARDS = 3  # headings that name materials and make a list
_CARD_SHARE = 0.8
_MARKS = frozenset(",;،؛，、；･・•·|.)②【】『』〕")
_SIGN = re.compile(r"(?:^|\s)\W(?:\s|$)")  # a dash between words: a remark, and no row of bare names
_WORDS = 400  # characters of a text that may be names side by side
_INSIDE = 8  # texts inside one item at the most


def candidates(page: Surroundings, language: str | None) -> list[Candidate]:
    """Every candidate, in reading order; two of them may be two readings of the same pieces."""
    pieces, where = page.pieces, page
    cards = list(_card_runs(page, language))
    named = {place for run in cards for place in run}
    if named:  # the heading of a card is no heading of what follows the cards
        where = Surroundings(
            [_without_level(piece) if place in named else piece for place, piece in enumerate(pieces)], language
        )
    shown = list(_of_cards(pieces, cards, where, language))
    runs = [
        *shown,
        *(run for run in _of_pieces(where, language) if not any(_are_symbols_of(run, card) for card in shown)),
    ]
    if any(len(run.entries) >= _BLOCK and run.form != "prose" for run in runs):  # an act's letters are its clauses
        runs = [run for run in runs if not run.lettered]
    return sorted(runs, key=lambda candidate: (candidate.around.position, candidate.around.end))


def _are_symbols_of(run: Candidate, cards: Candidate) -> bool:
    """Whether a run is the symbols that stand on cards, which mostly say the same as the names there."""
    inside = cards.around.position - 1 <= run.around.position < cards.around.end
    symbols = sum(entry.is_symbol for entry in run.entries)
    same = len(run.materials & cards.materials)
    return inside and 2 * symbols > len(run.entries) and 2 * same > len(run.materials)


def _without_level(piece: Piece) -> Piece:
    return Piece(Kind.TITLE, piece.text, shape=piece.shape, beside=piece.beside)


def _card_runs(where: Surroundings, language: str | None) -> Iterator[list[int]]:
    """The headings of like kind that name materials, each run up to a heading of a higher rank."""
    pieces = where.pieces
    open_runs: dict[tuple[int, int], list[int]] = {}
    for place, piece in enumerate([*pieces, Piece(Kind.HEADING, "", level=-1)]):
        if piece.kind is not Kind.HEADING:
            continue
        level = piece.level or 5
        apart = bool(piece.text) and not (
            where.hints[place] and _of_card(piece, language).match
        )  # says something else than the cards do
        over = [kind for kind in open_runs if kind[0] > level]
        over += [kind for kind in open_runs if apart and kind[0] == level and kind[1] != piece.shape]
        for kind in over:
            yield from _trimmed(open_runs.pop(kind), where, language)
        if piece.text:
            open_runs.setdefault((level, piece.shape), []).append(place)


def _trimmed(run: list[int], where: Surroundings, language: str | None) -> Iterator[list[int]]:
    known = [place for place in run if where.hints[place] and _of_card(where.pieces[place], language).match]
    if len(known) < _CARDS:
        return
    inside = [place for place in run if known[0] <= place <= known[-1]]
    if len(known) >= _CARD_SHARE * len(inside) and len(known) >= len(run) // 2:
        yield inside


def _of_cards(
    pieces: Sequence[Piece], runs: Sequence[Sequence[int]], where: Surroundings, language: str | None
) -> Iterator[Candidate]:
    for run in runs:
        around = where.around(run[0], run[-1] + 1)
        yield from kept(Candidate(tuple(_of_card(pieces[place], language) for place in run), around, "cards"))


def _of_card(heading: Piece, language: str | None) -> Entry:
    return entry(ENUMERATOR.sub("", heading.text), language)


def _of_pieces(where: Surroundings, language: str | None) -> Iterator[Candidate]:
    pieces, place = where.pieces, 0
    while place < len(pieces):
        piece = pieces[place]
        end = place + 1
        if piece.kind is Kind.ITEM:
            while end < len(pieces) and (step := _goes_on(piece, pieces, end)):
                end += step
            yield from _of_items(where, place, end, language)
        elif piece.kind is Kind.COLUMN:
            while end < len(pieces) and pieces[end].kind is Kind.COLUMN and pieces[end].group == piece.group:
                end += 1
            yield from of_table(pieces[place:end], where.around(place, end), language)
        elif piece.kind in WORDS:
            while end < len(pieces) and pieces[end].kind not in BLOCKS:
                end += 1
            yield from of_lines(where, place, end, language)
            yield from of_classes(where, place, end, language)
            yield from of_separated(where, place, end, language)
            yield from _of_rows(where, place, end, language)
            for position in range(place, end):
                if position in where.enumerating:
                    around, is_last = where.around(position, position + 1), position + 1 == len(pieces)
                    yield from _of_text(where, position, around, language, is_last=is_last)
        place = end


def _goes_on(first: Piece, pieces: Sequence[Piece], place: int) -> int:
    """How many pieces further a list goes on: its next item, behind a few texts that stand inside an item; else 0.

    The next list belongs to it where only the layout parts the two.
    """
    for step in range(min(_INSIDE, len(pieces) - place)):
        piece = pieces[place + step]
        if piece.kind is Kind.ITEM:
            alike = not step and bool(first.shape) and piece.shape == first.shape
            alike = alike and not (_NUMBERED in piece.group and _NUMBERED in first.group)  # else their marks differ
            same = piece.group == first.group and (_NUMBERED not in piece.group or piece.shape == first.shape)
            return step + 1 if alike or same else 0
        if piece.kind not in WORDS or "/" not in first.group:
            return 0
    return 0


def _of_items(where: Surroundings, begin: int, end: int, language: str | None) -> Iterator[Candidate]:
    """The items of one list; and the enumerations inside those that name nothing as a whole."""
    run, around = where.pieces[begin:end], where.around(begin, end)
    every = entries_of(run, language)
    inside = [piece.within or piece.kind is not Kind.ITEM for piece in run]
    entries = tuple(item for item, is_inside in zip(every, inside, strict=True) if not is_inside)
    yield from of_classes(where, begin, end, language)
    runs = list(kept(Candidate(entries, around, "items")))
    yield from runs or kept(Candidate(every, around, "items"))
    intro = around.intro
    for place, (piece, one_read) in enumerate(zip(run, every, strict=True), begin):
        if one_read.match is not None or (where.hints[place] and before_uses(piece.text, language)):
            continue
        if place in where.enumerating:
            own = Around(around.headings, intro, "", place, place + 1, around.beside)
            yield from _of_text(where, place, own, language, is_last=False)
        intro = piece.text


def _of_rows(where: Surroundings, begin: int, end: int, language: str | None) -> Iterator[Candidate]:
    """Lines of names with nothing but a space between them, as a copied page shows its columns."""
    run: list[str] = []
    first = begin
    for place in range(begin, end + 1):
        words = _row(where.pieces[place].text, language) if place < end and where.hints[place] else ()
        if words and not run:
            first = place
        if words:
            run += words
        elif run:
            if len(run) >= 2 * FEWEST:
                entries = tuple(entry(word, language) for word in run)
                yield from kept(Candidate(entries, where.around(first, place), "lines"))
            run = []


def _row(text: str, language: str | None) -> tuple[str, ...]:
    if not 5 < len(text) <= _WORDS * 3 or not _MARKS.isdisjoint(text) or " " not in text or _SIGN.search(text):
        return ()
    names = in_a_row(text, Known(language))
    return names if len(names) > 1 and not _says_again(names, language) else ()


def _says_again(names: Sequence[str], language: str | None) -> bool:
    """Whether a name stands behind its symbol: "Li Lithium" is one entry."""
    keys = [entry(name, language).key for name in names]
    return any(one == other for one, other in pairwise(keys))


def _of_text(
    where: Surroundings, place: int, around: Around, language: str | None, *, is_last: bool
) -> Iterator[Candidate]:
    """The enumerations in one text; that of the last piece may be cut where no full stop ends it."""
    text, spans = where.pieces[place].text, where.enumerating[place]
    for enumeration in enumerations(text, Known(language), spans):
        sentence = enumeration.before[-300:]
        is_all = where.is_line_under_heading(place) and not (enumeration.before + enumeration.after).strip(" .")
        few = len(enumeration.words) < MENTION and not is_all and not STATES_A_LIST.search(sentence)
        if few or SUCH_AS.search(enumeration.before):
            continue
        inside = Around(
            around.headings, f"{around.intro} {sentence}".strip()[-700:], enumeration.after[:300], around.position,
            around.end, around.beside,
        )  # fmt: skip
        entries = tuple(entry(word, language) for word in enumeration.words)
        ended = enumeration.sure_end or (not is_last and not enumeration.after.strip())
        doubts = () if ended else ("the sentence that lists them is cut off",)
        sure = ended or enumeration.whole
        label = _last_sentence(sentence)
        yield from kept(
            Candidate(
                entries,
                inside,
                "prose",
                label,
                doubts=doubts,
                sure_end=sure,
                choice=enumeration.choice,
                lettered=enumeration.lettered,
            )
        )


def _last_sentence(text: str) -> str:
    for mark in (". ", "。", "; "):
        text = text.rsplit(mark, 1)[-1]
    return text.strip()
