"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, RDF and JSON Feed, whatever media type they are served with -> `NewsItem`.

Parsed from bytes, never from an address. `updated` is not `published`: an item whose feed gives no publication date
has none. What a feed counts (comments, views) and when it was built is not read at all. A feed is a window: what it
no longer shows has not been removed. A feed without items is a note here; `expect.min_records` decides.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from pipeline.document import Document
from pipeline.extraction import LONGEST_NAME, Extraction, ExtractionError, Extractor
from pipeline.feeds.entry import Entry, Feed
from pipeline.feeds.readable import readable
from pipeline.news.identity import names
from pipeline.parsing.links import canonical, repeated
from pipeline.subject import Subject
from vocabulary.records import Record

_SCHEME = len("https://")
_COMMENT = re.compile(
    r"#(?:comment|respond|commento|kommentar|commentaire)s?[-_]?\w{0,20}(?:\s|$)|[?&](?:replytocom|comment_?id)="
    r"|/comment-page-\d",
    re.IGNORECASE,
)
_MESSAGES = 2  # items of which a service's message is made
_MESSAGE = re.compile(  # about the feed itself; feed for animals has no address and is not refreshed
    r"\b(?:this|your|our|the|rss|atom|news) (?:rss |news |atom )?feed\b.{0,30}\b(?:moved|expired|error|unavailable"
    r"|discontinued|disabled"
    r"|deprecated|suspended|paused|inactive|no longer|not (?:be )?(?:found|available|refreshed|updated|loaded))\b"
    r"|\berror\b.{0,30}\bfeed\b|\bfeed (?:has |is |was |could |cannot |can't )(?:been |not |be "
    r"|no longer )*(?:moved|expired|discontinued"
    r"|disabled|deprecated|suspended|paused|available|refreshed|updated|loaded|found)\b|\b(?:dieser|der"
    r"|ihr) (?:rss-?)?feed\b.{0,30}"
    r"\b(?:verschoben|umgezogen|eingestellt|abgelaufen)\b|\b(?:ce|le|votre) flux\b.{0,30}\b(?:déplacé|déménagé"
    r"|expiré|supprimé)\b",
    re.IGNORECASE,
)
_LASTING_ID = re.compile(r"^(?:tag:|urn:|https?://)", re.IGNORECASE)


def extract(document: Document, source: Subject) -> Extraction:
    """One `NewsItem` for each item of the feed."""
    feed = _read(document, source)
    endless = sum(map(_is_endless, feed.entries))
    entries = map(_bounded, feed.entries) if endless else feed.entries
    usable = [entry for entry in entries if entry.link or entry.id or entry.title or entry.summary]
    usable, comments = _without_comments(usable)
    notes = list(feed.notes)
    if endless:
        notes.append(
            f"{endless} items have an address or id of more than {LONGEST_NAME:,} characters, which names nothing"
        )
    if comments:
        notes.append(f"{comments} readers' comments among the items are no news and were skipped")
    if message := _own_message(usable):
        raise ExtractionError(
            f"source {source.id}: the feed holds nothing but a message of the service that makes it, “{message}”; "
            "look at its address in a browser and put the one that it names now into sources.yaml"
        )
    if len(usable) + comments < len(feed.entries):
        notes.append(
            f"{len(feed.entries) - len(usable) - comments} items have no link, id, title or text and were skipped"
        )
    if undated := sum(entry.undated for entry in usable):
        notes.append(f"the publication dates of {undated} items could not be read")
    if not feed.entries:
        notes.append("the feed has no items")
    records, aliases = _records(usable, feed, source)
    return Extraction(tuple(records), notes=tuple(notes), aliases=aliases, next_page=feed.next_page)


def _is_endless(entry: Entry) -> bool:
    return len(entry.link or "") > LONGEST_NAME or len(entry.id or "") > LONGEST_NAME


def _bounded(entry: Entry) -> Entry:
    """The item without an address or id that is none: no record may be named so."""
    if not _is_endless(entry):
        return entry
    link, id_ = (text if text and len(text) <= LONGEST_NAME else None for text in (entry.link, entry.id))
    return entry._replace(link=link, id=id_, links=tuple(url for url in entry.links if url == link))


def _without_comments(entries: list[Entry]) -> tuple[list[Entry], int]:
    """The items that are no comments of readers on others, and how many are. A feed of comments alone is what it is."""
    own = [entry for entry in entries if not _COMMENT.search(f"{entry.link or ''} {entry.id or ''}")]
    return (own, len(entries) - len(own)) if own else (entries, 0)


