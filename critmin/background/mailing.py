"""What the commands that mail need: the readers, the sender, the transport, and the report of a delivery."""

from __future__ import annotations

from email.utils import parseaddr
from pathlib import Path
from typing import Annotated

import typer

from critmin.output import counted, say
from critmin.settings import Settings, settings
from digests.delivery.alerts import channels
from digests.delivery.deliver import Delivery
from digests.delivery.mail import Sender
from digests.delivery.operator import load_operator
from digests.delivery.subscribers import Subscribers, example_path, load
from digests.delivery.transports.channels import Channels
from digests.delivery.transports.destinations import transport
from digests.delivery.transports.transport import Transport
from digests.delivery.values import mail_address
from digests.words.wording import clean
from vocabulary.errors import ConfigurationError

SubscribersFile = Annotated[
    Path | None,
    typer.Option("--subscribers", help="Who gets which digest (CRITMIN_SUBSCRIBERS); see subscribers.yaml."),
]
_NOBODY = Sender("critmin", "critmin@localhost")


def own_subscribers(path: Path | None) -> Subscribers | None:
    """The readers that option or environment name; `None` where neither does."""
    named = path or settings().subscribers
    return load(named) if named else None


def subscribers(path: Path | None, *, example: bool = False) -> Subscribers:
    """The same; with `example` those of the example where none are named, which nothing is ever sent to."""
    own = own_subscribers(path)
    if own is None and not example:
        raise ConfigurationError(
            f"no subscribers file is set: copy {example_path()}, and name the copy in CRITMIN_SUBSCRIBERS"
        )
    return own or load(example_path())


def sender() -> Sender:
    """Whom mails are from (CRITMIN_MAIL_FROM); what is only shown or put into a folder may be from nobody."""
    config = settings()
    if config.mail_from is None:
        return Sender(_NOBODY.name, _NOBODY.address, _mailto(config), config.unsubscribe_url)
    name, address = parseaddr(config.mail_from)
    try:
        return Sender(clean(name) or "critmin", mail_address(address), _mailto(config, address), config.unsubscribe_url)
    except ValueError as error:
        wanted = f"{error}, or 'Critical Minerals Digest <digest@example.org>'"
        raise ConfigurationError(f"CRITMIN_MAIL_FROM: {wanted}; found {config.mail_from!r}") from error


def _mailto(config: Settings, default: str | None = None) -> str | None:
    if config.unsubscribe_mailto is None:
        return default
    try:
        return mail_address(config.unsubscribe_mailto)
    except ValueError as error:
        raise ConfigurationError(f"CRITMIN_UNSUBSCRIBE_MAILTO: {error}; found {config.unsubscribe_mailto!r}") from error


def mail_transport(origin: Sender) -> Transport:
    """Where mails go (CRITMIN_SMTP_URL). A server is told whom they are from, so that has to be known."""
    config = settings()
    if config.smtp_url is None:
        raise ConfigurationError(
            "CRITMIN_SMTP_URL is not set: it says where mails go, for instance smtp://user:password@host:587 "
            "or file:///folder"
        )
    if config.mail_from is None and config.smtp_url.strip().startswith("smtp"):
        raise ConfigurationError(
            "CRITMIN_MAIL_FROM is not set: it says whom mails are from, "
            "for instance 'Critical Minerals Digest <digest@example.org>'"
        )
    return transport(config.smtp_url, origin.address)


def all_channels(origin: Sender, named: Path | None) -> Channels:
    """Where mails go, and the chats of the readers and of the operator, as the file of subscribers says now."""
    operator = load_operator(named) if named else None
    notified = operator.notify if operator else ()
    return Channels(mail_transport(origin), notified, lambda: channels(subscribers(named).readers))


def report_delivery(report: Delivery) -> None:
    """How a delivery went, each problem in a line."""
    for problem in report.problems:
        say(problem)
    sentence = f"{counted(report.sent, 'mail')} sent"
    if not report.ok:
        sentence += f", {report.waiting} waiting, {report.failed} failed; `critmin outbox` shows them"
    say(sentence)
