"""Replay with invented feeds: every ballot is coming up, in the calendar and in the briefing, with its end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from critmin.made import made
from critmin.teller import Teller
from digests.analysis.request import Request
from digests.feeds.calendar import calendar
from digests.forms.render import render
from digests.issue.digest import build
from digests.issue.known import coming_up, facts
from digests.reports import spec
from digests.tables.forms import Form, drawn
from digests.words.periods import Period
from pipeline.catalogue import load
from pipeline.expansion import made_of
from pipeline.fetch import Capture, Client, Replay, write_warc
from pipeline.poll.refresh import Refresher
from pipeline.source import Source
from storage.model import ChangeQuery
from storage.store import Store
from tests.pipeline.worlds import jsonl, open_store, source
from vocabulary.phrases import dated

OPEN_DATA = "https://data.example/deliverables.jsonl"
BODIES = "https://data.example/committees.jsonl"
FEED = "https://www.iso.org/contents/data/standard/{}/{}/{}.detail.rss"
FIRST, SECOND = (datetime(2026, 3, day, 6, tzinfo=UTC) for day in (2, 9))
ROWS: list[dict[str, Any]] = [
    {"id": 81001, "reference": "ISO/DIS 70001", "ownerCommittee": "ISO/TC 298", "currentStage": 4020},
    {"id": 81002, "reference": "ISO/FDIS 70002", "ownerCommittee": "ISO/TC 333", "currentStage": 5020},
    {"id": 81003, "reference": "ISO/CD 70003", "ownerCommittee": "ISO/TC 82/SC 7", "currentStage": 3020},
    {"id": 81004, "reference": "ISO 70004:2020", "ownerCommittee": "ISO/TC 183", "currentStage": 9020},
    {"id": 81005, "reference": "ISO/PRF 70005", "ownerCommittee": "ISO/TC 183", "currentStage": 5020},
    {"id": 81006, "reference": "ISO/DIS 70006", "ownerCommittee": "ISO/TC 34", "currentStage": 4020},
    {"id": 81007, "reference": "ISO/DIS 70007", "ownerCommittee": "ISO/TC 298", "currentStage": 4060},
    {"id": 81008, "reference": "ISO/NP 70008", "ownerCommittee": "ISO/TC 333", "currentStage": 1020},
    {"id": 81009, "reference": "ISO 70009:2020/DAmd 1", "ownerCommittee": "ISO/TC 183", "currentStage": 4020},
    {"id": 81010, "reference": "ISO/DTS 70010", "ownerCommittee": "ISO/TC 298", "currentStage": 5020},
    {"id": 81011, "reference": "ISO 70011:1999", "ownerCommittee": "ISO/TC 183", "currentStage": 9520},
]
OPENED = {
    81001: "2026-02-20",
    81002: "2026-03-03",
    81003: "2026-03-05",
    81004: "2026-01-15",
    81008: "2026-03-02",
    81009: "2026-03-01",
    81010: "2026-03-04",
    81011: "2026-02-16",
}
ENDS = {  # by the periods of the Directives; the last day where they leave a choice
    81001: "2026-05-15",
    81002: "2026-04-28",
    81003: "2026-06-25",
    81004: "2026-06-04",
    81008: "2026-05-25",
    81009: "2026-05-24",
    81010: "2026-05-27",
    81011: "2026-04-13",
}
PATTERN = source("iso-standard-feed", id="feeds", **{"for": "open watched projects"})


def rows(stages: dict[int, int]) -> bytes:
    """ISO's file with `stages` in place of those of some documents."""
    return jsonl(
        {**row, "title": {"en": f"Ores, {row['id']}"}, "currentStage": stages.get(row["id"], row["currentStage"])}
        for row in ROWS
    )


