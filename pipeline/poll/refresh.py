"""Many sources at once: hosts side by side, the sources of one host one after the other.

Every way a poll can end is an outcome in the report; an error of one source never stops the others.
"""

from __future__ import annotations

import gc
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from pipeline.fetch import Client
from pipeline.outcome import OFFLINE_HOSTS, Outcome, Report
from pipeline.poll.articles import read_articles
from pipeline.poll.cadence import OFFLINE
from pipeline.poll.poll import Tools, poll, utc_now
from pipeline.poll.reporting import Tell
from pipeline.quiet import Quiet
from pipeline.reading.results import Reader
from pipeline.reading.workers import Workers
from pipeline.source import Source
from storage.evidence.articles import Articles
from storage.queries import batches
from storage.store import SourceState, Store

_HOSTS_AT_ONCE = 32  # most of them only wait for their host, and for the pause between two requests
_STATES = 100  # of sources, read at once


def _spare_what_is_loaded() -> None:
    """Modules stay to the end: to look for cycles among them each time takes 20 ms, often within a large poll."""
    if not gc.get_freeze_count():  # once, or what becomes garbage between two refreshes would stay, too
        gc.freeze()


@dataclass(frozen=True, slots=True)
class Refresher:
    """Polls sources into a store. `now` is the poll's clock, `reader` what reads documents: its own pool by default.

    Once `stopped` says so, what is under way is finished and the other sources are skipped.
    """

    store: Store
    client: Client
    tell: Tell
    now: Callable[[], datetime] = utc_now
    on_outcome: Callable[[Outcome], None] = field(default=lambda _: None)
    stopped: Callable[[], bool] = field(default=lambda: False)
    reader: Reader | None = None

    def refresh(self, sources: Sequence[Source]) -> Report:
        """Poll all `sources`. A lost database ends it after what is under way: its error is raised."""
        _spare_what_is_loaded()
        started = self.now()
        hosts: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            hosts[source.host].append(source)
        lost, quiet = threading.Event(), Quiet(self.store)
        behind = Articles(self.store.engine).sources()
        with ExitStack() as stack:
            reader = self.reader or stack.enter_context(Workers())
            stack.callback(quiet.write)
            tools = Tools(self.store, self.client, reader, self.tell, self.now, quiet)
            with ThreadPoolExecutor(max_workers=min(_HOSTS_AT_ONCE, len(hosts)) or 1) as threads:
                host = partial(self._host, tools, lost, behind)
                by_id = {outcome.id: outcome for done in threads.map(host, hosts.values()) for outcome in done}
        report = Report(started, self.now(), tuple(by_id[source.id] for source in sources))
        if report.offline and len(hosts) >= OFFLINE_HOSTS:
            with self.store.begin() as transaction:  # the sources are not to blame: no patience is lost on them
                transaction.forgive([source.id for source in sources], self.now() + OFFLINE)
        return report

    def _host(self, tools: Tools, lost: threading.Event, behind: Set[str], sources: Iterable[Source]) -> list[Outcome]:
        """Poll the sources of one host; `behind` are those of which articles waited before."""
        outcomes = []
        try:
            for source, state, index in self._known(sources):
                skipped = lost.is_set() or self.stopped()
                outcomes.append(Outcome(source.id, "skipped") if skipped else poll(source, tools, state, index))
                self.on_outcome(outcomes[-1])
                wanted = outcomes[-1].changes and source.reads_articles != "none"
                if outcomes[-1].ok and not skipped and (wanted or source.id in behind):
                    read_articles(source, self.store, self.client, tools.reader, self.now(), self.stopped)
        except BaseException:  # whatever ends this host (its store, Ctrl-C), the others begin nothing more
            lost.set()
            raise
        return outcomes

    def _known(self, sources: Iterable[Source]) -> Iterator[tuple[Source, SourceState, tuple[str, bytes] | None]]:
        """Each source with what is known of it, read for some hundred at a time."""
        for some in batches(sources, _STATES):
            names = [source.id for source in some]
            states, indexes = self.store.states(names), self.store.short_line_indexes(names)
            for source in some:
                yield source, states.get(source.id) or SourceState(source.id), indexes.get(source.id)
