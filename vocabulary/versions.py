"""The order of versions as publishers write them: "3.1", "3.1b", "2023-12", "2023", "third edition". Pure."""

from __future__ import annotations

import re

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_FIRST_YEAR = 1900  # from here on a number is a year


def order(version: str) -> tuple[str, tuple[int, ...]]:
    """(how the version is counted, its place). Only versions that are counted alike have an order."""
    word, _, edition = version.lower().rpartition(" ")
    if edition == "edition" and (word in _ORDINALS or word[:-2].isdigit()):
        return "edition", (_ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2]),)
    lettered = re.fullmatch(r"(\d+(?:[.-]\d+)*)([a-z]?)", version.lower())
    if lettered is None:
        return version, ()
    numbers = tuple(int(part) for part in re.split(r"[.-]", lettered[1]))
    if lettered[2]:  # "2b" comes after "2" and before "2.1", "2.0b" after "2.0"
        numbers = (*numbers, 0 if len(numbers) > 1 else -1, ord(lettered[2]))
    return ("year" if numbers[0] >= _FIRST_YEAR else "number"), numbers


def is_newer(version: str, other: str) -> bool:
    """Whether `version` comes after `other`; never where they are counted differently."""
    one, two = order(version), order(other)
    return one[0] == two[0] and one[1] > two[1]
