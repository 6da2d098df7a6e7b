"""What every way out of the outbox is, and what can go wrong on it. Shapes only."""

from __future__ import annotations

from typing import Protocol

from storage.outbox import Mail
from vocabulary.errors import CritminError


class DeliveryError(CritminError):
    """A mail was not accepted this time; another try may do better."""


class Refused(DeliveryError):
    """This mail is refused for good."""


class Interrupted(DeliveryError):
    """The connection broke while the mail was handed over: whether it was accepted is not known."""


class Unreachable(DeliveryError):
    """No mail at all can be sent now: no server, no TLS, no login, no folder."""


class Transport(Protocol):
    """A way out. Connects when the first mail is sent; `close` it after the last one."""

    def send(self, mail: Mail, content: bytes, /) -> None:
        """Hand one mail over. Returns only when it is accepted; else raises a `DeliveryError`."""

    def close(self) -> None:
        """Say goodbye. Never fails."""
