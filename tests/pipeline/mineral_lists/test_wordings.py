"""What a page says above its list, in many words and languages: a stated count that is met confirms it."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from tests.pipeline.mineral_lists.measure import names_of, outcome, reading_of
from vocabulary.minerals import get

IDS = "antimony cobalt gallium germanium indium lithium nickel niobium tantalum titanium tungsten vanadium".split()
LEADS = [  # language, title, heading, the words above the list
    ("en", "Critical minerals", "Critical minerals", "The government lists twelve critical minerals:"),
    ("en", "Minerals", "Our critical minerals", "Twelve minerals are considered critical for the economy."),
    ("en", "Ministry of Mines", "Critical minerals", "These are the 12 minerals that Freedonia considers critical."),
    ("en", "Critical minerals strategy", "Annex A", "The following 12 minerals were identified as critical:"),
    ("en", "Critical raw materials", "Critical raw materials (12)", ""),
    ("en", "Survey", "Critical minerals assessment", "Of 40 minerals assessed, 12 were found to be critical:"),
    ("en", "Survey", "Criticality assessment", "The assessment identified 12 materials as critical."),
    ("en", "Survey", "Critical minerals", "12 of the 40 minerals assessed are critical and on the list."),
    ("en", "Critical minerals", "Critical minerals", "Number of critical minerals: 12"),
    ("en", "Critical minerals list", "Critical minerals list", "Total: 12 entries."),
    ("en", "Defence", "Materials critical to defence", "The Department regards 12 materials as critical to defence:"),
    ("en", "Critical minerals list", "Updated", "The list now contains 12 minerals, up from 9 in 2021."),
    (
        "en",
        "Critical minerals list",
        "Updated",
        "Four minerals were added and one was removed, which brings the list to 12 minerals.",
    ),
    ("de", "Rohstoffe", "Kritische Rohstoffe", "Als kritisch gelten 12 Rohstoffe:"),
    ("fr", "Minéraux", "Liste des minéraux critiques", "Douze substances figurent sur la liste."),
    ("es", "Minerales", "Minerales críticos", "Se declaran críticos los siguientes doce minerales:"),
    ("it", "Materie", "Materie prime strategiche", "Sono considerate strategiche le seguenti dodici materie prime:"),
    ("fi", "Kriittiset", "Kriittiset raaka-aineet", "Luettelossa on 12 kriittistä raaka-ainetta:"),
    ("ja", "経済産業省", "重要鉱物", "経済産業省は12種の重要鉱物を選定した。"),
    ("zh", "自然资源部", "战略性矿产", "共确定12种战略性矿产："),
    ("ko", "핵심광물", "핵심광물", "정부는 핵심광물 12종을 지정하였다."),
    ("ru", "Минералы", "Дефицитные виды", "Утвержден перечень из двенадцати видов дефицитного стратегического сырья."),
]


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: str(lead[-1] or lead[-2]))
@pytest.mark.parametrize("form", ["items", "sentence"])
def test_a_count_in_any_words_confirms_the_list(lead: tuple[str, str, str, str], form: str) -> None:
    language, title, heading, words = lead
    names = [get(material).names[language][0] for material in IDS]
    listed = f"<p>{words}</p><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"
    if form == "sentence":
        mark = "、" if language in {"ja", "zh"} else ", "
        listed = f"<p>{words.rstrip('。:：. ')}: {mark.join(names)}.</p>"
    assert result(title, f"<h1>{heading}</h1>{listed}", names, "fi" if language == "fi" else None) == "exact"


SENTENCES = {
    "sentences": "The list of critical minerals has twelve entries. Antimony, cobalt and gallium are on it. So are "
    "germanium, indium and lithium. Nickel, niobium, tantalum and titanium are listed as well, as are tungsten and "
    "vanadium.",
    "paragraphs": "Freedonia has designated 12 critical minerals.<p>Among the base metals, nickel and cobalt are "
    "included.<p>The alloying metals are niobium, tungsten, vanadium and titanium.<p>Gallium, germanium and indium "
    "belong to the list, too, and so do antimony, tantalum and lithium.<p>Copper and zinc were assessed and not listed."
    "<h2>Market</h2><p>Copper prices rose. Gold fell. Silver and lead held steady, while zinc was up.",
    "needs": "The government lists twelve critical minerals. These are, first, the battery metals lithium, nickel and "
    "cobalt. Then come the metals of electronics: gallium, germanium, indium, tantalum and antimony. Steelmaking needs "
    "niobium, tungsten and vanadium, which are also on the list. Titanium completes it.",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_a_list_in_several_sentences_is_all_that_they_name_where_that_is_what_they_count(text: str) -> None:
    names = [get(material).names["en"][0] for material in IDS]
    assert result("Critical minerals", f"<h1>Critical minerals</h1><p>{text}", names) == "exact"


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
@pytest.mark.parametrize("said", ["Copper is mined in the north.", "Unobtainium is listed, too."])
def test_one_name_more_than_is_counted_and_nothing_is_accepted(text: str, said: str) -> None:
    body = (
        f"<h1>Critical minerals</h1><p>{text.replace('<h2>', f' {said}<h2>') if '<h2>' in text else f'{text} {said}'}"
    )
    reading = reading_of(page("Critical minerals", body), "text/html")
    names = [get(material).names["en"][0] for material in IDS]
    assert reading.decision is not Decision.TAKEN or (
        "Unobtainium" in said and sorted(map(str.casefold, names_of(reading))) == sorted(names)
    )


def test_columns_that_only_space_parts_are_no_sentences() -> None:
    """What names the eight by chance in other words: a grade behind a dash, read with the name in the next column."""
    text = """A total of 8 materials were found to be critical.

