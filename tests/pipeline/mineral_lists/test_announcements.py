"""Sentences that announce a counted list, and what beside one speaks of other lists: the list is read as it stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extract.mineral_list import extract_known
from pipeline.extraction import Extraction, Known
from tests.pipeline.worlds import source
from vocabulary.records import ListedMineral

NAMES = ["Cobalt", "Copper", "Gallium", "Germanium", "Graphite", "Lithium", "Nickel", "Tungsten", "Vanadium"]
ANNOUNCED = (
    ("The Code", "The following nine commodities constitute the critical materials of this state:"),
    ("State notifies critical minerals", "A total of 9 minerals stand notified with effect from 15 September 2026."),
    (
        "Critical Minerals Notice 2026",
        "I hereby notify for general information that the nine minerals hereunder are critical:",
    ),
    ("Critical minerals", "9 minerals in two columns. List approved by Ministers on 11 June 2026."),
    ("Critical minerals", "Nine (9) minerals are declared critical and listed below:"),
)
OF_OTHERS = (
    "It is not the EU list (34 materials).",
    "The Commonwealth keeps a list of 31 critical minerals.",
    "The European Union's list has 34 critical raw materials.",
    "The EU counts 34 critical raw materials, 17 of them strategic.",
)
TYPED = """Statutory Instrument 97 of 2026.

       Mines (Declaration of Strategic Minerals) Notice, 2026

  1.  This notice may be cited as the Mines (Declaration of Strategic
      Minerals) Notice, 2026.

  2.  The nine minerals specified in the Schedule are declared to be
      strategic minerals.

                          SCHEDULE

                          STRATEGIC MINERALS

"""


def read(text: str, media_type: str = "text/html") -> Extraction:
    seen = datetime(2026, 11, 28, tzinfo=UTC)
    document = Document("x", "https://example.org", 200, {}, media_type, Body.of(text.encode()), seen)
    return extract_known(document, source("mineral-list", jurisdiction="XX"), Known())


def names(extraction: Extraction) -> list[str]:
    listed = (record.fields for record in extraction.records if ListedMineral.as_published in record.fields)
    return [str(fields[ListedMineral.as_published]) for fields in listed]


def page(title: str, lead: str, after: str = "") -> str:
    items = "".join(f"<li>{name}</li>" for name in NAMES)
    return f"<title>{title}</title><h1>{title}</h1><p>{lead}</p><ul>{items}</ul><p>{after}</p>"


@pytest.mark.parametrize(("title", "lead"), ANNOUNCED)
def test_it_is_read(title: str, lead: str) -> None:
    assert names(read(page(title, lead))) == NAMES


@pytest.mark.parametrize("words", OF_OTHERS)
def test_a_larger_count_of_another_list_speaks_against_nothing(words: str) -> None:
    assert names(read(page("Critical minerals list", "The list contains nine minerals:", words))) == NAMES


def test_a_larger_count_of_its_own_holds_it() -> None:
    assert read(
        page("Critical minerals list", "The list contains nine minerals:", "The whole list has 34 minerals.")
    ).held


def test_a_wide_space_behind_a_number_makes_no_table_of_a_typed_text() -> None:
    typed = TYPED + "".join(f"       {place:2}.  {name}\n" for place, name in enumerate(NAMES, 1))
    assert names(read(typed, "text/plain")) == NAMES


def test_a_group_with_one_member_in_brackets_is_an_entry_of_its_own() -> None:
    entries = [
        "Rare earths (neodymium)",
        "Rare earths (terbium)",
        "Lithium",
        "Cobalt",
        "Nickel",
        "Tin",
        "Tungsten",
        "Zinc",
    ]
    items = "".join(f"<li>{name}</li>" for name in entries)
    text = f"<title>Critical minerals list</title><p>The list contains 8 critical minerals:</p><ul>{items}</ul>"
    assert names(read(text)) == entries
