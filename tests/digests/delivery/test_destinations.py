"""The URL that says where mails go, and the ways that are folders."""

from __future__ import annotations

import mailbox
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digests.delivery.transports.destinations import transport
from digests.delivery.transports.folders import EmlFolder, MaildirFolder
from digests.delivery.transports.smtp import Smtp, SmtpServer, StartTls
from digests.delivery.transports.transport import Unreachable
from storage.outbox import Mail
from vocabulary.errors import ConfigurationError

AT = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
MAIL = Mail(1, "Ada", "ada@example.org", "<abc.digest@example.org>", "News", "waiting", 0, AT, None, AT, None, None)
CONTENT = b"Subject: News\r\nMessage-ID: <abc.digest@example.org>\r\n\r\nTin.\r\n"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("smtp://", "smtp:// names no host"),
        ("smtp://:25", "names no host"),
        ("smtps://user:secret@", "names no host"),
        ("smtp://host:many", "Port could not be cast to integer"),
        ("smtp://host:99999", "Port out of range"),
        ("smtp://host/path", "nothing may follow host and port but options"),
        ("smtp://user:sec#ret@host", "nothing may follow host and port but options"),
        ("smtp://:secret@host", "a password but no user name"),
        ("smtp://user:sec?secret@host", "after '?' stand options such as timeout=30"),
        ("smtp://host?timeout=soon", "timeout=soon is not a number of seconds"),
        ("smtp://host?timeout=0", "timeout=0 is not a number of seconds"),
        ("smtp://host?tls=yes", "an option 'tls', there are only starttls and timeout"),
        ("smtp://host?starttls=maybe", "starttls=maybe is not one of required, offered, never"),
        ("http://host", "it begins with http://"),
        ("mail.example.org", "it has no scheme"),
        ("", "it has no scheme"),
        ("file://folder", "file:// needs three slashes and a folder"),
        ("maildir:///", "maildir:// needs three slashes and a folder"),
        ("smtp://[::1", "Invalid IPv6 URL"),
    ],
)
def test_a_url_that_names_no_way_is_refused(url: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        transport(url, "digest@example.org")
    assert said in str(raised.value)
    assert str(raised.value).startswith("CRITMIN_SMTP_URL is not an address to send mail to: ")
    assert "expected smtp://user:password@host:587" in str(raised.value)
    assert "secret" not in str(raised.value)
    assert raised.value.exit_status == 2


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", SmtpServer("mail.example.org", 587)),
        ("smtps://mail.example.org", SmtpServer("mail.example.org", 465, tls=True)),
        ("smtp://localhost:25", SmtpServer("localhost", 25, starttls=StartTls.OFFERED)),
        ("smtp://[::1]:25?starttls=never", SmtpServer("::1", 25, starttls=StartTls.NEVER)),
        (
            "smtp://a%40b:p%2Fw@mail.example.org:2525?timeout=5&starttls=offered",
            SmtpServer("mail.example.org", 2525, starttls=StartTls.OFFERED, user="a@b", password="p/w", timeout=5),
        ),
    ],
)
def test_servers(url: str, server: SmtpServer) -> None:
    chosen = transport(url, "digest@example.org")
    assert isinstance(chosen, Smtp)
    assert chosen._server == server


def test_a_folder_holds_one_file_a_mail_however_often_it_is_written(tmp_path: Path) -> None:
    chosen = transport(f"file://{tmp_path}/new%20mails", "digest@example.org")
    assert isinstance(chosen, EmlFolder)
    for _ in range(2):
        chosen.send(MAIL, CONTENT)
    chosen.send(replace(MAIL, message_id="<def.digest@example.org>"), CONTENT)
    chosen.close()
    names = sorted(path.name for path in (tmp_path / "new mails").iterdir())
    assert names == ["20260504T070000Z-abc.eml", "20260504T070000Z-def.eml"]
    assert (tmp_path / "new mails" / names[0]).read_bytes() == CONTENT


def test_a_maildir_is_one(tmp_path: Path) -> None:
    chosen = transport(f"maildir://{tmp_path}/a/box", "digest@example.org")
    assert isinstance(chosen, MaildirFolder)
    chosen.send(MAIL, CONTENT)
    chosen.close()
    (message,) = mailbox.Maildir(tmp_path / "a" / "box")
    assert message["Message-ID"] == "<abc.digest@example.org>"


@pytest.mark.parametrize("scheme", ["file", "maildir"])
def test_a_folder_that_cannot_be_written_is_an_error_with_a_sentence(tmp_path: Path, scheme: str) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(Unreachable, match=r"taken/\w+ cannot be written"):
        transport(f"{scheme}://{tmp_path}/taken/box", "digest@example.org").send(MAIL, CONTENT)
