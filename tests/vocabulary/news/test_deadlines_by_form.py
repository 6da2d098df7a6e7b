"""Deadlines by the form of what states them: periods from this notice, spans, what closes; and their traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.news.item import news_item
from vocabulary.news.deadlines.from_publication import from_publication

PUBLISHED = "2028-08-30"
LINES = Path(__file__).with_name("labelled_deadlines_forms.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [tuple(line.split("\t")) for line in LINES]
LEFT = {"Förslag tas emot. Sista dag är den siste september 2028."}
"""Not read yet."""


def deadline(text: str) -> str:
    """The deadline of a notice of that day, empty where none is read."""
    item = news_item("k", title="A notice", published=PUBLISHED, summary=f"Some words. {text}")
    return str(item.fields.get("deadline") or "")


@pytest.mark.parametrize(("day", "language", "text"), ROWS, ids=[f"{row[1]} {row[2][:30]}" for row in ROWS])
def test_a_deadline_is_read_by_its_form_and_no_other_day(day: str, language: str, text: str) -> None:
    assert deadline(text) == ("" if text in LEFT else day), language


def test_the_set_has_as_many_traps_as_the_page_says() -> None:
    assert (len(ROWS), sum(not day for day, _, _ in ROWS)) == (177, 74)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("within 30 days of this notice", "within by 2028-09-29"),
        ("ilan tarihinden itibaren 30 gün içinde", "by 2028-09-29 içinde"),
        ("w terminie 2 tygodni od dnia ogłoszenia", "w terminie by 2028-09-13"),
        ("within 30 days of receipt of the notice", "within 30 days of receipt of the notice"),
        ("30 working days after publication", "30 working days after publication"),
    ],
)
def test_only_what_is_counted_from_publication_is_a_day(text: str, written: str) -> None:
    assert from_publication(text, PUBLISHED) == written


def test_without_a_day_of_publication_a_period_stays_one() -> None:
    assert from_publication("within 30 days of this notice", "") == "within 30 days of this notice"
