"""Making what is due and sending it: the one path of `critmin digest --send` and of the background run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from digests.delivery.deliver import Delivery, deliver
from digests.delivery.prepare import DigestMaker
from digests.delivery.subscribers import Subscriber
from digests.delivery.transports.transport import Transport
from storage.database.lock import delivery_lock
from storage.outbox import Issued


@dataclass(frozen=True, slots=True)
class Posted:
    """The digests that were made, and how the delivery of all that was due went."""

    digests: list[Issued]
    delivery: Delivery


def post(
    maker: DigestMaker,
    readers: Iterable[Subscriber],
    transport: Transport,
    *,
    now: Callable[[], datetime],
    only_due: bool = True,
    stopped: Callable[[], bool] = lambda: False,
    command: str = "critmin digest --send",
) -> Posted:
    """Make the digests that are due (or all of `readers`'), then try every mail that is due.

    One at a time for each database: `Locked` if another one is at it.
    """
    with delivery_lock(maker.store.engine, command):
        made = maker.issue(readers, now(), only_due=only_due, stopped=stopped)
        return Posted(made, deliver(maker.outbox, transport, now, stopped))
