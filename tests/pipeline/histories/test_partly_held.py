"""Some entries of a reading are sure and pass, the others wait: nothing of either is told wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.reviews import Review
from tests.pipeline.histories.list_pages import History, Truth
from tests.pipeline.histories.polled import followed
from tests.pipeline.histories.sites import NOISE, SORTED, UNSORTED, Shown, encyclopedia, gazette, old_page

WHOLE = len(UNSORTED)
GROWN = (*UNSORTED[:3], "Magnesium", *UNSORTED[3:])
STRANGE = (*GROWN[:6], "Read more about our work", *GROWN[6:])
MAGNESIUM: Truth = frozenset({("added", "magnesium")})


def labels(review: Review) -> set[str]:
    return {record.label for record in review.proposed}


def test_a_strange_line_waits_and_the_entries_that_the_count_confirms_are_told(tmp_path: Path) -> None:
    after = Shown(STRANGE, 2022, len(GROWN))
    pages = (encyclopedia(Shown(UNSORTED, 2022, WHOLE)), encyclopedia(after))
    result = followed(tmp_path, History("strange", pages))
    (review,) = result.reviews
    assert (result.told, result.outcome) == (MAGNESIUM, "quarantined")
    assert "the sure entries were accepted" in (result.error or "")
    assert "Read more about our work" in labels(review)


def test_a_strange_line_without_a_count_waits_alone(tmp_path: Path) -> None:
    pages = (gazette(Shown(UNSORTED)), gazette(Shown(STRANGE)))
    result = followed(tmp_path, History("strange", pages, media_type="text/plain"))
    assert (result.told, result.outcome) == (MAGNESIUM, "quarantined")


def test_a_strange_line_where_an_entry_is_missing_may_be_that_entry(tmp_path: Path) -> None:
    respelled = tuple("Columbite stuff" if name == "Niobium" else name for name in GROWN)
    result = followed(tmp_path, History("respelled", (encyclopedia(Shown(UNSORTED)), encyclopedia(Shown(respelled)))))
    assert (result.told, result.outcome) == (MAGNESIUM, "quarantined")


@pytest.mark.parametrize("count", [None, WHOLE])
@pytest.mark.parametrize("wrong", [{"Niobium": "Niobum"}, {"Niobium": "Nioibum", "Cobalt": "Cobolt"}])
def test_a_mended_misprint_is_no_news(tmp_path: Path, count: int | None, wrong: dict[str, str]) -> None:
    misprinted = tuple(wrong.get(name, name) for name in UNSORTED)
    pages = tuple(encyclopedia(Shown(names, 2022, count)) for names in (misprinted, UNSORTED))
    result = followed(tmp_path, History("misprint", pages))
    assert (result.told, result.outcome, result.error) == (frozenset(), "unchanged", None)


@pytest.mark.parametrize("draw", [encyclopedia, old_page])
def test_what_is_missing_at_the_end_waits_and_what_came_within_is_told(tmp_path: Path, draw: object) -> None:
    assert callable(draw)
    pages = (draw(Shown(UNSORTED)), draw(Shown(GROWN[:-1])))
    result = followed(tmp_path, History("cut", pages))
    assert (result.told, result.outcome) == (MAGNESIUM, "quarantined")
    assert "Indium" in (result.error or "")


def test_what_waited_and_stands_on_the_page_again_was_never_told(tmp_path: Path) -> None:
    pages = tuple(encyclopedia(Shown(names)) for names in (UNSORTED, GROWN[:-1], GROWN, GROWN))
    result = followed(tmp_path, History("cut and mended", pages))
    assert (result.told, result.outcome, result.error, result.reviews) == (MAGNESIUM, "unchanged", None, [])


def test_a_document_of_which_a_part_waits_is_read_again_and_not_told_again(tmp_path: Path) -> None:
    pages = (encyclopedia(Shown(UNSORTED)), *(encyclopedia(Shown(GROWN[:-1])),) * 3)
    result = followed(tmp_path, History("stays cut", pages))
    (review,) = result.reviews
    assert (result.told, result.outcome) == (MAGNESIUM, "quarantined")
    assert "Indium" not in labels(review)


def test_what_passed_of_a_part_and_leaves_again_is_told(tmp_path: Path) -> None:
    pages = tuple(encyclopedia(Shown(names)) for names in (UNSORTED, GROWN[:-1], UNSORTED, UNSORTED, UNSORTED))
    result = followed(tmp_path, History("came and went", pages))
    assert (result.told, result.outcome) == (MAGNESIUM | {("removed", "magnesium")}, "unchanged")


def test_the_count_shows_that_entries_were_not_read(tmp_path: Path) -> None:
    """It states fifteen, and with the two that are missing there are fifteen: they did not leave the list."""
    shown = tuple(name for name in GROWN if name not in {"Gallium", "Bismuth"})
    pages = (encyclopedia(Shown(UNSORTED, 2022, WHOLE)), encyclopedia(Shown(shown, 2022, len(GROWN))))
    result = followed(tmp_path, History("not read", pages))
    assert (result.told, result.outcome) == (MAGNESIUM, "quarantined")


def test_a_new_edition_is_told_whole_or_not_at_all(tmp_path: Path) -> None:
    pages = (encyclopedia(Shown(SORTED)), encyclopedia(Shown(("Magnesium", *SORTED[:-1]), 2025)))
    result = followed(tmp_path, History("edition", pages))
    assert (result.told, result.outcome) == (frozenset(), "quarantined")


def test_a_block_that_came_beside_the_list_waits(tmp_path: Path) -> None:
    shown = Shown(UNSORTED, noise=NOISE["a block without a word"])
    pages = (encyclopedia(Shown(UNSORTED)), encyclopedia(shown), encyclopedia(Shown(UNSORTED)))
    assert followed(tmp_path, History("block", pages)).told == frozenset()


def test_an_update_tells_nothing_of_what_waits_or_passed_and_loses_nothing_that_comes(tmp_path: Path) -> None:
    cut, mended = encyclopedia(Shown(GROWN[:-1])), encyclopedia(Shown((*GROWN[:8], "Zinc", *GROWN[8:])))
    result = followed(tmp_path, History("update", (encyclopedia(Shown(UNSORTED)), cut, cut, mended)), anew=2)
    assert (result.told, result.outcome) == (MAGNESIUM | {("added", "zinc")}, "changed")


def test_what_a_person_accepted_is_the_state_before_after_an_update_as_well(tmp_path: Path) -> None:
    """The first page was held for one look and accepted; read anew it is held again, and still is what was known."""
    pages = (encyclopedia(Shown(UNSORTED)), encyclopedia(Shown(GROWN)))
    result = followed(tmp_path, History("update", pages), anew=1)
    assert (result.told, result.outcome) == (MAGNESIUM, "changed")
