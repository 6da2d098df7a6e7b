"""Who is told what and when: each change once per reader, whatever clocks, cadences and readers do."""

from __future__ import annotations

import email
import email.policy
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.delivery.subscribers import Subscriber
from storage.outbox import State
from storage.store import Store
from tests.databases import open_at
from tests.digests.histories import History, reader, see

pytestmark = pytest.mark.both_databases

MONDAY = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@contextmanager
def opened(folder: Path) -> Iterator[History]:
    engine = open_at(folder)
    try:
        yield History(Store(engine))
    finally:
        engine.dispose()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A new store."""
    with opened(tmp_path) as made:
        yield made


def text_of(history: History, number: int = 0) -> str:
    """The text of the newest mail but `number`."""
    mail = history.maker.outbox.mails()[number]
    message = email.message_from_bytes(history.maker.outbox.content(mail.id), policy=email.policy.default)
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_a_digest_is_due_once_and_the_next_one_begins_where_it_ended(history: History) -> None:
    ada = reader(cadence="weekly", day="monday")
    first = see(history.store, MONDAY - 2 * DAY, 3)
    (row,) = history.issue([ada], MONDAY)
    assert (row.due_at, row.told, history.told["Ada"]) == (MONDAY, 3, first)
    assert history.issue([ada], MONDAY + 5 * DAY) == []
    second = see(history.store, MONDAY + DAY, 2)
    assert history.issue([ada], MONDAY + 7 * DAY - timedelta(seconds=1)) == []
    (row,) = history.issue([ada], MONDAY + 7 * DAY)
    assert (row.due_at, history.told["Ada"]) == (MONDAY + 7 * DAY, first + second)
    assert row.told == 2


def test_several_missed_instants_are_one_digest(history: History) -> None:
    ada = reader()
    history.issue([ada], MONDAY)
    ids = [result for day in range(20) for result in see(history.store, MONDAY + day * DAY + HOUR)]
    (row,) = history.issue([ada], MONDAY + 20 * DAY + HOUR)
    assert row.due_at == MONDAY + 20 * DAY
    assert history.told["Ada"] == ids
    assert "4 May 2026 to 24 May 2026" in text_of(history)


def test_a_reader_added_late_is_told_at_once_of_the_last_period_and_since(history: History) -> None:
    see(history.store, MONDAY - 30 * DAY, 2)
    period = see(history.store, MONDAY - 6 * DAY, 2)
    since = see(history.store, MONDAY + DAY)
    ada = reader(cadence="weekly")
    (row,) = history.issue([ada], MONDAY + 2 * DAY)
    assert history.told["Ada"] == period + since
    assert row.due_at == MONDAY
    assert history.issue([ada], MONDAY + 3 * DAY) == []
    later = see(history.store, MONDAY + 4 * DAY)
    history.issue([ada], MONDAY + 7 * DAY)
    assert history.told["Ada"] == period + since + later


@pytest.mark.parametrize(
    ("before", "after", "due"),
    [
        ({"cadence": "weekly"}, {"cadence": "daily"}, MONDAY + 4 * DAY),
        ({"cadence": "daily"}, {"cadence": "weekly", "day": "friday"}, MONDAY + 4 * DAY),
        ({"cadence": "daily"}, {"cadence": "monthly"}, datetime(2026, 6, 1, 7, tzinfo=UTC)),
        ({"cadence": "weekly"}, {"cadence": "weekly", "time_zone": "Asia/Tokyo"}, MONDAY + 7 * DAY - 9 * HOUR),
    ],
)
def test_a_cadence_changed_in_mid_period(
    history: History, before: dict[str, str], after: dict[str, str], due: datetime
) -> None:
    first = see(history.store, MONDAY - HOUR)
    history.issue([reader(**before)], MONDAY)
    second = see(history.store, MONDAY + DAY)
    changed = reader(**after)
    assert history.issue([changed], max(MONDAY + HOUR, due - DAY)) == [] or changed.cadence == "daily"
    third = see(history.store, due - HOUR)
    history.issue([changed], due)
    assert history.told["Ada"][-len(first + second + third) :] == first + second + third


def test_a_clock_set_back_neither_repeats_nor_silences(history: History) -> None:
    ada = reader()
    first = see(history.store, MONDAY - HOUR)
    history.issue([ada], MONDAY + timedelta(minutes=1))
    second = see(history.store, MONDAY - 2 * HOUR)  # detected by the clock that was set back
    for back in (timedelta(minutes=30), timedelta(minutes=5), -timedelta(minutes=5)):
        assert history.issue([ada], MONDAY - back) == []
    history.issue([ada], MONDAY + DAY)
    assert history.told["Ada"] == first + second


def test_a_clock_that_was_years_ahead_does_not_silence(history: History) -> None:
    ada = reader()
    first = see(history.store, MONDAY - HOUR)
    history.issue([ada], MONDAY + 3000 * DAY)
    second = see(history.store, MONDAY - HOUR)
    (row,) = history.issue([ada], MONDAY)
    assert row.due_at == MONDAY
    assert history.issue([ada], MONDAY + HOUR) == []
    third = see(history.store, MONDAY + HOUR)
    history.issue([ada], MONDAY + DAY)
    assert history.told["Ada"] == [*second, *third]  # to that clock, the first one was years before the last period
    assert first == [1]


def test_what_is_asked_for_is_sent_whether_due_or_not(history: History) -> None:
    ada = reader(cadence="monthly")
    history.issue([ada], MONDAY)
    ids = see(history.store, MONDAY + HOUR)
    (row,) = history.issue([ada], MONDAY + 2 * HOUR, only_due=False)
    assert (row.due_at, row.told) == (MONDAY + 2 * HOUR, 1)
    assert history.issue([ada], MONDAY + 3 * HOUR) == []
    (row,) = history.issue([ada], datetime(2026, 6, 1, 7, tzinfo=UTC))
    assert row.told == 0
    assert history.told["Ada"] == ids


def test_nothing_to_tell_is_a_short_digest_or_none(history: History) -> None:
    history.issue([reader("Ada"), reader("Bob", empty=False)], MONDAY)
    assert [mail.reader for mail in history.maker.outbox.mails()] == ["Ada"]
    assert {row.reader for row in history.maker.outbox.issued()} == {"Ada", "Bob"}
    assert "Nothing can be said" in text_of(history)
    see(history.store, MONDAY + HOUR, significance="routine")
    history.issue([reader("Ada"), reader("Bob", empty=False)], MONDAY + DAY)
    assert [mail.reader for mail in history.maker.outbox.mails()] == ["Ada", "Ada"]
    see(history.store, MONDAY + DAY + HOUR)
    history.issue([reader("Ada"), reader("Bob", empty=False)], MONDAY + 2 * DAY)
    assert [mail.reader for mail in history.maker.outbox.mails()][:2] == ["Bob", "Ada"]


def test_readers_are_told_by_what_they_follow(history: History) -> None:
    see(history.store, MONDAY - HOUR)
    readers = [
        reader("Ada", topics=["lists"]),
        reader("Bob", topics=["news"]),
        reader("Eve", jurisdictions=["GB"]),
        reader("Kim", significance="critical"),
        reader("Max", language="fr", time_zone="Asia/Tokyo", format="text"),
    ]
    reported = {row.reader: row.told for row in history.issue(readers, MONDAY)}
    assert reported == {"Ada": 0, "Bob": 1, "Eve": 1, "Kim": 0, "Max": 1}
    assert "4 mai 2026" in text_of(history)


def test_a_preview_is_what_is_sent(history: History) -> None:
    see(history.store, MONDAY - HOUR, 3)
    ada = reader()
    seen = history.maker.preview(ada, MONDAY)
    assert seen.letter is not None
    assert history.maker.outbox.mails() == []
    history.issue([ada], MONDAY)
    (mail,) = history.maker.outbox.mails()
    assert history.maker.outbox.content(mail.id) == seen.letter.content
    later = history.maker.preview(ada, MONDAY + HOUR)
    assert later.row.due_at == MONDAY + DAY
    history.issue([ada], MONDAY + DAY)
    assert later.letter is not None
    assert history.maker.outbox.mails()[0].message_id == later.letter.message_id


def test_two_at_the_same_time_tell_once(history: History) -> None:
    """The slower one has made its digest already when the faster one writes down the same."""
    see(history.store, MONDAY - HOUR)
    ada = reader()
    slow = history.maker.preview(ada, MONDAY)
    assert len(history.issue([ada], MONDAY)) == 1
    assert not history.maker.outbox.issue(slow.row, slow.letter)
    assert [mail.state for mail in history.maker.outbox.mails()] == [State.WAITING]


NAMES = ("Ada", "Bob", "Eve")
SETTINGS = st.sampled_from(
    [
        {"cadence": "daily"},
        {"cadence": "daily", "hour": 2, "time_zone": "Europe/Berlin"},
        {"cadence": "daily", "hour": 1, "time_zone": "America/New_York"},
        {"cadence": "weekly", "day": "sunday", "hour": 2, "time_zone": "Australia/Lord_Howe"},
        {"cadence": "weekly", "day": "monday", "topics": ["lists"]},
        {"cadence": "monthly", "day": 31, "empty": False},
        {"cadence": "quarterly", "significance": "routine"},
    ]
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("see"), st.integers(1, 4)),
        st.tuples(st.just("pass"), st.sampled_from([1, 7, 24, 25, 24 * 6, 24 * 31, 24 * 95])),
        st.tuples(st.just("set back"), st.sampled_from([1, 5, 24, 24 * 40, 24 * 900])),
        st.tuples(st.just("ahead"), st.sampled_from([24, 24 * 900])),
        st.tuples(st.just("reader"), st.tuples(st.sampled_from(NAMES), SETTINGS | st.none())),
        st.tuples(st.just("issue"), st.booleans()),
        st.tuples(st.just("ask"), st.sampled_from(NAMES)),
    ),
    max_size=30,
)
STARTS = st.sampled_from(["2026-03-28T20:00Z", "2026-10-24T20:00Z", "2028-02-28T05:00Z", "2026-10-31T03:00Z"])


@given(STARTS, STEPS)
@settings(max_examples=120, deadline=None)
def test_in_any_history_no_change_is_told_twice_and_none_is_lost(start: str, steps: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as history:
        now, readers = datetime.fromisoformat(start), dict[str, Subscriber]()
        for step, value in [*steps, ("pass", 24 * 95), ("see", 1), ("pass", 24 * 95), ("issue", True)]:
            if step == "see":
                see(history.store, now, value)
            elif step in ("pass", "ahead", "set back"):
                now += HOUR * (value if step != "set back" else -value)
            elif step == "reader":
                name, changed = str(value[0]), value[1]
                readers.pop(name, None)
                if changed is not None:
                    readers[name] = reader(name, **changed)
            elif step == "issue":
                history.issue(list(readers.values()), now)
            elif value in readers:
                history.issue([readers[value]], now, only_due=False)
        assert list(wrong(history, readers, now)) == []


def wrong(history: History, readers: dict[str, Subscriber], now: datetime) -> Iterator[str]:
    """What is wrong: a reader's chain has a gap or an overlap, a mail is none of its own, a change never arrived."""
    newest = history.maker.outbox.newest_change()
    for name, reported in history.told.items():
        if reported != sorted(set(reported)):
            yield f"{name}: told twice"
        elif reported and reported != list(range(reported[0], reported[-1] + 1)):
            yield f"{name}: lost"
        if len({row.due_at for row in history.rows[name]}) != len(history.rows[name]):
            yield f"{name}: due twice at one time"
    for name in readers:
        head = history.maker.outbox.heads(now).get(name)
        late = [row.due_at for row in history.rows[name] if row.due_at > now]
        if head is None or not (head.until_id == newest or late):
            yield f"{name}: the last change never arrived"
    ids = [mail.message_id for mail in history.maker.outbox.mails()]
    if len(ids) != len(set(ids)):
        yield "two mails with one id"


