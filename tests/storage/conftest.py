"""A database for each test: an SQLite file, and one of a real PostgreSQL server (`tests.databases`)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.database.opening import open_database
from storage.store import Store
from tests import databases

BUSY_SECONDS = 0.1


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    name = f"test_{uuid.uuid4().hex}"
    databases.create(name)
    yield databases.on_server(name)
    databases.drop(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'critmin.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, of either kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An opened database that waits but shortly for others."""
    engine = open_database(url, busy_seconds=BUSY_SECONDS)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    """An empty store."""
    return Store(engine)
