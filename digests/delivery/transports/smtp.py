"""Mails to an SMTP server, over one connection that is made when it is needed."""

from __future__ import annotations

import ipaddress
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from digests.delivery.transports.transport import DeliveryError, Interrupted, Refused, Unreachable
from storage.outbox import Mail

_PERMANENT = range(500, 600)
_CLOSING = 421  # RFC 5321: the service shuts the connection down
_WORDS = 300  # characters of a server's answer that are told


class StartTls(StrEnum):
    """Whether a connection that begins in the clear goes on under TLS."""

    REQUIRED = "required"
    OFFERED = "offered"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where and how to reach a server. `tls`: from the first byte; `timeout`: seconds that it may stay silent."""

    host: str
    port: int
    tls: bool = False
    starttls: StartTls = StartTls.REQUIRED
    user: str | None = None
    password: str | None = None
    timeout: float = 30.0

    @property
    def place(self) -> str:
        """What messages call it; never with the password."""
        return f"{self.host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether what is sent there stays on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Smtp:
    """A connection to `server` that sends mails from the address `sender`."""

    def __init__(self, server: SmtpServer, sender: str) -> None:
        self._server = server
        self._sender = sender
        self._connection: smtplib.SMTP | None = None

    def send(self, mail: Mail, content: bytes, /) -> None:
        """Hand over one mail. After an error the next one begins with a new connection."""
        connection = self._connection or self._connect()
        try:
            self._hand_over(connection, mail, content)
        except DeliveryError:
            with suppress(smtplib.SMTPException, OSError):
                connection.rset()
            raise
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise Interrupted(f"{self._server.place} broke off: {_words(error)}") from error

    def _hand_over(self, connection: smtplib.SMTP, mail: Mail, content: bytes) -> None:
        options = [f"size={len(content)}"] if connection.has_extn("size") else []
        self._check(*connection.mail(self._sender, options), mail)
        self._check(*connection.rcpt(mail.address), mail)
        try:
            answer = connection.data(content)
        except smtplib.SMTPDataError as error:
            answer = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
        self._check(*answer, mail)

    def _check(self, code: int, answer: bytes, mail: Mail) -> None:
        if code in (250, 251):
            return
        sentence = f"{self._server.place} answered {code} for {mail.address}: {_text(answer)}"
        if code == _CLOSING:
            self.close()
            raise Unreachable(sentence)
        if code == -1:  # smtplib's word for an answer that is none
            self.close()
            raise Interrupted(sentence)
        raise Refused(sentence) if code in _PERMANENT else DeliveryError(sentence)

    def _connect(self) -> smtplib.SMTP:
        try:
            connection = self._greet()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(f"{self._server.place} cannot be used: {_words(error)}") from error
        try:
            self._secure(connection)
            if self._server.user is not None:
                connection.login(self._server.user, self._server.password or "")
        except smtplib.SMTPAuthenticationError as error:
            connection.close()
            raise Unreachable(
                f"{self._server.place} refuses the login of {self._server.user}: {_words(error)}"
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            connection.close()
            raise Unreachable(f"{self._server.place} cannot be used: {_words(error)}") from error
        self._connection = connection
        return connection

    def _greet(self) -> smtplib.SMTP:
        host, port, name, timeout = self._server.host, self._server.port, _own_name(), self._server.timeout
        if self._server.tls:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=context)
        return smtplib.SMTP(host, port, name, timeout=timeout)

    def _secure(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        if self._server.tls or self._server.starttls is StartTls.NEVER:
            return
        if connection.has_extn("starttls"):
            context = ssl.create_default_context()
            if self._server.starttls is StartTls.OFFERED:  # the default on the loopback interface only
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
            connection.starttls(context=context)
            connection.ehlo()
        elif self._server.starttls is StartTls.REQUIRED:
            connection.close()
            raise Unreachable(
                f"{self._server.place} offers no STARTTLS; use smtps:// or, if the way there is safe, ?starttls=never"
            )

    def close(self) -> None:
        """Say goodbye; a server that is gone needs none."""
        if self._connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._connection.quit()
            self._connection.close()
            self._connection = None


def _own_name() -> str:
    """What we call ourselves; never asked of a name server, which may take its time."""
    name = socket.gethostname()
    return name if name.isascii() and "." in name and " " not in name else "localhost"


def _words(error: Exception) -> str:
    """An error of smtplib, ssl or the network in words."""
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return f"{error.smtp_code} {_text(answer if isinstance(answer, bytes) else str(answer).encode())}"
    if isinstance(error, TimeoutError):
        return "no answer within the timeout"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message})"
    return str(error) or type(error).__name__


def _text(answer: bytes) -> str:
    """A server's answer on one line, without control characters."""
    words = " ".join(answer.decode("utf-8", "replace").split())
    return "".join(letter for letter in words if letter.isprintable())[:_WORDS] or "(no words)"
