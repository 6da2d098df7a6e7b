"""A day and month without a year mean the next such day after the publication, where that is near; else nothing."""

from __future__ import annotations

import pytest

from pipeline.news.item import news_item
from pipeline.parsing.dates import ahead

NEXT = [  # published on 20 November 2026
    ("Comments are due by 15 January.", "2027-01-15"),
    ("The consultation closes on December 4.", "2026-12-04"),
    ("Comments will be taken until the 4th of December.", "2026-12-04"),
    ("Responses are invited until 28 February at noon.", "2027-02-28"),
    ("Stellungnahmen sind bis zum 15. Januar möglich.", "2027-01-15"),
    ("Les contributions sont attendues jusqu'au 31 janvier.", "2027-01-31"),
    ("Observaciones hasta el 18 de diciembre.", "2026-12-18"),
    ("Contribuições até 10 de fevereiro.", "2027-02-10"),
    ("Le osservazioni vanno inviate entro il 12 gennaio.", "2027-01-12"),
    ("Uwagi można zgłaszać do 11 grudnia.", "2026-12-11"),
    ("意見の提出は12月18日まで。", "2026-12-18"),
    ("의견은 12월 21일까지 제출할 수 있다.", "2026-12-21"),
    ("Görüşler 11 Aralık tarihine kadar iletilebilir.", "2026-12-11"),
    ("The comment period, announced on 5 November, closes on 4 January.", "2027-01-04"),
]
NONE = [
    "Comments were due by 15 October.",
    "The rule takes effect on 1 January, after comments.",
    "Comments are due by 15 September.",  # past, or nearly ten months away
    "Comment on page 3 of May's report, which closes a gap.",
    "A committee of 12 members submits its views by majority.",
    "The survey found that output will double by 30 June.",
    "Submissions by 120 companies were received.",
    "Comments closed on 14 November.",
]


@pytest.mark.parametrize(("text", "day"), NEXT)
def test_it_is_the_next_such_day(text: str, day: str) -> None:
    item = news_item("k", title="A notice", published="2026-11-20T10:00:00Z", summary=f"Some words. {text}")
    assert (item.fields.get("deadline"), item.fields.get("deadline_text")) == (day, text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_past_or_far_or_no_day_is_none(text: str) -> None:
    assert (
        "deadline" not in news_item("k", title="A notice", published="2026-11-20", summary=f"Some words. {text}").fields
    )


@pytest.mark.parametrize(("text", "_"), NEXT)
def test_without_a_day_of_publication_there_is_none(text: str, _: str) -> None:
    assert "deadline" not in news_item("k", title="A notice", summary=f"Some words. {text}").fields


def test_a_year_that_stands_there_counts() -> None:
    assert ahead("by 5 March 2029", "2026-11-20") == "2029-03-05"
    assert ahead("in 2029年3月5日", "2026-11-20") == "2029-03-05"
    assert ahead("by 29 February", "2026-11-20") is None
