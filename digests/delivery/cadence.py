"""When a reader's digests are due: days and hours of the reader's own clock, as instants in UTC. Pure.

What is due is decided by instants alone; which changes a digest tells goes by their ids, never by these.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from digests.words.wording import listed

WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
"""`monday` to `sunday`."""
_DAY = timedelta(days=1)
_MONTHS = {"monthly": 1, "quarterly": 3}


class Frequency(StrEnum):
    """How often a reader is told. A quarter begins in January, April, July and October."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    @property
    def period(self) -> str:
        """What the digest calls its span: "day", "week", "month", "quarter"."""
        return {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}[self]

    @property
    def longest(self) -> timedelta:
        """The longest span between two due instants in a row, with an hour for the clocks."""
        return timedelta(days={"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92}[self], hours=1)


@dataclass(frozen=True, slots=True)
class Cadence:
    """`day`: of the week (0 is Monday) or of the month (1 to 31; the last day where the month is shorter).

    A daily cadence has no day; a weekly one may have several, the others in `more`. `hour` and `zone` are the reader's
    clock.
    """

    frequency: Frequency
    hour: int
    zone: ZoneInfo
    day: int = 0
    more: tuple[int, ...] = ()

    def last_due(self, now: datetime) -> datetime:
        """The newest due instant that is not after `now`."""
        return max(instant for instant in self._around(now) if instant <= now)

    def next_due(self, now: datetime) -> datetime:
        """The first due instant after `now`."""
        return min(instant for instant in self._around(now) if instant > now)

    def previous(self, due_at: datetime) -> datetime:
        """The due instant before `due_at`."""
        return self.last_due(due_at - timedelta(microseconds=1))

    def _around(self, now: datetime) -> Iterator[datetime]:
        """Due instants on both sides of `now`."""
        for day in self._days(now.astimezone(self.zone).date()):
            # A time that the clock shows twice is the first one; one that it skips is as long after the gap
            # (PEP 495, fold=0).
            yield datetime.combine(day, time(self.hour), self.zone).astimezone(UTC)

    def _days(self, today: date) -> Iterator[date]:
        if self.frequency is Frequency.DAILY:
            yield from (today + _DAY * offset for offset in range(-3, 4))  # a zone may leave a whole day out
        elif self.frequency is Frequency.WEEKLY:
            monday = today - _DAY * today.weekday()
            yield from (monday + _DAY * (day + 7 * week) for week in range(-2, 3) for day in (self.day, *self.more))
        else:
            step = _MONTHS[self.frequency]
            first = (today.year * 12 + today.month - 1) // step * step
            yield from (self._in_month(first + step * offset) for offset in range(-2, 3))

    def _in_month(self, month: int) -> date:
        """The day in the month that is `month` months after January of the year 0."""
        year, index = divmod(month, 12)
        return date(year, index + 1, min(self.day, calendar.monthrange(year, index + 1)[1]))

    @property
    def words(self) -> str:
        """`weekly on Monday at 07:00 (Europe/Berlin)`."""
        on = {
            Frequency.DAILY: "",
            Frequency.WEEKLY: f" on {listed([WEEKDAYS[day % 7].capitalize() for day in (self.day, *self.more)])}",
            Frequency.MONTHLY: f" on day {self.day}",
            Frequency.QUARTERLY: f" on day {self.day} of the quarter",
        }[self.frequency]
        return f"{self.frequency}{on} at {self.hour:02}:00 ({self.zone.key})"
