"""What the other columns of a table say of its rows: which are listed, in which tier, how many there are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.mineral_lists.wording.abroad import abroad
from pipeline.mineral_lists.wording.fields import CODES
from pipeline.mineral_lists.wording.senses import Sense, sense

_YES = frozenset(
    (
        "yes y true 1 x ✓ ✔ ● • oui ja sí si sim да 是 ○ listed critical strategic included accepted approved active"
        " current"
    ).split()
)
_NO = frozenset(
    (
        "no|n|false|0||-|–|—|✗|✘|non|nein|não|нет|否|×|not listed|not critical|non-critical|no data|n/a|removed"
        "|delisted|de-listed|no longer listed|no longer critical|inactive|expired|suspended|withdrawn"
        "|dropped|deleted|retired"
        "|deferred|pending|rejected|declined|excluded|not included|under review|postponed"
    ).split("|")
)
_SPEAKING = frozenset({"critical", "not critical", "non-critical", "strategic", "listed", "not listed", "delisted"})
_FLAG = re.compile(
    r"\bcritical\b|\bstrategic\b|\blist(?:ed)?\b|\bstatus\b|\bdesignated\b|\bincluded\b|\bdecision\b|\boutcome\b"
    r"|\bresult\b|\bcritique|\bkritisch"
    r"|\bcrític|入选|指定|列入",
    re.IGNORECASE,
)
_TIER = re.compile(
    r"\btiers?\b|\bcategor|\bclass|\bgroups?\b|\bcriticality\b|\blist\b|\bimportance\b|\btype\b", re.IGNORECASE
)
YEAR = re.compile(r"(?:19|20)\d\d")
_EDITION = re.compile(
    r"(?:list |publication )?(?:year|edition|version)(?: of (?:the )?list)?|jahr|année|año|ano|год|年", re.I
)
_MOST_TIERS = 6
_LONGEST = 4  # words of what a cell says of its row
_TOTAL = re.compile(
    r"\W*(?:(?:grand |sub)?total|sum|count|number of (?:minerals|materials|entries)|gesamt|summe|insgesamt|somme|nombre"
    r"|suma|soma|totale|razem|łącznie|toplam|jumlah|итого|всего|усього|разом|合計|总计|合计"
    r"|総計|計|计|共计|총계|합계|계|tổng(?: cộng| số)?|المجموع)\W*",
    re.IGNORECASE,
)
_SUM = re.compile(r"\d{1,9}(?:\s?[^\W\d_]{1,24}){0,3}")  # a number and what it counts: "12 loại", "20鉱種"
_FIGURE = re.compile(r"[+±−–-]?\s?[$€£¥]?\s?\d[\d., ]{0,14}\s?%?")
_SOME_FIGURES = 5
_MOST_FIGURES = 0.8  # share of the cells
_ELEMENTS = 118  # up to here whole numbers that differ may count the rows or be those of the elements
_DENIED = frozenset({Sense.NOT_LISTED, Sense.REMOVED, Sense.PROPOSED, Sense.EARLIER})


def listing_column(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> int | None:
    """The column that says of each row whether it is listed; one about another country's list is none."""
    for place, cells in enumerate(rows):
        values = {cell.casefold().strip() for cell in cells} - {headers[place].casefold()}
        listed = set(filter(says_yes, values))
        not_listed = set(filter(_says_no, values)) if listed else set()
        says = listed and not_listed - {""} and values == listed | not_listed
        named = _FLAG.search(headers[place]) or values & _SPEAKING
        if place not in names and says and named and not abroad(headers[place]):
            return place
    return None


def says_yes(cell: str) -> bool:
    """Whether a cell says that its row is listed: "Yes", "Critical"."""
    return cell.casefold().strip() in _YES


def _says_no(value: str) -> bool:
    """Whether it says that its row is not, or not any more: "No", "Removed", "Under assessment"."""
    if value in _NO:
        return True
    meaning = sense(value) if len(value.split()) <= _LONGEST else None
    return meaning is not None and meaning[0] in _DENIED


