"""Words and characters: cleaning what others wrote, shortening, counting and joining. Pure; knows no change and no event."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

WIDTH = 78  # columns of a text digest; RFC 5322, section 2.1.1, asks mail for no more
_WIDE = frozenset("WF")  # East Asian Width (Unicode Annex 11): wide and full-width take two columns
# Embeddings, overrides, isolates and the Arabic letter mark (Unicode Annex 9) can make a title read as another one.
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F])
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"(\d+)")
_JOINERS = frozenset("\u200c\u200d")  # emoji sequences and several scripts need them


def clean(text: str) -> str:
    """`text` on one line, without control, direction and other invisible characters, nor any that XML forbids."""
    line = _SPACES.sub(" ", text.translate(_DIRECTIONS))
    return "".join(letter for letter in line if _printable(letter)).strip()


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
    """The first `end` characters, fewer where a combining mark or a joined emoji would be torn."""
    while end > 1 and (_combines(text[end]) or text[end - 1] in _JOINERS):
        end -= 1
    return text[:end]


def _combines(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.combining(letter) > 0 or unicodedata.category(letter).startswith("M")


def columns(text: str) -> int:
    """How many columns of a terminal or a fixed-width mail `text` takes."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if _combines(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def wrap(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> str:
    """`text` in lines of at most `width` columns; `first` opens the first line, `rest` the others."""
    room = width - max(columns(first), columns(rest))
    lines: list[str] = []
    for word in _fitting(text.split(), room):
        if lines and columns(lines[-1]) + 1 + columns(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join((rest if number else first) + line for number, line in enumerate(lines or [""]))


def _fitting(words: Sequence[str], width: int) -> list[str]:
    """`words` with those wider than a line cut into pieces that fit."""
    pieces: list[str] = []
    for word in words:
        piece = ""
        for letter in word:
            if columns(piece) + _columns(letter) > width:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 list`, `2 lists`, `1,204 changes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], most: int | None = None) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most` of them `a, b and 7 more`."""
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A sorting key under which "ISO/TC 9" comes before "ISO/TC 10"."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(text))
