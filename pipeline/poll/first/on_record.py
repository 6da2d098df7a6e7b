"""Whether a short text states a matter of record: a day or a year that is not now, or an act by its number. Pure.

What stands in for a page (maintenance, a queue, a login) speaks of now: of today's hours, of what to do. What reports
speaks of what was, or is to be, on a date, or cites a decree. A year of copyright is neither.
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.parsing.dates import ahead, within

_NOW = 45  # days before and after today in which a closure may be announced
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|all rights)[^.;]{0,40}?\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?", re.I
)
_CLOCK = re.compile(  # "10:00", "8.00 Uhr", "at 6 pm", "8時"
    r"\b\d{1,2}:\d\d\b|\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|uhr\b|hrs?\b|hours\b|heures\b|horas\b|h\b|часов|時|时|点|點|시\b)"
    r"|\b(?:utc|gmt|cet|cest|est|edt)\b|\bgodz\b",
    re.I,
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19[5-9]\d|20\d\d)(?![\d/-]|\.\d)")
_NUMBERED = re.compile(r"(?:№|\bn[º°]|\bnomor|第)\s?\d{1,6}|(?<![\d/])\d{1,4}/(?:19|20)\d\d(?!\d)", re.I)


def on_record(text: str, today: date) -> str | None:
    """The words that are such a matter; None where there are none, or where a time of day is told."""
    text = _COPYRIGHT.sub(" ", text)
    if _CLOCK.search(text):
        return None
    day = within(text) or ahead(text, today.isoformat())
    if day is not None:
        return day if _from_now(date.fromisoformat(day[:10]), today, has_year=within(text) is not None) > _NOW else None
    if numbered := _NUMBERED.search(text):
        return numbered[0]
    return next((year for year in _YEAR.findall(text) if int(year) != today.year), None)


def _from_now(day: date, today: date, *, has_year: bool) -> int:
    """How many days lie between; of a day without a year to the nearest such day, before or after."""
    days = abs((day - today).days)
    return days if has_year else min(days % 365, 365 - days % 365)
