"""Histories of one list page: what it showed at each poll, and what is true news of it. All of it invented.

A truth is a set of `(action, material)`; "tier" stands for an entry that moved to another tier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

Truth = frozenset[tuple[str, str]]
OLD = tuple(
    "Antimony Beryllium Cobalt Gallium Germanium Indium Lithium Nickel Niobium Tantalum Tungsten Vanadium".split()
)
NEW = tuple(
    "Antimony Beryllium Boron Cobalt Copper Gallium Germanium Lithium Nickel Niobium Tantalum Tungsten Vanadium".split()
)
NEWS: Truth = frozenset({("added", "boron"), ("added", "copper"), ("removed", "indium")})
NOTHING: Truth = frozenset()
GERMAN = {
    "Antimony": "Antimon",
    "Cobalt": "Kobalt",
    "Lithium": "Lithium",
    "Niobium": "Niob",
    "Tantalum": "Tantal",
    "Tungsten": "Wolfram",
}
SYMBOLS = {"Antimony": "Sb", "Beryllium": "Be", "Cobalt": "Co", "Gallium": "Ga", "Germanium": "Ge", "Indium": "In", "Lithium": "Li",
           "Nickel": "Ni", "Niobium": "Nb", "Tantalum": "Ta", "Tungsten": "W", "Vanadium": "V"}  # fmt: skip


@dataclass(frozen=True)
class History:
    """Pages in the order of the polls, and what is true news of the last one."""

    name: str
    pages: tuple[bytes, ...]
    truth: Truth = NOTHING
    media_type: str = "text/html"


def page(*parts: str, title: str = "Critical minerals of Examplia") -> bytes:
    """A page of the invented ministry: its menu, the parts, what stands beside them."""
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Home", "Gold", "Coal", "Contact"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | Ministry</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main>{''.join(parts)}</main><aside><h3>Prices</h3><p>Silver rose, gold and salt fell.</p></aside>"
        f"<footer><ul><li>Privacy</li><li>Gold</li></ul><p>&copy; 2026 Ministry</p></footer></body></html>"
    ).encode()


def bullets(names: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{name}</li>" for name in names) + "</ul>"


def table(names: Iterable[str]) -> str:
    rows = "".join(f"<tr><td>{number}</td><td>{name}</td></tr>" for number, name in enumerate(names, 1))
    return f"<table><tr><th>No.</th><th>Critical mineral</th></tr>{rows}</table>"


def cards(names: Iterable[str]) -> str:
    return "".join(f"<div class='card'><h3>{name}</h3><p>A mineral that industry needs.</p></div>" for name in names)


def accordion(names: Iterable[str]) -> str:
    return "".join(f"<details><summary>{name}</summary><p>Where it comes from and why.</p></details>" for name in names)


def prose(names: Sequence[str]) -> str:
    return f"<p>The critical minerals are {', '.join(name.lower() for name in names[:-1])} and {names[-1].lower()}.</p>"


def edition(year: int, names: Sequence[str], form: Callable[[Sequence[str]], str] = bullets, count: bool = True) -> str:
    """A dated section with the list of that year, its count stated or not."""
    stated = (
        f"<p>The list contains {len(names)} critical minerals.</p>"
        if count
        else "<p>The list of critical minerals:</p>"
    )
    return f"<h2>List of critical minerals {year}</h2>{stated}{form(names)}"


BEFORE = page(edition(2022, OLD))
AFTER = page(edition(2025, NEW))


def histories() -> Iterator[History]:
    """All of them."""
    yield from _editions()
    yield from _layouts()
    yield from _truncated()
    yield from _beside()
    yield from _tiers_and_groups()
    yield from _no_list()
    yield from _accepted_before()


def _editions() -> Iterator[History]:
    old, new = edition(2022, OLD), edition(2025, NEW)
    yield History("the same page", (BEFORE, BEFORE))
    yield History("a new edition in place of the old one", (BEFORE, AFTER), NEWS)
    yield History("a new edition above the old one", (BEFORE, page(new, old)), NEWS)
    yield History("a new edition below the old one", (BEFORE, page(old, new)), NEWS)
    beside = f"<div class='columns'><div>{old}</div><div>{new}</div></div>"
    yield History("a new edition beside the old one", (BEFORE, page(beside)), NEWS)
    yield History(
        "a new edition without a count above the old one", (BEFORE, page(edition(2025, NEW, count=False), old)), NEWS
    )
    yield History("the old page served again", (BEFORE, AFTER, BEFORE), NEWS)
    yield History("the new page after the old one was served again", (BEFORE, AFTER, BEFORE, AFTER), NEWS)
    yield History(
        "one in, one out, the year stays",
        (BEFORE, page(edition(2022, (*OLD[:5], "Copper", *OLD[6:])))),
        frozenset({("added", "copper"), ("removed", "indium")}),
    )
    yield History(
        "one in, the year stays", (BEFORE, page(edition(2022, (*OLD, "Zinc")))), frozenset({("added", "zinc")})
    )
    yield History(
        "one out, the year stays", (BEFORE, page(edition(2022, OLD[1:]))), frozenset({("removed", "antimony")})
    )
    yield History(
        "one out and the count of before",
        (
            BEFORE,
            page(
                "<h2>List of critical minerals 2022</h2><p>The list contains 12 critical minerals.</p>",
                bullets(OLD[1:]),
            ),
        ),
    )
    yield History(
        "a stale count under a new title",
        (
            BEFORE,
            page("<h2>List of critical minerals 2025</h2><p>The list contains 12 critical minerals.</p>", bullets(NEW)),
        ),
    )
    draft = page(
        "<h2>Draft list of critical minerals 2025, for consultation</h2><p>The draft contains 13 critical minerals.</p>",
        bullets(NEW),
    )
    yield History("a draft at the address of the final list", (BEFORE, draft))
    yield History("a draft that becomes final", (BEFORE, draft, AFTER), NEWS)
    yield History("another year without any other change", (BEFORE, page(edition(2023, OLD))))


def _layouts() -> Iterator[History]:
    for name, form in (("a table", table), ("cards", cards), ("an accordion", accordion), ("a sentence", prose)):
        yield History(f"the same list as {name}", (BEFORE, page(edition(2022, OLD, form))))
        yield History(f"a new edition as {name}", (BEFORE, page(edition(2025, NEW, form))), NEWS)
    yield History("capitals", (BEFORE, page(edition(2022, [name.upper() for name in OLD]))))
    german = page(
        "<h2>Liste der kritischen Rohstoffe 2022</h2><p>Die Liste enthält 12 kritische Rohstoffe.</p>",
        bullets([GERMAN.get(name, name) for name in OLD]),
    )
    yield History("a translation", (BEFORE, german))
    yield from _translations()
    yield History("symbols in brackets", (BEFORE, page(edition(2022, [f"{name} ({SYMBOLS[name]})" for name in OLD]))))
    yield History("another order", (BEFORE, page(edition(2022, OLD[::-1]))))
    yield History("footnotes", (BEFORE, page(edition(2022, [f"{name}<sup>1</sup>" for name in OLD]))))
    yield History(
        "in two columns",
        (
            BEFORE,
            page(
                f"<h2>List of critical minerals 2022</h2><p>The list contains 12 critical minerals.</p><div class='columns'>{bullets(OLD[:6])}{bullets(OLD[6:])}</div>"
            ),
        ),
    )


FRENCH = "Antimoine Béryllium Cobalt Gallium Germanium Indium Lithium Nickel Niobium Tantale Tungstène Vanadium".split()
SPANISH = "Antimonio Berilio Cobalto Galio Germanio Indio Litio Níquel Niobio Tantalio Tungsteno Vanadio".split()
CHINESE = "锑 铍 钴 镓 锗 铟 锂 镍 铌 钽 钨 钒".split()


def _translations() -> Iterator[History]:
    for name, heading, said, names in (
        ("French", "Liste des minéraux critiques 2022", "La liste contient 12 minéraux critiques.", FRENCH),
        ("Spanish", "Lista de minerales críticos 2022", "La lista contiene 12 minerales críticos.", SPANISH),
        ("Chinese", "2022年关键矿产目录", "目录包括12种关键矿产。", CHINESE),
    ):
        yield History(f"a translation into {name}", (BEFORE, page(f"<h2>{heading}</h2><p>{said}</p>", bullets(names))))
        plain = page(f"<h2>{heading}</h2>", bullets(names))
        yield History(f"a translation into {name}, no count", (BEFORE, plain))


def _truncated() -> Iterator[History]:
    for kept in (3, 6, 9, 11):
        yield History(
            f"cut after {kept} entries, the count stays", (BEFORE, BEFORE[: BEFORE.index(f"<li>{OLD[kept]}".encode())])
        )
        plain = page(edition(2022, OLD, count=False))
        yield History(
            f"cut after {kept} entries, no count", (BEFORE, plain[: plain.index(f"<li>{OLD[kept]}".encode())])
        )
        yield History(
            f"a new edition cut after {kept} entries", (BEFORE, AFTER[: AFTER.index(f"<li>{NEW[kept]}".encode())])
        )


def _beside() -> Iterator[History]:
    old, new = edition(2022, OLD), edition(2025, NEW)
    changes = (
        "<h3>Minerals added in 2025</h3>"
        + bullets(("Boron", "Copper"))
        + "<h3>Minerals removed in 2025</h3>"
        + bullets(("Indium",))
    )
    yield History("a section of changes below a new edition", (BEFORE, page(new, changes)), NEWS)
    yield History("a section of changes above a new edition", (BEFORE, page(changes, new)), NEWS)
    prices = (
        "<section><h2>Prices this week</h2>" + table(("Gold", "Silver", "Copper", "Zinc", "Tin", "Lead")) + "</section>"
    )
    yield History("a table of prices above the list", (BEFORE, page(prices, old)))
    yield History("a table of prices below the list", (BEFORE, page(old, prices)))
    assessed = "<h3>Assessed, not listed</h3>" + bullets(("Gold", "Silver", "Zinc", "Iron ore", "Tin"))
    yield History("what was assessed and not listed", (BEFORE, page(old, assessed)))
    other = "<h2>Critical minerals of Fictland</h2><p>Our neighbour lists:</p>" + bullets(
        ("Gold", "Copper", "Zinc", "Lead", "Tin", "Silver")
    )
    yield History("another country's list below", (BEFORE, page(old, other)))
    ticker = "<div class='ticker'><span>Gold 2,391</span><span>Silver 29</span><span>Copper 9,120</span><span>Zinc 2,700</span></div>"
    yield History("a ticker", (BEFORE, page(ticker, old)))
    projects = "<h2>Projects</h2>" + bullets(
        ("Lithium mine at Northfield", "Copper smelter at Southport", "Gold mine at Eastham")
    )
    yield History("a list of projects", (BEFORE, page(old, projects)))
    yield History(
        "news beside it",
        (
            BEFORE,
            page(
                old,
                "<h2>News</h2><ul><li>Ministry opens copper office</li><li>Gold at record price</li><li>Zinc talks begin</li></ul>",
            ),
        ),
    )


def _tiers_and_groups() -> Iterator[History]:
    def tiers(strategic: Sequence[str], critical: Sequence[str]) -> bytes:
        number = len(strategic) + len(critical)
        return page(
            f"<h2>List of critical minerals 2022</h2><p>The list contains {number} critical minerals in two groups.</p>"
            f"<h3>Strategic minerals</h3>{bullets(strategic)}<h3>Critical minerals</h3>{bullets(critical)}"
        )

    yield History(
        "a tier moved", (tiers(OLD[:4], OLD[4:]), tiers(OLD[:5], OLD[5:])), frozenset({("tier", "germanium")})
    )
    yield History(
        "an entry added to one tier",
        (tiers(OLD[:4], OLD[4:]), tiers(OLD[:4], (*OLD[4:], "Zinc"))),
        frozenset({("added", "zinc")}),
    )
    yield from _more_tiers(tiers)
    group = (*OLD[:9], "Rare earth elements", *OLD[9:])
    parts = (*OLD[:9], "Neodymium", "Praseodymium", "Dysprosium", "Terbium", *OLD[9:])
    yield History("a group split into some members", (page(edition(2022, group)), page(edition(2025, parts))))
    yield History("members gathered into a group", (page(edition(2022, parts)), page(edition(2025, group))))


def _more_tiers(tiers: Callable[[Sequence[str], Sequence[str]], bytes]) -> Iterator[History]:
    both = tiers(OLD[:4], OLD[4:])
    yield History("two tiers merged", (both, BEFORE))
    yield History("two tiers merged, no count", (both, page(edition(2022, OLD, count=False))))
    yield History("two tiers merged in a new edition", (both, AFTER), NEWS)
    yield History("a list parted into tiers", (BEFORE, both))
    yield History("two tiers under other names", (both, both.replace(b">Strategic ", b">Tier 1: strategic ")))
    yield History(
        "a tier moved and one added",
        (both, tiers(OLD[:5], (*OLD[5:], "Zinc"))),
        frozenset({("tier", "germanium"), ("added", "zinc")}),
    )
    yield History("the second tier is gone", (both, tiers(OLD[:4], ()).replace(b"contains 4", b"contains 12")))
    first_only = page("<h2>List of critical minerals 2022</h2><h3>Strategic minerals</h3>", bullets(OLD[:4]))
    yield History("the second tier is gone and with it the count", (both, first_only))
    yield History("cut after the first tier", (both, both[: both.index(b"<h3>Critical minerals")]))
    rare = ("Heavy rare earth elements", "Light rare earth elements")
    split = (*OLD[:9], *rare, *OLD[9:])
    one = (*OLD[:9], "Rare earth elements", *OLD[9:])
    yield History("a group split into two groups", (page(edition(2022, one)), page(edition(2025, split))))


def _no_list() -> Iterator[History]:
    shown = {
        "maintenance": "<h1>We'll be back soon</h1><p>The site is under maintenance. Please try again later.</p>",
        "a script": "<div id='app'></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "cookies": "<h1>Cookies</h1><p>Please accept cookies to go on.</p><button>Accept</button>",
        "not found": "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>",
        "an article": "<h1>Ministry presents list</h1><p>The minister said that lithium, cobalt and copper matter most. Gold was not discussed.</p>",
        "an empty list": "<h2>List of critical minerals 2022</h2><p>The list contains 12 critical minerals.</p><ul></ul>",
        "a login": "<h1>Sign in</h1><form><input name='user'><input type='password' name='password'><button>Sign in</button></form>",
        "a moved page": "<h1>This page has moved</h1><p>You find the list of critical minerals at our <a href='/new'>new site</a>.</p>",
    }
    for name, content in shown.items():
        yield History(name, (BEFORE, page(content)))
        yield History(f"{name}, and then the list again", (BEFORE, page(content), BEFORE))


def _accepted_before() -> Iterator[History]:
    """The first page states no count and was accepted; then the same reading is no longer all that the page says."""
    accepted = edition(2022, OLD, count=False)
    added = frozenset({("added", "boron"), ("added", "potash"), ("added", "zinc")})
    more = (
        f"<h3>Minerals added in 2026</h3><p>Order 12/2026 adds to the list:</p>{bullets(('Boron', 'Potash', 'Zinc'))}"
    )
    yield History(
        "additions in a section of their own below an accepted list", (page(accepted), page(accepted, more)), added
    )
    decided = "<p>Cabinet decided in {} that the following are critical minerals: {}.</p>"
    old, new = (", ".join(names).lower() for names in (OLD, NEW))
    before = decided.format("October 2022", old)
    after = f"<p>Cabinet decided in January 2026 to replace that. The critical minerals are now: {new}.</p>"
    yield History("a new decision in a sentence below an accepted one", (page(before), page(before, after)), NEWS)
    high, low = (f"<h4>{name} criticality</h4>{{}}" for name in ("Very high", "High"))
    tiers = [high.format(bullets(names[:5])) + low.format(bullets(names[5:])) for names in (OLD, NEW)]
    one, two = (f"<td><h3>Edition {year}</h3>{lists}</td>" for year, lists in zip((2022, 2026), tiers, strict=True))
    beside = f"<table><tr>{one}{two}</tr></table>"
    yield History(
        "a new edition in tiers beside an accepted one",
        (page(tiers[0], title="Criticality of minerals"), page(beside, title="Criticality of minerals")),
        NEWS,
    )
