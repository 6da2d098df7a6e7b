"""A real SMTP server on the loopback interface that behaves as a test tells it."""

from __future__ import annotations

import asyncio
import contextlib
import email
import email.policy
import ssl
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CERTIFICATE = Path(__file__).with_name("mailserver.pem")
Answer = Callable[[SMTP, Envelope], Awaitable[str]]


@dataclass
class Mailbox:
    """What the server took in, and its answers to recipients and to messages, in turn; the last one stays."""

    port: int = 0
    connections: int = 0
    taken: list[Envelope] = field(default_factory=list)
    recipients: list[str] = field(default_factory=lambda: ["250 OK"])
    messages: list[Answer | str] = field(default_factory=lambda: ["250 OK"])
    secure: list[bool] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        """The messages, parsed."""
        return [email.message_from_bytes(bytes_of(envelope), policy=email.policy.default) for envelope in self.taken]

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"a secret/#", handled=False)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.recipients.pop(0) if len(self.recipients) > 1 else self.recipients[0]
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.secure.append(session.ssl is not None)
        answer = self.messages.pop(0) if len(self.messages) > 1 else self.messages[0]
        if callable(answer):
            return await answer(server, envelope)
        if answer.startswith("250"):
            self.taken.append(envelope)
        return answer

    async def take_and_cut(self, server: SMTP, envelope: Envelope) -> str:
        """Accept the message, but cut the connection before saying so."""
        self.taken.append(envelope)
        return await self.cut(server, envelope)

    async def cut(self, server: SMTP, _envelope: Envelope) -> str:
        """Cut the connection."""
        assert server.transport is not None
        server.transport.close()
        return "250 never heard"

    async def hang(self, _server: SMTP, _envelope: Envelope) -> str:
        """Say nothing for a long time."""
        await asyncio.sleep(30)
        return "250 too late"


def bytes_of(envelope: Envelope) -> bytes:
    """What was received, as it was received."""
    assert isinstance(envelope.content, bytes)
    return envelope.content


def context() -> ssl.SSLContext:
    """The server's TLS."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(CERTIFICATE)
    return made


class FreePort(Controller):
    """A server at whatever port is free."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mailserver(*, tls: bool = False, starttls: bool = False, login: bool = False) -> Iterator[Mailbox]:
    """A server that speaks TLS from the first byte, or after STARTTLS, or not at all; with `login` it wants one."""
    box = Mailbox()
    settings: dict[str, Any] = {
        "server_hostname": "localhost",
        "tls_context": context() if starttls else None,
        "require_starttls": starttls,
        "auth_required": login,
        "auth_require_tls": starttls,
        "authenticator": box.authenticate if login else None,
        "auth_exclude_mechanism": [] if login else ["LOGIN", "PLAIN"],
        "ident": "test",
    }
    controller = FreePort(box, "127.0.0.1", 0, ssl_context=context() if tls else None, **settings)
    controller.start()
    try:
        box.port = controller.port
        yield box
    finally:
        with contextlib.suppress(RuntimeError):
            controller.stop()
