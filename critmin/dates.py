"""Dates, times and periods as people type them on the command line. All times are UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from vocabulary.errors import ConfigurationError


class PeriodName(StrEnum):
    """How far a digest or a report looks back."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def moment(text: str) -> datetime:
    """`2025-07-03` or `2025-07-03T12:00:00Z` as an aware time in UTC. A date is its first instant."""
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigurationError(f"{text!r} is not a date: expected YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ") from error
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


_AHEAD_OF_UTC = timezone(timedelta(hours=14))  # the first place on earth where a day begins


def not_to_come(text: str, option: str) -> datetime:
    """`moment(text)`, refused where it lies in days to come: nothing can be known of those yet.

    Today is the day that it is anywhere on earth; an end that is not included may be the first instant after it.
    """
    parsed, today = moment(text), _today()
    if parsed > datetime.combine(today + timedelta(days=1), time(), UTC):
        raise ConfigurationError(_to_come(option, text, today))
    return parsed


def day_not_to_come(text: str, option: str) -> datetime:
    """`moment(text)`, refused where its day has not begun anywhere on earth."""
    parsed, today = moment(text), _today()
    if parsed.date() > today:
        raise ConfigurationError(_to_come(option, text, today))
    return parsed


def _today() -> date:
    return datetime.now(_AHEAD_OF_UTC).date()


def _to_come(option: str, text: str, today: date) -> str:
    return f"{option} {text} is in the future: expected a date up to today, {today}"
