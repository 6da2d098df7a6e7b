"""One polite live look at each source: what came, and what the user's own catalogue should say. Stores nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

import yaml

from pipeline.document import Document
from pipeline.extraction import ExtractionError
from pipeline.fetch import Client, FetchError, NotModified
from pipeline.reading.limits import limits
from pipeline.reading.results import Reader
from pipeline.source import Source

ProbeOutcome = Literal["works", "held", "unreadable", "refused", "unreachable"]
_HOSTS_AT_ONCE = 8
_UNREACHED = {"unreachable", "timeout", "refused", "truncated"}
_GONE = {404, 410}
_HEAD = 200_000  # bytes of a page in which it may name its feeds
_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_QUOTED = r"(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([^\s\"'>]{1,1000}))"
_ATTRIBUTE = re.compile(rf"\b(rel|type|href)\s{{0,9}}=\s{{0,9}}{_QUOTED}", re.IGNORECASE)
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
_PAGES = {"page", "news-list"}


@dataclass(frozen=True, slots=True)
class Probe:
    """What one look at a source showed. `message`: why it was refused, or notes; `moved_to`: where it redirects to."""

    source: Source
    outcome: ProbeOutcome
    message: str = ""
    records: int = 0
    bytes: int = 0
    moved_to: str | None = None
    feeds: tuple[str, ...] = ()
    gone: bool = False

    def as_json(self) -> dict[str, object]:
        """For `critmin sources probe --json`."""
        return {
            "id": self.source.id, "kind": self.source.kind, "url": str(self.source.url), "came": self.outcome,
            "records": self.records, "bytes": self.bytes, "said": self.message or None, "moved_to": self.moved_to,
            "feeds": list(self.feeds), "gone": self.gone,
        }  # fmt: skip


def probe(
    sources: Sequence[Source],
    client: Client,
    reader: Reader,
    tell: Callable[[Probe], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Probe]:
    """Look at each source once, hosts side by side; what was not looked at when it was `stopped` is left out."""
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        hosts[source.host].append(source)

    def look_at(group: list[Source]) -> list[Probe]:
        probes = []
        for source in group:
            if not stopped():
                probes.append(look(source, client, reader))
                tell(probes[-1])
        return probes

    with ThreadPoolExecutor(max_workers=min(_HOSTS_AT_ONCE, len(hosts)) or 1) as threads:
        known = {result.source.id: result for group in threads.map(look_at, hosts.values()) for result in group}
    return [known[source.id] for source in sources if source.id in known]


def look(source: Source, client: Client, reader: Reader) -> Probe:
    """Ask for the source and read what comes."""
    most = limits(source)
    try:
        answer = client.fetch(str(source.url), source.id, total_seconds=most.fetching, max_bytes=most.size)
    except FetchError as error:
        outcome: ProbeOutcome = "unreachable" if error.reason in _UNREACHED else "refused"
        return Probe(source, outcome, str(error), gone=error.status in _GONE)
    if isinstance(answer, NotModified):
        return Probe(source, "refused", "it answered “not modified”, although the request was unconditional")
    try:
        return _read(source, answer, reader)
    finally:
        answer.body.close()


def _read(source: Source, document: Document, reader: Reader) -> Probe:
    moved, feeds, size = _moved(str(source.url), document.url), _feeds(source, document), document.body.size
    try:
        reading = reader.read(document, source, limits(source))
    except ExtractionError as error:
        return Probe(source, "unreadable", str(error), 0, size, moved, feeds)
    try:
        end, number = reading.end, sum(1 for _ in reading.records())
    finally:
        reading.close()
    doubt = [f"{document.url} {document.seems}, by its words"] if document.seems else []
    sentence = "; ".join([*doubt, *end.held, *(note for note in end.notes if not note.endswith(tuple(end.held)))])
    return Probe(source, "held" if end.held or doubt else "works", sentence, number, size, moved, feeds)


def _moved(requested: str, came: str) -> str | None:
    one, other = urlsplit(requested), urlsplit(came)
    same = (one.netloc.lower(), one.path.rstrip("/"), one.query) == (
        other.netloc.lower(),
        other.path.rstrip("/"),
        other.query,
    )
    return None if same else came


def _feeds(source: Source, document: Document) -> tuple[str, ...]:
    """The feeds that a page names for itself."""
    if source.kind not in _PAGES:
        return ()
    head, feeds = document.body.read()[:_HEAD].decode("utf-8", "replace"), []
    for link in _LINK.finditer(head):
        attributes = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(link[1])}
        feed = "alternate" in attributes.get("rel", "").lower().split() and attributes.get("type", "").lower() in _FEEDS
        if feed and attributes.get("href"):
            feeds.append(urljoin(document.url, attributes["href"]))
    return tuple(dict.fromkeys(feeds))


def patch(probes: Iterable[Probe]) -> str | None:
    """An overlay for the user's own catalogue (CRITMIN_SOURCES_EXTRA): new addresses, what is gone switched off, and as
    remarks what a person should decide; `None` where there is nothing to say."""
    entries: list[dict[str, object]] = []
    remarks: list[str] = []
    for result in probes:
        name = result.source.id
        if result.moved_to and result.outcome in ("works", "held"):
            entries.append({"id": name, "url": result.moved_to})
        elif result.gone:
            entries.append({"id": name, "enabled": False})
        elif result.outcome != "works":
            remarks.append(f"{name}: {result.outcome}: {result.message}")
        remarks += [f"{name} names a feed: {feed}" for feed in result.feeds]
    if not entries and not remarks:
        return None
    noted = "".join(f"# {' '.join(remark.split())[:300]}\n" for remark in remarks)
    written = yaml.safe_dump({"sources": entries}, sort_keys=False, allow_unicode=True) if entries else "sources: []\n"
    return f"{noted}{written}"
