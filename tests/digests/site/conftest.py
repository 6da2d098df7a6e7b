"""One site, built once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from digests.site.building import ADDRESSES, files
from digests.site.world import Wishes, World, read
from digests.site.writing import write
from pipeline.catalogue import load
from tests.digests.site.sample import quarantine, stored

HELD = "list-usgs-critical-minerals"
AS_OF = date(2026, 3, 31)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A small world: the atlas, and a record of every kind that changed."""
    with stored(tmp_path_factory.mktemp("database")) as store:
        quarantine(store, HELD)
        yield read(store, load(None, None).sources, AS_OF, Wishes(base="https://site.example/critmin", operator=True))


@pytest.fixture(scope="session")
def built(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    out = tmp_path_factory.mktemp("site")
    write(out, lambda before: files(world, before), ADDRESSES)
    return out
