"""Whom critmin tells when it needs a person: `operator:` in the subscribers file, and the mails to that person. Pure.

A notice's Message-ID follows from what it is about, so the outbox takes each one once, whatever happens in between.
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
from storage.outbox import Letter
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.lines import Entry, mapping, problems

READER = "operator"
"""Under this name the outbox keeps what the operator was told."""
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
    """One message to the operator. `identity` is the same for the same thing: it is sent once."""

    identity: str
    subject: str
    text: str


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
    wrong = list(problems(path, entry, Operator, "address"))
    if not wrong and not Operator.model_validate(entry.values).addresses:
        wrong = [f"{path}:{entry.line}: operator: expected an address, or notify with services"]
    return wrong


def letters(notice: Notice, operator: Operator, sender: Sender, now: datetime) -> list[Letter]:
    """The notice as a letter to each of the operator's addresses."""
    return [_letter(notice, address, sender, now) for address in operator.addresses]


def message_id(identity: str, address: str, sender: Sender) -> str:
    """The same for the same notice to the same address."""
    digest = hashlib.sha256(f"{identity}\n{address}".encode()).hexdigest()[:32]
    return f"<{digest}.operator@{sender.domain}>"


def _letter(notice: Notice, address: str, sender: Sender, now: datetime) -> Letter:
    identity = message_id(notice.identity, address, sender)
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address("", addr_spec=sender.address if address.startswith(CHANNEL) else address)
    message["Subject"] = notice.subject
    message["Date"] = now
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(notice.text)
    return Letter(READER, address, identity, notice.subject, message.as_bytes())
