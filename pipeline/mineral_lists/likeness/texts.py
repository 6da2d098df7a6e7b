"""The texts that stand around a page's list: titles, the heading over it, what leads into it, what follows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pipeline.mineral_lists.reading import EditionRead
from pipeline.outline.pieces import WORDS, Kind, Piece

_MOST = 5  # texts before a list, and behind it, up to a heading
_LONG = 900  # characters of a text that may speak of it
_LOOKED_AT = 12  # entries by which the place of a list is found
_ROOM = 10  # pieces beyond its entries that a list may take


def around(pieces: Sequence[Piece], today: EditionRead) -> tuple[str, ...]:
    """These texts in reading order; only the titles where the page's entries are not found among its pieces."""
    titles = [piece.text for piece in pieces if _is_title(piece)]
    names = [listed.entry.as_published for listed in today.entries]
    begin = _begins(pieces, names)
    if begin is None:
        return tuple(dict.fromkeys(titles))
    end = _ends(pieces, names, begin)
    over = [piece.text for piece in pieces[:begin] if piece.kind is Kind.HEADING and piece.level != 1 and piece.text]
    leads = list(_texts(reversed(pieces[:begin])))[::-1]
    if pieces[begin].kind in WORDS and len(pieces[begin].text) <= _LONG:
        leads.append(pieces[begin].text)  # a sentence that lists
    return (*dict.fromkeys((*titles, *over[-1:])), *leads, *_texts(pieces[end + 1 :]))


def _texts(pieces: Iterable[Piece]) -> Iterator[str]:
    """The first few texts of pieces, up to a heading behind one of them."""
    found = 0
    for piece in pieces:
        if piece.kind in {Kind.HEADING, Kind.TITLE} and found:
            return
        if piece.kind in WORDS and not piece.beside and len(piece.text) <= _LONG:
            yield piece.text
            found += 1
        if found == _MOST:
            return


def _is_title(piece: Piece) -> bool:
    return piece.kind is Kind.TITLE or (piece.kind is Kind.HEADING and piece.level == 1)


def _begins(pieces: Sequence[Piece], names: Sequence[str]) -> int | None:
    """The place of the first entry behind which most others follow."""
    places = [place for place, piece in enumerate(pieces) if _has(piece, names[0])]
    room = 3 * len(names) + _ROOM
    looked_at = names[:_LOOKED_AT]

    def following(place: int) -> int:
        here = pieces[place : place + room]
        return sum(any(_has(piece, name) for piece in here) for name in looked_at)

    return max(places, key=following, default=None)


def _ends(pieces: Sequence[Piece], names: Sequence[str], begin: int) -> int:
    """The place of the last entry."""
    last = begin + 4 * len(names) + _ROOM
    within = takewhile(lambda numbered: numbered[0] <= last, enumerate(pieces[begin:], begin))
    return max((place for place, piece in within if _has(piece, names[-1])), default=begin)


def _has(piece: Piece, name: str) -> bool:
    return name in piece.text or any(name in cell for cell in piece.cells)
