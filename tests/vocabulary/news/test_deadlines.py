"""Deadlines in running text, and the steps of a matter."""

from __future__ import annotations

import pytest

from pipeline.news.item import news_item
from tests.vocabulary.news.labelled import HERE
from vocabulary.news.dossiers import dossiers, step_of

TOLD = [
    ("Comments by 27 February 2027 are welcome.", "2027-02-27"),
    ("The consultation closes on 3 March 2027.", "2027-03-03"),
    ("Nominations are due by March 15, 2027, it said.", "2027-03-15"),
    ("Responses must be sent no later than 2027-04-01.", "2027-04-01"),
    ("The comment period is extended until 5 May 2027.", "2027-05-05"),
    ("Stellungnahmen bis zum 4. Mai 2027 erbeten.", "2027-05-04"),
    ("Observaciones hasta el 6 de junio de 2027.", "2027-06-06"),
]
SILENT = [
    "The rule takes effect on 27 February 2027, after comments.",
    "The mine opened by 27 February 2027.",
    "Comments were due by 1 January 2020.",
    "Comments are welcome at any time.",
    "Published on 3 March 2027 with comments of industry.",
]


@pytest.mark.parametrize("name", ["deadlines", "deadlines_second", "deadlines_third", "deadlines_fourth"])
def test_deadlines_in_nine_languages_are_read_and_other_dates_are_not(name: str) -> None:
    lines = (HERE / f"labelled_{name}.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    result = [
        (news_item("k", title="A notice", published="2026-11-20", summary=f"Some words. {text}"), day, text)
        for day, _, text in rows
    ]
    assert not [
        (text, item.fields.get("deadline")) for item, day, text in result if item.fields.get("deadline", "") != day
    ]
    assert len(rows) >= 16


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_a_deadline_in_words_is_read_with_its_sentence(text: str, day: str) -> None:
    record = news_item("k", title="A notice", published="2026-11-20", summary=f"Some words first. {text}")
    assert record.fields["deadline"] == day
    assert record.fields["deadline_text"] == text


@pytest.mark.parametrize("text", SILENT)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert "deadline" not in news_item("k", title="A notice", published="2026-11-20", summary=text).fields


def test_a_stated_deadline_stands_before_one_in_words() -> None:
    record = news_item("k", title="T", summary="Comments by 27 February 2027.", deadline="2027-03-01")
    assert record.fields["deadline"] == "2027-03-01"
    assert "deadline_text" not in record.fields


@pytest.mark.parametrize(
    ("kind", "text", "step"),
    [
        ("Proposed Rule", "Notice of proposed rulemaking", "proposed"),
        ("Rule", "Final rule", "final"),
        ("Rule", "Final rule; correction", "corrected"),
        ("Rule", "Final rule; delay of effective date", "delayed"),
        ("Proposed Rule", "Proposed rule; extension of comment period", "comments extended"),
        ("Proposed Rule", "Withdrawal of proposed rule", "withdrawn"),
        ("Notice", "Request for public comments", "comments open"),
        ("Notice", "Notice of a meeting", None),
        ("open_consultation", "", "comments open"),
    ],
)
def test_the_step_of_a_document(kind: str, text: str, step: str | None) -> None:
    assert step_of(kind, text) == step


def test_a_matter_has_its_steps_in_their_order() -> None:
    made = [
        news_item(key, title=key, published=day, step=step, matters=["D-1"])
        for key, day, step in [("b", "2026-02-01", "final"), ("a", "2026-01-01", "proposed")]
    ]
    assert [(step.key, step.step) for step in dossiers([*made, news_item("c", title="c")])["D-1"]] == [
        ("a", "proposed"),
        ("b", "final"),
    ]
