"""When digests are due: the nights of daylight saving, the ends of months, and no instant missed or doubled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.delivery.cadence import WEEKDAYS, Cadence, Frequency

ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago",
    "Africa/Cairo", "Pacific/Apia", "Pacific/Kiritimati", "America/St_Johns", "Africa/Casablanca",
)  # fmt: skip


def cadence(frequency: str, hour: int, zone: str, day: int = 1) -> Cadence:
    return Cadence(Frequency(frequency), hour, ZoneInfo(zone), day)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def due(made: Cadence, since: str, number: int) -> list[str]:
    """The next due instants after `since`."""
    results, now = [], at(since)
    for _ in range(number):
        now = made.next_due(now)
        results.append(now.strftime("%Y-%m-%dT%H:%M"))
    return results


@pytest.mark.parametrize(
    ("zone", "since", "expected"),
    [  # 02:00 does not exist on the second day, 03:00 (the same instant) is the time that is told
        ("Europe/Berlin", "2026-03-27T12:00", ["2026-03-28T01:00", "2026-03-29T01:00", "2026-03-30T00:00"]),
        ("America/New_York", "2026-03-06T12:00", ["2026-03-07T07:00", "2026-03-08T07:00", "2026-03-09T06:00"]),
        # a gap of half an hour
        ("Australia/Lord_Howe", "2026-10-02T18:00", ["2026-10-03T15:30", "2026-10-04T15:00", "2026-10-05T15:00"]),
        # 02:00 comes twice (Berlin, from 03:00 back), or 01:59 does (New York): once is enough
        ("Europe/Berlin", "2026-10-23T12:00", ["2026-10-24T00:00", "2026-10-25T00:00", "2026-10-26T01:00"]),
        ("America/New_York", "2026-10-31T12:00", ["2026-11-01T07:00", "2026-11-02T07:00", "2026-11-03T07:00"]),
        ("Australia/Lord_Howe", "2026-04-03T12:00", ["2026-04-03T15:00", "2026-04-04T15:30", "2026-04-05T15:30"]),
    ],
)
def test_both_nights_of_daylight_saving(zone: str, since: str, expected: list[str]) -> None:
    assert due(cadence("daily", 2, zone), since, 3) == expected


def test_the_hour_that_comes_twice_is_told_once() -> None:
    assert due(cadence("daily", 1, "America/New_York"), "2026-10-31T12:00", 2) == [
        "2026-11-01T05:00",
        "2026-11-02T06:00",
    ]
    sunday = cadence("weekly", 1, "America/New_York", 6)
    assert due(sunday, "2026-10-26T12:00", 2) == ["2026-11-01T05:00", "2026-11-08T06:00"]


def test_a_day_that_a_zone_left_out_has_no_instant_of_its_own() -> None:
    """Samoa went from 29 to 31 December 2011."""
    results = due(cadence("daily", 7, "Pacific/Apia"), "2011-12-29T00:00", 3)
    assert results == ["2011-12-29T17:00", "2011-12-30T17:00", "2011-12-31T17:00"]


@pytest.mark.parametrize(
    ("frequency", "day", "since", "expected"),
    [
        ("monthly", 31, "2028-01-15T00:00", ["2028-01-31T07:00", "2028-02-29T07:00", "2028-03-31T07:00"]),
        ("monthly", 29, "2026-01-30T00:00", ["2026-02-28T07:00", "2026-03-29T07:00"]),
        ("monthly", 29, "2028-01-30T00:00", ["2028-02-29T07:00", "2028-03-29T07:00"]),
        ("monthly", 1, "2026-12-01T07:00", ["2027-01-01T07:00", "2027-02-01T07:00"]),
        ("quarterly", 31, "2026-01-01T00:00", ["2026-01-31T07:00", "2026-04-30T07:00", "2026-07-31T07:00"]),
        ("quarterly", 1, "2026-11-01T00:00", ["2027-01-01T07:00", "2027-04-01T07:00"]),
        ("weekly", 0, "2028-02-28T07:00", ["2028-03-06T07:00"]),
        ("daily", 0, "2028-02-28T07:00", ["2028-02-29T07:00", "2028-03-01T07:00"]),
    ],
)
def test_ends_of_months_and_leap_days(frequency: str, day: int, since: str, expected: list[str]) -> None:
    assert due(cadence(frequency, 7, "UTC", day), since, len(expected)) == expected


def test_in_words() -> None:
    assert cadence("weekly", 7, "Europe/Berlin", 0).words == "weekly on Monday at 07:00 (Europe/Berlin)"
    assert cadence("daily", 23, "UTC").words == "daily at 23:00 (UTC)"
    assert cadence("monthly", 0, "UTC", 31).words == "monthly on day 31 at 00:00 (UTC)"


@st.composite
def cadences(draw: st.DrawFn) -> Cadence:
    """Any cadence."""
    frequency = draw(st.sampled_from(Frequency))
    day = draw(st.integers(0, 6) if frequency is Frequency.WEEKLY else st.integers(1, 31))
    return Cadence(frequency, draw(st.integers(0, 23)), ZoneInfo(draw(st.sampled_from(ZONES))), day)


MOMENTS = st.datetimes(datetime(2011, 6, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(cadences(), MOMENTS)
def test_due_instants_are_one_row_from_wherever_it_is_seen(made: Cadence, now: datetime) -> None:
    row = [made.last_due(now)]
    for _ in range(12):
        row.append(made.next_due(row[-1]))
    assert row[0] <= now < row[1]
    for before, after in pairwise(row):
        assert before < after
        assert after - before <= made.frequency.longest
        assert made.previous(after) == before
        assert made.last_due(after) == after
        assert made.last_due(after - timedelta(microseconds=1)) == before


@given(cadences(), MOMENTS)
def test_a_due_instant_shows_the_day_and_hour_that_were_asked_for(made: Cadence, now: datetime) -> None:
    local = made.next_due(now).astimezone(made.zone)
    shifted = local.hour != made.hour  # only in a night (or on a day) that the zone cut short
    if not shifted:
        assert local.minute == 0
    else:
        before = (local - timedelta(days=2)).replace(fold=0)
        assert local.utcoffset() != before.utcoffset()
    if made.frequency is Frequency.WEEKLY and not shifted and local.year != 2011:
        assert WEEKDAYS[local.weekday()] == WEEKDAYS[made.day]
    if made.frequency is Frequency.QUARTERLY and not shifted and local.year != 2011:
        assert local.month in (1, 4, 7, 10)
