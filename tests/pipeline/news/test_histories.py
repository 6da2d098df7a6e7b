"""Histories of feeds over loopback: told is exactly the true news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from pipeline.fetch import Client, Limits
from pipeline.outcome import Outcome
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from pipeline.source import Source
from storage.store import ChangeQuery, Store
from tests.pipeline.news.feeds import DAY, json_feed, numbered, rss
from tests.pipeline.news.histories import HISTORIES, History
from tests.pipeline.news.server import Answer, Publisher, publisher
from tests.pipeline.worlds import open_store, plain, source
from vocabulary.records import Kind

START = DAY + timedelta(hours=4)
SIGNS = {"added": "+", "changed": "±", "removed": "−"}


@pytest.fixture(scope="module")
def web() -> Iterator[Publisher]:
    with publisher() as result:
        yield result


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of its own: what one publisher tells is not told again through another."""
    return open_store(tmp_path)


def watched(web: Publisher, number: int | str, kind: str = "feed") -> Source:
    expect = {"min_records": 0, "max_vanish": 1}
    return source(kind, f"{web.base}/{number}", id=f"feed-{number}", topic="news", expect=expect)


def poll(store: Store, one: Source, day: int) -> Outcome:
    at = START + timedelta(days=day)
    with Client(limits=Limits(host_gap=0), allow_private=True) as client:
        return Refresher(store, client, plain, now=lambda: at, reader=InProcess()).refresh([one]).sources[0]


def told(store: Store, one: Source, day: int) -> tuple[str, ...]:
    since = START + timedelta(days=day)
    changes = store.changes(ChangeQuery(source=one.id, since=since, until=since + timedelta(hours=1)))
    return tuple(f"{SIGNS[change.action]} {change.label}" for change in changes)


def test_there_are_enough_histories() -> None:
    assert len(HISTORIES) >= 60
    assert len({history.name for history in HISTORIES}) == len(HISTORIES)


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.name)
def test_told_is_exactly_the_true_news(history: History, web: Publisher, store: Store) -> None:
    number = HISTORIES.index(history)
    one = watched(web, number)
    results = []
    for day, body in enumerate(history.bodies):
        web.answers[f"/{number}"] = Answer(body)
        outcome = poll(store, one, day)
        assert outcome.ok, outcome.error
        results.append(told(store, one, day))
    assert results == [(), *history.news]


def test_what_is_no_feed_holds_and_tells_nothing(web: Publisher, store: Store) -> None:
    one = watched(web, "broken")
    web.answers["/broken"] = Answer(rss(*numbered(1)))
    assert poll(store, one, 0).outcome == "first"
    for day, body in enumerate((b"<html><body>Sorry</body></html>", b"", b"<rss", b"{}", b"\x1f\x8bxx"), start=1):
        web.answers["/broken"] = Answer(body)
        assert not poll(store, one, day).ok, body
        assert told(store, one, day) == ()
    web.answers["/broken"] = Answer(rss(*numbered(2, 1)))
    assert poll(store, one, 9).ok
    assert told(store, one, 9) == ("+ Item 2",)


def test_a_bomb_of_entities_is_refused(web: Publisher, store: Store) -> None:
    one = watched(web, "bomb")
    web.answers["/bomb"] = Answer(rss(*numbered(1), head='<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'))
    outcome = poll(store, one, 0)
    assert outcome.outcome == "failed"
    assert "XML entities" in (outcome.error or "")


def test_a_window_smaller_than_a_days_items_loses_nothing(web: Publisher, store: Store) -> None:
    one = watched(web, "paged")
    web.answers["/paged"] = Answer(json_feed(*numbered(3, 2, 1)))
    poll(store, one, 0)
    web.answers["/paged"] = Answer(json_feed(*numbered(9, 8, 7), more=f"{web.base}/paged-2"))
    web.answers["/paged-2"] = Answer(json_feed(*numbered(6, 5, 4), more=f"{web.base}/paged-3"))
    web.answers["/paged-3"] = Answer(json_feed(*numbered(3, 2, 1), more=f"{web.base}/paged-4"))
    assert poll(store, one, 1).ok
    assert sorted(told(store, one, 1)) == [f"+ Item {number}" for number in range(4, 10)]


def test_the_fifty_first_notice_of_a_day_is_told(web: Publisher, store: Store) -> None:
    one = watched(web, "notices", "federal-register")
    web.answers["/notices"] = Answer(_notices(range(5)))
    poll(store, one, 0)
    web.answers["/notices"] = Answer(_notices(range(55, 5, -1), f"{web.base}/notices-2"))
    web.answers["/notices-2"] = Answer(_notices(range(5, -1, -1)))
    assert poll(store, one, 1).ok
    assert len(told(store, one, 1)) == 51


def test_a_page_that_fails_fails_the_poll_and_the_next_one_tells_all(web: Publisher, store: Store) -> None:
    one = watched(web, "half")
    web.answers["/half"] = Answer(json_feed(*numbered(1)))
    poll(store, one, 0)
    web.answers["/half"] = Answer(json_feed(*numbered(3), more=f"{web.base}/half-2"))
    assert poll(store, one, 1).outcome == "failed"
    web.answers["/half-2"] = Answer(json_feed(*numbered(2)))
    assert poll(store, one, 2).ok
    assert sorted(told(store, one, 2)) == ["+ Item 2", "+ Item 3"]


def test_a_matter_goes_through_its_steps(web: Publisher, store: Store) -> None:
    one = watched(web, "consultation", "govuk")
    page = {"base_path": "/c/1", "title": "Consultation on antimony", "content_id": "c-1", "details": {}}
    steps: list[tuple[dict[str, object], str]] = [
        (
            {"document_type": "open_consultation", "details": {"closing_date": "2027-02-27T23:45:00Z"}},
            "comments open",
        ),
        ({"document_type": "closed_consultation"}, "comments closed"),
        ({"document_type": "consultation_outcome", "details": {"final_outcome_detail": "<p>Done</p>"}}, "final"),
        ({"document_type": "consultation_outcome", "withdrawn_notice": {"explanation": "x"}}, "withdrawn"),
    ]
    for day, (more, step) in enumerate(steps):
        web.answers["/consultation"] = Answer(orjson.dumps({**page, **more}))
        assert poll(store, one, day).ok
        (record,) = (record for _, record in store.records(one.id, Kind.NEWS_ITEM))
        assert record.fields["step"] == step
        assert len(told(store, one, day)) == (day > 0)


def _notices(numbers: range, more: str | None = None) -> bytes:
    rows = [
        {"document_number": f"2026-{number:05}", "title": f"Notice {number}", "publication_date": "2026-11-20",
         "html_url": f"https://fr.example/{number}", "type": "Notice", "docket_ids": ["D-1"]}
        for number in numbers
    ]  # fmt: skip
    return orjson.dumps({"count": 99, "results": rows, **({"next_page_url": more} if more else {})})
