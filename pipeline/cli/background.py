"""`critmin run`: the background run, in the foreground until a signal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from digests.delivery.transport import Transport
from digests.mail import Sender
from digests.post import post
from digests.prepare import Desk
from pipeline.catalogue import Source
from pipeline.cli.mailing import SubscribersFile, own_subscribers, sender, subscribers, tell_delivery, way
from pipeline.cli.output import counted, say
from pipeline.cli.world import CatalogueFile, Database, Teller, catalogue, client, opened
from pipeline.refresh import Refresher, due
from pipeline.schedule import Job, run
from storage import baseline
from storage.lock import refresh_lock
from storage.store import Store


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="run")(run_in_background)


def run_in_background(
    every: Annotated[float, typer.Option(help="Seconds between two looks at what is due.", min=1, max=3600)] = 60,
    db: Database = None,
    sources: CatalogueFile = None,
    subscribers_file: SubscribersFile = None,
) -> None:
    """Refresh sources on their cadence and send digests on their readers' days, until SIGTERM or SIGINT.

    A changed catalogue or file of subscribers is taken over at the next look; while it has an error, nothing is done
    with it, and the error is told.
    """
    watched = catalogue(sources)
    readers = own_subscribers(subscribers_file)
    with opened(db) as store:
        jobs = [Job("refresh", _Refresh(store, sources))]
        if readers is None:
            say("nobody is named to send to (CRITMIN_SUBSCRIBERS): sources are refreshed, no digest is sent")
        else:
            origin = sender()
            jobs.append(Job("digests", _Digests(store, sources, subscribers_file, origin, way(origin))))
        told = f", digests for {counted(len(readers.readers), 'reader')}" if readers else ""
        say(f"watching {counted(sum(source.enabled for source in watched.sources), 'source')}{told}; stop with Ctrl-C")
        run(store, jobs, every=timedelta(seconds=every), say=say)
    say("stopped")


def _enabled(sources: Path | None) -> list[Source]:
    return [source for source in catalogue(sources).sources if source.enabled]


@dataclass(frozen=True, slots=True)
class _Refresh:
    """Polls the sources whose cadence asks for it."""

    store: Store
    sources: Path | None

    def __call__(self, stopped: Callable[[], bool]) -> None:
        now, states = datetime.now(UTC), self.store.states()
        watched = _enabled(self.sources)
        chosen = [source for source in watched if due(source, states.get(source.id), now)]
        if not chosen:
            return
        with refresh_lock(self.store.engine, "critmin run"), client() as web:
            baseline.load(self.store, now)
            report = Refresher(self.store, web, Teller(), stopped=stopped).refresh(chosen)
        for outcome in report.sources:
            if outcome.error:
                say(f"{outcome.id}: {outcome.outcome}: {outcome.error}")
        polled = [outcome for outcome in report.sources if outcome.outcome != "skipped"]
        say(f"refreshed {counted(len(polled), 'source')}: {counted(report.changes, 'change')}")


@dataclass(frozen=True, slots=True)
class _Digests:
    """Makes the digests that are due and sends what waits."""

    store: Store
    sources: Path | None
    subscribers: Path | None
    origin: Sender
    way: Transport

    def __call__(self, stopped: Callable[[], bool]) -> None:
        readers = subscribers(self.subscribers).readers
        desk = Desk(self.store, _enabled(self.sources), self.origin)
        done = post(desk, readers, self.way, now=lambda: datetime.now(UTC), stopped=stopped, command="critmin run")
        if done.digests:
            say(f"{counted(len(done.digests), 'digest')} made")
        if done.delivery.sent or done.delivery.problems:
            tell_delivery(done.delivery)
