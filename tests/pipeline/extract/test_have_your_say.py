"""Have your say: initiatives, their periods of feedback, the pages of an answer. The samples are written here."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

OPEN = {"receivingFeedbackStatus": "OPEN", "feedbackStartDate": "2026/11/02 08:24:00",
        "feedbackEndDate": "2027/01/25 23:59:59", "isCurrent": True}  # fmt: skip
CLOSED = {"receivingFeedbackStatus": "CLOSED", "feedbackStartDate": "2026/06/01 00:00:00",
          "feedbackEndDate": "2026/09/23 23:59:59", "isCurrent": True}  # fmt: skip
UPCOMING = {"receivingFeedbackStatus": "UPCOMING", "feedbackStartDate": "2027/02/01 00:00:00",
            "feedbackEndDate": "2027/04/30 23:59:59"}  # fmt: skip


def initiative(*periods: dict[str, Any], **other: object) -> dict[str, Any]:
    return {
        "id": 99001.0, "reference": "Ares(2026)1", "foreseenActType": "REG_DEL", "initiativeStatus": "ACTIVE",
        "shortTitle": "Critical raw materials – invented list", "currentStatuses": list(periods),
        "topics": [{"code": "GROW", "label": "Single market"}, "odd"], **other,
    }  # fmt: skip


def answer(*initiatives: object, pages: int = 1) -> str:
    return json.dumps({"initiativeResultDtoPage": {"content": initiatives, "totalPages": pages, "size": 10}})


def test_an_initiative_with_its_deadline() -> None:
    (item,) = read("have-your-say", answer(initiative(OPEN))).records
    assert item.key == "eu-initiative:99001"
    assert item.fields == {
        "title": "Critical raw materials – invented list",
        "published": "2026-11-02",
        "date_source": "feedbackStartDate",
        "summary": "Single market",
        "url": "https://ec.europa.eu/info/law/better-regulation/have-your-say/initiatives/99001_en",
        "deadline": "2027-01-25",
        "step": "comments open",
        "matters": ["Ares(2026)1"],
    }


@pytest.mark.parametrize(
    ("periods", "step", "deadline"),
    [
        ((CLOSED, OPEN), "comments open", "2027-01-25"),
        ((CLOSED, UPCOMING), "proposed", "2027-04-30"),
        ((CLOSED, {**CLOSED, "feedbackEndDate": "2026/10/01 23:59:59"}), "comments closed", "2026-10-01"),
        ((OPEN, {**OPEN, "feedbackEndDate": "2027/03/01 23:59:59"}), "comments open", "2027-03-01"),
        (({"receivingFeedbackStatus": "DISABLED"},), "proposed", None),
        ((), None, None),
    ],
)
def test_of_several_periods_the_one_that_can_be_answered_counts(
    periods: tuple[dict[str, Any], ...], step: str | None, deadline: str | None
) -> None:
    (item,) = read("have-your-say", answer(initiative(*periods))).records
    assert (item.fields.get("step"), item.fields.get("deadline")) == (step, deadline)


def test_a_status_that_is_new_is_said() -> None:
    found = read("have-your-say", answer(initiative({"receivingFeedbackStatus": "PAUSED"}, initiativeStatus="ENDED")))
    assert list(found.notes) == [
        "Have your say has a status that is not read yet: PAUSED",
        "Have your say has a status that is not read yet: ENDED",
    ]
    assert "step" not in found.records[0].fields


def test_the_next_page_is_counted_from_nought() -> None:
    first = "https://ec.europa.eu/search?text=raw%20materials&size=10"
    found = read("have-your-say", answer(initiative(OPEN), pages=2), url=first)
    assert found.next_page == "https://ec.europa.eu/search?text=raw+materials&size=10&page=1"
    assert read("have-your-say", answer(initiative(OPEN), pages=2), url=str(found.next_page)).next_page is None
    assert read("have-your-say", answer()).records == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{}", "expected a list under initiativeResultDtoPage.content"),
        ('{"initiativeResultDtoPage": []}', "expected a list under"),
        (answer({"id": "1", "shortTitle": "X"}), "initiative 1: expected an object with a number"),
        (answer(initiative(OPEN), "odd"), "initiative 2: expected"),
        ("<html></html>", "expected JSON"),
    ],
)
def test_other_answers_are_errors(body: str, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        read("have-your-say", body)


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("have-your-say", body)
    assert is_read_or_refused("have-your-say", answer().encode()[:-3] + body)


SAMPLES = (sample("have-your-say", "an initiative", answer(initiative(OPEN)), media_type="application/json"),)
