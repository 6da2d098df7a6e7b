"""A report in which one digit is another: what every check of a report must find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from digests.tables.frame import Report

_DIGIT = re.compile(r"\d")
_KEPT = frozenset({"name", "level", "url", "is_data", "new_page", "unit"})  # said nowhere, or checked as links


def digits(report: Report) -> int:
    """How many digits there are to change."""
    return sum(1 for text in _texts(report) for _ in _DIGIT.finditer(text))


def altered(report: Report, place: int, chance: Random) -> Report:
    """The report with its digit number `place` changed."""
    left = [place]

    def change(text: str) -> str:
        found = list(_DIGIT.finditer(text))
        if not 0 <= left[0] < len(found):
            left[0] -= len(found)
            return text
        at = found[left[0]].start()
        left[0] = -1
        return f"{text[:at]}{(int(text[at]) + chance.randint(1, 9)) % 10}{text[at + 1 :]}"

    result: Report = _mapped(report, change)
    return result


def _texts(report: Report) -> Iterator[str]:
    result: list[str] = []

    def keep(text: str) -> str:
        result.append(text)
        return text

    _mapped(report, keep)
    yield from result


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every text and number in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return type(value)(change(str(value)))
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _KEPT]
        return replace(value, **{name: _mapped(getattr(value, name), change) for name in names})
    return value
