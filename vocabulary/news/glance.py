"""What is cheap to see of a text, seen once for all who ask: small letters, words, whether it has a digit. Pure."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

_DIGITS = "0123456789"
_DIGIT = re.compile(r"\d")
_STOPS, _NO_WORD = re.compile("[!?…\n]"), re.compile(r"(?:[^\w.]|\d)+")
_SIGNS = {at: " " for at in range(128) if not (chr(at).isalpha() or chr(at) in "_.")} | dict.fromkeys(
    map(ord, "!?\n"), "."
)


class Glance(NamedTuple):  # made for every text: a frozen dataclass takes three times as long
    """`folded`: the text in small letters; `bare`: that as words without digits, and a full stop where a sentence may
    end; `words`: these words; `digit`: whether the text has a digit of any script."""

    folded: str
    bare: str
    words: Set[str]
    digit: bool


def glance(text: str) -> Glance:
    """What is cheap to see of `text`."""
    folded = text.lower()
    bare = folded.translate(_SIGNS) if folded.isascii() else _NO_WORD.sub(" ", _STOPS.sub(".", folded))
    return Glance(folded, bare, set(bare.replace(".", " ").split()), has_digit(text))


def has_digit(text: str) -> bool:
    """Whether `text` has a digit of any script: to look for each of ten takes a tenth of the pattern's time."""
    return any(map(text.__contains__, _DIGITS)) or (not text.isascii() and _DIGIT.search(text) is not None)
