"""The names of materials in the cases of Slavic languages, in headlines and in saved searches."""

from __future__ import annotations

import pytest

from vocabulary.news.inflection import ENDINGS, declined
from vocabulary.news.materials import named
from vocabulary.search import indexed, parsed

CASES = [
    ("gallium", "eksport galu|z galem|с галлием|експорт галію|vývoz galliu|izvoz galija|извоз галијума"),
    ("germanium", "zapasy germanu|з германієм|izvoz germanijem|извоз германијума"),
    (
        "lithium",
        "złoża litu|litowe złoże|литию|літієвий рудник|lithiem|nalazište litija|лежиште литијума|ložisko lítia",
    ),
    ("nickel", "kopalnia niklu|niklowa ruda"),
    ("tungsten", "ceny wolframu|volframu"),
    ("zinc", "huta cynku|cynkowa ruda"),
    ("manganese", "rudy manganu"),
    ("palladium", "цены на палладием|паладієм|palladu"),
    ("magnesium", "magnezu|магнием|магнієм|magnezija"),
]
OTHERS = (
    "Uroczysta gala w Warszawie|Mundur galowy|Germany signs|Германия и Индия|Індія та Германія|Gallia est omnis divisa"
    "|The gal who wrote it|Indija i Germanija|Litwa i Polska|Magna Carta"
)


@pytest.mark.parametrize(("material", "texts"), CASES)
def test_a_material_is_found_in_its_cases(material: str, texts: str) -> None:
    for text in texts.split("|"):
        assert [occurrence.words for occurrence in named(text) if occurrence.term == "mineral"], (material, text)


@pytest.mark.parametrize("text", OTHERS.split("|"))
def test_other_words_are_no_materials(text: str) -> None:
    assert not named(text)


def test_a_search_in_english_finds_them() -> None:
    query = parsed("gallium export")
    assert query.matches(indexed("Chiny ograniczają eksport galu"))
    assert query.matches(indexed("Китай ограничивает экспорт галлия"))
    assert query.matches(indexed("Китай обмежує експорт галію"))
    assert query.matches(indexed("Kina ograničava izvoz galija"))
    assert not query.matches(indexed("Gala eksporterów"))


def test_a_paradigm_that_there_is_not_is_told() -> None:
    assert list(declined("gal~pl")) == ["galu", "galowi", "galem"]
    with pytest.raises(ValueError, match="there is no paradigm 'xx'; expected one of pl, pla, cs"):
        list(declined("gal~xx"))
    assert all(ENDINGS.values())
