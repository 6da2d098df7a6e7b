"""Articles: where the title and the date come from, in which order, and what is noise in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.extraction import NothingFound
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

TEXT = "<p>The group met and spoke about ore and its traceability for a long while. It will meet again.</p>" * 3
LD = '<script type="application/ld+json">{}</script>'
META = '<meta property="article:published_time" content="2024-02-02T10:00:00+01:00">'
TIME = '<p>Updated <time datetime="2024-09-09">9 September</time></p><p><time datetime="2024-03-03">3 March</time></p>'
SLUG = "https://www.ansi.org/standards-news/all-news/4-4-24-an-invented-item"


def page(head: str = "", beside: str = "", headline: str = "An Invented Item") -> str:
    return (
        f"<html><head><title>{headline} | Example</title>{head}</head><body><nav>Menu</nav><main><article>"
        f"<h1>{headline}</h1>{beside}{TEXT}</article></main></body></html>"
    )


def ld(**fields: object) -> str:
    return LD.format(json.dumps({"@context": "https://schema.org", **fields}))


STATED = ld(
    **{
        "@graph": [
            {"@type": "WebPage"},
            {
                "@type": ["NewsArticle"],
                "headline": "An Invented Item",
                "datePublished": "2024-01-01",
                "dateModified": "2025-01-01",
                "author": [{"@type": "Person", "name": "Jo"}],
            },
        ]
    }
)


@pytest.mark.parametrize(
    ("head", "beside", "url", "date", "where"),
    [
        (STATED + META, TIME, SLUG, "2024-01-01", "json-ld"),
        (META, TIME, SLUG, "2024-02-02T09:00:00Z", "meta"),
        ("", TIME, SLUG, "2024-03-03", "time"),
        ("", "<p>5 May 2024</p>", SLUG, "2024-04-04", "address"),
        ("", "<p>Berlin | 5. Mai 2024</p>", "https://e.org/a", "2024-05-05", "text"),
        ("", "<p>Last updated: 5 May 2024</p><p>Modified:</p><p>6 May 2024</p>", "https://e.org/a", None, None),
        (
            '<meta name="DC.date.modified" content="2024-05-05">' + LD.format("{broken"),
            "",
            "https://e.org/a",
            None,
            None,
        ),
        ("", '<span itemprop="datePublished" content="2024-06-06"></span>', "https://e.org/a", "2024-06-06", "meta"),
    ],
)
def test_the_date_says_where_it_was_read(head: str, beside: str, url: str, date: str | None, where: str | None) -> None:
    (item,) = read("news-article", page(head, beside), url=url).records
    assert (item.fields.get("published"), item.fields.get("date_source")) == (date, where)
    assert item.fields["title"] == "An Invented Item"


def test_real_pages_give_the_expected_dates(shared: Path) -> None:
    folder = shared / "data" / "pages"
    rows = [row for row in json.loads((folder / "EXPECTED.json").read_text(encoding="utf-8")) if row["expected_date"]]
    assert len(rows) == 5
    for row in rows:
        (item,) = read("news-article", (folder / row["file"]).read_bytes(), url=row["source_url"]).records
        assert item.fields["published"] == row["expected_date"], row["file"]
        assert len(str(item.fields["summary"])) > 500, row["file"]
        assert len(str(item.fields["summary"])) <= 1000, row["file"]


def test_all_that_an_article_states() -> None:
    head = STATED + '<link rel="canonical" href="/news/a?utm_source=x"><meta name="author" content="Desk">'
    (item,) = read(
        "news-article", page(head, "<p>Contact <a data-cfemail='0a'>[email&#160;protected]</a> now.</p>")
    ).records
    assert item.key == "https://news.example.org/news/a"
    assert item.fields["authors"] == ["Jo"]
    assert "protected" not in str(item.fields["summary"])
    assert "Menu" not in str(item.fields["summary"])
    assert str(item.fields["summary"]).startswith(("The group met", "Contact"))


def test_a_home_page_is_nobody_s_canonical_address() -> None:
    (item,) = read("news-article", page('<link rel="canonical" href="https://e.org/">'), url="https://e.org/a").records
    assert item.key == "https://e.org/a"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="An Invented Item - The Site">', "An Invented Item"),
        ('<meta property="og:title" content="Another &lt;b&gt;Name&lt;/b&gt;">', "Another Name"),
        (ld(**{"@type": "Article", "headline": "By its data"}), "By its data"),
    ],
)
def test_titles(head: str, title: str) -> None:
    assert read("news-article", page(head)).records[0].fields["title"] == title


def test_a_page_without_headline_has_its_title_element() -> None:
    head = "<title>By the head</title><meta name=author content=Desk>"
    html = f"<html><head>{head}</head><body><time>3 May 2024</time>{TEXT}</body></html>"
    (item,) = read("news-article", html).records
    assert item.fields["title"] == "By the head"
    assert item.fields["published"] == "2024-05-03"
    assert item.fields["authors"] == ["Desk"]


@pytest.mark.parametrize("body", ["<html><body></body></html>", "<html><title>Only a title</title></html>"])
def test_a_page_without_article_is_an_error(body: str) -> None:
    with pytest.raises(NothingFound, match="expected an article"):
        read("news-article", body)


@settings(max_examples=100, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for start in (b"", b"<title>x</title><h1>x</h1><meta name=date content='", b"<script type='application/ld+json'>"):
        assert is_read_or_refused("news-article", start + body)


SAMPLES = (
    sample("news-article", "with metadata", page(STATED + META, TIME), SLUG),
    sample("news-article", "with a date in its text", page("", "<p>Berlin | 5. Mai 2024</p>"), "https://e.org/a"),
)
