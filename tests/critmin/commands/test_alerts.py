"""Alerts as a reader gets them: a saved search in subscribers.yaml, a feed, and what comes by mail and by chat."""

from __future__ import annotations

import http.server
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from critmin.background.jobs import DigestJob
from critmin.background.mailing import all_channels, sender
from storage.database.opening import open_database
from storage.store import Store
from tests.critmin.commands.conftest import Run, World
from tests.databases import url_at
from tests.digests.delivery.mailserver import Mailbox, mailserver
from tests.pipeline.news.feeds import Item, rss

pytestmark = pytest.mark.both_databases

OLD = Item("A conference on ores", "https://news.example/0", "0", "")
GERMAN = Item("China verschärft Ausfuhrkontrollen für Gallium", "https://news.example/1", "1", "")
CHINESE = Item("中国对镓实施出口管制", "https://news.example/2", "2", "")
RECYCLED = Item("Gallium export licences for recycling firms", "https://news.example/3", "3", "")
COBALT = Item("Cobalt mine opens", "https://news.example/4", "4", "")
SPANISH = Item("China restringe la exportación de galio", "https://news.example/5", "5", "")
GALLIUM = {"name": "gallium", "words": "gallium export", "urgent": True}
_LOOK = "from tests.critmin.commands.test_alerts import look; look()"


def look() -> None:
    """One look of `critmin run` at what is to be sent, by the settings of the environment."""
    engine = open_database(os.environ["CRITMIN_DB"])
    origin, named = sender(), Path(os.environ["CRITMIN_SUBSCRIBERS"])
    job = DigestJob(Store(engine), Path(os.environ["CRITMIN_SOURCES"]), named, origin, all_channels(origin, named))
    try:
        job(lambda: False)
    finally:
        engine.dispose()


@contextmanager
def webhook(status: int = 200) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A chat service on the loopback interface: its address for `notify`, and what it was told."""
    received: list[dict[str, str]] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            reported = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if status == 200:
                received.append(reported)
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            """Silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"json://127.0.0.1:{server.server_address[1]}", received
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailserver() as taken:
        yield taken


class Town:
    """A feed, its readers and the command."""

    def __init__(self, world: World, run: Run, folder: Path) -> None:
        self.world, self.run, self.readers = world, run, folder / "subscribers.yaml"
        world.watch({**world.entry("news", kind="feed", topic="news"), "name": "Trade news"})
        self.publish(OLD)

    def publish(self, *items: Item) -> None:
        """The feed shows these, and is looked at."""
        self.world.site.fixed("/news", rss(*items))
        done = self.run("refresh")
        assert done.status == 0, done.err

    def subscribe(self, **entry: object) -> None:
        """Ada reads, with these wishes besides; no digest comes while there is nothing in it."""
        reader = {"name": "Ada", "address": "ada@example.org", "cadence": "quarterly", "empty": False,
                  "significance": "critical", **entry}  # fmt: skip
        self.readers.write_text(json.dumps({"subscribers": [reader]}), encoding="utf-8")


