"""Turns at a host: one at a time and with a pause, whoever dies and whatever is started anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.database.host_turns import HostTurns
from tests import databases

GAP = 0.2


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A PostgreSQL database."""
    with databases.using(databases.POSTGRESQL):
        yield databases.open_at(tmp_path)


def row(engine: Engine, values: str) -> None:
    """What is remembered of the host `a`."""
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO host_turns (host, taken_at, ends_by, free_at) VALUES ('a', {values})"))


def test_one_at_a_time_with_a_pause_between(engine: Engine, tmp_path: Path) -> None:
    other = databases.open_at(tmp_path)  # as another machine would
    spans: list[tuple[float, float]] = []

    def ask(turns: HostTurns) -> None:
        for _ in range(3):
            with turns.turn("a", GAP, 10):
                begin = time.monotonic()
                time.sleep(0.02)
                spans.append((begin, time.monotonic()))

    threads = [threading.Thread(target=ask, args=(HostTurns(item),)) for item in (engine, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spans.sort()
    assert len(spans) == 6
    assert min(after[0] - before[1] for before, after in pairwise(spans)) >= GAP * 0.99


def test_hosts_do_not_wait_for_each_other(engine: Engine) -> None:
    turns = HostTurns(engine)
    waited: list[float] = []
    quick = HostTurns(engine, sleep=waited.append)
    with turns.turn("a", 60, 10), quick.turn("b", 60, 10):
        pass
    assert waited == []


def test_a_plea_for_rest_is_heard_by_all(engine: Engine) -> None:
    HostTurns(engine).close("a", 3000)
    HostTurns(engine).close("a", 500)  # the longer one stands
    assert 2000 < HostTurns(engine).closed_for("a") <= 3000
    assert HostTurns(engine).closed_for("b") == 0.0


def test_who_died_in_a_turn_holds_nobody_off_longer_than_the_pause(engine: Engine) -> None:
    row(engine, "now(), now() + interval '10 minutes', NULL")
    waited: list[float] = []
    with HostTurns(engine, sleep=waited.append).turn("a", 7.5, 10):
        pass
    assert waited == [7.5]


def test_after_the_servers_start_an_open_turn_is_waited_for(engine: Engine) -> None:
    """The lock went with the server; its holder may be asking still, for as long as it said."""
    row(engine, "pg_postmaster_start_time() - interval '1 minute', clock_timestamp() + interval '1 hour', NULL")
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        with engine.begin() as connection:
            connection.execute(text("UPDATE host_turns SET ends_by = clock_timestamp()"))

    with HostTurns(engine, sleep=sleep).turn("a", 7.5, 10):
        pass
    assert 0 < waited[0] <= 3600
    assert len(waited) == 1


def test_a_turn_that_could_not_be_ended_is_ended_later(engine: Engine) -> None:
    with HostTurns(engine, sleep=lambda _: None).turn("a", GAP, 10), engine.connect() as connection:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = :name"
        )
        connection.execute(text(others), {"name": engine.url.database})
    with engine.connect() as connection:
        assert connection.execute(text("SELECT taken_at, ends_by FROM host_turns")).one() == (None, None)
