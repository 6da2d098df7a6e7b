"""The URL that says where mails go -> the transport that it names. Pure.

    smtp://user:password@host:587      a server; STARTTLS is required (on the loopback interface: used where offered)
    smtps://user:password@host:465     a server; TLS from the first byte
    file:///folder                     one EML file a mail
    maildir:///folder                  a Maildir

Options of both SMTP forms: `?timeout=SECONDS` that the server may stay silent (30), `?starttls=required|offered|never`.
User name and password are percent-encoded. Certificates are checked against the system's, or those of SSL_CERT_FILE.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from digests.delivery.transports.folders import EmlFolder, MaildirFolder
from digests.delivery.transports.smtp import Smtp, SmtpServer, StartTls, is_loopback
from digests.delivery.transports.transport import Transport
from vocabulary.errors import ConfigurationError

_EXPECTED = (
    "expected smtp://user:password@host:587, smtps://user:password@host:465, file:///folder or maildir:///folder"
)
_PORTS = {"smtp": 587, "smtps": 465}
_FOLDERS: dict[str, type[EmlFolder | MaildirFolder]] = {"file": EmlFolder, "maildir": MaildirFolder}


def transport(url: str, sender: str, setting: str = "CRITMIN_SMTP_URL") -> Transport:
    """The transport for mails from the address `sender`; nothing is opened yet.

    `ConfigurationError`, which calls the URL by its `setting` and never tells the password, if it names none.
    """
    try:
        return _transport(urlsplit(url.strip()), sender)
    except ValueError as error:
        raise ConfigurationError(f"{setting} is not an address to send mail to: {error}; {_EXPECTED}") from error


def _transport(parts: SplitResult, sender: str) -> Transport:
    if parts.scheme in _PORTS:
        return Smtp(_server(parts), sender)
    if parts.scheme in _FOLDERS:
        return _FOLDERS[parts.scheme](_folder(parts))
    raise ValueError(f"it begins with {parts.scheme}://" if parts.scheme else "it has no scheme")


def _folder(parts: SplitResult) -> Path:
    if parts.netloc not in ("", "localhost") or not parts.path.strip("/"):
        raise ValueError(f"{parts.scheme}:// needs three slashes and a folder")
    return Path(unquote(parts.path))


def _server(parts: SplitResult) -> SmtpServer:
    if not parts.hostname:
        raise ValueError(f"{parts.scheme}:// names no host")
    if parts.path.strip("/") or parts.fragment:
        raise ValueError("nothing may follow host and port but options (percent-encode '/', '#' and '?' in a password)")
    if parts.password is not None and not parts.username:
        raise ValueError("it has a password but no user name")
    if parts.query and "=" not in parts.query:  # the rest of a password, and Python's own error would show it
        raise ValueError("after '?' stand options such as timeout=30 (percent-encode a '?' in a password)")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    local = is_loopback(parts.hostname)
    starttls = options.pop("starttls", "offered" if local else "required")
    timeout = options.pop("timeout", "30")
    if options:
        raise ValueError(f"it has an option {next(iter(options))!r}, there are only starttls and timeout")
    if starttls not in list(StartTls):
        raise ValueError(f"starttls={starttls} is not one of {', '.join(StartTls)}")
    return SmtpServer(
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        parts.scheme == "smtps",
        StartTls(starttls),
        unquote(parts.username) if parts.username else None,
        unquote(parts.password) if parts.password is not None else None,
        _seconds(timeout),
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise ValueError(f"timeout={text} is not a number of seconds between 0 and 3600")
    return seconds
