"""The way out for notices to chat and telephone: Apprise, beside the way that mails take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from email import charset, message_from_bytes
from email.policy import default

from digests.delivery.operator import CHANNEL
from digests.delivery.transports.transport import DeliveryError, Refused, Transport
from storage.outbox import Mail


class Channels:
    """Sends what is addressed to a service through Apprise, everything else through `mails`."""

    def __init__(
        self, mails: Transport, services: Sequence[str], readers: Callable[[], Mapping[str, str]] = dict
    ) -> None:
        """`services`: the operator's, by their numbers; `readers` gives those of readers, by their channels."""
        self._mails = mails
        self._services = services
        self._readers = readers

    def send(self, mail: Mail, content: bytes, /) -> None:
        """Hand one message over."""
        if not mail.address.startswith(CHANNEL):
            self._mails.send(mail, content)
            return
        self._notify(self._service(mail.address), mail, content)

    def _service(self, channel: str) -> str:
        """The address of the service behind a channel, as it is known now."""
        number = channel.removeprefix(CHANNEL)
        if not number.isdecimal():
            known = self._readers()
            if channel not in known:
                raise Refused(f"the reader of {channel} has no such service under notify: any more")
            return known[channel]
        if int(number) >= len(self._services):
            raise Refused(f"there is no service number {int(number) + 1} under operator: notify: any more")
        return self._services[int(number)]

    def _notify(self, service: str, mail: Mail, content: bytes) -> None:
        body = message_from_bytes(content, policy=default).get_body(("plain",))
        with _own_charsets():
            import apprise  # some hundred services: loaded only where one is used

            client = apprise.Apprise()
            if not client.add(service):
                raise Refused("Apprise does not know the address of the service; see https://appriseit.com")
            text = str(body.get_content()).replace("\r\n", "\n") if body else mail.subject
            if not client.notify(title=mail.subject, body=text):
                raise DeliveryError("the service did not take the notice")  # mails, and other services, go on

    def close(self) -> None:
        """Close the way that mails take."""
        self._mails.close()


@contextmanager
def _own_charsets() -> Iterator[None]:
    """Apprise changes how the whole process encodes UTF-8 in mails; the digests' mails stay as they are made."""
    before = dict(charset.CHARSETS)
    try:
        yield
    finally:
        charset.CHARSETS.clear()
        charset.CHARSETS.update(before)
