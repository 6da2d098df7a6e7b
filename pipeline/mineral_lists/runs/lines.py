"""Runs among lines and texts: plain lines, pieces in like markup, and a table that was copied one cell a line. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.mineral_lists.runs.candidates import FEWEST, Candidate, kept
from pipeline.mineral_lists.runs.entries import Entry, before_uses, entry, entry_of, of_lead
from pipeline.mineral_lists.runs.surroundings import Surroundings
from pipeline.mineral_lists.wording.senses import sense
from pipeline.outline.pieces import Kind, Piece
from vocabulary.minerals import Rule

_WIDEST = 16  # cells of a row that was copied one cell a line
_AGAIN = 2  # times that a name may stand in its column
_HEADER = 60  # characters of what stands over a column
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_POINT, _STOPS = 60, frozenset(".;")  # characters of a point of an act at the most, and how it ends
_REGULAR = 0.8  # share of rows that have the same number of cells
_SHORT = 5  # words of a line that may be an entry nobody knows


def of_lines(where: Surroundings, begin: int, end: int, language: str | None) -> Iterator[Candidate]:
    """Every run of the lines and texts from `begin` to `end`, which no heading parts."""
    pieces = where.pieces
    by_shape: dict[int, list[int]] = {}
    for place in range(begin, end):
        by_shape.setdefault(pieces[place].shape, []).append(place)
    runs: list[Candidate] = []
    for places in by_shape.values():
        if not any(where.hints[place] for place in places):
            continue
        entries = {place: _entry(where, place, language) for place in places}
        if any(entry.match is not None for entry in entries.values()):
            runs += _runs(pieces, places, entries, where)
            runs += _copied_table(pieces, places, entries, where)
    yield from _without_symbols(runs)


def _entry(where: Surroundings, place: int, language: str | None) -> Entry:
    piece = where.pieces[place]
    if piece.kind is not Kind.TEXT:
        return entry_of(piece, language)
    if where.hints[place] and where.begins_with_a_name(place):
        if before_uses(piece.text, language) is not None:
            return entry_of(piece, language)
        named = of_lead(piece, language) if piece.lead else _point(piece, language)
        if named and named.match:
            return named
    return Entry(piece.text[:200], None)


def _point(piece: Piece, language: str | None) -> Entry | None:
    """The name that a text is but for the stop behind it, as the points of an act end: "baryte;", "zinc."."""
    if len(piece.text) > _POINT or piece.text[-1] not in _STOPS:
        return None
    named = entry(piece.text, language)
    return named if named.match and named.match.rule is not Rule.NAME_WITH_REMARK else None


def _runs(
    pieces: Sequence[Piece], places: Sequence[int], entries: dict[int, Entry], where: Surroundings
) -> Iterator[Candidate]:
    """The stretches of lines that name materials; one unknown line between two of them is an entry or a heading.

    Where it may be either, both readings are candidates: the whole with a doubt, and each part.
    """
    whole: list[int] = []
    for place in [*places, -1]:
        if place >= 0 and (entries[place].match or (whole and _may_be_entry(pieces, place, places, entries))):
            whole.append(place)
        elif whole:
            yield from _stretch(whole, entries, where)
            whole = []


def _may_be_entry(pieces: Sequence[Piece], place: int, places: Sequence[int], entries: dict[int, Entry]) -> bool:
    """Whether an unknown line stands between two known ones and says nothing of its own."""
    piece = pieces[place]
    index = places.index(place)
    follows = index + 1 < len(places) and entries[places[index + 1]].match is not None
    text = piece.text
    plain = piece.kind is Kind.LINE and len(text.split()) <= _SHORT and not any(map(str.isdigit, text))
    return follows and plain and sense(text) is None and not piece.gap and not text.endswith(":")


def _stretch(whole: list[int], entries: dict[int, Entry], where: Surroundings) -> Iterator[Candidate]:
    while whole and entries[whole[-1]].match is None:
        whole.pop()
    if not whole:
        return
    unknown = [place for place in whole if entries[place].match is None]
    around = where.around(whole[0], whole[-1] + 1)
    seen = tuple(entries[place] for place in whole)
    doubts = tuple(f"the line “{entries[place].as_published}” may be an entry or a heading" for place in unknown)
    yield from kept(Candidate(seen, around, "lines", doubts=doubts))
    starts = [0, *(whole.index(place) + 1 for place in unknown)]
    ends = [*(whole.index(place) for place in unknown), len(whole)]
    for start, stop in zip(starts, ends, strict=True) if unknown else ():
        part = whole[start:stop]
        if len(part) >= FEWEST:
            inside = where.around(part[0], part[-1] + 1)
            yield from kept(Candidate(tuple(entries[place] for place in part), inside, "lines"))


def _copied_table(
    pieces: Sequence[Piece], places: Sequence[int], entries: dict[int, Entry], where: Surroundings
) -> Iterator[Candidate]:
    """Every n-th line names a material: a table, copied one cell a line."""
    known = _said_once([(index, entries[place]) for index, place in enumerate(places) if entries[place].match])
    gaps = [after - before for before, after in pairwise(known)]
    if len(known) < FEWEST + 1 or not gaps:
        return
    wide = max(set(gaps), key=gaps.count)
    if not 2 <= wide <= _WIDEST or gaps.count(wide) < _REGULAR * len(gaps):
        return
    start = next(index for index, gap in zip(known, gaps, strict=False) if gap == wide)
    while start - wide >= 0 and start - wide in known:
        start -= wide
    last = max(index for index in known if (index - start) % wide == 0)
    rows = list(range(start, last + 1, wide))
    rows = rows[: next((at for at, index in enumerate(rows) if _is_heading(entries[places[index]])), len(rows))]
    last = rows[-1]
    chosen = tuple(entries[places[index]] for index in rows)
    before = 1 if start and pieces[places[start - 1]].text.strip(" .)") == "1" else 0  # the number of the first row
    top = start - before - wide
    head = [pieces[place] for place in places[max(0, top) : start - before]]
    has_head = top >= 0 and all(map(_is_header, head))
    around = where.around(places[top if has_head else start], min(places[last] + wide, places[-1] + 1))
    yield from kept(Candidate(chosen, around, "column", head[before].text if has_head else ""))


def _said_once(named: Sequence[tuple[int, Entry]]) -> list[int]:
    """The places of the lines that may be names of one column: what stands again and again is a value of another."""
    often = Counter(line.key for _, line in named)
    once = [(index, line) for index, line in named if often[line.key] <= _AGAIN] or named
    return [index for index, line in once if not line.is_symbol] or [index for index, _ in once]


def _is_header(piece: Piece) -> bool:
    """Whether a line may stand over a column: short, in words; a number only in brackets, as that of a year."""
    words = _IN_BRACKETS.sub("", piece.text)
    return len(piece.text) <= _HEADER and piece.text[-1] not in ":;" and not any(map(str.isdigit, words))


def _is_heading(line: Entry) -> bool:
    """Whether a line where a name should stand says what follows: another block begins."""
    return line.match is None and sense(line.as_published) is not None


def _without_symbols(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The runs, without symbols that only repeat the names beside them."""
    for candidate in candidates:
        symbols = sum(entry.is_symbol for entry in candidate.entries)
        names = len(candidate.entries) - symbols
        if symbols and names and symbols >= 0.4 * len(candidate.entries):
            named = {entry.match.minerals for entry in candidate.entries if entry.match and not entry.is_symbol}
            rest = tuple(
                entry
                for entry in candidate.entries
                if not (entry.is_symbol and entry.match and entry.match.minerals in named)
            )
            yield replace(candidate, entries=rest)
        elif symbols == len(candidate.entries) and any(
            other is not candidate and other.materials >= candidate.materials for other in candidates
        ):
            continue
        else:
            yield candidate
