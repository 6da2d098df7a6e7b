"""Committees that ISO's data give by their number alone: those of IEC, and those that are no longer listed. Pure.

A reader is never shown the number, which nothing else names them by: such committees are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vocabulary.words import counted

_NAME = re.compile(r"committee \d+")


def unnamed(number: int | str) -> str:
    """What stands in a record for the name of the committee with this number."""
    return f"committee {number}"


def is_unnamed(name: str) -> bool:
    """Whether `name` is only a number in place of a name."""
    return _NAME.fullmatch(name) is not None


def presentable(names: Iterable[str]) -> list[str]:
    """The names as people are shown them: `["ISO/TC 20", "2 committees that ISO's data do not name"]`."""
    presented = list(names)
    named = [name for name in presented if not is_unnamed(name)]
    rest = len(presented) - len(named)
    return [*named, f"{counted(rest, 'committee')} that ISO's data do not name"] if rest else named
