"""Every number in digests of the recorded weeks and catalogues, counted again from the raw files without our code."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from critmin.teller import Teller
from digests.events.event import Event, Group
from digests.events.gather import events
from digests.issue.known import facts
from pipeline.fetch import Client, Replay
from pipeline.poll.refresh import Refresher
from storage.baseline import watch
from storage.model import ChangeQuery
from storage.store import Store
from tests.pipeline.worlds import jsonl, open_store, record, source

ADDRESS = "https://data.example/committees.jsonl"
KEYS = (
    "id reference status title secretariat creationDate scope parentId childrenId pMembers oMembers committeeLiaisons "
    "organizationLiaisons sortKey"
).split()
Rows = list[dict[str, Any]]
SPANS = [
    ("2025-06-12", "2025-07-02"), ("2025-07-02", "2025-07-09"), ("2025-07-09", "2025-07-16"),
    ("2025-06-12", "2025-07-09"), ("2025-06-12", "2025-07-16"), ("2025-07-02", "2025-07-16"),
]  # fmt: skip


@pytest.fixture(scope="module")
def weeks(shared: Path) -> dict[str, Rows]:
    """The recorded states of ISO's list of committees, by day."""
    folder = shared / "data" / "iso" / "opendata"
    found: dict[str, Rows] = {}
    for path in folder.glob("iso_technical_committees.*.jsonl.gz"):
        found[path.name.split(".")[1]] = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    for path in folder.glob("committees.*.yaml.gz"):
        rows = yaml.load(gzip.decompress(path.read_bytes()), Loader=yaml.CSafeLoader)
        found[path.name.split(".")[1]] = [{key: row.get(key) for key in KEYS} for row in rows]
    return found


@pytest.fixture(scope="module")
def store(weeks: dict[str, Rows], tmp_path_factory: pytest.TempPathFactory) -> Store:
    """All weeks polled, one after the other."""
    folder = tmp_path_factory.mktemp("weeks")
    archive = record(folder, [(ADDRESS, at(day), jsonl(rows)) for day, rows in sorted(weeks.items())])
    kept, watched = open_store(folder), source("iso-committees", ADDRESS)
    for day in sorted(weeks):
        with Client(replay=Replay(archive, at(day))) as client:
            moment = at(day)
            report = Refresher(kept, client, Teller(), now=partial(_the, moment)).refresh([watched])
        assert report.ok
    return kept


def _the(moment: datetime) -> datetime:
    return moment


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=1, tzinfo=UTC)


def roles(rows: Rows) -> dict[tuple[int, int], str]:
    """`{(body, committee): role}`."""
    found = {}
    for row in rows:
        for key, role in (("oMembers", "O-member"), ("pMembers", "P-member")):
            found.update({(body["id"], row["id"]): role for body in row[key] or ()})
    return found


def difference(before: Rows, after: Rows) -> Mapping[str, Counter[tuple[str | None, str | None]]]:
    """Each body's moves in the committees that were there before and after, counted from the raw rows."""
    names = {
        body["id"]: body["acronym"]
        for rows in (before, after)
        for row in rows
        for key in ("pMembers", "oMembers")
        for body in row[key] or ()
    }
    both = {row["id"] for row in before} & {row["id"] for row in after}
    old, new = roles(before), roles(after)
    found: defaultdict[str, Counter[tuple[str | None, str | None]]] = defaultdict(Counter)
    for body, committee in old.keys() | new.keys():
        if committee in both and old.get((body, committee)) != new.get((body, committee)):
            found[names[body]][old.get((body, committee)), new.get((body, committee))] += 1
    return found


def of_span(store: Store, since: str, until: str) -> list[Event]:
    """The events of what was seen after `since` up to `until`."""
    changes = [
        change for change in store.changes(ChangeQuery(since=at(since))) if at(since) < change.detected_at <= at(until)
    ]
    return events(changes, facts(store, changes, at(until), at(until).date()))


KINDS = {
    "joined {} as P-member": (None, "P-member"), "joined {} as O-member": (None, "O-member"),
    "moved from O-member to P-member in {}": ("O-member", "P-member"),
    "moved from P-member to O-member in {}": ("P-member", "O-member"),
    "left {} (was P-member)": ("P-member", None), "left {} (was O-member)": ("O-member", None),
}  # fmt: skip


