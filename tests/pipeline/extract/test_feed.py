"""Feeds: every format, every real feed on record, identity, dates, encodings, hostile input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError
from pipeline.parsing.links import absolute, canonical, unwrapped
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

RSS = '<?xml version="1.0"?><rss version="2.0"{names}><channel><title>T</title>{items}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>T</title>{entries}</feed>'


def rss(items: str, names: str = "") -> str:
    return RSS.format(items=items, names=names)


def atom(entries: str, base: str = "") -> str:
    return ATOM.format(entries=entries, base=base)


# Where we differ from what feedparser made of the file (`observed` in EXPECTED.json), and why.
DATE_IS_UPDATED = "the entries state only `updated`, which is not the publication date"
ENTRIES = {
    "feedreader__Rss092FullSample.xml": (21, "one item stands twice, word for word, with neither link nor id"),
    "v2__no_encoding_ISO-8859-1.xml": (9, "one <item> is empty; it is noted and passed over"),
}
TITLES = {
    "feedjira__google_alerts_atom.xml": "the search's <b> is markup",
    "feedreader__Rss20YandexRussia.xml": "the file itself is encoded twice; control characters are dropped from it",
}
LINKS = {
    "feedjira__google_alerts_atom.xml": "unwrapped from google.com/url",
    "feedreader__Rss20Reuters.xml": "feedburner:origLink is the publisher's own address",
    "node-feedparser__wapowellness.xml": "pheedo:origLink is the publisher's own address",
    "node-feedparser__rss-with-relative-urls.xml": "resolved against the feed's address",
}
DATES = {
    "feed-rs__atom_xml_base.xml": (None, DATE_IS_UPDATED),
    "free-agentic-publication-digester__feed.xml": (None, DATE_IS_UPDATED),
    "v2__small_atom.xml": (None, DATE_IS_UPDATED),
    "feed-rs__rss_1.0_biorxiv.xml": ("2023-12-16", "the feed states a day, no time"),
}


def test_every_real_feed_is_read_as_recorded_or_better(shared: Path) -> None:
    folder = shared / "data" / "feeds"
    for row in json.loads((folder / "EXPECTED.json").read_text(encoding="utf-8")):
        name, observed = row["file"], row["observed"]
        records = read("feed", (folder / name).read_bytes()).records
        assert len(records) == ENTRIES.get(name, (observed["entries"],))[0], name
        assert len({record.key for record in records}) == len(records), name
        if not records or "first_title" not in observed:
            continue
        first = records[0].fields
        assert (first.get("title") == observed["first_title"]) != (name in TITLES), name
        assert (first.get("url") == observed["first_link"]) != (name in LINKS), name
        assert first.get("published") == DATES.get(name, (observed["first_published"],))[0], name
        undated = sum("published" not in record.fields for record in records)
        gone = observed["entries"] - len(records) if observed["entries_without_date"] else 0
        stated = len(records) if DATES.get(name, ("",))[0] is None else observed["entries_without_date"] - gone
        assert undated == stated, name


def test_an_rss_item_becomes_a_news_item() -> None:
    (item,) = read(
        "feed",
        rss(
            "<item><title>Copper &amp;amp; zinc &lt;b&gt;listed&lt;/b&gt;</title>"
            "<link>http://www.example.org/a/?utm_source=x</link>"
            "<guid isPermaLink='false'>7</guid><pubDate>Mon, 19 Aug 2024 10:05:00 EDT</pubDate>"
            "<description>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Second &amp;lt; third.&lt;/p&gt;"
            "&lt;script&gt;x()&lt;/script&gt;</description>"
            "<author>jo@example.org (Jo Example)</author><comments>http://example.org/c</comments></item>"
        ),
    ).records
    assert item.key == "https://example.org/a"
    assert item.label == "Copper & zinc listed"
    assert item.fields == {
        "title": "Copper & zinc listed",
        "url": "http://www.example.org/a/?utm_source=x",
        "published": "2024-08-19T14:05:00Z",
        "date_source": "feed",
        "summary": "First. Second < third.",
        "authors": ["Jo Example"],
    }


def test_updated_is_never_the_publication_date() -> None:
    entry = "<entry><id>urn:x:1</id><title>A</title><updated>2024-05-01T00:00:00Z</updated>{}</entry>"
    (item,) = read("feed", atom(entry.format(""))).records
    assert item.key == "urn:x:1"
    assert set(item.fields) == {"title", "modified"}
    (item,) = read("feed", atom(entry.format("<published>2024-04-01T10:00:00+02:00</published>"))).records
    assert item.fields["published"] == "2024-04-01T08:00:00Z"


def test_a_dublin_core_date_counts_unless_the_feed_also_tells_updates() -> None:
    names = ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a="http://www.w3.org/2005/Atom"'
    item = "<item><title>A</title><link>https://example.org/a</link>{}</item>"
    (record,) = read("feed", rss(item.format("<dc:date>2024-05-01</dc:date>"), names)).records
    assert (record.fields["published"], record.fields["date_source"]) == ("2024-05-01", "dc:date")
    (record,) = read("feed", rss(item.format("<a:updated>2024-05-01T00:00:00Z</a:updated>"), names)).records
    assert "published" not in record.fields


def test_rdf_is_read() -> None:
    (item,) = read(
        "feed",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="x"><title>T</title></channel>'
        '<item rdf:about="https://example.org/a"><title>A</title><link>https://example.org/a</link></item></rdf:RDF>',
    ).records
    assert item.key == "https://example.org/a"


@pytest.mark.parametrize("content_type", ["application/feed+json", "text/xml", "text/html; charset=utf-8", ""])
def test_json_feed_is_known_by_its_content(content_type: str) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "new_key": 1,
        "_private": 2,
        "items": [
            {
                "id": 5,
                "url": "/a",
                "title": "A",
                "content_html": "<p>Hello <b>there</b></p>",
                "date_published": "2024-01-02",
                "date_modified": "2025-01-01",
                "authors": [{"name": "Jo"}, {"url": "x"}, "odd"],
                "author": {"name": "Jo"},
            },
            {"id": "6", "date_published": "soon"},
            "odd",
        ],
    }
    extraction = read("feed", b"\xef\xbb\xbf" + json.dumps(feed).encode(), content_type=content_type)
    assert [record.key for record in extraction.records] == ["https://news.example.org/a", "example:6"]
    assert extraction.records[0].fields == {
        "title": "A",
        "published": "2024-01-02",
        "date_source": "feed",
        "summary": "Hello there",
        "authors": ["Jo"],
        "url": "https://news.example.org/a",
    }
    assert extraction.notes == (
        "a key of the feed that is not read yet: new_key",
        "1 items have no link, id, title or text and were skipped",
        "the publication dates of 1 items could not be read",
    )


@pytest.mark.parametrize("body", ["{", '{"version": "1"}', '{"version": "https://jsonfeed.org/version/1"}'])
def test_other_json_is_no_feed(body: str) -> None:
    with pytest.raises(ExtractionError, match="expected"):
        read("feed", body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<!DOCTYPE html><html><body><p>We moved</p></body></html>", "found an HTML page"),
        ("plain text", "found none of them"),
        ("", "found none of them"),
        ("<opml><body/></opml>", "found none of them"),
    ],
)
def test_what_is_no_feed_is_refused(body: str, words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        read("feed", body, content_type="application/rss+xml")


def test_a_feed_without_items_is_empty_and_noted() -> None:
    extraction = read("feed", rss(""))
    assert extraction.records == ()
    assert extraction.notes == ("the feed has no items",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_are_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel/></rss>'
    with pytest.raises(ExtractionError, match=r"(?i)entit"):
        read("feed", bomb.encode(encoding))


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    extraction = read("feed", rss("<item><title>A & B</title><link>https://example.org/a</link></item>")[:-12])
    assert [record.fields["title"] for record in extraction.records] == ["A & B"]
    assert extraction.notes[0].startswith("the feed is not well-formed; what could be read was used: line 1, column ")


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("iso-8859-1", "iso-8859-1", ""),
        ("windows-1251", "windows-1251", ""),
        ("windows-1251", "", "application/xml; charset=windows-1251"),
        ("utf-16", "utf-16", ""),
        ("utf-8-sig", "utf-8", "text/xml"),
        ("windows-1252", "utf-8", ""),
    ],
)
def test_encodings(encoding: str, declared: str, content_type: str) -> None:
    word = "руда" if "1251" in encoding else "Förderung"
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    body = rss(f"<item><title>{word}</title><link>https://example.org/a</link></item>")
    body = body.replace('<?xml version="1.0"?>', declaration)
    (item,) = read("feed", body.encode(encoding), content_type=content_type).records
    assert item.label == word


def test_white_space_before_the_declaration_is_forgiven() -> None:
    extraction = read("feed", "\n\n  " + rss("<item><link>https://example.org/a</link></item>"))
    assert len(extraction.records) == 1
    assert extraction.notes == ()


def test_relative_links_follow_xml_base_and_the_feed_s_address() -> None:
    entry = '<entry><id>urn:1</id><title>A</title><link href="post"/></entry>'
    assert read("feed", atom(entry)).records[0].key == "https://news.example.org/all/post"
    assert read("feed", atom(entry, ' xml:base="/blog/"')).records[0].key == "https://news.example.org/blog/post"
    elsewhere = read("feed", atom(entry, ' xml:base="https://other.example/x/"'))
    assert elsewhere.records[0].key == "https://other.example/x/post"


def test_a_bare_number_is_an_id_not_a_link() -> None:
    (item,) = read("feed", rss("<item><title>A</title><guid>4711</guid></item>")).records
    assert item.key == "example:4711"
    assert "url" not in item.fields


def test_a_guid_that_repeats_identifies_nothing() -> None:
    items = "".join(
        f"<item><title>{name}</title><link>https://example.org/{name}</link><guid>https://example.org/feed</guid></item>"
        for name in "abc"
    )
    assert [item.key[-1] for item in read("feed", rss(items)).records] == ["a", "b", "c"]


def test_a_link_that_repeats_gives_way_to_the_guid_then_to_the_text() -> None:
    item = "<item><title>{0}</title><link>https://example.org/</link>{1}</item>"
    guid = "<guid isPermaLink='false'>urn:x:{}</guid>"
    records = read("feed", rss("".join(item.format(n, guid.format(n)) for n in "ab"))).records
    assert [record.key for record in records] == ["urn:x:a", "urn:x:b"]
    records = read("feed", rss("".join(item.format(n, "") for n in "ab"))).records
    assert len({record.key for record in records}) == 2
    records = read("feed", rss("".join(item.format("a", guid.format(n)) for n in "ab"))).records
    assert [record.label for record in records] == ["a"]


def test_items_of_text_alone_are_told_apart_by_it() -> None:
    items = "<item><description>One</description></item><item><description>Two</description></item>"
    records = read("feed", rss(items)).records
    assert len({record.key for record in records}) == 2
    assert all(record.label and record.key.startswith("example#") for record in records)
    dated = "<item><title>A</title><pubDate>Mon, 19 Aug 2024 10:0{}:00 GMT</pubDate></item>"
    assert len(read("feed", rss(dated.format(1) + dated.format(2))).records) == 1


def test_noise_is_not_in_the_fields() -> None:
    item = "<item><title>A</title><link>https://example.org/a</link><description>{}</description></item>"
    one = read("feed", rss(item.format("Ore was found. 12 comments"))).records
    other = read("feed", rss(item.format("Ore was found. 9,312 comments"))).records
    assert one == other


def test_google_alerts_are_unwrapped() -> None:
    entry = (
        '<entry><id>tag:google.com,2013:x</id><title type="html">New &lt;b&gt;Lithium&lt;/b&gt;, list</title>'
        '<link href="https://www.google.com/url?rct=j&amp;url=https://www.example.org/li/%3Fid%3D3&amp;usg=ABC"/></entry>'
    )
    (item,) = read("feed", atom(entry)).records
    assert item.key == "https://example.org/li?id=3"
    assert item.label == "New Lithium, list"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.org/a/", "https://example.org/a"),
        ("https://example.org:443/a?utm_campaign=x&id=2#top", "https://example.org/a?id=2"),
        ("https://example.org/a?b=2&a=1", "https://EXAMPLE.org/a?a=1&b=2"),
        ("https://example.org/a/amp/", "https://example.org/a"),
        ("https://www.google.com/amp/s/www.example.org/a", "https://example.org/a"),
        ("https://example-org.cdn.ampproject.org/c/s/example.org/a.amp", "https://example.org/a"),
        ("https://example.org/%7Ea%2fb", "https://example.org/~a%2Fb"),
        ("https://example.org/a;jsessionid=1F?partner=rss&emc=rss", "https://example.org/a"),
        ("https://example.org/a?id=2&PHPSESSID=q3v9k0t7s1m4n8p2r6u5w0x3y1", "https://example.org/a?id=2"),
        (
            "https://ansi.org/standards-news/all-news/2024/08/8-19-24-A-Call",
            "http://www.ansi.org/standards-news/all-news/8-19-24-a-call/",
        ),
        (
            "https://www.ansi.org/news_publications/news_story?menuid=7&articleid=AB-1&utm_source=n",
            "http://ansi.org/news_publications/news_story.aspx?ArticleID=ab-1",
        ),
    ],
)
def test_one_article_has_one_key(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert canonical(canonical(one)) == canonical(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://e.org/a?articleid=1", "https://e.org/a?articleid=2"),
        ("https://eur-lex.europa.eu/x?uri=CELEX:32024R1252", "https://eur-lex.europa.eu/x?uri=CELEX:32023R1542"),
        ("https://e.org/a?sid=12", "https://e.org/a?sid=13"),
        ("https://e.org:8080/a", "https://e.org/a"),
        ("https://ansi.org/about?x=1", "https://ansi.org/about?x=2"),
    ],
)
def test_meaningful_queries_are_kept(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_what_is_no_web_address_is_none() -> None:
    assert [
        absolute(link, "https://e.org/") for link in ("mailto:a@e.org", "javascript:x()", "http://[", "http://e:x/")
    ] == [None] * 4
    assert unwrapped("https://www.google.com/url?q=notes") == "https://www.google.com/notes"
    assert unwrapped("https://www.google.com/amp/") == "https://www.google.com/amp/"


def test_a_summary_that_was_encoded_once_more_says_the_same() -> None:
    bodies = (
        "<![CDATA[<p>Zinc &amp; tin <a href='#'>more</a></p>]]>",
        "<![CDATA[&lt;p&gt;Zinc &amp;amp; tin &lt;a href='#'&gt;more&lt;/a&gt;&lt;/p&gt;]]>",
    )
    items = [
        f"<item><title>A</title><link>https://e.org/a</link><description>{body}</description></item>" for body in bodies
    ]
    (plain,), (twice,) = (read("feed", rss(item)).records for item in items)
    assert plain.fields["summary"] == twice.fields["summary"] == "Zinc & tin more"
    said = "<description>Use &amp;lt;p&amp;gt; for text</description>"
    (item,) = read("feed", rss(f"<item><title>A</title><link>https://e.org/a</link>{said}</item>")).records
    assert item.fields["summary"] == "Use <p> for text"


def test_hostile_titles_come_out_as_plain_lines() -> None:
    title = "A&#10;Bcc: x@e.org &#8238;txt &lt;img src=x onerror=y&gt; end"
    (item,) = read("feed", rss(f"<item><title>{title}</title><link>https://e.org/a</link></item>")).records
    assert item.label == "A Bcc: x@e.org txt end"
    (item,) = read("feed", atom("<entry><id>urn:1</id><title type='text'>5 &lt;b&gt; 3</title></entry>")).records
    assert item.label == "5 <b> 3"


def test_slashed_dates_need_a_known_order() -> None:
    body = rss("<item><link>https://e.org/a</link><pubDate>07/08/2024</pubDate></item>")
    extraction = read("feed", body)
    assert "published" not in extraction.records[0].fields
    assert extraction.notes == ("the publication dates of 1 items could not be read",)
    for order, day in (("dmy", "2024-08-07"), ("mdy", "2024-07-08")):
        assert read("feed", body, options={"date_order": order}).records[0].fields["published"] == day
    with pytest.raises(ExtractionError, match="must be dmy or mdy"):
        read("feed", body, options={"date_order": "ymd"})


@settings(max_examples=150, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for start in (b"", b"<rss version='2.0'><channel><item>", b"<?xml version='1.0' encoding='\xff'?><feed>"):
        assert is_read_or_refused("feed", start + body)


SAMPLES = (
    sample("feed", "rss", rss(
        "<item><title>Ores &amp;amp; metals</title><link>https://e.org/a?utm_source=x</link><guid>tag:1</guid>"
        "<pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;Two &lt;b&gt;ores&lt;/b&gt;.&lt;/p&gt;"
        "</description><author>Jo</author></item><item><title>Lithium</title><link>/2026/03/05/lithium</link></item>"
    ), media_type="application/rss+xml"),
    sample("feed", "atom", atom(
        "<entry><id>urn:1</id><title type='html'>&lt;i&gt;Ores&lt;/i&gt;</title><link href='a'/>"
        "<published>2026-03-01T10:00:00Z</published><updated>2026-03-02T10:00:00Z</updated><summary>Two.</summary></entry>",
        " xml:base='https://e.org/news/'",
    ), media_type="application/atom+xml"),
)  # fmt: skip


ITEM = "<item><title>{}</title><link>https://news.example/{}</link><guid>{}</guid></item>"


def titles(*items: tuple[str, str]) -> list[str]:
    text = rss("".join(ITEM.format(title, place, place) for title, place in items))
    return [record.label for record in read("feed", text.encode()).records]


def test_readers_comments_among_the_items_are_no_news() -> None:
    article, comment = ("Survey maps lithium", "a"), ("Comment on Survey maps lithium by Joe", "a#comment-411")
    assert titles(article, comment) == ["Survey maps lithium"]
    assert titles(("Comment on the proposed rule for lithium", "b")) == ["Comment on the proposed rule for lithium"]
    assert titles(comment) == ["Comment on Survey maps lithium by Joe"]  # a feed of comments is what it is


@pytest.mark.parametrize(
    "message",
    [
        "Error: feed could not be refreshed",
        "This feed has moved",
        "Your RSS feed has expired",
        "Dieser Feed ist umgezogen",
    ],
)
def test_a_service_that_speaks_of_its_feed_is_no_news(message: str) -> None:
    with pytest.raises(ExtractionError, match="message of the service that makes it"):
        titles((message, "pricing"))


def test_feed_for_animals_and_a_message_among_others_are_items() -> None:
    assert titles(("Feed phosphates: the limit for cadmium was moved", "c")) != []
    assert len(titles(("This feed has moved", "x"), ("Lithium plant opens", "y"), ("Cobalt mine closes", "z"))) == 3


def test_an_item_with_an_endless_title_or_address_takes_no_other_with_it() -> None:
    """A record's name has at most 5,000 characters; one that had more made the whole feed fail."""
    words = "gallium " * 1000
    items = (
        f"<item><title>{words}</title><link>https://news.example/1</link></item>"
        f"<item><title>Two</title><link>https://news.example/{'a' * 6000}</link></item>"
        f"<item><link>https://news.example/{'b' * 6000}</link></item>"
        "<item><title>Four</title><link>https://news.example/4</link></item>"
    )
    for extraction in (read("feed", rss(items)), read("feed", rss(items).replace("<title>T", "<title>T<x/>"))):
        titles = [record.label for record in extraction.records]
        assert titles[1:] == ["Two", "Four"]
        assert titles[0].endswith("gallium…")
        assert len(titles[0]) <= 300
        assert max(len(record.key) for record in extraction.records) < 100
        assert any(note.startswith("2 items have an address or id of more than 5,000") for note in extraction.notes)
        assert any(note.startswith("1 items have no link") for note in extraction.notes)
