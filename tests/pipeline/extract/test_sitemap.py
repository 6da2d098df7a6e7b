"""Maps of sites: which addresses are wanted, and what a map states of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError, NothingFound
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

URL = "https://ores.example/sitemap.xml"
MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>https://ores.example/about</loc></url>"
    "<url><loc>https://ores.example/news/12-lithium-list-published.html</loc><lastmod>2026-03-05</lastmod></url>"
    "<url><loc>/news/ores</loc><n:news><n:title>Ores &amp; metals</n:title>"
    "<n:publication_date>2026-03-04T10:00:00Z</n:publication_date></n:news></url></urlset>"
)
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>https://ores.example/2026-02.xml</loc><lastmod>2026-02-28</lastmod></sitemap>"
    "<sitemap><loc>https://ores.example/2026-03.xml</loc><lastmod>2026-03-05</lastmod></sitemap>"
    "<sitemap><loc>https://ores.example/images.xml</loc></sitemap></sitemapindex>"
)


def test_a_map_gives_the_wanted_addresses_with_what_it_states() -> None:
    worded, titled = read("sitemap", MAP, url=URL, options={"link_pattern": "/news/"}).records
    assert (worded.label, worded.fields.get("published")) == ("Lithium list published", None)
    assert worded.fields["modified"] == "2026-03-05", "when it was changed, not published"
    assert (titled.fields["title"], titled.fields["published"]) == ("Ores & metals", "2026-03-04T10:00:00Z")


def test_of_an_index_the_newest_map_is_read_next() -> None:
    assert read("sitemap", INDEX, url=URL).next_page == "https://ores.example/2026-03.xml"
    assert (
        read("sitemap", INDEX, url=URL, options={"map_pattern": "-02[.]"}).next_page
        == "https://ores.example/2026-02.xml"
    )


def test_a_map_without_the_wanted_addresses_is_a_redesign_and_one_that_is_none_an_error() -> None:
    with pytest.raises(NothingFound, match="none of its 3 addresses matches link_pattern"):
        read("sitemap", MAP, url=URL, options={"link_pattern": "/press/"})
    with pytest.raises(ExtractionError, match=r"expected a sitemap \(urlset or sitemapindex\), found <html>"):
        read("sitemap", "<html/>", url=URL)
    with pytest.raises(ExtractionError, match="needs the option link_pattern"):
        read("sitemap", MAP, url=URL)


@given(BROKEN)
@settings(max_examples=100, deadline=None)
def test_arbitrary_input_is_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("sitemap", body)


SAMPLES = (
    sample("sitemap", "news", MAP, URL, "application/xml", link_pattern="/news/"),
    sample("sitemap", "index", INDEX, URL, "application/xml"),
)
