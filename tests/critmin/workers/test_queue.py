"""The traps of a queue: jobs of the dead, waiting jobs that block, names that stay taken, tables of two programs."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from procrastinate import App
from procrastinate.schema import SchemaManager
from sqlalchemy import Engine, text

from critmin.workers.presence import Presence
from critmin.workers.queue import application, check_possible, set_up
from critmin.workers.scheduling import Scheduler, free_lost_jobs, poll_job, side_job
from critmin.workers.working import Worker
from pipeline.catalogue import load
from pipeline.poll.poll import Tools
from pipeline.source import Source
from storage.database import schema
from storage.database.connections import writing
from storage.database.errors import StorageError
from storage.database.opening import open_database
from storage.store import SourceState, Store
from tests import databases
from tests.critmin.workers.world import World
from tests.pipeline.worlds import plain, source
from vocabulary.errors import ConfigurationError


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with both schemas, on a server that runs for a while already."""
    with databases.using(databases.POSTGRESQL):
        made = databases.open_at(tmp_path)
        set_up(made)
        yield made


@pytest.fixture
def app(engine: Engine) -> Iterator[App]:
    """The application that puts jobs in."""
    with application(engine).open() as opened:
        yield opened


def scheduler(engine: Engine, app: App, folder: Path, hosts: int = 2, each: int = 2) -> Scheduler:
    """One that watches so many sources."""
    return Scheduler(Store(engine), app, World(folder, hosts, each, port=9).write_catalogue())


def look(scheduling: Scheduler) -> None:
    scheduling(lambda: False)


def jobs(engine: Engine, status: str = "todo") -> list[str]:
    """The queueing locks of the jobs, in the order in which workers take them."""
    query = "SELECT queueing_lock FROM procrastinate_jobs WHERE status = :status ORDER BY priority DESC, id"
    with engine.connect() as connection:
        return list(connection.execute(text(query), {"status": status}).scalars())


def take(engine: Engine, *, silent: float = 0.0) -> str | None:
    """A worker that gave no sign of life for so many seconds takes a job; the job's queueing lock."""
    with writing(engine) as connection:
        worker = connection.execute(
            text(
                "INSERT INTO procrastinate_workers (last_heartbeat) "
                "VALUES (now() - make_interval(secs => :silent)) RETURNING id"
            ),
            {"silent": silent},
        ).scalar_one()
        query = text("SELECT queueing_lock FROM procrastinate_fetch_job_v2(NULL, :worker)")
        return connection.execute(query, {"worker": worker}).scalar()


def test_what_is_due_is_put_in_once_and_one_host_after_the_other(engine: Engine, app: App, tmp_path: Path) -> None:
    scheduling = scheduler(engine, app, tmp_path)
    look(scheduling)
    expected = ["source host-1-0", "source host-2-0", "source host-1-1", "source host-2-1"]
    assert jobs(engine) == expected
    look(scheduling)
    assert jobs(engine) == expected
    assert take(engine) == "source host-1-0"
    look(scheduling)
    assert jobs(engine) == expected[1:], "what is under way is not put in again"
    assert take(engine) == "source host-2-0"
    assert take(engine) is None, "both hosts are being asked"


def test_a_changed_catalogue_is_taken_over_at_the_next_look(engine: Engine, app: App, tmp_path: Path) -> None:
    scheduling = scheduler(engine, app, tmp_path, hosts=1, each=1)
    look(scheduling)
    World(tmp_path, 1, 2, port=9).write_catalogue()
    look(scheduling)
    assert jobs(engine) == ["source host-1-0", "source host-1-1"]
    (tmp_path / "sources.yaml").write_text("sources: ores")
    with pytest.raises(ConfigurationError, match=r"sources\.yaml"):
        look(scheduling)


def test_the_job_of_a_dead_worker_is_freed_and_its_host_with_it(engine: Engine, app: App, tmp_path: Path) -> None:
    scheduling = scheduler(engine, app, tmp_path, hosts=1)
    look(scheduling)
    assert take(engine, silent=60) == "source host-1-0"
    assert take(engine) is None, "the dead one's job holds the host"
    assert free_lost_jobs(engine, silence=300) == set(), "it may live"
    scheduling._lost |= free_lost_jobs(engine, silence=0.5)
    assert scheduling._lost == {"source host-1-0"}
    look(scheduling)
    assert jobs(engine) == ["source host-1-0", "source host-1-1"], "it is due, so it is put in again, before the others"
    assert take(engine) == "source host-1-0"


