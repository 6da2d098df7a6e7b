"""A further block that is counted, under its own heading: what says that it is of another matter, and what does not."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from tests.pipeline.mineral_lists.measure import names_of, reading_of

LISTED = [
    "Antimony",
    "Cobalt",
    "Gallium",
    "Germanium",
    "Graphite",
    "Lithium",
    "Niobium",
    "Tungsten",
    "Vanadium",
    "Zinc",
]
FIVE = ["Gold", "Cobalt", "Lead", "Silver", "Copper"]
LIST = "<h2>The list</h2><p>The list contains ten minerals:</p>"
BLOCK = f"<ul>{''.join(f'<li>{name}</li>' for name in LISTED)}</ul>"

OF_ANOTHER_MATTER = {
    "stocks": ("Warehouse", "Five metals are stored in the depot."),
    "figures of one of several": ("National stockpile", "The reserve bought five commodities last year."),
    "teaching": ("School kit", "The kit for schools has five specimens."),
    "dependence": ("How much is imported", "For five minerals, imports exceed half of consumption."),
    "hosts": ("Mined with other ores", "These five are recovered as by-products."),
    "deposits": ("Geology", "Geologists have mapped occurrences of five commodities."),
    "uses": ("What the house uses", "Five of them are used in telephones."),
    "controlled goods": ("Controlled goods", "Shipping these five needs a licence:"),
}
MAY_BE_THE_LIST = {
    "an edition of a year": ("From 2026", "Five minerals are used here."),
    "something new": ("Inventory", "The new inventory has five minerals."),
    "its heading names the thing alone": ("Minerals", "These five depend on the market."),
    "a lead that declares": ("Supply", "Five minerals are declared by the council for their supply."),
    "a lead that calls them critical": ("Supply", "The supply of five minerals is critical."),
    "no word of a known matter": ("Where we stand", "The council settled on five names."),
    "what is decided": ("Supply", "The council decided on the supply of five minerals."),
    "a part of the list": ("Other minerals", "These five are used, too."),
    "what makes materials critical": ("Exposed supply", "The five at risk are those that are imported."),
    "no word of a matter over it": ("In danger", "These five depend on imports."),
    "who decides": ("Imported goods", "The minister counts five among these."),
    "a level": ("High supply risk", "Five minerals have a high supply risk."),
}


def page(heading: str, lead: str, *more: str, names: list[str] = FIVE) -> str:
    block = f"<h2>{heading}</h2><p>{lead}</p><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"
    title = "Critical minerals of Alvania"
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{LIST}{BLOCK}{block}{''.join(more)}"


@pytest.mark.parametrize("what", OF_ANOTHER_MATTER)
def test_a_block_that_counts_something_else_is_no_rival_where_the_lists_own_count_is_met(what: str) -> None:
    reading = reading_of(page(*OF_ANOTHER_MATTER[what]), "text/html", "en")
    assert (reading.decision, names_of(reading)) == (Decision.TAKEN, LISTED), reading.vetoes


@pytest.mark.parametrize("what", MAY_BE_THE_LIST)
def test_a_counted_block_that_may_be_the_list_holds(what: str) -> None:
    reading = reading_of(page(*MAY_BE_THE_LIST[what]), "text/html", "en")
    assert "further block" in {veto.rule for veto in reading.vetoes}


@pytest.mark.parametrize("said", ["So it is five in all.", "Both make fourteen names."])
def test_a_block_that_is_counted_elsewhere_on_the_page_holds(said: str) -> None:
    text = page(*OF_ANOTHER_MATTER["stocks"], "<h2>Summary</h2>", f"<p>{said}</p>")
    assert "further block" in {veto.rule for veto in reading_of(text, "text/html", "en").vetoes}


def test_a_table_of_scores_is_not_chosen_for_the_number_of_its_rows() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{place}.4</td></tr>" for place, name in enumerate([*FIVE, "Tin", "Coal"]))
    scores = f"<h2>Annex: scores</h2><p>Scores are shown for seven materials, listed or not.</p><table>{rows}</table>"
    named = ", ".join(LISTED[:-1])
    text = (
        "<html><head><title>Critical minerals list</title></head><body><main><h1>Critical minerals list</h1>"
        f"<p>Groups were treated as one. There are currently ten of them.</p><h2>Listed</h2>"
        f"<p>These are designated: {named} and {LISTED[-1]}.</p>{scores}"
    )
    reading = reading_of(text, "text/html", "en")
    assert (reading.decision, names_of(reading)) == (Decision.TAKEN, LISTED), reading.vetoes


def test_removals_are_not_the_list_and_a_neighbours_list_is_not_the_provinces() -> None:
    gone = page("Removals", "The following stood on the last list.", names=["Tin", "Bismuth", "Barite"])
    assert reading_of(gone, "text/html", "en").decision is Decision.TAKEN
    theirs = page("Ontario's list", "Ontario keeps a list of its own, with five entries:")
    assert reading_of(theirs, "text/html", "en", "CA-MB").decision is Decision.TAKEN
    assert reading_of(theirs, "text/html", "en", "CA-ON").decision is not Decision.TAKEN


def test_what_is_newly_critical_is_on_the_list_too() -> None:
    newly = page("Newly critical", "Since the last assessment:", names=["Cobalt", "Gallium", "Zinc"])
    assert reading_of(newly, "text/html", "en").decision is Decision.TAKEN


def test_a_part_of_a_countrys_number_is_all_that_a_province_lists() -> None:
    said = f"The province may produce {len(LISTED)} of Canada’s 34 critical minerals. A map shows where."
    title = "Critical minerals in the province"
    names = f"{', '.join(LISTED[:-1])} and {LISTED[-1]}"
    text = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{said}</p><p>They are {names}.</p>"
    assert "count" not in {veto.rule for veto in reading_of(text, "text/html", "en", "CA-BC").vetoes}


def test_a_heading_that_says_in_brackets_that_its_list_is_in_force_qualifies_nothing() -> None:
    names = ["Antimon", "Bakır", "Bor", "Çinko", "Galyum", "Grafit", "Kobalt", "Krom", "Lityum", "Nikel", "Tungsten"]
    new, old = (f"<ul>{''.join(f'<li>{name}</li>' for name in some)}</ul>" for some in (names, names[:8]))
    text = (
        "<html lang=tr><head><title>Kritik mineraller listesi</title></head><body><main><h1>Kritik mineraller</h1>"
        f"<h2>2026 listesi (yürürlükte)</h2><p>11 kritik mineral:</p>{new}"
        f"<h2>2021 listesi (yürürlükten kalktı)</h2><p>8 mineral</p>{old}"
    )
    reading = reading_of(text, "text/html", "tr", "TR")
    assert (reading.decision, names_of(reading)) == (Decision.TAKEN, names), reading.vetoes
