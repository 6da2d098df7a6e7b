"""Words for people, from what others wrote: cleaned, shortened, counted, joined. Pure; knows no record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Embeddings, overrides, isolates and the Arabic letter mark (Unicode Annex 9) can make a title read as another one.
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F])
_SPACES = re.compile(r"\s+")
_JOINERS = frozenset("\u200c\u200d")  # emoji sequences and several scripts need them
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))

# What a spreadsheet takes for a formula, https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def no_formula(text: str) -> str:
    """`text` as a cell that no spreadsheet runs."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def is_unseen(letter: str) -> bool:
    """Whether a character acts on what stands beside it and is not seen: control and direction characters, and what no
    text has. Line breaks, tabs and the joiners of several scripts are none of these."""
    return letter not in "\n\t" and (ord(letter) in _DIRECTIONS or not _printable(letter))


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
    for cluster in clusters(text):
        if len(kept) + len(cluster) > end:
            break
        kept += cluster
    return kept or text[:end]


def clusters(text: str) -> list[str]:
    """`text` in what readers see as one character each: Unicode Annex 29, as far as marks and emoji need it."""
    clusters: list[str] = []
    for letter in text:
        if clusters and (combines(letter) or clusters[-1].endswith("\u200d")):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def combines(letter: str) -> bool:
    """Whether `letter` belongs to the one before it: a joiner, a mark, a skin tone."""
    return letter in _JOINERS or letter in _SKIN_TONES or unicodedata.category(letter).startswith("M")


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 list`, `2 lists`, `1,204 changes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], most: int | None = None) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most` of them `a, b and 7 more`."""
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capitalised(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]
