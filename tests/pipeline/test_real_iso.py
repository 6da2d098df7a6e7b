"""Real weeks of ISO: the changes found are exactly those that an independent comparison finds. Needs recorded data."""

from __future__ import annotations

import csv
import gzip
import io
import os
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest

from critmin.teller import Teller
from pipeline.fetch import Client, Replay
from pipeline.poll.refresh import Refresher
from storage.store import ChangeQuery, Store
from tests.pipeline.worlds import jsonl, open_store, poll, record, source

BLOB = "https://isopublicstorageprod.blob.core.windows.net/opendata/_latest/"
COMMITTEES = BLOB + "iso_technical_committees/json/iso_technical_committees.jsonl"
DELIVERABLES = BLOB + "iso_deliverables_metadata/json/iso_deliverables_metadata.jsonl"


@pytest.fixture(scope="session")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that the shared tool makes of the recorded data."""
    path = tmp_path_factory.mktemp("replay") / "replay.warc.gz"
    tool = shared / "tools" / "make_replay.py"
    command = [sys.executable, str(tool), "--data", str(shared / "data"), "--out", str(path)]
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return path


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=1, tzinfo=UTC)


def ids(things: list[dict[str, Any]] | None, prefix: str = "") -> set[str]:
    return {f"{prefix}{thing['id']}" for thing in things or []}


def facts(row: dict[str, Any]) -> dict[str, object]:
    """What a set comparison by id looks at, written without our code."""
    secretariat = row["secretariat"] or {}
    return {
        "reference": row["reference"],
        "status": row["status"],
        "title": " ".join((row["title"] or {}).get("en", "").split()),
        "secretariat": secretariat.get("id"),
        "p_members": ids(row["pMembers"]),
        "o_members": ids(row["oMembers"]),
        "liaisons": ids(row["committeeLiaisons"], "c:") | ids(row["organizationLiaisons"], "o:"),
        "parent": row["parentId"],
        "created": row["creationDate"],
    }


def rows(store: Store) -> dict[str, dict[str, Any]]:
    state = store.state("watched")
    assert state is not None
    assert state.snapshot is not None
    body = b"".join(store.snapshot(state.snapshot))
    return {str(row["id"]): row for row in map(orjson.loads, body.splitlines())}


def test_committee_weeks_equal_an_independent_set_comparison(archive: Path, tmp_path: Path) -> None:
    store, watched = open_store(tmp_path), source("iso-committees", COMMITTEES)
    before: dict[str, dict[str, Any]] = {}
    for day in ("2025-06-12", "2025-07-02", "2025-07-09", "2025-07-16"):
        report = poll(store, archive, at(day), watched)
        after = rows(store)
        results = {c.key: c for c in store.changes(ChangeQuery(since=at(day), kind="Committee"))}
        assert report.changes == len(store.changes(ChangeQuery(since=at(day))))
        if before:
            _compare(before, after, results)
        before = after
    again = poll(store, archive, at("2025-07-17"), watched)
    assert (again.changes, again.sources[0].outcome) == (0, "unchanged")


def _compare(before: dict[str, Any], after: dict[str, Any], found: dict[str, Any]) -> None:
    expected: dict[str, set[str]] = defaultdict(set)
    for key in before.keys() & after.keys():
        one, other = facts(before[key]), facts(after[key])
        expected[key] |= {name for name in one if one[name] != other[name]}
    reported = {key: set(change.fields) - {"scope"} for key, change in found.items() if change.action == "changed"}
    assert {key: names for key, names in reported.items() if names} == {key: n for key, n in expected.items() if n}
    assert {key for key, c in found.items() if c.action == "added"} == after.keys() - before.keys()
    assert {key for key, c in found.items() if c.action == "removed"} == before.keys() - after.keys()
    scopes = {key for key, change in found.items() if "scope" in change.fields and change.action == "changed"}
    assert all(before[key]["scope"] != after[key]["scope"] for key in scopes)


def catalogue(shared: Path, day: str) -> dict[str, dict[str, str]]:
    packed = (shared / "data" / "iso" / "catalogue" / f"catalogue.{day}.csv.gz").read_bytes()
    return {row["id"]: row for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode()))}


def test_every_real_change_of_the_catalogue_is_found_and_none_invented(
    shared: Path, archive: Path, tmp_path: Path
) -> None:
    names = {
        "reference": "reference", "title": "title_en", "stage": "stage", "published": "publication",
        "edition": "edition", "committee": "committee",
    }  # fmt: skip
    store, watched = open_store(tmp_path), source("iso-deliverables", DELIVERABLES)
    poll(store, archive, at("2024-08-31"), watched)
    poll(store, archive, at("2024-12-31"), watched)
    one, other = catalogue(shared, "2024-08-31"), catalogue(shared, "2024-12-31")
    assert (len(one), len(other)) == (53866, 54167)
    results = {change.key: change for change in store.changes(ChangeQuery())}
    assert {key for key, change in results.items() if change.action == "added"} == other.keys() - one.keys()
    assert {key for key, change in results.items() if change.action == "removed"} == one.keys() - other.keys()
    expected = {
        key: {name for name, column in names.items() if one[key][column].split() != other[key][column].split()}
        for key in one.keys() & other.keys()
    }
    reported = {key: set(change.fields) - {"ics"} for key, change in results.items() if change.action == "changed"}
    assert {key: fields for key, fields in reported.items() if fields} == {k: f for k, f in expected.items() if f}


RUNS = {
    "87927": ["50.00", "50.20", "60.00", "60.60"],  # IWA 45
    "85076": ["40.20"],  # ISO 17887, of which the recorded year has one step
}


@pytest.mark.parametrize(("project", "stages"), RUNS.items())
def test_the_known_runs_of_watched_documents_are_told_in_order(
    shared: Path, tmp_path: Path, project: str, stages: list[str]
) -> None:
    """The steps that the daily crawl recorded, polled one by one, each told once, in order, and as critical."""
    with gzip.open(next((shared / "data/iso/catalogue").glob("transitions.*.csv.gz"))) as file:
        steps = [row for row in csv.DictReader(io.TextIOWrapper(file)) if row["project_id"] == project]
    states = [(steps[0]["reference_before"], steps[0]["stage_before"], "2024-01-01")]
    states += [(step["reference_after"], step["stage_after"], step["seen_on"]) for step in steps]
    pages = [
        (DELIVERABLES, at(day), jsonl([{"id": int(project), "reference": reference, "currentStage": _code(stage)}]))
        for reference, stage, day in states
    ]
    made, store = record(tmp_path, pages), open_store(tmp_path)
    for _, moment, _ in pages:
        with Client(replay=Replay(made, moment)) as client:
            Refresher(store, client, Teller(), now=partial(_the, moment)).refresh(
                [source("iso-deliverables", DELIVERABLES)]
            )
    changes = [change for change in store.changes(ChangeQuery()) if "stage" in change.fields]
    assert [change.fields["stage"][1] for change in changes] == stages
    assert {change.significance for change in changes} == {"critical"}
    assert [f"{change.detected_at:%Y-%m-%d}" for change in changes] == [day for _, _, day in states[1:]]


def _code(stage: str) -> int:
    return int(stage.replace(".", ""))


def _the(moment: datetime) -> datetime:
    return moment
