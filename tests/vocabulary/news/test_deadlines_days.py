"""Days are read as the languages of the publishers write them: each month, as CLDR has it in full and short."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from babel.dates import format_date

from pipeline.parsing.dates import ahead, within
from vocabulary.news.deadlines.days import marked

PUBLISHED = "2027-01-02"
LANGUAGES = (
    "en en_GB de de_AT fr es pt pt_BR it nl sv da nb fi pl cs sk sl hr sr bg mk el ro hu tr ru uk lt lv et id ms vi zh"
    " zh_Hant ja ko"
).split()
DAYS = [date(2027, month, day) for month in range(1, 13) for day in (3, 14, 28)]


def read(text: str) -> list[str]:
    return [day.day for day in marked(f"x {text} y", PUBLISHED, partial(ahead, published=PUBLISHED))[1]]


@pytest.mark.parametrize("form", ["full", "long", "medium"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_is_read_as_its_language_writes_it(language: str, form: str) -> None:
    texts = {day: format_date(day, form, locale=language) for day in DAYS}
    assert {text: read(text) for text in texts.values()} == {text: [day.isoformat()] for day, text in texts.items()}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21-04-2027", "2027-04-21"),
        ("04-21-2027", "2027-04-21"),
        ("3 listopada 2027 r.", "2027-11-03"),
        ("3. listopada 2027.", "2027-10-03"),
        ("14. märtsini 2027", "2027-03-14"),
        ("2027. gada 14. janvārim", "2027-01-14"),
        ("2027 m. kovo 14 d.", "2027-03-14"),
        ("14 de gener del 2027", "2027-01-14"),
    ],
)
def test_a_day_is_read_in_further_forms(text: str, day: str) -> None:
    assert read(text) == [day]


@pytest.mark.parametrize(
    "text",
    ["08-04-2027", "ISO 14-21-2027-3", "3 Augustine 2027", "5 Mac laptops", "3 out of 5 mines", "14 set aside"],
)
def test_what_is_no_day_or_not_clear_is_none(text: str) -> None:
    assert read(text) == []
    assert within(text) is None
