"""The questionnaire of the annual survey: sent out, filled in, counted; what is broken is named by its cell."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from digests.analysis.answers.questionnaire import BrokenAnswer, made, read
from digests.analysis.answers.tally import Question
from digests.analysis.request import Request
from digests.reports import spec
from digests.tables.frame import Report
from digests.words.periods import Period
from storage.store import Store
from tests.databases import open_at

START = datetime(2026, 6, 1, tzinfo=UTC)
QUESTIONS = [Question("graphite", 17, "none"), Question("phosphate-rock", 1, "under development")]


def filled(cells: Mapping[str, str | None], edit: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    """The questionnaire with `{"Sheet!A1": value}` filled in."""
    book = openpyxl.load_workbook(io.BytesIO(made("2026-06-30", QUESTIONS)))
    for place, value in {"About you!B3": "Mines Institute", **cells}.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    if edit:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = open_at(tmp_path)
    yield Store(engine)
    engine.dispose()


def test_what_is_filled_in_is_read() -> None:
    answer = read(
        "a.xlsx", filled({"Survey!D2": "High", "Survey!E2": "ICP-MS", "Survey!F2": "yes", "Survey!G3": "no need"})
    )
    assert (answer.organization, answer.date) == ("Mines Institute", "2026-06-30")
    graphite, rock = answer.replies
    assert (graphite.mineral, graphite.need, graphite.technique, graphite.takes_part) == (
        "graphite",
        "high",
        "ICP-MS",
        True,
    )
    assert (rock.mineral, rock.need, rock.takes_part, rock.comment) == ("phosphate-rock", None, None, "no need")


def test_the_choices_can_be_picked() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made("2026-06-30", QUESTIONS)))["Survey"]
    assert sorted(str(item.formula1) for item in sheet.data_validations.dataValidation) == [
        '"none,low,medium,high"',
        '"yes,no"',
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"no workbook", "a.xlsx: expected the questionnaire as an XLSX workbook"),
        (
            filled({"Survey!D2": "very"}),
            "sheet 'Survey', cell D2: expected none, low, medium, high or nothing, found 'very'",
        ),
        (filled({"Survey!F3": "maybe"}), "sheet 'Survey', cell F3: expected yes, no or nothing, found 'maybe'"),
        (filled({"Survey!A2": "Kryptonite"}), "sheet 'Survey', cell A2: expected the mineral that was sent out"),
        (filled({"Survey!A2": "cobalt"}), "cell A2 to A3: expected the minerals as they were sent out"),
        (
            filled({"Survey!D1": "Wish"}),
            "sheet 'Survey', cell D1: expected the heading 'Need for a standard', found 'Wish'",
        ),
        (filled({"About you!A1": "x"}), "sheet 'About you', cell A1: expected 'critmin survey 1', found 'x'"),
        (filled({"About you!B3": None}), "sheet 'About you', cell B3: expected the name of the organization"),
        (filled({}, lambda book: book.remove(book["Survey"])), "the sheet 'Survey' is missing; it has About you"),
        (filled({}, lambda book: book["Survey"].delete_rows(3)), "expected the minerals as they were sent out"),
    ],
)
def test_what_is_broken_is_named(content: bytes, expected: str) -> None:
    with pytest.raises(BrokenAnswer) as raised:
        read("a.xlsx", content)
    assert expected in str(raised.value)


def tallied(store: Store, **copies: bytes) -> Report:
    answers = tuple((f"{name}.xlsx", content) for name, content in copies.items())
    return spec("survey").build(
        Request(store, date(2026, 6, 30), Period(START, START + timedelta(days=30)), answers=answers)
    )


def test_the_tally_names_who_answered_and_how_much(store: Store) -> None:
    one = filled({"About you!B4": "US", "Survey!D2": "high", "Survey!F3": "no"})
    made_ = tallied(store, a=one, b=filled({"About you!B3": "Other", "Survey!D2": "low"}))
    assert made_.summary == (
        "2 filled-in copies of 2 organizations",
        "Most wanted, with their scores: graphite (4)",
    )
    assert made_.sections[-1].tables[0].rows == (
        ("Mines Institute", "US", "30 June 2026", 2),
        ("Other", None, "30 June 2026", 1),
    )


def test_one_copy_that_came_twice_is_not_counted_twice(store: Store) -> None:
    one = filled({"Survey!D2": "high"})
    with pytest.raises(BrokenAnswer, match=r"b\.xlsx says what a\.xlsx says, both of 'Mines Institute': leave one out"):
        tallied(store, a=one, b=one)


def test_two_copies_of_one_organization_count_and_are_told(store: Store) -> None:
    made_ = tallied(store, a=filled({"Survey!D2": "high"}), b=filled({"Survey!D2": "low"}))
    assert made_.summary[0] == "2 filled-in copies of 1 organization"
    assert made_.summary[-1] == "More than one copy came from Mines Institute; each counts."


def test_one_organization_is_one_however_its_copies_write_it(store: Store) -> None:
    copies = tuple(
        (f"{number}.xlsx", filled({"About you!B3": of, "Survey!D2": need} if need else {"About you!B3": of}))
        for number, (of, need) in enumerate((("Acme  Mining", "high"), ("acme mining", "low"), ("Beta", None)))
    )
    request = Request(store, date(2026, 6, 30), Period(START, START + timedelta(days=1)), answers=copies)
    made_report = spec("survey").build(request)
    assert made_report.summary[0] == "3 filled-in copies of 2 organizations"
    assert "More than one copy came from Acme Mining; each counts." in made_report.summary
    assert made_report.summary[-1] == "Nothing about any mineral is filled in in the copy of Beta."


def test_what_is_missing_is_called_nothing() -> None:
    with pytest.raises(BrokenAnswer, match="expected the name of the organization, found nothing"):
        read("a.xlsx", filled({"About you!B3": None}))
