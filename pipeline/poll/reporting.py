"""What of the changes of a poll is reported: what is no rewording, takes nothing back, and no other source has told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from pipeline.document import Document
from pipeline.news.rewording import items_in_other_words, without_rewordings
from pipeline.poll.articles import wanted_articles
from pipeline.poll.attempt import Attempt, endings
from pipeline.poll.difference import Difference
from pipeline.poll.news import Reported, news, reversal
from pipeline.reading.results import Reading
from pipeline.source import Source
from storage.model import UNSTABLE
from storage.reviews import reading_of
from storage.store import StoredChange, Transaction
from vocabulary.changes import Action, Change, Telling

Tell = Callable[[Change, Source], Telling]


def but_rewordings(
    transaction: Transaction, changes: Sequence[Change], differing: Difference
) -> tuple[list[Change], tuple[str, ...]]:
    """The changes but for known items of news in other words that say nothing new, and a note on these."""
    ids = items_in_other_words(changes)
    if not ids:
        return list(changes), ()
    earlier = {key: [entry.fields for entry in entries] for key, entries in transaction.changes_of(ids).items()}
    return without_rewordings(changes, earlier, differing.tally.known)


Former = Mapping[tuple[str, str], Sequence[Reported]]
"""Of each record that changed, the changes that were reported before."""


def reported_before(transaction: Transaction, changes: Sequence[Change]) -> Former:
    """What was reported of the records that changed."""
    earlier = transaction.changes_of([change.record.id for change in changes]) if changes else {}
    return {key: [_as_reported(entry) for entry in entries] for key, entries in earlier.items()}


def unstable(
    transaction: Transaction,
    attempt: Attempt,
    reading: Reading,
    changes: Sequence[Change],
    former: Former,
    at: datetime,
) -> str | None:
    """Why what the changes take back is not believed yet."""
    if not changes or attempt.is_first or not attempt.extractor.complete:  # of a window the items come and go
        return None
    back = reversal(attempt.source.id, at, changes, former)
    if back is None:
        return None
    waits = (attempt.state.held_reason or "").startswith(UNSTABLE)
    read = reading_of(reading.records()) if waits else None
    since = (transaction.held_since(attempt.source.id, read) if waits else None) or at
    return (
        None
        if since < at and at - since >= back.stays(attempt.source.interval)
        else endings.unstable(back.reported_at, since)
    )


def report(
    transaction: Transaction,
    attempt: Attempt,
    document: Document,
    changes: list[Change],
    former: Former,
    differing: Difference,
    tell: Tell,
) -> int:
    """Tell what no other source has told; for the rest this document is further evidence. How many were told."""
    if not changes:
        return 0
    source, at, evidence = attempt.source, document.fetched_at, document.body.sha256
    others = transaction.others(source.id, [change.record.id for change in changes])
    fresh = []
    for change in changes:
        key = change.record.id
        elsewhere = list(others.get(key, {}).values())
        verdict = news(source.id, change, elsewhere, former.get(key, ()), differing.since.get(key))
        for change_id in verdict.seen_before:
            transaction.sight(change_id, source.id, evidence, at)
        if verdict.change:
            fresh.append((verdict.change, tell(verdict.change, source)))
    transaction.add_changes(source.id, fresh, at=at, before=attempt.state.snapshot, after=evidence)
    transaction.want_articles(source.id, wanted_articles(source, fresh), at)
    return len(fresh)


def _as_reported(entry: StoredChange) -> Reported:
    return Reported(entry.id, entry.source, entry.detected_at, Action(entry.action), entry.fields)
