"""What ordinary pages show beside and within their lists: statistics, registers, tiles, sums, prices, citations."""

from __future__ import annotations

from itertools import islice

import pytest

from pipeline.mineral_lists import Decision
from tests.pipeline.mineral_lists.measure import names_of, reading_of
from vocabulary.minerals import all_ids, get

NAMES = [
    "Antimony",
    "Cobalt",
    "Gallium",
    "Germanium",
    "Graphite",
    "Lithium",
    "Nickel",
    "Niobium",
    "Tungsten",
    "Vanadium",
]
LEAD = "<p>The list contains ten critical minerals.</p>"
OTHERS = ("Gold", "Coal", "Salt", "Nickel", "Gypsum", "Zinc")
ITEMS = "".join(f"<li>{name}</li>" for name in NAMES)
LEVELLED = "".join(f"<li>{name} — {'high' if place % 2 else 'low'}</li>" for place, name in enumerate(NAMES))
REGISTER = f"<h2>Mining titles</h2><ul>{''.join(f'<li><a href=/m>{name}</a> (43)</li>' for name in OTHERS)}</ul>"
FIGURES = "".join(
    f"<tr><td>{name}</td>{''.join(f'<td>{place * year % 90} {place}7{year}</td>' for year in (2, 3, 4))}</tr>"
    for place, name in enumerate(OTHERS, 3)
)
STATISTICS = (
    "<h2>Yearbook</h2><table><thead><tr><th></th><th>2022</th><th>2023</th><th>2024</th></tr></thead>"
    f"<tbody>{FIGURES}</tbody></table>"
)


def page(*parts: str) -> str:
    title = "Critical minerals list"
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{''.join(parts)}</main></body></html>"


def tiles(*parts: str) -> str:
    """A tile for each name; `parts`: what stands in its elements, the name in place of {}."""
    inner = ("".join(f"<span>{part.format(name)}</span>" for part in parts) for name in NAMES)
    return "".join(f'<div class="row">{spans}</div>' for spans in inner)


SHOWN = {
    "a register of titles by mineral": page(LEAD, f"<ul>{ITEMS}</ul>", REGISTER),
    "statistics by year": page(LEAD, f"<ul>{ITEMS}</ul>", STATISTICS),
    "tiles with how many projects each has": page(LEAD, tiles("{}", "12 projects")),
    "links with two elements each": page(
        LEAD, "<div>" + "".join(f"<a class=k><b>{name}</b><span>7 sites</span></a>" for name in NAMES) + "</div>"
    ),
    "a sum with a remark beside it": page(
        "<p>The minerals listed as critical:</p><table><tr><th>Mineral</th><th>No.</th><th>Class</th></tr>"
        + "".join(f"<tr><td>{name}</td><td>{place}</td><td>A</td></tr>" for place, name in enumerate(NAMES, 1))
        + "<tr><td>TOTAL</td><td>10</td><td>7 in class A, 3 in class B</td></tr></table>"
    ),
    "the level of each behind a dash": page(
        LEAD,
        f"<ul>{LEVELLED}</ul>",
    ),
    "the price of a gazette": page("<p>Nairobi, 24th February. Price Sh. 60</p>", LEAD, f"<ul>{ITEMS}</ul>"),
    "the citation of a law": page(LEAD, f"<ul>{ITEMS}</ul>", "<p>Authority: 30 U.S.C. 1606(c).</p>"),
    "levels that each count their own": page(
        "<p>The minerals that the Government treats as critical number 10 altogether and fall in two families.</p>",
        f"<h3>For batteries – 4</h3><ul>{''.join(f'<li>{name}</li>' for name in NAMES[:4])}</ul>",
        f"<h3>For alloys – 6</h3><ul>{''.join(f'<li>{name}</li>' for name in NAMES[4:])}</ul>",
    ),
    "a star behind some of them": page(LEAD, f"<ul>{ITEMS.replace('Nickel', 'Nickel ★')}</ul>"),
}


@pytest.mark.parametrize("what", SHOWN)
def test_the_list_is_read_as_it_stands(what: str) -> None:
    reading = reading_of(SHOWN[what], "text/html")
    assert (reading.decision, sorted(names_of(reading))) == (Decision.TAKEN, NAMES), reading.reasons


def test_symbols_are_no_names_where_names_stand_beside_them() -> None:
    symbols = ("Sb", "Co", "Ga", "Ge", "C", "Li", "Ni", "Nb", "W", "V")
    cards = "".join(
        f'<div class="card"><span>{symbol}</span><h3>{name}</h3><p>Used in alloys.</p></div>'
        for symbol, name in zip(symbols, NAMES, strict=True)
    )
    assert sorted(names_of(reading_of(page(LEAD, cards), "text/html"))) == NAMES
    rows = "".join(
        f"<div><span>{one}</span><span>{name}</span></div>" for one, name in zip(symbols, NAMES, strict=True)
    )
    assert sorted(names_of(reading_of(page(LEAD, rows), "text/html"))) == NAMES


def test_a_block_under_a_heading_that_calls_it_critical_is_still_a_rival() -> None:
    other = f"<h2>Strategic minerals</h2><ul>{''.join(f'<li>{name}</li>' for name in OTHERS)}</ul>"
    reading = reading_of(page(LEAD, f"<ul>{ITEMS}</ul>", other), "text/html")
    assert "further block" in {veto.rule for veto in reading.vetoes}


def test_an_enumeration_is_read_and_not_what_the_next_sentence_names() -> None:
    elements = (get(one).names["en"][0].lower() for one in all_ids() if get(one).kind == "element")
    known = [name for name in islice(elements, 40) if name not in {"copper", "tungsten", "sodium"}][:32]
    names = [*known[:20], "sodium compounds", *known[20:], "tungsten"]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    text = page(
        f"<p>34 materials are now classed as critical and make up the critical minerals list. They are: {listed}.</p>",
        "<p>Copper, tungsten's companion metal, was not classed.</p>",
    )
    assert names_of(reading_of(text, "text/html")) == names


@pytest.mark.parametrize("words", ["Cartera 2026: 67 proyectos por 64 millones.", "목표: 100일", "Objectif : 45 jours"])
def test_other_numbers_count_nothing(words: str) -> None:
    reading = reading_of(page(LEAD, f"<ul>{ITEMS}</ul>", f"<p>{words}</p>"), "text/html")
    assert reading.decision is Decision.TAKEN, reading.reasons
