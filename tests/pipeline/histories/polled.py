"""A history of one list page, polled end to end: what was told, how it ended, what waits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from critmin.teller import Teller
from pipeline.fetch import Client, Replay
from pipeline.poll.acceptance import Person, accept_reading
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from pipeline.source import Source
from storage.reviews import Review
from storage.store import ChangeQuery, Store
from tests.pipeline.histories.list_pages import History, Truth
from tests.pipeline.worlds import document, open_store, record, source

URL = "https://ministry.example/critical-minerals"
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
EXPECT = {"min_records": 3, "max_vanish": 0.5, "max_changed": 1.0}


def watched(**entries: object) -> Source:
    """The page as a source."""
    listed = {"jurisdiction": "XX", "list": "xx-critical-minerals", "topic": "lists"}
    return source("mineral-list", URL, expect=EXPECT, **{**listed, **entries})


def _the(moment: datetime) -> datetime:
    return moment


@dataclass(frozen=True)
class Followed:
    """What was told of entries and of editions, how the last poll ended, why it was held, and what waits."""

    told: Truth
    editions: Truth
    outcome: str
    error: str | None
    reviews: list[Review]

    def untrue(self, history: History) -> Truth:
        """What was told and is not true; of editions only a new one that a page named may be told, or a count."""
        years = {("added", year.decode()) for page in history.pages[1:] for year in re.findall(rb"\b20\d\d\b", page)}
        counts = {("changed", "count")} if history.truth else set()
        return (self.told - history.truth) | (self.editions - years - counts)


def followed(folder: Path, history: History, *, anew: int | None = None) -> Followed:
    """Poll each page of a history. A first page that is held for one look was looked at: it is accepted.

    `anew`: from this poll on the source is read with other settings, as after an update.
    """
    times = [START + timedelta(days=7 * week) for week in range(len(history.pages))]
    archive = record(
        folder, [(URL, at, body) for at, body in zip(times, history.pages, strict=True)], history.media_type
    )
    store, entry, outcome = open_store(folder), watched(), ""
    for place, moment in enumerate(times):
        entry = watched(options={"language": "en"}) if anew is not None and place >= anew else entry
        with Client(replay=Replay(archive, moment)) as client:
            now = partial(_the, moment)
            report = Refresher(store, client, Teller(), now=now, reader=InProcess()).refresh([entry])
        outcome = report.sources[0].outcome
        if place == 0 and outcome == "quarantined":
            _looked_at(store, entry, history, moment)
    state = store.state("watched")
    error = state.error if state else None
    return Followed(_entries(store), _editions(store), outcome, error, store.reviews("watched"))


def _looked_at(store: Store, entry: Source, history: History, at: datetime) -> None:
    first = document(history.pages[0], at, url=URL, media_type=history.media_type)
    accept_reading(entry, first, store, InProcess(), Teller(), Person("Ada", "the first look"))
    first.body.close()


def _entries(store: Store) -> Truth:
    reported = set()
    for change in store.changes(ChangeQuery(kind="ListedMineral")):
        if change.action == "changed":
            reported |= {("tier", name) for name in change.minerals if "tier" in change.fields}
            reported |= {("changed", name) for name in change.minerals if "tier" not in change.fields}
        elif not change.covered_by:
            reported |= {(change.action, name) for name in change.minerals or (change.label,)}
    return frozenset(reported)


def _editions(store: Store) -> Truth:
    changes = store.changes(ChangeQuery(kind="ListEdition"))
    added = {(change.action, change.key.rsplit("/", 1)[1]) for change in changes if change.action != "changed"}
    return frozenset(
        added | {("changed", name) for change in changes if change.action == "changed" for name in change.fields}
    )
