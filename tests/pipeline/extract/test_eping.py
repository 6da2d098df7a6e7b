"""ePing: notifications with the day until which comments are taken. The samples are written here."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

ITEM = {
    "id": 99001,
    "area": "TBT",
    "distributionDate": "2026-11-20T00:00:00+00:00",
    "commentDeadlineDate": "2027-01-19T00:00:00+00:00",
    "notifyingMember": "Invented Republic",
    "documentSymbol": " G/TBT/N/XXX/1",
    "title": '<p style="margin:2px">Draft order on the labelling of lithium batteries &amp; cells</p>',
    "description": "<p>The content of cobalt is stated.</p>",
    "productsFreeText": "<p>Batteries</p>",
}
HERE = "https://epingalert.org/api/v1/azureSearch/getAll?domainIds=1&pageSize=100"


def answer(*items: object, total: int | None = None) -> str:
    return json.dumps({"items": items, "totalCount": len(items) if total is None else total})


def test_a_notification_with_its_deadline() -> None:
    (item,) = read("eping", answer(ITEM)).records
    assert item.key == "eping:99001"
    assert item.fields == {
        "title": "Draft order on the labelling of lithium batteries & cells",
        "published": "2026-11-20",
        "date_source": "distributionDate",
        "summary": "The content of cobalt is stated.",
        "authors": ["Invented Republic"],
        "url": "https://epingalert.org/en/Search?viewData=99001",
        "deadline": "2027-01-19",
        "matters": ["G/TBT/N/XXX/1"],
    }


def test_what_is_missing_is_not_stated() -> None:
    bare = {**ITEM, "commentDeadlineDate": None, "description": None, "notifyingMember": None, "documentSymbol": ""}
    (item,) = read("eping", answer(bare)).records
    assert item.fields.keys() == {"title", "published", "date_source", "summary", "url"}
    assert item.fields["summary"] == "Batteries"


def test_an_answer_in_another_order_than_was_asked_for_is_refused() -> None:
    old, new = ({**ITEM, "id": day, "distributionDate": f"2026-11-{day}T00:00:00+00:00"} for day in (19, 20))
    undated = {**ITEM, "id": 1, "distributionDate": None}
    ordered = HERE + "&sortBy=distributionDate&sortDirection=desc"
    assert len(read("eping", answer(new, undated, old), url=ordered).records) == 3
    assert len(read("eping", answer(old, new), url=HERE).records) == 2
    with pytest.raises(ExtractionError, match="found one of 2026-11-20 after one of 2026-11-19"):
        read("eping", answer(old, undated, new), url=ordered)


def test_the_next_page_is_counted_from_one() -> None:
    found = read("eping", answer(ITEM, total=150), url=HERE)
    assert found.next_page == f"{HERE}&page=2"
    assert read("eping", answer(ITEM, total=150), url=str(found.next_page)).next_page is None
    assert read("eping", answer(total=150), url=HERE).next_page is None
    assert read("eping", answer(ITEM, total=150), url=HERE.removesuffix("&pageSize=100")).next_page is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{}", "expected a list under 'items', found NoneType"),
        (answer({"title": "X"}), "notification 1: expected an object with an 'id'"),
        (answer(ITEM, {"id": 1}), "notification 2"),
        ("<html></html>", "expected JSON"),
    ],
)
def test_other_answers_are_errors(body: str, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        read("eping", body)


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("eping", body)
    assert is_read_or_refused("eping", answer(ITEM).encode()[:-3] + body)


SAMPLES = (sample("eping", "a notification", answer(ITEM), media_type="application/json"),)
