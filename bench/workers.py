"""Many machines: `python -m bench.workers` prints the figures of docs/scaling.md. Workers are processes here.

Rounds of one and of four workers with one connection each, at 50 ms a page; what the scheduler's look costs a source;
what taking a job costs while many wait; how the database grows.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, text

from critmin.workers.queue import application, set_up
from critmin.workers.scheduling import Scheduler, poll_job
from pipeline.catalogue import load
from storage.store import Store
from tests import databases
from tests.critmin.workers.world import World, make_due, polled, served, team, wait_for

LATENCY = 0.05  # seconds a page
WARM, ROUNDS = 2, 2
_SIZE = text("SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = 2200")


def _world_polled(engine: Engine, times: int, world: World) -> bool:
    return polled(engine, times) == len(world.names)


def rounds(workers: int) -> float:
    """Polls a second of so many workers with one connection each: 200 sources on 20 hosts, nothing new."""
    folder = Path(tempfile.mkdtemp(prefix="critmin-bench-"))
    with databases.using(databases.POSTGRESQL), served(World(folder, 20, 10, latency=LATENCY)) as world:
        engine = databases.open_at(folder)
        with team(world, databases.url_at(folder)) as machines:
            machines.schedulers(1)
            machines.workers(workers, at_once=1)
            spent = 0.0
            for number in range(1, WARM + ROUNDS + 1):
                took = wait_for(partial(_world_polled, engine, number, world), 600, machines)
                spent += took if number > WARM else 0
                make_due(engine)
        return ROUNDS * len(world.names) / spent


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def look(count: int) -> None:
    """The scheduler's look at `count` sources: all due, all waiting, none due."""
    folder = Path(tempfile.mkdtemp(prefix="critmin-bench-"))
    with databases.using(databases.POSTGRESQL):
        engine = databases.open_at(folder)
        set_up(engine)
        path = World(folder, count // 20, 20, port=9).write_catalogue()
        reading = timed(lambda: load(path))
        with application(engine).open() as app:
            scheduler = Scheduler(Store(engine), app, path)
            first, second = (timed(lambda: scheduler(lambda: False)) for _ in range(2))
            _all_polled(engine, path)
            third = timed(lambda: scheduler(lambda: False))
    costs = [f"{seconds / count * 1e6:.0f}" for seconds in (reading, first, second, third)]
    print(f"a look at {count:,} sources, us a source: {costs[0]} to read a changed catalogue, then")
    print(f"  {costs[1]} with that where all are due, {costs[2]} where all wait, {costs[3]} where none is due")


def _all_polled(engine: Engine, catalogue: Path) -> None:
    rows = [{"source": source.id} for source in load(catalogue).sources]
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO sources (source, polled_at, succeeded_at, outcome, failures, records, notes, next_due) "
                "VALUES (:source, now(), now(), 'unchanged', 0, 3, '[]', now() + interval '1 day')"
            ),
            rows,
        )
        connection.execute(text("DELETE FROM procrastinate_jobs"))


def taking(waiting: int, hosts: int) -> float:
    """Seconds for taking one job while `waiting` of them wait, on `hosts` hosts of which a tenth is being asked."""
    folder = Path(tempfile.mkdtemp(prefix="critmin-bench-"))
    with databases.using(databases.POSTGRESQL):
        engine = databases.open_at(folder)
        set_up(engine)
        source = load(World(folder, 1, 1, port=9).write_catalogue()).sources[0]
        lock = str(poll_job(source, None).lock)
        with engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args) "
                    "SELECT 'polls', 'polls', :lock || n % :hosts, 'source ' || n, '{}' FROM generate_series(1, :n) n"
                ),
                {"lock": lock, "hosts": hosts, "n": waiting},
            )
            connection.execute(text("INSERT INTO procrastinate_workers DEFAULT VALUES"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE procrastinate_jobs"))
            take = text("SELECT procrastinate_fetch_job_v2(NULL, 1)")
            for _ in range(hosts // 10):
                connection.execute(take)
            return timed(lambda: [connection.execute(take) for _ in range(50)]) / 50


def growth() -> None:
    """Bytes that the database gains a poll where nothing, and where a third of the sources changed."""
    folder = Path(tempfile.mkdtemp(prefix="critmin-bench-"))
    with databases.using(databases.POSTGRESQL), served(World(folder, 20, 25)) as world:
        engine = databases.open_at(folder)
        with team(world, databases.url_at(folder)) as machines:
            machines.schedulers(1)
            machines.workers(2)
            sizes = []
            for number in range(1, 5):
                wait_for(partial(_world_polled, engine, number, world), 600, machines)
                with engine.connect() as connection:
                    sizes.append(int(connection.execute(_SIZE).scalar_one()))
                world.edition += number == 3
                make_due(engine)
    same, changed = ((sizes[n] - sizes[n - 1]) / len(world.names) for n in (2, 3))
    print(
        f"the database gains {same:,.0f} bytes a poll that finds nothing, {changed:,.0f} where a third finds a change"
    )


def main() -> None:
    """Print it all."""
    one, four = rounds(1), rounds(4)
    print(f"at 50 ms a page: 1 worker {one:.1f} polls a second, 4 workers {four:.1f}: {four / one:.1f} times")
    look(20_000)
    for waiting in (2_000, 100_000):
        print(f"taking one of {waiting:,} jobs that wait: {taking(waiting, waiting // 20) * 1000:.1f} ms")
    growth()
    databases.end()


if __name__ == "__main__":
    main()
