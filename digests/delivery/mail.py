"""A `Digest` -> a mail: its headers, its parts and their encoding. Pure; `deliver` sends what this makes.

A message is plain 7-bit text with lines of at most 78 characters, so that every server passes it on as it is.
"""

from __future__ import annotations

import hashlib
from binascii import b2a_qp
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.base64mime import body_encode
from email.header import Header
from email.headerregistry import Address, HeaderRegistry, UniqueAddressHeader, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from urllib.parse import quote

from digests.forms.render import Format, draw
from digests.forms.size_limit import LIMIT, fit_to_size
from digests.forms.view import more, when
from digests.issue.digest import Digest
from digests.words.wording import runs
from storage.outbox import Letter

_HEADERS = 3_000  # bytes kept free of the limit for headers and boundaries
_LARGEST = 1_000_000  # bytes of the text with all events
_LINES = 76  # characters of an encoded line, RFC 2045, section 6.7
_LIST = "critical-minerals-digest"


class _Verbatim(UnstructuredHeader):
    """A header that is written as it is: folding would turn a long address into an encoded word."""

    def fold(self, *, policy: Policy) -> str:
        """The header's line or lines."""
        value = str(self).replace(", ", f",{policy.linesep} ")
        return f"{self.name}: {value}{policy.linesep}"  # type: ignore[attr-defined] # of the class it is mixed into


class _Subject(UnstructuredHeader):
    """The subject. The standard folding may leave the header's own line empty, which some filters take for spam."""

    def fold(self, *, policy: Policy) -> str:
        """The header's line or lines."""
        text = str(self)
        header = Header(text, None if text.isascii() else "utf-8", policy.max_line_length, "Subject")
        return f"Subject: {header.encode(linesep=policy.linesep)}{policy.linesep}"


class _Address(UniqueAddressHeader):
    """One address. The standard folding may exceed the 76 characters that RFC 2047 allows beside an encoded word."""

    def fold(self, *, policy: Policy) -> str:
        """The header's line or lines."""
        (address,) = self.addresses
        mailbox = f"<{address.addr_spec}>"
        title: str = self.name  # type: ignore[attr-defined] # of the class it is mixed into
        name = str(address).removesuffix(mailbox).strip()
        if not name.isascii():
            name = Header(address.display_name, "utf-8", _LINES, title).encode()
        *lines, last = f"{title}: {name}".split("\n")
        return policy.linesep.join([*lines, *_joined(last, mailbox)]) + policy.linesep


def _joined(line: str, rest: str) -> list[str]:
    """Both in one line, or in two where that is too long."""
    whole = f"{line} {rest}"
    return [whole] if len(whole) <= _LINES else [line, f" {rest}"]


def _policy() -> EmailPolicy[EmailMessage]:
    headers = HeaderRegistry()
    headers.map_to_type("subject", _Subject)  # type: ignore[arg-type] # it is mixed into BaseHeader
    headers.map_to_type("from", _Address)  # type: ignore[arg-type] # the same
    headers.map_to_type("to", _Address)  # type: ignore[arg-type] # the same
    headers.map_to_type("list-unsubscribe", _Verbatim)  # type: ignore[arg-type] # and so is this
    return SMTP.clone(header_factory=headers, cte_type="7bit")


POLICY = _policy()


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom the mails are from, and where readers go to have no more of them.

    `unsubscribe_mailto` is an address; `unsubscribe_url` an https address that a mail program may post to at once
    (RFC 8058), in which `{name}` and `{address}` stand for the reader's.
    """

    name: str
    address: str
    unsubscribe_mailto: str | None = None
    unsubscribe_url: str | None = None

    @property
    def domain(self) -> str:
        """The right-hand side of the Message-IDs."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail: a report."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a mail is to."""

    name: str
    address: str
    is_further: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The drawn parts of a mail, encoded: media subtype, transfer encoding, content; the best one stands last."""

    parts: tuple[tuple[str, str, str], ...]
    is_cut: bool = False  # whether anything was left out for want of room

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(len(content) for _, _, content in self.parts)


def body(digest: Digest, form: Format) -> Body:
    """The parts of `digest`: a text and, for `Format.HTML`, the same as HTML. Fits into `LIMIT` with all headers."""
    forms = (Format.TEXT,) if form is Format.TEXT else (Format.TEXT, Format.HTML)
    mailed = replace(digest, rest_attached=True)
    return fit_to_size(mailed, lambda cut: _body(cut, forms), LIMIT - _HEADERS, _size)


def whole(digest: Digest) -> Attachment:
    """All events of a digest that was cut, a line each: what a reader opens who wants to see the rest."""
    lines = [f"All items in the digest of {digest.period.span}", ""]
    for section in digest.sections:
        lines += ["", section.theme.title.upper()]
        for event in section.events:
            numbers = ", ".join(runs(change.id for change in event.changes))
            lines.append(f"  {event.significance}: {event.headline} [change {numbers}]")
        if section.more:
            lines.append(f"  {more(digest, section)}")
    lines += ["", "COMING UP", *(f"  {when(digest, entry)}: {entry.what}" for entry in digest.upcoming)]
    content = "\r\n".join(lines).encode()[:_LARGEST]
    return Attachment(f"digest-{digest.period.until.date()}.txt", 'text/plain; charset="utf-8"', content)


