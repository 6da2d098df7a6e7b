"""A document against what is known of its source: its records are written, and what they change is found.

Knows nothing of plausibility or of what was told before; the caller rolls its transaction back if it minds.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.attempt import Poll
from pipeline.detect import Tally, carry, compare
from pipeline.document import Body, Document
from pipeline.extract import Extraction, ExtractionError
from pipeline.lines import LineReading, pack, unpack
from storage.store import Store, Transaction
from vocabulary.changes import Change
from vocabulary.list_changes import refined
from vocabulary.records import Record

RecordId = tuple[str, str]


@dataclass(slots=True)
class Reading:
    """What one document does to what is known of its source."""

    changes: list[Change] = field(default_factory=list)
    since: dict[RecordId, datetime] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    notes: list[str] = field(default_factory=list)
    written: int = 0


def read_whole(transaction: Transaction, poll: Poll) -> Reading:
    """Read a document in one piece, write its records and find what they change."""
    source, at = poll.source, poll.document.fetched_at
    extraction = poll.extractor.extract(poll.document, source)
    before = transaction.current(source.id)
    after, notes = _keyed(extraction)
    after = {key: carry(before.get(key), record) for key, record in after.items()}
    changes = refined(compare(before, after, complete=poll.extractor.complete), before, after)
    reading = Reading(tally=Tally(known=len(before), found=len(after)), notes=notes)
    _note(transaction, poll, reading, changes)
    reading.written = transaction.write(source.id, after.values(), snapshot=poll.evidence, at=at, fresh=not before)
    if poll.extractor.complete:
        gone = [key for key in before if key not in after]
        transaction.close(source.id, gone, at=at)
        reading.written += len(gone)
    return reading


def _keyed(extraction: Extraction) -> tuple[dict[RecordId, Record], list[str]]:
    found: dict[RecordId, Record] = {}
    notes = list(extraction.notes)
    for record in extraction.records:
        if record.id in found:
            notes.append(f"{record.kind} {record.key} stands in the document twice; the first one counts")
        else:
            found[record.id] = record
    return found, notes


def read_lines(transaction: Transaction, poll: Poll) -> Reading:
    """The same line by line: what stands on a line that is known is known."""
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
        reading.written += transaction.write(source.id, after.values(), snapshot=poll.evidence, at=at, fresh=not known)
    gone = lines.vanished if index else _missing(transaction, poll, lines) if known else []
    if gone:
        _note(transaction, poll, reading, compare(transaction.current(source.id, gone), {}, complete=True))
        transaction.close(source.id, gone, at=at)
        reading.written += len(gone)
    reading.tally.found, reading.notes = lines.found, lines.notes
    transaction.save_line_index(source.id, poll.fingerprint, pack(lines.index))
    return reading


def _missing(transaction: Transaction, poll: Poll, lines: LineReading) -> list[RecordId]:
    """The known records that no line holds, where no index of the known lines tells."""
    present = set(lines.index.values())
    return [(kind, key) for kind, key in transaction.current(poll.source.id) if f"{kind} {key}" not in present]


def _note(transaction: Transaction, poll: Poll, reading: Reading, changes: list[Change]) -> None:
    """Keep the changes of one batch, and since when the states that they end were known (before these are closed)."""
    reading.tally.count(changes)
    reading.changes += changes
    reading.since.update(transaction.since(poll.source.id, [change.record.id for change in changes]))


def reread(store: Store, transaction: Transaction, poll: Poll, snapshot: str) -> tuple[tuple[str, ...], bool]:
    """Read the old document as the present extractor does, and take that, silently, for the old state.

    Returns notes for people, and whether it could be read so: if not, what differs from the new document may be the
    reading and not the world.
    """
    info = store.snapshot_info(snapshot)
    at, source = poll.document.fetched_at, poll.source
    with closing(Body(store.snapshot(snapshot))) as body:
        old = Document(source.id, info.url, 200, {}, info.media_type, body, at)
        try:
            records = poll.extractor.extract(old, source).records
        except ExtractionError as error:
            note = f"is read in a new way, in which the document before is unreadable ({error}); no changes are told"
            return (note,), False
    differing = transaction.write(source.id, records, snapshot=snapshot, at=at)
    if poll.extractor.complete:
        differing += _close_others(transaction, poll, {record.id for record in records})
    return ((f"is read in a new way: {differing} records differ from the earlier reading",) if differing else ()), True


def _close_others(transaction: Transaction, poll: Poll, present: Collection[RecordId]) -> int:
    gone = [key for key in transaction.current(poll.source.id) if key not in present]
    transaction.close(poll.source.id, gone, at=poll.document.fetched_at)
    return len(gone)
