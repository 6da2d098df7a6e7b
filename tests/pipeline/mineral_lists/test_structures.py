"""Structures in which unread pages had their lists: each is read whole, in reading order."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists.runs.entries import entry
from pipeline.mineral_lists.wording.abroad import abroad
from tests.pipeline.mineral_lists.measure import names_of, reading_of

NAMES = ("Antimony", "Cobalt", "Gallium", "Graphite", "Indium", "Lithium", "Nickel", "Tungsten")
SYMBOLS = ("Sb", "Co", "Ga", "C", "In", "Li", "Ni", "W")
LEAD = "<p>The Minister has designated eight critical minerals:</p>"


def _index() -> str:
    return "<dl>" + "".join(f"<dt>{name[0]}</dt><dd><a>{name}</a></dd>" for name in NAMES) + "</dl>"


def _tiles() -> str:
    tiles = zip(NAMES, SYMBOLS, strict=True)
    return "".join(
        f"<div class='cell'><span>{symbol}</span><span>{name}</span><span>{place}</span></div>"
        for place, (name, symbol) in enumerate(tiles, 1)
    )


def _symbols_behind() -> str:
    rows = "".join(
        f"<tr><td>{name} <small>{symbol}</small></td><td>Hill</td></tr>"
        for name, symbol in zip(NAMES, SYMBOLS, strict=True)
    )
    return f"<table><tr><th>Mineral</th><th>Where</th></tr>{rows}</table>"


def _elements() -> str:
    cells = [f"<td><b>{symbol}</b><br>{name}</td>" for name, symbol in zip(NAMES, SYMBOLS, strict=True)]
    rows = "".join(f"<tr>{''.join(cells[place : place + 4])}<td>Ba</td></tr>" for place in (0, 4))
    return f"<table>{rows}</table>"


def _lettered_columns() -> str:
    head = ("", "A", "B"), ("1.", "Commodity", "Found")
    rows = (*head, *((f"{place}.", name, "yes") for place, name in enumerate(NAMES, 2)))
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _points_of_a_point() -> str:
    points = "".join(f"<p>1.{place}. {name};</p>" for place, name in enumerate(NAMES, 1))
    return f"{points}<p>2. The decision enters into force today.</p>"


def _ordinals() -> str:
    return "<p>" + "<br>".join(f"{place}.º {name}" for place, name in enumerate(NAMES, 1)) + "</p>"


def _bold_paragraph() -> str:
    return f"<p><strong>{', '.join(NAMES[:-1])} and {NAMES[-1]}</strong></p>"


def _hashed_classes() -> str:
    return "".join(
        f"<div class='k_a{place}Zx'><div class='kh'>{name}</div><div class='kb'>Hill {place}</div></div>"
        for place, name in enumerate(NAMES)
    )


def _reserves() -> str:
    return "".join(f"<p>• {name}: reserves of {100 + place} thousand tonnes</p>" for place, name in enumerate(NAMES))


def _coloured_tiles() -> str:
    tiles = zip(NAMES, SYMBOLS, strict=True)
    return "".join(
        f"<div class='tile {'red' if place % 3 else 'blue'}'><span>{symbol}</span><span>{name.upper()}</span></div>"
        for place, (name, symbol) in enumerate(tiles)
    )


def _run_in_names(sign: str) -> str:
    return "".join(
        f"<p><b>{name}{sign}</b> Mined at the northern end of hill {place}.</p>" for place, name in enumerate(NAMES)
    )


def _terms_with_classes() -> str:
    metals, rest = ", ".join(NAMES[:3]), ", ".join(NAMES[4:])
    return (
        f"<dl><dt>Alloys, magnets and lamps</dt><dd>{metals}</dd><dt>Furnaces</dt><dd>{NAMES[3]}</dd>"
        f"<dt>Batteries and chips</dt><dd>{rest}</dd></dl>"
    )


def _uses_behind_dashes() -> str:
    uses = (
        "solder",
        "magnets and cathodes",
        "light emitting diodes",
        "anodes",
        "screens",
        "cells",
        "plating",
        "drills",
    )
    return f"<ul>{''.join(f'<li>{name} — {use}</li>' for name, use in zip(NAMES, uses, strict=True))}</ul>"


def _paged_table() -> str:
    rows = "".join(f"<tr><td>{name}</td><td>2023</td></tr>" for name in NAMES)
    return (
        "<div><label>Show <select><option>10</option><option>25</option><option>50</option></select> entries</label>"
        "<table class='dataTable no-footer'><thead><tr><th>Mineral</th><th>Declared</th></tr></thead>"
        f"{rows}</table></div>"
    )


STRUCTURES = {
    "index by letter": LEAD + _index(),
    "tiles": LEAD + _tiles(),
    "symbols behind names": LEAD + _symbols_behind(),
    "table of elements": LEAD + _elements(),
    "columns named by letters": LEAD + _lettered_columns(),
    "points of a point": LEAD + _points_of_a_point(),
    "ordinals": LEAD + _ordinals(),
    "bold paragraph": LEAD + _bold_paragraph(),
    "class names with random ends": LEAD + _hashed_classes(),
    "figures behind names": LEAD + _reserves(),
    "paged table": LEAD + _paged_table(),
    "tiles in colours": LEAD + _coloured_tiles(),
    "names that run in with a colon": LEAD + _run_in_names(":"),
    "names that run in with a dash": LEAD + _run_in_names(" –"),
    "terms that are classes": LEAD + _terms_with_classes(),
    "uses behind dashes": LEAD + _uses_behind_dashes(),
}
_TITLE = "Critical minerals list"
FRAME = (
    "<table width=980><tr><td colspan=2>Ministry of Mines</td></tr><tr><td><a>Services</a><br><a>Maps</a><br>"
    "<a>Exports</a><br><a>Tenders</a><br><a>Royalties</a><br><a>Forms</a></td><td>{}</td></tr>"
    "<tr><td colspan=2>Page 1</td></tr></table>"
)


@pytest.mark.parametrize("body", STRUCTURES.values(), ids=STRUCTURES)
def test_each_structure_is_read_whole(body: str) -> None:
    reading = reading_of(f"<title>{_TITLE}</title><body><h1>{_TITLE}</h1>{body}</body>", "text/html", "en")

    assert reading.today is not None, "no list was found"
    assert sorted(name.capitalize() for name in names_of(reading)) == sorted(NAMES)
    assert reading.reasons == ()


def test_a_table_that_frames_a_page_is_no_data() -> None:
    items = "".join(f"<li>{name}</li>" for name in NAMES)
    body = FRAME.format(f"{LEAD}<ol>{items}</ol>")

    reading = reading_of(f"<title>{_TITLE}</title><body>{body}</body>", "text/html", "en")

    assert reading.today is not None, "no list was found"
    assert [listed.entry.as_published for listed in reading.today.entries] == list(NAMES)
    assert reading.reasons == ()


def test_a_column_without_cells_is_no_error() -> None:
    page = f"<title>{_TITLE}</title><body><table><tr><th>Mineral</th><th>Use</th></tr></table>{LEAD}{_bold_paragraph()}"

    reading = reading_of(page, "text/html", "en")

    assert reading.today is not None, "no list was found"
    assert len(reading.today.entries) == len(NAMES)


def test_a_short_name_in_capitals_behind_its_symbol_is_the_name() -> None:
    assert [entry(text, "en").as_published for text in ("Zn ZINC", "Sn TIN", "Tin Sn")] == ["ZINC", "TIN", "Tin"]


def test_a_paragraph_that_fills_an_item_is_the_item() -> None:
    items = "".join(f"<li><p>{name},</p></li>" for name in NAMES[:-1])
    body = f"<ol>{items}<li><p>{NAMES[-1]}.</p></li></ol><p>Annex 2</p>"
    reading = reading_of(f"<title>{_TITLE}</title><h1>{_TITLE}</h1>{LEAD}{body}", "text/html", "en")

    assert (names_of(reading), reading.reasons) == (list(NAMES), ())


def test_articles_and_notes_in_other_markup_are_no_points_of_the_list() -> None:
    points = "".join(f"<p class=point>{place}° {name.lower()};</p>" for place, name in enumerate(NAMES, 1))
    page = (
        f"<title>{_TITLE}</title><h1>{_TITLE}</h1><p><b>1.</b> The following eight minerals are critical:</p>{points}"
        "<p><b>2.</b> The cabinet looks at the list each spring.</p><div><small>* Of high purity only.</small></div>"
    )
    reading = reading_of(page, "text/html", "en")

    assert [name.capitalize() for name in names_of(reading)] == list(NAMES)


@pytest.mark.parametrize("sign", ["،", "؛", "；"])
def test_marks_of_other_scripts_end_an_entry(sign: str) -> None:
    assert entry(f"الليثيوم{sign}", "ar").match == entry("الليثيوم", "ar").match is not None


def test_a_table_without_lines_that_holds_paragraphs_frames_a_page() -> None:
    points = "".join(f"<p>{place}. {name}.</p>" for place, name in enumerate(NAMES, 1))
    body = FRAME.replace("<table", "<table border=0").format(f"{LEAD}{points}")

    reading = reading_of(f"<title>{_TITLE}</title><body>{body}</body>", "text/html", "en")

    assert (names_of(reading), reading.reasons) == (list(NAMES), ())


def test_bold_names_in_markdown_are_names() -> None:
    lines = "\n".join(f"- **{name}**" for name in NAMES)
    text = f"# {_TITLE}\n\nThe Minister has designated eight critical minerals:\n\n{lines}\n"

    assert names_of(reading_of(text, "text/plain", "en")) == list(NAMES)


def test_a_copied_table_is_read_where_uses_are_materials_too() -> None:
    uses = ("steel", "cells", "lamps", "steel", "glass", "cells", "steel", "drills")
    rows = "\n".join(f"{place}\n{name}\n{use}" for place, (name, use) in enumerate(zip(NAMES, uses, strict=True), 1))
    head = f"{_TITLE}\n\nThe Minister has designated eight critical minerals:\n\nNo.\nMineral\nUse\n"
    text = f"{head}{rows}\n\nPrinted in May\n"

    assert names_of(reading_of(text, "text/plain", "en")) == list(NAMES)


def test_symbols_on_cards_are_no_list_of_their_own() -> None:
    cards = "".join(
        f"<div class=card><div class=sign>{symbol}</div><h3>{name}</h3><a href=/{symbol}>Leaflet</a></div>"
        for name, symbol in zip(NAMES, ("Sb", "Co", "Ga", "C", "In", "Li", "Ni", "-"), strict=True)
    )
    reading = reading_of(f"<title>{_TITLE}</title><h1>{_TITLE}</h1>{LEAD}{cards}", "text/html", "en")

    assert (names_of(reading), reading.reasons) == (list(NAMES), ())


def test_a_first_row_over_all_columns_is_the_title_of_its_table() -> None:
    rows = "".join(f"<tr><td><img src=dot.gif></td><td>{name}</td></tr>" for name in NAMES)
    table = f"<table><tr><td colspan=2>Critical minerals, 8 in number</td></tr>{rows}</table>"
    reading = reading_of(f"<title>{_TITLE}</title><h1>{_TITLE}</h1><h2>Which are they?</h2>{table}", "text/html", "en")

    assert (names_of(reading), reading.reasons) == (list(NAMES), ())


def test_a_country_whose_name_holds_another_is_not_abroad() -> None:
    assert abroad("The critical minerals list of Papua New Guinea", frozenset({"PG"})) is None
    assert abroad("The critical minerals list of Guinea", frozenset({"PG"})) == "Guinea"
