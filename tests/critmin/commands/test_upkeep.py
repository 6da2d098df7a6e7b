"""The commands that keep the database, as a person calls them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.document import BUFFER, Body
from storage.database.lock import run_lock
from tests import databases
from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_refresh import JSON, ores

# PostgreSQL is backed up by pg_dump, and vacuums itself: whatever the rest of the suite runs on, this is about a file.
pytestmark = pytest.mark.parametrize("database_kind", [databases.SQLITE], indirect=True)


def test_a_lost_database_comes_back_from_its_backup(run: Run, world: World, tmp_path: Path) -> None:
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    assert run("refresh").status == 0
    copy = tmp_path / "kept" / "critmin.db.zst"
    assert run("backup", copy).status == 0
    for path in tmp_path.glob("critmin.db*"):
        if not path.name.endswith(".lock"):
            path.unlink()
    lost = run("changes")
    assert lost.status == 1
    assert "critmin restore" in lost.err
    assert "1 sources" in run("restore", copy).err
    assert run("projects", "--all", "--json").json


def test_doctor_prune_and_vacuum_say_what_they_did(run: Run, world: World) -> None:
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    run("refresh")
    result = run("doctor", "--evidence", "--json")
    assert {entry["question"] for entry in result.json} >= {"Is the database sound?", "Is the evidence complete?"}
    planned = run("prune", "--dry-run", "--json").json
    assert planned["dry_run"] is True
    assert planned["revisions"] == 0
    assert "bytes" in run("vacuum").err


def test_large_documents_under_the_hash_of_their_beginning_get_their_own_name(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As databases were written for a day in November 2026 (before any release)."""

    def lines(number: int, stage: int = 4020) -> bytes:
        return ores(number, stage).replace(b"\n", b" " * 9_000_000 + b"\n", 1)

    def beginning(body: Body) -> str:
        return hashlib.sha256(body.open().read(BUFFER)).hexdigest()

    right = Body.sha256
    monkeypatch.setattr(Body, "sha256", property(beginning))
    for number in (3, 4, 5):
        world.site.fixed("/ores", lines(number), Content_Type=JSON)
        assert run("refresh").status == 0
    monkeypatch.setattr(Body, "sha256", right)
    wrong, whole = (hashlib.sha256(content).hexdigest() for content in (lines(3)[:BUFFER], lines(3)))
    assert [change["evidence"] for change in run("changes", "--json").json] == [{"before": wrong, "after": wrong}] * 2
    assert run("snapshot", wrong).status == 1
    before = run("doctor", "--evidence")
    assert (before.status, "critmin doctor --repair" in before.out) == (1, True)
    repaired = run("doctor", "--repair", "--evidence")
    assert repaired.status == 0, repaired.out
    assert f"renamed {wrong} to {whole}" in repaired.err
    assert "2 changes rested on a later edition that was not stored" in repaired.err
    evidence = [change["evidence"] for change in run("changes", "--json").json]
    assert evidence == [{"before": whole, "after": None}, {"before": None, "after": None}]
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    assert run("sources", "show", "ores", "--json").json["state"]["snapshot"] == hashlib.sha256(lines(5)).hexdigest()
    again = run("doctor", "--repair", "--evidence")
    assert (again.status, "0 documents renamed" in again.err) == (0, True)


def test_moving_house_and_back_keeps_everything(run: Run, world: World, tmp_path: Path) -> None:
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    run("refresh")
    world.site.fixed("/ores", ores(4), Content_Type=JSON)
    run("refresh")
    changes = run("changes", "--json").json
    assert len(changes) == 1
    with databases.using(databases.POSTGRESQL):
        there, back = databases.url_at(tmp_path, "new"), f"sqlite:///{tmp_path}/back.db"
        moved = run("move", there, "--json")
        assert (moved.status, moved.json["rows"]["changes"]) == (0, 1), moved.err
        assert run("move", back, "--db", there, "--json").json["sha256"] == moved.json["sha256"]
        assert run("changes", "--db", there, "--json").json == run("changes", "--db", back, "--json").json == changes
        refused = run("move", there)
        with run_lock(databases.open_at(tmp_path, "new")):
            held = run("move", f"sqlite:///{tmp_path}/third.db", "--db", there)
    assert (refused.status, held.status, refused.out + held.out) == (1, 1, "")
    assert "is not empty" in refused.err
    assert "`critmin run` is under way" in held.err