def feed(row: dict[str, Any], day: str) -> bytes:
    """What iso.org's feed of one document looks like."""
    stage = f"{row['currentStage'] // 100:02d}.{row['currentStage'] % 100:02d}"
    text = f"This document reached stage {stage} on {day}, TC/SC: {row['ownerCommittee']}, ICS: 73.060.99"
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>{row["reference"]} - Ores'
        f"</title><description>{text}</description></item></channel></rss>"
    ).encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two polls of Open Data, then of the feeds that the program chose."""
    kept, store = tmp_path / "replay.warc.gz", open_store(tmp_path)
    captures = [Capture(OPEN_DATA, FIRST, "application/json", [rows({81001: 4000, 81002: 5000})])]
    captures += [Capture(OPEN_DATA, SECOND, "application/json", [rows({})])]
    for row in ROWS:
        number = str(row["id"]).zfill(6)
        url = FEED.format(number[:2], number[2:4], row["id"])
        day = OPENED.get(row["id"], "2026-03-04")
        captures.append(Capture(url, FIRST, "application/rss+xml", [feed(row, day)]))
    write_warc(kept, captures)
    for at, with_feeds in ((FIRST, False), (SECOND, False), (SECOND, True)):
        poll(store, kept, at, made(store, [PATTERN]) if with_feeds else [source("iso-deliverables", OPEN_DATA)])
    return store


def poll(store: Store, archive: Path, at: datetime, sources: list[Source]) -> None:
    with Client(replay=Replay(archive, at)) as client:
        report = Refresher(store, client, Teller(), now=lambda: at).refresh(sources)
    assert report.ok, report.sources


def test_only_open_projects_of_the_watched_scope_are_asked_for(tmp_path: Path) -> None:
    kept, store = tmp_path / "replay.warc.gz", open_store(tmp_path)
    write_warc(kept, [Capture(OPEN_DATA, FIRST, "application/json", [rows({})])])
    poll(store, kept, FIRST, [source("iso-deliverables", OPEN_DATA)])
    assert {item.id for item in made(store, [PATTERN])} == {
        f"iso-feed-{number}" for number in (81001, 81002, 81003, 81004, 81005, 81007, 81008, 81009, 81010, 81011)
    }
    assert {str(item.url) for item in made(store, [PATTERN])} >= {FEED.format("08", "10", 81001)}


def test_the_feeds_that_were_entries_of_their_own_before_keep_their_ids() -> None:
    """So their history goes on, and nothing is told as gone because an entry is."""
    (pattern,) = (item for item in load().sources if item.made_for)
    assert made_of(pattern, "85076").id == "iso-feed-85076"
    assert not [item.id for item in load().sources if item.kind == "iso-standard-feed" and not item.made_for]


def test_a_feed_is_asked_again_only_while_a_ballot_is_open_or_after_a_move(store: Store) -> None:
    assert {item.id for item in made(store, [PATTERN])} == {f"iso-feed-{number}" for number in OPENED}


def test_every_ballot_is_coming_up_with_its_end(store: Store) -> None:
    ahead = coming_up(store, [source("iso-deliverables", OPEN_DATA)], SECOND + timedelta(hours=1))
    assert {upcoming.key: upcoming.day.isoformat() for upcoming in ahead} == {
        f"Project/{key}": day for key, day in ENDS.items()
    }
    assert all("ISO" in upcoming.what and upcoming.url for upcoming in ahead)
    (enquiry,) = (upcoming for upcoming in ahead if upcoming.key == "Project/81001")
    assert enquiry.what == "enquiry ballot (DIS) on ISO/DIS 70001 “Ores, 81001” (ISO/TC 298) closes"
    events: Any = icalendar.Calendar.from_ical(calendar(ahead, SECOND)).walk("VEVENT")
    assert {event["DTSTART"].dt for event in events} == {date.fromisoformat(day) for day in ENDS.values()}


def test_every_ballot_stands_in_the_briefing_of_its_committee_with_its_end(store: Store, tmp_path: Path) -> None:
    names = sorted({row["ownerCommittee"] for row in ROWS})
    bodies = jsonl(
        {"id": number, "reference": name, "status": "Active", "title": {"en": f"Ores {number}"}, "parentId": None}
        for number, name in enumerate(names, 900)
    )
    write_warc(tmp_path / "bodies.warc.gz", [Capture(BODIES, SECOND, "application/json", [bodies])])
    poll(store, tmp_path / "bodies.warc.gz", SECOND, [source("iso-committees", BODIES, id="bodies")])
    for row in ROWS:
        if row["id"] in ENDS:
            asked = Request(store, SECOND.date(), Period(FIRST, SECOND), committee=row["ownerCommittee"])
            lines = drawn(spec("briefing").build(asked), Form.MARKDOWN).decode().splitlines()
            (line,) = (entry for entry in lines if row["reference"] in entry and "closes" in entry)
            assert dated(ENDS[row["id"]]) in line, (line, ENDS[row["id"]])


def test_the_digest_says_until_when(store: Store) -> None:
    now = SECOND + timedelta(hours=1)
    changes = store.changes(ChangeQuery())
    watched = [source("iso-deliverables", OPEN_DATA)]
    known, ahead = facts(store, changes, now, now.date()), coming_up(store, watched, now)
    period = Period(FIRST, now)
    digest = build(
        changes, store.states().values(), period, sources=watched, generated_at=now, ahead=ahead, known=known
    )
    headlines = {event.changes[0].key: event.headline for event in digest.events}
    assert headlines["81001"].endswith("is out for enquiry ballot (40.20) until about 15 May 2026: P-members vote")
    assert headlines["81002"].endswith("is out for approval ballot (50.20) until about 28 April 2026: P-members vote")
    assert len(digest.upcoming) == len(ENDS)
    ahead_in_words = " ".join(render(digest, "text").partition("COMING UP")[2].split())
    for row in ROWS:
        if row["id"] in ENDS:
            entry = ahead_in_words.partition(dated(ENDS[row["id"]]))[2]
            assert row["reference"] in entry.partition(" * ")[0], row


def test_a_ballot_that_closed_is_coming_up_no_longer(store: Store, tmp_path: Path) -> None:
    """By ISO's data, before its end; and by its end, where nobody has seen that it closed."""
    later = datetime(2026, 5, 1, 6, tzinfo=UTC)
    closed = rows({81001: 4060})
    write_warc(tmp_path / "later.warc.gz", [Capture(OPEN_DATA, later, "application/json", [closed])])
    poll(store, tmp_path / "later.warc.gz", later, [source("iso-deliverables", OPEN_DATA)])
    ahead = coming_up(store, [source("iso-deliverables", OPEN_DATA)], later + timedelta(hours=1))
    over = {81001, 81002, 81011}
    assert {upcoming.key for upcoming in ahead} == {f"Project/{key}" for key in ENDS.keys() - over}


def test_without_feeds_the_interval_between_two_polls_is_told(tmp_path: Path) -> None:
    kept, store = tmp_path / "replay.warc.gz", open_store(tmp_path)
    captures = [(FIRST, rows({81001: 4000})), (SECOND, rows({}))]
    write_warc(kept, [Capture(OPEN_DATA, at, "application/json", [body]) for at, body in captures])
    for at in (FIRST, SECOND):
        poll(store, kept, at, [source("iso-deliverables", OPEN_DATA)])
    ahead = coming_up(store, [source("iso-deliverables", OPEN_DATA)], SECOND)
    (enquiry,) = (upcoming for upcoming in ahead if upcoming.key == "Project/81001")
    assert enquiry.day == date(2026, 6, 1)
    assert enquiry.what.endswith(
        "closes by then, at the earliest on 25 May 2026; it opened between 2 March and 9 March 2026"
    )
