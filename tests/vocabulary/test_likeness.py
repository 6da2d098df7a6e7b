"""How alike titles are, by the rare words that they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.iso.likeness import Titles, words

COMMON = {
    f"c{n}": f"Invented material {chr(97 + n // 26)}{chr(97 + n % 26)}x — Determination of content" for n in range(200)
}
TITLES = Titles(
    {
        **COMMON,
        "scorification": "Lead concentrates — Determination of silver — Scorification",
        "tractors": "Tractors — Seats",
    }
)


def test_a_title_is_wholly_like_itself() -> None:
    (first, *_) = TITLES.like("Lead concentrates — Determination of silver — Scorification", 0.1)
    assert (first.key, round(first.likeness, 9)) == ("scorification", 1.0)
    assert "determination" not in first.shared[:4]


def test_rare_words_bring_titles_together_common_ones_do_not() -> None:
    assert [alike.key for alike in TITLES.like("Gold by scorification", 0.1)] == ["scorification"]
    assert TITLES.like("Determination of content", 0.0) == []


def test_unrelated_titles_give_nothing() -> None:
    assert TITLES.like("Ships and marine technology — Anchors", 0.0) == []
    assert TITLES.like("", 0.0) == []
    assert Titles({}).like("Tractors", 0.0) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sulphur ores", "Sulfur ore"),
        ("Aluminum alloys", "aluminium alloy"),
        ("Colours of assemblies", "Color of assembly"),
    ],
)
def test_spellings_and_plurals_are_one(one: str, other: str) -> None:
    assert words(one) == words(other)


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=40))
def test_likeness_is_a_share(titles: list[str], asked: str) -> None:
    alike = Titles({str(number): title for number, title in enumerate(titles)}).like(asked, 0.0)
    assert all(0.0 < entry.likeness <= 1.0 + 1e-9 for entry in alike)
    assert [entry.likeness for entry in alike] == sorted((entry.likeness for entry in alike), reverse=True)
