"""One refresh at a time, held against a real second process."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.database.lock import refresh_lock
from storage.database.opening import open_database
from storage.store import Locked, StorageError, Store
from tests.storage.holder import held


def test_the_loser_is_told_who_holds_the_lock(engine: Engine, url: str) -> None:
    with held("refresh", url) as process:
        with pytest.raises(Locked, match="critmin") as refused, refresh_lock(engine):
            pass
        assert str(process.pid) in str(refused.value)
        assert "since 20" in str(refused.value)
        assert Store(engine).states() == {}  # reading goes on
    assert refused.value.exit_status == 1


def test_a_killed_holder_frees_the_lock(engine: Engine, url: str) -> None:
    with held("refresh", url) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        deadline = time.monotonic() + 120
        while not _free(engine):  # PostgreSQL needs a moment to notice that its client is gone
            assert time.monotonic() < deadline
            time.sleep(0.01)


def _free(engine: Engine) -> bool:
    try:
        with refresh_lock(engine):
            return True
    except Locked:
        return False


def test_the_lock_is_free_again_afterwards(engine: Engine) -> None:
    for _ in range(3):
        with refresh_lock(engine), pytest.raises(Locked), refresh_lock(engine):
            pass
    with pytest.raises(KeyError), refresh_lock(engine):
        raise KeyError
    with refresh_lock(engine):
        pass


def test_two_databases_have_two_locks(engine: Engine, tmp_path: Path) -> None:
    other = open_database(f"sqlite:///{tmp_path / 'other.db'}")
    with refresh_lock(engine), refresh_lock(other), pytest.raises(Locked), refresh_lock(other):
        pass
    other.dispose()


def test_the_lock_file_tells_the_holder_only_while_it_is_held(sqlite_url: str, tmp_path: Path) -> None:
    engine, path = open_database(sqlite_url), tmp_path / "critmin.db.lock"
    with refresh_lock(engine, "critmin run"):
        holder = json.loads(path.read_text())
        assert (holder["pid"], holder["command"]) == (os.getpid(), "critmin run")
        assert holder.keys() == {"pid", "host", "started_at", "command"}
    assert path.read_text() == ""
    engine.dispose()


@pytest.mark.parametrize("written", ["", "{", "[]", '{"pid": 1}'])
def test_a_holder_that_cannot_be_read_is_another_one(sqlite_url: str, tmp_path: Path, written: str) -> None:
    engine, path = open_database(sqlite_url), tmp_path / "critmin.db.lock"
    with refresh_lock(engine):
        path.write_text(written)
        with pytest.raises(Locked, match="Another refresh"), refresh_lock(engine):
            pass
    engine.dispose()


def test_a_nameless_holder_on_the_server_is_another_one(postgres_url: str) -> None:
    engine = open_database(postgres_url)
    with refresh_lock(engine, "x" * 200):
        with pytest.raises(Locked, match="xxx"), refresh_lock(engine):
            pass
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(1, 2)"))  # a stranger's lock is nobody's holder
            with pytest.raises(Locked, match="xxx"), refresh_lock(engine):
                pass
    engine.dispose()


def test_a_lost_connection_loses_the_lock_quietly(postgres_url: str) -> None:
    engine = open_database(postgres_url)
    with refresh_lock(engine), engine.begin() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'critmin|%'"
        connection.execute(text(others))
    with refresh_lock(engine), pytest.raises(Locked), refresh_lock(engine):
        pass
    engine.dispose()


def test_a_lock_file_that_cannot_be_written_is_an_error(sqlite_url: str, tmp_path: Path) -> None:
    engine = open_database(sqlite_url)
    (tmp_path / "critmin.db.lock").mkdir()
    with pytest.raises(StorageError, match="lock file"), refresh_lock(engine):
        pass
    engine.dispose()
