"""A saved search finds texts in every language of its words, and does not find other words that look like them."""

from __future__ import annotations

import pytest

from vocabulary.search import indexed, parsed
from vocabulary.search.text import FILE, Words
from vocabulary.yaml_files.document import read_model

LANGUAGES = frozenset("en fr de es pt it nl pl cs sk uk ru bg hr sr sv fi tr id vi ar zh ja ko".split())
FOUND = [
    ("gallium export", "Serbia ogranicza eksport galu"),
    ("gallium export", "Vláda omezí vývoz gallia"),
    ("gallium export", "Уряд обмежив експорт галію"),
    ("lithium mine", "Vlada Srbije i rudnik litijuma"),
    ("lithium mine", "Рудник литијума и држава"),
    ("nickel refining", "Een smelterij voor nikkel"),
    ("nickel recycling", "Nikkelin kierrätys kasvaa"),
    ("cobalt stockpile", "Beredskapslager för kobolt"),
    ("tungsten tariff", "Cło na wolfram od stycznia"),
    ("copper standard", "Bakır için yeni standartlar"),
    ("graphite list", "Danh mục khoáng sản: graphite"),
    ("lithium consultation", "مشاورات عامة حول الليثيوم"),
    ("antimony strategy", "Strategija za antimon"),
]
NOT_FOUND = [
    ("gallium export", "Gala opery i sport"),
    ("copper tariff", "Cela z mědi"),
    ("lithium export", "Małe litery i sport"),
]


def test_every_word_is_spelled_in_every_language() -> None:
    words = read_model(FILE, Words).root
    assert {
        word: LANGUAGES - languages.keys() for word, languages in words.items() if LANGUAGES - languages.keys()
    } == {}


@pytest.mark.parametrize(("asked", "text"), FOUND)
def test_a_search_finds_it_in_this_language(asked: str, text: str) -> None:
    assert parsed(asked).matches(indexed(text))


@pytest.mark.parametrize(("asked", "text"), NOT_FOUND)
def test_a_search_does_not_find_what_only_looks_like_it(asked: str, text: str) -> None:
    assert not parsed(asked).matches(indexed(text))
