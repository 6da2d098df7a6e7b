"""`critmin run`: the background run, in the foreground until a signal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from critmin.background.clock import Job, run
from critmin.background.jobs import DigestJob, OperatorJob, RefreshJob, SiteJob
from critmin.background.mailing import SubscribersFile, all_channels, own_subscribers, sender
from critmin.background.memory import share_heaps
from critmin.context import CatalogueFile, Database, catalogue, opened
from critmin.operator.logs import logger
from critmin.operator.metrics import Metrics
from critmin.output import counted, say
from critmin.settings import settings
from critmin.workers import standing_by
from storage.store import Store

if TYPE_CHECKING:
    from critmin.workers.scheduling import Scheduler


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="run")(run_in_background)


def run_in_background(
    every: Annotated[
        float | None,
        typer.Option(
            help="Seconds between checks for what is due; default: 60, or 10 with --workers.", min=1, max=3600
        ),
    ] = None,
    workers: Annotated[
        bool,
        typer.Option("--workers", help="Queue what is due for `critmin worker` processes (CRITMIN_WORKERS)."),
    ] = False,
    db: Database = None,
    sources: CatalogueFile = None,
    subscribers_file: SubscribersFile = None,
) -> None:
    """Poll sources when they are due and send digests on their readers' days, until SIGTERM or SIGINT.

    Changes to the catalogue or the subscribers file take effect at the next check; while one of them has an error, it
    is not used and the error is reported. With --workers (PostgreSQL) you may start several: one schedules, the others
    stand by.
    """
    share_heaps()
    watched = catalogue(sources)
    readers = own_subscribers(subscribers_file)
    with opened(db) as store:
        config, origin = settings(), sender()
        named = subscribers_file or config.subscribers
        metrics = Metrics(config.metrics_file, config.metrics_port)
        operator = Job("operator", OperatorJob(store, sources, named, origin, metrics))
        if readers is None:
            say("no subscribers file is set (CRITMIN_SUBSCRIBERS): sources are refreshed, no digest is sent")
        enabled = counted(sum(source.enabled for source in watched.sources), "source")
        digests = f", digests for {counted(len(readers.readers), 'reader')}" if readers else ""
        say(f"watching {enabled}{digests}; stop with Ctrl-C")
        if workers or config.workers:
            with _scheduler(store, sources, digests=readers is not None) as scheduler:
                jobs = [Job("scheduling", scheduler), operator]
                standing_by.run(store, jobs, every=timedelta(seconds=every or 10), say=say)
        else:
            refresh = RefreshJob(store, sources, logger(config.log_file), config.ping_url)
            jobs = [
                Job("refresh", SiteJob(refresh, store, sources, config.site_dir) if config.site_dir else refresh),
                operator,
            ]
            if readers is not None:
                jobs.append(Job("digests", DigestJob(store, sources, named, origin, all_channels(origin, named))))
            run(store, jobs, every=timedelta(seconds=every or 60), say=say)
    say("stopped")


@contextmanager
def _scheduler(store: Store, sources: Path | None, *, digests: bool) -> Iterator[Scheduler]:
    from critmin.workers.queue import application, check_possible, set_up

    check_possible(store.engine)
    set_up(store.engine)
    from critmin.workers.scheduling import Scheduler, sides  # what needs Procrastinate

    config = settings()
    with application(store.engine).open() as app:
        wanted = sides(digests=digests, site=config.site_dir is not None)
        yield Scheduler(store, app, sources, wanted, config.ping_url)
