"""A second batch, each page of a kind of its own: acts, portals, tables of elements, papers, wikis, open data.

Written before the reader had seen any of them.
"""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import EU34, SMALL, US60, WATCH, Hard, html, li, split

_HEAD = "<h1>National list of critical minerals</h1>"
_SYMBOLS = dict(
    zip(
        split("Antimony; Bismuth; Cobalt; Gallium; Indium; Lithium; Magnesium; Niobium; Palladium; Platinum; Silicon; Tantalum; Tellurium; Tin; Tungsten; Vanadium; Iridium; Manganese; Nickel; Ruthenium"),
        split("Sb; Bi; Co; Ga; In; Li; Mg; Nb; Pd; Pt; Si; Ta; Te; Sn; W; V; Ir; Mn; Ni; Ru"),
        strict=True,
    )
)  # fmt: skip
_ELEMENTS = tuple(_SYMBOLS)
_JAPANESE = split(
    "アンチモン; インジウム; ガリウム; クロム; ゲルマニウム; コバルト; ジルコニウム; タングステン; タンタル; チタン; ニオブ; ニッケル; バナジウム; マンガン; モリブデン; リチウム"
)
_KOREAN = split("리튬; 니켈; 코발트; 망간; 흑연; 네오디뮴; 디스프로슘; 터븀; 세륨; 란탄")
_CHINESE = split("石油; 天然气; 铁; 铬; 铜; 铝; 金; 镍; 钨; 锡; 钼; 锑; 钴; 锂; 稀土; 锆")
_BRAZIL = split(
    "Cobalto; Cobre; Estanho; Grafita; Lítio; Molibdênio; Nióbio; Níquel; Silício; Tálio; Tântalo; Terras raras; Titânio; Tungstênio; Urânio; Vanádio"
)
_FRENCH = split(
    "Antimoine; Bismuth; Cobalt; Cuivre; Gallium; Germanium; Graphite; Lithium; Magnésium; Nickel; Niobium; Tantale; Titane; Tungstène; Vanadium"
)


def _rows(names: tuple[str, ...], pattern: str) -> str:
    return "".join(pattern.format(e=name, n=number, s=_SYMBOLS.get(name, "")) for number, name in enumerate(names, 1))


def _side_by_side() -> str:
    left = f"<td valign=top><h3>Critical minerals (18)</h3><p>{'<br>'.join(SMALL)}</p></td>"
    right = f"<td valign=top><h3>Growth minerals (5)</h3><p>{'<br>'.join(WATCH)}</p></td>"
    return f"<table><tr>{left}{right}</tr></table>"


def _tiers_in_cells() -> str:
    rows = (("High", SMALL[:7]), ("Medium", SMALL[7:13]), ("Low", SMALL[13:]))
    body = "".join(
        f"<tr><td>{tier}</td><td>{'<br />'.join(names)}</td><td>{len(names)}</td></tr>" for tier, names in rows
    )
    return f"<table><thead><tr><th>Supply risk</th><th>Minerals</th><th>Number</th></tr></thead><tbody>{body}</tbody></table>"


def _annex() -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    marks = [*letters, *(f"a{letter}" for letter in letters)]
    return "".join(
        f'<table><col/><col/><tbody><tr><td><p class="oj-normal">({mark})</p></td><td><p class="oj-normal">{name};</p></td></tr></tbody></table>'
        for mark, name in zip(marks, EU34, strict=False)
    )


def _elements() -> str:
    """A table of all elements, those on the list in bold."""
    cells = "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr".split()
    rows = (cells[start : start + 9] for start in range(0, len(cells), 9))
    marked = {"Li", "Co", "Ni", "Ga", "Ge", "V", "Ti", "Mg"}
    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td class='{'on' if item in marked else ''}'>{item}</td>" for item in row) + "</tr>"
            for row in rows
        )
        + "</table>"
    )


def _cards_of(names: tuple[str, ...]) -> str:
    return "".join(
        f'<div class="mineral"><div class="mineral__no">{number:02}</div><div class="mineral__sym">{_SYMBOLS[name]}</div><div class="mineral__name">{name}</div><div class="mineral__use">Alloys, magnets and batteries</div></div>'
        for number, name in enumerate(names, 1)
    )


