"""`critmin worker`: one of many that poll, send and build what `critmin run --workers` puts in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from critmin.background.jobs import DigestJob, SiteJob
from critmin.background.mailing import SubscribersFile, all_channels, own_subscribers, sender
from critmin.background.memory import share_heaps
from critmin.background.stopping import until_signal
from critmin.context import CatalogueFile, Database, client, opened
from critmin.operator.logs import logger
from critmin.output import say
from critmin.settings import settings
from critmin.teller import Teller
from critmin.workers.queue import DIGESTS, SITE, check_possible, set_up
from pipeline.poll.poll import Tools
from pipeline.reading.workers import Workers
from storage.store import Store

if TYPE_CHECKING:
    from critmin.workers.working import Work


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(worker)


def worker(
    at_once: Annotated[int, typer.Option("--at-once", help="Hosts to poll at the same time.", min=1, max=32)] = 8,
    db: Database = None,
    sources: CatalogueFile = None,
    subscribers_file: SubscribersFile = None,
) -> None:
    """Do the work that `critmin run --workers` queues, until SIGTERM or SIGINT (PostgreSQL only).

    Every worker polls; those that know the readers (CRITMIN_SUBSCRIBERS) make reports and send digests,
    those that have the folder of the site (CRITMIN_SITE_DIR) build it. Start as many as you like, on as many machines.
    """
    share_heaps()
    with opened(db) as store, until_signal(say, 0) as stop:
        check_possible(store.engine)
        set_up(store.engine)
        from critmin.workers.presence import Presence
        from critmin.workers.working import Worker  # what needs Procrastinate

        with client(store=store) as web, Workers() as reader:
            tools = Tools(store, web, reader, Teller(), lambda: datetime.now(UTC))
            kinds_of_work: dict[str, Work] = dict(_sides(store, sources, subscribers_file))
            say(f"working on: {', '.join(('polls', *kinds_of_work))}; stop with Ctrl-C")
            Worker(tools, Presence(store.engine), logger(settings().log_file), stop, kinds_of_work).run(at_once)
    say("stopped")


def _sides(store: Store, sources: Path | None, readers: Path | None) -> Iterator[tuple[str, Work]]:
    """What this worker does beside polling: what its settings say enough for."""
    config, origin = settings(), sender()
    named = readers or config.subscribers
    if own_subscribers(readers) is not None:
        yield DIGESTS, DigestJob(store, sources, named, origin, all_channels(origin, named))
    if config.site_dir is not None:
        yield SITE, SiteJob(None, store, sources, config.site_dir)
