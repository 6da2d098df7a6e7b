"""How an attempt ends in the store: each ending is a new state of the source, an outcome, and a line of the run log."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline.document import Document
from pipeline.fetch.answers import FetchError
from pipeline.outcome import Outcome
from pipeline.poll.attempt.beginning import Attempt
from pipeline.poll.cadence import freshness, next_due, not_there
from pipeline.poll.judge import Held
from pipeline.quiet import Quiet
from storage.model import UNSTABLE
from storage.store import PollRow, SourceState, Store, Transaction
from vocabulary.known_lines import Lines
from vocabulary.records import Record

_SOME_WAIT = "the sure entries were accepted, the others wait; see `critmin review {}`"


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ends: the new `state` of its source, and what is said of the poll.

    `changes`: how many were reported; `size`: bytes of what came; `trace`: of an unexpected error.
    `retry_after`, `fresh`: what the server said of the time until the next poll.
    """

    state: SourceState
    changes: int = 0
    size: int = 0
    notes: tuple[str, ...] = ()
    trace: str | None = None
    retry_after: timedelta | None = None
    fresh: timedelta | None = None

    def of(self, attempt: Attempt) -> tuple[SourceState, Outcome, PollRow]:
        """The state with the time of the next poll, what is reported, and the line of the run log."""
        state, now = self.state, attempt.now()
        failures = state.failures if state.outcome == "failed" else 0
        due = next_due(attempt.source, failures, now, retry_after=self.retry_after, fresh=self.fresh)
        seconds, result = round(time.monotonic() - attempt.clock, 3), state.outcome or ""
        figures = (state.records, self.changes, self.size, seconds, state.error)
        outcome = Outcome(state.source, result, *figures, self.notes)
        return (
            replace(state, next_due=due),
            outcome,
            PollRow(state.source, attempt.started_at, now, result, *figures, self.trace),
        )

    def store(self, attempt: Attempt, transaction: Transaction) -> Outcome:
        """Write it down; a document that waited before and waits no more is dropped."""
        state, outcome, row = self.of(attempt)
        transaction.save_state(state)
        if state.outcome != "quarantined" and state.held_snapshot is None and not attempt.is_new:
            transaction.release(attempt.source.id)
        waiting = attempt.state.held_snapshot
        if waiting and waiting != state.held_snapshot:
            transaction.drop_snapshot(waiting)
        transaction.log_poll(row, begins=attempt.is_new)
        return outcome


def unchanged(
    attempt: Attempt, store: Store, size: int, decide: Callable[[Transaction], None] | None = None
) -> Outcome:
    """The source still says what it said; `decide` writes down that a person said so."""
    with store.begin() as transaction:
        if decide is not None:
            decide(transaction)
        return Ending(_as_before(attempt), size=size).store(attempt, transaction)


def uneventful(
    attempt: Attempt, store: Store, size: int, later: Quiet | None, document: Document | None = None
) -> Outcome:
    """The same, written `later` with others where nothing but the source's own state is to be written.

    `document`: what came says what is known, and the next request refers to it.
    """
    ending = Ending(_as_before(attempt), size=size)
    if document is not None:
        fresh = freshness(document.headers, document.fetched_at)
        ending = replace(ending, state=answered(ending.state, document), fresh=fresh)
    if later is None or attempt.has_held:
        with store.begin() as transaction:
            return ending.store(attempt, transaction)
    state, outcome, row = ending.of(attempt)
    later.add(state, row)
    return outcome


def accepted(
    attempt: Attempt,
    transaction: Transaction,
    state: SourceState,
    reported: int,
    document: Document,
    notes: tuple[str, ...],
) -> Outcome:
    """The document is what is known now, as `state` says; `reported` of its changes were news."""
    at, whereabouts = document.fetched_at, attempt.whereabouts
    state = replace(
        state,
        moved_from=whereabouts.moved_from,
        moved_to=whereabouts.moved_to,
        gone=None,
        baseline_at=attempt.state.baseline_at or at,
        polled_at=at,
        succeeded_at=at,
        changed_at=at if reported else attempt.state.changed_at,
        outcome="changed" if reported else ("first" if attempt.is_first else "unchanged"),
        error=None,
        failures=0,
        held_snapshot=None,
        held_reason=None,
        notes=notes,
    )
    fresh = freshness(document.headers, at)
    return Ending(state, reported, document.body.size, notes, fresh=fresh).store(attempt, transaction)


