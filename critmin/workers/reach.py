"""Whether this machine reaches anything: a worker without a network must not count the sources' failures."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from pipeline.outcome import OFFLINE_HOSTS, Outcome
from pipeline.source import Source


@dataclass(slots=True)
class Reach:
    """Remembers the sources that were well before and could not be reached, since one was. Safe to use from threads."""

    _missed: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, source: Source, outcome: Outcome, failures: int) -> list[str]:
        """The sources that are not to blame: of several hosts in a row none could be reached, and all were well.

        `failures`: those before this poll. One that failed before says nothing of our connection.
        """
        with self._lock:
            if outcome.outcome == "skipped":
                return []
            if outcome.reason != "unreachable":
                self._missed.clear()
            elif not failures:
                self._missed[source.id] = source.host
            if len(set(self._missed.values())) < OFFLINE_HOSTS:
                return []
            missed = list(self._missed)
            self._missed.clear()
            return missed
