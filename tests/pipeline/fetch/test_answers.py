"""Validators, deadlines and Retry-After."""

from __future__ import annotations

import pytest

from pipeline.fetch.answers import Deadline, Validators, retry_after

from .loopback import START, FakeTime


def test_only_what_was_given_becomes_a_header() -> None:
    assert Validators().headers() == {}
    assert Validators(etag='"x"', last_modified="yesterday").headers() == {
        "If-None-Match": '"x"',
        "If-Modified-Since": "yesterday",
    }


def test_a_deadline_runs_down_and_can_be_put_off() -> None:
    time = FakeTime()
    deadline = Deadline(5, time.clock)
    time.seconds += 7
    assert deadline.remaining() == -2
    deadline.extend(3)
    assert deadline.remaining() == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("12", 12.0),
        (" 0 ", 0.0),
        ("1.5", None),
        ("²", None),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60.0),
        ("Sun, 01 Mar 2026 12:01:00 -0000", 60.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 99 Mar 2026 11:00:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, START) == seconds
