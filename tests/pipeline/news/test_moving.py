"""Feeds that move, end or turn into pages; lists that go on; maps of sites: over loopback."""

from __future__ import annotations

from datetime import timedelta

import pytest

from critmin.operator.alarms import notices, open_alarms
from critmin.operator.status import Status, status
from pipeline.outcome import Outcome
from pipeline.poll.cadence import due
from pipeline.source import Source
from storage.store import Store
from tests.pipeline.news.feeds import rss
from tests.pipeline.news.histories import A, B, C
from tests.pipeline.news.server import Answer, Publisher
from tests.pipeline.news.test_histories import START, poll, told, watched
from tests.pipeline.worlds import source

HTML = (("Content-Type", "text/html; charset=utf-8"),)


def leading(to: str, code: int) -> Answer:
    return Answer(b"", code, (("Location", to),))


def now_of(store: Store, one: Source) -> Status:
    return status([one], store.states(), (), START, running=None, mails=(0, 0), held=())


def subjects(found: Status, already: set[str]) -> list[str]:
    sent = [notice for notice in notices([], open_alarms([]), None, found) if notice.about not in already]
    already.update(notice.about for notice in sent)
    return [notice.subject for notice in sent]


@pytest.mark.parametrize("code", [301, 308])
def test_what_moved_for_good_is_followed_and_told_to_the_operator_once(code: int, web: Publisher, store: Store) -> None:
    one, already = watched(web, "feed"), set[str]()
    web.answers = {"/feed": Answer(rss(A))}
    poll(store, one, 0)
    assert subjects(now_of(store, one), already) == []
    web.answers = {"/feed": leading(f"{web.base}/new", code), "/new": Answer(rss(B, A))}
    poll(store, one, 1)
    assert told(store, one, 1) == ("+ Item 2",)
    assert subjects(now_of(store, one), already) == [f"critmin: {one.id} has moved permanently"]
    web.answers = {"/new": Answer(rss(C, B, A))}  # the old address is asked no more: it would be 404
    assert poll(store, one, 2).ok
    assert told(store, one, 2) == ("+ Item 3",)
    assert subjects(now_of(store, one), already) == []


def test_a_new_address_that_fails_is_not_believed_any_more(web: Publisher, store: Store) -> None:
    one = watched(web, "feed")
    web.answers = {"/feed": leading(f"{web.base}/new", 301), "/new": Answer(rss(A))}
    poll(store, one, 0)
    web.answers = {"/feed": Answer(rss(B, A))}
    assert not poll(store, one, 1).ok
    assert poll(store, one, 2).ok
    assert told(store, one, 2) == ("+ Item 2",)


@pytest.mark.parametrize("code", [302, 307])
def test_what_moved_for_a_while_is_asked_at_its_own_address(code: int, web: Publisher, store: Store) -> None:
    one = watched(web, "feed")
    web.answers = {"/feed": leading(f"{web.base}/new", code), "/new": Answer(rss(A))}
    poll(store, one, 0)
    web.answers = {"/feed": Answer(rss(B, A))}
    assert poll(store, one, 1).ok
    assert now_of(store, one).moved == ()


def test_a_feed_that_leads_to_a_page_for_good_is_asked_at_its_own_address(web: Publisher, store: Store) -> None:
    one = watched(web, "feed")
    web.answers = {"/feed": Answer(rss(A))}
    poll(store, one, 0)
    web.answers = {
        "/feed": leading(f"{web.base}/", 301),
        "/": Answer(b"<!DOCTYPE html><html><title>News</title><p>The new site, with all news.", 200, HTML),
    }
    assert not poll(store, one, 1).ok
    assert now_of(store, one).moved == ()
    web.answers = {"/feed": Answer(rss(B, A))}
    assert poll(store, one, 2).ok


