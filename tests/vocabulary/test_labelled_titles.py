"""How well titles are understood, measured on labelled titles; the figures stand in docs/coverage-quality.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vocabulary.labelled import ASPECTS, ELSEWHERE, UNSEEN, WATCHED, Labelled, agreement, read
from vocabulary.minerals import all_ids
from vocabulary.standards import kinds

REPORT = Path(__file__).parents[2] / "docs" / "coverage-quality.md"
LEAST = 0.97


def held_out() -> list[Labelled]:
    return [each for each in read(WATCHED) if each.held_out]


SETS = {
    "watched committees, tuning half": [each for each in read(WATCHED) if not each.held_out],
    "watched committees, held-out half": held_out(),
    "other committees, looked at": read(ELSEWHERE),
    "other committees, not looked at": read(UNSEEN),
}


@pytest.mark.parametrize("aspect", ["materials", "kinds"])
def test_the_half_that_no_rule_was_made_for_is_understood(aspect: str) -> None:
    found = agreement(held_out(), aspect)
    print(f"{aspect}: precision {found.precision:.4f}, recall {found.recall:.4f}")
    assert found.precision >= LEAST
    assert found.recall >= LEAST


def test_the_labels_are_many_and_of_the_vocabulary() -> None:
    titles = read(WATCHED)
    assert len({each.title for each in titles}) >= 400
    assert 0.4 < len(held_out()) / len(titles) < 0.6
    known = {"materials": set(all_ids()), "analytes": set(all_ids()), "kinds": {kind.id for kind in kinds()}}
    for each in (*titles, *read(ELSEWHERE), *read(UNSEEN)):
        for aspect in ASPECTS:
            assert each.labels[aspect] <= known[aspect], each.reference


@pytest.mark.parametrize("name", SETS)
def test_the_documented_figures_are_those_that_are_measured(name: str) -> None:
    rows = [row for row in REPORT.read_text(encoding="utf-8").splitlines() if row.startswith(f"| {name} |")]
    measured = [agreement(SETS[name], aspect) for aspect in ASPECTS]
    figures = " | ".join(f"{each.precision:.3f} | {each.recall:.3f}" for each in measured)
    assert rows == [f"| {name} | {len(SETS[name])} | {figures} |"]