@pytest.fixture
def town(world: World, run: Run, tmp_path: Path, box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setenv("CRITMIN_DB", url_at(tmp_path))
    monkeypatch.setenv("CRITMIN_SOURCES", str(tmp_path / "sources.yaml"))
    monkeypatch.setenv("CRITMIN_SUBSCRIBERS", str(tmp_path / "subscribers.yaml"))
    monkeypatch.setenv("CRITMIN_SMTP_URL", f"smtp://127.0.0.1:{box.port}?timeout=120")
    monkeypatch.setenv("CRITMIN_MAIL_FROM", "Minerals <digest@example.org>")
    return Town(world, run, tmp_path)


def told(box: Mailbox) -> list[str]:
    """Whom each mail was for."""
    return sorted(str(mail["To"]) for mail in box.mails)


def text_of(box: Mailbox, number: int = 0) -> str:
    return str(box.mails[number].get_content()).replace("\r\n", "\n")


def test_a_search_finds_in_any_language_and_tells_every_address_and_the_chat_once(town: Town, box: Mailbox) -> None:
    with webhook() as (service, chat):
        town.subscribe(searches=[GALLIUM], exclude=["recycling"], also=["desk@example.org"], notify=[service])
        town.publish(COBALT, RECYCLED, CHINESE, GERMAN, OLD)
        look()
        look()
    assert told(box) == ["Ada <ada@example.org>", "Ada <desk@example.org>"]
    assert {str(mail["Subject"]) for mail in box.mails} == {
        "News: “China verschärft Ausfuhrkontrollen für Gallium” (and 1 more)"
    }
    *lines, seen = text_of(box).strip().split("\n")
    assert lines == [
        "- News: “China verschärft Ausfuhrkontrollen für Gallium”",
        "  https://news.example/1",
        "  Why: your search “gallium”. Change 1.",
        "- News: “中国对镓实施出口管制”",
        "  https://news.example/2",
        "  Why: your search “gallium”. Change 2.",
        "",
    ]
    assert re.fullmatch(r"Seen on \d+ [A-Z][a-z]+ 20\d\d at \d\d:\d\d \(UTC\): Trade news \(news\)\.", seen)
    assert [(item["title"], item["message"].strip()) for item in chat] == [
        (str(box.mails[0]["Subject"]), text_of(box).strip())
    ]


def test_a_saved_search_leaves_out_what_its_reader_excludes(town: Town) -> None:
    town.subscribe(searches=[GALLIUM], exclude=["recycling"])
    town.publish(COBALT, RECYCLED, CHINESE, GERMAN, OLD)
    everything = town.run("search", "gallium", "--json").json
    saved = town.run("search", "--saved", "Ada/gallium", "--json").json
    assert {hit["title"] for hit in everything} > {hit["title"] for hit in saved}
    assert RECYCLED.title in {hit["title"] for hit in everything}
    assert {hit["title"] for hit in saved if hit["what"] == "item"} == {CHINESE.title, GERMAN.title}
    assert not any("recycl" in hit["title"].lower() for hit in saved)


def test_each_poll_that_finds_something_is_an_alert_and_a_known_item_none(town: Town, box: Mailbox) -> None:
    town.subscribe(searches=[GALLIUM])
    for items in ((GERMAN, OLD), (SPANISH, GERMAN, OLD), (COBALT, SPANISH, GERMAN, OLD)):
        town.publish(*items)
        look()
    assert [str(mail["Subject"]) for mail in box.mails] == [
        "News: “China verschärft Ausfuhrkontrollen für Gallium”",
        "News: “China restringe la exportación de galio”",
    ]


def test_a_chat_that_is_away_keeps_no_mail_back(town: Town, box: Mailbox) -> None:
    with webhook(503) as (service, _):
        town.subscribe(searches=[GALLIUM], notify=[service])
        with webhook() as (other, chat):
            ada = json.loads(town.readers.read_text())["subscribers"][0]
            bob = {**ada, "name": "Bob", "address": "bob@example.org", "notify": [other]}
            town.readers.write_text(json.dumps({"subscribers": [ada, bob]}))
            town.publish(GERMAN, OLD)
            look()
    assert told(box) == ["Ada <ada@example.org>", "Bob <bob@example.org>"]
    assert len(chat) == 1
    waiting = town.run("outbox", "--json").json
    assert [mail["error"] for mail in waiting if mail["state"] == "waiting"] == ["the service did not take the notice"]


def test_a_reader_who_moves_is_not_told_again(town: Town, box: Mailbox) -> None:
    town.subscribe(searches=[GALLIUM])
    town.publish(GERMAN, OLD)
    look()
    town.subscribe(searches=[GALLIUM], address="new@example.org")
    look()
    assert told(box) == ["Ada <ada@example.org>"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed")
def test_killed_while_it_sends_everybody_is_told_once(town: Town, box: Mailbox) -> None:
    with webhook() as (service, chat):
        town.subscribe(searches=[GALLIUM], also=["desk@example.org"], notify=[service])
        town.publish(GERMAN, OLD)
        asked, killed = threading.Event(), threading.Event()

        async def hold(server: SMTP, envelope: Envelope) -> str:
            """Not taken: the sender dies while it waits for the answer."""
            asked.set()
            await server.loop.run_in_executor(None, killed.wait, 300)
            return await box.cut(server, envelope)

        box.messages[:] = [hold, "250 OK"]
        with subprocess.Popen([sys.executable, "-c", _LOOK], stderr=subprocess.DEVNULL) as process:
            assert asked.wait(300)
            process.kill()
        killed.set()
        look()
        look()
    assert Counter(told(box)) == {"Ada <ada@example.org>": 1, "Ada <desk@example.org>": 1}
    assert len(chat) == 1
