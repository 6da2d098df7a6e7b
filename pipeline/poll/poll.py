"""One poll of one source, from top to bottom: fetch, read, compare, judge, tell, write.

The document is fetched and read before anything is locked; what it changes is found, judged, told and written in one
transaction. However a source fails, it fails alone: `poll` gives an outcome, and only a lost database is its caller's.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pipeline.document import Document
from pipeline.extract import extractor
from pipeline.extraction import ExtractionError, NothingFound
from pipeline.fetch import Client, FetchError, NotModified, Validators
from pipeline.news.age import without_back_fill
from pipeline.outcome import Outcome
from pipeline.poll.attempt import Attempt, endings
from pipeline.poll.before import Before, before, read, remember_place, written
from pipeline.poll.difference import Difference, difference, sure
from pipeline.poll.first.lists import first_news
from pipeline.poll.first.pages import may_stand_in
from pipeline.poll.judge import AsBefore, Held, NeedsReview, SameGist, judge
from pipeline.poll.pages import Pages
from pipeline.poll.reporting import Tell, but_rewordings, report, reported_before, unstable
from pipeline.quiet import Quiet
from pipeline.reading.limits import limits
from pipeline.reading.results import Interrupted, Reader, Reading, UnexpectedFailure
from pipeline.source import Source
from storage.database.errors import DatabaseLost
from storage.reviews import Decision, reading_of
from storage.store import SourceState, Store, Transaction
from vocabulary.changes import Change
from vocabulary.errors import CritminError
from vocabulary.records import Record

Decide = Callable[[Transaction, Sequence[Record]], None]
"""Writes down what a person decided about the records that were read."""
_ADVICE = "nothing was accepted; see `critmin review {}`"


def utc_now() -> datetime:
    """The usual clock of a poll."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Tools:
    """What polls work with."""

    store: Store
    client: Client
    reader: Reader
    tell: Tell
    now: Callable[[], datetime] = utc_now
    quiet: Quiet | None = None


def poll(
    source: Source, tools: Tools, state: SourceState | None = None, index: tuple[str, bytes] | None = None
) -> Outcome:
    """Fetch a source and store what changed. Raises only what makes all polls impossible: a lost database.

    `state`, `index`: what is known of the source, and `Attempt.short_index`, where these were read already.
    """
    attempt = attempt_at(source, tools.store, tools.now, state, index)
    try:
        return _poll(attempt, tools)
    except Interrupted:
        return Outcome(source.id, "skipped")
    except DatabaseLost:
        raise
    except FetchError as error:
        return endings.failed(attempt, tools.store, error)
    except Exception as error:  # noqa: BLE001 - the one boundary around a source: whatever it does, the others go on
        return endings.failed(attempt, tools.store, _sentence(source, error), traceback.format_exc())


def attempt_at(
    source: Source,
    store: Store,
    now: Callable[[], datetime],
    state: SourceState | None = None,
    index: tuple[str, bytes] | None = None,
) -> Attempt:
    """An attempt at a source, from what is known of it."""
    known = state or store.state(source.id) or SourceState(source.id)
    reader = extractor(source.kind)
    return Attempt(source, reader, source.fingerprint(reader.version), known, now, now(), short_index=index)


def _sentence(source: Source, error: Exception) -> str:
    if isinstance(error, CritminError):
        return str(error)
    return f"{source.url}: the poll failed unexpectedly ({type(error).__name__}: {error})"[:1000]


def _poll(attempt: Attempt, tools: Tools) -> Outcome:
    answer = _fetch(attempt, tools)
    if answer.moved_to is not None:
        attempt = replace(attempt, moved_to=answer.moved_to)
    if isinstance(answer, NotModified):
        return endings.uneventful(attempt, tools.store, 0, tools.quiet)
    with closing(answer.body) as body:
        if answer.seems and not attempt.weighs_pages:
            raise FetchError(f"{answer.url} {answer.seems}", reason="stand-in", status=answer.status)
        if attempt.knows(body):
            return endings.uneventful(attempt, tools.store, body.size, tools.quiet, answer)
        return _read_or_quarantine(attempt, answer, tools)


def _fetch(attempt: Attempt, tools: Tools) -> Document | NotModified:
    """Fetch: only what is read as it would be read today may answer "unchanged"."""
    source, state, most = attempt.source, attempt.state, limits(attempt.source)
    believed = state.body_hash if state.held_snapshot is None else None
    validators = Validators(state.etag, state.last_modified, believed) if attempt.is_current else None
    at = attempt.address
    answer = tools.client.fetch(at, source.id, validators, total_seconds=most.fetching, max_bytes=most.size)
    return answer if isinstance(answer, NotModified) else replace(answer, fetched_at=attempt.now())


def _read_or_quarantine(attempt: Attempt, document: Document, tools: Tools) -> Outcome:
    """What is implausible, or has lost all its rows, waits for a person; what cannot be read has failed."""
    store = tools.store
    try:
        return read_and_store(attempt, document, store, tools.reader, tools.tell, client=tools.client)
    except AsBefore:
        return endings.unchanged(attempt, store, document.body.size)
    except SameGist:
        return endings.uneventful(attempt, store, document.body.size, tools.quiet, document)
    except (NeedsReview, ExtractionError) as error:
        review = attempt.holds(store.decided(attempt.source.id, document.body.sha256))
        if review is not None and review.decision is not Decision.ACCEPTED:  # a person has seen this very document
            return endings.unchanged(attempt, store, document.body.size)
        return _held(attempt, document, store, error)


