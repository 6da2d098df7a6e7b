"""A worker that reaches nothing finds out; hosts that are down for long do not make it think so."""

from __future__ import annotations

import pytest

from critmin.workers.reach import Reach
from pipeline.outcome import Outcome
from tests.pipeline.worlds import source


def noted(*polls: tuple[str, str | None, int]) -> list[str]:
    """What is not to blame after polls of (name, reason of failure, failures before), each on a host of its own."""
    reach, last = Reach(), []
    for name, reason, failures in polls:
        watched = source("page", f"https://{name[0]}.example/{name}", id=name)
        last = reach.note(watched, Outcome(name, "failed" if reason else "unchanged", reason=reason), failures)
    return last


GONE = "unreachable"


@pytest.mark.parametrize(
    ("polls", "blameless"),
    [
        ([("a", GONE, 0), ("b", GONE, 0), ("c", GONE, 0)], ["a", "b", "c"]),
        ([("a", GONE, 0), ("b", GONE, 0)], []),
        ([("a1", GONE, 0), ("a2", GONE, 0), ("a3", GONE, 0)], []),  # one host
        ([("a", GONE, 0), ("b", None, 0), ("c", GONE, 0), ("d", GONE, 0)], []),  # something was reached
        ([("a", GONE, 0), ("b", "http", 0), ("c", GONE, 0), ("d", GONE, 0)], []),  # an answer, if a bad one
        ([("a", GONE, 4), ("b", GONE, 1), ("c", GONE, 2), ("d", GONE, 0)], []),  # they are down for long
        ([("a", GONE, 0), ("x", GONE, 3), ("b", GONE, 0), ("c", GONE, 0)], ["a", "b", "c"]),
    ],
)
def test_several_hosts_that_were_well_and_none_reached(
    polls: list[tuple[str, str | None, int]], blameless: list[str]
) -> None:
    assert noted(*polls) == blameless


def test_a_poll_that_was_given_up_says_nothing() -> None:
    reach = Reach()
    for name in "ab":
        assert (
            reach.note(source("page", f"https://{name}.example/", id=name), Outcome(name, "failed", reason=GONE), 0)
            == []
        )
    assert reach.note(source("page", id="c"), Outcome("c", "skipped"), 0) == []
    assert reach.note(source("page", "https://d.example/", id="d"), Outcome("d", "failed", reason=GONE), 0) == [
        "a",
        "b",
        "d",
    ]
