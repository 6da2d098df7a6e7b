"""What may be said of a list beside how many it has, under its own heading, and what is said of anything else."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from tests.pipeline.mineral_lists.measure import names_of, reading_of

NAMES = ["Antimony", "Cobalt", "Gallium", "Germanium", "Graphite", "Lithium", "Niobium", "Tungsten", "Vanadium", "Zinc"]
BLOCK = f"<ul>{''.join(f'<li>{name}</li>' for name in NAMES)}</ul>"
COUNT = "<p>The list has ten minerals.</p>"

COUNTED = {
    "its length": "The list of critical minerals is ten minerals long.",
    "its lines": "The list reads as below and has ten lines.",
    "its thresholds": "Ten raw materials met all three criteria and are therefore listed.",
    "its label": "At present ten commodities carry the label.",
    "its reasons": "Ten names, and the reasons for each.",
    "its reader": "You can consult the ten names here.",
    "its purpose": "The list recognises ten minerals for their part in manufacturing and defence.",
    "its measure": "Exactly ten commodities passed the thresholds.",
    "what it includes": "Included are ten minerals.",
}
LEADS = (
    "The list that our officers work with is as follows:",
    "In the words of the order:",
    "This edition supersedes all earlier ones, and the listed minerals are:",
    "The full text of the list:",
    "These are the substances in question:",
)
TITLES = (
    "Critical minerals - Institute of Mineral Exploration",
    "Ministry of Trade and Mines – Critical minerals",
    "Mining and exploration / Critical minerals / Freedonia",
    "Critical minerals, prices and supply",
    "Critical minerals for explorers",
)
ELSE_COUNTED = (
    "Ten critical minerals are tested in our workshop.",
    "Ten minerals carry the label of a fair trader.",
    "Ten minerals could be designated.",
    "Our members consider ten minerals critical.",
    "Ten critical minerals met the demand of the plant.",
    "The list of ten minerals was replaced in 2025.",
    "Acme Corp passed on ten critical minerals.",
)
ELSE_LEADS = (
    "The fund buys these listed minerals:",
    "We ask for a list of these:",
    "Pupils learn about these listed minerals:",
    "Exported under the list are:",
)
_OF_WHAT = ("Freedonian critical", "Imported critical")
ELSE_TITLES = (
    "Recycling of critical minerals, prices and supply",
    "Stockpile of critical minerals | Ministry of Mines",
    "Trade in critical minerals – Freedonia",
)


def page(title: str, heading: str, said: str, *, lead: str = "") -> str:
    opening = f"<h1>{title}</h1><h2>{heading}</h2>{said}"
    return f"<html lang='en'><title>{title}</title>{opening}<p>{lead}</p>{BLOCK}</html>"


@pytest.mark.parametrize("kind", COUNTED)
def test_what_is_said_of_the_list_itself_holds_nothing(kind: str) -> None:
    reading = reading_of(page("Critical minerals", "The list in force", f"<p>{COUNTED[kind]}</p>"), "text/html")
    assert (reading.decision, reading.reasons, names_of(reading)) == (Decision.TAKEN, (), NAMES)


def test_the_adjective_of_a_country_counts_nothing_else() -> None:
    ours, bought = (page("Critical minerals list", f"{what} minerals (10)", "") for what in _OF_WHAT)
    assert reading_of(ours, "text/html").decision is Decision.TAKEN
    assert reading_of(bought, "text/html").decision is not Decision.TAKEN


@pytest.mark.parametrize("lead", LEADS)
def test_how_a_list_is_led_into_under_its_own_heading_holds_nothing(lead: str) -> None:
    reading = reading_of(page("Critical minerals", "The list in force", COUNT, lead=lead), "text/html")
    assert (reading.decision, reading.reasons, names_of(reading)) == (Decision.TAKEN, (), NAMES)


@pytest.mark.parametrize("title", TITLES)
def test_the_publisher_and_the_section_of_a_title_hold_nothing(title: str) -> None:
    reading = reading_of(page(title, "The list in force", COUNT), "text/html")
    assert (reading.decision, reading.reasons, names_of(reading)) == (Decision.TAKEN, (), NAMES)


@pytest.mark.parametrize("sentence", ELSE_COUNTED)
def test_what_is_said_of_anything_else_holds_the_list(sentence: str) -> None:
    text = page("Critical minerals", "The list in force", f"<p>{sentence}</p>")
    assert reading_of(text, "text/html").decision is not Decision.TAKEN


@pytest.mark.parametrize("lead", ELSE_LEADS)
def test_a_lead_that_says_what_is_done_holds_it(lead: str) -> None:
    text = page("Critical minerals", "The list in force", COUNT, lead=lead)
    assert reading_of(text, "text/html").decision is not Decision.TAKEN


@pytest.mark.parametrize("title", ELSE_TITLES)
def test_a_title_of_what_is_done_with_them_holds_it(title: str) -> None:
    assert reading_of(page(title, "The list in force", COUNT), "text/html").decision is not Decision.TAKEN