def test_gone_ends_polling_with_one_message_until_somebody_asks_for_it(web: Publisher, store: Store) -> None:
    one, already = watched(web, "feed"), set[str]()
    web.answers = {"/feed": Answer(rss(A))}
    poll(store, one, 0)
    web.answers = {"/feed": Answer(b"", 410)}
    outcome = poll(store, one, 1)
    assert "not be polled again" in (outcome.error or "")
    assert not due(one, store.state(one.id), START + timedelta(days=400))
    result = now_of(store, one)
    assert [trouble.outcome for trouble in result.moved] == ["gone"]
    assert result.failing == ()
    assert subjects(result, already) == [f"critmin: {one.id} is permanently gone"]
    assert subjects(now_of(store, one), already) == []
    elsewhere = one.model_copy(update={"url": watched(web, "other").url})
    assert due(elsewhere, store.state(one.id), START + timedelta(days=2))
    web.answers = {"/feed": Answer(rss(B, A))}
    assert poll(store, one, 3).ok
    assert due(one, store.state(one.id), START + timedelta(days=30))


def test_a_page_where_a_feed_should_be_is_asked_for_its_feed(web: Publisher, store: Store) -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
        '<link rel="alternate" type="application/rss+xml" title="News" href="/news.xml">'
    )
    web.answers = {"/feed": Answer(f"<!doctype html><html><head>{head}</head><p>Text".encode(), 200, HTML)}
    outcome = poll(store, watched(web, "feed"), 0)
    assert f"it names {web.base}/news.xml as its feed" in (outcome.error or "")


def listing(*numbers: int, more: str = "") -> Answer:
    rows = "".join(
        f"<li><a href='/news/{n}'>Standard number {n} was published</a> <time datetime='2026-11-{n:02}'></time></li>"
        for n in numbers
    )
    link = f"<a rel='next' href='{more}'>Next</a>" if more else ""
    return Answer(f"<html><body><main><ul>{rows}</ul>{link}</main></body></html>".encode(), 200, HTML)


def test_a_list_that_goes_on_is_read_on_while_all_of_it_is_new(web: Publisher, store: Store) -> None:
    one = watched(web, "list", "news-list")
    web.answers = {"/list": listing(10, 9, more="/list?page=2"), "/list?page=2": listing(8, 7)}
    poll(store, one, 0)
    web.answers = {
        "/list": listing(16, 15, more="/list?page=2"),
        "/list?page=2": listing(14, 13, more="/list?page=3"),
        "/list?page=3": listing(10, 9, more="/list?page=4"),
    }
    poll(store, one, 1)
    assert sorted(told(store, one, 1)) == [f"+ Standard number {n} was published" for n in (13, 14, 15, 16)]


def map_of(*entries: tuple[str, str], base: str) -> Answer:
    urls = "".join(f"<url><loc>{base}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in entries)
    return Answer(
        f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>".encode()
    )


def mapped(web: Publisher) -> Source:
    options = {"link_pattern": "/news/"}
    expect = {"min_records": 0, "max_vanish": 1}
    return source("sitemap", f"{web.base}/map.xml", id="map", topic="news", options=options, expect=expect)


def test_the_map_of_a_site_tells_new_addresses_and_no_changes_of_old_ones(web: Publisher, store: Store) -> None:
    one, base = mapped(web), web.base
    old, about = ("/news/12-first-standard.html", "2026-11-01"), ("/about", "2026-11-24")
    web.answers = {"/map.xml": map_of(old, about, base=base)}
    poll(store, one, 0)
    edited, fresh = (old[0], "2026-11-25"), ("/news/13-lithium-standard-published.html", "2026-11-25")
    late = ("/news/7-put-online-again.html", "2019-02-03")
    web.answers = {"/map.xml": map_of(edited, fresh, late, about, base=base)}
    outcome = poll(store, one, 1)
    assert told(store, one, 1) == ("+ Lithium standard published",)
    assert any("older items" in note for note in outcome.notes)


def test_an_index_of_maps_leads_to_its_newest(web: Publisher, store: Store) -> None:
    one, base = mapped(web), web.base
    entries = "".join(
        f"<sitemap><loc>{base}/{name}</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("a.xml", "2026-11-20"), ("b.xml", "2026-11-24"), ("c.xml", "2019-01-01"))
    )
    index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{entries}</sitemapindex>"
    web.answers = {"/map.xml": Answer(index.encode()), "/b.xml": map_of(("/news/one-thing", "2026-11-24"), base=base)}
    outcome: Outcome = poll(store, one, 0)
    assert (outcome.outcome, outcome.records) == ("first", 1)
