"""One poll of one source: a document -> what it changes, stored in one transaction.

Conducts the pure steps (extract, compare, judge, tell) between the store's reads and writes. Fetching and the
choice of sources are in `pipeline.refresh`.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.attempt import Outcome, Poll
from pipeline.detect import News, Told, judge, news
from pipeline.document import Document
from pipeline.first_lists import first_news
from pipeline.reading import Reading, read_lines, read_whole, reread
from storage.store import SourceState, Store, StoredChange, Transaction
from vocabulary.changes import Action
from vocabulary.errors import CritminError


class Implausible(CritminError):
    """The document would change more than is plausible; its transaction is rolled back."""


def take(store: Store, poll: Poll) -> Outcome:
    """Store what the document says and what it changes.

    Raises `ExtractionError` for an unreadable and `Implausible` for an implausible document; then nothing is stored.
    """
    with store.begin() as transaction:
        state, told = _take(store, transaction, poll)
        return poll.attempt.end(transaction, state, changes=told, size=poll.document.body.size, notes=state.notes)


def hold(store: Store, poll: Poll, outcome: str, error: str) -> Outcome:
    """Keep a document that was not taken over, as evidence, and leave the known state as it is.

    Only the newest such document of a source is kept: a page may be broken for months, differently each day.
    """
    state, sha256 = poll.state, poll.document.body.sha256
    with store.begin() as transaction:
        _keep(transaction, poll.document)
        state = replace(
            state,
            polled_at=poll.document.fetched_at,
            outcome=outcome,
            error=error,
            failures=state.failures + 1,
            held_snapshot=None if sha256 == state.snapshot else sha256,
            held_reason=error,
            notes=(),
        )
        return poll.attempt.end(transaction, state, size=poll.document.body.size)


def _keep(transaction: Transaction, document: Document) -> None:
    body = document.body
    transaction.put_snapshot(
        body.sha256,
        body.chunks(),
        size=body.size,
        media_type=document.media_type,
        url=document.url,
        at=document.fetched_at,
    )


def _take(store: Store, transaction: Transaction, poll: Poll) -> tuple[SourceState, int]:
    state, source, at = poll.state, poll.source, poll.document.fetched_at
    first = state.baseline_at is None
    if first and poll.baseline:
        transaction.write(source.id, poll.baseline, snapshot="baseline", at=at, fresh=True)
    silent = first and not poll.baseline
    notes: tuple[str, ...] = ()
    if not first and state.fingerprint != poll.fingerprint and state.snapshot:
        notes, readable = reread(store, transaction, poll, state.snapshot)
        silent = not readable
    reading = (read_lines if poll.extractor.line else read_whole)(transaction, poll)
    reason = None if poll.trusted else judge(source.expect, reading.tally)
    if reason:
        raise Implausible(reason)
    if first and poll.baseline:
        known = transaction.current(source.id).values()
        reading.changes, more = first_news(source, at, reading.changes, known)
        notes = (*notes, *more)
    told = 0 if silent else _report(transaction, poll, reading)
    if first or reading.written or reading.changes:
        _keep(transaction, poll.document)
        state = replace(state, snapshot=poll.evidence)
    return _settled(state, poll, transaction.count(source.id), told, (*notes, *reading.notes)), told


def _settled(state: SourceState, poll: Poll, records: int, told: int, notes: tuple[str, ...]) -> SourceState:
    at, first = poll.document.fetched_at, state.baseline_at is None
    return replace(
        state,
        baseline_at=state.baseline_at or at,
        polled_at=at,
        succeeded_at=at,
        changed_at=at if told else state.changed_at,
        outcome="changed" if told else ("first" if first else "unchanged"),
        error=None,
        failures=0,
        etag=poll.document.headers.get("etag"),
        last_modified=poll.document.headers.get("last-modified"),
        fingerprint=poll.fingerprint,
        extractor_version=poll.extractor.version,
        held_snapshot=None,
        held_reason=None,
        records=records,
        notes=notes,
    )


def _report(transaction: Transaction, poll: Poll, reading: Reading) -> int:
    """Store the changes that are news, and this document as further evidence for those that are not."""
    ids = [change.record.id for change in reading.changes]
    source, at = poll.source.id, poll.document.fetched_at
    others, told = transaction.others(source, ids), transaction.told(ids)
    fresh = []
    for change in reading.changes:
        key = change.record.id
        verdict: News = news(
            source,
            change,
            list(others.get(key, {}).values()),
            [_as_told(entry) for entry in told.get(key, [])],
            reading.since.get(key),
        )
        for change_id in verdict.seen_before:
            transaction.sight(change_id, source, poll.evidence, at)
        if verdict.change:
            fresh.append((verdict.change, poll.tell(verdict.change, poll.source)))
    transaction.add_changes(source, fresh, at=at, before=poll.state.snapshot, after=poll.evidence)
    return len(fresh)


def _as_told(entry: StoredChange) -> Told:
    return Told(entry.id, entry.source, entry.detected_at, Action(entry.action), entry.fields)
