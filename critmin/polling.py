"""Polls from the command line: with a progress bar, and stopped in order by a signal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from critmin.background.stopping import until_signal
from critmin.context import client
from critmin.output import say
from critmin.progress import progress
from critmin.teller import Teller
from pipeline.outcome import Outcome, Report
from pipeline.poll.refresh import Refresher
from pipeline.probing import Probe, probe
from pipeline.reading.workers import Workers
from pipeline.source import Source
from storage import baseline
from storage.database.lock import refresh_lock
from storage.store import Store


def refreshed(store: Store, sources: Sequence[Source], replay: Path | None, at: datetime | None) -> Report:
    """Poll all `sources`: from the network, or from the archive `replay` as it was at `at`."""
    now: Callable[[], datetime] = (lambda: at) if at else (lambda: datetime.now(UTC))
    with refresh_lock(store.engine), client(replay, at, store=store) as web:
        baseline.load(store, now())
        with progress(len(sources)) as step, until_signal(say, 1) as stop:
            return Refresher(store, web, Teller(), now=now, on_outcome=step, stopped=stop.is_set).refresh(sources)


def probed(sources: Sequence[Source]) -> list[Probe]:
    """What one look at each of the sources gave; nothing is stored."""
    with client() as web, Workers() as reader, progress(len(sources)) as step, until_signal(say, 1) as stop:
        return probe(sources, web, reader, lambda result: step(Outcome(result.source.id, result.outcome)), stop.is_set)
