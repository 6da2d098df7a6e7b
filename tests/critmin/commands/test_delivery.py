"""`critmin digest --for` and `--send`, `outbox`, `subscribers`: previews, exit statuses, another try."""

from __future__ import annotations

import email
import email.policy
import mailbox
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from storage.database.lock import delivery_lock
from storage.store import Store
from tests.critmin.commands.conftest import Run, World
from tests.databases import open_at
from tests.digests.delivery.mailserver import Mailbox, mailserver
from tests.digests.histories import see

pytestmark = pytest.mark.both_databases


@pytest.fixture
def readers(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two readers and a change of an hour ago; mails go into a folder."""
    path = tmp_path / "subscribers.yaml"
    write(path, {"name": "Ada", "cadence": "daily"}, {"name": "Bob", "cadence": "weekly", "topics": ["lists"]})
    monkeypatch.setenv("CRITMIN_SUBSCRIBERS", str(path))
    monkeypatch.setenv("CRITMIN_SMTP_URL", f"file://{tmp_path}/sent")
    world.watch(world.entry("trade-news", "feed", topic="news"))
    engine = open_at(tmp_path)
    see(Store(engine), datetime.now(UTC) - timedelta(hours=1), title="Tin & <Zinc>")
    engine.dispose()
    return path


def write(path: Path, *entries: dict[str, Any]) -> None:
    given = [{"address": f"{entry['name'].lower()}@example.org", **entry} for entry in entries]
    path.write_text(yaml.safe_dump({"subscribers": given}), encoding="utf-8")


def sent(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "sent").glob("*.eml"))


def server(monkeypatch: pytest.MonkeyPatch, box: Mailbox) -> None:
    monkeypatch.setenv("CRITMIN_SMTP_URL", f"smtp://127.0.0.1:{box.port}?timeout=120")
    monkeypatch.setenv("CRITMIN_MAIL_FROM", "Ores <ores@example.org>")


def test_a_preview_is_what_is_sent_and_sends_nothing(run: Run, readers: Path, tmp_path: Path) -> None:
    forms = {
        form: run("digest", "--for", "ada", "--format", form) for form in ("eml", "text", "html", "markdown", "json")
    }
    assert {result.status for result in forms.values()} == {0}
    assert "Ada <ada@example.org>: 1 change in it, " in forms["text"].err
    mail = email.message_from_string(forms["eml"].out, policy=email.policy.default)
    text, html = (part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
    assert (forms["text"].out, forms["html"].out) == (text, html)
    assert "Tin & <Zinc>" in text
    assert "Tin &amp; &lt;Zinc&gt;" in html
    assert forms["json"].json["sections"][0]["events"][0]["headline"].startswith("News: Tin")
    assert sent(tmp_path) == []
    assert run("digest", "--for", "Ada").out == text
    assert run("digest", "--for", "Ada", "--format", "eml", "--out", tmp_path / "x" / "a.eml").status == 0
    run("digest", "--send")
    (written,) = [path for path in sent(tmp_path) if b"To: Ada" in path.read_bytes()]
    there = email.message_from_bytes(written.read_bytes())
    assert there["Message-ID"] == mail["Message-ID"]
    assert there["Subject"] == email.message_from_bytes((tmp_path / "x" / "a.eml").read_bytes())["Subject"]


def test_what_is_due_is_sent_once(run: Run, readers: Path, tmp_path: Path) -> None:
    first = run("digest", "--send", "--json")
    assert (first.status, first.json["sent"], first.json["waiting"], first.json["failed"]) == (0, 2, 0, 0)
    assert [(row["reader"], row["told"]) for row in first.json["digests"]] == [("Ada", 1), ("Bob", 0)]
    assert "2 digests made for 2 readers" in first.err
    again = run("digest", "--send")
    assert (again.status, again.out) == (0, "")
    assert "0 digests made" in again.err
    assert len(sent(tmp_path)) == 2
    forced = run("digest", "--send", "--for", "bob@example.org")
    assert "1 digest made for 1 reader" in forced.err
    assert len(sent(tmp_path)) == 3


def test_an_unwanted_empty_digest_is_not_sent(run: Run, readers: Path, tmp_path: Path) -> None:
    write(readers, {"name": "Bob", "cadence": "weekly", "topics": ["lists"], "empty": False})
    seen = run("digest", "--for", "Bob", "--format", "eml")
    assert (seen.status, seen.out) == (0, "")
    assert "Bob: nothing would be sent" in seen.err
    assert run("digest", "--send").status == 0
    assert sent(tmp_path) == []


def test_a_period_of_a_reader(run: Run, readers: Path) -> None:
    run("digest", "--send")
    result = run("digest", "--for", "Ada", "--period", "month", "--json")
    assert result.json["period"]["name"] == "month"
    assert result.json["counts"]["told"] == 1
    mail = run("digest", "--period", "week", "--format", "eml")
    assert "To: critmin <critmin@localhost>" in mail.out


def test_a_maildir(run: Run, readers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRITMIN_SMTP_URL", f"maildir://{tmp_path}/box")
    assert run("digest", "--send").status == 0
    assert sorted(message["To"] for message in mailbox.Maildir(tmp_path / "box")) == [
        "Ada <ada@example.org>",
        "Bob <bob@example.org>",
    ]


def test_what_a_server_refuses_is_told_and_tried_again(
    run: Run, readers: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with mailserver() as box:
        server(monkeypatch, box)
        box.recipients[:] = ["550 no such user", "451 later", "250 OK"]
        failed = run("digest", "--send")
        assert failed.status == 1
        assert "mail 1 to Ada was refused permanently" in failed.err
        assert "mail 2 to Bob waits until" in failed.err
        assert "0 mails sent, 1 waiting, 1 failed; `critmin outbox` shows them" in failed.err
        listed = run("outbox", "--json").json
        assert [(mail["reader"], mail["state"]) for mail in listed] == [("Bob", "waiting"), ("Ada", "refused")]
        assert "550 for ada@example.org: no such user" in listed[1]["error"]
        assert "1 mail waiting, 1 failed" in run("outbox").err
        assert "To: Ada" in run("outbox", "show", "1").out
        write(readers, {"name": "Ada", "cadence": "daily", "address": "ada.l@example.org"})
        again = run("outbox", "retry", "1", "--json")
        assert (again.status, again.json["sent"]) == (0, 1)
        assert "mail 1 to Ada goes to ada.l@example.org now" in again.err
        assert box.taken[0].rcpt_tos == ["ada.l@example.org"]
        assert box.mails[0]["To"] == "Ada <ada.l@example.org>"
        assert run("outbox", "retry").status == 0
        assert [mail["To"] for mail in box.mails][1:] == ["Bob <bob@example.org>"]
    assert run("outbox").out.count("\n") == 1
    assert run("outbox", "list", "--all", "--json").json[0]["state"] == "sent"


def test_cancelled_mails_are_never_sent(run: Run, readers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailserver() as box:
        server(monkeypatch, box)
        box.recipients[:] = ["451 later", "451 later", "250 OK"]
        assert run("digest", "--send").status == 1
        assert run("outbox", "cancel", "1").status == 0
        assert run("outbox", "cancel", "1").status == 1
        assert run("outbox", "retry").status == 0
        assert [envelope.rcpt_tos for envelope in box.taken] == [["bob@example.org"]]
    assert "there is no unsent mail 1" in run("outbox", "retry", "1").err
    missing = run("outbox", "show", "9")
    assert (missing.status, missing.out) == (1, "")


def test_one_delivery_at_a_time(run: Run, readers: Path, tmp_path: Path) -> None:
    engine = open_at(tmp_path)
    with delivery_lock(engine, "critmin digest --send"):
        refused = run("digest", "--send")
    engine.dispose()
    assert refused.status == 1
    assert "`critmin digest --send` is under way on this database" in refused.err


@pytest.mark.parametrize(
    ("settings", "arguments", "said"),
    [
        ({"SUBSCRIBERS": None}, ["--send"], "no subscribers file is set: copy "),
        ({"SMTP_URL": None}, ["--send"], "CRITMIN_SMTP_URL is not set: it says where mails go"),
        ({"SMTP_URL": "smtp://"}, ["--send"], "CRITMIN_MAIL_FROM is not set"),
        (
            {"SMTP_URL": "smtp://", "MAIL_FROM": "a@b.org"},
            ["--send"],
            "CRITMIN_SMTP_URL is not an address to send mail to: smtp://",
        ),
        (
            {"MAIL_FROM": "nobody"},
            ["--send"],
            "CRITMIN_MAIL_FROM: expected one mail address such as reader@example.org",
        ),
        ({"UNSUBSCRIBE_MAILTO": "x"}, ["--send"], "CRITMIN_UNSUBSCRIBE_MAILTO: expected one mail address"),
        ({"UNSUBSCRIBE_URL": "http://x"}, ["--send"], "CRITMIN_UNSUBSCRIBE_URL: "),
        ({}, ["--send", "--period", "week"], "--send sends each reader's own digest"),
        ({}, ["--for", "Adda"], "there is no reader 'Adda' in "),
        ({}, ["--json", "--format", "html"], "--json and --format html cannot be combined"),
        ({"SUBSCRIBERS": "/none.yaml"}, ["--for", "Ada"], "/none.yaml: cannot be read: No such file"),
    ],
)
def test_wrong_settings_are_told_with_what_was_expected(
    run: Run,
    readers: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str | None],
    arguments: list[str],
    said: str,
) -> None:
    for name, value in settings.items():
        if value is None:
            monkeypatch.delenv(f"CRITMIN_{name}")
        else:
            monkeypatch.setenv(f"CRITMIN_{name}", value)
    wrong = run("digest", *arguments)
    assert (wrong.status, wrong.out) == (2, "")
    assert said in wrong.err


def test_a_wrong_file_is_told_with_its_line(run: Run, readers: Path) -> None:
    write(readers, {"name": "Ada", "cadence": "daily", "time_zone": "Europe/Bonn"})
    for command in (("digest", "--send"), ("digest", "--for", "Ada"), ("subscribers", "check"), ("run",)):
        wrong = run(*command)
        assert wrong.status == 2
        assert f"{readers}:5: entry 'Ada', field time_zone: unknown time zone" in wrong.err


def test_subscribers(run: Run, readers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = run("subscribers", "--json").json
    assert [(row["name"], row["last_told"]) for row in listed] == [("Ada", None), ("Bob", None)]
    run("digest", "--send")
    assert all(row["last_told"] for row in run("subscribers", "--json").json)
    assert {row["reader"] for row in run("subscribers", "digests", "--json").json} == {row["name"] for row in listed}
    (newest,) = run("subscribers", "digests", listed[0]["name"], "--limit", "1", "--json").json
    assert newest["reader"] == listed[0]["name"]
    assert newest["subject"] in run("subscribers", "digests").out
    assert "weekly on Monday at 07:00" in run("subscribers").out
    assert "2 readers, no problems" in run("subscribers", "check").err
    assert "subscribers" in run("subscribers", "schema").json["required"]
    monkeypatch.delenv("CRITMIN_SUBSCRIBERS")
    assert "4 readers" in run("subscribers", "check").err
