"""Feeds out, read back by parsers that are not ours: feedparser, json, icalendar."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import feedparser
import icalendar
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from digests.events.gather import events
from digests.feeds.calendar import calendar
from digests.feeds.channels import Channel, channels
from digests.feeds.syndication import atom, json_feed
from digests.issue.upcoming import Upcoming
from digests.words.places import slug
from tests.digests.samples import change

NASTY = 'ISO <1> & "2"; 鉄, \u05d0\u05d1\u05d2 \U0001f9f2\nline'
STAMP = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)


def sample() -> list[Channel]:
    changes = [
        change(
            "Project",
            "ISO/DIS 1",
            topics=("iso-projects",),
            committees=("ISO/TC 298",),
            minerals=("lithium",),
            sentence=NASTY,
            fields={"scope": ("a", "b")},
        ),
        change(
            "ListedMineral", "Zinc", "added", key="CA/ca-list/zinc", topics=("lists",), minerals=("zinc",), source="ca"
        ),
    ]
    return channels(events(changes), {"trade-news": "GB", "ca": "international"})


def test_there_is_a_channel_for_everything_that_is_touched() -> None:
    assert [channel.path for channel in sample()] == [
        "all", "committees/iso-tc-298", "jurisdictions/ca", "jurisdictions/gb", "minerals/lithium", "minerals/zinc",
        "topics/iso-projects", "topics/lists",
    ]  # fmt: skip
    assert {channel.path: channel.title for channel in sample()}["jurisdictions/ca"] == "critmin: Canada"
    assert channels([], {}) == []


def test_atom_is_read_by_a_feed_reader() -> None:
    (everything, *_) = sample()
    written = atom(everything, "https://mirror.example/feeds/")
    parsed = feedparser.parse(written)
    assert not parsed.bozo
    assert parsed.feed.title == "critmin: everything"
    assert [link.href for link in parsed.feed.links] == ["https://mirror.example/feeds/all.atom"]
    assert len({entry.id for entry in parsed.entries}) == 2
    entry = next(entry for entry in parsed.entries if "ISO" in entry.title)
    assert etree.fromstring(written).findtext(".//{*}entry/{*}updated") == "2026-01-26T07:00:00Z"
    assert "<1>" not in entry.content[0].value
    assert "&lt;1&gt; &amp;" in entry.content[0].value
    assert atom(everything, "https://mirror.example/feeds/") == written


def test_json_feed_says_the_same() -> None:
    (everything, *_) = sample()
    result = json.loads(json_feed(everything, None))
    assert result["version"] == "https://jsonfeed.org/version/1.1"
    entries = feedparser.parse(atom(everything, None)).entries
    assert [item["id"] for item in result["items"]] == [entry.id for entry in entries]
    assert "feed_url" not in result
    assert result["items"][0]["tags"] == ["notable"]


def ahead(what: str, key: str = "Meeting/1", url: str | None = None) -> Upcoming:
    return Upcoming(key, date(2026, 3, 1), what, url, ("iso-committees",), (), ("ISO/TC 298",), "international")


def read(content: bytes) -> list[Any]:
    """The events, as an independent parser has them."""
    result: Any = icalendar.Calendar.from_ical(content)
    return list(result.walk("VEVENT"))


def test_a_calendar_is_read_by_a_calendar() -> None:
    entries = [ahead(NASTY, url="https://www.iso.org/x"), ahead("Ballot", "Project/2")]
    first, second = read(calendar(entries, STAMP))
    assert str(first["SUMMARY"]) == 'ISO <1> & "2"; 鉄, \u05d0\u05d1\u05d2 \U0001f9f2 line'
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 3, 1), date(2026, 3, 2))
    assert first["DTSTAMP"].dt == STAMP
    assert first["UID"] != second["UID"]
    (moved,) = read(calendar([ahead("Another title")], STAMP))
    assert moved["UID"] == first["UID"]


@given(st.text(max_size=300))
def test_whatever_the_title_the_calendar_holds_it(text: str) -> None:
    written = calendar([ahead(f"x{text}x")], STAMP)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    (event,) = read(written)
    assert str(event["SUMMARY"]).startswith("x")


def test_names_of_files_are_plain() -> None:
    assert slug("ISO/TC 82/SC 7") == "iso-tc-82-sc-7"
    assert slug("../../etc") == "etc"
