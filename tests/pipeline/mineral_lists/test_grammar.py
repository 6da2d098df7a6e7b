"""Pages of the grammar: nothing is told that is not so; how much is told exactly has a floor.

The gate takes a seeded sample; `CRITMIN_LONG=1` (`./run long -k grammar`) takes thousands and prints the figures.
"""

from __future__ import annotations

from random import Random

import pytest

from tests.long import often
from tests.pipeline.mineral_lists.grammar.pages import Page, page
from tests.pipeline.mineral_lists.grammar.parts import Half
from tests.pipeline.mineral_lists.measure import SILENT, outcome, reading_of, tally

ROUNDS = often(150, long=2500)
FLOORS = {  # least share of exact readings, by the part of the grammar and the kind of page
    ("seen", "one"): 0.97,
    ("seen", "second"): 0.95,
    ("seen", "sites"): 0.97,
    ("unseen", "one"): 0.96,
    ("unseen", "second"): 0.88,
}


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize(("half", "kind"), FLOORS)
def test_a_counted_list_is_read_exactly_or_held(half: Half, kind: str) -> None:
    result = tally(page(number, half, kind) for number in range(ROUNDS))
    print(half, kind, dict(result))
    assert result[SILENT] == 0
    assert result["exact"] >= FLOORS[half, kind] * ROUNDS


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_nothing_is_told_that_is_not_so_whatever_the_damage(half: Half) -> None:
    result = tally(page(number, half) for number in range(ROUNDS))
    print(half, "any", dict(result))
    assert result[SILENT] <= 0.001 * ROUNDS
    assert result["exact"] >= 0.5 * ROUNDS


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_no_page_without_a_list_is_read_as_one(half: Half) -> None:
    result = tally(page(number, half, "none") for number in range(ROUNDS))
    print(half, "none", dict(result))
    assert result[SILENT] == result["exact"] == 0


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_a_last_poll_may_hold_a_reading_and_never_makes_one_wrong(half: Half) -> None:
    """The last edition differs from the page by none to thirty entries; no page states a year of its own reading."""
    pages = [page(number, half) for number in range(ROUNDS)]
    last = {item.number: _earlier(item) for item in pages}
    result = tally(pages, last)
    print(half, "with a last poll", dict(result))
    assert result[SILENT] == 0
    assert result["exact"] >= 0.4 * ROUNDS


def _earlier(each: Page) -> list[str]:
    """The list before: some of today's entries were not on it yet, others have gone since."""
    rng = Random(f"earlier/{each.number}")
    names, changed = list(each.truth), rng.choice([0, 0, 1, 2, 4, 8, 15])
    new = frozenset(rng.sample(range(len(names)), min(changed, len(names) // 2)))
    kept = [name for place, name in enumerate(names) if place not in new]
    gone = ("Salt", "Amber", "Chalk", "Slate")[: rng.choice([0, 0, 1, 2])]
    return sorted([*kept, *gone])


def test_every_hold_of_a_truncated_page_says_why() -> None:
    for number in range(often(300, long=1500)):
        item = page(number, "seen")
        if item.traits["damage"] != "truncated":
            continue
        reading = reading_of(item.text, item.media_type, item.language)
        assert outcome(reading, item.truth) in {"held, wrong", "refused", "exact"}, number
        if item.traits["count"] == "count" and reading.reasons:
            assert any("states" in reason for reason in reading.reasons), (number, reading.reasons)
