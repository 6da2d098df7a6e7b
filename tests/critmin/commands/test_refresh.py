"""`critmin refresh` and `critmin accept`: outcomes, shapes, exit statuses, and what bad worlds do to them."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.fetch import Capture, write_warc
from storage.database.lock import refresh_lock
from storage.database.schema import VERSION_TABLE
from tests.critmin.commands.conftest import Run, World
from tests.databases import open_at
from tests.pipeline.worlds import jsonl

pytestmark = pytest.mark.both_databases

JSON = "application/x-ndjson"


def ores(count: int, stage: int = 4020) -> bytes:
    return jsonl(
        {"id": number, "reference": f"ISO/DIS {number}", "title": {"en": f"Ore {number}"}, "currentStage": stage}
        for number in range(1, count + 1)
    )


def test_the_main_job(run: Run, world: World) -> None:
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    first = run("refresh", "--json")
    assert (first.status, first.json["changes"]) == (0, 0)
    assert first.json["sources"][0] | {"seconds": 0} == {
        "id": "ores", "outcome": "first", "records": 3, "changes": 0, "bytes": len(ores(3)), "seconds": 0,
        "error": None, "notes": [], "reason": None,
    }  # fmt: skip
    world.site.fixed("/ores", ores(4), Content_Type=JSON)
    second = run("refresh")
    assert (second.status, second.out) == (0, "")
    assert "ores: 1 change" in second.err
    assert "1 change; 1 of 1 sources read" in second.err
    (change,) = run("changes", "--json").json
    assert change["record"] == {"kind": "Project", "key": "4", "label": "ISO/DIS 4"}
    assert (change["change"], change["fields"]["stage"]) == ("added", [None, "40.20"])
    assert change["evidence"]["before"] != change["evidence"]["after"]
    third = run("refresh", "--json")
    assert [source["outcome"] for source in third.json["sources"]] == ["unchanged"]


def test_sources_can_be_named(run: Run, world: World) -> None:
    world.watch(world.entry("ores"), world.entry("other"), world.entry("off", enabled=False))
    for page in ("/ores", "/other", "/off"):
        world.site.fixed(page, ores(1), Content_Type=JSON)
    assert [source["id"] for source in run("refresh", "ores", "ores", "--json").json["sources"]] == ["ores"]
    assert [source["id"] for source in run("refresh", "--json").json["sources"]] == ["ores", "other"]
    assert [source["outcome"] for source in run("refresh", "off", "--json").json["sources"]] == ["first"]


def test_an_unknown_source_is_the_command_lines_fault(run: Run, world: World) -> None:
    result = run("refresh", "oers")
    assert (result.status, result.out) == (2, "")
    assert "there is no source 'oers'" in result.err
    assert "did you mean ores?" in result.err
    assert world.site.paths == []


def test_a_failing_source_stops_no_other_and_is_named(run: Run, world: World) -> None:
    world.watch(world.entry("gone"), world.entry("ores"))
    world.site.fixed("/ores", ores(2), Content_Type=JSON)
    result = run("refresh", "--json")
    assert result.status == 1
    assert [source["outcome"] for source in result.json["sources"]] == ["failed", "first"]
    assert "404" in result.json["sources"][0]["error"]
    assert "gone: failed:" in result.err


@pytest.mark.parametrize(
    ("body", "headers", "status", "outcome", "says"),
    [
        (b"", {}, 200, "failed", "empty"),
        (ores(9)[:-9], {"Content_Type": JSON}, 200, "failed", "cut off"),
        (jsonl([{"reference": "ISO 1"}]), {"Content_Type": JSON}, 200, "failed", "'id'"),
        (b"<!doctype html><p>Sorry, we moved</p>", {}, 200, "failed", "HTML"),
        (b"<html><title>Just a moment...</title></html>", {"cf_mitigated": "challenge"}, 403, "failed", "bot"),
        (b"broken", {}, 503, "failed", "503"),
        (ores(2), {"Content_Type": JSON}, 200, "quarantined", "7 of 9"),
        (b"\n", {"Content_Type": JSON}, 200, "quarantined", "0 records"),
    ],
)
def test_bad_answers_lose_nothing(
    run: Run, world: World, body: bytes, headers: dict[str, str], status: int, outcome: str, says: str
) -> None:
    world.site.fixed("/ores", ores(9), Content_Type=JSON)
    run("refresh")
    world.site.fixed("/ores", body, status, **headers)
    bad = run("refresh", "--json")
    (source,) = bad.json["sources"]
    assert (bad.status, source["outcome"], source["records"], source["changes"]) == (1, outcome, 9, 0)
    assert says in source["error"]
    assert "Traceback" not in bad.err
    world.site.fixed("/ores", ores(9), Content_Type=JSON)
    again = run("refresh", "--json")
    assert (again.status, again.json["changes"]) == (0, 0)


def test_a_slow_source_is_given_up(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRITMIN_TOTAL_SECONDS", "0.3")
    world.site.pages["/ores"] = lambda _: time.sleep(0.8)
    result = run("refresh", "--json")
    assert (result.status, result.json["sources"][0]["outcome"]) == (1, "failed")
    assert "no answer in time" in result.json["sources"][0]["error"]


def test_a_quarantined_state_is_taken_when_a_person_agrees(run: Run, world: World) -> None:
    world.site.fixed("/ores", ores(9), Content_Type=JSON)
    run("refresh")
    assert run("accept", "ores").status == 1
    world.site.fixed("/ores", ores(2), Content_Type=JSON)
    assert "critmin review ores" in run("refresh").err
    taken = run("accept", "ores", "--json")
    assert (taken.status, taken.json) == (0, {"id": "ores", "records": 2, "changes": 7})
    assert {change["change"] for change in run("changes", "--json").json} == {"removed"}
    assert run("accept", "ores").status == 1
    assert run("accept", "oers").status == 2


def test_only_what_is_due_is_polled(run: Run, world: World) -> None:
    world.watch(world.entry("ores"), world.entry("late"))
    for page in ("/ores", "/late"):
        world.site.fixed(page, ores(1), Content_Type=JSON)
    run("refresh", "ores")
    result = run("refresh", "--due", "--json")
    assert {source["id"]: source["outcome"] for source in result.json["sources"]} == {
        "ores": "skipped",
        "late": "first",
    }
    assert "1 of 1 sources read, 1 not due" in result.err


def test_what_is_gone_is_left_alone_until_it_is_asked_for_by_name(run: Run, world: World) -> None:
    world.watch(world.entry("ores"), world.entry("late"))
    for page in ("/ores", "/late"):
        world.site.fixed(page, ores(1), Content_Type=JSON)
    run("refresh")
    world.site.fixed("/late", b"", status=410)
    assert "it will not be polled again" in run("refresh").err
    asked = world.site.paths.count("/late")
    again = run("refresh")
    assert (again.status, world.site.paths.count("/late")) == (0, asked)
    assert "1 of 1 sources read, 1 not due or gone" in again.err
    assert run("refresh", "late").status == 1
    assert world.site.paths.count("/late") == asked + 1


def test_a_dry_run_fetches_and_stores_nothing(run: Run, world: World) -> None:
    world.site.fixed("/ores", ores(1), Content_Type=JSON)
    assert run("refresh", "--dry-run").out == f"ores  {world.site.url('/ores')}\n"
    assert [source["outcome"] for source in run("refresh", "--dry-run", "--json").json["sources"]] == ["skipped"]
    assert world.site.paths == []
    assert run("sources", "health", "--json").json[0]["polled_at"] is None


def test_a_recorded_world_is_polled_at_its_own_time(run: Run, world: World, tmp_path: Path) -> None:
    start, url = datetime(2026, 1, 5, tzinfo=UTC), world.site.url("/ores")
    bodies = ((start, ores(3)), (start + timedelta(days=7), ores(3, 4060)))
    archive = tmp_path / "world.warc.gz"
    write_warc(archive, [Capture(url, at, JSON, [body]) for at, body in bodies])
    for day, changes in (("2026-01-05", 0), ("2026-01-06", 0), ("2026-01-12", 3), ("2026-01-13", 0)):
        result = run("refresh", "--replay", archive, "--at", day, "--json")
        assert (result.status, result.json["changes"]) == (0, changes)
        assert result.json["started_at"] == f"{day}T00:00:00Z"
    assert {change["detected_at"] for change in run("changes", "--json").json} == {"2026-01-12T00:00:00+00:00"}
    assert world.site.paths == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--at", "2026-01-01"], "--at needs --replay"),
        (["--replay", "missing.warc.gz"], "missing.warc.gz"),
        (["--replay", "missing.warc.gz", "--at", "yesterday"], "'yesterday' is not a date"),
    ],
)
def test_a_wrong_replay_is_a_wrong_command_line(run: Run, world: World, arguments: list[str], says: str) -> None:
    result = run("refresh", *arguments)
    assert (result.status, result.out) == (2, "")
    assert says in result.err


def test_the_refresh_that_comes_second_says_who_holds_the_lock(run: Run, world: World, tmp_path: Path) -> None:
    engine = open_at(tmp_path)
    with refresh_lock(engine):
        result = run("refresh")
    engine.dispose()
    assert result.status == 1
    assert f"process {os.getpid()} on" in result.err


def test_a_database_of_a_newer_version_is_left_alone(run: Run, world: World, tmp_path: Path) -> None:
    run("sources", "health")
    with open_at(tmp_path).begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    result = run("refresh")
    assert result.status == 1
    assert "newer" in result.err


def test_a_read_only_folder_is_named(run: Run, world: World, tmp_path: Path) -> None:
    folder = Path("/proc") if os.geteuid() == 0 else tmp_path / "closed"  # root may write everywhere but there
    folder.mkdir(mode=0o500, exist_ok=True)
    result = run("refresh", "--db", f"sqlite:///{folder / 'critmin.db'}")
    assert (result.status, world.site.paths) == (1, [])
    assert str(folder) in result.err


def test_a_folder_that_cannot_be_made_is_named(run: Run, world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("refresh", "--db", f"sqlite:///{tmp_path / 'file' / 'critmin.db'}")
    assert result.status == 1
    assert "cannot be created" in result.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("sources:\n  - id: ores\n    name: [unclosed\n", "sources.yaml:"),
        ("", "sources.yaml"),
        ("sources: []\n", "at least one"),
        ("- just\n- a list\n", "sources.yaml"),
    ],
)
def test_a_catalogue_that_cannot_be_read_stops_everything(run: Run, world: World, content: str, says: str) -> None:
    world.catalogue.write_text(content)
    for command in (["refresh"], ["sources"], ["sources", "check"], ["digest"]):
        result = run(*command)
        assert (result.status, result.out) == (2, "")
        assert says in result.err


def test_a_half_valid_catalogue_names_every_problem_and_polls_nothing(run: Run, world: World) -> None:
    world.watch(world.entry("ores"), world.entry("bad", poll="often"), world.entry("worse", kind="iso-page"))
    result = run("refresh")
    assert result.status == 2
    assert "'bad', field poll" in result.err
    assert "'worse', field kind: expected one of eping, eurlex, " in result.err
    assert world.site.paths == []


def test_wrong_settings_name_the_variable(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRITMIN_HOST_GAP", "soon")
    result = run("refresh")
    assert result.status == 2
    assert "CRITMIN_HOST_GAP" in result.err