def test_reports_go_with_the_digest_of_who_asked_for_them(history: History) -> None:
    ada, bob = reader(reports=["lists-review", "participation"]), reader(name="Bob")
    see(history.store, MONDAY - DAY, 2)
    history.issue([ada, bob], MONDAY)
    mails = {mail.reader: history.maker.outbox.content(mail.id) for mail in history.maker.outbox.mails()}
    message: Any = email.message_from_bytes(mails["Ada"], policy=email.policy.default)
    assert message.defects == []
    assert message.get_content_type() == "multipart/mixed"
    assert message.get_body(("plain",)) is not None
    review, missing = message.iter_attachments()
    assert review.get_filename() == "lists-review-2026-05-04.docx"
    assert (
        docx.Document(io.BytesIO(review.get_content())).paragraphs[0].text.startswith("Review of the published lists")
    )
    assert missing.get_content().startswith(
        "The report participation could not be written: no committee of ISO was known"
    )
    assert all(len(line) <= 78 or b"wordprocessingml" in line for line in mails["Ada"].split(b"\r\n"))
    assert email.message_from_bytes(mails["Bob"]).get_content_type() == "multipart/alternative"


def test_reports_are_sent_even_where_nothing_changed(history: History) -> None:
    ada = reader(reports=["lists-review"], empty=False)
    history.issue([ada], MONDAY)
    assert len(history.maker.outbox.mails()) == 1


def test_what_does_not_fit_goes_with_the_mail(history: History) -> None:
    see(history.store, MONDAY - DAY, 390, title="A long title about ores and their analysis " * 6)
    history.issue([reader()], MONDAY)
    (mail,) = history.maker.outbox.mails()
    message: Any = email.message_from_bytes(history.maker.outbox.content(mail.id), policy=email.policy.default)
    (rest,) = message.iter_attachments()
    assert rest.get_filename() == "digest-2026-05-04.txt"
    body = message.get_body(("plain",)).get_content()
    assert "more: in the attached file" in body
    shown = body.count("News: A long")
    assert len(body) < 98_000
    assert 50 < shown < 390 == rest.get_content().count("notable: News: A long title about ores")
