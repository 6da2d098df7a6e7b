"""What tests of polled news share: a publisher on loopback and a store of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.pipeline.news.server import Publisher, publisher
from tests.pipeline.worlds import open_store


@pytest.fixture
def web() -> Iterator[Publisher]:
    with publisher() as result:
        yield result


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)
