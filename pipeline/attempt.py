"""One attempt at a source: what it starts from, the document it got, and how it ends in the store."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extractor
from storage.store import PollRow, SourceState, Transaction
from vocabulary.changes import Change, Telling
from vocabulary.records import Record

Tell = Callable[[Change, Source], Telling]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one poll ended: `first|changed|unchanged|failed|quarantined|skipped`; `seconds` of wall time."""

    id: str
    outcome: str
    records: int = 0
    changes: int = 0
    bytes: int = 0
    seconds: float = 0.0
    error: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the source was read; a quarantined one needs a person."""
        return self.outcome not in {"failed", "quarantined"}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a source: what was known of it, by which clock, and when it began."""

    state: SourceState
    now: Callable[[], datetime]
    started_at: datetime
    clock: float = field(default_factory=time.monotonic)

    def end(
        self,
        transaction: Transaction,
        state: SourceState,
        *,
        changes: int = 0,
        size: int = 0,
        notes: tuple[str, ...] = (),
    ) -> Outcome:
        """Store the source's new state and a line of the run log; a document held before and no more is dropped."""
        transaction.save_state(state)
        held = self.state.held_snapshot
        if held and held != state.held_snapshot:
            transaction.drop_snapshot(held)
        seconds = round(time.monotonic() - self.clock, 3)
        outcome = Outcome(state.source, state.outcome or "", state.records, changes, size, seconds, state.error, notes)
        transaction.log_poll(
            PollRow(
                state.source,
                self.started_at,
                self.now(),
                outcome.outcome,
                outcome.records,
                outcome.changes,
                outcome.bytes,
                outcome.seconds,
                outcome.error,
            )
        )
        return outcome


@dataclass(frozen=True, slots=True)
class Poll:
    """The things that one poll works with."""

    source: Source
    extractor: Extractor
    attempt: Attempt
    document: Document
    tell: Tell
    baseline: tuple[Record, ...] = ()
    trusted: bool = False

    @property
    def state(self) -> SourceState:
        """What was known of the source before."""
        return self.attempt.state

    @property
    def evidence(self) -> str:
        """The SHA-256 of the document."""
        return self.document.body.sha256

    @property
    def fingerprint(self) -> str:
        """What the known state was read with: extractor version and settings of the source."""
        return self.source.fingerprint(self.extractor.version)
