"""Turns: one request per host at a time, with a pause between two. Knows nothing of HTTP."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from pipeline.fetch.answers import Clock

_DEFAULT_PORTS = {None, 80, 443}


@lru_cache(64)  # asked for several times in one request
def host_of(url: str) -> str:
    """The host whose turn a request takes: name, and port where it is not the usual one of http or https."""
    parts = urlsplit(url)
    return f"{parts.hostname}" if parts.port in _DEFAULT_PORTS else f"{parts.hostname}:{parts.port}"


class SharedTurns(Protocol):
    """Turns that machines share. Safe to use from many threads."""

    def turn(self, host: str, gap: float, at_most: float) -> AbstractContextManager[None]:
        """Hold the host for one request of `at_most` seconds; nobody asks it then for another `gap` seconds."""

    def close(self, host: str, seconds: float) -> None:
        """The host wants no request for `seconds`."""

    def closed_for(self, host: str) -> float:
        """The seconds for which the host still wants no request; 0 when it is open."""


@dataclass(slots=True)
class _Host:
    gap: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    closed_until: float = 0.0


class Turns:
    """Who may ask which host when. Safe to use from many threads. `gap` in seconds, end to start.

    With `shared` other machines take their turns, too.
    """

    def __init__(
        self, gap: float, clock: Clock, sleep: Callable[[float], None], shared: SharedTurns | None = None
    ) -> None:
        self._gap, self._clock, self._sleep, self._shared = gap, clock, sleep, shared
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host(self._gap, free_at=self._clock()))

    @contextmanager
    def turn(self, host: str, at_most: float = 60.0) -> Iterator[float]:
        """Hold the host for one request of `at_most` seconds; yields the seconds that were spent on waiting for it."""
        state = self._host(host)
        began = self._clock()
        with state.lock:
            pause = max(state.free_at, state.closed_until) - self._clock()
            if pause > 0:
                self._sleep(pause)
            try:
                with self._shared.turn(host, state.gap, at_most) if self._shared else nullcontext():
                    yield self._clock() - began
            finally:
                state.free_at = self._clock() + state.gap

    def slow_down(self, host: str, gap: float) -> None:
        """The host wants at least `gap` seconds between requests."""
        state = self._host(host)
        state.gap = max(state.gap, gap)

    def close(self, host: str, seconds: float) -> None:
        """The host wants no request for `seconds`."""
        state = self._host(host)
        state.closed_until = max(state.closed_until, self._clock() + seconds)
        if self._shared and seconds > 0:
            self._shared.close(host, seconds)

    def closed_for(self, host: str) -> float:
        """The seconds for which the host still wants no request; 0 when it is open."""
        here = max(0.0, self._host(host).closed_until - self._clock())
        return max(here, self._shared.closed_for(host)) if self._shared else here
