"""Deadlines with the day of publication known, by authors who never saw the rules; periods, spans, ends of months."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.news.item import news_item
from pipeline.parsing.dates import ahead
from vocabulary.news.periods import _counted, may_state_a_period, written_out

LINES = Path(__file__).with_name("labelled_deadlines_dated.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [tuple(line.split("\t")) for line in LINES]
READ = {
    "first": 30,
    "second": 30,
    "third": 80,
    "fourth": 80,
    "fifth": 80,
    "sixth": 65,
    "seventh": 59,
    "eighth": 66,
    "ninth": 44,
    "tenth": 49,
    "eleventh": 49,
    "twelfth": 94,
    "thirteenth": 79,
    "fourteenth": 62,
    "fifteenth": 49,
    "sixteenth": 78,
    "seventeenth": 87,
    "eighteenth": 80,
    "nineteenth": 77,
    "twentieth": 69,
    "twenty-first": 50,
    "twenty-second": 29,
    "twenty-third": 99,
    "twenty-fourth": 46,
}
"""Of as many: how many are right. It may only rise; none may be wrong."""


def deadline(text: str, published: str) -> str:
    """The deadline that an item with this text states; empty for none."""
    item = news_item("k", title="A notice", published=published, summary=f"Some words. {text}")
    return str(item.fields.get("deadline", ""))


@pytest.mark.parametrize("name", READ)
def test_none_is_wrong_and_most_are_read(name: str) -> None:
    read = [(day, deadline(text, published), text) for of, _, published, day, text in ROWS if of == name]
    assert [(text, got) for day, got, text in read if got not in ("", day)] == []
    assert sum(day == got for day, got, _ in read) >= READ[name]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("within 30 days of publication of this notice", "by 2027-03-12"),
        ("within one month of the publication of this notice", "by 2027-03-10"),
        ("within 2 months of the date of publication", "by 2027-04-10"),
        ("innerhalb von vier Wochen nach Veröffentlichung dieser Bekanntmachung", "by 2027-03-10"),
        ("closes tomorrow", "closes by 2027-02-11"),
        ("by the end of February", "by  by 2027-02-28"),
        ("bis Ende August 2027", "bis  by 2027-08-31"),
        ("A 30-day comment period begins today", "comment by 2027-03-12 begins today"),
        ("vom 15. März auf den 12. April 2027 verlängert", "until 12. April 2027 verlängert"),
        ("from 15 March to 12 April 2027", "until 12 April 2027"),
        ("by 06/11/2027, 3 p.m. EDT", "by 2027-06-11, 3 p.m. EDT"),
    ],
)
def test_periods_are_written_out(text: str, written: str) -> None:
    said = written_out(text, "2027-02-10", partial(ahead, published="2027-02-10"))
    assert said == written


@pytest.mark.parametrize(
    "text",
    [
        "not later than 180 days after the date of enactment",
        "within 60 days of delivery",
        "within 30 days",
        "a 30-day comment period",
        "by 06/11/2027 at noon",
    ],
)
def test_a_period_from_anything_else_stays_what_it_is(text: str) -> None:
    assert written_out(text, "2027-02-10", partial(ahead, published="2027-02-10")) == text


def test_without_a_day_of_publication_no_period_is_counted() -> None:
    assert deadline("Comments are due within 30 days of publication of this notice.", "") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Registration for the workshop on tailings closes on 3 March 2027.",
        "Anmeldungen zum Seminar sind bis zum 3. März 2027 möglich.",
        "Operators must report within 30 days of publication of this notice.",
        "The comment period that was to close on 3 March 2027 is extended.",
        "The airborne survey of the belt ends on 3 March 2027.",
        "The application of the duties is suspended until 3 March 2027.",
        "Shareholders may cast their votes by proxy until 3 March 2027; voting closes at noon.",
        "Die Abgabe gilt bis zum 3. März 2027.",
        "The register of interests is open until 3 March 2027.",
        "Inscription au webinaire jusqu'au 3 mars 2027.",
        "The committee will consider proposals until 3 March 2027.",
        "The contract runs until 3 March 2027 and may be renewed on application.",
        "Los trabajos de exploración terminan el 3 de marzo de 2027.",
        "Le dépôt sera exploité jusqu'au 3 mars 2027.",
        "The licence granted on application is valid until 3 March 2027.",
    ],
)
def test_signing_up_and_what_others_owe_is_no_deadline(text: str) -> None:
    assert deadline(text, "2027-02-10") == ""


def test_of_an_extension_the_new_day_holds() -> None:
    text = "The comment period, which was scheduled to end on 3 March 2027, has been extended until 2 April 2027."
    assert deadline(text, "2027-02-10") == "2027-04-02"


_PIECES = (
    "within |in |by |30 |two |vier |vingt et un |90-|days |Days |Wochen |jours |mesi |dage |of publication|from today"
    "|nach Veröffentlichung|après la publication|dalla pubblicazione|tomorrow|a fortnight|the end of |last day of "
    "|Ende |fin de |a fin de mes|końca |utgången av |March|März|marzo|marca|mars| 2027|the month|.|, |ü|x"
    "|公示之日起10日|今月末|3月底"
).split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join))
@settings(max_examples=600, deadline=None)
def test_where_nothing_shows_a_period_none_is_stated(text: str) -> None:
    assert may_state_a_period(text) or _counted(text, date(2027, 2, 10)) == text


@pytest.mark.parametrize("row", ROWS)
def test_what_is_cheap_to_see_hides_no_period_of_a_labelled_text(row: tuple[str, ...]) -> None:
    *_, text = row
    assert may_state_a_period(text) or _counted(text, date(2027, 2, 10)) == text


@pytest.mark.parametrize(
    "text",
    [
        "The days of cheap cobalt are over.",
        "Mange dage gik hurtigt for dem.",
        "In the end the mine was sold.",
        "Am Ende war die Grube leer.",
    ],
)
def test_a_unit_or_an_end_alone_states_no_period(text: str) -> None:
    assert not may_state_a_period(text)
