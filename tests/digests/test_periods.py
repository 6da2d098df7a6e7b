"""Periods: their ends, their names, and that no moment is lost between two of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.words.dates import ENGLISH
from digests.words.periods import NAMES, Period, period_of
from vocabulary.errors import ConfigurationError

_FIRST, _LAST = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
NOW = datetime(2026, 3, 31, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "since"),
    [
        ("day", datetime(2026, 3, 30, 6, 30, tzinfo=UTC)),
        ("week", datetime(2026, 3, 24, 6, 30, tzinfo=UTC)),
        ("month", datetime(2026, 2, 28, 6, 30, tzinfo=UTC)),
        ("quarter", datetime(2025, 12, 31, 6, 30, tzinfo=UTC)),
        ("year", datetime(2025, 3, 31, 6, 30, tzinfo=UTC)),
    ],
)
def test_periods_roll_up_to_now(name: str, since: datetime) -> None:
    assert period_of(name, NOW) == Period(since, NOW, name)


def test_a_leap_day_a_year_later() -> None:
    assert period_of("year", datetime(2028, 2, 29, tzinfo=UTC)).since == datetime(2027, 2, 28, tzinfo=UTC)


def test_another_time_zone_is_put_in_utc() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert period_of("day", datetime(2026, 1, 2, 3, tzinfo=tokyo)).until == datetime(2026, 1, 1, 18, tzinfo=UTC)


@given(st.sampled_from(NAMES), st.datetimes(_FIRST, _LAST, timezones=st.just(UTC)))
@settings(max_examples=100, deadline=None)
def test_a_period_has_its_first_moment_and_not_its_last(name: str, now: datetime) -> None:
    period = period_of(name, now)
    assert period.since in period
    assert period.until not in period
    assert period.until - timedelta(microseconds=1) in period


def test_words() -> None:
    assert period_of("week", NOW).words == "this week"
    assert Period(datetime(2026, 1, 1, tzinfo=UTC), NOW).words == "from 1 January 2026 to 31 March 2026"
    assert ENGLISH.day(datetime(2026, 12, 9, 23, 59, tzinfo=UTC)) == "9 December 2026"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: period_of("fortnight", NOW), "no period 'fortnight'; expected one of day, week, month, quarter, year"),
        (lambda: period_of("week", datetime(2026, 1, 1)), "time zone"),  # noqa: DTZ001 - the error that is meant
        (lambda: Period(datetime(2026, 1, 1), NOW), "time zone"),  # noqa: DTZ001 - the error that is meant
        (lambda: Period(NOW, NOW - timedelta(days=1)), "ends .30 March 2026. before it begins .31 March 2026."),
    ],
)
def test_what_is_no_period_is_refused(make: object, says: str) -> None:
    assert callable(make)
    with pytest.raises(ConfigurationError, match=says) as caught:
        make()
    assert caught.value.exit_status == 2
