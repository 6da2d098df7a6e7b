"""Runs among lines and texts: plain lines, pieces in like markup, and a table that was copied one cell a line. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.mineral_lists.runs.candidates import FEWEST, Candidate, kept
from pipeline.mineral_lists.runs.entries import Entry, before_uses, entry_of, of_lead
from pipeline.mineral_lists.runs.surroundings import Surroundings
from pipeline.mineral_lists.wording.senses import sense
from pipeline.outline.pieces import Kind, Piece

_WIDEST = 16  # cells of a row that was copied one cell a line
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
    hints = where.hints[place] and where.begins_with_a_name(place)
    if piece.kind is Kind.TEXT and (not hints or before_uses(piece.text, language) is None):
        named = of_lead(piece, language) if hints and piece.lead else None
        return named if named and named.match else Entry(piece.text[:200], None)
    return entry_of(piece, language)


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
    known = [index for index, place in enumerate(places) if entries[place].match and not entries[place].is_symbol]
    known = known or [index for index, place in enumerate(places) if entries[place].match]
    gaps = [after - before for before, after in pairwise(known)]
    if len(known) < FEWEST + 1 or not gaps:
        return
    wide = max(set(gaps), key=gaps.count)
    if 2 <= wide <= _WIDEST:
        known = _of_one_column(known, wide)
        gaps = [after - before for before, after in pairwise(known)]
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
    head = [pieces[place] for place in places[max(0, start - wide) : start]]
    has_head = len(head) == wide and all(
        piece.kind is Kind.LINE and not any(map(str.isdigit, piece.text)) for piece in head
    )
    first = places[start - wide] if has_head else places[start]
    around = where.around(first, min(places[last] + wide, places[-1] + 1))
    yield from kept(Candidate(chosen, around, "column", head[0].text if has_head else ""))


def _of_one_column(known: list[int], wide: int) -> list[int]:
    """The lines of names, where those of other cells name few materials: "steel" among uses."""
    columns = Counter(index % wide for index in known)
    column, often = columns.most_common(1)[0]
    return [index for index in known if index % wide == column] if len(known) - often < often / 2 else known


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
