"""Numbers in words are the figures that other outlets print."""

from __future__ import annotations

import pytest

from vocabulary.news.stories.facts.figures import Quantity, quantities
from vocabulary.news.stories.facts.numerals import in_digits


@pytest.mark.parametrize(
    ("language", "written", "digits"),
    [
        ("en", "Forty-one wagons, nine hundred workers", "41 wagons, 900 workers"),
        ("en", "two hundred and fifty tons and a ship", "250 tons and a ship"),
        ("en", "a hundred-tonne threshold", "a 100-tonne threshold"),
        ("en", "seize what is due once", "seize what is due once"),
        ("en", "3 hundred and 17 thousand", "3 hundred and 17 thousand"),
        ("de", "einundvierzig Waggons, zweihundert Leute", "41 Waggons, 200 Leute"),
        ("fr", "quatre-vingt-dix-neuf trains, vingt mille tonnes", "99 trains, 20000 tonnes"),
        ("es", "novecientos treinta y dos; treinta y ocho mil quinientos", "932; 38500"),
        ("pt", "mil e cem trabalhadores", "1100 trabalhadores"),
        ("it", "ventotto camion, duecento operai", "28 camion, 200 operai"),
        ("fi", "yhdeksänsataa tonnia, kaksikymmentäyksi", "900 tonnia, 21"),
        ("sv", "tjugotvå, tvåhundra ton", "22, 200 ton"),
        ("pl", "dwieście pięćdziesiąt ton", "250 ton"),
        ("cyrillic", "девятьсот двадцать пять тысяч тонн", "925000 тонн"),
        ("el", "εξακόσιοι είκοσι", "620"),
    ],
)
def test_numbers_of_a_language_are_digits(language: str, written: str, digits: str) -> None:
    assert in_digits(written, [language]) == digits


def test_words_of_other_languages_are_left_alone() -> None:
    assert in_digits("sieben once due seize", ["en"]) == "sieben once due seize"
    assert in_digits("nine hundred", []) == "nine hundred"


def test_a_unit_behind_the_words_is_the_figures() -> None:
    assert Quantity(20_000.0, "t") in quantities("Vinte mil toneladas rumam a Baltimore", ["pt"])
    assert Quantity(900.0, "t") in quantities("nine hundred tons of antimony", ["en"])
