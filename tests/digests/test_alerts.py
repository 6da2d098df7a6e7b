"""What readers call urgent is told at once, each thing once, and no more than they want; the rest of their choices."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from digests.delivery.alerts import WINDOW, channels
from digests.delivery.mail import Sender
from digests.delivery.subscribers import Subscriber
from digests.delivery.transports.channels import Channels
from digests.delivery.transports.folders import EmlFolder
from digests.delivery.transports.transport import Refused
from digests.delivery.urgent import queue_alerts
from storage import outbox
from storage.evidence.articles import Articles, ArticleText
from storage.model import SnapshotInfo
from storage.outbox import Outbox
from storage.store import Store
from tests.pipeline.worlds import open_store
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import Kind, Record

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SENDER = Sender("critmin", "digest@example.org")


def reader(**entries: object) -> Subscriber:
    return Subscriber.model_validate({"name": "Ada", "address": "ada@example.org", "cadence": "weekly", **entries})


def tell(
    store: Store,
    title: str,
    at: datetime,
    *,
    weight: Significance = Significance.NOTABLE,
    source: str = "x",
    step: str = "",
    url: str = "",
) -> None:
    stated = {name: value for name, value in (("title", title), ("step", step), ("url", url)) if value}
    record = Record(Kind.NEWS_ITEM, f"{source}/{title}{step}", title, {**stated})
    telling = Telling(weight, title, ("news",), (), ())
    with store.begin() as transaction:
        change = Change(Action.ADDED, None, record, {name: (None, value) for name, value in stated.items()})
        transaction.add_changes(source, [(change, telling)], at=at, before=None, after=None)


def subjects(store: Store) -> list[str]:
    return sorted(mail.subject for mail in Outbox(store.engine).mails())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def test_an_urgent_search_is_told_at_once_and_once(store: Store) -> None:
    ada = reader(searches=[{"name": "ga", "words": "gallium export", "urgent": True}], also=["b@example.org"])
    tell(store, "Ausfuhrverbot für Gallium", NOW - timedelta(minutes=5))
    tell(store, "Cobalt prices fall", NOW - timedelta(minutes=4))
    tell(store, "An old gallium export ban", NOW - WINDOW - timedelta(hours=1))
    for _ in range(3):
        queue_alerts(store, [ada], {}, SENDER, NOW)
    mails = Outbox(store.engine).mails()
    assert {mail.address for mail in mails} == {"ada@example.org", "b@example.org"}
    assert [mail.subject for mail in mails] == ["Ausfuhrverbot für Gallium"] * 2


def test_urgent_is_what_is_followed_and_weighs_enough(store: Store) -> None:
    ada = reader(urgent="critical", topics=["news"], exclude=["lithium"])
    tell(store, "New list", NOW - timedelta(minutes=9), weight=Significance.CRITICAL)
    tell(store, "A note", NOW - timedelta(minutes=8))
    tell(store, "Lithium rules", NOW - timedelta(minutes=7), weight=Significance.CRITICAL)
    queue_alerts(store, [ada, reader(name="Bob")], {}, SENDER, NOW)
    assert subjects(store) == ["New list"]


def test_one_story_of_five_outlets_is_one_alert(store: Store) -> None:
    ada = reader(urgent="notable")
    title = "Examplia bans exports of gallium"
    for number in range(3):
        at = NOW - timedelta(minutes=30 - number)
        tell(store, f"{title} - Paper {number}", at, source=f"paper-{number}", url="https://paper.example/" + "a" * 300)
    queue_alerts(store, [ada], {}, SENDER, NOW)
    for number in (3, 4):
        tell(store, f"{title} | Paper {number}", NOW + number * timedelta(hours=20), source=f"paper-{number}")
        queue_alerts(store, [ada], {}, SENDER, NOW + number * timedelta(hours=20, minutes=1))
    assert subjects(store) == [f"{title} - Paper 0"]
    box = Outbox(store.engine)
    said = box.content(box.mails()[0].id).decode()
    assert "Also reported by: paper-1 and paper-2." in said
    assert "a" * 300 in said.replace("=\r\n", "")
    assert box.alerted("Ada", NOW) == {1, 2, 3}


def test_look_alikes_and_steps_of_a_matter_are_alerts_of_their_own(store: Store) -> None:
    ada = reader(urgent="notable")
    for number, country in enumerate(("Fictland", "Borduria")):
        at = NOW - timedelta(minutes=9 - number)
        tell(store, f"Aluminum Extrusions From {country}", at, source=f"paper-{number}")
    for number, step in enumerate(("comments open", "comments extended", "final")):
        at = NOW - timedelta(minutes=5 - number)
        tell(store, "Rule on the methodology of the list", at, source=f"gazette-{number}", step=step)
    assert queue_alerts(store, [ada], {}, SENDER, NOW) == 5
    assert queue_alerts(store, [ada], {}, SENDER, NOW + timedelta(hours=1)) == 0


def test_a_search_finds_what_the_article_says_though_its_poll_was_told_before(store: Store) -> None:
    ada = reader(searches=[{"name": "in", "words": "indium", "urgent": True}], exclude=["canteen"])
    at = NOW - timedelta(minutes=9)
    tell(store, "Indium is scarce", at)
    tell(store, "Examplia bans exports", at)
    with store.begin() as transaction:
        transaction.want_articles("x", {"x/Examplia bans exports": "https://x.example/a"}, at)
    queue_alerts(store, [ada], {}, SENDER, NOW)
    assert subjects(store) == ["Indium is scarce"]
    articles = Articles(store.engine)
    (wanted,) = articles.wanted("x", 5)
    page = SnapshotInfo("0" * 64, 4, "text/html", wanted.url, NOW)
    articles.read(wanted, page, b"page", ArticleText("A ban on индий and a word on the canteen."), NOW)
    for _ in range(2):
        queue_alerts(store, [ada], {}, SENDER, NOW)
    assert subjects(store) == ["Examplia bans exports", "Indium is scarce"]


def test_no_more_than_a_day_allows_and_a_word_that_there_is_more(store: Store) -> None:
    ada = reader(urgent="notable", alerts_a_day=2)
    for minute in range(5):
        tell(store, f"Thing {minute}", NOW - timedelta(minutes=30 - minute))
    for _ in range(2):
        queue_alerts(store, [ada], {}, SENDER, NOW)
    assert subjects(store) == ["Thing 0", "Thing 1", "critmin: no more alerts today"]


def test_what_a_full_day_left_out_does_not_come_at_midnight(store: Store) -> None:
    ada = reader(urgent="notable", alerts_a_day=1)
    late = NOW.replace(hour=23, minute=30)
    for minute in range(3):
        tell(store, f"Thing {minute}", late + timedelta(minutes=minute))
    queue_alerts(store, [ada], {}, SENDER, late + timedelta(minutes=10))
    tell(store, "Morning", late + timedelta(hours=1))
    for _ in range(2):
        queue_alerts(store, [ada], {}, SENDER, late + timedelta(hours=2))
    assert subjects(store) == ["Morning", "Thing 0", "critmin: no more alerts today"]


def test_what_came_late_on_a_day_that_was_not_full_comes_after_midnight(store: Store) -> None:
    tell(store, "Thing", NOW.replace(hour=23, minute=59))
    assert queue_alerts(store, [reader(urgent="notable")], {}, SENDER, NOW + timedelta(hours=16)) == 1


def test_every_place_of_an_alert_is_queued_or_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = reader(urgent="routine", also=["b@example.org"])
    tell(store, "Thing", NOW - timedelta(minutes=1))
    whole = outbox._row

    def dies(letter: outbox.Letter, *given: Any) -> dict[str, Any]:
        if letter.address == "b@example.org":
            raise KeyboardInterrupt
        return whole(letter, *given)

    monkeypatch.setattr(outbox, "_row", dies)
    with pytest.raises(KeyboardInterrupt):
        queue_alerts(store, [ada], {}, SENDER, NOW)
    assert subjects(store) == []
    monkeypatch.setattr(outbox, "_row", whole)
    queue_alerts(store, [ada], {}, SENDER, NOW)
    assert subjects(store) == ["Thing", "Thing"]


@pytest.mark.parametrize(("mute", "told"), [([], ["Nodules of the deep seabed mined"]), (["seabed"], [])])
def test_a_muted_rule_rings_no_bell(store: Store, mute: list[str], told: list[str]) -> None:
    tell(store, "Nodules of the deep seabed mined", NOW - timedelta(minutes=1))
    queue_alerts(store, [reader(urgent="notable", mute=mute)], {}, SENDER, NOW)
    assert subjects(store) == told


def test_a_rule_of_ones_own_rings_it(store: Store) -> None:
    tell(store, "Osprey Ridge starts drilling", NOW - timedelta(minutes=1), weight=Significance.ROUTINE)
    own = reader(urgent="notable", wants={"our-mine": ["Osprey Ridge"]})
    assert queue_alerts(store, [reader(name="Bob", urgent="notable"), own], {}, SENDER, NOW) == 1


def test_nothing_comes_while_a_reader_pauses(store: Store) -> None:
    tell(store, "Thing", NOW - timedelta(minutes=1))
    assert queue_alerts(store, [reader(urgent="routine", pause_until="2026-11-03")], {}, SENDER, NOW) == 0
    assert queue_alerts(store, [reader(urgent="routine", pause_until="2026-11-02")], {}, SENDER, NOW) == 1


def test_what_falls_into_a_pause_is_due_at_its_end() -> None:
    assert reader(day="monday", hour=7).next_due(NOW) == datetime(2026, 11, 9, 7, tzinfo=UTC)
    paused = reader(day="monday", hour=7, time_zone="Europe/Berlin", pause_until="2026-11-11")
    assert paused.next_due(NOW) == datetime(2026, 11, 10, 23, tzinfo=UTC)
    assert reader(day="monday", hour=7, pause_until="2026-11-04").next_due(NOW) == datetime(2026, 11, 9, 7, tzinfo=UTC)


def test_a_service_of_a_reader_has_a_channel_without_its_secrets(store: Store, tmp_path: Path) -> None:
    ada = reader(urgent="routine", notify=["json://secret@localhost:1/"])
    tell(store, "Thing", NOW - timedelta(minutes=1))
    queue_alerts(store, [ada], {}, SENDER, NOW)
    box = Outbox(store.engine)
    (chat,) = [mail for mail in box.mails() if mail.address.startswith("apprise:")]
    assert chat.address == "apprise:Ada/0"
    assert channels([ada]) == {"apprise:Ada/0": "json://secret@localhost:1/"}
    with pytest.raises(Refused, match="has no such service"):
        Channels(EmlFolder(tmp_path / "mails"), ()).send(chat, box.content(chat.id))


def test_several_days_a_week() -> None:
    schedule = reader(day=["thursday", "monday"], hour=7).schedule
    assert schedule.words == "weekly on Monday and Thursday at 07:00 (UTC)"
    assert schedule.next_due(NOW) == datetime(2026, 11, 5, 7, tzinfo=UTC)
    assert schedule.next_due(datetime(2026, 11, 5, 8, tzinfo=UTC)) == datetime(2026, 11, 9, 7, tzinfo=UTC)
    assert schedule.last_due(NOW) == datetime(2026, 11, 2, 7, tzinfo=UTC)
