"""What each reader was told, and the mails that wait to be sent: written together, in one transaction.

The digests of one reader are a chain: each tells the changes above the id where the one before ended. So no change is
told twice and none is lost, whatever the clocks, cadences and crashes in between.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import zstandard
from sqlalchemy import ColumnElement, Connection, Engine, and_, func, insert, or_, select, update

from storage.database.connections import writing
from storage.database.errors import StorageError
from storage.database.tables import alerted, changes, digests, outbox


class MailDamaged(StorageError):
    """What is stored of a mail is not what was queued."""

    def __init__(self, mail_id: int) -> None:
        super().__init__(
            f"The message of mail {mail_id} is damaged in the database; cancel it: critmin outbox cancel {mail_id}"
        )


class State(StrEnum):
    """Where a mail stands. WAITING is tried again; the others are final until a person asks for another try."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"  # for good, by the server
    ABANDONED = "abandoned"  # tried for days in vain
    CANCELLED = "cancelled"  # by a person


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one reader's chain: everything up to `until_id` is told.

    `due_at` is the due instant that the last digest answered, `handled_at` the newest answered one that is not in the
    future, if there is one: they differ where the clock was set back.
    """

    until_id: int
    made_at: datetime
    due_at: datetime
    handled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Issued:
    """One digest of one reader: what was told of the changes above `after_id` up to `until_id`."""

    reader: str
    due_at: datetime
    made_at: datetime
    after_id: int
    until_id: int
    told: int
    subject: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is ready to be sent: `content` is all of it (RFC 5322, lines end in CRLF)."""

    reader: str
    address: str
    message_id: str
    subject: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message in the outbox, without its content. `attempts` counts those since it was queued or asked for again."""

    id: int
    reader: str
    address: str
    message_id: str
    subject: str
    state: str
    attempts: int
    queued_at: datetime
    tried_at: datetime | None
    next_try_at: datetime
    ended_at: datetime | None
    error: str | None

    def as_json(self) -> dict[str, Any]:
        """Its columns; times are ISO 8601 in UTC."""
        return {
            name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(self).items()
        }


_UNSENT = outbox.c.state.in_([State.WAITING, State.REFUSED, State.ABANDONED])
_MAIL = [column for column in outbox.c if column.name in Mail.__dataclass_fields__]


class Outbox:
    """The readers' chains and the mails, in the database of a `Store`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest_change(self) -> int:
        """The highest id of a change; 0 where there is none."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(changes.c.id))) or 0

    def before(self, moment: datetime) -> int:
        """The id below the first change that was detected at or after `moment`: where a first digest begins."""
        with self._engine.connect() as connection:
            first = connection.scalar(select(func.min(changes.c.id)).where(changes.c.detected_at >= moment))
            return connection.scalar(select(func.max(changes.c.id))) or 0 if first is None else first - 1

    def heads(self, now: datetime) -> dict[str, Head]:
        """The end of each reader's chain, as seen at `now`."""
        last = select(func.max(digests.c.id)).group_by(digests.c.reader)
        ends = select(digests.c.reader, digests.c.until_id, digests.c.made_at, digests.c.due_at).where(
            digests.c.id.in_(last)
        )
        past = select(digests.c.reader, func.max(digests.c.due_at).label("due_at")).where(digests.c.due_at <= now)
        with self._engine.connect() as connection:
            handled = {row.reader: row.due_at for row in connection.execute(past.group_by(digests.c.reader))}
            return {
                row.reader: Head(row.until_id, row.made_at, row.due_at, handled.get(row.reader))
                for row in connection.execute(ends)
            }

    def issue(self, digest: Issued, *letters: Letter | None) -> bool:
        """Write down what a reader is told and queue the mails that tell it, one for each address: all or nothing.

        `False`, and nothing is written, if the reader's chain does not end at `digest.after_id` any more or the due
        instant was answered: another process was faster.
        """
        with writing(self._engine) as connection:
            if self._taken(connection, digest):
                return False
            number = connection.execute(insert(digests).returning(digests.c.id), asdict(digest)).scalar_one()
            for letter in filter(None, letters):
                connection.execute(insert(outbox), _row(letter, number, digest.made_at))
            return True

    @staticmethod
    def _taken(connection: Connection, digest: Issued) -> bool:
        of_reader = digests.c.reader == digest.reader
        end = select(digests.c.until_id).where(of_reader).order_by(digests.c.id.desc()).limit(1)
        answered = select(digests.c.id).where(of_reader, digests.c.due_at == digest.due_at)
        until = connection.scalar(end)
        return (until is not None and until != digest.after_id) or connection.scalar(answered) is not None

    def queue(self, letter: Letter, at: datetime) -> bool:
        """Queue a message that is no digest; `False` if one with its Message-ID is there already."""
        return self.queue_together([letter], at)

    def queue_together(self, letters: Sequence[Letter], at: datetime, change_ids: Collection[int] = ()) -> bool:
        """Queue one message to several places of a reader, and write down which changes it tells at once: all or
        nothing, so that whoever dies in between leaves nobody out. `False` where it is there already, or one of the
        changes was told at once before."""
        reader = letters[0].reader
        same = select(outbox.c.id).where(outbox.c.message_id.in_([letter.message_id for letter in letters]))
        known = select(alerted.c.change_id).where(alerted.c.reader == reader, alerted.c.change_id.in_(change_ids))
        with writing(self._engine) as connection:
            queries = (same, known) if change_ids else (same,)
            if any(connection.scalar(query.limit(1)) is not None for query in queries):
                return False
            connection.execute(insert(outbox), [_row(letter, None, at) for letter in letters])
            if rows := [{"reader": reader, "change_id": number, "alerted_at": at} for number in change_ids]:
                connection.execute(insert(alerted), rows)
            return True

    def alerted(self, reader: str, since: datetime) -> set[int]:
        """The changes that a reader was told at once from `since` on."""
        query = select(alerted.c.change_id).where(alerted.c.reader == reader, alerted.c.alerted_at >= since)
        with self._engine.connect() as connection:
            return set(connection.scalars(query))

    def has(self, message_id: str) -> bool:
        """Whether a message with this Message-ID was ever queued."""
        with self._engine.connect() as connection:
            return connection.scalar(select(outbox.c.id).where(outbox.c.message_id == message_id)) is not None

    def notices(self, reader: str, address: str) -> list[tuple[str, str, datetime]]:
        """Message-ID, subject and time of what was queued for a reader's address besides digests, in its order."""
        query = select(outbox.c.message_id, outbox.c.subject, outbox.c.queued_at).where(
            outbox.c.reader == reader, outbox.c.address == address, outbox.c.digest_id.is_(None)
        )
        with self._engine.connect() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(query.order_by(outbox.c.id))]

    def alerts_since(self, reader: str, moment: datetime) -> int:
        """How many messages besides digests were queued for a reader from `moment` on: at the address with most."""
        number = func.count()
        query = (
            select(number)
            .where(outbox.c.reader == reader, outbox.c.digest_id.is_(None), outbox.c.queued_at >= moment)
            .group_by(outbox.c.address)
            .order_by(number.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def issued(self, reader: str | None = None, limit: int = 50) -> list[Issued]:
        """What readers were told, the newest first."""
        columns = [digests.c[name] for name in Issued.__dataclass_fields__]
        query = select(*columns).order_by(digests.c.id.desc()).limit(limit)
        if reader is not None:
            query = query.where(digests.c.reader == reader)
        with self._engine.connect() as connection:
            return [Issued(*row) for row in connection.execute(query)]

    def mails(self, states: Collection[State] = (), *, limit: int | None = None) -> list[Mail]:
        """The mails in one of `states`, or all, the newest first."""
        query = select(*_MAIL).order_by(outbox.c.id.desc()).limit(limit)
        if states:
            query = query.where(outbox.c.state.in_([str(state) for state in states]))
        with self._engine.connect() as connection:
            return [Mail(*row) for row in connection.execute(query)]

    def counts(self) -> dict[State, int]:
        """How many mails there are in each state; a state without mails is absent."""
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        with self._engine.connect() as connection:
            return {State(state): number for state, number in connection.execute(query)}

    def due(self, now: datetime) -> list[Mail]:
        """The mails to try at `now`, the longest waiting first. A last try in the future: the clock was set back."""
        ready = or_(outbox.c.next_try_at <= now, func.coalesce(outbox.c.tried_at, outbox.c.queued_at) > now)
        query = select(*_MAIL).where(outbox.c.state == State.WAITING, ready).order_by(outbox.c.next_try_at, outbox.c.id)
        with self._engine.connect() as connection:
            return [Mail(*row) for row in connection.execute(query)]

    def content(self, mail_id: int) -> bytes:
        """The whole message. `StorageError` where there is none (any more); `MailDamaged` where it cannot be read."""
        with self._engine.connect() as connection:
            content = connection.scalar(select(outbox.c.content).where(outbox.c.id == mail_id))
        if content is None:
            raise StorageError(f"the outbox has no unsent mail {mail_id}: it was sent or cancelled, or never existed")
        try:
            return zstandard.ZstdDecompressor().decompress(content)
        except zstandard.ZstdError as error:
            raise MailDamaged(mail_id) from error

    def end(self, mail_id: int, state: State, at: datetime, error: str | None = None) -> None:
        """A mail was tried for the last time. What was sent needs its content no more."""
        values: dict[str, Any] = {"state": state, "tried_at": at, "ended_at": at, "error": error}
        if state in (State.SENT, State.CANCELLED):
            values["content"] = None
        self._update(outbox.c.id == mail_id, {**values, "attempts": outbox.c.attempts + 1})

    def put_off(self, mail_id: int, at: datetime, next_try_at: datetime, error: str) -> None:
        """A mail was tried in vain and is tried again at `next_try_at`."""
        values = {"tried_at": at, "next_try_at": next_try_at, "error": error, "attempts": outbox.c.attempts + 1}
        self._update(outbox.c.id == mail_id, values)

    def retry(self, at: datetime, ids: Collection[int] | None = None) -> int:
        """Have mails that are not sent tried again from `at` on: those with `ids`, or all; how many."""
        values = {"state": State.WAITING, "attempts": 0, "next_try_at": at, "ended_at": None}
        return self._update(_UNSENT if ids is None else and_(_UNSENT, outbox.c.id.in_(ids)), values)

    def cancel(self, ids: Collection[int], at: datetime) -> int:
        """Never send these mails; how many were still unsent."""
        values = {"state": State.CANCELLED, "ended_at": at, "content": None}
        return self._update(and_(_UNSENT, outbox.c.id.in_(ids)), values)

    def readdress(self, mail_id: int, address: str, content: bytes) -> None:
        """Have an unsent mail go to another address of its reader."""
        values = {"address": address, "content": _packed(content)}
        self._update(and_(_UNSENT, outbox.c.id == mail_id), values)

    def _update(self, which: ColumnElement[bool], values: Mapping[str, Any]) -> int:
        with writing(self._engine) as connection:
            return connection.execute(update(outbox).where(which).values(**values)).rowcount


def _packed(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


def _row(letter: Letter, digest_id: int | None, at: datetime) -> dict[str, Any]:
    return {
        **asdict(letter),
        "content": _packed(letter.content),
        "digest_id": digest_id,
        "state": State.WAITING,
        "attempts": 0,
        "queued_at": at,
        "next_try_at": at,
    }
