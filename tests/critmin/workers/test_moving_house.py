"""The README's paragraph as a new user follows it, with the commands of deploy/compose.yaml as plain processes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import yaml

from tests import databases
from tests.critmin.workers.world import MAIN, World, make_due, one_machine, polled, served, team, wait_for

ROOT = Path(__file__).parents[3]


def commands() -> list[list[str]]:
    """What the services of the compose file run, each as often as it says, without `critmin`."""
    services = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]
    ours = [service for service in services.values() if service["image"] == "critmin"]
    assert all(service["command"][0] == "critmin" for service in ours)
    return [service["command"][1:] for service in ours for _ in range(service["deploy"]["replicas"])]


def has_begun(log: Path) -> bool:
    """Whether a process said what it does: from then on a signal ends it in order."""
    return any(words in log.read_text() for words in ("working on", "scheduling\n", "standing by"))


def critmin(world: World, url: str, *arguments: str) -> Any:
    """What the command says on standard output, as JSON."""
    done = subprocess.run(
        [*MAIN, *arguments, "--json"], env=world.environment(url), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_from_one_machine_to_three_workers_and_back_nothing_is_lost(tmp_path: Path) -> None:
    with databases.using(databases.POSTGRESQL), served(World(tmp_path, hosts=3, each=2)) as world:
        home = one_machine(world)
        with databases.using(databases.SQLITE):
            make_due(databases.open_at(tmp_path, "alone"))
        world.edition = 2
        one_machine(world)
        before = critmin(world, home, "changes")
        assert len(before) > 0

        there = databases.url_at(tmp_path)
        moved = critmin(world, home, "move", there)
        engine = databases.open_at(tmp_path)
        make_due(engine)
        world.edition = 3
        with team(world, there) as machines:
            for command in commands():
                machines.start(*command)
            wait_for(lambda: polled(engine, 3) == len(world.names), 600, machines)
            wait_for(lambda: all(map(has_begun, world.folder.glob("*.log"))), 600, machines)
            assert all(process.poll() is None for process in machines.processes), machines.said()
        assert {process.returncode for process in machines.processes} == {0}, machines.said()

        back = f"sqlite:///{tmp_path}/back.db"
        arrived = critmin(world, there, "move", back)
        assert moved["rows"]["changes"] == len(before)
        after = critmin(world, back, "changes")
        assert after[: len(before)] == before
        assert len(after) == 2 * len(before)
        assert arrived["rows"]["changes"] == len(after)


def test_digests_reports_and_the_site_are_jobs(tmp_path: Path) -> None:
    readers: list[dict[str, object]] = [{"name": "Ada", "address": "ada@example.org", "cadence": "daily"}]
    readers.append({**readers[0], "name": "Bo", "address": "bo@example.org", "reports": ["briefing"]})
    (tmp_path / "subscribers.yaml").write_text(yaml.safe_dump({"subscribers": readers}))
    reported = {
        "CRITMIN_SUBSCRIBERS": str(tmp_path / "subscribers.yaml"),
        "CRITMIN_SMTP_URL": f"file://{tmp_path}/sent",
        "CRITMIN_SITE_DIR": str(tmp_path / "site"),
    }
    with databases.using(databases.POSTGRESQL), served(World(tmp_path, hosts=2, each=1)) as world:
        engine = databases.open_at(tmp_path)
        with team(world, databases.url_at(tmp_path)) as machines:
            machines.start("run", "--workers", "--every", "1", **reported)
            machines.start("worker", **reported)
            wait_for(lambda: len(list((tmp_path / "sent").glob("*.eml"))) == 2, 600, machines)
            wait_for(lambda: (tmp_path / "site" / "index.html").exists(), 600, machines)
            wait_for(lambda: polled(engine, 1) == 2, 600, machines)
        assert {process.returncode for process in machines.processes} == {0}, machines.said()
        assert "working on: polls, digests, reports, site" in machines.said()
        assert "1 digest with reports made" in machines.said()
        assert "1 digest made" in machines.said()
        assert len(list((tmp_path / "sent").glob("*.eml"))) == 2


def test_workers_on_sqlite_are_told_what_to_do(tmp_path: Path) -> None:
    world = World(tmp_path, 1, 1)
    world.write_catalogue()
    for command in (["worker"], ["run", "--workers"]):
        environment = world.environment(f"sqlite:///{tmp_path / 'critmin.db'}")
        done = subprocess.run([*MAIN, *command], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "`critmin move DB_URL`" in done.stderr
