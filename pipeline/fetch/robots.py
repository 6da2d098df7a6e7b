"""robots.txt (RFC 9309): may we ask, and how slowly. Reads no network itself; it is given the text of the file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from pipeline.fetch.answers import Clock, Deadline, FetchError, Reason

PARSED_BYTES = 512 * 1024  # RFC 9309, section 2.5: at least 500 KiB must be parsed, the rest may be ignored
_FRESH_SECONDS = 24 * 3600.0  # section 2.4: no longer than a day
_FAILURE_SECONDS = 300.0
PRODUCT = "critmin"
Load = Callable[[str, Deadline], str]


class RulesCache(Protocol):
    """The texts that were read, by scheme, host and port of their address, each with its time."""

    def load(self, place: str, /) -> tuple[str, datetime] | None:
        """The text (empty: there was none) and when it was read; None where it never was."""

    def save(self, place: str, text: str, at: datetime, /) -> None:
        """Replace it."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class _Origin:
    """What is known of one scheme, host and port: its rules, or why they could not be read."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    failure: FetchError | None = None
    until: float = 0.0


class Robots:
    """The rules of every origin that was requested, kept for a day; a failure to read them for five minutes.

    `load` gives the text of a robots.txt or raises `FetchError`; `cache` has what earlier runs read; `now` is the time
    of the wall clock. Safe to use from many threads.
    """

    def __init__(
        self, load: Load, clock: Clock, cache: RulesCache | None = None, now: Callable[[], datetime] = _utc_now
    ) -> None:
        self._load, self._clock, self._cache, self._now = load, clock, cache, now
        self._origins: dict[str, _Origin] = {}
        self._lock = threading.Lock()

    def check(self, url: str, deadline: Deadline) -> float | None:
        """The crawl delay for `url` in seconds, None without one. Raises `FetchError` if it must not be asked for."""
        rules = self._rules(url, deadline)
        if not rules.can_fetch(url, PRODUCT):
            raise FetchError(f"will not fetch {url}: the robots.txt of its host does not allow it", reason="robots")
        delay: float | None = rules.crawl_delay(PRODUCT)
        return delay

    def _rules(self, url: str, deadline: Deadline) -> Protego:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            origin = self._origins.setdefault(place, _Origin())
        with origin.lock:
            if self._clock() >= origin.until and not self._known(origin, place):
                self._read(origin, place, deadline)
        if origin.rules is None:
            raise _unread(url, origin.failure)
        return origin.rules

    def _known(self, origin: _Origin, place: str) -> bool:
        """Take what an earlier run read, where it is not a day old; what was read in the future was read by a wrong
        clock."""
        stored = self._cache.load(place) if self._cache else None
        if stored is None:
            return False
        text, read_at = stored
        age = (self._now() - read_at).total_seconds()
        if not 0 <= age < _FRESH_SECONDS:
            return False
        origin.rules, origin.failure = Protego.parse(text), None
        origin.until = self._clock() + _FRESH_SECONDS - age
        return True

    def _read(self, origin: _Origin, place: str, deadline: Deadline) -> None:
        try:
            text = self._load(f"{place}/robots.txt", deadline)
        except FetchError as error:
            if not _unavailable(error):
                origin.rules, origin.failure, origin.until = None, error, self._clock() + _FAILURE_SECONDS
                return
            text = ""
        origin.rules, origin.failure, origin.until = Protego.parse(text), None, self._clock() + _FRESH_SECONDS
        if self._cache:
            self._cache.save(place, text, self._now())


def _unavailable(error: FetchError) -> bool:
    """There is no robots.txt, so that everything is allowed (RFC 9309, section 2.3.1.3); 429 is a plea for rest."""
    return error.status is not None and 400 <= error.status < 500 and error.status != 429


def _unread(url: str, failure: FetchError | None) -> FetchError:
    """Without readable rules nothing is allowed for now (RFC 9309, section 2.3.1.4)."""
    reason: Reason = "robots"
    if failure is not None and (failure.status is None or failure.reason == "bot-wall"):
        reason = failure.reason
    return FetchError(
        f"will not fetch {url}: its host's robots.txt could not be read, which forbids everything for now ({failure})",
        reason=reason,
        status=failure.status if failure else None,
        retry_after=failure.retry_after if failure else None,
    )
