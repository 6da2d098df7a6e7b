"""Polls that found nothing new, written together.

Nearly every poll finds nothing new, and a transaction for each would cost more than the poll. What is lost with a
process that dies is that some sources were looked at: the next run looks again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from storage.store import PollRow, SourceState, Store

_TOGETHER = 100  # polls
_SECONDS = 1.0


class Quiet:
    """Collects how polls ended that changed nothing but the source's own state. Safe to use from many threads."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock = store, clock
        self._waiting: list[tuple[SourceState, PollRow]] = []
        self._since = 0.0
        self._lock = threading.Lock()

    def add(self, state: SourceState, row: PollRow) -> None:
        """Write this some time soon: after a second, or with a hundred others. Raises `StorageError`."""
        with self._lock:
            self._since = self._since if self._waiting else self._clock()
            self._waiting.append((state, row))
            try:
                if len(self._waiting) >= _TOGETHER or self._clock() - self._since >= _SECONDS:
                    self._write()
            except BaseException:  # whatever it was: its caller hears of it, and says how this poll ended
                self._waiting.pop()
                raise

    def write(self) -> None:
        """Write what waits. Raises `StorageError`."""
        with self._lock:
            self._write()

    def _write(self) -> None:
        if not self._waiting:
            return
        with self._store.begin() as transaction:
            transaction.save_states([state for state, _ in self._waiting])
            transaction.log_polls([row for _, row in self._waiting])
        self._waiting = []
