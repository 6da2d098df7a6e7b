"""Rounds of many machines come to what one machine comes to, whoever is killed and whatever is away for a while.

The full form (`./run long -k workers`) has 2,000 sources on 100 hosts, and the database is away for 30 seconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests import databases
from tests.critmin.workers.world import Team, World, make_due, one_machine, polled, results, served, team, wait_for
from tests.long import often

HOSTS, EACH = often(6, long=100), often(3, long=20)
GAP = 0.1  # seconds
PATIENCE = often(600, long=900)
AWAY = often(2, long=30)
SOON = often(600, long=60)  # seconds within which nothing is left of a disturbance; the gate asserts no speed

pytestmark = [pytest.mark.long, pytest.mark.sampled]


def under_way(engine: Engine) -> set[str]:
    """The sources whose jobs were taken by a worker."""
    with engine.connect() as connection:
        result = connection.execute(text("SELECT queueing_lock FROM procrastinate_jobs WHERE status = 'doing'"))
        return {name.removeprefix("source ") for name in result.scalars()}


def polls_of(engine: Engine, names: set[str], times: int) -> bool:
    """Whether each of these was polled so often."""
    query = text("SELECT count(*) FROM polls WHERE source = ANY(:names)")
    with engine.connect() as connection:
        return int(connection.execute(query, {"names": list(names)}).scalar_one()) >= times * len(names)


def polls_in_all(engine: Engine) -> int:
    """How many polls were written down."""
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM polls")).scalar_one())


def scheduling(team: Team, processes: list[subprocess.Popen[str]]) -> subprocess.Popen[str] | None:
    """The one of several that schedules, as it says itself; None while none has said so."""
    for process in processes:
        log = team.world.folder / f"run-{team.processes.index(process)}.log"
        if process.poll() is None and "scheduling" in log.read_text().splitlines():
            return process
    return None


def whole_round(engine: Engine, team: Team, number: int) -> None:
    """Wait for the end of a round, and see that nobody was asked twice at once, or too soon."""
    world = team.world
    wait_for(lambda: polled(engine, number) == len(world.names), PATIENCE, team)
    assert world.together() == []


def test_workers_poll_each_source_once_whoever_is_killed(tmp_path: Path) -> None:
    with (
        databases.using(databases.POSTGRESQL),
        served(World(tmp_path, HOSTS, EACH, gap=GAP)) as world,
        team(world, databases.url_at(tmp_path)) as machines,
    ):
        engine = databases.open_at(tmp_path)
        workers, schedulers = machines.workers(3, at_once=4), machines.schedulers(2)
        whole_round(engine, machines, 1)
        assert set(world.pages_asked().values()) == {1}
        one_machine(world)

        world.edition = 2
        fifth = len(world.names) // 5
        world.hold_after(fifth)
        make_due(engine)
        wait_for(lambda: len(under_way(engine)) > 3 and polled(engine, 2) == fifth, PATIENCE, machines)
        wait_for(lambda: scheduling(machines, schedulers) is not None, PATIENCE, machines)
        schedules = scheduling(machines, schedulers)
        assert schedules is not None, machines.said()
        taken = under_way(engine)
        for process in (workers[0], schedules):
            process.send_signal(signal.SIGKILL)
        world.let_go()
        took = wait_for(lambda: polls_of(engine, taken, 2), SOON, machines)
        whole_round(engine, machines, 2)
        others = [process for process in schedulers if process is not schedules]
        wait_for(lambda: scheduling(machines, others) is not None, SOON, machines)

        again = {name: times for name, times in world.pages_asked().items() if times > 2 + HOSTS}
        asked = world.pages_asked()
        assert len(again) == 0
        assert {name for name, times in asked.items() if times != 2 + 1} <= taken, "asked again: only what was killed"
        print(f"killed in mid-round: {len(taken)} under way, all polled {took:.0f} s later")
        alone = one_machine_again(world, tmp_path)
        assert results(machines.url) == alone


def one_machine_again(world: World, folder: Path) -> dict[str, object]:
    """The second round of the one machine, a day later; its results."""
    with databases.using(databases.SQLITE):
        engine = databases.open_at(folder, "alone")
        make_due(engine)
        return results(one_machine(world))


@pytest.mark.skipif("CRITMIN_TEST_POSTGRES" in os.environ, reason="a server that is not ours is not stopped")
def test_workers_go_on_where_the_database_was_away(tmp_path: Path) -> None:
    with (
        databases.using(databases.POSTGRESQL),
        databases.own_server() as server,
        served(World(tmp_path, HOSTS, EACH, gap=GAP)) as world,
        team(world, server.url) as machines,
    ):
        engine = databases.open_url(server.url)
        fifth = len(world.names) // 5
        world.hold_after(fifth)
        machines.workers(3, at_once=4)
        machines.schedulers(2)
        wait_for(lambda: polled(engine, 1) == fifth, PATIENCE, machines)
        wait_for(lambda: machines.said().count("working on: ") == 3, PATIENCE, machines)
        wait_for(lambda: "standing by" in machines.said(), PATIENCE, machines)
        server.stop()
        world.let_go()
        time.sleep(AWAY)
        server.start()
        back, done = time.monotonic(), polls_in_all(engine)
        first = wait_for(lambda: polls_in_all(engine) > done, SOON, machines)
        whole_round(engine, machines, 1)
        round_ended = time.monotonic() - back
        wait_for(lambda: not under_way(engine), SOON, machines)
        print(f"the database was away for {AWAY} s: {first:.0f} s after it was back the next poll was there")
        print(f"the round of {len(world.names) - done} more polls ended after {round_ended:.0f} s, and no job was left")
        assert all(process.poll() is None for process in machines.processes), machines.said()
        assert "Traceback" not in machines.said()
        assert results(server.url) == results(one_machine(world))
