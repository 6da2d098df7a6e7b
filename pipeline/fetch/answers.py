"""What goes into a fetch and what may come out besides a document: validators, limits, errors. Does no I/O."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from vocabulary.errors import CritminError

Reason = Literal[
    "unreachable",
    "timeout",
    "refused",
    "http",
    "too-large",
    "robots",
    "bot-wall",
    "login",
    "stand-in",
    "guard",
    "replay-missing",
    "truncated",
]
Clock = Callable[[], float]


class FetchError(CritminError):
    """A source gave no usable document; the message is a sentence that names the address.

    `reason` sorts failures for a health report; `refused` is a refused connection, `http` an answer that is no
    document. `status` is the HTTP status where there was one, `retry_after` the seconds the server asks for.
    `transient`: asking again at once may help, and the client has already done so as often as its limits allow.
    """

    def __init__(
        self,
        message: str,
        *,
        reason: Reason,
        status: int | None = None,
        retry_after: float | None = None,
        transient: bool = False,
    ) -> None:
        super().__init__(message)
        self.reason: Reason = reason
        self.status, self.retry_after, self.transient = status, retry_after, transient


class UnreachedError(Exception):
    """No connection was made: the guard refused, or the host could not be found or did not answer.

    It stays in this room: the client makes it a `FetchError` that names the address.
    """

    def __init__(self, reason: Reason, detail: str, *, transient: bool = False) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail, self.transient = detail, transient


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave with its last answer, for a conditional request; never a time of our own clock.

    A made-up If-Modified-Since makes some servers send the whole body although the ETag matches. `body`: the fast hash
    of the last body, where it was believed: the same bytes are not judged again.
    """

    etag: str | None = None
    last_modified: str | None = None
    body: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers that carry them (RFC 9110, section 13.1)."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing changed since the validators were given."""

    url: str
    fetched_at: datetime
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch. Times in seconds, sizes in bytes after decompression.

    `total_seconds` bounds everything between the first request and the last byte, redirects, retries and robots.txt
    included; waiting for a turn at a host that others of our requests keep busy does not count.
    `crawl_delay` caps what robots.txt may ask for, `pause` how long a Retry-After closes a host to this client.
    """

    total_seconds: float = 60
    connect_seconds: float = 10
    max_bytes: int = 400_000_000
    redirects: int = 8
    host_gap: float = 1.0
    retries: int = 2
    backoff: float = 1.0
    backoff_cap: float = 8.0
    crawl_delay: float = 30.0
    pause: float = 3600.0


class Deadline:
    """The moment at which a fetch must be over."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        self._clock, self._end = clock, clock() + seconds

    def remaining(self) -> float:
        """Seconds left; zero or less when it is over."""
        return self._end - self._clock()

    def extend(self, seconds: float) -> None:
        """Put the end off by the time that was spent on waiting for a turn."""
        self._end += seconds


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for (RFC 9110, section 10.2.3); None without a readable one."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
