"""The further pages of an answer whose window was smaller than what came since the last look.

A page is followed where nothing on it is known: the item that was known last lies beyond it. Where an item of a page is
known, or the source was never read before, one page is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from pipeline.document import Document
from pipeline.fetch import Client, NotModified
from pipeline.poll.attempt import Attempt
from pipeline.reading.limits import limits
from pipeline.reading.results import Reader, Reading
from storage.store import Store

PAGES = 20  # of one poll; what lies beyond is left to a person


@dataclass(slots=True)
class Pages:
    """The first page of an answer, as read, and those that were followed. Whoever made it closes it."""

    attempt: Attempt
    document: Document
    first: Reading
    documents: list[Document] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    def follow(self, client: Client, store: Store, reader: Reader) -> None:
        """Fetch and read what lies beyond, from the same host. Raises `FetchError` and `ExtractionError`."""
        source, seen, last = self.attempt.source, {self.document.url}, self.first
        most = limits(source)
        while len(self.documents) < PAGES and (address := self._unread(store, last)):
            if address in seen or urlsplit(address).hostname != source.host:
                return
            seen.add(address)
            answer = client.fetch(address, source.id, None, total_seconds=most.fetching, max_bytes=most.size)
            if isinstance(answer, NotModified):
                return
            page = replace(answer, fetched_at=self.document.fetched_at)
            self.documents.append(page)
            last = reader.read(page, source, most)
            self.readings.append(last)

    def _unread(self, store: Store, page: Reading) -> str | None:
        """The address of the page after `page`, where nothing on `page` is known and the source is no stranger.

        A page that holds nothing and leads on is an index of the next, which is read whoever the source is.
        """
        if not page.end.count and page is self.first:
            return page.end.next_page
        if page.end.next_page is None or self.attempt.is_first or not page.end.count:
            return None
        ids = [record.id for record in page.records()]
        aliases = [alias for names in page.end.names.values() for alias in names]
        with store.begin() as transaction:
            known = transaction.current(self.attempt.source.id, ids)
            return None if known or transaction.known_as(self.attempt.source.id, aliases) else page.end.next_page

    def close(self) -> None:
        """Free what the further pages hold."""
        for reading in self.readings:
            reading.close()
        for document in self.documents:
            document.body.close()
