"""The articles of what is relevant: wanted as their items are told, read in the round after, once each.

They go through the same gate as everything else (robots.txt, turns, limits) and are read in a reader's process. What
becomes of an article is no matter of its item, which was stored before: a page that does not come, that is none, or
that speaks of something else leaves the item as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta

from pipeline.document import Document
from pipeline.extraction import ExtractionError
from pipeline.fetch import Client, FetchError, NotModified
from pipeline.news import article
from pipeline.reading.limits import limits
from pipeline.reading.results import Interrupted, Reader
from pipeline.source import Source
from storage.database.errors import DatabaseLost
from storage.evidence.articles import Articles, ArticleText, Wanted
from storage.model import SnapshotInfo
from storage.relevance import of_record
from storage.store import Store
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.minerals.mentions import mentions
from vocabulary.news.relevance import LEAD
from vocabulary.news.rules import Section
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, PageText, Record
from vocabulary.topics import Topic

A_ROUND = 5  # articles of one source; more wait for the next round
_LATE = timedelta(days=7)  # since an item was reported; its article would add to what nobody reads any more
_TRIES = 3  # of an article whose host cannot be reached; what answered is not asked again
_SECTIONS = {"core": (Section.CORE,), "relevant": (Section.CORE, Section.CONTEXT), "none": ()}


def wanted_articles(source: Source, reported: Sequence[tuple[Change, Telling]]) -> dict[str, str]:
    """key -> address of the articles that are wanted of what is reported, core before context."""
    sections = _SECTIONS[source.reads_articles]
    items = [
        change.record
        for change, _ in reported
        if change.action is Action.ADDED and change.record.kind == Kind.NEWS_ITEM
    ]
    wanted = [(of_record(item).section, item.key, url) for item in items if sections and (url := article.address(item))]
    return {key: url for chosen in sections for section, key, url in wanted if section is chosen}


def read_articles(
    source: Source,
    store: Store,
    client: Client,
    reader: Reader,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Read some of the articles that are wanted of a source, until `stopped` says so; how many were read.

    Raises only what makes all polls impossible: a lost database.
    """
    box, done = Articles(store.engine), 0
    for wanted in box.wanted(source.id, A_ROUND):
        if stopped():
            break
        if now - wanted.wanted_at > _LATE:
            box.not_read(wanted, "it was reported more than a week ago", now, again=False)
            continue
        try:
            done += _read(source, wanted, store, box, client, reader, now)
        except Interrupted:
            break
        except FetchError as error:
            again = error.transient or error.retry_after is not None or error.reason in ("unreachable", "timeout")
            box.not_read(wanted, str(error), now, again=again and wanted.tries + 1 < _TRIES)
        except ExtractionError as error:
            box.not_read(wanted, str(error), now, again=False)
        except DatabaseLost:
            raise
        except Exception as error:  # noqa: BLE001 - whatever an article does, its item, its source and the others go on
            reason = f"{wanted.url}: reading it failed unexpectedly ({type(error).__name__}: {error})"
            box.not_read(wanted, reason[:1000], now, again=False)
    return done


def _read(
    source: Source, wanted: Wanted, store: Store, box: Articles, client: Client, reader: Reader, now: datetime
) -> bool:
    page = source.model_copy(update={"kind": "page", "options": {}, "topic": Topic.NEWS, "max_bytes": None})
    most = limits(page)
    answer = client.fetch(wanted.url, source.id, None, total_seconds=most.fetching, max_bytes=most.size)
    if isinstance(answer, NotModified):
        raise FetchError(f"{wanted.url}: the server says that nothing changed, and was not asked that", reason="http")
    with closing(answer.body):
        with closing(reader.read(answer, page, most)) as reading:
            sentences = [
                sentence
                for record in reading.records()
                for sentence in _sentences(record.fields.get(PageText.sentences))
            ]
        item = _item(store, source, wanted.key)
        if item is None:
            box.not_read(wanted, "its item is not known any more", now, again=False)
            return False
        title = plain(item.fields.get(NewsItem.title)) or item.label
        if reason := article.why_not(wanted.url, answer.url, title, sentences):
            box.not_read(wanted, reason, now, again=False)
            return False
        box.read(
            wanted,
            _page(answer),
            answer.body.read(),
            article_text(item, article.kept(sentences), wanted.wanted_at),
            now,
        )
    return True


def _sentences(value: object) -> list[str]:
    return [sentence for sentence in value if isinstance(sentence, str)] if isinstance(value, list) else []


def _item(store: Store, source: Source, key: str) -> Record | None:
    known = store.known([(Kind.NEWS_ITEM, key)])
    return next((seen.record for seen in known if seen.source == source.id), None)


def _page(document: Document) -> SnapshotInfo:
    body = document.body
    return SnapshotInfo(body.sha256, body.size, document.media_type, document.url, document.fetched_at)


def article_text(item: Record, sentences: Sequence[str], seen: datetime) -> ArticleText:
    """What an article adds to its item. A second look makes more of an item, never less."""
    text = "\n".join(sentences)
    core = of_record(item, text).section is Section.CORE
    ends = article.deadline(item, sentences, seen.date().isoformat())
    return ArticleText(
        text=text,
        deadline=ends.day if ends else None,
        deadline_text=ends.sentence if ends else None,
        significance=Significance.NOTABLE if core else None,
        minerals=mentions(text[:LEAD]),
    )