def newest_ticks(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> int | None:
    """Of several columns that tick what the editions of different years list, the newest edition's."""
    column_of_year: dict[int, int] = {}
    for place, cells in enumerate(rows):
        values = {cell.casefold().strip() for cell in cells}
        years = set(YEAR.findall(headers[place]))
        if place not in names and len(years) == 1 and values & _YES and values <= _YES | _NO:
            column_of_year[int(years.pop())] = place
    named = [int(year) for place in names for year in YEAR.findall(headers[place])]
    return (
        column_of_year[max(column_of_year)]
        if len(column_of_year) > 1 and max(column_of_year) >= max(named, default=0)
        else None
    )


def ticked(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> str | None:
    """The header of a column that marks some rows only, and may say of each whether it is listed."""
    for place, cells in enumerate(rows):
        values = {cell.casefold().strip() for cell in cells}
        some = place not in names and "" in values and values & _YES and values <= _YES | {""}
        named = _FLAG.search(headers[place]) or YEAR.search(headers[place])
        if place not in names and values == {"", headers[place].casefold().strip()}:
            return headers[place]  # a column that repeats its letter: "S", strategic
        if some and named and not abroad(headers[place]):
            return headers[place]
    return None


def tier_column(rows: Sequence[Sequence[str]], headers: Sequence[str], names: set[int]) -> int | None:
    for place, cells in enumerate(rows):
        values = {cell for cell in cells if cell} - {headers[place]}
        few = 1 < len(values) <= min(_MOST_TIERS, len(cells) // 3) and not any(value[:1].isdigit() for value in values)
        if place not in names and few and _TIER.search(headers[place]) and not values <= {"Yes", "No", "–", "-"}:
            return place
    return None


def one_year(rows: Sequence[Sequence[str]], headers: Sequence[str]) -> Iterator[str]:
    """The year of the edition, where a column says the same one of every row."""
    for cells, header in zip(rows, headers, strict=True):
        named = header or next(iter(cells), "")
        years = {cell for cell in cells if cell and cell != named}
        if _EDITION.fullmatch(named.strip()) and len(years) == 1 and len(cells) > 1:
            yield from (year for year in years if YEAR.fullmatch(year))
            return


def sums_up(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the last row gives the sum of all: "Total | 26", "Total | 26 minerals"."""
    return _last_row(rows) is not None


def total(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """What the row of sums says of how many rows there are; the sum of a column of figures says nothing of it."""
    summed = _last_row(rows)
    column = next((cells for cells in rows if summed and at(cells, len(cells) - 1).endswith(summed)), None)
    if summed and column:
        numbers = [int(cell) for cell in column[:-1] if cell.isdecimal()]
        if len(numbers) < len(column) / 2 or numbers == list(range(1, len(numbers) + 1)):
            yield f"Total: {summed}"


def _last_row(rows: Sequence[Sequence[str]]) -> str | None:
    """The sum in the last row, where this has a word for a sum, and the sum; or what is counted."""
    last = {cell for cells in rows if (cell := at(cells, len(cells) - 1))}
    if len(last) == 1:
        alone = last.pop()
        words_of = _TOTAL.match(alone)
        rest = alone[words_of.end() :].strip() if words_of else alone
        return rest if _SUM.fullmatch(rest) and (words_of or not rest.isdecimal()) else None
    words = {cell for cell in last if _TOTAL.fullmatch(cell)}
    sums = {cell for cell in last - words if _SUM.fullmatch(cell)}
    return sums.pop() if len(words) == len(sums) == 1 else None


def ends_in_a_total(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a cell of the last row is a word for a sum, which names no material whatever stands beside it."""
    return any(cells and _TOTAL.fullmatch(cells[-1]) for cells in rows)


def counts_the_rows(cells: Sequence[str]) -> bool:
    """Whether the last cell of a column says how many there are: "20 minerals and metals"."""
    return bool(cells) and _SUM.fullmatch(cells[-1]) is not None and not cells[-1].isdecimal()


def gives_figures(cells: Sequence[str], header: str) -> bool:
    """Whether a column gives a figure of nearly each row: a price, an amount; no row number, year, rank or code."""
    values = [cell.strip() for cell in cells if cell and cell != header]
    figures = [value for value in values if _FIGURE.fullmatch(value)]
    if len(values) < _SOME_FIGURES or len(figures) < _MOST_FIGURES * len(values):
        return False
    whole = [int(value) for value in figures if value.isdecimal()]
    small = len(set(whole)) == len(whole) == len(figures) and max(whole, default=0) <= _ELEMENTS
    return not small and not all(map(YEAR.fullmatch, figures)) and not CODES.match(header)


def at(cells: Sequence[str], row: int) -> str:
    return cells[row] if 0 <= row < len(cells) else ""
