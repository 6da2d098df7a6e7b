"""Laws, reports in Markdown and copied tables, in several languages: read whole, or not read as what they are not."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from pipeline.mineral_lists.wording.counting.numbers import numbers
from tests.pipeline.mineral_lists.measure import names_of, reading_of

_DE = "Antimon Borat Gallium Indium Kobalt Lithium Mangan Nickel Niob Tantal Titan Wolfram".split()
_EN = "Antimony Beryllium Cobalt Gallium Graphite Indium Lithium Manganese Nickel Niobium Tantalum Tungsten".split()


def _html(body: str, title: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


def test_a_table_that_frames_a_page_with_paragraphs_is_no_table_of_data() -> None:
    bullets = "<br>".join(f"&bull; {name}" for name in _EN)
    body = (
        "<table><tr><td colspan='2'><b>Bureau of Mines</b></td></tr><tr><td><a href='/'>Home</a></td>"
        f"<td><p>The Minister declared 12 critical minerals.</p><p>{bullets}</p></td></tr>"
        "<tr><td colspan='2'>Imprint</td></tr></table>"
    )
    reading = reading_of(_html(body, "List of critical minerals"), "text/html", "en")
    assert reading.decision is Decision.TAKEN
    assert names_of(reading) == _EN


def test_the_last_point_of_an_act_ends_in_a_full_stop() -> None:
    points = "".join(f"<li><p>{name},</p></li>" for name in _DE[:-1]) + f"<li><p>{_DE[-1]}.</p></li>"
    lead = "Die folgenden 12 Rohstoffe gelten als kritisch:"
    body = f"<h1>Liste der kritischen Rohstoffe</h1><p>{lead}</p><ol>{points}</ol>"
    reading = reading_of(_html(body, "Anhang"), "text/html", "de")
    assert names_of(reading) == _DE
    assert reading.decision is Decision.TAKEN


def test_points_that_each_end_in_a_semicolon_are_entries() -> None:
    points = "".join(f"<p>{name};</p>" for name in _EN[:-1]) + f"<p>{_EN[-1]}.</p>"
    body = f"<h1>List of critical minerals</h1><p>The following 12 minerals are declared critical:</p>{points}"
    assert names_of(reading_of(_html(body, "Order"), "text/html", "en")) == _EN


def test_articles_are_no_points_of_the_list_between_them() -> None:
    names = ["arsenic", "barytine", "bismuth", "bore", "chrome", "cobalt", "gallium", "lithium", "tantale", "tellure"]
    points = "".join(f"<p>{place}° {name} ;</p>" for place, name in enumerate(names, 1))
    body = (
        "<h1>Règlement sur les minéraux critiques</h1><p>1. Sont des minéraux critiques au sens de la loi :</p>"
        f"{points}<p>2. Le ministre révise la liste tous les 5 ans.</p>"
    )
    assert names_of(reading_of(_html(body, "Règlement"), "text/html", "fr")) == names


@pytest.mark.parametrize("head", ["No.\nMineral\nUsed for", "Nr\nMineral\nMain use (2023)"])
def test_a_numbered_table_that_was_copied_a_cell_a_line_is_read(head: str) -> None:
    uses = ["steel", "magnets", "steel", "glass"]
    rows = "\n".join(f"{place}\n{name}\n{uses[place % 4]}" for place, name in enumerate(_EN, 1))
    text = f"Bureau of Mines\n\nCritical minerals (12)\n\n{head}\n{rows}\n"
    reading = reading_of(text, "text/plain", "en")
    assert reading.decision is Decision.TAKEN
    assert names_of(reading) == _EN


def test_entries_in_bold_are_entries_in_markdown() -> None:
    items = "\n".join(f"- **{name}**" for name in _EN)
    text = f"# List of critical minerals\n\nThe Council declared 12 critical minerals:\n\n{items}\n"
    reading = reading_of(text, "text/plain", "en")
    assert reading.decision is Decision.TAKEN
    assert names_of(reading) == _EN


@pytest.mark.parametrize(
    ("words", "number"),
    [("dreißig Rohstoffe", 30), ("zweiunddreißig Stoffe", 32), ("dezanove minerais", 19), ("two dozen minerals", 24)],
)
def test_numbers_as_they_are_written(words: str, number: int) -> None:
    assert [read for read, _, _ in numbers(words)] == [number]


_PAGES = {
    "cs": (
        "Kritické suroviny",
        "Seznam schválila vláda. Má dvaadvacet položek a aktualizuje se jednou za dva roky.",
        (
            "antimon beryl bismut bor cín fosfor gallium germanium grafit hafnium hořčík chrom indium kobalt lithium "
            "mangan měď nikl niob tantal titan wolfram"
        ),
    ),
    "kk": (
        "Аса маңызды минералдардың тізбесі",
        "Үкімет тізбені бекітті. Оған кіретін 12 минерал төменде келтірілген.",
        "Барит Висмут Вольфрам Галлий Германий Графит Индий Кобальт Литий Никель Тантал Титан",
    ),
    "nl": (
        "Kritieke grondstoffen",
        "Op de lijst gaat het sinds 2 juni 2025 om 12 grondstoffen:",
        "Antimoon Bariet Beryllium Bismut Kobalt Gallium Germanium Hafnium Lithium Mangaan Niobium Wolfraam",
    ),
    "ar": (
        "المعادن الحرجة",
        "أعلنت الوزارة عشرة معادنٍ بوصفها معادن حرجة:",
        "الليثيوم؛ الكوبالت؛ النيكل؛ النحاس؛ التنغستن؛ الغاليوم؛ الجرمانيوم؛ التيتانيوم؛ القصدير؛ الهافنيوم؛",
    ),
}


@pytest.mark.parametrize("language", _PAGES)
def test_a_count_is_met_in_the_languages_own_words(language: str) -> None:
    title, lead, names = _PAGES[language]
    entries = names.split()
    items = "".join(f"<li>{name}</li>" for name in entries)
    body = f"<h1>{title}</h1><p>{lead}</p><ul>{items}</ul>"
    reading = reading_of(_html(body, title), "text/html", language)
    assert reading.decision is Decision.TAKEN, reading.reasons
    assert names_of(reading) == [name.rstrip("؛") for name in entries]


def test_a_verb_behind_the_last_name_ends_the_enumeration() -> None:
    names = "antimon, baryt, beryllium, bor, flusspat, gallium, grafit, kobolt, litium, magnesium, tantal och volfram"
    lead = f"Enligt regeringens beslut räknas {names} som kritiska. Det är tolv ämnen."
    reading = reading_of(_html(f"<h2>Vilka mineral räknas som kritiska?</h2><p>{lead}</p>"), "text/html", "sv")
    assert reading.decision is Decision.TAKEN, reading.reasons
    assert len(names_of(reading)) == 12


def test_what_stands_among_the_critical_ones_is_a_part_of_them() -> None:
    items = "".join(f"<li>{name}</li>" for name in "antimon beryl bismut bor cín fosfor gallium germanium".split())
    body = f"<h1>Kritické suroviny</h1><p>Mezi 34 kritickými surovinami je osm kovů s těžbou:</p><ul>{items}</ul>"
    assert reading_of(_html(body, "Kritické suroviny"), "text/html", "cs").decision is not Decision.TAKEN
