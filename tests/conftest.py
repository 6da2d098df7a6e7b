"""Shared fixtures: the recorded real data beside the project, where it is present."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import databases
from tests.long import LONG
from tests.pipeline.fetch.loopback import Exchange, Server, Site

SHARED = Path(os.environ.get("CRITMIN_SHARED_DATA") or Path(__file__).resolve().parents[2] / "shared")

# Speed is measured in bench/, never asserted in a test.
# The gate tries the same examples each time, the long form others.
settings.register_profile("critmin", deadline=None, derandomize=not LONG)
settings.load_profile("critmin")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without CRITMIN_LONG=1 the tests that have only a long form are not there."""
    only_long = [item for item in items if item.get_closest_marker("long") and not item.get_closest_marker("sampled")]
    if not LONG and only_long:
        config.hook.pytest_deselected(items=only_long)
        items[:] = [item for item in items if item not in only_long]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is marked `both_databases` runs on either."""
    if metafunc.definition.get_closest_marker("both_databases"):
        metafunc.parametrize("database_kind", databases.KINDS, indirect=True)


def pytest_unconfigure() -> None:
    """Stop the PostgreSQL server, if tests started one."""
    databases.end()


@pytest.fixture(autouse=True)
def database_kind(request: pytest.FixtureRequest) -> Iterator[str]:
    """The kind of database that `tests.databases.url_at` gives within the test."""
    kind = getattr(request, "param", databases.DEFAULT)
    with databases.using(kind):
        yield kind


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of recorded real inputs; tests that need it skip where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"recorded data not found at {SHARED} (set CRITMIN_SHARED_DATA to its folder)")
    return SHARED


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that lives for one test."""
    server = Server(("127.0.0.1", 0), Exchange)
    server.site = Site(port=server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.site
    server.shutdown()
    thread.join()
    server.server_close()
