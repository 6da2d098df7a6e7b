"""One poll of one source: a document -> what it changes, stored in one transaction.

Conducts the pure steps (extract, compare, judge, tell) between the store's reads and writes. Fetching and the
choice of sources are in `pipeline.refresh`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline.catalogue import Source
from pipeline.detect import News, Tally, Told, carry, compare, judge, news
from pipeline.document import Body, Document
from pipeline.extract import Extraction, Extractor
from pipeline.lines import LineReading, pack, unpack
from storage.store import SourceState, Store, StoredChange, Transaction
from vocabulary.changes import Action, Change, Telling
from vocabulary.errors import CritminError
from vocabulary.records import Record

RecordId = tuple[str, str]
Tell = Callable[[Change, Source], Telling]


class Implausible(CritminError):
    """The document would change more than is plausible; its transaction is rolled back."""


@dataclass(slots=True)
class Reading:
    """What one document does to what is known of its source."""

    changes: list[Change] = field(default_factory=list)
    since: dict[RecordId, datetime] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    notes: list[str] = field(default_factory=list)
    written: int = 0


@dataclass(frozen=True, slots=True)
class Poll:
    """The things that one poll works with."""

    source: Source
    extractor: Extractor
    state: SourceState
    document: Document
    tell: Tell
    baseline: tuple[Record, ...] = ()
    trusted: bool = False

    @property
    def fingerprint(self) -> str:
        """What the known state was read with: extractor version and settings of the source."""
        return self.source.fingerprint(self.extractor.version)


def take(store: Store, poll: Poll) -> tuple[SourceState, int]:
    """Store what the document says; return the source's new state and the number of changes told.

    Raises `ExtractionError` for an unreadable and `Implausible` for an implausible document; then nothing is stored.
    """
    with store.begin() as transaction:
        return _take(store, transaction, poll)


def _take(store: Store, transaction: Transaction, poll: Poll) -> tuple[SourceState, int]:
    state, source, at = poll.state, poll.source, poll.document.fetched_at
    first = state.baseline_at is None
    if first and poll.baseline:
        transaction.write(source.id, poll.baseline, snapshot="baseline", at=at, fresh=True)
    if not first and state.fingerprint != poll.fingerprint and state.snapshot:
        _reread(store, transaction, poll, state.snapshot)
    silent = first and not poll.baseline
    reading = (_read_lines if poll.extractor.line else _read_whole)(transaction, poll, silent)
    reason = None if poll.trusted else judge(source.expect, reading.tally)
    if reason:
        raise Implausible(reason)
    told = 0 if silent else _report(transaction, poll, reading)
    if first or reading.written or reading.changes:
        body = poll.document.body
        transaction.put_snapshot(
            body.sha256,
            body.chunks(),
            size=body.size,
            media_type=poll.document.media_type,
            url=poll.document.url,
            at=at,
        )
        state = replace(state, snapshot=body.sha256)
    state = _settled(state, poll, transaction.count(source.id), told, tuple(reading.notes))
    transaction.save_state(state)
    return state, told


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


def _read_whole(transaction: Transaction, poll: Poll, silent: bool) -> Reading:
    source, at = poll.source, poll.document.fetched_at
    extraction = poll.extractor.extract(poll.document, source)
    before = transaction.current(source.id)
    after, notes = _keyed(extraction)
    after = {key: carry(before.get(key), record) for key, record in after.items()}
    changes = compare(before, after, complete=poll.extractor.complete)
    reading = Reading(tally=Tally(known=len(before), found=len(after)), notes=notes)
    _note(transaction, poll, reading, changes)
    reading.written = transaction.write(source.id, after.values(), snapshot=_evidence(poll), at=at, fresh=not before)
    if poll.extractor.complete:
        gone = [key for key in before if key not in after]
        transaction.close(source.id, gone, at=at)
        reading.written += len(gone)
    return reading if not silent else replace(reading, changes=[])


def _keyed(extraction: Extraction) -> tuple[dict[RecordId, Record], list[str]]:
    found: dict[RecordId, Record] = {}
    notes = list(extraction.notes)
    for record in extraction.records:
        if record.id in found:
            notes.append(f"{record.kind} {record.key} stands in the document twice; the first one counts")
        else:
            found[record.id] = record
    return found, notes


def _read_lines(transaction: Transaction, poll: Poll, silent: bool) -> Reading:
    source, at, line = poll.source, poll.document.fetched_at, poll.extractor.line
    if line is None:
        raise TypeError(f"the extractor for {source.kind} reads no lines")
    index = transaction.line_index(source.id, poll.fingerprint) or b""
    known = transaction.count(source.id)
    reading, lines = Reading(tally=Tally(known=known)), LineReading(unpack(index), line)
    for batch in lines.batches(poll.document.body.open()):
        before = transaction.current(source.id, batch.keys()) if known else {}
        after = {key: carry(before.get(key), record) for key, record in batch.items()}
        if known:
            _note(transaction, poll, reading, compare(before, after, complete=False))
        reading.written += transaction.write(
            source.id, after.values(), snapshot=_evidence(poll), at=at, fresh=not known
        )
    gone = lines.vanished
    if gone:
        _note(transaction, poll, reading, compare(transaction.current(source.id, gone), {}, complete=True))
        transaction.close(source.id, gone, at=at)
        reading.written += len(gone)
    reading.tally.found, reading.notes = lines.found, lines.notes
    transaction.save_line_index(source.id, poll.fingerprint, pack(lines.index))
    return reading if not silent else replace(reading, changes=[])


def _note(transaction: Transaction, poll: Poll, reading: Reading, changes: list[Change]) -> None:
    """Keep the changes of one batch, and since when the states that they end were known (before these are closed)."""
    reading.tally.count(changes)
    reading.changes += changes
    reading.since.update(transaction.since(poll.source.id, [change.record.id for change in changes]))


def _evidence(poll: Poll) -> str:
    return poll.document.body.sha256


def _reread(store: Store, transaction: Transaction, poll: Poll, snapshot: str) -> None:
    """Read the old document as the present extractor does, and take that, silently, for the old state."""
    info = store.snapshot_info(snapshot)
    body = Body(store.snapshot(snapshot))
    at, source = poll.document.fetched_at, poll.source
    old = Document(source.id, info.url, 200, {}, info.media_type, body, at)
    records = poll.extractor.extract(old, source).records
    transaction.write(source.id, records, snapshot=snapshot, at=at)
    if poll.extractor.complete:
        present = {record.id for record in records}
        transaction.close(source.id, [key for key in transaction.current(source.id) if key not in present], at=at)
    body.close()


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
            transaction.sight(change_id, source, _evidence(poll), at)
        if verdict.change:
            fresh.append((verdict.change, poll.tell(verdict.change, poll.source)))
    transaction.add_changes(source, fresh, at=at, before=poll.state.snapshot, after=_evidence(poll))
    return len(fresh)


def _as_told(entry: StoredChange) -> Told:
    return Told(entry.id, entry.source, entry.detected_at, Action(entry.action), entry.fields)
