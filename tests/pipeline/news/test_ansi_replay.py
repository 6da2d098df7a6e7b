"""ANSI's news list and the page of the ICMSCG in a replay, through the shipped entries: what a TAG member is told.

The pages are written here, in the shapes that notes on ANSI's site describe: cut titles, dates in the addresses, three
shapes of addresses. The headlines are ANSI's own, as public pages cite them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from critmin.teller import Teller
from pipeline.catalogue import load
from pipeline.fetch import Capture, Client, Replay, write_warc
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from storage import baseline
from storage.relevance import of_change
from storage.store import ChangeQuery, Store, StoredChange
from tests.pipeline.worlds import open_store
from vocabulary.news.rules import Section

NEWS, GROUP = load().get("ansi-all-news"), load().get("ansi-icmscg")
BASE = "https://www.ansi.org/standards-news/all-news"
FIRST = datetime(2024, 8, 20, 6, tzinfo=UTC)
SEEKS = "ANSI Seeks U.S. TAG Administrator for ISO/TC 333, Lithium"
METALS = "Specialty Metals and Materials: ANSI Seeks Comments on Proposed New ISO Technical Committee"
SUSTAINABLE = "Supporting Sustainable Raw Materials: Join U.S. TAG for New International Project Committee"
OLD = ("4-2-24-safer-toys", "Safer Toys: ANSI Member Publishes Revised Standard")
OTHER = ("8-23-24-webinar-on-cyber", "Webinar on Cybersecurity Standards Draws Record Audience")


def listing(*items: tuple[str, str]) -> bytes:
    """The list page: a card for each item, long titles cut as ANSI cuts them."""
    cards = "".join(
        f"<article><a href='{BASE}/{slug}'><img src='/x.jpg' alt=''></a><h3><a href='{BASE}/{slug}'>"
        f"{title if len(title) < 70 else title[:67] + '...'}</a></h3><p class='date'>{day(slug)}</p></article>"
        for slug, title in items
    )
    menu = "<nav><a href='/about'>About ANSI</a><a href='/membership'>Join us today, become a member</a></nav>"
    return f"<html><body>{menu}<main><h1>All news</h1>{cards}</main></body></html>".encode()


def day(slug: str) -> str:
    month, number, year = slug.split("/")[-1].split("-")[:3]
    return f"{int(month)}/{int(number):02}/20{year}"


def group(*sentences: str) -> bytes:
    """The page of the coordination group."""
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    head = "<h1>U.S. ISO Critical Minerals Standards Coordination Group</h1>"
    return f"<html><body><main>{head}{text}</main><footer>© 2024 ANSI</footer></body></html>".encode()


PURPOSE = "The group coordinates the U.S. positions of the technical advisory groups on critical minerals."
MET = "The group met on May 14, 2024."
NEXT = "The next meeting of the group will be held on September 18, 2024, by web conference."
CALL = "Nominations for the position of TAG administrator of ISO/TC 333 are due by October 4, 2024."


class Recorded:
    """Polls of both sources, a week apart, against an archive of both pages."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder, open_store(folder)
        baseline.load(self.store, FIRST)

    def week(self, number: int, news: bytes, page: bytes) -> list[StoredChange]:
        at = FIRST + timedelta(weeks=number)
        path = self.folder / f"{number}.warc.gz"
        shown = ((str(NEWS.url), news), (str(GROUP.url), page))
        write_warc(path, (Capture(url, at, "text/html", [body]) for url, body in shown))
        with Client(replay=Replay(path)) as client:
            refresher = Refresher(self.store, client, Teller(), now=lambda: at, reader=InProcess())
            report = refresher.refresh([NEWS, GROUP])
        assert report.ok, report
        return told(self.store, at)


def told(store: Store, at: datetime) -> list[StoredChange]:
    return list(store.changes(ChangeQuery(since=at, until=at + timedelta(hours=1))))


@pytest.fixture
def recorded(tmp_path: Path) -> Recorded:
    return Recorded(tmp_path)


def test_three_headlines_and_the_page_of_the_group(recorded: Recorded) -> None:
    known = ("2024/04/" + OLD[0], OLD[1])
    assert recorded.week(0, listing(known), group(PURPOSE, MET)) == []
    fresh = [
        ("8-26-24-ansi-seeks-us-tag-administrator-for-iso-tc-333-lithium", SEEKS),
        ("2024/08/8-25-24-specialty-metals-ansi-seeks-comments", METALS),
        ("8-24-24-supporting-sustainable-raw-materials", SUSTAINABLE),
        OTHER,
    ]
    changes = recorded.week(1, listing(*fresh, OLD), group(PURPOSE, MET, NEXT, CALL))
    items = {change.key: change for change in changes if change.kind == "NewsItem"}
    sections = {
        key.rpartition("/")[2]: relevance.section for key, change in items.items() if (relevance := of_change(change))
    }
    assert sections == {
        "8-26-24-ansi-seeks-us-tag-administrator-for-iso-tc-333-lithium": Section.CORE,
        "8-25-24-specialty-metals-ansi-seeks-comments": Section.CORE,
        "8-24-24-supporting-sustainable-raw-materials": Section.CORE,
        "8-23-24-webinar-on-cyber": Section.BELOW,
    }
    told_at_once = {change.key: change.significance for change in items.values() if change.significance != "routine"}
    assert len(told_at_once) == 3, told_at_once
    page = [change for change in changes if change.kind == "PageText"]
    said = " ".join(change.sentence for change in page)
    assert len(page) == 1
    assert "September 18, 2024" in said or NEXT in str(page[0].fields)
    assert CALL in str(page[0].fields)
    assert PURPOSE not in said


def test_the_same_items_under_other_shapes_of_addresses_are_no_news(recorded: Recorded) -> None:
    slug = "8-24-24-supporting-sustainable-raw-materials"
    recorded.week(0, listing((slug, SUSTAINABLE), OLD), group(PURPOSE))
    again = listing((f"2024/08/{slug}", SUSTAINABLE), ("2024/04/" + OLD[0], OLD[1]))
    assert recorded.week(1, again, group(PURPOSE)) == []


def test_another_order_and_titles_cut_elsewhere_are_no_news(recorded: Recorded) -> None:
    items = (("8-24-24-supporting-sustainable-raw-materials", SUSTAINABLE), OTHER, ("2024/04/" + OLD[0], OLD[1]))
    recorded.week(0, listing(*items), group(PURPOSE, MET, NEXT, CALL))
    cut = SUSTAINABLE[:67] + "..."
    again = listing(*reversed(items)).replace(cut.encode(), f"{SUSTAINABLE[:48]}…".encode())
    assert recorded.week(1, again, group(NEXT, CALL, PURPOSE, MET)) == []
