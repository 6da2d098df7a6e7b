"""When a ballot closes, as a sentence says it; and titles that are too long for one."""

from __future__ import annotations

from datetime import date

import pytest

from vocabulary.iso.stages import Ballot, Stage
from vocabulary.telling.ballots import Opened, is_told, span
from vocabulary.telling.titles import LONGEST, shortened

JANUARY, MAY = date(2025, 1, 1), date(2025, 5, 20)


def _ballot(code: str) -> Ballot:
    stage = Stage.read(code)
    ballot = stage.ballot_on("ISO/DIS 1") if stage else None
    assert ballot is not None
    return ballot


@pytest.mark.parametrize(
    ("opened", "today", "words", "told"),
    [
        (None, JANUARY, "", True),
        (Opened(JANUARY, JANUARY), JANUARY, " until about 26 March 2025", True),
        (Opened(date(2024, 9, 1), JANUARY), JANUARY, " until 26 March 2025 at the latest", False),
        (Opened(None, JANUARY), JANUARY, " until 26 March 2025 at the latest", False),
        (Opened(date(2024, 9, 1), JANUARY), MAY, ", which closed no later than 26 March 2025", True),
        (Opened(JANUARY, JANUARY), MAY, ", which closed about 26 March 2025", True),
    ],
)
def test_a_sentence_ends_with_the_day_that_matters(opened: Opened | None, today: date, words: str, told: bool) -> None:
    ballot = _ballot("40.20")
    assert span(opened, ballot, today) == words
    assert is_told(opened, ballot, today) is told


def test_where_a_committee_chooses_how_long_both_ends_are_told() -> None:
    words = span(Opened(JANUARY, JANUARY), _ballot("30.20"), JANUARY)
    assert words == ", which opened on 1 January 2025 and closes between 26 February 2025 and 23 April 2025"


GENERAL = "Wrought aluminium and aluminium alloys - Extruded rods, bars, tubes and profiles for general engineering"
PART = "Part 6: Round, square, rectangular and hexagonal tubes - Tolerances on form and dimensions"


def test_what_a_part_is_about_stays_and_the_middle_of_a_long_title_goes() -> None:
    assert len(f"{GENERAL} - {PART}") > LONGEST
    assert shortened(f"{GENERAL} - {PART}") == f"{GENERAL.partition(' general')[0]} … - {PART}"
    assert shortened(f"Coal - Part 2: {'of very many words ' * 20}").startswith("Coal - Part 2: of very many words")
    for title in (f"{GENERAL} - {PART}", f"Coal - Part 2: {'of many words ' * 20}", "a long word " * 30, "x" * 400):
        assert len(shortened(title)) <= LONGEST
        assert not shortened(title).endswith("Part 6 …")
