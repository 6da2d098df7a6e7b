"""The readers' chains and the mails, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update

from storage.database.connections import writing
from storage.database.lock import delivery_lock, refresh_lock, run_lock
from storage.database.tables import outbox as table
from storage.outbox import (
    Head,
    Issued,
    Letter,
    MailDamaged,
    Outbox,
    State,
)
from storage.store import ChangeQuery, Locked, StorageError, Store
from tests.storage.samples import DAY, START, added, project, telling


@pytest.fixture
def outbox(engine: Engine) -> Outbox:
    """An empty outbox."""
    return Outbox(engine)


def row(reader: str = "Ada", after: int = 0, until: int = 7, day: int = 0) -> Issued:
    return Issued(reader, START + day * DAY, START + day * DAY, after, until, until - after, "Tin")


def letter(number: int = 1, reader: str = "Ada") -> Letter:
    address = f"{reader.lower()}@example.org"
    return Letter(reader, address, f"<{number}@example.org>", "Tin", b"Subject: Tin\r\n\r\nTin.\r\n")


def test_a_digest_and_its_mail_are_written_together(outbox: Outbox) -> None:
    assert outbox.heads(START) == {}
    assert outbox.issue(row(), letter())
    assert outbox.heads(START) == {"Ada": Head(7, START, START, START)}
    assert outbox.issued() == [row()]
    (mail,) = outbox.mails()
    assert (mail.reader, mail.address, mail.state, mail.attempts) == ("Ada", "ada@example.org", State.WAITING, 0)
    assert outbox.content(mail.id) == letter().content
    with pytest.raises(StorageError, match="stored twice"):
        outbox.issue(row(after=7, until=9, day=1), letter())  # its Message-ID is taken
    assert outbox.issued() == [row()]


def test_a_chain_has_no_forks(outbox: Outbox) -> None:
    assert outbox.issue(row(), None)
    assert not outbox.issue(row(after=6, until=9, day=1), letter())
    assert not outbox.issue(row(after=7, until=9), letter())
    assert outbox.issue(row(after=7, until=9, day=1), letter())
    assert outbox.issue(row("Bob", after=3), letter(2, "Bob"))
    assert [(issue.reader, issue.until_id) for issue in outbox.issued()] == [("Bob", 7), ("Ada", 9), ("Ada", 7)]
    assert outbox.issued("Bob", limit=1) == [row("Bob", after=3)]


def test_the_head_where_the_clock_was_set_back(outbox: Outbox) -> None:
    outbox.issue(row(day=900), None)
    assert outbox.heads(START)["Ada"] == Head(7, START + 900 * DAY, START + 900 * DAY, None)
    outbox.issue(row(after=7, until=8, day=1), None)
    assert outbox.heads(START + DAY)["Ada"] == Head(8, START + DAY, START + DAY, START + DAY)


def test_where_a_first_digest_begins(engine: Engine, outbox: Outbox) -> None:
    assert (outbox.newest_change(), outbox.before(START)) == (0, 0)
    with Store(engine).begin() as transaction:
        for day in range(4):
            reported = [(added(project(f"{day}-{number}")), telling()) for number in range(2)]
            transaction.add_changes("ores", reported, at=START + day * DAY, before=None, after=None)
    assert outbox.newest_change() == 8
    assert [outbox.before(START + day * DAY) for day in (-1, 0, 1, 3, 4)] == [0, 0, 2, 6, 8]
    changes = Store(engine).changes(ChangeQuery(after_id=2, until_id=5))
    assert [change.id for change in changes] == [3, 4, 5]


def test_the_ways_a_mail_goes(outbox: Outbox) -> None:
    for number in range(1, 5):
        assert outbox.queue(letter(number), START)
    assert not outbox.queue(letter(1), START)
    assert [mail.id for mail in outbox.due(START)] == [1, 2, 3, 4]
    outbox.end(1, State.SENT, START)
    outbox.end(2, State.REFUSED, START, "no such user")
    outbox.put_off(3, START, START + DAY, "later")
    assert outbox.cancel([4, 1], START) == 1
    states = [(mail.id, mail.state, mail.attempts, mail.error) for mail in reversed(outbox.mails())]
    assert states == [
        (1, "sent", 1, None), (2, "refused", 1, "no such user"), (3, "waiting", 1, "later"), (4, "cancelled", 0, None),
    ]  # fmt: skip
    assert [mail.id for mail in outbox.mails([State.REFUSED])] == [2]
    assert [mail.id for mail in outbox.mails(limit=2)] == [4, 3]
    assert outbox.due(START + DAY - timedelta(seconds=1)) == []
    assert [mail.id for mail in outbox.due(START + DAY)] == [3]
    assert [mail.id for mail in outbox.due(START - DAY)] == [3]  # tried in the future: the clock was set back
    for number in (1, 4, 9):
        with pytest.raises(StorageError, match=f"no unsent mail {number}"):
            outbox.content(number)
    assert outbox.retry(START, [1, 2]) == 1
    assert outbox.retry(START) == 2
    assert [(mail.id, mail.attempts) for mail in outbox.due(START)] == [(2, 0), (3, 0)]
    outbox.readdress(2, "ada@elsewhere.example", b"new")
    outbox.readdress(1, "ada@elsewhere.example", b"new")
    assert (outbox.mails()[2].address, outbox.content(2)) == ("ada@elsewhere.example", b"new")
    assert outbox.mails()[3].address == "ada@example.org"
    assert outbox.mails()[2].as_json()["queued_at"] == START.isoformat()


def test_a_damaged_mail_is_told(engine: Engine, outbox: Outbox) -> None:
    outbox.queue(letter(), START)
    with writing(engine) as connection:
        connection.execute(update(table).values(content=b"nonsense"))
    with pytest.raises(MailDamaged, match="critmin outbox cancel 1"):
        outbox.content(1)


def test_three_locks_that_do_not_touch_each_other(engine: Engine) -> None:
    with refresh_lock(engine), delivery_lock(engine, "a delivery"), run_lock(engine, "a run"):
        for held in (delivery_lock, run_lock, refresh_lock):
            with pytest.raises(Locked, match="is under way on this database"), held(engine):
                pass
    with refresh_lock(engine), delivery_lock(engine), run_lock(engine):
        pass
