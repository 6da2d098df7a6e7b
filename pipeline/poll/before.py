"""What a document is compared with, where the records on file are not it; and the records on file after it.

Before the first poll that is the atlas, for a list. After the extractor or the source's settings changed it is the
document before, read as it would be read today: only the world's changes are told, never those of the reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from pipeline.document import Body, Document
from pipeline.extraction import ExtractionError, Known
from pipeline.poll.attempt import Attempt
from pipeline.poll.attempt.endings import answered, keep
from pipeline.poll.difference import Difference, recognised
from pipeline.poll.first.lists import known_before, known_lists
from pipeline.poll.judge import SameGist
from pipeline.reading.limits import limits
from pipeline.reading.results import Reader, Reading
from storage.reviews import Decision
from storage.store import SourceState, Store, Transaction
from vocabulary.records import Record

_ORDER = "the place and order of its list"  # under which they are kept among the indexes of lines
_UNPLACED = 1.5  # what passed of a reading that was held in part: neither the first of the list nor the last


@dataclass(frozen=True, slots=True)
class Before:
    """`unreadable`: why the document before cannot be read today; what then differs may be the reading."""

    atlas: tuple[Record, ...] = ()
    reread: Reading | None = None
    unreadable: str | None = None

    @property
    def lines(self) -> bytes | None:
        """The index of the lines of the document before."""
        return self.reread.end.index if self.reread else None

    def begins(self, attempt: Attempt) -> bool:
        """Whether nothing that the document states is news: it is what later ones are compared with."""
        return attempt.is_first and not self.atlas

    def settle(self, transaction: Transaction, attempt: Attempt, at: datetime) -> tuple[str, ...]:
        """Make it the records on file, silently; notes for people."""
        source = attempt.source.id
        if self.atlas:
            transaction.write(source, self.atlas, snapshot="baseline", at=at, fresh=True)
        if self.unreadable:
            reason = f"the stored document could not be read again ({self.unreadable})"
            return (f"re-read after an extractor update; {reason}; no changes reported",)
        if self.reread is None:
            return ()
        known = transaction.current(source)
        named = recognised(transaction, source, (self.reread,), known) if self.reread.end.names else None
        if named:
            transaction.remember_names(source, named.fresh)
        records = named.records if named else self.reread.records()
        differing = transaction.write(source, records, snapshot=attempt.state.snapshot or "", at=at)
        if attempt.extractor.complete:
            present = {record.id for record in self.reread.records()}
            gone = [key for key in transaction.current(source) if key not in present]
            transaction.close(source, gone, at=at)
            differing += len(gone)
        number = "1 record" if differing == 1 else f"{differing} records"
        note = f"re-read after an extractor update: {number} read differently; no changes reported"
        return (note,) if differing else ()


@contextmanager
def before(attempt: Attempt, store: Store, reader: Reader, at: datetime) -> Iterator[Before]:
    """What the poll of this attempt is compared with; what was opened for it is closed at the end."""
    if attempt.is_first:
        yield Before(atlas=known_before(attempt.source, at))
    elif attempt.is_current or attempt.state.snapshot is None:
        yield Before()
    else:
        previous = _read_again(attempt, attempt.state.snapshot, store, reader, at)
        try:
            yield previous
        finally:
            if previous.reread:
                previous.reread.close()


def _read_again(attempt: Attempt, snapshot: str, store: Store, reader: Reader, at: datetime) -> Before:
    info, source = store.snapshot_info(snapshot), attempt.source
    with closing(Body(store.snapshot(snapshot))) as body:
        old = Document(source.id, info.url, 200, {}, info.media_type, body, at)
        try:
            reading = reader.read(old, source, limits(source), of_list=known_list(attempt, store))
        except ExtractionError as error:
            return Before(unreadable=str(error))
    if not reading.end.held or _was_accepted(store, source.id, snapshot):
        return Before(reread=reading)
    reading.close()
    if reading.end.doubtful is not None or store.decided(source.id, snapshot):
        return Before()  # what is on file is what was sure of it, or what a person stated
    return Before(unreadable=f"what was read is held for review: {reading.end.held[0]}")


def _was_accepted(store: Store, source: str, snapshot: str) -> bool:
    review = store.decided(source, snapshot)
    return review is not None and review.decision is Decision.ACCEPTED


def read(
    attempt: Attempt, document: Document, known: Before, store: Store, reader: Reader, *, looked_at: bool
) -> Reading:
    """Read the document in the light of what is known before it. Raises `SameGist` where nothing else is in it.

    `looked_at`: a person looked at the document and wants it to be taken.
    """
    index = _index(attempt, known, store, looked_at=looked_at)
    reading = reader.read(document, attempt.source, limits(attempt.source), index, known_list(attempt, store))
    if reading.end.same:
        reading.close()
        raise SameGist
    return reading


def _index(attempt: Attempt, known: Before, store: Store, *, looked_at: bool) -> bytes | None:
    """What the reader need not read again: the index of the lines, or the fingerprint of the document before."""
    if attempt.extractor.line is not None:
        return known.lines or store.line_index(attempt.source.id, attempt.fingerprint)
    if attempt.extractor.extract_new is None or looked_at or not attempt.is_current:
        return None
    if attempt.short_index is not None:
        fingerprint, index = attempt.short_index
        return index if fingerprint == attempt.fingerprint else None
    return store.line_index(attempt.source.id, attempt.fingerprint)


def known_list(attempt: Attempt, store: Store) -> Known | None:
    """What is known of the list that the source publishes; None where its kind has no use for that."""
    if not attempt.reads_lists:
        return None
    if attempt.is_first:
        return known_lists(attempt.source, known_before(attempt.source, attempt.now()))
    with store.begin() as transaction:
        on_file = transaction.current(attempt.source.id)
    index = store.line_index(attempt.source.id, _ORDER)
    place, settled, keys = orjson.loads(index) if index else ("", [], [])
    order = {key: number for number, key in enumerate(keys)}
    ordered = sorted(on_file.values(), key=lambda record: order.get(record.key, _UNPLACED))
    known = known_lists(attempt.source, ordered, polled=True, ordered=index is not None)
    return replace(known, place=place, settled=tuple(settled))


def remember_place(transaction: Transaction, attempt: Attempt, reading: Reading) -> None:
    """Keep where a list stands in its document, and in which order: a document that was cut has lost the end of it."""
    if attempt.reads_lists:
        keys = [record.key for record in reading.records()]
        index = orjson.dumps([reading.end.place, reading.end.unconfirmed, keys])
        transaction.save_line_index(attempt.source.id, _ORDER, index)


def written(
    transaction: Transaction, attempt: Attempt, document: Document, reading: Reading, found_difference: Difference
) -> SourceState:
    """Write the records, and the document as evidence where it says something new; the source's state after it."""
    source, at, evidence = attempt.source.id, document.fetched_at, document.body.sha256
    if found_difference.rows is not None:
        differing = transaction.write_stated(source, found_difference.rows, snapshot=evidence, at=at)
    else:
        differing = transaction.write(
            source, found_difference.after, snapshot=evidence, at=at, fresh=found_difference.fresh
        )
    transaction.begin_names(source, found_difference.first_names)
    transaction.remember_names(source, found_difference.names)
    transaction.close(source, found_difference.gone, at=at)
    known = reading.end.index if reading.end.index is not None else reading.end.fingerprint
    if known is not None:
        transaction.save_line_index(source, attempt.fingerprint, known)
    state = attempt.state
    if attempt.is_first or differing or found_difference.gone or found_difference.changes:
        keep(transaction, document, attempt.state.snapshot, reading.lines)
        state = replace(state, snapshot=evidence)
    return replace(
        answered(state, document),
        fingerprint=attempt.fingerprint,
        extractor_version=attempt.extractor.version,
        records=differing if found_difference.fresh else transaction.count(source),
    )