def _body(digest: Digest, forms: Sequence[Format]) -> Body:
    subtypes = {Format.TEXT: "plain", Format.HTML: "html"}
    parts = tuple((subtypes[form], *_encoded(draw(digest, form))) for form in forms)
    return Body(parts, bool(digest.later) or any(section.more for section in digest.sections))


def _size(drawn: Body) -> int:
    return drawn.size


def _encoded(text: str) -> tuple[str, str]:
    """The shorter one of both transfer encodings: quoted-printable can nearly be read, base64 is for other scripts."""
    content = text.encode()
    quoted = b2a_qp(content.replace(b"\n", b"\r\n"), istext=True).decode("ascii")
    if len(quoted) * 3 <= len(content) * 4:
        return "quoted-printable", quoted
    return "base64", body_encode(content.replace(b"\n", b"\r\n"), maxlinelen=_LINES, eol="\r\n")


def message_id(reader: str, due_at: datetime, sender: Sender, further: str = "") -> str:
    """The same for the same digest of the same reader, whenever and however often the mail is made; one of its own for
    each `further` address."""
    identity = hashlib.sha256("\n".join(filter(None, (reader, due_at.isoformat(), further))).encode()).hexdigest()
    return f"<{identity[:32]}.digest@{sender.domain}>"


def letter(
    digest: Digest,
    drawn: Body,
    recipient: Recipient,
    sender: Sender,
    *,
    due_at: datetime,
    made_at: datetime,
    attached: Sequence[Attachment] = (),
) -> Letter:
    """The whole message to one reader. The same arguments give the same bytes."""
    identity = message_id(recipient.name, due_at, sender, recipient.address if recipient.is_further else "")
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address(recipient.name, addr_spec=recipient.address)
    message["Subject"] = digest.subject
    message["Date"] = made_at
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    message["List-Id"] = f"Critical Minerals Digest <{_LIST}.{sender.domain}>"
    if addresses := _unsubscribe(recipient, sender):
        message["List-Unsubscribe"] = ", ".join(f"<{address}>" for address in addresses)
    if sender.unsubscribe_url:
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["MIME-Version"] = "1.0"
    if attached:
        _attach(message, drawn, identity, attached)
    else:
        _fill(message, drawn, identity)
    return Letter(recipient.name, recipient.address, identity, digest.subject, message.as_bytes())


def readdressed(content: bytes, recipient: Recipient, sender: Sender) -> bytes:
    """The same message to another address of the reader; Message-ID, date and body stay."""
    message = message_from_bytes(content, policy=POLICY.clone(refold_source="none"))
    message.replace_header("To", Address(recipient.name, addr_spec=recipient.address))
    if "List-Unsubscribe" in message:
        message.replace_header("List-Unsubscribe", ", ".join(f"<{url}>" for url in _unsubscribe(recipient, sender)))
    return message.as_bytes()


def _unsubscribe(recipient: Recipient, sender: Sender) -> list[str]:
    ways = []
    if sender.unsubscribe_mailto:
        subject = quote(f"unsubscribe {recipient.name}", safe="")
        ways.append(f"mailto:{quote(sender.unsubscribe_mailto, safe='@')}?subject={subject}")
    if sender.unsubscribe_url:
        named = sender.unsubscribe_url.replace("{name}", quote(recipient.name, safe=""))
        ways.append(named.replace("{address}", quote(recipient.address, safe="")))
    return ways


def _attach(message: EmailMessage, drawn: Body, identity: str, attached: Sequence[Attachment]) -> None:
    """The digest as the first part, the files after it."""
    message["Content-Type"] = "multipart/mixed"
    message.set_boundary(f"=_{hashlib.sha256(f'files {identity}'.encode()).hexdigest()[:24]}")
    first = EmailMessage(policy=POLICY)
    _fill(first, drawn, identity)
    message.attach(first)
    for attachment in attached:
        part = EmailMessage(policy=POLICY)
        part["Content-Type"] = attachment.media_type
        part["Content-Transfer-Encoding"] = "base64"
        part["Content-Disposition"] = f'attachment; filename="{attachment.name}"'
        part.set_payload(body_encode(attachment.content, maxlinelen=_LINES, eol="\r\n"))
        message.attach(part)


def _fill(message: EmailMessage, drawn: Body, identity: str) -> None:
    """Put the parts in: the only one as the message itself, several as alternatives."""
    if len(drawn.parts) == 1:
        _content(message, *drawn.parts[0])
        return
    message["Content-Type"] = "multipart/alternative"
    message.set_boundary(f"=_{hashlib.sha256(identity.encode()).hexdigest()[:24]}")  # no encoded line can hold "=_"
    for content in drawn.parts:
        part = EmailMessage(policy=POLICY)
        _content(part, *content)
        message.attach(part)


def _content(part: EmailMessage, subtype: str, encoding: str, content: str) -> None:
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = encoding
    part.set_payload(content)
