"""The columns of a table that name materials, with the rows that another column says are not listed left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.mineral_lists.runs.candidates import KNOWN_SHARE, Around, Candidate, kept
from pipeline.mineral_lists.runs.classes import enumerated
from pipeline.mineral_lists.runs.entries import Entry, entry
from pipeline.mineral_lists.wording.abroad import abroad
from pipeline.mineral_lists.wording.senses import TIER, Sense, sense
from pipeline.outline.pieces import Piece
from vocabulary.minerals import Rule, may_name

_YES = frozenset("yes y true 1 x ✓ ✔ ● • oui ja sí si sim да 是 ○ listed critical strategic".split())
_NO = frozenset(
    ("no|n|false|0||-|–|—|✗|✘|non|nein|não|нет|否|×|not listed|not critical|non-critical|no data|n/a|removed").split(
        "|"
    )
)
_SPEAKING = frozenset({"critical", "not critical", "non-critical", "strategic", "listed", "not listed"})
_FLAG = re.compile(
    r"\bcritical\b|\bstrategic\b|\blist(?:ed)?\b|\bstatus\b|\bdesignated\b|\bincluded\b|\bcritique|\bkritisch"
    r"|\bcrític|入选|指定|列入",
    re.IGNORECASE,
)
_TIER = re.compile(
    r"\btiers?\b|\bcategor|\bclass|\bgroups?\b|\bcriticality\b|\blist\b|\bimportance\b|\btype\b", re.IGNORECASE
)
_SOME = 2  # known names of a cell that enumerates an unknown one, too, at the least
_PARTED = 0.8  # share of the lines of cells that name materials
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITION = re.compile(
    r"(?:list |publication )?(?:year|edition|version)(?: of (?:the )?list)?|jahr|année|año|ano|год|年", re.I
)
_MOST_TIERS = 6
_SAME = 0.8  # share of materials by which two columns say the same
_FEW = 0.25  # different names for each named cell: fewer, and the column says something of each row
_REPEATED = 1.3  # entries for each different one: the table tells more than a list


Row = Sequence[Entry]  # the entries of one cell: mostly one


def of_table(columns: Sequence[Piece], around: Around, language: str | None) -> Iterator[Candidate]:
    """What one table lists: its columns of names as one list, or each of them where they say different things."""
    rows = [[cell.replace("\n", " ") for cell in column.cells] for column in columns]
    headers = [column.text.replace("_", " ").replace("\n", " ") for column in columns]
    names: list[tuple[int, list[Row]]] = []
    for place, column in enumerate(columns):
        if not any(map(may_name, column.cells)):
            continue  # none of its cells names anything
        cells = in_cells(column.cells, language)
        every = [item for row in cells for item in row]
        named = sum(item.match is not None for item in every)
        if not headers[place] and cells and cells[0] and cells[0][0].match is None and named:
            headers[place], cells[0] = rows[place][0].replace("_", " "), ()
        different = len({item.key for item in every})
        if named >= max(1, KNOWN_SHARE * len(every)) and different > _FEW * named:
            names.append((place, cells))
    names = _without_doubles(names)
    if not names:
        return
    named_in = {place for place, _ in names}
    ticks = _newest_ticks(rows, headers, named_in)
    flag = ticks if ticks is not None else _flag(rows, headers, named_in)
    tiers = _tier_column(rows, headers, named_in)
    others = tuple(
        header for place, header in enumerate(headers) if header and place not in {name for name, _ in names}
    )
    part = [_of_column(cells, rows, headers, place, (flag, tiers), around, others) for place, cells in names]
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
            parted.append(row if not row or row[0].match else _enumerated(cell, language) or row)
    if _named(parted) > _named(whole) and _named(parted) >= _PARTED * sum(map(len, parted)):
        return parted
    return whole


def _enumerated(cell: str, language: str | None) -> Row:
    """What a cell enumerates; nothing where one of two parts is unknown: "Siliceous sands, Silicon" is one entry."""
    parts = enumerated(cell.rsplit(":", 1)[-1] if cell.count(":") == 1 else cell)
    if len(parts) < 2:
        return ()
    entries = tuple(entry(part, language) for part in parts)
    known = sum(member.match is not None for member in entries)
    return entries if known == len(entries) or known > _SOME else ()


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


def _flag(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> int | None:
    """The column that says of each row whether it is listed; one about another country's list is none."""
    for place, cells in enumerate(rows):
        values = {cell.casefold().strip() for cell in cells} - {headers[place].casefold()}
        says = values & _YES and values & (_NO - {""}) and values <= _YES | _NO
        named = _FLAG.search(headers[place]) or values & _SPEAKING
        if place not in names and says and named and not abroad(headers[place]):
            return place
    return None


