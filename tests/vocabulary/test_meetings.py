"""One meeting that several pages name is one."""

from __future__ import annotations

import pytest

from vocabulary.records import Kind, Record
from vocabulary.records.meetings import distinct


def meeting(key: str, place: str | None, start: str = "2025-10-22", committee: str = "ISO/TC 333") -> Record:
    return Record(Kind.MEETING, key, key, {"committee": committee, "start": start, "place": place})


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        (("Quebec", "Quebec (Canada)"), ["1"]),
        (("Quebec (Canada)", "Quebec"), ["0"]),
        ((None, "Vienna"), ["1"]),
        ((None, None), ["0"]),
        (("Vienna", "vienna"), ["0"]),
        (("Vienna", "Berlin"), ["0", "1"]),
        (("Virtual", "Quebec", None), ["0", "1"]),
    ],
)
def test_the_fullest_record_of_a_meeting_stands_for_it(places: tuple[str | None, ...], kept: list[str]) -> None:
    records = [meeting(str(number), place) for number, place in enumerate(places)]
    assert [record.key for record in distinct(records)] == kept


def test_other_days_and_committees_are_other_meetings() -> None:
    records = [
        meeting("a", "Quebec"),
        meeting("b", "Quebec", start="2025-10-23"),
        meeting("c", "Quebec", committee="ISO/TC 298"),
    ]
    assert distinct(records) == records
