"""Meetings as pages state them: spans across months, lines of text, no place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parsing.meetings import StatedMeeting, committee_in, days, of_lines


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("12-16 May 2025", "2025-05-12", "2025-05-16"),
        ("29-3 Sept. 2025", "2025-08-29", "2025-09-03"),
        ("30 March - 2 April 2026", "2026-03-30", "2026-04-02"),
        ("29 December - 3 January 2026", "2025-12-29", "2026-01-03"),
        ("29-3 January 2026", "2025-12-29", "2026-01-03"),
        ("21 May 2025", "2025-05-21", None),
        ("soon", None, None),
        ("31-2 March 2025", None, None),  # there is no 31 February
    ],
)
def test_first_and_last_day(text: str, start: str | None, end: str | None) -> None:
    assert days(text) == (start, end)


@given(
    st.integers(1, 31),
    st.integers(1, 31),
    st.sampled_from(["Jan.", "Feb", "Sept.", "December"]),
    st.integers(2020, 2040),
)
def test_a_meeting_never_ends_before_it_starts(first: int, last: int, month: str, year: int) -> None:
    start, end = days(f"{first}-{last} {month} {year}")
    assert (start is None) == (end is None)
    assert start is None or end is None or start <= end


def test_lines_of_text() -> None:
    lines = [
        "Upcoming meetings",
        "TC 333, Quebec, 22 October 2025",
        "21 May 2025 Virtual () ISO/PC 348",
        "Wednesday, October 8, 2025",
        "Hybrid: Washington, DC and Online",
        "The ISO TC298 plenary will take place with working group meetings the days before",
        "ISO/TC 82 has published three standards",
    ]
    assert list(of_lines(lines)) == [
        StatedMeeting("ISO/TC 333", "2025-10-22", None, "Quebec"),
        StatedMeeting("ISO/PC 348", "2025-05-21", None, "Virtual"),
        StatedMeeting("ISO/TC 298", "2025-10-08", None, "Hybrid: Washington, DC and Online"),
    ]
    assert [stated_meeting.record().fields["mode"] for stated_meeting in of_lines(lines)] == [None, "virtual", "hybrid"]


def test_committees_as_people_write_them() -> None:
    assert committee_in("TC82/SC7") == "ISO/TC 82/SC 7"
    assert committee_in("ISO/IEC JTC 1") == "ISO/IEC JTC 1"
    assert committee_in("nobody") is None
