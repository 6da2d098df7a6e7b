"""Histories of one list page, polled end to end: what is told is exactly true, and what is doubtful is held."""

from __future__ import annotations

import pytest

from tests.pipeline.histories.list_pages import histories
from tests.pipeline.histories.polled import Followed, followed

ALL = {history.name: history for history in histories()}
EXACT = 87  # of the histories, in which nothing is told but what is true; a page that is doubtful is held beside that


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Followed]:
    """Each history polled once."""
    return {name: followed(tmp_path_factory.mktemp("history"), history) for name, history in ALL.items()}


@pytest.mark.parametrize("name", ALL)
def test_nothing_false_is_told_and_what_is_not_told_is_held(results: dict[str, Followed], name: str) -> None:
    result = results[name]
    assert not result.untrue(ALL[name]), result
    assert result.told == ALL[name].truth or result.outcome == "quarantined", result
    if result.outcome == "quarantined":
        assert result.error


def test_most_are_told_exactly(results: dict[str, Followed]) -> None:
    exact = [name for name, result in results.items() if result.told == ALL[name].truth]
    with_news = [name for name in exact if ALL[name].truth]
    assert len(exact) >= EXACT, sorted(set(ALL) - set(exact))
    assert len(with_news) >= 14, with_news
