"""What a terminal or pipe shows for a character that its encoding does not have: the nearest ASCII, else `?`.

Only text for people passes here: JSON is escaped and web pages are UTF-8 whatever the terminal (`critmin.output`).
"""

from __future__ import annotations

import codecs
import io
import unicodedata
from collections.abc import Iterable
from typing import TextIO

_NAME = "critmin-letters"
_NEAREST = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...", "·": "*", "•": "*", "×": "x",
    "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
lost: list[str] = []
"""The first character that was written as `?`, if there was one."""


def prepare(streams: Iterable[TextIO]) -> None:
    """Let `streams` write any text without an error."""
    lost.clear()
    codecs.register_error(_NAME, _nearest)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_one, error.object[error.start : error.end])), error.end


def _one(character: str) -> str:
    if (near := _NEAREST.get(character)) is not None:
        return near
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    if plain or unicodedata.combining(character):
        return plain
    if not lost:
        lost.append(character)
    return "?"
