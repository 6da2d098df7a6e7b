"""The feed of one ISO document: current stage and date, one project id, nothing dropped in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction import ExtractionError, NothingFound
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

KIND = "iso-standard-feed"
URL = "https://www.iso.org/contents/data/standard/09/99/99901.detail.rss"
LINK = "http://www.iso.org/cms/render/live/en/sites/isoorg/contents/data/standard/09/99/99901.html"


def item(
    reference: str, stage: str, date: str, more: str = ", TC/SC: ISO/TC 298, ICS: 73.060.99", link: str = LINK
) -> str:
    text = f"This document reached stage {stage} on {date}{more}"
    return (
        f"<item><title>{reference} - Rare earth - Invented &amp;amp; new</title><link>{link}</link>"
        f'<guid isPermaLink="true">{link}</guid><description>{text}</description></item>'
    )


def feed(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{"".join(items)}</channel></rss>'


HISTORY = [
    item("ISO/DIS 99901", "40.60", "2026-05-02"),
    item("ISO/DIS 99901", "40.20", "2026-02-05"),
    item("ISO/CD 99901", "30.99", "2025-11-30"),
    item("ISO/DIS 99901", "40.00", "2025-11-30"),
]


@given(st.permutations(HISTORY))
@settings(max_examples=30, deadline=None)
def test_the_latest_item_is_the_current_state(items: list[str]) -> None:
    (record,) = read(KIND, feed(*items), url=URL).records
    assert (record.kind, record.key, record.label) == ("Project", "99901", "ISO/DIS 99901")
    assert record.fields == {
        "reference": "ISO/DIS 99901",
        "title": "Rare earth - Invented & new",
        "stage": "40.60",
        "stage_date": "2026-05-02",
        "committee": "ISO/TC 298",
        "ics": ["73.060.99"],
    }


def test_of_several_items_of_one_day_the_furthest_stage_counts() -> None:
    (record,) = read(KIND, feed(*HISTORY[2:]), url=URL).records
    assert (record.fields["stage"], record.fields["reference"]) == ("40.00", "ISO/DIS 99901")


def test_what_an_item_does_not_state_is_absent() -> None:
    (record,) = read(KIND, feed(item("ISO/WD 99901", "20.20", "2026-01-01", more=".")), url=URL).records
    assert record.fields.keys() == {"reference", "title", "stage", "stage_date"}


def test_an_item_of_another_form_is_named() -> None:
    odd = f"<item><title>News</title><description>Nothing reached</description><link>{LINK}</link></item><item/>"
    extraction = read(KIND, feed(odd, HISTORY[0]), url=URL)
    assert extraction.unrecognised[0] == "News: Nothing reached"
    assert len(extraction.records) == 1


def test_the_id_may_stand_in_the_items_alone() -> None:
    (record,) = read(KIND, feed(HISTORY[0]), url="https://mirror.example/feed").records
    assert record.key == "99901"


@pytest.mark.parametrize(
    ("body", "url", "error", "says"),
    [
        (feed(), URL, NothingFound, "reached stage"),
        (feed("<item><title>x</title></item>"), URL, NothingFound, "reached stage"),
        ("<html><title>Just a moment...</title></html>", URL, ExtractionError, "expected an RSS feed"),
        ("", URL, ExtractionError, "expected an RSS feed"),
        (feed(*HISTORY), URL.replace("99901", "99902"), ExtractionError, "several: 99901, 99902"),
        (
            feed(item("ISO 1", "60.60", "2026-01-01", link="https://x.example")),
            "https://x.example",
            ExtractionError,
            "none",
        ),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss/>', URL, ExtractionError, "entities"),
    ],
)
def test_what_is_no_such_feed_is_refused(body: str, url: str, error: type[ExtractionError], says: str) -> None:
    with pytest.raises(error, match=says):
        read(KIND, body, url=url)


@given(BROKEN)
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused(KIND, body)


SAMPLES = (sample(KIND, "history", feed(*HISTORY), URL, "application/rss+xml"),)