def test_a_dead_worker_that_nobody_knows_any_more_is_dead(engine: Engine, app: App, tmp_path: Path) -> None:
    look(scheduler(engine, app, tmp_path, hosts=1, each=1))
    take(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM procrastinate_workers")
    assert free_lost_jobs(engine, silence=0.5)


def test_just_after_the_servers_start_nobody_is_dead(tmp_path: Path) -> None:
    with databases.using(databases.POSTGRESQL), databases.own_server() as server:
        engine = databases.open_url(server.url)
        set_up(engine)
        with application(engine).open() as app:
            look(scheduler(engine, app, tmp_path, hosts=1, each=1))
        take(engine, silent=1000)
        assert free_lost_jobs(engine, silence=900) == set()


def test_a_name_never_orphans_a_job(engine: Engine, app: App) -> None:
    """The engine's own retry fails where another job of that name waits; ours frees the host, and one job is left."""
    watched = source("iso-deliverables")
    app.job_manager.batch_defer_jobs([poll_job(watched, None)])
    take(engine, silent=60)
    app.job_manager.batch_defer_jobs([poll_job(watched, None)])  # the name is free while the first one is under way
    assert (jobs(engine), jobs(engine, "doing")) == (["source watched"], ["source watched"])
    assert free_lost_jobs(engine, silence=0.5)
    assert (jobs(engine), jobs(engine, "doing")) == (["source watched"], [])
    assert take(engine) == "source watched"


def test_two_schedulers_at_once_put_in_nothing_twice(engine: Engine, app: App, tmp_path: Path) -> None:
    scheduling = scheduler(engine, app, tmp_path, hosts=1)
    look(scheduling)
    before = jobs(engine)
    scheduling._put_in([poll_job(source("iso-deliverables", id="host-1-0"), None)])
    assert jobs(engine) == before


def test_no_job_waits_for_a_time(engine: Engine, app: App, tmp_path: Path) -> None:
    """A job that waits for its retry would hold up its host; what failed is due at its time, and put in then."""
    watched = source("iso-deliverables", poll="hourly")
    for job in (poll_job(watched, None), side_job("digests")):
        assert job.scheduled_at is None
    tools = Tools(Store(engine), cast("Any", None), cast("Any", None), plain)
    working = application(engine, to_work=True)
    Worker(tools, Presence(engine), None, threading.Event(), {"site": lambda _: None})._register(working)
    assert {name: working.tasks[name].retry_strategy for name in ("polls", "site")} == {"polls": None, "site": None}


def test_what_is_polled_often_goes_first_and_what_fails_last(engine: Engine, app: App) -> None:
    store = Store(engine)
    order = {"failing": "hourly", "weekly": "weekly", "daily": "daily", "hourly": "hourly"}
    put = []
    for name, poll in order.items():
        watched = source("iso-deliverables", f"https://{name}.example/", id=name, poll=poll)
        put.append(poll_job(watched, SourceState(name, failures=int(name == "failing"))))
    app.job_manager.batch_defer_jobs([*put, side_job("digests")])
    names = ["digests", *(f"source {name}" for name in ("hourly", "daily", "weekly", "failing"))]
    assert jobs(engine) == names
    assert store.states() == {}


def test_both_schemas_are_set_up_in_order_and_once(tmp_path: Path) -> None:
    with databases.using(databases.POSTGRESQL):
        engine = databases.open_at(tmp_path)
        for _ in range(2):
            set_up(engine)
        with engine.connect() as connection:
            assert schema.version(connection) == schema.newest()
        with application(engine).open() as app:
            assert app.check_connection()


def shape(engine: Engine) -> set[tuple[str, str]]:
    """The names and the definitions of what Procrastinate's scripts make."""
    functions = (
        "SELECT 'function', pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace "
        "WHERE nspname = 'public' AND proname LIKE 'procrastinate%'"
    )
    columns = (
        "SELECT 'column', table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name LIKE 'procrastinate%'"
    )
    indexes = "SELECT 'index', indexdef FROM pg_indexes WHERE tablename LIKE 'procrastinate%'"
    triggers = "SELECT 'trigger', pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'procrastinate%'"
    with engine.connect() as connection:
        return {
            (row[0], row[1])
            for part in (functions, columns, indexes, triggers)
            for row in connection.execute(text(part))
        }


def test_an_older_queue_is_upgraded_to_what_a_new_one_is(engine: Engine, tmp_path: Path) -> None:
    older = databases.open_at(tmp_path, "older")
    scripts = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
    known = [path for path in scripts if path.name < "03.02"]
    with writing(older) as connection:
        for path in known:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(path.read_text())
        connection.exec_driver_sql("CREATE TABLE critmin_queue_schema (script text PRIMARY KEY)")
        for path in known:
            connection.exec_driver_sql("INSERT INTO critmin_queue_schema VALUES (%s)", (path.name,))
    assert len(known) < len(scripts)
    set_up(older)
    assert shape(older) == shape(engine)


def test_a_queue_of_a_newer_engine_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO critmin_queue_schema VALUES ('99.00.00_01_pre_next.sql')")
    with pytest.raises(StorageError, match=r"newer Procrastinate \(99"):
        set_up(engine)


def test_a_queue_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with databases.using(databases.POSTGRESQL):
        engine = databases.open_at(tmp_path)
        with writing(engine) as connection:
            connection.exec_driver_sql("CREATE TABLE procrastinate_jobs (id integer)")
        with pytest.raises(StorageError, match="another program"):
            set_up(engine)


def test_workers_are_not_for_sqlite(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'critmin.db'}")
    with pytest.raises(ConfigurationError, match="critmin move"):
        check_possible(engine)
    engine.dispose()


def test_a_source_travels_whole() -> None:
    for watched in load().sources:
        job = json.loads(json.dumps(poll_job(watched, None).task_kwargs["source"]))
        assert Source.model_validate(job) == watched