Bitumen                                Cesium                                 Limestone
Medium and heavy rare earths - battery grade   Ruthenium                              Sulfur
Thallium                               Thulium
"""
    assert reading_of(f"Strategic minerals\n\n{text}", "text/plain").decision is not Decision.TAKEN


def test_what_many_minerals_are_counted_for_is_no_list() -> None:
    text = "Investors look at 10 critical minerals projects. Antimony, cobalt and gallium are mined here. So are"
    text += " germanium, indium and lithium. Nickel, niobium, tantalum and titanium are exported."
    assert result("News", f"<h1>Mines reopen</h1><p>{text}", []) == "refused"


def test_numbered_classes_are_one_list_whatever_their_length() -> None:
    earths = (
        "lanthanum, cerium, praseodymium, neodymium, promethium, samarium, europium, gadolinium, terbium, dysprosium"
    )
    text = (
        f"<p>1) Rare earth metals: {earths}<p>2) Scattered metals: gallium, indium, thallium<p>3) Chromium and cobalt"
    )
    names = [*earths.split(", "), "gallium", "indium", "thallium", "chromium", "cobalt"]
    assert result("Critical metals", f"<h1>Critical metals</h1><p>The list has 15 metals:{text}", names) == "exact"


def test_cells_that_enumerate_are_many_entries() -> None:
    cells = (
        "Cobalt, Lithium, Nickel",
        "Gallium, Germanium, Indium, Tin, Antimony",
        "Niobium, Tungsten, Vanadium",
        "Barite",
    )
    rows = "".join(f"<tr><td>Group {place}</td><td>{cell}</td></tr>" for place, cell in enumerate(cells, 1))
    table = f"<table><tr><th>Group</th><th>Minerals</th></tr>{rows}</table>"
    names = [name for cell in cells for name in cell.split(", ")]
    assert (
        result("Critical minerals", f"<h1>List</h1><p>The list has 12 critical minerals.</p>{table}", names) == "exact"
    )


@pytest.mark.parametrize(
    ("title", "jurisdiction", "expected"),
    [
        ("Australia's critical minerals", "international", "exact"),
        ("Critical minerals news", "international", "held, right"),  # whose list it is, only the sentence says
        ("Critical minerals news", "AU", "exact"),
        ("Critical minerals news", "CA", "refused"),
    ],
)
def test_whose_list_it_is(title: str, jurisdiction: str, expected: str) -> None:
    names = [get(material).names["en"][0] for material in IDS]
    listed = "".join(f"<li>{name}</li>" for name in names)
    body = f"<h1>{title}</h1><p>Australia has listed 12 critical minerals:</p><ul>{listed}</ul>"
    assert outcome(reading_of(page(title, body), "text/html", None, jurisdiction), names) == expected


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><main>{body}</main></body></html>"


def result(title: str, body: str, names: list[str], language: str | None = None) -> str:
    return outcome(reading_of(page(title, body), "text/html", language), names)