@pytest.mark.parametrize(("since", "until"), SPANS)
def test_every_total_of_a_body_is_that_of_the_raw_rows(
    weeks: dict[str, Rows], store: Store, since: str, until: str
) -> None:
    expected = difference(weeks[since], weeks[until])
    told = {
        event.headline.split(" ")[0] if "GOST" not in event.headline else "GOST R": event
        for event in of_span(store, since, until)
        if event.group is Group.MEMBERSHIP and event.page
    }
    named = {name.split(" ")[0] if name != "GOST R" else name: moves for name, moves in expected.items()}
    assert told.keys() == named.keys()
    for body, moves in named.items():
        text = " ".join((told[body].headline, *told[body].lines))
        if sum(moves.values()) > 6:
            line = next(line for line in told[body].lines if line.startswith("Across all"))
            assert f"Across all {sum(moves.values())} committees" in line
            found = {
                KINDS[form]: int(match[1])
                for form in KINDS
                if (match := re.search(re.escape(form).replace(r"\{\}", r"(\d+)"), line))
            }
            assert found == dict(moves)
        assert text


def test_the_figures_that_were_wrong_before(weeks: dict[str, Rows], store: Store) -> None:
    told = of_span(store, "2025-06-12", "2025-07-02")
    (uzbek,) = (event for event in told if event.headline.startswith("O'ZTTSA"))
    assert "joined 27 as O-member" in " ".join(uzbek.lines)
    assert difference(weeks["2025-06-12"], weeks["2025-07-02"])["O'ZTTSA"][None, "O-member"] == 27


def catalogue(shared: Path, day: str) -> dict[str, dict[str, str]]:
    packed = (shared / "data" / "iso" / "catalogue" / f"catalogue.{day}.csv.gz").read_bytes()
    return {row["id"]: row for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode()))}


def test_ballots_publications_and_withdrawals_are_those_of_the_two_catalogues(shared: Path, tmp_path: Path) -> None:
    """January 2025's figures: counted from the rows of the watched committees."""
    before, after = catalogue(shared, "2024-08-31"), catalogue(shared, "2024-12-31")
    scope = watch()
    own = {
        key: row
        for key, row in after.items()
        if scope.covers(row["committee"]) and before.get(key, {}).get("stage") != row["stage"]
    }
    opened = {
        key
        for key, row in own.items()
        if row["stage"] in ("10.20", "30.20", "40.20", "50.20")
        and "/PRF" not in row["reference"]
        and " PRF" not in row["reference"]
    }
    reviewed = {key for key, row in own.items() if row["stage"] == "90.20"}
    published = {
        key
        for key, row in own.items()
        if row["stage"] == "60.60" and before.get(key, {"stage": "00.00"})["stage"] < "60.60"
    }
    rows = {
        day: [deliverable(row) for row in states.values() if scope.covers(row["committee"])]
        for day, states in (("2024-09-01", before), ("2025-01-01", after))
    }
    archive = record(tmp_path, [(ADDRESS, at(day), jsonl(of)) for day, of in rows.items()])
    kept, watched = open_store(tmp_path), source("iso-deliverables", ADDRESS)
    for day in rows:
        with Client(replay=Replay(archive, at(day))) as client:
            moment = at(day)
            assert Refresher(kept, client, Teller(), now=partial(_the, moment)).refresh([watched]).ok
    told = of_span(kept, "2024-09-01", "2025-01-01")
    keys = {
        group: {change.key for event in told if event.group is group for change in event.changes} for group in Group
    }
    assert opened <= keys[Group.BALLOT] | keys[Group.PUBLISHED]
    assert keys[Group.BALLOT] <= opened | {
        key for key in after if before.get(key, {}).get("stage") != after[key]["stage"]
    }
    assert keys[Group.REVIEW] == reviewed
    assert published <= keys[Group.PUBLISHED]


def deliverable(row: dict[str, str]) -> dict[str, Any]:
    stage = row["stage"].replace(".", "")
    return {
        "id": int(row["id"]), "reference": row["reference"], "title": {"en": row["title_en"]},
        "publicationDate": row["publication"] or None,
        "edition": int(row["edition"]) if row["edition"].isdigit() else None,
        "ownerCommittee": row["committee"] or None, "currentStage": int(stage) if stage.isdigit() else None,
    }  # fmt: skip
