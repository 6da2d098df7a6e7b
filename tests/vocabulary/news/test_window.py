"""What a window compares: everything that may tell one story, and little else."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from vocabulary.news.stories import Item, Window, rarity_among, same_story

HERE = Path(__file__).parent
DAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """All items of the labelled sets, as if told within four days, and copies of some."""
    sets = [
        yaml.safe_load((HERE / name).read_text("utf-8")) for name in ("labelled_groups.yaml", "labelled_stories.yaml")
    ]
    told = [(item["title"], item["summary"] or "") for groups in sets for group in groups for item in group["items"]]
    with (HERE / "labelled_third_author.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        told += [(row["title"], row["summary"]) for row in rows]
    told += [(f"Reprinted: {title}", f"{summary} {title} {summary}") for title, summary in told[::7]]
    return [Item(*texts, f"outlet {at}", DAY + timedelta(days=at % 4)) for at, texts in enumerate(dict.fromkeys(told))]


def test_no_story_is_missed_and_few_pairs_are_compared(items: list[Item]) -> None:
    window, rarity = Window(), rarity_among(items)
    compared = set()
    for at, item in enumerate(items):
        compared |= {(earlier, at) for earlier in window.comparable(item)}
        window.add(item, at)
    pairs = list(combinations(range(len(items)), 2))
    stories = {pair for pair in pairs if same_story(items[pair[0]], items[pair[1]], rarity)}
    assert len(stories) > 100
    assert stories <= compared
    assert len(compared) < len(pairs) / 25


def test_what_many_items_share_compares_none_of_them_alone() -> None:
    window = Window()
    about = [Item(f"China: lithium {word}", "", word, DAY) for word in ("news", "report", "views", "talk", "note") * 8]
    for at, item in enumerate(about):
        window.add(item, at)
    assert not window.comparable(Item("Lithium in China, seen from afar", "", "other", DAY))
    assert window.comparable(Item("China: lithium views", "", "other", DAY))


def test_copies_are_compared_whatever_they_are_about() -> None:
    text = (
        "The annual gathering of the society of friends of the museum took place in the great hall last week, and " * 2
    )
    window = Window()
    window.add(Item("Museum gathering", text, "one", DAY), 7)
    assert window.comparable(Item("Friends meet", f"{text}yes", "two", DAY)) == {7}
    assert window.comparable(Item("Friends meet", text.replace("great", "small"), "two", DAY)) == {7}
    assert window.comparable(Item("MUSEUM gathering | The Times", "", "two", DAY)) == {7}
    assert not window.comparable(Item("Friends meet", "Somewhere else.", "two", DAY))
