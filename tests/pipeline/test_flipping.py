"""A source that flips between two states is told once and marked unstable; a return that stays is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.store import ChangeQuery
from tests.pipeline.worlds import jsonl, open_store, poll, record, source

START, DAY = datetime(2026, 1, 5, 6, tzinfo=UTC), timedelta(days=1)
URL = "https://ore.example/rules"
PROSE = "".join(f"<p>Rule {n} of the scheme covers ore number {n} from the mine to the refinery.</p>" for n in range(9))


def page(*more: str, noise: int = 0) -> bytes:
    said = "".join(f"<p>{item}</p>" for item in more)
    return f"<html><!-- {noise} --><body><main>{PROSE}{said}</main></body></html>".encode()


A, B, C, D, E, F = (page(f"Rule {name} is in force.") for name in "ABCDEF")


def told(
    folder: Path, bodies: list[bytes], kind: str = "page", **entries: object
) -> tuple[list[int], list[str], str | None]:
    """How many changes each daily poll told, its outcome, and what marks the source as unstable at the end."""
    media = "application/json" if kind.startswith("iso") else "text/html"
    archive = record(folder, [(URL, START + DAY * n, body) for n, body in enumerate(bodies)], media)
    store, watched = open_store(folder), source(kind, URL, topic="frameworks", **entries)
    outcomes = [poll(store, archive, START + DAY * n, watched).sources[0] for n in range(len(bodies))]
    state = store.state("watched")
    assert len(store.changes(ChangeQuery())) == sum(outcome.changes for outcome in outcomes)
    store.engine.dispose()
    return (
        [outcome.changes for outcome in outcomes],
        [outcome.outcome for outcome in outcomes],
        state.unstable if state else None,
    )


def test_a_page_that_flips_is_told_once_and_marked(tmp_path: Path) -> None:
    changes, outcomes, unstable = told(tmp_path, [A, B, A, B, A, B, A, B])
    assert changes == [0, 1, 0, 0, 0, 0, 0, 0]
    assert outcomes == ["first", "changed", "quarantined", *["unchanged", "quarantined"] * 2, "unchanged"]
    assert unstable is not None
    assert "reported once" in unstable


def test_bytes_that_differ_each_time_make_no_difference(tmp_path: Path) -> None:
    flips = [page(f"Rule {'AB'[n % 2]} is in force.", noise=n) for n in range(8)]
    assert told(tmp_path, flips)[0] == [0, 1, 0, 0, 0, 0, 0, 0]


def test_a_return_that_stays_is_told_on_the_third_day(tmp_path: Path) -> None:
    changes, outcomes, unstable = told(tmp_path, [A, B, A, A, A, A])
    assert changes == [0, 1, 0, 0, 1, 0]
    assert outcomes[2:] == ["quarantined", "quarantined", "changed", "unchanged"]
    assert unstable is None


def test_the_more_often_it_came_and_went_the_longer_it_has_to_stay(tmp_path: Path) -> None:
    slow = [A, *[B] * 5, *[A] * 5, *[B] * 5, *[A] * 5, *[B] * 5]
    changes, _, unstable = told(tmp_path, slow)
    assert sum(changes) == 2
    assert unstable is not None


@pytest.mark.parametrize(
    ("states", "changes"),
    [
        ([A, B, C] * 4, [0, 1, 1, *[0] * 9]),
        ([A, B, C, A, A, A, A], [0, 1, 1, 0, 0, 1, 0]),
        ([A, B, C, D] * 4, [0, 1, 1, 1, *[0] * 12]),
        ([A, B, C, B, A, C, A, B, C, B, A, B, C], [0, 1, 1, *[0] * 10]),
        ([A, B, C, D, E, F], [0, 1, 1, 1, 1, 1]),
        ([A, B, D, C, E, A, F], [0, 1, 1, 1, 1, 0, 1]),
    ],
    ids=["three", "three, and it stays", "four", "three in any order", "always new", "new after a return"],
)
def test_each_of_several_states_is_told_once(tmp_path: Path, states: list[bytes], changes: list[int]) -> None:
    assert told(tmp_path, states)[0] == changes


@pytest.mark.parametrize("back", [[{"id": 3}], [{"id": 3, "currentStage": 4060}]])
def test_a_return_among_other_news_is_told(tmp_path: Path, back: list[dict[str, object]]) -> None:
    def projects(stage: int, *more: dict[str, object]) -> bytes:
        rows: list[dict[str, object]] = [
            {"id": n, "reference": f"ISO/DIS {n}", "title": {"en": "Ore"}, "currentStage": stage} for n in (1, 2)
        ]
        return jsonl([*rows, *({"reference": "ISO/DIS 3", "title": {"en": "Ore"}, **row} for row in more)])

    changes, outcomes, _ = told(tmp_path, [projects(4020), projects(4060), projects(4020), projects(4020, *back)],
                                "iso-deliverables")  # fmt: skip
    assert outcomes[2] == "quarantined"
    assert changes == [0, 2, 0, 3]
