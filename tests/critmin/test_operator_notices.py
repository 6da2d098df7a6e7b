"""What the operator is told, when, and that it is told once."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from critmin.operator.alarms import Alarm, alarms, notices
from critmin.operator.metrics import Metrics
from critmin.operator.status import Status, status
from digests.delivery.mail import Sender
from digests.delivery.operator import Operator, letters, load_operator
from digests.delivery.transports.channels import Channels
from digests.delivery.transports.folders import EmlFolder
from digests.delivery.transports.transport import Refused
from pipeline.source import Source
from storage.model import UNSTABLE, SourceState
from storage.outbox import Outbox
from tests.databases import open_at
from vocabulary.errors import ConfigurationError

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ORIGIN = Sender("critmin", "critmin@example.org")


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


def found(*states: SourceState, mails: tuple[int, int] = (0, 0), now: datetime = NOW) -> Status:
    watched = [source(each.source, runbook="Ask the publisher.") for each in states]
    known = {each.source: each for each in states}
    return status(watched, known, [], now, running=None, mails=mails)


def failed(name: str) -> SourceState:
    return state(name, outcome="failed", failures=3, error="no answer", succeeded_at=NOW - timedelta(days=4))


def test_one_failure_troubles_nobody_and_three_in_a_row_do() -> None:
    assert found(state("ores", outcome="failed", failures=2, error="x")).failing == ()
    assert [trouble.source for trouble in found(failed("ores")).failing] == ["ores"]


def test_all_failing_at_once_is_one_sentence_about_our_connection() -> None:
    (problem,) = found(*(failed(f"ores{number}") for number in range(6))).problems
    assert "offline" in problem
    assert found(failed("ores"), *(state(f"metals{number}") for number in range(6))).problems == ()


def test_a_clock_that_stands_still_is_noticed() -> None:
    assert found(state("ores"), now=NOW + timedelta(days=3)).problems[0].startswith("nothing was polled since")


def test_an_alarm_is_told_once_and_its_end_once() -> None:
    told: set[str] = set()
    bad, good = found(state("ores"), mails=(0, 2)), found(state("ores"))

    def look(now: Status, before: list[Alarm]) -> list[str]:
        fresh = list(notices(alarms(now), before, told.__contains__, None, now))
        told.update(notice.identity for notice in fresh)
        return [notice.subject for notice in fresh]

    (alarm,) = alarms(bad)
    assert look(bad, []) == ["critmin needs attention: 2 mails failed: critmin outbox"]
    assert look(bad, [alarm]) == []
    assert look(good, [alarm]) == ["critmin: over: 2 mails failed: critmin outbox"]
    assert look(good, [alarm]) == []


def test_sources_that_fail_are_told_once_a_day_in_one_notice_with_their_runbooks() -> None:
    held = state("metals", outcome="quarantined", held_reason="12 of 60 entries")
    now = found(failed("ores"), held)
    (notice,) = notices([], [], lambda _: False, "2026-03-02", now)
    assert notice.subject == "critmin: 2 sources need attention"
    assert "Ask the publisher." in notice.text
    assert "critmin review metals" in notice.text
    assert list(notices([], [], {"daily 2026-03-02"}.__contains__, "2026-03-02", now)) == []
    assert list(notices([], [], lambda _: False, None, now)) == []


def test_what_never_changes_and_what_flips_is_told_with_its_runbook() -> None:
    old = NOW - timedelta(days=731)
    stale = state("frozen", baseline_at=old, changed_at=old)
    flips = state("flips", notes=(f"{UNSTABLE} since yesterday",))
    now = found(stale, flips, state("fresh", baseline_at=old, changed_at=NOW))
    assert [trouble.source for trouble in now.stale] == ["frozen"]
    assert [trouble.source for trouble in now.unstable] == ["flips"]
    (notice,) = notices([], [], lambda _: False, "2026-03-02", now)
    assert "frozen: says the same since 2024-03-01, longer than the 730 days" in notice.text
    assert notice.text.count("Ask the publisher.") == 2


def test_a_source_states_its_own_patience() -> None:
    known = state("ores", baseline_at=NOW - timedelta(days=9))
    for entry, stale in (({"stale_after": 8}, 1), ({"stale_after": 10}, 0), ({"stale_after": 8, "poll": "once"}, 0)):
        now = status([source("ores", **entry)], {"ores": known}, [], NOW, running=None, mails=(0, 0))
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
        ("operator:\n  adress: ops@example.org\n", "did you mean address"),
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
    (notice,) = notices([], [], lambda _: False, "2026-03-02", found(failed("ores")))
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
