"""Which sources that needed attention are readable again, by their run log. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from critmin.operator.status import PATIENCE
from critmin.output import counted
from storage.model import PollRow

_HELD = "quarantined"
_UNREAD = {"failed", _HELD}


@dataclass(frozen=True, slots=True)
class Recovered:
    """A source that is readable again since `at`, after `polls` that failed or were held, the last with `error`."""

    source: str
    at: datetime
    polls: int
    error: str

    @property
    def sentence(self) -> str:
        """For the operator."""
        which = "that failed or was held" if self.polls == 1 else "that failed or were held"
        return f"since {self.at:%Y-%m-%d %H:%M} UTC, after {counted(self.polls, 'poll')} {which} ({self.error})"


def recovered(polls: Sequence[PollRow], since: datetime) -> Recovered | None:
    """Whether a source that needed attention is readable again, for the first time after `since`.

    `polls`: its run log, the newest first. Fewer failures than `PATIENCE` were never reported to the operator.
    """
    read = list(takewhile(lambda row: row.outcome not in _UNREAD, polls))
    unread = list(takewhile(lambda row: row.outcome in _UNREAD, polls[len(read) :]))
    if not read or read[-1].finished_at < since:
        return None
    if len(unread) < PATIENCE and all(row.outcome != _HELD for row in unread):
        return None
    return Recovered(read[-1].source, read[-1].finished_at, len(unread), unread[0].error or "")
