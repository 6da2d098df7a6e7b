"""What the operator is told, when, and that it is told once."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from critmin.background.jobs import DigestJob, OperatorJob
from critmin.operator.alarms import notices, open_alarms
from critmin.operator.metrics import Metrics
from critmin.operator.recovered import recovered
from critmin.operator.status import Status, status
from digests.delivery.mail import Sender
from digests.delivery.operator import Operator, SentNotice, letters, load_operator, message_id
from digests.delivery.transports.channels import Channels
from digests.delivery.transports.folders import EmlFolder
from digests.delivery.transports.transport import Refused
from pipeline.source import Source
from storage.model import UNSTABLE, PollRow, SourceState
from storage.outbox import Letter, Outbox, State
from storage.reviews import Review
from storage.store import Store
from tests.databases import open_at
from vocabulary.errors import ConfigurationError

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ORIGIN = Sender("critmin", "critmin@example.org")
NONE = open_alarms([])


def source(name: str, **more: object) -> Source:
    return Source.model_validate(
        {
            "id": name, "name": name, "organisation": "Test", "jurisdiction": "US", "kind": "page", "why": "a test",
            "url": f"https://{name}.example/", "poll": "daily", "topic": "news", "evidence": "written here",
            "expect": {"min_records": 0, "max_vanish": 1}, "confidence": "verified", **more,
        }
    )  # fmt: skip


def state(name: str, **more: object) -> SourceState:
    known = SourceState(
        name, baseline_at=NOW - timedelta(days=9), polled_at=NOW, succeeded_at=NOW, outcome="unchanged", records=1
    )
    return replace(known, **more)  # type: ignore[arg-type]


def found(
    *states: SourceState, mails: tuple[int, int] = (0, 0), now: datetime = NOW, held: Sequence[Review] = ()
) -> Status:
    watched = [source(each.source, runbook="Ask the publisher.") for each in states]
    known = {each.source: each for each in states}
    return status(watched, known, [], now, running=None, mails=mails, held=held)


def failed(name: str) -> SourceState:
    return state(name, outcome="failed", failures=3, error="no answer", succeeded_at=NOW - timedelta(days=4))


def test_one_failure_troubles_nobody_and_three_in_a_row_do() -> None:
    assert found(state("ores", outcome="failed", failures=2, error="x")).failing == ()
    assert [trouble.source for trouble in found(failed("ores")).failing] == ["ores"]


def test_all_failing_at_once_is_one_sentence_about_our_connection() -> None:
    (problem,) = found(*(failed(f"ores{number}") for number in range(6))).problems
    assert (problem.name, "offline" in problem.message) == ("offline", True)
    assert found(failed("ores"), *(state(f"metals{number}") for number in range(6))).problems == ()


def test_that_all_fail_is_not_over_while_few_of_them_are_tried_again() -> None:
    lately = failed("ores")
    before = [replace(failed(f"ores{number}"), polled_at=NOW - timedelta(hours=2)) for number in range(6)]
    (problem,) = found(lately, *before).problems
    assert (problem.name, problem.message[:18]) == ("offline", "7 of the 7 sources")
    read = [state(f"ores{number}", polled_at=NOW - timedelta(hours=2)) for number in range(6)]
    assert found(lately, *read).problems == ()


def test_a_clock_that_stands_still_is_noticed() -> None:
    (problem,) = found(state("ores"), now=NOW + timedelta(days=3)).problems
    assert problem.message.startswith("nothing has been polled since")


def told_by(history: list[SentNotice], now: Status, day: str | None = None) -> list[str]:
    """The subjects of what is told now and was not told before; it is history then."""
    fresh = [
        SentNotice(message_id(notice.kind, notice.about, "ops@example.org", ORIGIN), notice.subject, NOW)
        for notice in notices(now.problems, open_alarms(history), day, now)
    ]
    fresh = [each for each in fresh if each.message_id not in {known.message_id for known in history}]
    history += fresh
    return [each.subject for each in fresh]


def test_an_alarm_is_told_once_and_its_end_once_each_time() -> None:
    history: list[SentNotice] = []
    bad, worse, good = found(state("ores"), mails=(0, 1)), found(state("ores"), mails=(0, 2)), found(state("ores"))
    for _ in range(2):  # the same trouble may come again, in the same words
        assert told_by(history, bad) == ["critmin needs attention: 1 mail failed: critmin outbox"]
        assert told_by(history, bad) == told_by(history, worse) == []
        assert told_by(history, good) == ["critmin: resolved: 1 mail failed: critmin outbox"]
        assert told_by(history, good) == []


def test_an_alarm_of_some_that_still_answer_is_told_once_however_often_they_do() -> None:
    history: list[SentNotice] = []
    for hours in range(4):
        read = state("metals", polled_at=NOW, succeeded_at=NOW + timedelta(hours=hours))
        now = found(read, *(failed(f"ores{number}") for number in range(8)))
        assert len(told_by(history, now)) == (hours == 0)


def test_what_stands_is_said_again_in_the_notice_of_the_day() -> None:
    now = found(failed("ores"), mails=(0, 1))
    (notice,) = (each for each in notices(now.problems, NONE, "2026-03-02", now) if each.kind == "daily")
    assert "Still open: 1 mail failed" in notice.text


def row(hours: float, outcome: str) -> PollRow:
    at = NOW - timedelta(hours=hours)
    return PollRow("ores", at, at, outcome, error="no answer" if outcome in ("failed", "quarantined") else None)


@pytest.mark.parametrize(
    ("polls", "in_vain"),
    [
        ("changed failed failed failed first", 3),
        ("unchanged unchanged quarantined first", 1),
        ("unchanged failed failed first", None),  # too few to trouble a person
        ("failed failed failed failed first", None),
        ("unchanged", None),
        ("", None),
    ],
)
def test_what_is_read_again_after_a_person_was_needed(polls: str, in_vain: int | None) -> None:
    rows = [row(hours + 1, outcome) for hours, outcome in enumerate(polls.split())]
    again = recovered(rows, NOW - timedelta(days=1))
    assert (again.polls if again else None) == in_vain
    assert recovered(rows, NOW) is None  # told before


def test_sources_that_are_read_again_stand_in_the_notice_of_the_day() -> None:
    again = recovered([row(2, "changed"), row(3, "quarantined")], NOW - timedelta(days=1))
    assert again is not None
    (notice,) = notices([], NONE, "2026-03-02", found(state("ores")), [again])
    assert notice.subject == "critmin: 1 source is readable again"
    assert "ores: since 2026-03-02 07:00 UTC, after 1 poll that failed or was held (no answer)" in notice.text
    (both,) = notices([], NONE, "2026-03-02", found(failed("metals")), [again] * 30)
    assert both.subject == "critmin: 1 source needs attention, 30 are readable again"
    assert "and 10 more" in both.text


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[Store, Callable[[], list[str]]]]:
    """A database, and what the operator is told by a `critmin run` that was started a moment ago."""
    store = Store(open_at(tmp_path))
    (tmp_path / "subscribers.yaml").write_text("subscribers: []\noperator:\n  address: ops@example.org\n  hour: 0\n")
    (tmp_path / "sources.yaml").write_text(yaml.safe_dump({"sources": [
        source(name).model_dump(mode="json", exclude_none=True) for name in ("ores", "metals")
    ]}))  # fmt: skip

    def started() -> list[str]:
        before = len(Outbox(store.engine).mails())
        job = OperatorJob(store, tmp_path / "sources.yaml", tmp_path / "subscribers.yaml", ORIGIN, Metrics())
        job(lambda: False)
        job(lambda: False)
        mails = Outbox(store.engine).mails()
        return [mail.subject for mail in mails[: len(mails) - before]]

    yield store, started
    store.engine.dispose()


def test_that_an_alarm_is_over_is_told_by_a_run_that_was_started_since(
    watching: tuple[Store, Callable[[], list[str]]],
) -> None:
    store, started = watching
    now = datetime.now(UTC)
    with store.begin() as transaction:
        for name in ("ores", "metals"):
            transaction.save_state(state(name, polled_at=now, succeeded_at=now))
    box = Outbox(store.engine)
    box.queue(Letter("Ada", "ada@example.org", "<1@example.org>", "A digest", b"x"), now)
    (mail,) = box.mails()
    box.end(mail.id, State.REFUSED, now, "no such mailbox")
    assert started() == ["critmin needs attention: 1 mail failed: critmin outbox"]
    assert started() == []
    box.cancel([mail.id], now)
    assert started() == ["critmin: resolved: 1 mail failed: critmin outbox"]
    assert started() == []


def test_a_machine_that_was_off_is_no_alarm(watching: tuple[Store, Callable[[], list[str]]]) -> None:
    store, started = watching
    long_ago = datetime.now(UTC) - timedelta(days=9)
    with store.begin() as transaction:
        for name in ("ores", "metals"):
            transaction.save_state(state(name, baseline_at=long_ago, polled_at=long_ago, succeeded_at=long_ago))
    assert started() == []


def test_the_notice_of_the_day_names_what_is_read_again(watching: tuple[Store, Callable[[], list[str]]]) -> None:
    store, started = watching
    now = datetime.now(UTC)
    with store.begin() as transaction:
        transaction.save_state(state("ores", polled_at=now, succeeded_at=now))
        for hours, outcome in ((9, "first"), (5, "failed"), (4, "failed"), (3, "failed"), (0, "unchanged")):
            at = now - timedelta(hours=hours)
            transaction.log_poll(PollRow("ores", at, at, outcome, error="no answer"))
    assert started() == ["critmin: 1 source is readable again"]
    assert started() == []


def test_no_digest_is_made_before_anything_was_polled(
    watching: tuple[Store, Callable[[], list[str]]], tmp_path: Path
) -> None:
    store, _ = watching
    text = "subscribers:\n- {name: Ada, address: ada@example.org, cadence: daily}\n"
    (tmp_path / "subscribers.yaml").write_text(text)
    job = DigestJob(
        store, tmp_path / "sources.yaml", tmp_path / "subscribers.yaml", ORIGIN, EmlFolder(tmp_path / "mails")
    )
    job(lambda: False)
    assert Outbox(store.engine).issued() == []
    with store.begin() as transaction:
        transaction.save_state(state("ores", polled_at=datetime.now(UTC)))
    job(lambda: False)
    assert [digest.reader for digest in Outbox(store.engine).issued()] == ["Ada"]


def test_sources_that_fail_are_told_once_a_day_in_one_notice_with_their_runbooks() -> None:
    review = Review(1, "source metals", "a" * 64, None, (), ("12 of 60 entries",), NOW - timedelta(days=1), NOW)
    now, history = found(failed("ores"), state("metals", outcome="quarantined"), held=[review]), list[SentNotice]()
    (notice,) = notices([], NONE, "2026-03-02", now)
    assert "Ask the publisher." in notice.text
    assert "metals: 12 of 60 entries (waiting since 2026-03-01, last read 2026-03-02)" in notice.text
    assert "critmin review metals" in notice.text
    assert told_by(history, now, "2026-03-02") == ["critmin: 2 sources need attention"]
    assert told_by(history, now, "2026-03-02") == told_by(history, now) == []


def test_what_never_changes_and_what_flips_is_told_with_its_runbook() -> None:
    old = NOW - timedelta(days=731)
    stale = state("frozen", baseline_at=old, changed_at=old)
    flips = state("flips", notes=(f"{UNSTABLE} since yesterday",))
    now = found(stale, flips, state("fresh", baseline_at=old, changed_at=NOW))
    assert [trouble.source for trouble in now.stale] == ["frozen"]
    assert [trouble.source for trouble in now.unstable] == ["flips"]
    (notice,) = notices([], NONE, "2026-03-02", now)
    assert "frozen: unchanged since 2024-03-01, longer than its stale_after of 730 days" in notice.text
    assert notice.text.count("Ask the publisher.") == 2


def test_what_nobody_read_is_not_called_unchanged() -> None:
    read = NOW - timedelta(days=700)
    known = state("frozen", baseline_at=read, changed_at=read, succeeded_at=read, polled_at=read)
    assert found(known).stale == ()


def test_a_source_states_its_own_patience() -> None:
    known = state("ores", baseline_at=NOW - timedelta(days=9))
    for entry, stale in (({"stale_after": 8}, 1), ({"stale_after": 10}, 0), ({"stale_after": 8, "poll": "once"}, 0)):
        now = status([source("ores", **entry)], {"ores": known}, [], NOW, running=None, mails=(0, 0), held=())
        assert len(now.stale) == stale, entry


def test_the_operator_stands_in_the_subscribers_file(tmp_path: Path) -> None:
    path = tmp_path / "subscribers.yaml"
    path.write_text("subscribers: []\n")
    assert load_operator(path) is None
    path.write_text("subscribers: []\noperator:\n  address: ops@example.org\n  notify: ['json://127.0.0.1:9']\n")
    operator = load_operator(path)
    assert operator is not None
    assert operator.addresses == ("ops@example.org", "apprise:0")
    assert operator.day_of(NOW) == "2026-03-02"
    assert operator.day_of(NOW.replace(hour=3)) is None
    for text, said in (
        ("operator:\n  adress: ops@example.org\n", "3: operator, field adress: unknown field; did you mean address"),
        ("operator:\n  hour: 7\n", "expected an address"),
        ("operator: 7\n", "expected a mapping"),
    ):
        path.write_text("subscribers: []\n" + text)
        with pytest.raises(ConfigurationError, match=said):
            load_operator(path)


@pytest.fixture
def service() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """A chat service that Apprise's `json://` speaks to."""
    received: list[dict[str, object]] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            """Silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"json://127.0.0.1:{server.server_address[1]}", received
        server.shutdown()
        thread.join()


def test_a_notice_goes_to_mail_and_chat_once(tmp_path: Path, service: tuple[str, list[dict[str, object]]]) -> None:
    address, received = service
    engine = open_at(tmp_path)
    box = Outbox(engine)
    operator = Operator(address="ops@example.org", notify=(address,))
    (notice,) = notices([], NONE, "2026-03-02", found(failed("ores")))
    queued = [box.queue(letter, NOW) for _ in range(2) for letter in letters(notice, operator, ORIGIN, NOW)]
    assert queued == [True, True, False, False]
    out = Channels(EmlFolder(tmp_path / "mails"), operator.notify)
    for mail in box.due(NOW):
        out.send(mail, box.content(mail.id))
    assert len(list((tmp_path / "mails").iterdir())) == 1
    assert [entry["title"] for entry in received] == ["critmin: 1 source needs attention"]
    (chat,) = (mail for mail in box.due(NOW) if mail.address.startswith("apprise:"))
    with pytest.raises(Refused):
        Channels(EmlFolder(tmp_path / "mails"), ()).send(chat, box.content(chat.id))
    engine.dispose()


def test_metrics_are_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "critmin.prom"
    Metrics(path).update(found(failed("ores"), state("metals")))
    text = path.read_text()
    assert 'critmin_sources{state="failing"} 1.0' in text
    assert "critmin_healthy 1.0" in text
