"""Pairs by other authors: no look-alike is made one, whatever outlets tell it, and accounts of one event are found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from vocabulary.news.stories import Item, rarity_among, same_story
from vocabulary.news.stories.evidence import weighed

PAIRS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("labelled_stories.yaml").read_text("utf-8"))
LOOK_ALIKE = [pair for pair in PAIRS if not pair["same"]]
SAME = [pair for pair in PAIRS if pair["same"]]
FOUND = {"first": 12, "second": 14, "third": 23, "own": 14}
"""Of 20, 20, 30 and 24: how many are found. It may only rise."""


def items(pair: dict[str, Any]) -> tuple[Item, Item]:
    """The two, as if two outlets had told them."""
    one, other = (
        Item(item["title"], item["summary"] or "", f"{item['outlet']} {number}", date.fromisoformat(item["date"]))
        for number, item in enumerate(pair["items"])
    )
    return one, other


@pytest.mark.parametrize("pair", LOOK_ALIKE, ids=lambda pair: f"{pair['set']} {pair['id']}")
def test_no_look_alike_is_made_one(pair: dict[str, Any]) -> None:
    one, other = items(pair)
    assert same_story(one, other) is None
    assert same_story(other, one) is None


@pytest.mark.parametrize("name", FOUND)
def test_accounts_of_one_event_are_found(name: str) -> None:
    found = [pair["id"] for pair in SAME if pair["set"] == name and same_story(*items(pair))]
    assert len(found) >= FOUND[name], found


def test_look_alikes_of_one_day_are_told_apart_as_well() -> None:
    """Most of them are days or months apart; on one day they would be two events still."""
    same_day = date(2027, 3, 1)
    for pair in LOOK_ALIKE:
        one, other = (Item(item.title, item.summary, item.outlet, same_day) for item in items(pair))
        assert same_story(one, other) is None, pair["id"]


def test_a_reason_names_what_both_texts_tell() -> None:
    one, other = (item.account for item in items(SAME[5]))
    verdict = weighed(one, other, 1)
    assert verdict.is_one
    assert "85,000,000 money" in verdict.reason
    assert verdict.weight == pytest.approx(sum(piece.weight for piece in verdict.evidence))


def test_a_name_that_much_of_the_window_has_tells_less() -> None:
    window = [Item(f"Osprey and number {number}", f"On Osprey, {number}.", "a", None) for number in range(30)]
    rarity = rarity_among(window)
    assert rarity("osprey") == pytest.approx(0.1)
    assert rarity("kestrel") == 1.0