def failed(attempt: Attempt, store: Store, error: Exception | str, trace: str | None = None) -> Outcome:
    """Nothing came that could be looked at."""
    reason, wait = (error.reason, error.retry_after) if isinstance(error, FetchError) else (None, None)
    status = error.status if isinstance(error, FetchError) else None
    state = not_there(attempt.source, attempt.state, status) if reason else attempt.state
    sentence = f"{error}; it will not be polled again" if state.gone else str(error)
    state = replace(
        state, polled_at=attempt.now(), outcome="failed", error=sentence, failures=_in_a_row(state, "failed")
    )
    with store.begin() as transaction:
        ending = Ending(state, trace=trace, retry_after=timedelta(seconds=wait) if wait else None)
        outcome = ending.store(attempt, transaction)
    return replace(outcome, reason=reason)


def kept(
    attempt: Attempt,
    store: Store,
    document: Document,
    outcome: str,
    error: str,
    trace: str | None = None,
    *,
    review: Sequence[str] = (),
    proposed: Sequence[Record] = (),
) -> Outcome:
    """Keep a document that was not accepted, as evidence, and leave the known state as it is.

    Only the newest such document of a source is kept: a page may be broken for months, differently each day.
    `review`: the reasons why a person has to look at it, and what was read of it as `proposed`.
    """
    known, sha256, at = attempt.state, document.body.sha256, document.fetched_at
    state = replace(
        known,
        polled_at=at,
        outcome=outcome,
        error=error,
        failures=_in_a_row(known, outcome),
        held_snapshot=sha256 if review or sha256 != known.snapshot else None,
        held_reason=error,
        notes=tuple(reason for reason in review if reason.startswith(UNSTABLE)),
    )
    with store.begin() as transaction:
        keep(transaction, document, known.snapshot)
        if review:
            transaction.quarantine(attempt.source.id, snapshot=sha256, proposed=proposed, reasons=review, at=at)
        return Ending(state, size=document.body.size, trace=trace).store(attempt, transaction)


def partly_accepted(
    attempt: Attempt, transaction: Transaction, state: SourceState, reported: int, document: Document, held: Held
) -> Outcome:
    """The sure entries of the document are what is known now, as `state` says; the others wait for a person.

    It has no validators: however it is served again, it is read again.
    """
    source, sha256, at = attempt.source.id, document.body.sha256, document.fetched_at
    sentence = f"{'; '.join(held.reasons)}; {_SOME_WAIT.format(source)}"
    state = replace(
        state,
        polled_at=at,
        changed_at=at if reported else attempt.state.changed_at,
        outcome="quarantined",
        error=sentence,
        failures=_in_a_row(attempt.state, "quarantined"),
        held_snapshot=sha256,
        held_reason=sentence,
        etag=None,
        last_modified=None,
        notes=held.notes,
    )
    keep(transaction, document)
    proposed = list(held.reading.records())
    transaction.quarantine(source, snapshot=sha256, proposed=proposed, reasons=held.reasons, at=at)
    return Ending(state, reported, document.body.size, held.notes).store(attempt, transaction)


def _in_a_row(before: SourceState, outcome: str) -> int:
    """How many polls in a row ended so, with this one. What was held for weeks and fails once has failed once: it is
    tried again soon."""
    return before.failures + 1 if before.outcome == outcome else 1


def _as_before(attempt: Attempt) -> SourceState:
    at = attempt.now()
    return replace(
        attempt.whereabouts,
        polled_at=at,
        succeeded_at=at,
        outcome="unchanged",
        error=None,
        failures=0,
        held_snapshot=None,
        held_reason=None,
    )


def keep(transaction: Transaction, document: Document, like: str | None = None, lines: Lines | None = None) -> None:
    """The document as evidence; `like`: the SHA-256 of an earlier edition; `lines`: where its lines are, if known."""
    body = document.body
    transaction.put_snapshot(
        body.sha256,
        body.chunks(),
        size=body.size,
        media_type=document.media_type,
        url=document.url,
        at=document.fetched_at,
        like=like,
        stream=body.open(),
        lines=lines,
    )


def answered(state: SourceState, document: Document) -> SourceState:
    """The state with what the server gave for the next request, and what its bytes are known by."""
    etag, modified = document.headers.get("etag"), document.headers.get("last-modified")
    return replace(state, etag=etag, last_modified=modified, body_hash=document.body.quick)


def unstable(reported_at: datetime, since: datetime) -> str:
    """Why a source waits that says again what it said before, as a sentence for a person."""
    return (
        f"{UNSTABLE} since {since:%Y-%m-%d %H:%M} it shows again what it showed on {reported_at:%Y-%m-%d}; a value "
        "that flips between two states is reported once, and its return is accepted when it lasts"
    )