def _held(attempt: Attempt, document: Document, store: Store, error: NeedsReview | ExtractionError) -> Outcome:
    sentence, advice = str(error), _ADVICE.format(attempt.source.id)
    if isinstance(error, NeedsReview):
        sentence = f"{sentence}; {advice}"
        return endings.kept(
            attempt, store, document, "quarantined", sentence, review=error.reasons, proposed=error.proposed
        )
    if isinstance(error, NothingFound) and not attempt.is_first:
        return endings.kept(attempt, store, document, "quarantined", f"{sentence}; {advice}", review=(sentence,))
    trace = error.trace if isinstance(error, UnexpectedFailure) else None
    return endings.kept(attempt, store, document, "failed", sentence, trace)


def read_and_store(
    attempt: Attempt,
    document: Document,
    store: Store,
    reader: Reader,
    tell: Tell,
    decide: Decide | None = None,
    *,
    client: Client | None = None,
) -> Outcome:
    """Read, compare, judge, tell, write. Where it raises, nothing is stored.

    `decide` writes down, in the same transaction, that a person accepted what is taken; then it is not judged. With a
    `client` the further pages of the document are read as well.
    """
    at = document.fetched_at
    with (
        before(attempt, store, reader, at) as known,
        closing(read(attempt, document, known, store, reader, looked_at=decide is not None)) as reading,
        closing(Pages(attempt, document, reading)) as pages,
    ):
        if client:
            pages.follow(client, store, reader)
        return _compare_and_store(attempt, document, store, known, pages, tell, decide)


def _compare_and_store(
    attempt: Attempt,
    document: Document,
    store: Store,
    known: Before,
    pages: Pages,
    tell: Tell,
    decide: Decide | None,
) -> Outcome:
    source, at, reading = attempt.source, document.fetched_at, pages.first
    with store.begin() as transaction:
        notes = known.settle(transaction, attempt, at)
        trusted = decide is not None or _accepted(transaction, attempt, document, reading)
        waits = bool(reading.end.held) and not trusted
        passing = sure(reading, transaction.current(source.id)) if waits else None
        if waits and passing is None:
            raise NeedsReview(reading.end.held, list(reading.records()))
        complete, begins, further = attempt.extractor.complete, known.begins(attempt), pages.readings
        differing = difference(
            transaction, source.id, reading, complete=complete, more=further, passing=passing, baseline=begins
        )
        if not trusted and (reason := judge(source.expect, differing.tally)):
            raise NeedsReview([reason], _looked_at(attempt, reading))
        if not trusted and (reason := _stands_in(attempt, document, reading, differing)):
            raise NeedsReview([reason], _looked_at(attempt, reading))
        changes, more = _news(attempt, known, differing, at)
        changes, late = without_back_fill(changes, attempt.state.succeeded_at, source.window)
        changes, reworded = but_rewordings(transaction, changes, differing)
        former = reported_before(transaction, changes)
        if not trusted and (reason := unstable(transaction, attempt, reading, changes, former, at)):
            raise NeedsReview([reason], list(reading.records()))
        reported = report(transaction, attempt, document, changes, former, differing, tell)
        for page in pages.documents:
            endings.keep(transaction, page)
        state = written(transaction, attempt, document, reading, differing)
        if attempt.state.body_hash is None and state.snapshot != document.body.sha256:
            # Nothing says that what is stored is what was read last (`critmin doctor --repair`): this is.
            endings.keep(transaction, document, state.snapshot)
            state = replace(state, snapshot=document.body.sha256)
        if decide is not None:
            decide(transaction, _looked_at(attempt, reading))
        notes = (*notes, *more, *late, *reworded, *differing.notes, *reading.end.notes)
        if waits:
            return endings.partly_accepted(attempt, transaction, state, reported, document, Held(reading, notes))
        remember_place(transaction, attempt, reading)
        return endings.accepted(attempt, transaction, state, reported, document, notes)


def _accepted(transaction: Transaction, attempt: Attempt, document: Document, reading: Reading) -> bool:
    """Whether a person accepted this document, or this reading of it. Raises `AsBefore` where it says nothing new."""
    if attempt.is_new:
        return False
    read, sha256 = reading_of(_looked_at(attempt, reading)), document.body.sha256
    review = attempt.holds(transaction.decided(attempt.source.id, sha256, read))
    if review is None or not review.is_decided_for(sha256, reading.end.beside):
        return False
    if review.decision is not Decision.ACCEPTED:
        raise AsBefore
    return True


def _stands_in(attempt: Attempt, document: Document, reading: Reading, differing: Difference) -> str | None:
    """Why a page that is new here, or in which nothing is as it was, may stand in for it."""
    if attempt.is_first or differing.tally.replaced:
        return may_stand_in(attempt.source, document, reading.few or ())
    return None


def _looked_at(attempt: Attempt, reading: Reading) -> list[Record]:
    """The records that a person looks at in a review; of a data set, which may have very many, the document is."""
    return list(reading.records()) if reading.end.held or attempt.reads_lists else []


def _news(attempt: Attempt, known: Before, differing: Difference, at: datetime) -> tuple[list[Change], list[str]]:
    """Which of the changes are the world's, and notes for people. What was never seen before is the baseline."""
    if known.unreadable or known.begins(attempt):
        return [], []
    if attempt.is_first:
        return first_news(attempt.source, at, differing.changes, differing.after)
    return differing.changes, []
