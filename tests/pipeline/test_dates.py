"""The date of nearly all feeds is read by a pattern of its own: what it says is what the standard library says."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from pipeline.parsing import dates

_YEARS = (2026, 1969, 1970, 1971, 2099, 2100, 9999, "0000", "0001", "0099")
_ZONES = ("GMT", "UTC", "+0000", "-0000", "EST", "+0100", "")


def _written() -> Iterator[str]:
    chance = random.Random(3)
    months = [*dates._SHORT_MONTHS, "Foo", "JAN", "Sept"]
    for _ in range(5_000):
        yield (
            f"{chance.choice(('Mon, ', 'Tue, ', '', 'Xyz, '))}{chance.randint(0, 32):02d} {chance.choice(months)} "
            f"{chance.choice(_YEARS)} {chance.randint(0, 25):02d}:{chance.randint(0, 61):02d}:"
            f"{chance.randint(0, 61):02d} {chance.choice(_ZONES)}"
        )


def test_the_usual_form_is_read_as_the_standard_library_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(_written())
    usual = [text for text in texts if dates._USUAL.fullmatch(text)]
    fast = [dates.stated(text) for text in texts]
    monkeypatch.setattr(dates, "_USUAL", re.compile(r"(?!)"))
    assert fast == [dates.stated(text) for text in texts]
    assert len(usual) > 500


def test_a_day_that_there_is_not_is_no_date() -> None:
    assert dates.stated("Tue, 30 Feb 2026 08:00:00 GMT") is None
    assert dates.stated("Mon, 01 Jan 0001 00:00:00 +0000") is None  # the first day of many a program
    assert dates.stated("01 Jan 0000 00:00:00 GMT") is None
    assert dates.stated("Mon, 01 Jun 2026 08:00:00 GMT") == "2026-06-01T08:00:00Z"


def test_a_day_that_is_written_out_may_be_named() -> None:
    """Whether a text may name a day is asked of its digits and months before its words are paired."""
    chance = random.Random(14)
    parts = [
        "3",
        "31st",
        "12.",
        "²",
        "٣",
        "May",
        "mai",
        "März",
        "june,",
        "2026",
        "1999",
        "5月3日",
        "of",
        "the",
        "ores",
        "\n",
        "maybe",
    ]
    named = 0
    for _ in range(20_000):
        text = " ".join(chance.choices(parts, k=chance.randint(1, 6)))
        words = re.findall(r"\w+", text.lower())
        near = [
            other
            for place, word in enumerate(words)
            if word in dates._ANY_MONTH
            for other in words[max(0, place - 2) : place + 2]
        ]
        long_way = re.search(r"20[2-9]\d|月|월", text) is not None or any(word[0].isdecimal() for word in near)
        assert dates.may_name_a_day(text) is long_way, text
        named += long_way
    assert 1_000 < named < 19_000
