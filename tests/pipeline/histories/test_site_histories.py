"""Histories of pages of other kinds of sites: nothing false is told, and what is not told is held or was never read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.long import LONG, often
from tests.pipeline.histories.list_pages import History
from tests.pipeline.histories.polled import followed
from tests.pipeline.histories.sites import cross_histories, cut_histories, site_histories

SITES, CUTS, REDESIGNS = list(site_histories()), list(cut_histories()), list(cross_histories())
SEED = 20261126


def some(histories: list[History], number: int) -> list[History]:
    """A sample that stays the same, or all of them in the long form."""
    return histories if LONG else random.Random(SEED).sample(histories, number)


def assert_true(folder: Path, histories: list[History]) -> None:
    """Poll each of them."""
    for place, history in enumerate(histories):
        here = folder / str(place)
        here.mkdir()
        result = followed(here, history)
        assert not result.untrue(history), (history.name, result)
        if result.told != history.truth:
            never_read = result.outcome == "first"  # nor was the page before
            assert never_read or (result.outcome in {"quarantined", "failed"} and result.error), (history.name, result)


@pytest.mark.long
@pytest.mark.sampled
def test_what_happens_to_a_list_is_told_truly_or_held(tmp_path: Path) -> None:
    assert_true(tmp_path, some(SITES, often(40, long=len(SITES))))


@pytest.mark.long
@pytest.mark.sampled
def test_a_list_that_is_cut_at_any_entry_has_lost_none(tmp_path: Path) -> None:
    assert_true(tmp_path, some(CUTS, often(25, long=len(CUTS))))


@pytest.mark.long
@pytest.mark.sampled
def test_a_redesign_is_no_news(tmp_path: Path) -> None:
    assert_true(tmp_path, some(REDESIGNS, often(6, long=len(REDESIGNS))))


def test_there_are_many_of_them() -> None:
    assert len(SITES) + len(CUTS) + len(REDESIGNS) >= 600
