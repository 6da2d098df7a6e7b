"""The commands that keep the database, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

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
