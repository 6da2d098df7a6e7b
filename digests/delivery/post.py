"""Making what is due and sending it: the one path of `critmin digest --send` and of the background run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from digests.delivery.deliver import Delivery, deliver
from digests.delivery.prepare import Desk
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
    desk: Desk,
    readers: Iterable[Subscriber],
    way: Transport,
    *,
    now: Callable[[], datetime],
    only_due: bool = True,
    stopped: Callable[[], bool] = lambda: False,
    command: str = "critmin digest --send",
) -> Posted:
    """Make the digests that are due (or all of `readers`'), then try every mail that is due.

    One at a time for each database: `Locked` if another one is at it.
    """
    with delivery_lock(desk.store.engine, command):
        made = desk.issue(readers, now(), only_due=only_due, stopped=stopped)
        return Posted(made, deliver(desk.outbox, way, now, stopped))
