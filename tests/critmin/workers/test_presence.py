"""A worker that lives is known to live, and what it does not do any more is not held for under way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from critmin.workers.presence import Presence
from critmin.workers.queue import application, set_up
from critmin.workers.scheduling import free_lost_jobs, poll_job
from storage.database.connections import writing
from tests import databases
from tests.pipeline.worlds import source


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database in which a worker, number 1, last said a minute ago that it lives, and has two jobs of three."""
    with databases.using(databases.POSTGRESQL):
        made = databases.open_at(tmp_path)
        set_up(made)
        names = ("one", "two", "three")
        jobs = [poll_job(source("page", f"https://{name}.example/", id=name), None) for name in names]
        with application(made).open() as app:
            app.job_manager.batch_defer_jobs(jobs)
        with writing(made) as connection:
            connection.execute(
                text("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute')")
            )
            for _ in range(2):
                connection.execute(text("SELECT procrastinate_fetch_job_v2(NULL, 1)"))
        yield made


def under_way(engine: Engine) -> set[int]:
    with engine.connect() as connection:
        return set(connection.execute(text("SELECT id FROM procrastinate_jobs WHERE status = 'doing'")).scalars())


def workers(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM procrastinate_workers")).scalar_one())


def test_who_gives_a_sign_of_life_keeps_its_jobs(engine: Engine) -> None:
    assert Presence(engine, 1, {1, 2}).sign()
    assert free_lost_jobs(engine, silence=30) == set()
    assert under_way(engine) == {1, 2}


def test_a_job_that_is_not_under_way_at_two_signs_is_taken_out(engine: Engine) -> None:
    presence = Presence(engine, 1, {2})
    assert presence.sign()
    assert under_way(engine) == {1, 2}, "it may be about to begin"
    assert presence.sign()
    assert under_way(engine) == {2}


def test_a_job_that_begins_late_is_not_taken_out(engine: Engine) -> None:
    presence = Presence(engine, 1, {2})
    assert presence.sign()
    presence.running.add(1)
    assert presence.sign()
    assert under_way(engine) == {1, 2}


def test_a_worker_that_was_forgotten_hears_it(engine: Engine) -> None:
    assert not Presence(engine, 99).sign()


def test_who_leaves_leaves_no_job_and_no_host_behind(engine: Engine) -> None:
    presence = Presence(engine, 1)
    presence.leave()
    assert (under_way(engine), workers(engine), presence.worker) == (set(), 0, None)
    presence.leave()
