"""When a source is polled again, whatever servers, failures and clocks do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import HttpUrl

from pipeline.outcome import Outcome, Report
from pipeline.poll.cadence import EARLY, OFFLINE, address_of, due, freshness, next_due, not_there, there
from pipeline.source import Source
from storage.model import SourceState
from storage.store import Store
from tests.databases import open_at

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    engine = open_at(tmp_path)
    yield Store(engine)
    engine.dispose()


def source(poll: str = "daily") -> Source:
    return Source.model_validate(
        {
            "id": "ores", "name": "Ores", "organisation": "Test", "jurisdiction": "US", "kind": "page", "poll": poll,
            "url": "https://ores.example/", "topic": "news", "evidence": "written here", "why": "a test",
            "expect": {"min_records": 0, "max_vanish": 1}, "confidence": "verified",
        }
    )  # fmt: skip


def after(poll: str, failures: int = 0, **more: timedelta) -> timedelta:
    moment = next_due(source(poll), failures, NOW, **more)
    assert moment is not None
    return moment - NOW


def test_a_success_waits_for_the_cadence_drawn_apart_by_a_little() -> None:
    assert DAY * 0.95 <= after("daily") <= DAY
    assert next_due(source("once"), 0, NOW) is None


def test_a_hundred_sources_of_one_cadence_do_not_come_due_in_the_same_minute() -> None:
    """They are drawn apart over an hour of a day, each by the same share in every process that asks."""
    waits = [next_due(source().model_copy(update={"id": f"ores-{number}"}), 0, NOW) for number in range(100)]
    drawn = [(NOW + DAY - wait) / timedelta(minutes=1) for wait in waits if wait is not None]
    assert len({round(minutes) for minutes in drawn}) > 40
    assert 50 < max(drawn) <= 0.04 * 24 * 60
    assert 0 <= min(drawn) < 8
    assert waits[7] == next_due(source().model_copy(update={"id": "ores-7"}), 0, NOW)


@pytest.mark.parametrize("poll", ["hourly", "daily", "quarterly", "once"])
def test_a_failure_is_tried_again_soon_then_more_and_more_rarely_and_never_given_up(poll: str) -> None:
    """Three times as long after each, so that an outage of a day costs a server five requests; then once a week."""
    hours = [after(poll, failures) / timedelta(hours=1) for failures in range(1, 40)]
    assert hours == [1, 3, 9, 27, 81, *[7 * 24] * 34]


def test_a_server_is_heard_but_not_for_a_year() -> None:
    assert after("hourly", 1, retry_after=timedelta(seconds=172_800)) == 2 * DAY
    assert after("hourly", 1, retry_after=timedelta(days=400)) == timedelta(days=14)
    assert after("hourly", fresh=timedelta(hours=2)) == timedelta(hours=2)
    assert after("daily", fresh=timedelta(days=365)) == 2 * DAY


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": "max-age=99999999999999999999"}, None),
        ({"expires": "Sun, 01 Mar 2026 13:00:00 GMT", "date": "Sun, 01 Mar 2026 12:00:00 GMT"}, 3600),
        ({"expires": "Sun, 01 Mar 2026 13:00:00 GMT"}, 3600),
        ({"cache-control": "max-age=999999999"}, 999_999_999),
        ({"expires": "Sun, 01 Mar 2026 13:00:00 -0000", "date": "Sun, 01 Mar 2026 12:00:00 GMT"}, 3600),  # UTC, too
        ({"expires": "0"}, None),
        ({"expires": "Sun, 01 Mar 2020 13:00:00 GMT"}, 0),
        ({}, None),
    ],
)
def test_how_long_an_answer_is_good_for(headers: dict[str, str], seconds: int | None) -> None:
    result = freshness(headers, NOW)
    assert (None if result is None else result.total_seconds()) == seconds


def state(polled_at: datetime, planned: datetime | None, failures: int = 0) -> SourceState:
    return SourceState("ores", polled_at=polled_at, next_due=planned, failures=failures)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_was_wrong_for_a_while_stops_nothing(years: int) -> None:
    wrong = NOW + timedelta(days=365 * years)
    assert due(source(), state(wrong, wrong + DAY), NOW)
    assert due(source(), state(NOW - timedelta(hours=1), NOW + timedelta(days=3650)), NOW)


def test_what_is_planned_is_kept_to() -> None:
    assert not due(source(), state(NOW - DAY, NOW + timedelta(hours=1)), NOW)
    assert due(source(), state(NOW - DAY, NOW + timedelta(minutes=1)), NOW)
    assert due(source("once"), None, NOW)
    assert not due(source("once"), state(NOW - 900 * DAY, None), NOW)
    assert due(source("once"), state(NOW - DAY, NOW - timedelta(hours=1), failures=1), NOW)
    assert due(source(), state(NOW - DAY, None), NOW), "of a database from before there were plans"
    assert due(source("once"), state(NOW - DAY, None, failures=1), NOW), "it was never read"


SECOND = timedelta(seconds=1)


def test_a_run_that_starts_five_minutes_early_finds_its_sources_due() -> None:
    """Timers of systems drift and collect jobs; without that a daily run would skip every other day."""
    minutes = timedelta(minutes=5)
    assert due(source(), state(NOW - DAY, NOW + minutes), NOW)
    assert not due(source(), state(NOW - DAY, NOW + minutes + SECOND), NOW)


def test_a_poll_in_the_future_is_a_clock_that_was_wrong_but_for_the_minutes_by_which_two_machines_differ() -> None:
    tomorrow = NOW + DAY
    assert not due(source(), state(NOW - SECOND, tomorrow), NOW)
    assert not due(source(), state(NOW + timedelta(minutes=5), tomorrow), NOW)
    assert due(source(), state(NOW + timedelta(minutes=5) + SECOND, tomorrow), NOW)


@pytest.mark.parametrize(("poll", "cadence"), [("hourly", timedelta(hours=1)), ("weekly", 7 * DAY), ("once", 0 * DAY)])
def test_no_plan_reaches_further_than_two_cadences_and_four_weeks(poll: str, cadence: timedelta) -> None:
    """A server is heard for two weeks, an answer is good for at most two cadences: more is a wrong clock."""
    longest = NOW + 2 * cadence + timedelta(days=28)
    assert not due(source(poll), state(NOW - DAY, longest, failures=1), NOW)
    assert due(source(poll), state(NOW - DAY, longest + SECOND, failures=1), NOW)


OWN, NEW, NEWER = "https://ores.example/", "https://ores.example/new", "https://ores.example/newer"


def test_where_an_address_leads_for_good_is_asked_until_it_fails() -> None:
    """RFC 9110, 15.4.2 and 15.4.9. A page that moved once and then vanished may be back at its old address."""
    entry, fresh = source(), SourceState("ores")
    assert address_of(entry, fresh) == OWN
    moved = there(entry, fresh, NEW)
    assert (address_of(entry, moved), moved.moved_from) == (NEW, OWN)
    assert address_of(entry, there(entry, moved, None)) == NEW, "the new address answered and led nowhere else"
    assert address_of(entry, there(entry, moved, NEWER)) == NEWER
    assert address_of(entry, not_there(entry, moved, 404)) == OWN
    assert address_of(entry, replace(moved, moved_from="https://ores.example/of-an-earlier-catalogue")) == OWN


@pytest.mark.parametrize("status", [None, 404, 409, 411, 500])
def test_only_410_says_that_an_address_is_gone_for_good(status: int | None) -> None:
    """RFC 9110, 15.5.11. A 404 or a broken server may be back tomorrow."""
    entry = source()
    assert not_there(entry, SourceState("ores"), status).gone is None
    assert not_there(entry, SourceState("ores"), 410).gone == OWN


def test_what_is_gone_is_not_asked_again_until_its_entry_has_another_address() -> None:
    entry, polled = source(), state(NOW - 9 * DAY, NOW - 8 * DAY)
    gone = not_there(entry, polled, 410)
    assert not due(entry, gone, NOW)
    elsewhere = entry.model_copy(update={"url": HttpUrl(NEWER)})
    assert due(elsewhere, gone, NOW)
    assert due(entry, there(entry, gone, None), NOW), "somebody asked for it by name, and it was there"


def test_a_new_address_that_is_gone_says_nothing_of_the_old_one() -> None:
    entry = source()
    moved = there(entry, state(NOW - 9 * DAY, NOW - 8 * DAY), NEW)
    failed = not_there(entry, moved, 410)
    assert (failed.gone, address_of(entry, failed)) == (None, OWN)


def test_the_next_try_after_our_own_outage_is_no_poll_that_comes_early() -> None:
    assert EARLY < OFFLINE == timedelta(minutes=10)


@given(
    st.sampled_from(["hourly", "twice-daily", "daily", "weekly", "monthly", "quarterly"]),
    st.integers(0, 60),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
)
def test_every_plan_comes_due(poll: str, failures: int, asked: int, fresh: int) -> None:
    entry = source(poll)
    planned = next_due(entry, failures, NOW, retry_after=timedelta(seconds=asked), fresh=timedelta(seconds=fresh))
    assert planned is not None
    assert NOW < planned <= NOW + max(2 * entry.interval, timedelta(days=14))
    assert due(entry, state(NOW, planned, failures), planned)


def test_nothing_reached_at_all_is_our_connection_and_one_host_is_theirs(store: Store) -> None:
    failed = [Outcome(f"ores{number}", "failed", error="no answer", reason="unreachable") for number in range(4)]
    assert Report(NOW, NOW, tuple(failed)).offline
    assert not Report(NOW, NOW, (*failed, Outcome("metals", "unchanged"))).offline
    assert not Report(NOW, NOW, (*failed[:3], Outcome("metals", "failed", reason="http"))).offline
    assert not Report(NOW, NOW, (failed[0], Outcome("metals", "skipped"))).offline
    with store.begin() as transaction:
        transaction.save_state(SourceState("ores1", polled_at=NOW, outcome="failed", failures=1, next_due=NOW + DAY))
        transaction.save_state(SourceState("metals", polled_at=NOW, outcome="unchanged", next_due=NOW + DAY))
        transaction.forgive(["ores1", "metals"], NOW + timedelta(minutes=10))
    assert (store.states()["ores1"].failures, store.states()["metals"].next_due) == (0, NOW + DAY)
    assert store.states()["ores1"].next_due == NOW + timedelta(minutes=10)


def test_what_tells_whether_a_source_is_due_is_enough_for_it(store: Store) -> None:
    gone = str(source().url)
    states = [
        SourceState("ores", polled_at=polled, next_due=planned, failures=failures, gone=ended, error="x", records=3)
        for polled in (None, NOW, NOW - DAY * 30, NOW + DAY)
        for planned in (None, NOW, NOW + DAY, NOW + DAY * 400)
        for failures in (0, 2)
        for ended in (None, gone)
    ]
    with store.begin() as transaction:
        transaction.save_states([replace(state, source=f"ores{number}") for number, state in enumerate(states)])
    whole, plans = store.states(), store.plans()
    assert plans.keys() == whole.keys()
    for poll in ("daily", "once"):
        results = {name: due(source(poll), plans[name], NOW) for name in plans}
        assert results == {name: due(source(poll), whole[name], NOW) for name in whole}
        assert set(results.values()) == {True, False}
