"""When and where a source is asked again: its cadence, what the server asks for, patience after failures. Pure.

A source that fails is asked again sooner than its cadence where that is long, later where it is short; it is never
given up.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pipeline.source import Source
from storage.model import SourceState

_GONE = 410  # RFC 9110, section 15.5.11
EARLY = timedelta(minutes=5)  # a run that starts a little early still finds its sources due
OFFLINE = timedelta(minutes=10)  # until the next try where nothing at all could be reached
_RETRIES = tuple(timedelta(hours=hours) for hours in (1, 3, 9, 27, 81))  # after the first failures in a row
_LONGEST_RETRY = timedelta(days=7)  # after all further ones
_LONGEST_RETRY_AFTER = timedelta(days=14)  # a server may close itself for two weeks, not for a year
_STALE = timedelta(days=28)  # no plan reaches further than a cadence and this; one that does was made by a wrong clock
_SPREAD = 0.04  # share of the interval by which polls are drawn apart
_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})(?!\d)")


def next_due(
    source: Source, failures: int, at: datetime, *, retry_after: timedelta | None = None, fresh: timedelta | None = None
) -> datetime | None:
    """When to poll next after a poll at `at`; `None`: never again (`once`, read successfully).

    `failures`: failed polls in a row; `retry_after`: what a Retry-After asks for; `fresh`: how long the answer is
    good for (RFC 9111, section 4.2.1), which puts a poll off by at most one more interval.
    """
    if failures:
        wait = _RETRIES[failures - 1] if failures <= len(_RETRIES) else _LONGEST_RETRY
        return at + max(wait, min(retry_after or timedelta(), _LONGEST_RETRY_AFTER))
    if source.interval == timedelta.max:
        return None
    wait = source.interval * (1 - _SPREAD * _share(source.id, at))
    return at + max(
        wait, min(fresh or timedelta(), 2 * source.interval), min(retry_after or timedelta(), _LONGEST_RETRY_AFTER)
    )


def is_gone(source: Source, state: SourceState | None) -> bool:
    """Whether the server said that the page is gone (410): it is left alone until its entry has another address, or a
    person asks for it by name."""
    return state is not None and state.gone == str(source.url)


def due(source: Source, state: SourceState | None, now: datetime) -> bool:
    """Whether the source is to be polled at `now`. A clock that was set forward or back for a while stops nothing."""
    if state is None or state.polled_at is None:
        return True
    if is_gone(source, state):
        return False
    if state.polled_at > now + EARLY:  # polled in the future: the clock was wrong then
        return True
    if state.next_due is None:  # read once and for all, or polled by a version that made no plans
        return source.interval != timedelta.max or state.failures > 0
    longest = (timedelta() if source.interval == timedelta.max else source.interval * 2) + _STALE
    return state.next_due <= now + EARLY or state.next_due - now > longest


def address_of(source: Source, state: SourceState) -> str:
    """What is asked: the source's address, or where it has led for good until now."""
    own = str(source.url)
    return state.moved_to if state.moved_to and state.moved_from == own else own


def there(source: Source, state: SourceState, moved_to: str | None) -> SourceState:
    """The state of a source that was read; `moved_to`: where the address that was asked led for good."""
    if moved_to is None:
        return state if state.gone is None else replace(state, gone=None)
    return replace(state, gone=None, moved_from=str(source.url), moved_to=moved_to)


def not_there(source: Source, state: SourceState, status: int | None) -> SourceState:
    """The state of a source that did not answer: a new address is not believed any more, 410 ends the old one."""
    own = str(source.url)
    gone = own if status == _GONE and address_of(source, state) == own else None
    return replace(state, moved_from=None, moved_to=None, gone=gone)


def freshness(headers: Mapping[str, str], at: datetime) -> timedelta | None:
    """How long an answer is good for, as its headers say; `None` where they say nothing that can be read."""
    if match := _MAX_AGE.search(headers.get("cache-control", "")):
        return timedelta(seconds=int(match[1]))
    try:
        expires = parsedate_to_datetime(headers["expires"])
        made = parsedate_to_datetime(headers["date"]) if "date" in headers else at
    except (KeyError, ValueError, TypeError):
        return None
    both = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (expires, made)]
    return max(both[0] - both[1], timedelta())


def _share(identifier: str, at: datetime) -> float:
    """A number from 0 to 1 that a source has on a day: the same in every process."""
    return random.Random(f"{identifier} {at.date()}").random()  # noqa: S311 - no secret
