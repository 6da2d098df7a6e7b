"""What a page itself says of a change: entries it names as removed, rows that ended, an edition no longer in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.histories.list_pages import NEW, NEWS, NOTHING, OLD, History, bullets, edition, page
from tests.pipeline.histories.polled import followed

GONE = "<h2>No longer critical</h2><ul><li>Cadmium (removed 2021)</li><li>Selenium (removed 2021)</li>{}</ul>"
CRITICAL = "<h1>Critical minerals</h1><p>The list of critical minerals:</p>{}"
FRENCH = "<h1>Substances critiques</h1><p>La liste compte {} substances critiques :</p>{}"
NAMES = ("Antimoine", "Cobalt", "Étain", "Gallium", "Germanium", "Indium", "Lithium", "Nickel", "Tantale", "Tungstène")


@pytest.mark.parametrize(
    ("names", "gone", "truth"),
    [
        (OLD, "", NOTHING),  # the section tells of the past
        (OLD[:-1], "<li>Vanadium (removed 2026)</li>", frozenset({("removed", "vanadium")})),
        (OLD[1:], "<li>Antimony (removed 2026)</li>", frozenset({("removed", "antimony")})),
    ],
)
def test_an_end_of_the_list_that_the_page_says_was_removed_is_not_cut(
    tmp_path: Path, names: tuple[str, ...], gone: str, truth: frozenset[tuple[str, str]]
) -> None:
    shown = (CRITICAL.format(bullets(OLD)), CRITICAL.format(bullets(names)) + GONE.format(gone))
    result = followed(tmp_path, History("removed", tuple(page(text) for text in shown)))
    assert (result.told, result.reviews) == (truth, [])


def test_an_end_of_the_list_of_which_the_page_says_nothing_waits(tmp_path: Path) -> None:
    shown = (CRITICAL.format(bullets(OLD)), CRITICAL.format(bullets(OLD[:-1])) + GONE.format(""))
    result = followed(tmp_path, History("cut", tuple(page(text) for text in shown)))
    assert (result.told, result.outcome) == (NOTHING, "quarantined")
    assert "entries are missing at the end of the list (Vanadium)" in (result.error or "")


def test_an_edition_that_is_no_longer_in_force_is_an_earlier_one_and_removes_nothing(tmp_path: Path) -> None:
    past = f"<h2>List of 2022 ({len(OLD)} minerals)</h2><p>No longer in force.</p>{bullets(OLD)}"
    pages = (page(edition(2022, OLD)), page(edition(2026, NEW), past))
    result = followed(tmp_path, History("above", pages))
    assert (result.told, result.outcome) == (NEWS, "changed")


@pytest.mark.parametrize(
    ("until", "truth"), [("2025-12-31", frozenset({("removed", "indium")})), ("2031-12-31", NOTHING), ("open", NOTHING)]
)
def test_a_row_that_another_column_ends_is_on_the_list_until_then(
    tmp_path: Path, until: str, truth: frozenset[tuple[str, str]]
) -> None:
    def rows(end: str) -> bytes:
        lines = (f"{name},2022-01-01,{end if name == 'Indium' else ''}" for name in OLD)
        return "\n".join(("critical mineral,listed_from,listed_until", *lines)).encode()

    result = followed(tmp_path, History("rows", (rows(""), rows(until)), media_type="text/csv"))
    assert (result.told, result.reviews) == (truth, [])


def test_names_in_damaged_letters_are_no_additions(tmp_path: Path) -> None:
    """Letters beyond ASCII were lost: "Tungst?ne" may be an entry that is missing, whatever count is met."""
    whole = page(FRENCH.format(len(NAMES), bullets(NAMES)))
    damaged = whole.replace("É".encode(), b"?").replace("è".encode(), b"?")
    result = followed(tmp_path, History("damaged", (whole, damaged)))
    assert (result.told, result.outcome) == (NOTHING, "quarantined")
    assert "in other words" in (result.error or "")


def test_what_is_said_of_an_earlier_edition_below_is_not_said_of_the_list(tmp_path: Path) -> None:
    past = f"<h2>Superseded list of 2022</h2><p>For reference purposes only.</p>{bullets(OLD)}"
    result = followed(tmp_path, History("reference", (page(edition(2022, OLD)), page(edition(2026, NEW), past))))
    assert (result.told, result.outcome) == (NEWS, "changed")


def test_what_comments_are_asked_for_below_the_list_has_not_come_to_it(tmp_path: Path) -> None:
    asked = "<h2>Proposed changes</h2><p>We are seeking comments on adding the following:</p>"
    shown = (CRITICAL.format(bullets(OLD)), CRITICAL.format(bullets(OLD)) + asked + bullets(("Helium", "Tin", "Zinc")))
    result = followed(tmp_path, History("asked", tuple(page(text) for text in shown)))
    assert (result.told, result.reviews) == (NOTHING, [])