_PDF = """                      MINISTRY OF MINES
                 CRITICAL MINERALS OF THE REPUBLIC

The Ministry has determined the following 18 minerals to be critical:

    Antimony              Magnesium                 Silicon
    Bismuth               Niobium                   Tantalum
    Cobalt                Palladium                 Tellurium
    Gallium               Platinum                  Tin
    Graphite              Rare earth elements       Tungsten
    Indium                                          Vanadium
    Lithium

                              - 2 -

For each of them a fact sheet is published.
"""
_LEADERS = (
    "ANNEX\nList of critical minerals\nThe list has 18 minerals.\n"
    + "\n".join(f"{name} {'.' * (40 - len(name))} {place + 3}" for place, name in enumerate(SMALL))
    + "\n"
)
_WRAPPED = """Resolution 14/2024 of the Ministry

Article 1. The following eighteen minerals are declared critical: antimony, bismuth,
cobalt, gallium, graphite, indium, lithium, magnesium, niobium, palladium, platinum, rare
earth elements, silicon, tantalum, tellurium, tin, tungsten and vanadium.

Article 2. The Ministry reviews the list every three years.
"""

KINDS = [
    Hard("annex of a regulation, a table for each point", html("Regulation (EU) 2024/1252", f"<p>ANNEX II</p><p>Critical raw materials</p><p>SECTION 1</p><p>List of critical raw materials</p><p>The following 34 raw materials shall be considered critical:</p>{_annex()}"), EU34, jurisdiction="EU"),
    Hard("notice of a federal register, numbered paragraphs", html("Notice of final list", "<h1>Notice of Final Determination on the List of Critical Minerals</h1><p>SUMMARY: This notice presents the final list of 18 critical minerals.</p><h2>Final list</h2>" + _rows(SMALL, "<p data-page='77'>({n}) {e};</p>") + "<p>The list will be updated at least every three years.</p>"), SMALL),
    Hard("critical and growth minerals in two cells", html("Critical minerals strategy", f"<h1>Our critical minerals</h1>{_side_by_side()}"), SMALL),
    Hard("classes of supply risk in cells", html("Critical minerals list", f"{_HEAD}<p>The list has 18 minerals.</p>{_tiers_in_cells()}"), SMALL),
    Hard("cards with number, symbol, name and use", html("Critical minerals", f"{_HEAD}<p>16 minerals are on the list.</p>{_cards_of(_ELEMENTS[:16])}"), _ELEMENTS[:16]),
    Hard("table of all elements, marked by a class", html("Critical minerals", f"{_HEAD}<p>Elements on the list are shown in blue.</p>{_elements()}"), ()),
    Hard("symbols only, in circles", html("Critical minerals", f"{_HEAD}<p>The Government lists 16 elements as critical minerals:</p><div>{_rows(_ELEMENTS[:16], '<span class=circle>{s}</span>')}</div>"), tuple(_SYMBOLS[item] for item in _ELEMENTS[:16])),
    Hard("portal of views rows with teasers", html("Critical minerals list", f"{_HEAD}<p>All 18 minerals on the list are described on their own page.</p>" + _rows(SMALL, "<div class='views-row'><div><a href='/m/{n}'>{e}</a></div><div>Read how it is mined, and what it is used for.</div></div>")), SMALL),
    Hard("definition list numbered by terms", html("Critical minerals list", f"{_HEAD}<p>Total: 18 minerals</p><dl>{_rows(SMALL, '<dt>{n}.</dt><dd>{e}</dd>')}</dl>"), SMALL),
    Hard("summary list of a service", html("Critical minerals list", f"{_HEAD}<dl class='govuk-summary-list'><div class='row'><dt>Published</dt><dd>3 May 2024</dd></div><div class='row'><dt>Number of minerals</dt><dd>18</dd></div><div class='row'><dt>Minerals</dt><dd>{', '.join(SMALL)}</dd></div></dl>"), SMALL),
    Hard("tabs of two editions, the newer first", html("Critical minerals", f"<h1>Critical minerals list</h1><ul class='nav-tabs'><li><a href='#l25'>2025 list</a></li><li><a href='#l21'>2021 list</a></li></ul><div class='tab-content'><div id='l25' class='tab-pane'><h2>2025 list</h2><p>18 minerals</p><ul>{li(SMALL)}</ul></div><div id='l21' class='tab-pane'><h2>2021 list</h2><p>15 minerals</p><ul>{li(SMALL[3:])}</ul></div></div>"), SMALL),
    Hard("editions newest last", html("Critical minerals lists", f"<h1>Critical minerals lists</h1><h2>List 2018</h2><p>14 minerals:</p><ul>{li(SMALL[4:])}</ul><h2>List 2024</h2><p>18 minerals:</p><ul>{li(SMALL)}</ul>"), SMALL),
    Hard("Japanese page, kinds in brackets", html("重要鉱物", f"<h1>重要鉱物の一覧</h1><p>経済安全保障推進法に基づく重要鉱物は16鉱種です。</p><p>{''.join(f'【{item}】' for item in _JAPANESE)}</p>", lang="ja"), _JAPANESE, language="ja", jurisdiction="JP"),
    Hard("Japanese page, middle dots", html("レアメタル", f"<h1>レアメタルの一覧</h1><p>対象は次の16鉱種。</p><p>{'・'.join(_JAPANESE)}</p>", lang="ja"), _JAPANESE, language="ja", jurisdiction="JP"),
    Hard("Korean page, ten strategic ones with circled numbers", html("핵심광물", "<h1>10대 전략 핵심광물</h1><p>" + " ".join(f"{chr(0x2460 + place)} {name}" for place, name in enumerate(_KOREAN)) + "</p>", lang="ko"), _KOREAN, language="ko", jurisdiction="KR"),
    Hard("Chinese notice, three classes in one paragraph", html("战略性矿产目录", "<h1>战略性矿产目录</h1><p>将16种矿产列入战略性矿产目录。</p><p>能源矿产：石油、天然气。</p><p>金属矿产：铁、铬、铜、铝、金、镍、钨、锡、钼、锑、钴、锂、稀土、锆。</p>", lang="zh"), _CHINESE, language="zh", jurisdiction="CN"),
    Hard("Brazilian resolution, sections in Roman numbers", html("Resolução nº 2", "<h1>Minerais estratégicos</h1><p>Art. 1º A relação de minerais estratégicos para o País tem 16 minerais:</p><p>I - Bens minerais que têm importância pela sua aplicação:</p>" + "".join(f"<p>{number}. {name};</p>" for number, name in enumerate(_BRAZIL, 1)), lang="pt"), _BRAZIL, language="pt", jurisdiction="BR"),
    Hard("French page, a table with a note under each name", html("Minéraux critiques", "<h1>Liste des minéraux critiques</h1><p>La liste compte 15 minéraux.</p><table><tr><th>Minéral</th><th>Usages</th></tr>" + "".join(f"<tr><td><strong>{name}</strong><br><em>en situation de dépendance</em></td><td>Alliages</td></tr>" for name in _FRENCH) + "</table>", lang="fr"), _FRENCH, language="fr"),
    Hard("two tables of one list, continued", html("Critical minerals list", f"{_HEAD}<p>The list has 18 minerals.</p><table><caption>Table 1</caption><tr><th>Mineral</th></tr>{_rows(SMALL[:10], '<tr><td>{e}</td></tr>')}</table><p>Table 1 (continued)</p><table><tr><th>Mineral</th></tr>{_rows(SMALL[10:], '<tr><td>{e}</td></tr>')}</table>"), SMALL),
    Hard("letters with a double alphabet in one paragraph", html("Order", "<h1>Critical Minerals Order</h1><p>The following are critical minerals: (a) antimony; (b) bismuth; (c) cobalt; (d) gallium; (e) graphite; (f) indium; (g) lithium; (h) magnesium; (i) niobium; (j) palladium; (k) platinum; (l) rare earth elements; (m) silicon; (n) tantalum; (o) tellurium; (p) tin; (q) tungsten; and (r) vanadium.</p><p>There are eighteen of them.</p>"), SMALL),
    Hard("names and then members of groups in nested lists", html("Critical minerals list", f"{_HEAD}<p>The list has 18 minerals.</p><ul>" + "".join(f"<li>{name}" + ("<ul><li>Cerium</li><li>Neodymium</li><li>Yttrium</li></ul>" if name == "Rare earth elements" else "") + "</li>" for name in SMALL) + "</ul>"), SMALL),
    Hard("remarks after a dash", html("Critical minerals list", f"{_HEAD}<p>18 minerals:</p><ul>{_rows(SMALL, '<li>{e} – for batteries, alloys and magnets</li>')}</ul>"), SMALL),
    Hard("flags of partners' lists in columns", html("Critical minerals list", f"{_HEAD}<p>18 critical minerals.</p><table><tr><th>Mineral</th><th>Also on US list</th><th>Also on EU list</th></tr>{_rows(SMALL, '<tr><td>{e}</td><td>✓</td><td></td></tr>')}</table>"), SMALL),
    Hard("table of assessed and listed, a cell says which", html("Criticality assessment", "<h1>Criticality assessment 2024</h1><p>23 minerals were assessed; 18 are critical.</p><table><tr><th>Mineral</th><th>Outcome</th></tr>" + _rows(SMALL, "<tr><td>{e}</td><td>Critical</td></tr>") + _rows(WATCH, "<tr><td>{e}</td><td>Not critical</td></tr>") + "</table>"), SMALL),
    Hard("slides: a name on each", html("Critical minerals", f"{_HEAD}<p>Our 18 critical minerals</p><div class='swiper'>{_rows(SMALL, '<div class=swiper-slide><p class=title>{e}</p><p class=text>Mined in few countries.</p></div>')}</div>"), SMALL),
    Hard("headings with a number each", html("Critical minerals list", f"{_HEAD}<p>The list has 18 minerals.</p>{_rows(SMALL, '<h3>{n}. {e}</h3><p>What it is used for and where it comes from.</p>')}"), SMALL),
    Hard("bold run-in names", html("Critical minerals list", f"{_HEAD}<p>The list has 18 minerals.</p>{_rows(SMALL, '<p><b>{e}.</b> It is used in alloys; copper and zinc are mined with it.</p>')}"), SMALL),
    Hard("a wiki's table with references and flags", html("Critical minerals of Ruritania", "<h1>Critical minerals of Ruritania</h1><p>The list has 18 minerals.<sup>[1]</sup></p><table class='wikitable'><tr><th>#</th><th>Mineral</th><th>Main use</th></tr>" + _rows(SMALL, "<tr><td>{n}</td><td><a href='/wiki/{e}'>{e}</a><sup>[{n}]</sup></td><td>Steel</td></tr>") + "</table><h2>See also</h2><ul><li>Gold</li><li>Silver</li><li>Copper</li><li>Zinc</li></ul>"), SMALL),
    Hard("open data in a table with codes", html("Dataset: critical minerals", f"<h1>Dataset: critical minerals</h1><p>18 records</p><table><tr><th>code</th><th>name_en</th><th>valid_from</th></tr>{_rows(SMALL, '<tr><td>CM{n:02}</td><td>{e}</td><td>2024-01-01</td></tr>')}</table>"), SMALL),
    Hard("a paper's text in three columns", _PDF, SMALL, media_type="text/plain"),
    Hard("a table of contents with dotted leaders", _LEADERS, SMALL, media_type="text/plain"),
    Hard("a resolution with wrapped lines", _WRAPPED, tuple(name.lower() for name in SMALL), media_type="text/plain"),
    Hard("CSV with semicolons and a remark", "No;Mineral;Remark\n" + "".join(f"{number};{name};listed since 2022\n" for number, name in enumerate(SMALL, 1)), SMALL, media_type="text/csv"),
    Hard("JSON of an API with pages", '{"count": 18, "next": null, "results": [' + ", ".join(f'{{"id": {number}, "title": "{name}", "type": "critical mineral"}}' for number, name in enumerate(SMALL, 1)) + "]}", SMALL, media_type="application/json"),
    Hard("the count is that of another body", html("Critical minerals", f"<h1>Critical minerals list</h1><p>While the United States lists 60 minerals, ours has 18:</p><ul>{li(SMALL)}</ul>"), SMALL),
    Hard("the first of two is last year's", html("Critical minerals", f"<h1>Critical minerals list</h1><h2>Changes from the 2021 list</h2><p>Added: tin, silicon and bismuth. Removed: barite, helium and strontium.</p><h2>2025 list</h2><p>18 minerals</p><ul>{li(SMALL)}</ul>"), SMALL),
    Hard("a list of 60 with one name misspelt and another twice", html("List", f"<h1>2025 List of Critical Minerals</h1><p>60 minerals:</p><ul>{li([*('Tantallum' if item == 'Tantalum' else item for item in US60)])}</ul>"), tuple("Tantallum" if item == "Tantalum" else item for item in US60), jurisdiction="US"),
    Hard("a menu in main of all commodities", html("Minerals", f"<div class='sidebar-first'><h2>Commodities</h2><ul>{li([f'<a>{item}</a>' for item in (*SMALL, *WATCH, 'Gold', 'Silver', 'Coal')])}</ul></div>{_HEAD}<p>The list has 18 minerals:</p><ul>{li(SMALL)}</ul>"), SMALL),
    Hard("shares of the world in bars", html("Critical minerals: where they come from", "<h1>Where critical minerals come from</h1>" + _rows(SMALL, "<div class='bar'><span>{e}</span><span>{n} %</span></div>")), ()),
    Hard("a quiz", html("Critical minerals quiz", f"<h1>Quiz: which of these are critical minerals?</h1><form>{_rows((*SMALL, 'Gold', 'Salt'), '<label><input type=radio> {e}</label>')}</form>"), ()),
    Hard("stock list of a defence agency, to be bought", html("Annual plan", f"<h1>Annual materials plan</h1><p>The agency plans to buy up to the following quantities of strategic materials:</p><table><tr><th>Material</th><th>Quantity</th></tr>{_rows(SMALL, '<tr><td>{e}</td><td>{n}00 t</td></tr>')}</table>"), ()),
]  # fmt: skip
