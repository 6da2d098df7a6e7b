"""The recorded world, polled once for all that is recomputed from its files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from storage.store import Store
from tests.digests import recorded
from tests.digests.raw_iso import CMCC, within
from tests.digests.raw_world import World
from tests.digests.recorded import Row
from tests.long import LONG

_OTHERS = ("ISO/TMBG", "ISO/TC 309", "ISO/TC 268", "ISO/TC 283")


def sampled(row: Row) -> bool:
    """In the gate: the watched committees, the mandate's documents, and every fortieth document."""
    named = within(row["committee"], CMCC) or row["committee"] in _OTHERS
    return LONG or named or hashlib.sha256(row["id"].encode()).digest()[0] < 256 // 40


@pytest.fixture(scope="session")
def world(shared: Path) -> World:
    """What the files say."""
    return World(shared, sampled)


@pytest.fixture(scope="session")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What was polled of it."""
    return recorded.world(shared, tmp_path_factory.mktemp("recorded"), sampled)
