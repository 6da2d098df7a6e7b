"""The outbox -> a transport: tries each mail that is due and notes at once how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from digests.delivery.retry import next_try
from digests.delivery.transports.transport import DeliveryError, Interrupted, Refused, Transport, Unreachable
from storage.outbox import Mail, MailDamaged, Outbox, State

_BREAKS = 2  # broken connections in a row; then it is the server, and the other mails need not try


@dataclass(slots=True)
class Delivery:
    """How a delivery went: how many mails were sent, and what happened to the others, each in a sentence.

    `waiting` are tried again; `failed` were refused or given up, and need a person.
    """

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether every mail was accepted."""
        return not (self.waiting or self.failed)


def deliver(
    outbox: Outbox, transport: Transport, now: Callable[[], datetime], stopped: Callable[[], bool] = lambda: False
) -> Delivery:
    """Send what is due. Between a server's acceptance and our note of it lies the one window in which a crash makes a
    mail go out twice, with the same Message-ID."""
    report = Delivery()
    breaks = 0
    mails = outbox.due(now())
    try:
        for position, mail in enumerate(mails):
            if stopped():
                report.waiting += len(mails) - position
                break
            error = _sent(outbox, transport, mail, now)
            if error is None:
                report.sent += 1
                breaks = 0
                continue
            breaks = breaks + 1 if isinstance(error, Interrupted) else 0
            _note(outbox, mail, error, now(), report)
            if isinstance(error, Unreachable) or breaks >= _BREAKS:
                _put_off_all(outbox, mails[position + 1 :], error, now(), report)
                break
    finally:
        transport.close()
    return report


def _sent(outbox: Outbox, transport: Transport, mail: Mail, now: Callable[[], datetime]) -> DeliveryError | None:
    try:
        transport.send(mail, outbox.content(mail.id))
    except DeliveryError as error:
        return error
    except MailDamaged as error:
        return Refused(str(error))
    outbox.end(mail.id, State.SENT, now())
    return None


def _note(outbox: Outbox, mail: Mail, error: DeliveryError, at: datetime, report: Delivery) -> None:
    """Write down what became of a mail that was not accepted."""
    again = None if isinstance(error, Refused) else next_try(mail.attempts + 1, at)
    if again is not None:
        outbox.put_off(mail.id, at, again, str(error))
        report.waiting += 1
        report.problems.append(f"mail {mail.id} to {mail.reader} waits until {again:%Y-%m-%d %H:%M} UTC: {error}")
        return
    refused = isinstance(error, Refused)
    outbox.end(mail.id, State.REFUSED if refused else State.ABANDONED, at, str(error))
    report.failed += 1
    how = "was refused permanently" if refused else f"was given up after {mail.attempts + 1} tries"
    advice = f"fix the cause, then run `critmin outbox retry {mail.id}`"
    report.problems.append(f"mail {mail.id} to {mail.reader} {how}: {error}; {advice}")


def _put_off_all(outbox: Outbox, mails: list[Mail], error: DeliveryError, at: datetime, report: Delivery) -> None:
    """The server is to blame: the other mails wait as well, told in one sentence."""
    unheard = Delivery()
    for mail in mails:
        _note(outbox, mail, error, at, unheard)
    report.waiting += unheard.waiting
    report.failed += unheard.failed
    if mails:
        report.problems.append(f"{len(mails)} more mails were not tried")
