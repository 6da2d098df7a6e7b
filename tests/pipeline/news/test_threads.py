"""Histories of feeds from bug threads, over loopback: told is exactly the true news."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.source import Source
from storage.store import Store
from tests.pipeline.news.feeds import Item, numbered, rss
from tests.pipeline.news.histories import History
from tests.pipeline.news.server import Answer, Publisher, publisher
from tests.pipeline.news.test_histories import poll, told, watched
from tests.pipeline.news.threads import LATER, MAPS, SITE, THREADS
from tests.pipeline.worlds import source

A, B, C = numbered(1, 2, 3)


@pytest.fixture(scope="module")
def web() -> Iterator[Publisher]:
    with publisher() as result:
        yield result


def news(history: History, one: Source, web: Publisher, store: Store) -> list[tuple[str, ...]]:
    """What is told, poll by poll. A poll may be refused; then it tells nothing."""
    results = []
    path = "/" + str(one.url).rpartition("/")[2]
    for day, body in enumerate(history.bodies):
        web.answers[path] = Answer(body)
        poll(store, one, day)
        results.append(tuple(sorted(told(store, one, day))))
    return results


@pytest.mark.parametrize("history", THREADS, ids=lambda history: history.name)
def test_told_is_exactly_the_true_news(history: History, web: Publisher, store: Store) -> None:
    one = watched(web, f"thread-{THREADS.index(history)}")
    assert news(history, one, web, store) == [(), *history.news]


@pytest.mark.parametrize("history", MAPS, ids=lambda history: history.name)
def test_of_maps_too(history: History, web: Publisher, store: Store) -> None:
    expect = {"min_records": 0, "max_vanish": 1}
    address, options = f"{web.base}/map-{MAPS.index(history)}", {"link_pattern": "/news/"}
    one = source("sitemap", address, id="map", topic="news", expect=expect, options=options)
    assert news(history, one, web, store) == [(), *history.news]


def test_a_window_that_shows_nothing_known_says_that_items_may_be_lost(web: Publisher, store: Store) -> None:
    one = watched(web, "small")
    for day, numbers in enumerate(((3, 2, 1), (9, 8, 7), (10, 9, 8))):
        web.answers["/small"] = Answer(rss(*numbered(*numbers)))
        outcome = poll(store, one, day)
        said = [note for note in outcome.notes if "lost" in note or "missed" in note]
        assert len(said) == (day == 1), outcome.notes


def test_a_feed_that_says_where_it_has_moved_says_so(web: Publisher, store: Store) -> None:
    one = watched(web, "pod")
    space = b'<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    moved = b"<channel><itunes:new-feed-url>https://new.example/pod</itunes:new-feed-url>"
    web.answers["/pod"] = Answer(rss(A).replace(b"<rss", space).replace(b"<channel>", moved))
    assert any("https://new.example/pod" in note for note in poll(store, one, 0).notes)


def test_one_article_in_two_feeds_under_two_titles_is_told_once(web: Publisher, store: Store) -> None:
    one, other = watched(web, "own"), watched(web, "reprint")
    for name in ("own", "reprint"):
        web.answers[f"/{name}"] = Answer(rss(Item("Old", f"{SITE}/{name}", name)))
    poll(store, one, 0), poll(store, other, 0)
    story = Item("Antimony: stocks to be counted", f"{SITE}/antimony", "own-9", LATER)
    web.answers["/own"] = Answer(rss(story))
    web.answers["/reprint"] = Answer(
        rss(story.but(title="How much antimony?", guid="r-1", link=f"{story.link}?utm_source=r"))
    )
    poll(store, one, 5), poll(store, other, 5)
    assert (told(store, one, 5), told(store, other, 5)) == (("+ Antimony: stocks to be counted",), ())
