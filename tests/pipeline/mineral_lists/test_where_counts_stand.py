"""Where a page says how many its list has: far from it, in a card, a caption, a list of key points, a note."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from tests.pipeline.mineral_lists.measure import names_of, reading_of

NAMES = (
    "Antimony Beryllium Cobalt Gallium Germanium Indium Lithium Magnesium Nickel Niobium Tantalum Tungsten"
).split()  # fmt: skip
FEW = ("Baryte", "Copper", "Fluorspar", "Tin", "Zinc")
ITEMS = "<h2>The list</h2><ul>" + "".join(f"<li>{name}</li>" for name in NAMES) + "</ul>"
BEFORE = {
    "definitions": "<div><h3>At a glance</h3><dl><dt>In charge</dt><dd>Ministry of Mines</dd>"
    "<dt>Entries in the list</dt><dd>12</dd></dl></div>",
    "table of facts": "<table><tr><th>Legal basis</th><td>Mines Act</td></tr><tr><th>Number of minerals</th>"
    "<td>12</td></tr></table>",
    "key points": "<div><h3>In short</h3><ul><li>The list has 12 minerals.</li><li>It is renewed by the cabinet.</li>"
    "</ul></div>",
    "figure": "<h2>Which minerals</h2><figure><img src='a.png'><figcaption>The 12 minerals</figcaption></figure>",
}
BEHIND = {
    "definitions behind it": "<div><h3>Facts</h3><dl><dt>Size of the list</dt><dd>12 minerals</dd><dt>Since</dt>"
    "<dd>spring</dd></dl></div>",
    "note": "<h3>Notes</h3><p>The decree names 12 critical minerals.</p>",
}
OTHERS = {
    "what is dug": "<h3>Facts</h3><dl><dt>Minerals produced</dt><dd>12</dd><dt>Ports</dt><dd>5</dd></dl>",
    "mines": "<h3>Facts</h3><dl><dt>Mines</dt><dd>12</dd><dt>Ports</dt><dd>5</dd></dl>",
    "grants": "<h3>Money</h3><p>Grants were paid for work on 12 critical minerals.</p>",
    "another country": "<h3>Abroad</h3><p>The list of Japan has 12 critical minerals.</p>",
}


def _page(before: str, behind: str) -> str:
    title = "Critical minerals list of Freedonia"
    return f"<title>{title}</title><body><main><h1>{title}</h1>{before}{ITEMS}{behind}</main></body>"


@pytest.mark.parametrize(
    ("before", "behind"), [*((text, "") for text in BEFORE.values()), *(("", text) for text in BEHIND.values())],
    ids=[*BEFORE, *BEHIND],
)  # fmt: skip
def test_a_count_confirms_the_list_wherever_it_stands(before: str, behind: str) -> None:
    reading = reading_of(_page(before, behind), "text/html", "en")

    assert (names_of(reading), reading.reasons) == (NAMES, ())


@pytest.mark.parametrize("behind", OTHERS.values(), ids=OTHERS)
def test_a_count_of_something_else_confirms_nothing(behind: str) -> None:
    assert reading_of(_page("", behind), "text/html", "en").decision is Decision.HELD


def test_a_count_far_away_is_not_that_of_the_smaller_block() -> None:
    rows = "".join(f"<li>{name}</li>" for name in FEW)
    card = "<h3>Facts</h3><dl><dt>Number of minerals</dt><dd>5</dd><dt>Ports</dt><dd>3</dd></dl>"
    reading = reading_of(_page("", f"<h2>More of them</h2><ul>{rows}</ul>{card}"), "text/html", "en")

    assert reading.decision is Decision.HELD


def test_classes_of_one_entry_are_parts_of_the_list_that_has_as_many() -> None:
    parts = (NAMES[:5], NAMES[5:6], NAMES[6:11], NAMES[11:])
    uses = ("Lamps", "Screens", "Steel and cells", "Blades")
    blocks = "".join(
        f"<h3>{use}</h3><ul>{''.join(f'<li>{name}</li>' for name in part)}</ul>"
        for use, part in zip(uses, parts, strict=True)
    )
    told = "<h2>The list</h2><p>The decree names {} critical minerals.</p>"
    right, wrong = (
        reading_of(f"<title>Critical minerals list</title><h1>Critical minerals list</h1>{told.format(number)}{blocks}",
                   "text/html", "en")
        for number in (12, 14)
    )  # fmt: skip

    assert (names_of(right), right.reasons) == (NAMES, ())
    assert "join" in {veto.rule for veto in wrong.vetoes}
