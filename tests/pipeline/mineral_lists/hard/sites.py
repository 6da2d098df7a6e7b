"""Pages of sites that publish a list."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import EU34, SMALL, US60, WATCH, Hard, html, li, split

STRATEGIC = split("Bismuth; Boron metallurgy grade; Cobalt; Copper; Gallium; Germanium; Lithium battery grade")
CANADA = split(
    "Aluminum; Antimony; Bismuth; Cesium; Chromium; Cobalt; Copper; Fluorspar; Gallium; Germanium; Graphite; Helium;"
    "High-purity iron ore; Indium; Lithium; Magnesium; Manganese; Molybdenum; Nickel; Niobium; Phosphorus;"
    "Platinum group metals; Potash; Rare earth elements; Scandium; Silicon metal; Tantalum; Tellurium; Tin; Titanium;"
    "Tungsten; Uranium; Vanadium; Zinc"
)
AUSTRALIA = split(
    "Antimony; Arsenic; Beryllium; Bismuth; Chromium; Cobalt; Fluorine; Gallium; Germanium; Graphite; Hafnium;"
    "High-purity alumina; Indium; Lithium; Magnesium; Manganese; Molybdenum; Nickel; Niobium; Platinum-group elements;"
    "Rare-earth elements; Rhenium; Scandium; Selenium; Silicon; Tantalum; Tellurium; Titanium; Tungsten; Vanadium;"
    "Zirconium"
)
_NEW_IN_2023 = split("Arsenic; Copper; Feldspar; Helium; Manganese; Nickel")
EU_BEFORE = (*(name for name in EU34 if name not in _NEW_IN_2023), "Natural rubber", "Indium")
AU_STRATEGIC = split("Aluminium; Copper; Phosphorus; Tin; Zinc")


def cells(names: tuple[str, ...], columns: int, mark: str = "td") -> str:
    """A table filled row by row, with empty cells at its end."""
    padded = [*names, *[""] * (-len(names) % columns)]
    rows = (padded[start : start + columns] for start in range(0, len(padded), columns))
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<{mark}>{c}</{mark}>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )


def ticker() -> str:
    quotes = "".join(
        f"<span class='q'>{name} <b>{price}</b> ▲</span>"
        for name, price in [
            ("Gold", "2,350"),
            ("Silver", "29.1"),
            ("Copper", "9,812"),
            ("Nickel", "17,040"),
            ("Zinc", "2,760"),
            ("Tin", "32,100"),
            ("Lithium", "13.2"),
            ("Cobalt", "27,000"),
        ]
    )
    return f'<div class="marquee" role="marquee">{quotes}</div>'


def cards(names: tuple[str, ...]) -> str:
    uses = ["Used in batteries and alloys.", "Used for steel and magnets.", "Used in semiconductors and optics."]
    return (
        '<div class="grid">'
        + "".join(
            f'<a class="card" href="/m/{i}"><span class="symbol">{name[:2]}</span><h3>{name}</h3><p>{uses[i % 3]}</p></a>'
            for i, name in enumerate(names)
        )
        + "</div>"
    )


def accordion(names: tuple[str, ...]) -> str:
    return (
        '<div class="accordion">'
        + "".join(
            f'<div class="accordion-item"><h2 class="accordion-header"><button type="button" aria-expanded="false">{name}</button></h2>'
            f'<div class="accordion-collapse"><p>Main uses: alloys, glass, electronics. Substitutes: few. Recycling rate: {i * 3 % 40} %.</p></div></div>'
            for i, name in enumerate(names)
        )
        + "</div>"
    )


def checked(names: tuple[str, ...], old: set[str], gone: tuple[str, ...]) -> str:
    rows = sorted([(name, name in old, True) for name in names] + [(name, True, False) for name in gone])
    body = "".join(
        f"<tr><td>{name}</td><td>{'✓' if was else ''}</td><td>{'✓' if now else ''}</td></tr>" for name, was, now in rows
    )
    return f"<table><thead><tr><th>Mineral</th><th>2020 list</th><th>2025 list</th></tr></thead><tbody>{body}</tbody></table>"


TIERED = [
    ("Energy transition", split("Lithium; Cobalt; Graphite; Nickel")),
    ("Defence", split("Antimony; Beryllium; Tungsten; Gallium; Germanium")),
    ("Food security", split("Phosphate rock; Potash")),
]


def rowspan() -> str:
    rows = ""
    for group, names in TIERED:
        for i, name in enumerate(names):
            head = f'<th rowspan="{len(names)}" scope="rowgroup">{group}</th>' if i == 0 else ""
            rows += f"<tr>{head}<td>{name}</td><td>{'High' if i % 2 else 'Medium'}</td></tr>"
    return f"<table><tr><th>Purpose</th><th>Mineral</th><th>Supply risk</th></tr>{rows}</table>"


def nested() -> str:
    return (
        "<ul>" + "".join(f"<li><strong>{group}</strong><ul>{li(names)}</ul></li>" for group, names in TIERED) + "</ul>"
    )


ALL_TIERED = tuple(name for _, names in TIERED for name in names)
OLD = "<p>The list of 2022 had 50 minerals. It replaced the list of 35 minerals of 2018.</p>"

SITES = [
    Hard("usgs style, two columns of one list", html("What are critical minerals?", f"<h1>Final 2025 List of Critical Minerals</h1><p>The 2025 list names 60 minerals; the 2022 list had 50. Copper, silver, metallurgical coal, uranium, lead, rhenium, silicon, potash, phosphate and boron are new.</p><div class='row'><div class='col-6'><ul>{li(US60[:30])}</ul></div><div class='col-6'><ul>{li(US60[30:])}</ul></div></div>{OLD}"), US60, jurisdiction="US"),
    Hard("eu style, table of three columns and an earlier edition", html("Critical raw materials", f"<h1>Critical raw materials</h1><h2>Fifth list 2023</h2><p>The following 34 raw materials are proposed to be included in the CRM list.</p>{cells(EU34, 3)}<h2>Fourth list 2020</h2><p>30 raw materials.</p>{cells(EU_BEFORE, 3)}"), EU34, jurisdiction="EU"),
    Hard("canada style, details with a text version", html("Canada's critical minerals", f"<h1>Canada's critical minerals</h1><p>There are currently 34 minerals and metals on Canada's critical minerals list.</p><figure><img src='list.png' alt='Critical minerals'><details><summary>Text version</summary><ul>{li(CANADA)}</ul></details></figure><p>Six are prioritized: lithium, graphite, nickel, cobalt, copper and rare earth elements.</p>"), CANADA, jurisdiction="CA"),
    Hard("australia style, wide table and a second list", html("Australia's Critical Minerals List", "<h1>Australia's Critical Minerals List and Strategic Materials List</h1><h2>Critical Minerals List</h2><p>There are 31 critical minerals.</p><table><tr><th>Critical mineral</th><th>Potential</th><th>Production (kt)</th><th>On US list</th><th>On EU list</th></tr>" + "".join(f"<tr><td>{n}</td><td>High</td><td>{i * 7}</td><td>Yes</td><td>{'No' if i % 3 else 'Yes'}</td></tr>" for i, n in enumerate(AUSTRALIA)) + f"</table><h2>Strategic Materials List</h2><p>There are 5 strategic materials.</p><ul>{li(AU_STRATEGIC)}</ul>"), AUSTRALIA, jurisdiction="AU"),
    Hard("uk style, critical and watchlist in paragraphs", html("UK criticality assessment", f"<h1>UK Critical Minerals List</h1><p>The assessment found 18 minerals with a high potential criticality:</p><p>{'<br>'.join(SMALL)}</p><h2>Watchlist</h2><p>Five more are increasing in criticality:</p><p>{'<br>'.join(WATCH)}</p>"), SMALL, jurisdiction="GB"),
    Hard("ticker over the list", html("Critical minerals list", f"<h1>National list of critical minerals</h1><p>The Government has designated 18 critical minerals.</p><ol>{li(SMALL)}</ol>", before=ticker()), SMALL),
    Hard("ticker inside main, list without a count", html("Critical minerals list", f"{ticker()}<h1>National list of critical minerals</h1><p>The Government has designated the following:</p><ol>{li(SMALL)}</ol>"), SMALL),
    Hard("menu of commodities, list in a sentence", html("Critical minerals", f"<h1>Critical minerals strategy</h1><p>Eighteen critical minerals are designated: {', '.join(n.lower() for n in SMALL[:-1])} and {SMALL[-1].lower()}.</p>", before="<div class='mega'><h3>Commodities</h3><ul>" + li([f"<a href='/c/{n}'>{n}</a>" for n in split("Bauxite; Coal; Copper; Gold; Iron ore; Lead; Limestone; Silver; Zinc")]) + "</ul></div>"), SMALL),
    Hard("cards with symbol, name and use", html("Our critical minerals", f"<h1>Our 18 critical minerals</h1>{cards(SMALL)}"), SMALL),
    Hard("accordion, a mineral each", html("Critical minerals", f"<h1>The list of critical minerals</h1><p>Each of the 18 minerals on the list is described below.</p>{accordion(SMALL)}"), SMALL),
    Hard("accordion, listed ones and then assessed ones", html("Critical minerals", f"<h1>Critical minerals</h1><h2>Minerals on the list</h2>{accordion(SMALL)}<h2>Other minerals we looked at</h2>{accordion(WATCH + AU_STRATEGIC)}"), SMALL),
    Hard("editions as ticks in columns", html("Changes to the list", f"<h1>Critical minerals list, 2020 and 2025</h1>{checked(SMALL, set(SMALL[3:]), ('Barite', 'Helium', 'Strontium'))}"), SMALL),
    Hard("editions as ticks in columns, counted", html("The list of 2025", f"<h1>Critical minerals list</h1><p>The list of 2025 has 18 minerals, that of 2020 had 18.</p>{checked(SMALL, set(SMALL[3:]), ('Barite', 'Helium', 'Strontium'))}"), SMALL),
    Hard("rowspan tiers", html("List of critical minerals", f"<h1>List of critical minerals</h1><p>The list has 11 minerals in three groups.</p>{rowspan()}"), ALL_TIERED),
    Hard("nested tiers", html("List of critical minerals", f"<h1>List of critical minerals</h1><p>The list has 11 minerals in three groups.</p>{nested()}"), ALL_TIERED),
    Hard("tabs of editions, named only in the tab bar", html("Critical minerals list", f"<h1>Critical minerals list</h1><ul role='tablist'><li><a href='#a'>2025</a></li><li><a href='#b'>2021</a></li></ul><div id='a' role='tabpanel'><ul>{li(SMALL)}</ul></div><div id='b' role='tabpanel'><ul>{li([*SMALL[2:], *WATCH[:3]])}</ul></div>"), SMALL),
    Hard("struck out entries", html("Critical minerals list", f"<h1>Critical minerals list (amended 2025)</h1><ul>{li([f'<del>{n}</del>' if n in {'Indium', 'Tin'} else n for n in SMALL])}</ul>"), tuple(n for n in SMALL if n not in {"Indium", "Tin"})),
    Hard("footnote marks in the entries", html("Critical minerals list", f"<h1>Critical minerals list</h1><p>18 minerals are on the list.</p><ul>{li([n + ('<sup><a href=#f1>1</a></sup>' if n in {'Rare earth elements', 'Silicon'} else '') for n in SMALL])}</ul><p id=f1>1. Cerium, dysprosium, erbium, europium, gadolinium, holmium, lanthanum, lutetium, neodymium, praseodymium, samarium, terbium, thulium, ytterbium and yttrium.</p>"), SMALL),
    Hard("marks of new entries", html("Critical minerals list", f"<h1>Critical minerals list 2025</h1><p>The list has 18 minerals, three of them new.</p><ul>{li([n + (' <span class=badge>NEW</span>' if n in {'Tin', 'Silicon', 'Bismuth'} else '') for n in SMALL])}</ul>"), SMALL),
    Hard("two languages side by side", html("Critical minerals / Minéraux critiques", "<h1>Critical minerals</h1><p>15 minerals</p><table><tr><th>English</th><th>Français</th></tr>" + "".join(f"<tr><td>{e}</td><td>{f}</td></tr>" for e, f in [("Antimony", "Antimoine"), ("Bismuth", "Bismuth"), ("Cobalt", "Cobalt"), ("Copper", "Cuivre"), ("Fluorspar", "Spath fluor"), ("Gallium", "Gallium"), ("Graphite", "Graphite"), ("Indium", "Indium"), ("Lithium", "Lithium"), ("Magnesium", "Magnésium"), ("Nickel", "Nickel"), ("Niobium", "Niobium"), ("Tin", "Étain"), ("Tungsten", "Tungstène"), ("Zinc", "Zinc")]) + "</table>"), split("Antimony; Bismuth; Cobalt; Copper; Fluorspar; Gallium; Graphite; Indium; Lithium; Magnesium; Nickel; Niobium; Tin; Tungsten; Zinc")),
    Hard("periodic table of all elements with listed ones marked", html("Critical minerals", "<h1>Critical minerals of the country</h1><p>Elements on the list are shown in orange.</p><div class='pt'>" + "".join(f"<div class='el {'crit' if i % 3 == 0 else ''}'><abbr>{n[:2]}</abbr><span>{n}</span></div>" for i, n in enumerate(split("Hydrogen; Helium; Lithium; Beryllium; Boron; Carbon; Nitrogen; Oxygen; Fluorine; Neon; Sodium; Magnesium; Aluminium; Silicon; Phosphorus; Sulfur; Chlorine; Argon; Potassium; Calcium; Scandium; Titanium; Vanadium; Chromium; Manganese; Iron; Cobalt; Nickel; Copper; Zinc; Gallium; Germanium; Arsenic; Selenium"))) + "</div>"), split("Hydrogen; Beryllium; Nitrogen; Neon; Aluminium; Sulfur; Potassium; Titanium; Manganese; Nickel; Gallium; Selenium")),
    Hard("a to z headings between entries", html("Critical minerals A to Z", "<h1>Critical minerals: A to Z</h1><p>All 18 minerals on the list.</p>" + "".join(f"<h3>{letter}</h3><ul>{li([n for n in SMALL if n[0] == letter])}</ul>" for letter in sorted({n[0] for n in SMALL}))), SMALL),
    Hard("load more: the first ten of eighteen", html("Critical minerals", f"<h1>Critical minerals list</h1><p>Showing 1 to 10 of 18 minerals</p><ul>{li(SMALL[:10])}</ul><button>Load more</button>"), SMALL),
    Hard("pager without a count", html("Critical minerals", f"<h1>Critical minerals list</h1><ul>{li(SMALL[:10])}</ul><nav aria-label='Pagination'><ul><li>1</li><li>2</li><li>Next page</li></ul></nav>"), SMALL),
    Hard("strategic subset printed after the list", html("Critical and strategic raw materials", f"<h1>List of critical raw materials</h1><p>The 34 critical raw materials are:</p><ul>{li(EU34)}</ul><h2>Strategic raw materials</h2><p>Of these, the following are strategic:</p><ul>{li(STRATEGIC)}</ul>"), EU34, jurisdiction="EU"),
]  # fmt: skip
