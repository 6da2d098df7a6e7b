"""Mails to a real SMTP server, whatever it does: what arrives, and what becomes of the mail in the outbox."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from digests.delivery.deliver import Delivery, deliver
from digests.delivery.mail import Recipient, Sender, body, letter
from digests.delivery.retry import DELAYS
from digests.delivery.transports.destinations import transport
from digests.forms.render import Format
from storage.database.connections import writing
from storage.database.errors import StorageError
from storage.database.tables import outbox as table
from storage.outbox import Outbox
from tests.databases import open_at
from tests.digests.cases import CASES
from tests.digests.delivery.mailserver import CERTIFICATE, Mailbox, bytes_of, mailserver

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
SENDER = Sender("Critical Minerals Digest", "digest@example.org", "digest@example.org")


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    """An empty outbox."""
    engine = open_at(tmp_path)
    yield Outbox(engine)
    engine.dispose()


def queue(outbox: Outbox, *names: str, case: str = "one_critical") -> None:
    """A mail for each of `names`."""
    made = CASES[case]()
    drawn = body(made, Format.HTML)
    for name in names:
        to = Recipient(name, f"{name.lower() if name.isalpha() else 'reader'}@example.org")
        assert outbox.queue(letter(made, drawn, to, SENDER, due_at=NOW, made_at=NOW), NOW)


def send(outbox: Outbox, url: str, at: datetime = NOW) -> Delivery:
    return deliver(outbox, transport(url, SENDER.address), lambda: at)


def states(outbox: Outbox) -> list[tuple[str, str, int]]:
    """Reader, state and tries of each mail, in the order they were queued."""
    return [(mail.reader, mail.state, mail.attempts) for mail in reversed(outbox.mails())]


@pytest.fixture
def server() -> Iterator[Mailbox]:
    """A server that takes everything, in the clear."""
    with mailserver() as box:
        yield box


def url(box: Mailbox, scheme: str = "smtp", login: str = "", options: str = "timeout=120") -> str:
    return f"{scheme}://{login}127.0.0.1:{box.port}?{options}"


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The servers' certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.mark.parametrize("case", ["everything", "five_hundred", "scripts_of_the_world", "markup_in_titles", "empty"])
def test_what_arrives_is_what_was_queued(outbox: Outbox, server: Mailbox, case: str) -> None:
    queue(outbox, "Zoë Müller", case=case)
    (waiting,) = outbox.mails()
    content = outbox.content(waiting.id)
    assert send(outbox, url(server)).ok
    (envelope,) = server.taken
    assert bytes_of(envelope) == content
    assert (envelope.mail_from, envelope.rcpt_tos) == ("digest@example.org", ["reader@example.org"])
    (mail,) = server.mails
    assert mail["To"] == "Zoë Müller <reader@example.org>"
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Subject"] == CASES[case]().subject
    assert states(outbox) == [("Zoë Müller", "sent", 1)]
    with pytest.raises(StorageError, match="no unsent mail 1"):
        outbox.content(waiting.id)
    assert send(outbox, url(server)).sent == 0
    assert len(server.taken) == 1


def test_many_mails_go_over_one_connection(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada", "Bob", "Eve")
    assert send(outbox, url(server)).sent == 3
    assert len({mail["Message-ID"] for mail in server.mails}) == 3
    assert server.connections == 1


@pytest.mark.usefixtures("trusted")
def test_tls_from_the_first_byte(outbox: Outbox) -> None:
    queue(outbox, "Ada")
    with mailserver(tls=True) as box:
        assert send(outbox, url(box, "smtps")).sent == 1
        assert len(box.taken) == 1


@pytest.mark.usefixtures("trusted")
def test_starttls_and_login(outbox: Outbox) -> None:
    queue(outbox, "Ada")
    with mailserver(starttls=True, login=True) as box:
        assert send(outbox, url(box, login="ada:a%20secret%2F%23@", options="starttls=required&timeout=120")).sent == 1
        assert box.secure == [True]
        assert box.logins == [(b"ada", b"a secret/#")]


def test_on_the_loopback_interface_starttls_is_used_where_it_is_offered(outbox: Outbox) -> None:
    queue(outbox, "Ada")
    with mailserver(starttls=True) as box:
        assert send(outbox, url(box)).sent == 1
        assert box.secure == [True]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_that_is_not_trusted_gets_no_mail(outbox: Outbox, scheme: str) -> None:
    queue(outbox, "Ada")
    with mailserver(tls=scheme == "smtps", starttls=scheme == "smtp") as box:
        report = send(outbox, url(box, scheme, options="starttls=required&timeout=120"))
    assert "its certificate is not trusted (self-signed certificate)" in report.problems[0]
    assert (box.taken, states(outbox)) == ([], [("Ada", "waiting", 1)])


def test_a_server_without_starttls_gets_no_mail_where_it_is_required(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada")
    report = send(outbox, url(server, options="starttls=required"))
    assert "offers no STARTTLS; use smtps:// or" in report.problems[0]
    assert server.taken == []


def test_a_refused_login_puts_all_off_and_is_not_tried_mail_by_mail(outbox: Outbox) -> None:
    queue(outbox, "Ada", "Bob", "Eve")
    with mailserver(starttls=True, login=True) as box:
        report = send(outbox, url(box, login="ada:wrong@"))
        assert len(box.logins) == 2  # PLAIN and LOGIN, once each
        assert not report.ok
        assert "refuses the login of ada: 535" in report.problems[0]
        assert "wrong" not in " ".join(report.problems)
        assert report.problems[1] == "2 more mails were not tried"
        assert states(outbox) == [(name, "waiting", 1) for name in ("Ada", "Bob", "Eve")]
        assert send(outbox, url(box, login="ada:a%20secret%2F%23@")).sent == 0  # not before the next try is due
        assert send(outbox, url(box, login="ada:a%20secret%2F%23@"), NOW + DELAYS[0]).sent == 3


def test_a_login_where_there_is_none_is_told(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada")
    assert "No suitable authentication method" in send(outbox, url(server, login="ada:x@")).problems[0]


@pytest.mark.parametrize("where", ["recipients", "messages"])
def test_a_temporary_refusal_is_tried_again_and_the_others_go_out(outbox: Outbox, server: Mailbox, where: str) -> None:
    queue(outbox, "Ada", "Bob")
    getattr(server, where)[:] = ["451 4.7.1 grey-listed, come back later", "250 OK"]
    report = send(outbox, url(server))
    assert (report.sent, report.waiting, report.failed) == (1, 1, 0)
    assert "answered 451 for ada@example.org: 4.7.1 grey-listed, come back later" in report.problems[0]
    assert states(outbox) == [("Ada", "waiting", 1), ("Bob", "sent", 1)]
    assert send(outbox, url(server), NOW + DELAYS[0] - timedelta(seconds=1)).sent == 0
    assert send(outbox, url(server), NOW + DELAYS[0]).sent == 1
    assert [mail["To"] for mail in server.mails] == ["Bob <bob@example.org>", "Ada <ada@example.org>"]


@pytest.mark.parametrize("where", ["recipients", "messages"])
def test_a_permanent_refusal_stops_that_mail_and_tells_the_operator(
    outbox: Outbox, server: Mailbox, where: str
) -> None:
    queue(outbox, "Ada", "Bob")
    getattr(server, where)[:] = ["550 5.1.1 no such user", "250 OK"]
    report = send(outbox, url(server))
    assert (report.sent, report.waiting, report.failed) == (1, 0, 1)
    assert "mail 1 to Ada was refused permanently: " in report.problems[0]
    assert report.problems[0].endswith("5.1.1 no such user; fix the cause, then run `critmin outbox retry 1`")
    assert states(outbox) == [("Ada", "refused", 1), ("Bob", "sent", 1)]
    assert send(outbox, url(server), NOW + timedelta(days=30)).sent == 0
    assert outbox.retry(NOW, [1]) == 1
    assert send(outbox, url(server)).sent == 1
    assert [mail["To"] for mail in server.mails] == ["Bob <bob@example.org>", "Ada <ada@example.org>"]


def test_a_mail_that_is_never_accepted_is_given_up(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada")
    server.recipients[:] = ["450 mailbox busy"]
    at = NOW
    for tries in range(1, len(DELAYS) + 1):
        assert send(outbox, url(server), at).waiting == 1
        assert states(outbox) == [("Ada", "waiting", tries)]
        at = outbox.mails()[0].next_try_at
    report = send(outbox, url(server), at)
    assert f"was given up after {len(DELAYS) + 1} tries" in report.problems[0]
    assert states(outbox) == [("Ada", "abandoned", len(DELAYS) + 1)]
    assert timedelta(days=4) < at - NOW < timedelta(days=5)


def test_cut_before_the_message_was_taken(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada", "Bob")
    server.messages[:] = [server.cut, "250 OK"]
    report = send(outbox, url(server))
    assert (report.sent, report.waiting) == (1, 1)
    assert "broke off: Connection unexpectedly closed" in report.problems[0]
    assert states(outbox) == [("Ada", "waiting", 1), ("Bob", "sent", 1)]
    assert send(outbox, url(server), NOW + DELAYS[0]).sent == 1
    assert [mail["To"] for mail in server.mails] == ["Bob <bob@example.org>", "Ada <ada@example.org>"]


def test_cut_after_the_message_was_taken_gives_the_same_mail_twice_with_one_message_id(
    outbox: Outbox, server: Mailbox
) -> None:
    queue(outbox, "Ada")
    server.messages[:] = [server.take_and_cut, "250 OK"]
    assert send(outbox, url(server)).waiting == 1
    assert send(outbox, url(server), NOW + DELAYS[0]).sent == 1
    first, second = server.taken
    assert bytes_of(first) == bytes_of(second)


def test_a_connection_that_always_breaks_ends_the_delivery(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada", "Bob", "Eve", "Kim")
    server.messages[:] = [server.cut]
    report = send(outbox, url(server))
    assert (report.sent, report.waiting) == (0, 4)
    assert report.problems[-1] == "2 more mails were not tried"
    assert states(outbox) == [(name, "waiting", 1) for name in ("Ada", "Bob", "Eve", "Kim")]


def test_a_server_that_hangs_costs_its_timeout(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada")
    server.messages[:] = [server.hang]
    report = send(outbox, url(server, options="timeout=3"))
    assert report.waiting == 1
    assert "broke off: Connection unexpectedly closed: timed out" in report.problems[0]
    assert states(outbox) == [("Ada", "waiting", 1)]


def test_a_server_that_never_greets_costs_its_timeout_once(outbox: Outbox) -> None:
    queue(outbox, "Ada", "Bob", "Eve")
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        report = send(outbox, f"smtp://127.0.0.1:{silent.getsockname()[1]}?timeout=0.2")
    assert "cannot be used: " in report.problems[0]
    assert "timed out" in report.problems[0]
    assert report.waiting == 3


def test_a_server_that_shuts_down_is_left_alone(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada", "Bob")
    server.recipients[:] = ["421 shutting down", "250 OK"]
    report = send(outbox, url(server))
    assert (report.sent, report.waiting) == (0, 2)
    assert states(outbox) == [("Ada", "waiting", 1), ("Bob", "waiting", 1)]


def test_no_server(outbox: Outbox) -> None:
    queue(outbox, "Ada")
    with closing(socket.create_server(("127.0.0.1", 0))) as gone:
        port = gone.getsockname()[1]
    assert "Connection refused" in send(outbox, f"smtp://127.0.0.1:{port}").problems[0]


def test_a_damaged_mail_does_not_hold_up_the_others(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada", "Bob")
    with writing(outbox._engine) as connection:
        connection.execute(update(table).where(table.c.id == 1).values(content=b"nonsense"))
    report = send(outbox, url(server))
    assert (report.sent, report.failed) == (1, 1)
    assert "damaged in the database" in report.problems[0]


def test_a_clock_that_was_set_back_holds_nothing_up(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada")
    server.recipients[:] = ["451 later", "250 OK"]
    assert send(outbox, url(server), NOW + timedelta(days=3000)).waiting == 1
    assert send(outbox, url(server), NOW + timedelta(hours=1)).sent == 1


def test_a_stopped_delivery_leaves_the_rest(outbox: Outbox, server: Mailbox) -> None:
    queue(outbox, "Ada", "Bob", "Eve")
    chosen = transport(url(server), SENDER.address)
    report = deliver(outbox, chosen, lambda: NOW, stopped=lambda: bool(server.taken))
    assert (report.sent, report.waiting) == (1, 2)
    assert states(outbox) == [("Ada", "sent", 1), ("Bob", "waiting", 0), ("Eve", "waiting", 0)]
