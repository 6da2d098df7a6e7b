"""Shared fixtures: the recorded real data beside the project, where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(os.environ.get("CRITMIN_SHARED_DATA") or Path(__file__).resolve().parents[2] / "shared")

settings.register_profile("critmin", deadline=None)  # speed is measured in bench/, never asserted in a test
settings.load_profile("critmin")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of recorded real inputs; tests that need it skip where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"recorded data not found at {SHARED} (set CRITMIN_SHARED_DATA to its folder)")
    return SHARED
