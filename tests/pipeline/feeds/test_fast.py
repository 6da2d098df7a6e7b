"""The fast reader gives what feedparser gives, or gives way."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.feeds import fast, forgiving
from pipeline.feeds.readable import is_html, readable
from tests.pipeline.news.feeds import Item, atom, numbered, rss

FEEDS = Path(__file__).resolve().parents[4] / "shared" / "data" / "feeds"
URL = "https://news.example/feed"
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><link>https://news.example/</link></channel>
 <item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link>
 <dc:date>2026-11-20</dc:date><dc:creator>A. Writer</dc:creator></item></rdf:RDF>"""
OURS = {
    "rss": rss(*numbered(3, 2, 1)),
    "markup": rss(Item("Ore &amp; <b>metal</b>", "https://n.example/1", "1", text="<p>One</p><p>two &lt; three</p>")),
    "permalink": b"<rss version='2.0'><channel><item><guid>https://n.example/1</guid></item></channel></rss>",
    "author": b"<rss version='2.0'><channel><item><title>T</title><author>a@b.org (A. Writer)</author></item>"
    b"</channel></rss>",
    "atom": atom(*numbered(2, 1)),
    "rdf": RDF,
}


@pytest.mark.parametrize("name", OURS)
def test_our_feeds_are_read_as_feedparser_reads_them(name: str) -> None:
    quick = fast.read(OURS[name], URL, None)
    assert quick is not None
    assert list(quick.entries) == list(forgiving.read(OURS[name], URL, {}, None).entries)


def test_recorded_feeds_are_read_as_feedparser_reads_them() -> None:
    if not FEEDS.exists():
        pytest.skip("the recorded feeds are not beside the project")
    quick = 0
    for path in sorted(FEEDS.iterdir()):
        if path.suffix in {".md", ".json"}:
            continue
        body = readable(path.read_bytes())
        if (feed := fast.read(body, URL, None)) is not None:
            quick += 1
            judged = forgiving.read(body, URL, {}, None)
            assert list(feed.entries) == list(judged.entries), path.name
    assert quick >= 25


BROKEN = [b"<rss><channel><item><title>A & B</title></item></channel></rss>", b"<html/>", b""]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_would_need_a_guess_is_left_to_the_other(broken: bytes) -> None:
    assert fast.read(broken, URL, None) is None


def test_comments_before_the_root_are_passed_over_however_many() -> None:
    assert is_html(b"<!---->" * 10_000 + b" <!DOCTYPE html><p>")
    assert not is_html(b"<!---->" * 10_000 + b"<rss/>")
    assert not is_html(b"<!--" * 10_000)
