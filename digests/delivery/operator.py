"""Whom critmin tells when it needs a person: `operator:` in the subscribers file, and the mails to that person.

A notice's Message-ID follows from what it is about, so the outbox takes each one once, whatever happens in between. It
says of which kind the notice is, so that after a restart critmin finds in the outbox which notices it sent.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from digests.delivery.mail import POLICY, Sender
from digests.delivery.values import known_zone, mail_address
from storage.outbox import Letter, Outbox
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.lines import Entry, mapping, named_problems

READER = "operator"
"""Under this name the outbox keeps the notices to the operator."""
CHANNEL = "apprise:"
"""How the address of a notice begins that goes to a service of Apprise; the number of the service follows."""


class Operator(BaseModel):
    """Who looks after critmin. `notify`: addresses of services as Apprise takes them (https://appriseit.com)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: Annotated[str, AfterValidator(mail_address)] | None = None
    notify: tuple[str, ...] = ()
    hour: int = Field(default=7, ge=0, le=23)
    time_zone: Annotated[str, AfterValidator(known_zone)] = "UTC"

    def day_of(self, now: datetime) -> str | None:
        """The day whose grouped notice is due at `now`, on the operator's clock; `None` before the hour."""
        here = now.astimezone(ZoneInfo(self.time_zone))
        return here.date().isoformat() if here.hour >= self.hour else None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where each notice goes: the mail address, and each service by its number (its address holds secrets)."""
        return (*([self.address] if self.address else []), *(f"{CHANNEL}{at}" for at in range(len(self.notify))))


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to the operator. `kind` (letters and dots) and `about` identify it: it is sent once."""

    kind: str
    about: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class SentNotice:
    """A notice that was queued: its kind, what its subject said, and when."""

    message_id: str
    subject: str
    at: datetime

    @property
    def kind(self) -> str:
        """The kind of the notice."""
        return self.message_id.strip("<>").partition("@")[0].rpartition(".operator")[0].rpartition(".")[0]


def load_operator(path: Path) -> Operator | None:
    """The operator that the subscribers file names; `None` where it names none. `ConfigurationError` with its line."""
    entry: Entry | None = mapping(path, "operator")
    if entry is None:
        return None
    if wrong := operator_problems(path, entry):
        raise ConfigurationError("\n".join(wrong))
    return Operator.model_validate(entry.values)


def operator_problems(path: Path, entry: Entry) -> list[str]:
    """What is wrong with what the file states of the operator."""
    wrong = list(named_problems(path, entry, Operator, "operator"))
    if not wrong and not Operator.model_validate(entry.values).addresses:
        wrong = [f"{path}:{entry.line}: operator: expected an address, or notify with services"]
    return wrong


def letters(notice: Notice, operator: Operator, sender: Sender, now: datetime) -> list[Letter]:
    """The notice as a letter to each of the operator's addresses.

    The first address comes last, because its letters show which notices were sent: after a crash in between the notice
    counts as unsent, and the outbox takes none of the others twice.
    """
    return [_letter(notice, address, sender, now) for address in reversed(operator.addresses)]


def sent_notices(box: Outbox, operator: Operator) -> list[SentNotice]:
    """The notices that were sent to the operator, oldest first."""
    return [SentNotice(*row) for row in box.notices(READER, operator.addresses[0])]


def message_id(kind: str, about: str, address: str, sender: Sender) -> str:
    """The same for the same notice to the same address."""
    digest = hashlib.sha256(f"{kind} {about}\n{address}".encode()).hexdigest()[:32]
    return f"<{kind}.{digest}.operator@{sender.domain}>"


def _letter(notice: Notice, address: str, sender: Sender, now: datetime) -> Letter:
    identity = message_id(notice.kind, notice.about, address, sender)
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address("", addr_spec=sender.address if address.startswith(CHANNEL) else address)
    message["Subject"] = notice.subject
    message["Date"] = now
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(notice.text)
    return Letter(READER, address, identity, notice.subject, message.as_bytes())
