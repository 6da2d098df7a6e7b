"""Words and characters: cleaning what others wrote, shortening, wrapping, counting, joining. Knows no event."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

WIDTH = 78  # columns of a text digest; RFC 5322, section 2.1.1, asks mail for no more
_WIDE = frozenset("WF")  # East Asian Width (Unicode Annex 11): wide and full-width take two columns
# Embeddings, overrides, isolates and the Arabic letter mark (Unicode Annex 9) can make a title read as another one.
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F])
_SPACES = re.compile(r"\s+")
_ASIDE = re.compile(r" \([^()]*\)")
_DIGITS = re.compile(r"(\d+)")
_JOINERS = frozenset("\u200c\u200d")  # emoji sequences and several scripts need them
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_RUN = 3  # numbers in a row; from here on "1 to 5" reads better than a list


def clean(text: str) -> str:
    """`text` on one line, without control, direction and other invisible characters, nor any that XML forbids."""
    if text.isprintable() and "  " not in text:  # the usual case, forty times as fast
        return text.strip()
    kept = "".join(letter for letter in _SPACES.sub(" ", text.translate(_DIRECTIONS)) if _printable(letter))
    return _SPACES.sub(" ", kept).strip()


def _printable(letter: str) -> bool:
    nonsense = unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") or ord(letter) & 0xFFFE == 0xFFFE
    return letter in _JOINERS or not (nonsense or 0xFDD0 <= ord(letter) <= 0xFDEF)


def shorten(text: str, limit: int) -> str:
    """`text` cut at a word to at most `limit` characters, the cut shown by an ellipsis.

    Text without spaces (Chinese, one long token) is cut anywhere but inside a combined character.
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    words = cut.rpartition(" ")[0] if text[limit - 1] != " " else cut
    return (words if len(words) > limit // 2 else _whole(text, limit - 1)).rstrip(" ,;:-(") + "…"


def _whole(text: str, end: int) -> str:
    """The first characters of `text`, at most `end`, none of them torn."""
    kept = ""
    for cluster in _clusters(text):
        if len(kept) + len(cluster) > end:
            break
        kept += cluster
    return kept or text[:end]


def _clusters(text: str) -> list[str]:
    """`text` in what readers see as one character each: Unicode Annex 29, as far as marks and emoji need it."""
    clusters: list[str] = []
    for letter in text:
        if clusters and (_combines(letter) or clusters[-1].endswith("\u200d")):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _combines(letter: str) -> bool:
    """Whether `letter` belongs to the one before it: a joiner, a mark, a skin tone."""
    return letter in _JOINERS or letter in _SKIN_TONES or unicodedata.category(letter).startswith("M")


def columns(text: str) -> int:
    """How many columns of a terminal or a fixed-width mail `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(10_000)
def _columns(letter: str) -> int:
    if _combines(letter):
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
            taken = _pour(_clusters(word), lines, taken + gap, room)
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


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 list`, `2 lists`, `1,204 changes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], most: int | None = None) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most` of them `a, b and 7 more`."""
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def runs(numbers: Iterable[int], sign: str = "") -> list[str]:
    """`[1, 2, 3, 7]` -> `["1 to 3", "7"]`; each number with `sign` before it."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    words: list[str] = []
    for run in found:
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
