"""Whether an entry that names no known material is another one misspelt. Pure.

"Molybdenium" that gives way to "Molybdenum" is one entry, written right at last: nothing left the list or came to it.
One letter more, less or other, or two that changed places: no two materials' names are as near once one names none.
"""

from __future__ import annotations

from itertools import takewhile

from vocabulary.minerals.folding import fold

_SHORT = 5  # letters of a name of which one may be wrong


def is_misprint(strange: str, name: str) -> bool:
    """Whether a name that is not known is a known one with one letter wrong."""
    one, other = fold(strange), fold(name)
    if one == other or min(len(one), len(other)) < _SHORT:
        return False
    begin = _in_common(one, other)
    one, other = one[begin:], other[begin:]
    end = _in_common(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _in_common(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