def _own_message(entries: list[Entry]) -> str | None:
    """The headline under which a service says that it cannot make the feed, where that is all it holds."""
    if not 0 < len(entries) <= _MESSAGES or not all(_MESSAGE.search(entry.title) for entry in entries):
        return None
    return entries[0].title[:120]


def _read(document: Document, source: Subject) -> Feed:
    from pipeline.feeds import fast  # here and below: whoever only asks for the version of this kind reads no item
    from pipeline.news.item import date_order

    order = date_order(source)
    headers = document.headers
    body = readable(document.body.read(), headers.get("content-type", ""))
    if body[:1] == b"{":
        from pipeline.feeds import json_feed

        return json_feed.read(body, document.url, order)
    if (feed := fast.read(body, document.url, order)) is not None:
        return feed
    from pipeline.feeds import forgiving  # feedparser takes as long to load as two hundred feeds to read

    return forgiving.read(body, document.url, headers, order)


def _records(
    entries: Iterable[Entry], feed: Feed, source: Subject
) -> tuple[list[Record], dict[tuple[str, str], tuple[str, ...]]]:
    """Each item once. A link or an id that stands for several items identifies none of them."""
    from pipeline.news.unremarkable import unremarkable

    entries = _once(entries)
    home = canonical(feed.home) if feed.home else ""
    links = [_own_address(entry.link, home) for entry in entries]
    ids = [_lasting(entry.id, source) for entry in entries]
    many_links, many_ids = repeated(links), repeated(ids)
    records: dict[tuple[str, str], Record] = {}
    aliases: dict[tuple[str, str], tuple[str, ...]] = {}
    plain = unremarkable([(entry.title, entry.summary) for entry in entries])
    for entry, link, id_, is_plain in zip(entries, links, ids, plain, strict=True):
        key = link if link and link not in many_links else id_ if id_ and id_ not in many_ids else None
        record = _record(key or _key_of_text(entry, link, source), entry, unremarkable=is_plain)
        name = record.id
        if name not in records:
            records[name] = record
            aliases[name] = names(
                ids=[id_ or ""],
                links=[url for url in entry.links if (link if url == entry.link else _own_address(url, home))],
                title=entry.title,
                published=entry.published or "",
                statement=entry.title or entry.summary,
                text=entry.summary,
            )
    return list(records.values()), aliases


def _record(key: str, entry: Entry, *, unremarkable: bool) -> Record:
    from pipeline.news.item import news_item

    return news_item(
        key,
        title=entry.title,
        published=entry.published,
        date_source=entry.date_source,
        summary=entry.summary,
        authors=entry.authors,
        url=entry.link,
        modified=None if entry.published else entry.modified,  # where it is all that tells an old item
        unremarkable=unremarkable,
    )


def _own_address(link: str | None, home: str) -> str | None:
    """The item's address as a key; the front page of its feed, or of any site, is nobody's own."""
    if link is None:
        return None
    key = canonical(link)
    somewhere = "/" in key[_SCHEME:] or "?" in key or "#" in link
    return key if somewhere and key != home else None


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those that repeat an earlier one, or its link and title; of revisions the newest.

    Atom allows several revisions of one entry in a feed: one id, each with its time (RFC 4287, 4.1.1).
    """
    unique: dict[Entry | tuple[str, str], Entry] = {}
    newest: dict[tuple[str | None, str], tuple[str, Entry]] = {}
    for entry in entries:
        unique.setdefault((entry.link, entry.title) if entry.link and entry.title else entry, entry)
        if entry.id and entry.modified:
            newest[entry.link, entry.id] = max(
                newest.get((entry.link, entry.id), ("", entry)), (entry.modified, entry), key=_time
            )
    return [
        entry
        for entry in unique.values()
        if not (entry.id and entry.modified) or newest[entry.link, entry.id][1] is entry
    ]


def _time(dated: tuple[str, Entry]) -> str:
    return dated[0]


def _lasting(id_: str | None, source: Subject) -> str | None:
    """An id as a key: URIs stand for themselves, a bare number or word means something in its own feed only."""
    if not id_:
        return None
    return id_ if _LASTING_ID.match(id_) else f"{source.id}:{id_}"


def _key_of_text(entry: Entry, link: str | None, source: Subject) -> str:
    """The last resort: what the item says. An edited item keeps its key by its other names."""
    text = f"{entry.title}\n{entry.summary}"
    return f"{link or source.id}#{hashlib.sha256(text.encode()).hexdigest()[:16]}"


EXTRACTOR = Extractor(kind="feed", version=8, complete=False, extract=extract)
