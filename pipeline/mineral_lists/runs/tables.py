"""The columns of a table that name materials, with the rows that another column says are not listed left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.mineral_lists.runs.candidates import KNOWN_SHARE, Around, Candidate, kept
from pipeline.mineral_lists.runs.classes import enumerated
from pipeline.mineral_lists.runs.entries import Entry, entry
from pipeline.mineral_lists.wording.marks import (
    YEAR,
    at,
    counts_the_rows,
    ends_in_a_total,
    gives_figures,
    listing_column,
    newest_ticks,
    one_year,
    says_yes,
    sums_up,
    ticked,
    tier_column,
    total,
)
from pipeline.mineral_lists.wording.senses import TIER, Sense, sense
from pipeline.outline.pieces import Piece
from vocabulary.minerals import Rule, may_name

_SOME = 2  # commas of a cell that enumerates; known names of one that enumerates an unknown one, too, at the least
_MOSTLY = 0.5  # share of cells that enumerate where every comma parts two entries
_ALL_BUT_ONE = 3  # cells that enumerate, of four
_OFTEN = 0.2  # share of cells that enumerate where cells hold several entries each
_PARTED = 0.8  # share of the lines of cells that name materials
_SAME = 0.8  # share of materials by which two columns say the same
_NUMBERED = 0.6  # share of the cells of a column that counts rows
_ROMAN = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?|[一二三四五六七八九十]{1,2}、?")
_HEAD_ROWS = 2  # of a table whose first row only names its columns A, B, C
_LETTER = re.compile(r"[A-Z]|\d|[IV]{1,3}")
_SMALL = re.compile(r"\d{1,3}|[A-Z][a-z]?|[A-Z]{3}")  # what a tile has over its name: a number, a symbol
_TILES = 5  # in a table of elements
_FEW = 0.25  # different names for each named cell: fewer, and the column says something of each row
_REPEATED = 1.3  # entries for each different one: the table tells more than a list


Row = Sequence[Entry]  # the entries of one cell: mostly one


def of_table(columns: Sequence[Piece], around: Around, language: str | None) -> Iterator[Candidate]:
    """What one table lists: its columns of names as one list, or each of them where they say different things."""
    rows = [[cell.replace("\n", " ") for cell in column.cells] for column in columns]
    headers = [column.text.replace("_", " ").replace("\n", " ") for column in columns]
    summed = sums_up(rows) or ends_in_a_total(rows)
    names: list[tuple[int, list[Row]]] = []
    tiles = _shows_tiles(columns)
    for place, column in enumerate(columns):
        if not any(may_name(cell, language) for cell in column.cells):
            continue  # none of its cells names anything
        cells = [_of_tile(cell, language) for cell in column.cells] if tiles else in_cells(column.cells, language)
        if cells and (summed or counts_the_rows(column.cells)):
            cells[-1] = ()  # a row of sums has no entry
        every = [item for row in cells for item in row]
        named = sum(item.match is not None for item in every)
        if named:
            headers[place] = _header(headers[place], rows[place], cells)
        different = len({item.key for item in every})
        if named >= max(1, KNOWN_SHARE * len(every)) and different > _FEW * named:
            names.append((place, cells))
    names = _without_doubles(names)
    if not names:
        return
    named_in = {place for place, _ in names}
    ticks = newest_ticks(rows, headers, named_in)
    flag = ticks if ticks is not None else listing_column(rows, headers, named_in)
    tiers = tier_column(rows, headers, named_in)
    others = tuple(
        header for place, header in enumerate(headers) if header and place not in {name for name, _ in names}
    )
    figures = any(gives_figures(cells, headers[other]) for other, cells in enumerate(rows) if other not in named_in)
    part = [
        replace(_of_column(cells, rows, headers, place, (flag, tiers), around, others), figures=figures)
        for place, cells in names
    ]
    if len(part) > 1 and _is_grid(part):
        yield from kept(_as_one(part))
        return
    for candidate in part:
        for listed in _by_bars(candidate):
            yield from kept(listed)


def in_cells(cells: Sequence[str], language: str | None) -> list[Row]:
    """The entries of each cell of a column: the cell, its first line, each of its lines, or what it enumerates."""
    whole: list[Row] = [(_first_line(cell, language),) if cell else () for cell in cells]
    parted: list[Row] = []
    for cell, row in zip(cells, whole, strict=True):
        lines = cell.split("\n")
        if len(lines) > 1:
            parted.append(tuple(entry(text, language) for text in lines))
        else:
            is_one = not row or (row[0].match is not None and cell.count(",") < _SOME)
            parted.append(row if is_one else _enumerated(cell, language) or row)
    if sum(len(row) > 1 for row in parted) < _OFTEN * sum(map(bool, whole)) and not any("\n" in cell for cell in cells):
        return whole  # a row is an entry: "Bauxite and alumina"
    if (several := sum(len(row) > 1 for row in parted)) > _MOSTLY * sum(map(bool, whole)):  # then others enumerate, too
        least = 0 if several >= _ALL_BUT_ONE and several == sum(map(bool, whole)) - 1 else 1
        parted = [
            _enumerated(cell, language, known_parts=least) or row if len(row) == 1 else row
            for cell, row in zip(cells, parted, strict=True)
        ]
    if _named(parted) > _named(whole) and _named(parted) >= _PARTED * sum(map(len, parted)):
        return parted
    return whole


def _header(header: str, texts: Sequence[str], cells: list[Row]) -> str:
    """The header of a column, which its first rows may be, where none or only a letter stands over it."""
    for row in range(min(_HEAD_ROWS, len(cells))):
        if (header and not _LETTER.fullmatch(header)) or not cells[row] or cells[row][0].match:
            break
        header, cells[row] = texts[row].replace("_", " "), ()
    return header


def _shows_tiles(columns: Sequence[Piece]) -> bool:
    """Whether it is a table of elements, as a number or symbol stands over each name."""
    named = [cell for column in columns for cell in column.cells if cell and not _SMALL.fullmatch(cell)]
    tiles = sum("\n" in cell and any(map(_SMALL.fullmatch, cell.split("\n"))) for cell in named)
    return tiles >= _TILES and tiles >= _PARTED * len(named)


def _of_tile(cell: str, language: str | None) -> Row:
    """What a tile names; nothing where it has a symbol alone: such a one is shown, and not listed."""
    name = next((text for text in cell.split("\n") if text and not _SMALL.fullmatch(text)), None)
    return () if name is None else (entry(name, language),)


def _enumerated(cell: str, language: str | None, known_parts: int = _SOME + 1) -> Row:
    """What a cell enumerates; nothing where one of two parts is unknown: "Siliceous sands, Silicon" is one entry.

    `known_parts`: how many known ones make an enumeration of one with unknown parts.
    """
    parts = enumerated(cell.rsplit(":", 1)[-1] if cell.count(":") == 1 else cell)
    if len(parts) < 2:
        return ()
    entries = tuple(entry(part, language) for part in parts)
    known = sum(member.match is not None for member in entries)
    return entries if known == len(entries) or known >= known_parts else ()


def _named(rows: Sequence[Row]) -> int:
    return sum(item.match is not None for row in rows for item in row)


def _first_line(cell: str, language: str | None) -> Entry:
    first, _, rest = cell.partition("\n")
    whole = entry(f"{first} {rest}".replace("\n", " ") if rest else first, language)
    if rest and (whole.match is None or whole.match.rule is Rule.NAME_WITH_REMARK):
        alone = entry(first, language)
        return alone if alone.match else whole
    return whole


def _without_doubles(names: list[tuple[int, list[Row]]]) -> list[tuple[int, list[Row]]]:
    """The columns of names without those that only say the same again: symbols, other spellings, other languages."""
    chosen: list[tuple[int, list[Row]]] = []
    by_worth = sorted(names, key=lambda column: (_symbols(column[1]), column[0]))
    for place, cells in by_worth:
        mine = _minerals(cells)
        if all(len(mine & _minerals(other)) < _SAME * len(mine) for _, other in chosen):
            chosen.append((place, cells))
    return sorted(chosen, key=lambda column: column[0])


def _symbols(column: Sequence[Row]) -> bool:
    entries = [item for row in column for item in row]
    return sum(item.is_symbol for item in entries) > len(entries) / 2


def _minerals(column: Sequence[Row]) -> frozenset[tuple[str, ...]]:
    return frozenset(item.match.minerals for row in column for item in row if item.match)


def _of_column(
    column: Sequence[Row],
    rows: Sequence[Sequence[str]],
    headers: Sequence[str],
    place: int,
    by: tuple[int | None, int | None],
    around: Around,
    others: tuple[str, ...],
) -> Candidate:
    flag, tiers = by
    entries: list[Entry] = []
    named: list[str | None] = []
    part = headers[place] if any(pattern.search(headers[place]) for _, pattern in TIER) else None
    for row, item in ((row, item) for row, cell in enumerate(column) for item in cell):
        if item.match is None and len(column[row]) == 1 and _is_subheading(item, row, place, rows, first=not entries):
            part = item.as_published
            continue
        if flag is not None and not says_yes(at(rows[flag], row)):
            continue
        if item.match is None and not any(map(str.isalpha, item.as_published)):
            continue  # the number in a row of sums, a dash
        entries.append(item)
        named.append((at(rows[tiers], row) or None) if tiers is not None else part)
    repeated = len(entries) > _REPEATED * len({read.key for read in entries})
    by_year = any(len({cell for cell in cells if YEAR.fullmatch(cell)}) > 1 for cells in rows)
    doubts = ("the table repeats the same names",) if repeated and by_year else ()
    if flag is None and (marked := ticked(rows, headers, {place})):
        doubts = (*doubts, f"the column “{marked}” marks only some of the rows")
    label = " ".join([headers[place], *one_year(rows, headers), *total(rows)])
    return Candidate(tuple(entries), around, "column", label, _name(rows), tuple(named), others, doubts)


def _by_bars(candidate: Candidate) -> Iterator[Candidate]:
    """A column; and what it lists where a row across it says that what follows is not listed. A count decides."""
    bars = [tier for tier in dict.fromkeys(candidate.tiers) if tier and _is_denied(tier)]
    listed = [
        (listed_entry, tier)
        for listed_entry, tier in zip(candidate.entries, candidate.tiers, strict=True)
        if tier not in bars
    ]
    if not bars or not listed:
        yield candidate
        return
    doubt = f"what stands below “{bars[0]}” may not be listed"
    yield replace(candidate, doubts=(*candidate.doubts, doubt))
    entries, tiers = zip(*listed, strict=True)
    yield replace(candidate, entries=entries, tiers=tiers if len(set(tiers)) > 1 else (None,) * len(tiers))


def _is_denied(tier: str) -> bool:
    meaning = sense(tier)
    return meaning is not None and meaning[0] in {Sense.NOT_LISTED, Sense.REMOVED, Sense.PROPOSED, Sense.EARLIER}


def _is_subheading(candidate: Entry, row: int, place: int, rows: Sequence[Sequence[str]], *, first: bool) -> bool:
    """An unknown cell that stands alone in its row, or whose words are those of a tier."""
    alone = len(rows) > 1 and not any(at(cells, row) for other, cells in enumerate(rows) if other != place)
    alone = alone or any(_is_unnumbered(cells, row) for other, cells in enumerate(rows) if other != place)
    meaning = sense(candidate.as_published)
    return (
        alone or (meaning is not None and meaning[0] is Sense.LIST) or (first and candidate.as_published.endswith(":"))
    )


def _is_unnumbered(cells: Sequence[str], row: int) -> bool:
    """Whether the cell beside it has a Roman number, or none, in a column that counts its rows in digits."""
    digits = sum(cell.strip(" .").isdecimal() for cell in cells)
    return digits >= _NUMBERED * len(cells) and (not at(cells, row) or _ROMAN.fullmatch(at(cells, row)) is not None)


def _name(rows: Sequence[Sequence[str]]) -> str:
    return " | ".join(at(cells, 0) for cells in rows)[:80]


def _is_grid(part: Sequence[Candidate]) -> bool:
    """Whether the columns are one list: no name twice, and no headers that tell them apart."""
    keys = [key for candidate in part for key in candidate.keys]
    labels = {candidate.label for candidate in part}
    if not any(labels):
        return True
    return len(keys) - len(set(keys)) <= len(keys) // 20 and (len(labels) == 1 or _alike(labels))


def _alike(labels: set[str]) -> bool:
    return len({re.sub(r"[\d\W]+", "", label).casefold() for label in labels}) == 1


def _as_one(part: Sequence[Candidate]) -> Candidate:
    entries = [item for candidate in part for item in candidate.entries]
    tiers = [tier for candidate in part for tier in candidate.tiers]
    ordered = [item.as_published.casefold() for item in entries]
    if ordered != sorted(ordered):
        longest = max(len(candidate.entries) for candidate in part)
        by_row = [item for row in range(longest) for candidate in part for item in candidate.entries[row : row + 1]]
        if (words := [item.as_published.casefold() for item in by_row]) == sorted(words):
            entries = by_row
            tiers = [None] * len(by_row)
    return replace(part[0], entries=tuple(entries), tiers=tuple(tiers))