def _newest_ticks(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> int | None:
    """Of several columns that tick what the editions of different years list, the newest edition's."""
    column_of_year: dict[int, int] = {}
    for place, cells in enumerate(rows):
        values = {cell.casefold().strip() for cell in cells}
        years = set(_YEAR.findall(headers[place]))
        if place not in names and len(years) == 1 and values & _YES and values <= _YES | _NO:
            column_of_year[int(years.pop())] = place
    named = [int(year) for place in names for year in _YEAR.findall(headers[place])]
    return (
        column_of_year[max(column_of_year)]
        if len(column_of_year) > 1 and max(column_of_year) >= max(named, default=0)
        else None
    )


def _ticked(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> str | None:
    """The header of a column that marks some rows only, and may say of each whether it is listed."""
    for place, cells in enumerate(rows):
        values = {cell.casefold().strip() for cell in cells}
        some = place not in names and "" in values and values & _YES and values <= _YES | {""}
        named = _FLAG.search(headers[place]) or _YEAR.search(headers[place])
        if place not in names and values == {"", headers[place].casefold().strip()}:
            return headers[place]  # a column that repeats its letter: "S", strategic
        if some and named and not abroad(headers[place]):
            return headers[place]
    return None


def _tier_column(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> int | None:
    for place, cells in enumerate(rows):
        values = {cell for cell in cells if cell} - {headers[place]}
        few = 1 < len(values) <= min(_MOST_TIERS, len(cells) // 3) and not any(value[:1].isdigit() for value in values)
        if place not in names and few and _TIER.search(headers[place]) and not values <= {"Yes", "No", "–", "-"}:
            return place
    return None


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
        if flag is not None and _at(rows[flag], row).casefold().strip() not in _YES:
            continue
        entries.append(item)
        named.append((_at(rows[tiers], row) or None) if tiers is not None else part)
    repeated = len(entries) > _REPEATED * len({read.key for read in entries})
    by_year = any(len({cell for cell in cells if _YEAR.fullmatch(cell)}) > 1 for cells in rows)
    doubts = ("the table repeats the same names",) if repeated and by_year else ()
    if flag is None and (marked := _ticked(rows, headers, {place})):
        doubts = (*doubts, f"the column “{marked}” marks only some of the rows")
    label = " ".join([headers[place], *_one_year(rows, headers)])
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


def _one_year(rows: Sequence[Sequence[str]], headers: Sequence[str]) -> Iterator[str]:
    """The year of the edition, where a column says the same one of every row."""
    for cells, header in zip(rows, headers, strict=True):
        named = header or next(iter(cells), "")
        years = {cell for cell in cells if cell and cell != named}
        if _EDITION.fullmatch(named.strip()) and len(years) == 1 and len(cells) > 1:
            yield from (year for year in years if _YEAR.fullmatch(year))
            return


def _is_subheading(candidate: Entry, row: int, place: int, rows: Sequence[Sequence[str]], *, first: bool) -> bool:
    """An unknown cell that stands alone in its row, or whose words are those of a tier."""
    alone = len(rows) > 1 and not any(_at(cells, row) for other, cells in enumerate(rows) if other != place)
    meaning = sense(candidate.as_published)
    return (
        alone or (meaning is not None and meaning[0] is Sense.LIST) or (first and candidate.as_published.endswith(":"))
    )


def _at(cells: Sequence[str], row: int) -> str:
    return cells[row] if row < len(cells) else ""


def _name(rows: Sequence[Sequence[str]]) -> str:
    return " | ".join(_at(cells, 0) for cells in rows)[:80]


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
