"""Groups of accounts in several languages are joined whole; look-alikes in two languages stay two events."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from vocabulary.news.stories import Item, agree, belongs, rarity_among, same_story
from vocabulary.news.stories.facts import words
from vocabulary.news.stories.facts.figures import Quantity, quantities
from vocabulary.news.stories.facts.names import names_in
from vocabulary.news.stories.facts.transliteration import foreign_words, is_written
from vocabulary.news.stories.joining import joins

HERE = Path(__file__).parent
GROUPS: list[dict[str, Any]] = yaml.safe_load((HERE / "labelled_groups.yaml").read_text("utf-8"))
FURTHER: list[dict[str, Any]] = yaml.safe_load((HERE / "labelled_groups_further.yaml").read_text("utf-8"))
ABROAD: list[dict[str, Any]] = yaml.safe_load((HERE / "look_alikes_abroad.yaml").read_text("utf-8"))
WHOLE = 22  # of 30 groups; it may only rise
PAIRS_JOINED = {"second": (15, 91), "fourth": (9, 52), "sixth": (10, 37)}
"""Of 30 groups each by three further authors: how many are joined whole, and how many pairs. It may only rise."""
DAY = date(2027, 3, 1)


def items(group: dict[str, Any]) -> list[Item]:
    return [
        Item(item["title"], item["summary"], f"{item['outlet']} {group['id']}{at}", date.fromisoformat(item["date"]))
        for at, item in enumerate(group["items"])
    ]


def stories(told: list[Item]) -> list[list[Item]]:
    """As a digest joins them."""
    rarity = rarity_among(told)
    joined: list[list[Item]] = []
    for item in told:
        mine = [story for story in joined if belongs(item, story, rarity)]
        if not mine:
            joined.append([item])
            continue
        mine[0].append(item)
        for story in mine[1:]:
            if agree(mine[0], story):
                mine[0].extend(story)
                joined.remove(story)
    return joined


def test_groups_are_joined_whole_in_a_window_of_all() -> None:
    """All groups of one window at once: none takes an item of another."""
    groups = [items(group) for group in GROUPS if group["same"]]
    whole = 0
    of = {item: at for at, group in enumerate(groups) for item in group}
    joined = stories([item for group in groups for item in group])
    assert all(len({of[item] for item in story}) == 1 for story in joined)
    whole = sum(sorted(map(repr, story)) == sorted(map(repr, groups[of[story[0]]])) for story in joined)
    assert whole >= WHOLE


@pytest.mark.parametrize("author", PAIRS_JOINED)
def test_groups_of_further_authors_are_joined_as_the_page_says(author: str) -> None:
    whole = pairs = 0
    for group in (items(group) for group in FURTHER if group["set"] == author and group["same"]):
        story = {frozenset({item}) for item in group}
        for one, other in combinations(group, 2):
            if same_story(one, other):
                pairs += 1
                parts = {part for part in story if one in part or other in part}
                story = story - parts | {frozenset().union(*parts)}
        whole += len(story) == 1
    assert (whole, pairs) >= PAIRS_JOINED[author]


@pytest.mark.parametrize(
    "pair", [group for group in (*GROUPS, *FURTHER) if not group["same"]], ids=lambda pair: str(pair["why"])
)
def test_no_look_alike_is_made_one(pair: dict[str, Any]) -> None:
    one, other = (Item(item.title, item.summary, item.outlet, DAY) for item in items(pair))
    assert same_story(one, other) is None
    assert same_story(other, one) is None


@pytest.mark.parametrize("pair", ABROAD, ids=lambda pair: str(pair["other"]["title"]))
def test_no_look_alike_in_another_language_is_made_one(pair: dict[str, Any]) -> None:
    one, other = (Item(pair[side]["title"], pair[side]["summary"], side, DAY) for side in ("one", "other"))
    assert same_story(one, other) is None
    assert same_story(other, one) is None


def test_what_an_item_contradicts_it_does_not_join_through_a_third() -> None:
    begun = Item("Workers begin strike at Escondida copper mine", "BHP's union walked out.", "a", DAY)
    abroad = Item("Streik in der Kupfermine Escondida", "Die Gewerkschaft von BHP streikt.", "b", DAY)
    over = Item("Workers end strike at Escondida copper mine", "BHP's union accepted the offer.", "c", DAY)
    assert belongs(abroad, [begun])
    assert belongs(over, [begun, abroad]) is None


def test_a_story_is_joined_by_what_its_items_tell_together() -> None:
    """The share of the votes stands in one of them, the number of members in another."""
    union, *others = next(items(group) for group in GROUPS if group["id"] == "12")
    assert joins(union, others, lambda _: 1.0, lambda *_: None) == "the same event: 2,300, 97 %, strike"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5억9000만 호주달러 대출", 590_000_000, "money"),
        ("5.9億豪ドル融資へ", 590_000_000, "money"),
        ("A$590m loan", 590_000_000, "money"),
        ("採掘枠を14万5000トンとした", 145_000, "t"),
        ("年底前限量两万吨", 20_000, "t"),
        ("6만 톤", 60_000, "t"),
        ("4만 5천 톤", 45_000, "t"),
        ("四万五千吨", 45_000, "t"),
        ("knapp zwei Milliarden Euro", 2_000_000_000, "money"),
        ("Quarante millions de litres", 40_000_000, "count"),
        ("34 billion yen", 34_000_000_000, "money"),
        ("a billion-dollar kitty", 1_000_000_000, "money"),
        ("créent un fonds d'un milliard de dollars", 1_000_000_000, "money"),
        ("صندوق بمليار دولار", 1_000_000_000, "money"),
        ("миллиард долларов", 1_000_000_000, "money"),
        ("1.4 करोड़ टन लिथियम", 14_000_000, "t"),
        ("Mali takes four-fifths of the mine", 80.0, "%"),
        ("zwei Drittel der Anteile", 66.7, "%"),
    ],
)
def test_figures_of_all_languages_are_one(text: str, value: float, unit: str) -> None:
    assert Quantity(float(value), unit) in quantities(text)


@pytest.mark.parametrize("text", ["a multi-billion-dollar plan", "a military pact", "the millennium"])
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert not quantities(text)


def test_votes_are_two_figures() -> None:
    assert {quantity.value for quantity in quantities("They voted 411-142 for it")} == {411.0, 142.0}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Харьявалте", "harjavalta"),
        ("埃斯孔迪达", "escondida"),
        ("エスコンディーダ", "escondida"),
        ("诺维恩", "noveon"),
        ("마헨게", "mahenge"),
        ("سنغاريدي", "sangaredi"),
        ("Гленкор", "glencore"),
        ("Норникеля", "nornickel"),
    ],
)
def test_names_in_other_scripts(written: str, name: str) -> None:
    assert any(is_written(latin, name) for _, latin, _ in foreign_words(written))


@pytest.mark.parametrize(
    ("written", "name"), [("Харьявалте", "sangaredi"), ("诺维恩", "escondida"), ("マハゲ", "kwinana")]
)
def test_other_names_in_other_scripts(written: str, name: str) -> None:
    assert not any(is_written(latin, name) for _, latin, _ in foreign_words(written))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("美商务部将14家企业列入实体清单", {"US"}),
        ("商务部公告", {"CN"}),
        ("Arranca la última cuba de San Ciprián", set()),
        ("Cuba reopens a nickel plant", {"CU"}),
        ("Los Veintisiete pactan un objetivo", {"EU"}),
        ("Rok temu w Lublinie", set()),
    ],
)
def test_states_are_told_from_other_words(text: str, states: set[str]) -> None:
    assert set(words.places(text)) == states


def test_a_figure_that_is_only_near_is_no_event_without_a_place_or_a_name() -> None:
    """590 million dollars of one state for one mine, and 600 million of a company for another."""
    dubbo = Item("豪政府系、ダボのレアアース計画に5.9億豪ドル融資へ", "ASMのジルコニウム事業を支援する。", "a", DAY)
    apple = Item(
        "Apple expands recycled rare earth commitment with MP Materials",
        "A second agreement of $600 million covers terbium-free magnets.",
        "b",
        DAY,
    )
    assert same_story(dubbo, apple) is None


def test_a_court_that_is_to_rule_has_not_ruled() -> None:
    ruled = Item("Rame, la Corte di Panama boccia il contratto di First Quantum", "Sette giudici contro due.", "a", DAY)
    to_rule = Item(
        "Panama court to rule on First Quantum contract this week", "The judges have studied the case.", "b", DAY
    )
    assert same_story(ruled, to_rule) is None


def test_a_mine_is_another_name_than_the_firm_whose_it_is() -> None:
    assert ("spence",) in [name for _, name in names_in("Huelga en Spence de BHP")]
