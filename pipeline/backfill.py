"""History from the outside: the dated captures of a page in a web archive, read as polls of their days, oldest first.

They go through the same pipeline as today's answers; the clock of each poll is that of its capture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from pipeline.document import Document
from pipeline.fetch import Client, FetchError, NotModified, Validators
from pipeline.fetch.archive.mementos import Memento, listed
from pipeline.outcome import Outcome
from pipeline.poll.poll import Tools, poll
from pipeline.poll.reporting import Tell
from pipeline.reading.results import Reader
from pipeline.source import Source
from storage.store import Store

_LISTS = 50  # parts that one list of captures may have
_LIST_BYTES = 30_000_000


class ArchiveClient(Client):
    """Asks an archive in place of the page: whoever fetches a source gets the capture that is `shown`."""

    shown: Memento | None = None

    def fetch(
        self, url: str, source_id: str, validators: Validators | None = None, **narrowed: Any
    ) -> Document | NotModified:
        """The capture, as if the source had answered then. `FetchError` where the archive does not give it."""
        del validators  # those are the page's own, the archive knows nothing of them
        if self.shown is None:
            return super().fetch(url, source_id, **narrowed)
        answer = super().fetch(self.shown.url, source_id, **narrowed)
        if isinstance(answer, NotModified):
            return answer
        kept = {name: value for name, value in answer.headers.items() if name == "content-type"}
        return replace(answer, url=url, headers=kept, fetched_at=self.shown.at)


def captures(client: Client, source: Source, template: str, capture: str | None) -> list[Memento]:
    """All captures of the source's page, oldest first. `template`: the list's address with `{url}` in it.

    Raises `FetchError` and `NoList`.
    """
    waiting, seen, collected = (
        [template.replace("{url}", quote(str(source.url), safe=":/?&=%"))],
        set[str](),
        set[Memento](),
    )
    while waiting and len(seen) < _LISTS:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        part = listed(_text(client, source, address), address, capture)
        collected.update(part.mementos)
        waiting += part.more
    return sorted(collected)


def _text(client: Client, source: Source, address: str) -> str:
    answer = client.fetch(address, source.id, max_bytes=_LIST_BYTES)
    if isinstance(answer, NotModified):  # nothing was said of what is known
        raise FetchError(f"{address} answered “not modified” (304) to an unconditional request", reason="http")
    try:
        return answer.body.read().decode("utf-8", "replace")
    finally:
        answer.body.close()


def backfill(
    source: Source,
    chosen: list[Memento],
    store: Store,
    client: ArchiveClient,
    reader: Reader,
    tell: Tell,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Memento, Outcome]]:
    """Poll the source once for each capture, at the time of the capture."""
    for memento in chosen:
        if stopped():
            return
        client.shown = memento
        yield memento, poll(source, Tools(store, client, reader, tell, _clock(memento.at)))
    client.shown = None


def _clock(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
