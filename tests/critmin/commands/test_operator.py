"""What the person who runs critmin asks, command by command."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from storage.database.lock import run_lock
from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_refresh import JSON, ores
from tests.databases import open_at


def test_status_before_the_first_poll_and_after_it(run: Run, world: World) -> None:
    before = run("status", "--json")
    assert (before.status, before.json["healthy"], before.json["never_read"]) == (1, False, 1)
    assert "critmin refresh" in before.json["problems"][0]
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    run("refresh")
    after = run("status", "--json")
    assert (after.status, after.json["problems"], after.json["due"], after.json["running"]) == (0, [], 0, None)
    assert "1 enabled, 0 due now" in run("status").out


def test_status_names_what_fails_and_since_when(run: Run, world: World) -> None:
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    run("refresh")
    world.site.fixed("/ores", b"", 500)
    for _ in range(3):
        assert run("refresh").status == 1
    (failing,) = run("status", "--json").json["failing"]
    assert (failing["source"], failing["failures"]) == ("ores", 3)
    assert failing["last_read_at"]
    assert [row["id"] for row in run("sources", "health", "--failing", "--json").json] == ["ores"]


def test_status_says_who_runs_in_the_background(run: Run, world: World, tmp_path: Path) -> None:
    run("status")
    engine = open_at(tmp_path)
    with run_lock(engine):
        assert "process" in run("status", "--json").json["running"]
    assert run("status", "--json").json["running"] is None
    engine.dispose()


def test_a_source_is_shown_with_its_runbook_and_its_polls(run: Run, world: World) -> None:
    world.watch(world.entry("ores", runbook="Ask the publisher for the file."))
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    run("refresh")
    result = run("sources", "show", "ores")
    assert "Ask the publisher for the file." in result.out
    assert "first" in result.out
    assert len(run("sources", "show", "ores", "--json").json["polls"]) == 1


def test_a_snapshot_is_named_by_its_beginning_and_compared(run: Run, world: World, tmp_path: Path) -> None:
    page = b"<html><body><main><p>The ore is %s and it is shipped from the invented port.</p></main></body></html>"
    world.watch(world.entry("ores", kind="page", topic="news", expect={"min_records": 0, "max_vanish": 1.0}))
    shas = []
    for word in (b"red", b"green"):
        world.site.fixed("/ores", page % word, Content_Type="text/html; charset=utf-8")
        run("refresh")
        shas.append(run("sources", "show", "ores", "--json").json["state"]["snapshot"])
    result = run("snapshot", shas[1][:10], "--diff", shas[0][:10])
    assert "-The ore is red" in result.out
    assert "+The ore is green" in result.out
    assert "The ore is green" in run("snapshot", shas[1]).out
    run("snapshot", shas[1], "--out", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_bytes() == page % b"green"
    assert run("snapshot", "ab").status == 2
    assert run("snapshot", "0000000").status == 1


def test_an_overlay_adds_changes_and_switches_off(
    run: Run, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.watch(world.entry("ores"), world.entry("metals"))
    extra = tmp_path / "extra.yaml"
    monkeypatch.setenv("CRITMIN_SOURCES_EXTRA", str(extra))
    entries = [{"id": "ores", "enabled": False}, {"id": "metals", "poll": "weekly"}, world.entry("gems")]
    extra.write_text(yaml.safe_dump({"sources": entries}))
    results = {source["id"]: source for source in run("sources", "--json").json}
    assert list(results) == ["ores", "metals", "gems"]
    assert (results["ores"]["enabled"], results["metals"]["poll"]) == (False, "weekly")
    extra.write_text(yaml.safe_dump({"sources": [{"id": "ores", "poll": "often"}, {"id": "gems"}]}))
    wrong = run("sources", "check")
    assert wrong.status == 2
    assert f"{extra}:" in wrong.err
    assert "often" in wrong.err
