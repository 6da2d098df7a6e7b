"""Words and characters of digests: wrapping, runs, sorting, and what `vocabulary.words` has. Knows no event."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from vocabulary.words import clean, clusters, combines, counted, listed, shorten

__all__ = [
    "WIDTH", "brief", "clean", "columns", "counted", "listed", "natural", "runs", "shorten", "whole", "wrap",
]  # fmt: skip
WIDTH = 78  # columns of a text digest; RFC 5322, section 2.1.1, asks mail for no more
_WIDE = frozenset("WF")  # East Asian Width (Unicode Annex 11): wide and full-width take two columns
_ASIDE = re.compile(r" \([^()]*\)")
_DIGITS = re.compile(r"(\d+)")
_RUN = 3  # numbers in a row; from here on "1 to 5" reads better than a list


_CLAUSE = re.compile(r"(?:; and |; |\. )")


def whole(text: str, limit: int) -> str:
    """`text` in at most `limit` characters without the end of a sentence missing: it loses its last clauses.

    Text of one clause that is longer is a quotation of what others wrote: it is shortened, the cut shown.
    """
    if len(text) <= limit:
        return text
    ends = [match.start() for match in _CLAUSE.finditer(text) if match.start() <= limit]
    return text[: ends[-1]] if ends else shorten(text, limit)


def columns(text: str) -> int:
    """How many columns of a terminal or a fixed-width mail `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(10_000)
def _columns(letter: str) -> int:
    if combines(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def wrap(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> str:
    """`text` in lines of at most `width` columns; `first` opens the first line, `rest` the others."""
    room = width - max(columns(first), columns(rest))
    lines, taken = [""], 0
    for word in text.split():
        size, gap = columns(word), 1 if lines[-1] else 0
        if taken + gap + size <= room:
            lines[-1] += " " * gap + word
            taken += gap + size
        elif size <= room:
            lines.append(word)
            taken = size
        else:
            lines[-1] += " " * gap
            taken = _pour(clusters(word), lines, taken + gap, room)
    return "\n".join((rest if number else first) + line.rstrip() for number, line in enumerate(lines))


def _pour(clusters: Sequence[str], lines: list[str], taken: int, room: int) -> int:
    """Append a word that is wider than a line, broken wherever a line is full: Chinese, or one long token.

    `taken` are the columns of the last line, before and (returned) after.
    """
    for cluster in clusters:
        size = columns(cluster)
        if taken + size > room:
            lines.append("")
            taken = 0
        lines[-1] += cluster
        taken += size
    return taken


def runs(numbers: Iterable[int], sign: str = "") -> list[str]:
    """`[1, 2, 3, 7]` -> `["1 to 3", "7"]`; each number with `sign` before it."""
    result: list[list[int]] = []
    for number in sorted(numbers):
        if result and number == result[-1][-1] + 1:
            result[-1].append(number)
        else:
            result.append([number])
    words: list[str] = []
    for run in result:
        long = len(run) >= _RUN
        words += [f"{sign}{run[0]} to {sign}{run[-1]}"] if long else [f"{sign}{number}" for number in run]
    return words


def brief(text: str, limit: int) -> str:
    """`text` in at most `limit` characters: without what stands in parentheses if that is enough, else shortened."""
    if len(text) <= limit:
        return text
    return shorten(_ASIDE.sub("", text), limit)


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A sorting key under which "ISO/TC 9" comes before "ISO/TC 10"."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(text))
