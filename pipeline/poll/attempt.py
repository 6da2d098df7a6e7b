"""One attempt at a source: what it starts from, and how it ends in the store."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from pipeline.document import Body, Document
from pipeline.extraction import Extractor
from pipeline.fetch.answers import FetchError
from pipeline.outcome import Outcome
from pipeline.poll.cadence import address_of, freshness, next_due, not_there, there
from pipeline.poll.judge import Held
from pipeline.quiet import Quiet
from pipeline.source import Source
from storage.model import UNSTABLE
from storage.reviews import Review
from storage.store import PollRow, SourceState, Store, Transaction
from vocabulary.records import Record

_SOME_WAIT = "the sure entries were accepted, the others wait; see `critmin review {}`"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a source: how it is read, what was known of it, by which clock, and when it began.

    `fingerprint`: what the document is read with, extractor version and settings of the source. `short_index`: the
    index of its lines with its fingerprint, where it is short and was read ahead.
    """

    source: Source
    extractor: Extractor
    fingerprint: str
    state: SourceState
    now: Callable[[], datetime]
    started_at: datetime
    clock: float = field(default_factory=time.monotonic)
    short_index: tuple[str, bytes] | None = None
    moved_to: str | None = None  # where the address that was asked led for good, this time

    @property
    def address(self) -> str:
        """What is asked: the source's address, or where it has led for good until now."""
        return address_of(self.source, self.state)

    @property
    def whereabouts(self) -> SourceState:
        """The state of the source, which is there and was read."""
        return there(self.source, self.state, self.moved_to)

    @property
    def is_current(self) -> bool:
        """Whether what is known was read as it would be read today."""
        return self.state.snapshot is not None and self.state.fingerprint == self.fingerprint

    def knows(self, body: Body) -> bool:
        """Whether these very bytes were read last, and say what is known."""
        known = self.state
        if not self.is_current or known.held_snapshot == known.snapshot:
            return False
        if known.body_hash is not None and body.quick != known.body_hash:
            return False
        surely = known.body_hash is not None and known.held_snapshot is None
        return surely or body.sha256 == known.snapshot

    @property
    def is_first(self) -> bool:
        """Whether the source was never read before."""
        return self.state.baseline_at is None

    @property
    def reads_lists(self) -> bool:
        """Whether the source publishes a list that is read in the light of what is known of it."""
        return self.extractor.extract_known is not None

    def holds(self, review: Review | None) -> Review | None:
        """A person's decision, as long as nothing has been told of the source since: an old page that is served again
        after a newer one needs a new look."""
        changed = self.state.changed_at
        decided = review.decided_at if review else None
        return None if decided is None or (changed and changed > decided) else review

    def unchanged(self, store: Store, size: int, decide: Callable[[Transaction], None] | None = None) -> Outcome:
        """The source still says what it said; `decide` writes down that a person said so."""
        with store.begin() as transaction:
            if decide is not None:
                decide(transaction)
            return self.end(transaction, self._same(), size=size)

    def quiet(self, store: Store, size: int, later: Quiet | None, document: Document | None = None) -> Outcome:
        """The same, written `later` with others where nothing but the source's own state is to be written.

        `document`: what came says what is known, and the next request refers to it.
        """
        state, fresh = self._same(), None
        if document is not None:
            state, fresh = answered(state, document), freshness(document.headers, document.fetched_at)
        if later is None or self.has_held:
            with store.begin() as transaction:
                return self.end(transaction, state, size=size, fresh=fresh)
        state, outcome, row = self._ended(state, size=size, fresh=fresh)
        later.add(state, row)
        return outcome

    @property
    def has_held(self) -> bool:
        """Whether a document of the source waits for a person, or is kept until one comes that can be read."""
        return self.state.held_snapshot is not None or self.state.outcome == "quarantined"

    def _same(self) -> SourceState:
        at = self.now()
        return replace(
            self.whereabouts,
            polled_at=at,
            succeeded_at=at,
            outcome="unchanged",
            error=None,
            failures=0,
            held_snapshot=None,
            held_reason=None,
        )

    def taken(
        self, transaction: Transaction, state: SourceState, reported: int, document: Document, notes: tuple[str, ...]
    ) -> Outcome:
        """The document was taken over, in `state`; `reported` of its changes were news."""
        at, there = document.fetched_at, self.whereabouts
        state = replace(
            state,
            moved_from=there.moved_from,
            moved_to=there.moved_to,
            gone=None,
            baseline_at=self.state.baseline_at or at,
            polled_at=at,
            succeeded_at=at,
            changed_at=at if reported else self.state.changed_at,
            outcome="changed" if reported else ("first" if self.is_first else "unchanged"),
            error=None,
            failures=0,
            held_snapshot=None,
            held_reason=None,
            notes=notes,
        )
        fresh = freshness(document.headers, at)
        return self.end(transaction, state, changes=reported, size=document.body.size, notes=notes, fresh=fresh)

    def failed(self, store: Store, error: Exception | str, trace: str | None = None) -> Outcome:
        """Nothing came that could be looked at."""
        reason, asked = (error.reason, error.retry_after) if isinstance(error, FetchError) else (None, None)
        status = error.status if isinstance(error, FetchError) else None
        state = not_there(self.source, self.state, status) if reason else self.state
        sentence = f"{error}; it will not be polled again" if state.gone else str(error)
        state = replace(state, polled_at=self.now(), outcome="failed", error=sentence, failures=state.failures + 1)
        with store.begin() as transaction:
            outcome = self.end(transaction, state, trace=trace, asked=timedelta(seconds=asked) if asked else None)
        return replace(outcome, reason=reason)

    def held(
        self,
        store: Store,
        document: Document,
        outcome: str,
        error: str,
        trace: str | None = None,
        *,
        review: Sequence[str] = (),
        proposed: Sequence[Record] = (),
    ) -> Outcome:
        """Keep a document that was not taken over, as evidence, and leave the known state as it is.

        Only the newest such document of a source is kept: a page may be broken for months, differently each day.
        `review`: the reasons why a person has to look at it, and what was read of it as `proposed`.
        """
        state = replace(
            self.state,
            polled_at=document.fetched_at,
            outcome=outcome,
            error=error,
            failures=self.state.failures + 1,
            held_snapshot=document.body.sha256 if review or document.body.sha256 != self.state.snapshot else None,
            held_reason=error,
            notes=tuple(reason for reason in review if reason.startswith(UNSTABLE)),
        )
        with store.begin() as transaction:
            keep(transaction, document, self.state.snapshot)
            if review:
                sha256, at = document.body.sha256, document.fetched_at
                transaction.quarantine(self.source.id, snapshot=sha256, proposed=proposed, reasons=review, at=at)
            return self.end(transaction, state, size=document.body.size, trace=trace)

    def partly_held(
        self, transaction: Transaction, state: SourceState, reported: int, document: Document, held: Held
    ) -> Outcome:
        """The sure entries of the document were taken over, in `state`; the others wait for a person.

        It has no validators: however it is served again, it is read again.
        """
        sha256, at = document.body.sha256, document.fetched_at
        sentence = f"{'; '.join(held.reasons)}; {_SOME_WAIT.format(self.source.id)}"
        state = replace(
            state,
            polled_at=at,
            changed_at=at if reported else self.state.changed_at,
            outcome="quarantined",
            error=sentence,
            failures=self.state.failures + 1,
            held_snapshot=sha256,
            held_reason=sentence,
            etag=None,
            last_modified=None,
            notes=held.notes,
        )
        keep(transaction, document)
        proposed = list(held.reading.records())
        transaction.quarantine(self.source.id, snapshot=sha256, proposed=proposed, reasons=held.reasons, at=at)
        return self.end(transaction, state, changes=reported, size=document.body.size, notes=held.notes)

    def end(
        self,
        transaction: Transaction,
        state: SourceState,
        *,
        changes: int = 0,
        size: int = 0,
        notes: tuple[str, ...] = (),
        trace: str | None = None,
        asked: timedelta | None = None,
        fresh: timedelta | None = None,
    ) -> Outcome:
        """Store the source's new state and a line of the run log; a document held before and no more is dropped.

        `asked`, `fresh`: what the server said of the time until the next poll.
        """
        state, outcome, row = self._ended(
            state, changes=changes, size=size, notes=notes, trace=trace, asked=asked, fresh=fresh
        )
        transaction.save_state(state)
        if state.outcome != "quarantined" and state.held_snapshot is None:
            transaction.release(self.source.id)
        held = self.state.held_snapshot
        if held and held != state.held_snapshot:
            transaction.drop_snapshot(held)
        transaction.log_poll(row)
        return outcome

    def _ended(
        self,
        state: SourceState,
        *,
        changes: int = 0,
        size: int = 0,
        notes: tuple[str, ...] = (),
        trace: str | None = None,
        asked: timedelta | None = None,
        fresh: timedelta | None = None,
    ) -> tuple[SourceState, Outcome, PollRow]:
        """The state with the time of the next poll, what is reported, and the line of the run log."""
        failures, now = state.failures if state.outcome == "failed" else 0, self.now()
        state = replace(state, next_due=next_due(self.source, failures, now, asked=asked, fresh=fresh))
        seconds = round(time.monotonic() - self.clock, 3)
        outcome = Outcome(state.source, state.outcome or "", state.records, changes, size, seconds, state.error, notes)
        row = PollRow(
            state.source, self.started_at, now, outcome.outcome, state.records, changes, size, seconds, state.error,
            trace,
        )  # fmt: skip
        return state, outcome, row


def unstable(reported_at: datetime, since: datetime) -> str:
    """Why a source waits that says again what it said before, as a sentence for a person."""
    return (
        f"{UNSTABLE} since {since:%Y-%m-%d %H:%M} it shows again what it showed on {reported_at:%Y-%m-%d}; a value "
        "that flips between two states is reported once, and its return is accepted when it lasts"
    )


def keep(transaction: Transaction, document: Document, like: str | None = None) -> None:
    """The document as evidence; `like`: the SHA-256 of an earlier edition."""
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
    )


def answered(state: SourceState, document: Document) -> SourceState:
    """The state with what the server gave for the next request, and what its bytes are known by."""
    etag, modified = document.headers.get("etag"), document.headers.get("last-modified")
    return replace(state, etag=etag, last_modified=modified, body_hash=document.body.quick)
