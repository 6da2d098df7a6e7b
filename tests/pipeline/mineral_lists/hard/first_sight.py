"""Pages as sites have them: what stands around a list speaks of anything, and says nothing of the list."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, WATCH, Hard, html, li

_TITLE = "Critical minerals list"
_HEAD = f"<h1>{_TITLE}</h1>"
_COUNT = "<p>The list has 18 minerals.</p>"
_ITEMS = f"<ul>{li(SMALL)}</ul>"
_RIGHTS = "<p>Every licence continues to be assessed under the Act. Questions about royalties go to the ministry.</p>"
_HALF = [*SMALL[:9], "Aluminium and bauxite", *SMALL[9:17]]
_SYMBOLS = "Sb Bi Co Ga C In Li Mg Nb Pd Pt REE Si Ta Te Sn W V".split()


def _rows(names: list[str] | tuple[str, ...], row: str) -> str:
    return "".join(row.format(n=place, e=name) for place, name in enumerate(names, 1))


def _as_windows(text: str) -> str:
    return text.encode().decode("windows-1252")


_FRENCH = ("Antimoine", "Béryllium", "Cobalt", "Étain", "Gallium", "Germanium", "Hélium", "Lithium", "Tungstène")
_SHEET = "\n".join(
    ["Sheet1", "Critical minerals list 2026\t\t", "No\tCommodity\tSymbol"]
    + [f"{place}\t{name}\t{_SYMBOLS[place - 1]}" for place, name in enumerate(SMALL, 1)]
    + ["Total\t18\t", "", "Sheet2", "Candidates not retained", "No\tCommodity", "1\tGold", "2\tCadmium", "3\tSalt"]
)
_AZ = "".join(f'<a href="#{letter}">{letter}</a> ' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LETTERS = "".join(
    f"<h3>{first}</h3><ul>{li([name for name in SMALL if name[0] == first])}</ul>"
    for first in dict.fromkeys(name[0] for name in SMALL)
)

FIRST_SIGHT = [
    Hard("a sentence about licences before the list", html(_TITLE, f"{_HEAD}{_COUNT}{_RIGHTS}{_ITEMS}"), SMALL),
    Hard(
        "assessed as critical",
        html(
            "Critical minerals", f"<h1>Critical minerals</h1><p>18 minerals are assessed as being critical:</p>{_ITEMS}"
        ),
        SMALL,
    ),
    Hard(
        "a row of two names is one entry",
        html(
            _TITLE, f"{_HEAD}{_COUNT}<table><tr><th>Material</th></tr>{_rows(_HALF, '<tr><td>{e}</td></tr>')}</table>"
        ),
        tuple(_HALF),
    ),
    Hard(
        "a status of each row",
        html(
            _TITLE,
            f"{_HEAD}{_COUNT}<table><tr><th>Mineral</th><th>Status</th></tr>{_rows(SMALL, '<tr><td>{e}</td><td>Critical</td></tr>')}"
            "<tr><td>Gold</td><td>Removed</td></tr><tr><td>Peat</td><td>Under assessment</td></tr></table>",
        ),
        SMALL,
    ),
    Hard("a sheet as text, its total in the last row", _SHEET, SMALL, media_type="text/plain"),
    Hard(
        "index of letters, the count in the last sentence",
        html(
            "Critical minerals from A to Z",
            f"<h1>Critical minerals from A to Z</h1><p>{_AZ}</p>{_LETTERS}<hr><p>The criteria are reviewed every year.</p>"
            "<p>Firms may apply for grants.</p><p>Write to the press office.</p><p>There are 18 minerals on the list.</p>",
        ),
        SMALL,
    ),
    Hard(
        "symbols before names in rows of divisions",
        html(
            _TITLE,
            f"{_HEAD}{_COUNT}<div>"
            + "".join(
                f"<div class=r><span>{symbol}</span><a href='#'>{name}</a></div>"
                for symbol, name in zip(_SYMBOLS, SMALL, strict=True)
            )
            + "</div>",
        ),
        SMALL,
    ),
    Hard(
        "headings that are never closed",
        f"<html><body><h1>CRITICAL MINERALS<p>The list has 18 minerals.<h2>THE LIST<ul>{_rows(SMALL, '<li>{e} ')}</ul>",
        SMALL,
    ),
    Hard(
        "decoded wrongly before it was published",
        _as_windows(html("Minéraux", f"<h1>Liste des 9 minéraux critiques</h1><ul>{li(_FRENCH)}</ul>", lang="fr")),
        _FRENCH,
        language="fr",
    ),
    Hard(
        "a quotation that names what was mined",
        html(
            "Press release",
            f"<h1>Minister unveils critical minerals list</h1><p>The 18 critical minerals are {', '.join(SMALL[:-1])} and"
            f" {SMALL[-1]}.</p><p>“This list tells where we go,” she said. “Gold, coal and iron ore built this country.”</p>",
        ),
        SMALL,
    ),
    Hard(
        "removed, in Ukrainian",
        html(
            "Критична сировина",
            "<h1>Перелік критичної сировини</h1><p>До переліку входять 6 видів сировини:</p>"
            f"<ol>{li(['Літій', 'Кобальт', 'Графіт', 'Титан', 'Галій', 'Хром'])}</ol>"
            f"<h2>Виключено з переліку у 2026 році</h2><ul>{li(['Цинк', 'Олово', 'Мідь'])}</ul>",
            lang="uk",
        ),
        ("Літій", "Кобальт", "Графіт", "Титан", "Галій", "Хром"),
        language="uk",
    ),
    Hard(
        "numbers of a page and of an act",
        "DECREE\nNOMOR : 114.K/MB/2025\n\nMenetapkan 8 jenis mineral kritis sebagai berikut:\n"
        "  a. litium;\n  b. nikel;\n  c. tembaga;\n  d. mangan;\n  e. titanium;\n  f. timah;\n  g. barit;\n  h. helium;\n",
        ("litium", "nikel", "tembaga", "mangan", "titanium", "timah", "barit", "helium"),
        media_type="text/plain",
        language="id",
    ),
]
HELD = [
    Hard(
        "a draft with a count beside the list in force",
        html(
            _TITLE,
            f"{_HEAD}<h2>List in force (Order 12 of 2023)</h2>{_ITEMS}<h2>Have your say: draft list 2027</h2>"
            f"<p>We propose the following 12 minerals.</p><ul>{li([*SMALL[:5], *WATCH, 'Gold', 'Helium'])}</ul>",
        ),
        SMALL,
    ),
    Hard("a rough count", html(_TITLE, f"{_HEAD}<p>The list has about 18 minerals.</p>{_ITEMS}"), SMALL),
    Hard("another rough count", html(_TITLE, f"{_HEAD}<p>The list has more than 15 minerals.</p>{_ITEMS}"), SMALL),
    Hard("from some to some", html(_TITLE, f"{_HEAD}<p>The list has 15 to 18 minerals.</p>{_ITEMS}"), SMALL),
]

_COUNTED_ELSE = {  # heading -> a sentence that counts critical minerals and names a list, of which they are not the entries
    "Critical minerals fact sheets": "We publish fact sheets on 18 critical minerals. Choose one from the list:",
    "Announcement on controlled items": "The list of controlled strategic materials contains 18 items:",
    "What are critical minerals?": "Most lists of critical minerals include 18 minerals:",
    "Which minerals should be critical?": "Our institute recommends a list of 18 critical minerals:",
    "Electric vehicles": "An electric car needs 18 critical minerals listed below.",
    "Critical minerals list: changes": "18 minerals were taken off the list:",
    "Library": "List of reports on 18 critical minerals",
    "Data on critical minerals": "Time series are available for 18 critical minerals. List of series:",
    "Our list of 2012": "In 2012 the list of critical minerals had 18 entries:",
    "Petition to the minister": "We ask that the following 18 minerals be designated as critical:",
    "Sanctions": "The list names 18 critical minerals whose import is prohibited:",
    "Water": "The list of 18 critical elements in drinking water:",
    "State geological survey": "Of the minerals on the federal list of critical minerals, 18 occur in our state:",
    "Exploration tax credit": "The credit applies to 18 critical minerals listed in the Act:",
    "Atlas of critical minerals": "Maps are listed for 18 critical minerals:",
    "Critical minerals by country": "The 18 minerals most often listed as critical are:",
    "Critical minerals list": "The 18 most critical minerals on the list are:",
    "Battery minerals": "Of the critical minerals on the list, 18 are battery minerals:",
    "Patents in critical minerals": "Patents by critical mineral (18 minerals listed)",
}
COUNTED_ELSE = [
    Hard(f"counted, and no list: {heading}", html(heading, f"<h1>{heading}</h1><p>{words}</p>{_ITEMS}"), ())
    for heading, words in _COUNTED_ELSE.items()
]
