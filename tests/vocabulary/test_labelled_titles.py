"""How well titles are understood, measured on labelled titles; the figures stand in docs/coverage-quality.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vocabulary.labelled import (
    ANOTHER_AUTHOR,
    ANY_EIGHTH,
    ANY_EIGHTH_HELD,
    ANY_FIFTH,
    ANY_FOURTH,
    ANY_MENDED,
    ANY_SECOND,
    ANY_SEVENTH,
    ANY_SIXTH,
    ANY_THIRD,
    ANY_TUNING,
    ANY_UNTOUCHED,
    ASPECTS,
    ELSEWHERE,
    UNSEEN,
    WATCHED,
    Labelled,
    agreement,
    read,
)
from vocabulary.iso.kinds import kinds, substances
from vocabulary.minerals import all_ids

REPORT = Path(__file__).parents[2] / "docs" / "coverage-quality.md"
LEAST = 0.97


def held_out() -> list[Labelled]:
    return [each for each in read(WATCHED) if each.held_out]


SETS = {
    "watched committees, tuning half": [each for each in read(WATCHED) if not each.held_out],
    "watched committees, held-out half": held_out(),
    "committees on materials, looked at": read(ELSEWHERE),
    "committees on materials, looked at later": read(UNSEEN),
    "any committee, tuning half": read(ANY_TUNING),
    "any committee, other half, mended": read(ANY_MENDED),
    "any committee, second set, mended": read(ANY_SECOND),
    "any committee, third set, mended": read(ANY_THIRD),
    "any committee, fourth set, mended": read(ANY_FOURTH),
    "any committee, fifth set, mended": read(ANY_FIFTH),
    "any committee, sixth set, tuning half": read(ANY_SIXTH),
    "any committee, untouched": read(ANY_UNTOUCHED),
    "any committee, seventh set, tuning half": [t for t in read(ANY_SEVENTH) if not t.of_committees_held_out],
    "any committee, seventh set, untouched": [t for t in read(ANY_SEVENTH) if t.of_committees_held_out],
    "any committee, eighth set, tuning part": read(ANY_EIGHTH),
    "any committee, eighth set, untouched": read(ANY_EIGHTH_HELD),
    "another author's titles, mended": read(ANOTHER_AUTHOR),
}
SETS["untouched titles about a material"] = [
    title
    for name, titles in SETS.items()
    if name.endswith(("untouched", "held-out half"))
    for title in titles
    if title.labels["materials"]
]


@pytest.mark.parametrize("aspect", ["materials", "kinds"])
def test_untouched_titles_about_a_material_are_understood(aspect: str) -> None:
    result = agreement(SETS["untouched titles about a material"], aspect)
    assert result.precision >= LEAST
    assert result.recall >= (LEAST if aspect == "materials" else 0.95)


@pytest.mark.parametrize("aspect", ["materials", "kinds"])
def test_the_half_that_no_rule_was_made_for_is_understood(aspect: str) -> None:
    found = agreement(held_out(), aspect)
    print(f"{aspect}: precision {found.precision:.4f}, recall {found.recall:.4f}")
    assert found.precision >= LEAST
    assert found.recall >= LEAST


def test_the_labels_are_many_and_of_the_vocabulary() -> None:
    titles = read(WATCHED)
    assert len({title.title for title in titles}) >= 400
    assert 0.4 < len(held_out()) / len(titles) < 0.6
    determined = {*all_ids(), *substances()}
    known = {"materials": set(all_ids()), "analytes": determined, "kinds": {kind.id for kind in kinds()}}
    for each in (each for found in SETS.values() for each in found):
        for aspect in ASPECTS:
            assert each.labels[aspect] <= known[aspect], each.reference


@pytest.mark.parametrize("name", SETS)
def test_the_documented_figures_are_those_that_are_measured(name: str) -> None:
    rows = [row for row in REPORT.read_text(encoding="utf-8").splitlines() if row.startswith(f"| {name} |")]
    figures = " | ".join(str(agreement(SETS[name], aspect)) for aspect in ASPECTS)
    assert rows == [f"| {name} | {len(SETS[name])} | {figures} |"]


def test_no_title_of_any_committee_is_in_two_sets() -> None:
    seen = [each.title for name, found in SETS.items() if name.startswith("any") for each in found]
    assert len(seen) == len(set(seen)) >= 300 + 150 + 120 + 76 + 74 + 150 + 60 + 478
    halves = [{each.committee.partition("/SC ")[0] for each in read(path)} for path in (ANY_TUNING, ANY_MENDED)]
    assert not halves[0] & halves[1]
