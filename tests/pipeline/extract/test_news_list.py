"""Listings of news: what counts as an article, its title and date, and what says that a page lists nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError, NothingFound
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

FIXTURES = Path(__file__).parents[2] / "fixtures" / "news"
ANSI = "https://www.ansi.org/standards-news/all-news"
ITEM = "<li><a href='{0}'>Headline of the article {0}</a> <span>{1}</span></li>"


def listing(*rows: str) -> str:
    return f"<html><body><ul>{''.join(rows)}</ul></body></html>"


@pytest.mark.parametrize(
    "options", [{}, {"link_pattern": "/all-news/.*-"}, {"section": "all-news"}, {"section": "listing"}]
)
def test_an_index_page_of_ansi_s_shape(options: dict[str, str | int | bool | list[str]]) -> None:
    records = read("news-list", (FIXTURES / "ansi_all_news.html").read_bytes(), url=ANSI, options=options).records
    assert [(item.key.rsplit("/", 1)[1], item.label, dict(item.fields)) for item in records] == [
        (
            "8-19-24-invented-group-calls-for-experts-on-ore",
            "Invented Group Calls for Experts on...",
            {
                "published": "2024-08-19",
                "date_source": "address",
                "url": f"{ANSI}/8-19-24-invented-group-calls-for-experts-on-ore",
            },
        ),
        (
            "5-9-24-second-invented-item",
            "The Second Invented Item of the Listing",
            {
                "title": "The Second Invented Item of the Listing",
                "published": "2024-05-09",
                "date_source": "address",
                "url": f"{ANSI}/2024/05/5-9-24-second-invented-item",
            },
        ),
        (
            "undated-invented-item",
            "Third Item, Shown in Full Only by its Title Attribute",
            {
                "title": "Third Item, Shown in Full Only by its Title Attribute",
                "published": "2024-05-07",
                "date_source": "text",
                "url": f"{ANSI}/undated-invented-item",
            },
        ),
    ]


REAL = {
    "free-agentic-publication-digester__cftc-press.html": (2, "2026-07-31T14:18:05Z", {}),
    "free-agentic-publication-digester__dhs-newsroom.html": (2, "2026-07-31", {}),
    "free-agentic-publication-digester__fema-news.html": (3, "2026-07-31T09:30:00Z", {}),
    "monument-watch__blm_im.html": (25, None, {"link_pattern": r"/policy/[a-z]+-?\d{4}-\d{3}$"}),
}


@pytest.mark.parametrize("name", REAL)
def test_real_index_pages(shared: Path, name: str) -> None:
    count, date, options = REAL[name]
    records = read("news-list", (shared / "data" / "pages" / name).read_bytes(), options=dict(options)).records
    assert len(records) == count
    assert records[0].fields.get("published") == date
    assert all(item.fields["title"] for item in records)


def test_a_listing_by_year_alone_holds_no_articles(shared: Path) -> None:
    page = shared / "data" / "pages" / "free-agentic-publication-digester__nrc-news.html"
    with pytest.raises(NothingFound, match="no link to an article"):
        read("news-list", page.read_bytes())


def test_a_listing_drawn_by_a_script_is_an_error() -> None:
    with pytest.raises(NothingFound, match="rendered by one of 1 scripts"):
        read("news-list", "<html><body><div id='app'></div><script src='x.js'></script></body></html>")


def test_dates_beside_a_link() -> None:
    rows = (
        ITEM.format("/news/one", "07/31/2024"),
        ITEM.format("/news/two", "07/08/2024 <time>soon</time>"),
        ITEM.format("/news/2024/02/03/x", ""),
    )
    records = read("news-list", listing(*rows), options={"link_pattern": "/news/"}).records
    assert [(item.fields.get("published"), item.fields.get("date_source")) for item in records] == [
        ("2024-07-31", "text"),
        (None, None),
        ("2024-02-03", "address"),
    ]
    records = read("news-list", listing(*rows), options={"date_order": "dmy"}).records
    assert [item.fields["published"] for item in records] == ["2024-08-07", "2024-02-03"]


def test_a_tag_in_the_row_of_an_article_is_no_other_article() -> None:
    row = (
        "<li><h3><a href='/news/{0}'>Headline of article {0}</a></h3><a href='/tag/{0}'>Ore</a><p>{0} May 2024</p></li>"
    )
    records = read("news-list", listing(row.format(3), row.format(4))).records
    assert [item.fields["published"] for item in records] == ["2024-05-03", "2024-05-04"]


def test_links_elsewhere_and_no_links_do_not_count() -> None:
    rows = (
        ITEM.format("https://other.example/news/a", "3 May 2024"),
        ITEM.format("mailto:a@example.org", "3 May 2024"),
        ITEM.format("/news/ours", "3 May 2024"),
        "<li><a>no address at all here</a> 3 May 2024</li>",
        "<li><a href='/tag'>Ore</a> 3 May 2024</li>",
    )
    assert [item.key for item in read("news-list", listing(*rows)).records] == ["https://news.example.org/news/ours"]


@pytest.mark.parametrize(
    ("options", "words"),
    [({"link_pattern": "("}, "not a regular expression"), ({"section": "gone"}, "'gone'")],
)
def test_wrong_options_are_named(options: dict[str, str | int | bool | list[str]], words: str) -> None:
    with pytest.raises(ExtractionError, match=words):
        read("news-list", listing(ITEM.format("/a", "3 May 2024")), options=options)


@settings(max_examples=100, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for start in (b"", b"<ul><li>3 May 2024 <a href='/x'>", b"<a href='http://[::'>a b c</a> 3 May 2024 "):
        assert is_read_or_refused("news-list", start + body)


SAMPLES = (
    sample("news-list", "index", (FIXTURES / "ansi_all_news.html").read_text("utf-8"), ANSI),
    sample(
        "news-list",
        "rows",
        listing(ITEM.format("/a-1", "4 May 2024"), ITEM.format("/a-2", ""), ITEM.format("/a-3", "")),
    ),
)
