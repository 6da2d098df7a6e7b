"""When a mail that was not accepted is tried again, and when it is given up. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
# RFC 5321, section 4.5.4.1: soon at first, then every few hours, and give up after four to five days.
DELAYS = (_MINUTE, 5 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, *([4 * _HOUR] * 28))


def next_try(attempts: int, now: datetime) -> datetime | None:
    """The next try after `attempts` in vain, the last of them at `now`; `None`: enough."""
    return now + DELAYS[attempts - 1] if attempts <= len(DELAYS) else None
