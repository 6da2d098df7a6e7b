"""Other words for the same facts, and the same item in another language; whatever differs in a fact is a change."""

from __future__ import annotations

import pytest

from vocabulary.news.restating import in_another_language, in_other_words


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        (
            "Ships are being loaded again at Beira.",
            "Loading of ships has resumed at Beira.",
            "Port resumes ore shipments",
        ),
        ("The rate falls from 11 to 4 per cent.", "The rate drops from 11 to 4 per cent .", "Tariff lowered"),
        ("At least nine people died, officials said.", "Officials said that at least 9 people were killed.", "Slide"),
        ("No injury was found.", "It was found that there was no injury.", "Closed: molybdenum wire"),
        ("The companies keep their licences for ten years.", "Firms keep their licences for 10 years.", "Licences"),
    ],
)
def test_other_words(before: str, after: str, title: str) -> None:
    assert in_other_words(before, after, title)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At least 9 people died, officials said.", "At least 14 people died, officials said."),
        ("The ministry approved the plant in Luanda.", "The ministry rejected the plant in Luanda."),
        ("Miners accept the offer of Codelco.", "Miners refuse the offer of Codelco."),
        ("Firms can apply until Friday.", "Firms can apply until Monday."),
        ("The office is open to all miners today.", "The office is closed to all miners today."),
        ("The ships at Beira were loaded.", "The ships at Beira were burned."),
        ("The quota applies to all exporters of tin.", "The quota applies to some exporters of tin."),
        ("Minister Marsh opened the talks in Lima.", "Minister Hale opened the talks in Lima."),
        ("The plant makes tungsten powder.", "The plant makes tantalum powder."),
        ("Ore goes to Chile by ship.", "Ore goes to Peru by ship."),
        ("The strike is over.", "The strike is over. The union called another one."),
        ("The permit takes effect in March.", "The permit takes effect in April."),
        ("It will now export ore.", "It will not export ore."),
        ("Glencore sued Trafigura over cobalt.", "Trafigura sued Glencore over cobalt."),
        ("Ore goes from Chile to Peru.", "Ore goes from Peru to Chile."),
    ],
)
def test_other_facts_in_a_summary(before: str, after: str) -> None:
    assert not in_other_words(before, after, "A headline")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Commission opens call for strategic projects. Promoters can apply until 30 April.",
            "La Commission lance un appel à projets. Les promoteurs peuvent postuler jusqu'au 30 avril.",
        ),
        (
            "Joint purchase of gallium agreed. Nine firms take part.",
            "Achat de gallium décidé. Neuf entreprises y participent.",
        ),
        ("Ministry publishes the quota of 1,500 tonnes.", "Das Ministerium veröffentlicht die Quote von 1.500 Tonnen."),
        ("Japan to hold more stocks of rare metals, it said", "日本、レアメタルの備蓄を拡大"),
        ("The plant in Chile is to open", "Завод в Чили будет открыт"),
    ],
)
def test_another_language(before: str, after: str) -> None:
    assert in_another_language(before, after)
    assert in_another_language(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nine firms take part in the sale of gallium.", "Quatorze entreprises participent à la vente du gallium."),
        ("Promoters can apply until 30 April to the office.", "Les promoteurs peuvent postuler jusqu'au 15 mai."),
        ("Joint purchase of gallium agreed.", "Achat commun de germanium décidé."),
        ("The mine in Chile is open.", "La mine du Pérou est ouverte."),
        ("The quota is 1,500 tonnes of tin.", "La quota est de 2.000 tonnes d'étain."),
        ("The list of minerals is out.", "The list of all minerals is final."),
        ("Lithium", "Gallium"),
    ],
)
def test_another_fact_is_no_translation(before: str, after: str) -> None:
    assert not in_another_language(before, after)
