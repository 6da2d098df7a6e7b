"""Which materials a title or a sentence mentions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.minerals.mentions import mentions, spelled
from vocabulary.minerals.table import all_ids, get


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lithium carbonate — Determination of purity", ("lithium",)),
        ("Natural graphite — Test methods", ("graphite",)),
        ("Copper, lead, zinc and nickel sulfide concentrates", ("copper", "lead", "zinc", "nickel")),
        ("Iron ores — Sampling", ("iron",)),
        ("Lithium, lead and zinc prices rise", ("lithium", "lead", "zinc")),
        ("gold, silver and platinum group metals", ("gold", "silver", "platinum-group-metals")),
        ("Rare earth — Vocabulary", ("rare-earth-elements",)),
        ("Nickel, nickel and again Nickel", ("nickel",)),
        ("Métaux — terres rares et cobalt", ("rare-earth-elements", "cobalt")),
        ("희토류 공급망", ("rare-earth-elements",)),
        ("チタン合金の規格", ("titanium",)),
        ("战略性矿产：稀土和萤石", ("rare-earth-elements", "fluorspar")),
    ],
)
def test_materials_are_found(text: str, expected: tuple[str, ...]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ANSI takes the lead in standards",
        "Tin can recycling",
        "Silver and gold jewellery",
        "The gold standard of testing",
        "Cast iron pipes",
        "Silicon Valley",
        "In As We Be: no He",
        "Leading committees; leads; leader",
        "Carbon footprint of products",
        "empreinte carbone",
        "カリフォルニア",
        "한국은행",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert mentions(text) == ()


def test_a_technical_text_means_the_metal() -> None:
    assert mentions("determination of tin") == ()
    assert mentions("determination of tin", technical=True) == ("tin",)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    results = mentions(text)
    assert len(results) == len(set(results))


@pytest.mark.parametrize("frame", ["{}", "Determination of {} ores — Part 2", "LEAD, {} AND COPPER"])
def test_what_a_database_looks_for_stands_in_each_text_that_names_the_material(frame: str) -> None:
    found = 0
    for material in all_ids():
        known, words = get(material), spelled(material)
        assert all(word.isascii() and word.isalnum() for word in words)
        names = [name for said in (known.names, *known.forms.values()) for name in said.get("en", ())]
        for text in (frame.format(case(name)) for name in names for case in (str.lower, str.title, str.upper)):
            assert material not in mentions(text, technical=True) or any(word in text.lower() for word in words), text
            found += material in mentions(text, technical=True)
    assert found > 300
