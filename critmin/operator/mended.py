"""Which sources are read again that needed a person: as their run log shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from critmin.operator.status import PATIENCE
from critmin.output import counted
from storage.model import PollRow

_HELD = "quarantined"
_IN_VAIN = {"failed", _HELD}


@dataclass(frozen=True, slots=True)
class Mended:
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


def mended(polls: Sequence[PollRow], since: datetime) -> Mended | None:
    """Whether a source that had needed a person is read again, and for the first time after `since`.

    `polls`: its run log, the newest first. What failed fewer times than a person is troubled for was never told.
    """
    read = list(takewhile(lambda row: row.outcome not in _IN_VAIN, polls))
    in_vain = list(takewhile(lambda row: row.outcome in _IN_VAIN, polls[len(read) :]))
    if not read or read[-1].finished_at < since:
        return None
    if len(in_vain) < PATIENCE and all(row.outcome != _HELD for row in in_vain):
        return None
    return Mended(read[-1].source, read[-1].finished_at, len(in_vain), in_vain[0].error or "")
