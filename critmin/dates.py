"""Dates, times and periods as people type them on the command line. All times are UTC."""

from __future__ import annotations

from datetime import UTC, datetime
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
