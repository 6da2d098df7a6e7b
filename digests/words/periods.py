"""The span of time that a digest tells about. Pure: the caller says what time it is."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from digests.words.dates import ENGLISH, Dates
from vocabulary.errors import ConfigurationError

_WORDS = {
    "day": "in the last 24 hours",
    "week": "this week",
    "month": "this month",
    "quarter": "this quarter",
    "year": "this year",
}
NAMES = tuple(_WORDS)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time in UTC: `since` is included, `until` is not, as in `storage.model.ChangeQuery`.

    So two periods that follow each other share no moment and miss none. `name` is one of `NAMES`,
    or "custom" where the reader gave the ends. `dates` is how its reader has dates written.
    """

    since: datetime
    until: datetime
    name: str = "custom"
    dates: Dates = ENGLISH

    def __post_init__(self) -> None:
        """Refuse ends without a time zone and a period that ends before it begins."""
        if self.since.tzinfo is None or self.until.tzinfo is None:
            raise ConfigurationError("a period needs a time zone on both ends")
        if self.until < self.since:
            ends = f"ends ({self.dates.day(self.until)}) before it begins ({self.dates.day(self.since)})"
            raise ConfigurationError(f"the period {ends}")

    def __contains__(self, moment: datetime) -> bool:
        """Whether `moment` lies in the period."""
        return self.since <= moment < self.until

    @property
    def words(self) -> str:
        """`this week`; `from 1 January 2026 to 31 March 2026` where it has no name."""
        first, last = self._days
        return _WORDS.get(self.name) or (f"on {last}" if first == last else f"from {self.span}")

    @property
    def span(self) -> str:
        """`1 January 2026 to 31 March 2026`; `1 January 2026` where that is all."""
        first, last = self._days
        return last if first == last else f"{first} to {last}"

    @property
    def _days(self) -> tuple[str, str]:
        return self.dates.day(self.since), self.dates.day(self.until)


def period_of(name: str, now: datetime) -> Period:
    """The day, week, month, quarter or year that ends `now`: rolling, not of the calendar.

    A month back is the same day of the month before, or its last day where it is shorter. Raises
    `ConfigurationError` for another name or a `now` without a time zone.
    """
    if name not in NAMES:
        raise ConfigurationError(f"there is no period {name!r}; expected one of {', '.join(NAMES)}")
    if now.tzinfo is None:
        raise ConfigurationError("a period needs a time zone on both ends")
    until = now.astimezone(UTC)
    since = until - timedelta(days=_DAYS[name]) if name in _DAYS else _months_before(until, _MONTHS[name])
    return Period(since, until, name)


def _months_before(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return moment.replace(year=years, month=month + 1, day=min(moment.day, last))
