"""What stands around a list holds its page where it is like what stands around lists that do not stand."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from pipeline.mineral_lists.likeness.weights import weights
from tests.pipeline.mineral_lists.likeness.learning import languages, learned, left_out, line_of, rows
from tests.pipeline.mineral_lists.measure import reading_of

NAMES = ("Antimony", "Cobalt", "Gallium", "Graphite", "Indium", "Lithium", "Nickel", "Tungsten")
SMALL = ("tr", "uk")  # languages with few rows, learned anew in each run of the tests
RULE = "unlike a list in force"


def _page(title: str, lead: str, after: str) -> str:
    items = "".join(f"<li>{name}</li>" for name in NAMES)
    return f"<title>{title}</title><h1>{title}</h1><p>{lead}</p><ul>{items}</ul><p>{after}</p>"


HELD = _page(
    "Critical minerals of the Republic",
    "The list has eight critical minerals. It was drawn up by volunteers of our society over a long weekend in "
    "the hills.",
    "Readers wrote to say what they missed. Next month we print the answers, and a crossword with the same names.",
)
NOT_HELD = _page(
    "Critical minerals of the Republic",
    "The Minister has designated eight critical minerals. The list came into force on the day of its publication in "
    "the Official Gazette.",
    "The list is reviewed every three years. Questions may be sent to the Department of Mines.",
)
SHORT = _page("Critical minerals", "The list has eight critical minerals.", "Volunteers of our society.")


def test_a_page_that_is_like_those_without_a_list_is_held_with_a_sentence_of_it() -> None:
    reading = reading_of(HELD, "text/html", "en")

    assert reading.decision is Decision.HELD
    assert [veto.rule for veto in reading.vetoes] == [RULE]
    assert "crossword" in reading.reasons[0] or "volunteers" in reading.reasons[0]


@pytest.mark.parametrize("page", [NOT_HELD, SHORT], ids=["like a list in force", "says too little"])
def test_a_page_that_is_like_those_with_a_list_or_says_little_is_not_held_for_it(page: str) -> None:
    assert RULE not in {veto.rule for veto in reading_of(page, "text/html", "en").vetoes}


@pytest.mark.parametrize("language", SMALL)
def test_the_weights_are_what_the_written_pages_give(language: str) -> None:
    _is_as_learned(language)


@pytest.mark.long
@pytest.mark.parametrize("language", sorted({*languages()} - {*SMALL}))
def test_the_weights_of_every_language_are_what_the_written_pages_give(language: str) -> None:
    _is_as_learned(language)


def _is_as_learned(language: str) -> None:
    pages = rows(language)
    scored = left_out(pages)
    kept, again = weights(language), learned(pages, line_of(scored))
    assert kept is not None
    assert kept.line == pytest.approx(again.line, abs=0.02)
    assert kept.by_feature.keys() == again.by_feature.keys()
    assert all(
        kept.by_feature[feature] == pytest.approx(weight, abs=0.02) for feature, weight in again.by_feature.items()
    )

    misleading = [score > kept.line for score, page in scored if page.misleading]
    honest = [score > kept.line for score, page in scored if not page.misleading]
    assert sum(misleading) / len(misleading) > sum(honest) / len(honest), "worth nothing on sets left out"


def test_every_language_with_written_pages_has_weights() -> None:
    assert all(weights(language) for language in languages())
    assert weights("eo") is None
