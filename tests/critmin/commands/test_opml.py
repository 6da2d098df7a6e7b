"""`critmin import` and `critmin export --format opml`: what a feed reader follows, and what is watched."""

from pathlib import Path

import pytest

from pipeline.catalogue import default_path, load
from pipeline.extraction import ExtractionError
from pipeline.feeds.opml import Subscription, read, unusable, write
from tests.critmin.commands.conftest import Run

FOLLOWED = """<?xml version="1.0"?>
<opml version="1.1"><head><title>mine</title></head><body>
 <outline text="Mining">
  <outline type="rss" text="Erze &amp; Öl" xmlUrl="https://erze.example/feed.xml" htmlUrl="https://erze.example/"/>
  <outline text="Deep"><outline text="Erze &amp; Öl" xmlUrl="https://other.example/rss"/></outline>
 </outline>
 <outline text="Again" xmlUrl="https://erze.example/feed.xml"/>
 <outline text="A note without an address"/>
 <outline text="Not of the web" xmlUrl="feed:javascript:alert(1)"/>
</body></opml>"""


def test_opml_is_read_with_its_folders_and_each_address_once() -> None:
    assert read(FOLLOWED.encode()) == [
        Subscription("Erze & Öl", "https://erze.example/feed.xml", "https://erze.example/", "Mining"),
        Subscription("Erze & Öl", "https://other.example/rss", "", "Deep"),
    ]


REAL = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.1"><head><title>\u00f1</title></head><body><outline text="A"><outline text="B">
 <outline text="News" xmlurl="https://a.example/rss"/><outline text="http" type="rss" xmlUrl="http://www.a.example/rss/"/>
 </outline></outline><outline text="&lt;b&gt;Bold&lt;/b&gt; one" type="RSS" xmlUrl="feed://b.example/rss"/>
 <outline type="rss" xmlUrl="feed:https://c.example/rss?cat=1&amp;l=en"/>
 <outline type="rss" text="two" xmlUrl="https://c.example/rss?cat=2&amp;l=en"/>
 <outline text="bad" xmlUrl="not an address"/><outline text="empty" xmlUrl=""/><outline type="link" url="https://x.example/"/>
</body></opml>"""


def test_what_readers_export_is_read_and_what_cannot_be_is_named() -> None:
    assert [
        (subscription.name, subscription.feed, subscription.folder) for subscription in read(REAL.encode("latin-1"))
    ] == [
        ("News", "https://a.example/rss", "B"),
        ("Bold one", "http://b.example/rss", ""),
        ("https://c.example/rss?cat=1&l=en", "https://c.example/rss?cat=1&l=en", ""),
        ("two", "https://c.example/rss?cat=2&l=en", ""),
    ]
    assert unusable(REAL.encode("latin-1")) == ["bad"]


def test_no_password_of_an_address_becomes_a_name() -> None:
    body = b"""<opml version="2.0"><body><outline xmlUrl="https://me:secret@a.example/rss"/>
    <outline xmlUrl="https://b.example/at?mail=me@home"/></body></opml>"""
    assert [subscription.feed for subscription in read(body)] == ["https://b.example/at?mail=me@home"]
    assert unusable(body) == ["https://***@a.example/rss"]


def test_what_is_written_is_read_again() -> None:
    one = Subscription("A & B", "https://a.example/f?x=1&y=2", "https://a.example/", "news")
    feeds = [one, Subscription("B", "https://b.example/f")]
    assert read(write("all", feeds)) == feeds


@pytest.mark.parametrize("body", [b"", b"no XML", b"<rss/>", b"<opml/>", b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>'])
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(ExtractionError):
        read(body)


def test_imported_feeds_are_entries_that_are_off_until_somebody_looked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed, own = tmp_path / "mine.opml", tmp_path / "own.yaml"
    followed.write_text(FOLLOWED, encoding="utf-8")
    assert run("import", followed, "--to", own, "--sources", default_path()).status == 0
    results = {source.id: source for source in load(extra=own).sources if "mine.opml" in source.evidence}
    assert sorted(results) == ["erze-l", "erze-l-2"]
    assert {source.enabled for source in results.values()} == {False}
    assert str(results["erze-l"].url) == "https://erze.example/feed.xml"
    before = own.read_text("utf-8")
    monkeypatch.setenv("CRITMIN_SOURCES_EXTRA", str(own))
    assert run("import", followed, "--sources", default_path()).status == 0
    assert own.read_text("utf-8") == before


def test_the_watched_feeds_are_exported(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "watched.opml"
    assert run("export", out, "--format", "opml", "--sources", default_path()).status == 0
    feeds = {str(source.url) for source in load().enabled if source.kind == "feed"}
    assert {subscription.feed for subscription in read(out.read_bytes())} == feeds


def test_an_overlay_of_ones_own_that_is_not_there_yet_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CRITMIN_SOURCES")
    mine = tmp_path / "new" / "mine.yaml"
    monkeypatch.setenv("CRITMIN_SOURCES_EXTRA", str(mine))
    (tmp_path / "feeds.opml").write_text(FOLLOWED.replace("Deep", "Deep \u202e"), encoding="utf-8")
    done = run("import", tmp_path / "feeds.opml")
    assert (done.status, "2 not watched yet" in done.err) == (0, True), done.err
    assert len(load(None, mine).sources) == len(load(None).sources) + 2
    again = run("import", tmp_path / "feeds.opml")
    assert (again.status, "0 not watched yet" in again.err) == (0, True)
    mine.unlink()
    assert run("sources").status == 2, "every other command needs it"
