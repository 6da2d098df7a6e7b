"""A person looked at what was held back: take the reading, take a list that the person states, or nothing has changed.

Who decided, when and why is kept with the document; the decision holds as long as the document or its reading stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from pipeline.document import Document
from pipeline.extraction import Known, NothingFound
from pipeline.outcome import Outcome
from pipeline.poll.attempt import Attempt
from pipeline.poll.attempt.endings import unchanged
from pipeline.poll.poll import attempt_at, read_and_store
from pipeline.poll.reporting import Tell
from pipeline.reading.limits import Limits
from pipeline.reading.messages import End, batch
from pipeline.reading.results import Reader, Reading, collected
from pipeline.source import Source
from storage.reviews import Decision
from storage.store import Store, Transaction
from vocabulary.errors import CritminError
from vocabulary.records import Record


class NothingToAccept(CritminError):
    """The document cannot be read at all, so accepting it as it is read means nothing."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, and why; kept with the review."""

    by: str | None = None
    why: str | None = None


NOBODY = Person()


def accept_reading(
    source: Source, document: Document, store: Store, reader: Reader, tell: Tell, who: Person = NOBODY
) -> Outcome:
    """Take the document over as it is read. `NothingToAccept` where no records can be read from it."""
    attempt = attempt_at(source, store, lambda: document.fetched_at)

    def decide(transaction: Transaction, read: Sequence[Record]) -> None:
        _write_down(transaction, attempt, document, Decision.ACCEPTED, who, read=read)

    try:
        return read_and_store(attempt, document, store, reader, tell, decide)
    except NothingFound as error:
        raise NothingToAccept(
            f"{error}; if the page says the same as before in a new layout: critmin accept {source.id} --as-unchanged; "
            f"if you know what it says: critmin accept {source.id} --entries FILE"
        ) from error


def accept_stated(
    source: Source, document: Document, store: Store, tell: Tell, records: Sequence[Record], who: Person
) -> Outcome:
    """Take over the records that a person states the document to say."""
    attempt = attempt_at(source, store, lambda: document.fetched_at)

    def decide(transaction: Transaction, _: Sequence[Record]) -> None:
        _write_down(transaction, attempt, document, Decision.LISTED, who, stated=records)

    with closing(collected([batch(records), End(len(records), [], [])], document)) as stated:
        return read_and_store(attempt, document, store, _Stated(stated), tell, decide)


def accept_unchanged(source: Source, document: Document, store: Store, who: Person) -> Outcome:
    """The document says what is known, in another layout: what is known stays as it is."""
    attempt = attempt_at(source, store, lambda: document.fetched_at)
    return unchanged(
        attempt,
        store,
        document.body.size,
        lambda transaction: _write_down(transaction, attempt, document, Decision.UNCHANGED, who),
    )


@dataclass(frozen=True, slots=True)
class _Stated:
    """A reader that gives what a person stated, whatever the document."""

    stated: Reading

    def read(
        self,
        _document: Document,
        _source: Source,
        _limits: Limits,
        /,
        known: bytes | None = None,  # noqa: ARG002 - what is stated needs no reading
        of_list: Known | None = None,  # noqa: ARG002 - the same
    ) -> Reading:
        return self.stated


def _write_down(
    transaction: Transaction,
    attempt: Attempt,
    document: Document,
    decision: Decision,
    who: Person,
    *,
    read: Sequence[Record] | None = None,
    stated: Sequence[Record] | None = None,
) -> None:
    """Close the open review, which keeps the document and the reading that was looked at. Without one (held by an
    earlier critmin), open it first."""
    source, at = attempt.source.id, document.fetched_at
    if read or not transaction.is_held(source, document.body.sha256):
        reasons = (attempt.state.held_reason or "",)
        transaction.quarantine(source, snapshot=document.body.sha256, proposed=read or (), reasons=reasons, at=at)
    transaction.decide(source, decision, at=at, by=who.by, why=who.why, stated=stated)
