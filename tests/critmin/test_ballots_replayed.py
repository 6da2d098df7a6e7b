"""Replays with invented feeds of many open projects: what is open stands everywhere, with its end, and nothing else.

Each project has a history of its own: a feed that dates its stage, none, one that was read before the stage changed, or
one that already shows the ballot closed. The expected ends are computed here, by the periods of the Directives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import icalendar
import pytest

from critmin.made import made
from digests.analysis.request import Request
from digests.feeds.calendar import calendar
from digests.forms.render import render
from digests.issue.digest import build
from digests.issue.known import coming_up, facts
from digests.reports import spec
from digests.tables.forms import Form, drawn
from digests.words.periods import Period
from pipeline.fetch import Capture, write_warc
from storage.model import ChangeQuery
from storage.store import Store
from tests.critmin.test_ballots import BODIES, FEED, FIRST, OPEN_DATA, PATTERN, SECOND, feed, poll
from tests.digests.raw_world import ballot_weeks
from tests.long import often
from tests.pipeline.worlds import jsonl, open_store, source
from vocabulary.changes import Significance
from vocabulary.phrases import dated

NOW = SECOND + timedelta(hours=1)
COMMITTEES = ("ISO/TC 298", "ISO/TC 333", "ISO/TC 82/SC 7", "ISO/TC 183", "ISO/TC 207/SC 1", "ISO/TC 34")
WATCHED = COMMITTEES[:-1]
KINDS = (  # the reference, the stage before, the stage now
    ("ISO/NP {}", 1000, 1020),
    ("ISO/CD {}", 3000, 3020),
    ("ISO/CD {}", 3060, 3020),
    ("ISO/DIS {}", 4000, 4020),
    ("ISO/DIS {}", 4093, 4020),
    ("ISO/FDIS {}", 5000, 5020),
    ("ISO/DTS {}", 5000, 5020),
    ("ISO/PRF {}", 5000, 5020),
    ("ISO {}:2019", 6060, 9020),
    ("ISO {}:2020", 9093, 9020),
    ("ISO {}:1998", 9099, 9520),
    ("ISO {}:2020/DAmd 1", 4000, 4020),
    ("ISO/DIS {}", 4020, 4060),
)
OTHERS = [  # so that what moves is a small part of the file
    {
        "id": key,
        "reference": f"ISO {key}:2020",
        "ownerCommittee": "ISO/TC 34",
        "currentStage": 6060,
        "title": {"en": "Tea"},
    }
    for key in range(1, 80)
]
SOURCE = "iso-open-data-deliverables"
INTERVAL = "opened between 2 March and 9 March 2026"


@dataclass(frozen=True)
class Project:
    """One invented document: what Open Data shows at the two polls, and what its feed does."""

    key: int
    reference: str
    committee: str
    before: int
    now: int
    feed: str  # "dated", "none", "early", "closed"
    since: date  # of the stage now, where a feed dates it

    @property
    def end(self) -> date | None:
        """The last day on which members can act; `None` where nothing is open."""
        weeks = ballot_weeks(f"{self.now // 100:02d}.{self.now % 100:02d}", self.reference)
        if weeks is None or self.feed == "closed" or self.committee not in WATCHED:
            return None
        last = (self.since if self.feed == "dated" else SECOND.date()) + timedelta(weeks=weeks)
        return last if last >= NOW.date() else None

    def row(self, stage: int) -> dict[str, Any]:
        """As ISO Open Data has it."""
        title = {"en": f"Ores, number {self.key}"}
        return {
            "id": self.key, "reference": self.reference, "ownerCommittee": self.committee, "currentStage": stage,
            "title": title,
        }  # fmt: skip


def projects(chance: Random, number: int) -> list[Project]:
    result = []
    for key in range(82_000, 82_000 + number):
        reference, before, now = chance.choice(KINDS)
        day = SECOND.date() - timedelta(days=chance.randint(0, 30))
        kind = chance.choice(("dated", "dated", "none", "early", "closed"))
        if kind == "closed" and ballot_weeks(f"{now // 100:02d}.{now % 100:02d}", "ISO/DIS 1") is None:
            kind = "none"
        if kind == "closed":  # Open Data lags: it shows the ballot at both polls, the feed its close of yesterday
            before, day = now, SECOND.date() - timedelta(days=1)
        result.append(Project(key, reference.format(key), chance.choice(COMMITTEES), before, now, kind, day))
    return result


def replayed(folder: Path, known: list[Project]) -> Store:
    """Open Data twice, feeds in between and after it, as each project has them."""
    kept, store = folder / "replay.warc.gz", open_store(folder)
    states = ((FIRST, [one.row(one.before) for one in known]), (SECOND, [one.row(one.now) for one in known]))
    captures = [Capture(OPEN_DATA, at, "application/json", [jsonl([*rows, *OTHERS])]) for at, rows in states]
    shown = {"dated": (SECOND, 0), "early": (FIRST, None), "closed": (SECOND, 40)}
    for one in known:
        if one.feed in shown:
            at, later = shown[one.feed]
            row = one.row(one.before if later is None else one.now + later)
            day = FIRST.date() - timedelta(days=9) if later is None else one.since
            number = str(one.key).zfill(6)
            url = FEED.format(number[:2], number[2:4], one.key)
            captures.append(Capture(url, at, "application/rss+xml", [feed(row, day.isoformat())]))
    write_warc(kept, captures)
    for at, kinds in ((FIRST, ("early",)), (SECOND, ("dated", "closed"))):
        poll(store, kept, at, [source("iso-deliverables", OPEN_DATA, id=SOURCE)])
        asked = {f"iso-feed-{one.key}" for one in known if one.feed in kinds}
        if feeds := [item for item in made(store, [PATTERN]) if item.id in asked]:
            poll(store, kept, at, feeds)
    return store


@pytest.mark.sampled
@pytest.mark.long
@pytest.mark.parametrize("seed", range(often(4, long=40)))
def test_every_open_ballot_stands_everywhere_with_its_end(tmp_path: Path, seed: int) -> None:
    known = projects(Random(seed), 30)
    store = replayed(tmp_path, known)
    ends = {one: one.end for one in known if one.end}
    ahead = coming_up(store, [source("iso-deliverables", OPEN_DATA, id=SOURCE)], NOW)
    assert {item.key: item.day for item in ahead} == {f"Project/{one.key}": end for one, end in ends.items()}
    _calendar(calendar(ahead, NOW), ends)
    _digest(store, ahead, ends)
    _briefing(store, tmp_path, ends)


def _calendar(content: bytes, ends: Mapping[Project, date]) -> None:
    events: Any = icalendar.Calendar.from_ical(content).walk("VEVENT")
    told = {(str(event["SUMMARY"]).partition(" on ISO")[2].partition(" “")[0], event["DTSTART"].dt) for event in events}
    assert told == {(one.reference.removeprefix("ISO"), end) for one, end in ends.items()}
    for event in events:
        (one,) = (one for one in ends if f"{one.reference} “" in str(event["SUMMARY"]))
        assert (INTERVAL in str(event["SUMMARY"])) == (one.feed != "dated")


def _digest(store: Store, ahead: list[Any], ends: Mapping[Project, date]) -> None:
    changes = store.changes(ChangeQuery())
    made_of = build(
        changes, store.states().values(), Period(FIRST, NOW), generated_at=NOW,
        sources=[source("iso-deliverables", OPEN_DATA, id=SOURCE)],
        ahead=ahead, known=facts(store, changes, NOW, NOW.date()), least=Significance.NOTABLE,
    )  # fmt: skip
    text = " ".join(render(made_of, "text").partition("COMING UP")[2].split())
    entries = text.split(" * ")
    for one, end in ends.items():
        (entry,) = (entry for entry in entries if f"{one.reference} " in entry or f"{one.reference}," in entry)
        assert dated(str(end)) in entry, (one, entry)
        assert (INTERVAL in entry) == (one.feed != "dated"), (one, entry)


def _briefing(store: Store, folder: Path, ends: Mapping[Project, date]) -> None:
    bodies = jsonl(
        {"id": number, "reference": name, "status": "Active", "title": {"en": f"Ores {number}"}, "parentId": None}
        for number, name in enumerate(WATCHED, 900)
    )
    write_warc(folder / "bodies.warc.gz", [Capture(BODIES, SECOND, "application/json", [bodies])])
    poll(store, folder / "bodies.warc.gz", SECOND, [source("iso-committees", BODIES, id="bodies")])
    for name in WATCHED:
        asked = Request(store, SECOND.date(), Period(FIRST, datetime(2026, 3, 9, 23, tzinfo=UTC)), committee=name)
        lines = drawn(spec("briefing").build(asked), Form.MARKDOWN).decode().splitlines()
        mine = {one: end for one, end in ends.items() if one.committee == name}
        for one, end in mine.items():
            found = [line for line in lines if f"[{one.reference}]" in line and "closes" in line]
            assert len(found) == 1, (one, lines)
            line = found[0]
            assert dated(str(end)) in line, (one, line)
            assert (INTERVAL in line) == (one.feed != "dated"), (one, line)
        assert sum("; closes" in line for line in lines) == len(mine)
