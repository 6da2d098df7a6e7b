# ruff: noqa: E501 - pages as their sites write them
"""Sites of other kinds that publish a list, each written as such a site writes it, and what may happen to their list.

A site draws entries, the year of the edition and whether a count is stated; a happening gives the list before and
after, and what is true news of it. All of it invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.pipeline.histories.list_pages import NOTHING, History, Truth

UNSORTED = tuple(
    "Tungsten Lithium Cobalt Fluorspar Antimony Nickel Gallium Vanadium Beryllium Tantalum Germanium Bismuth Niobium"
    " Indium".split()
)
SORTED = tuple(sorted(UNSORTED))


@dataclass(frozen=True)
class Shown:
    """What a page shows: its entries, the year it names, the count it states, and what else stands on it."""

    names: tuple[str, ...]
    year: int | None = 2022
    count: int | None = None
    draft: bool = False
    noise: str = ""


Draw = Callable[[Shown], bytes]


@dataclass(frozen=True)
class Site:
    """One site."""

    name: str
    draw: Draw
    media_type: str = "text/html"


def _title(shown: Shown) -> str:
    draft = "Draft list" if shown.draft else "List"
    return f"{draft} of critical raw materials{f' {shown.year}' if shown.year else ''}"


def _counted(shown: Shown) -> str:
    return f"In all, {shown.count} raw materials are on the list." if shown.count else ""


def portal(shown: Shown) -> bytes:
    """A content system of a ministry: wrappers around wrappers, a breadcrumb, a share bar."""
    rows = "".join(
        f'<div class="views-row"><div class="field field--name-title"><span>{name}</span></div></div>\n'
        for name in shown.names
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{_title(shown)} | Resources Portal</title></head>
<body class="path-node"><header><div class="menu"><a href="/">Home</a> <a href="/gold">Gold</a> <a href="/zinc">Zinc statistics</a></div></header>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/policy">Policy</a></div>
<main role="main"><div class="layout"><h1>{_title(shown)}</h1>
<div class="text"><p>The department keeps this list under review. {_counted(shown)}</p></div>
<div class="view-content">
{rows}</div>{shown.noise}<div class="share">Share: <a>Post</a> <a>Mail</a></div></div></main>
<footer><p>Contact the department. Last update by the web team.</p></footer></body></html>""".encode()


def encyclopedia(shown: Shown) -> bytes:
    """An article with a sortable table, notes and references."""
    rows = "".join(
        f"<tr>\n<td>{name}<sup>[{number}]</sup>\n</td><td>{'High' if number % 3 else 'Medium'}\n</td></tr>\n"
        for number, name in enumerate(shown.names, 1)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{_title(shown)} of Ruritania - Encyclopedia</title></head><body>
<div id="content"><h1 id="firstHeading">{_title(shown)} of Ruritania</h1><div id="bodyContent">
<p>Ruritania publishes a list of raw materials that its industry depends on. {_counted(shown)} The list is kept by the <a>Survey</a>.</p>
<table class="wikitable sortable"><caption>Critical raw materials</caption><tbody><tr><th>Raw material</th><th>Supply risk</th></tr>
{rows}</tbody></table>
{shown.noise}<h2>References</h2><ol><li>Survey of Ruritania. Annual report.</li><li>Ministry of Trade, press note.</li></ol></div></div></body></html>""".encode()


def old_page(shown: Shown) -> bytes:
    """A page of another age: upper-case tags, lines parted by <BR>."""
    lines = "<BR>\n".join(f"- {name}" for name in shown.names)
    return f"""<HTML><HEAD><TITLE>{_title(shown)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="90%"><TR><TD>
<H1>{_title(shown)}</H1><P>Office of Mines. {_counted(shown)}</P><P>The critical raw materials are:</P>
<P>
{lines}
</P>{shown.noise}</TD></TR></TABLE><HR><ADDRESS>Webmaster, Office of Mines</ADDRESS></BODY></HTML>""".encode()


def definitions(shown: Shown) -> bytes:
    """A page on which each entry has a paragraph of its own that names uses and other metals."""
    rows = "".join(
        f"<dt>{name}</dt><dd>Mined with copper and zinc in some places; used in steel and in batteries.</dd>\n"
        for name in shown.names
    )
    return f"""<!doctype html><html><head><title>{_title(shown)}</title></head><body><article><h1>{_title(shown)}</h1>
<p>Each raw material on the list is described below. {_counted(shown)}</p><dl>
{rows}</dl>{shown.noise}</article></body></html>""".encode()


def gazette(shown: Shown) -> bytes:
    """A notice in plain text with numbered lines."""
    lines = "\n".join(f"  {number}. {name};" for number, name in enumerate(shown.names, 1))
    return (
        f"OFFICIAL GAZETTE\n\n{_title(shown).upper()}\n\nThe Minister gives notice of the list of critical raw materials. "
        f"{_counted(shown)}\n\nSCHEDULE\n\n{lines}\n\n{shown.noise}\nGiven under my hand.\nMinister of Mines\n"
    ).encode()


def sheet(shown: Shown) -> bytes:
    """A CSV with a header, whose file says its year in a column."""
    lines = [f"{name},{shown.year or ''},yes" for name in shown.names]
    return ("critical raw material,year,listed\n" + "\n".join(lines) + "\n").encode()


def tiles(shown: Shown) -> bytes:
    """A grid of tiles with a number and a name in each, drawn by a style sheet."""
    cells = "".join(
        f'<a class="tile" href="/m/{name.lower()}"><b>{number + 10}</b><em>{name}</em></a>\n'
        for number, name in enumerate(shown.names)
    )
    return f"""<!doctype html><html><head><title>{_title(shown)}</title><style>.tile{{float:left}}</style></head><body>
<section><h2>{_title(shown)}</h2><p>Choose a raw material to read more. {_counted(shown)}</p><div class="grid">
{cells}</div></section>{shown.noise}<section><h2>About us</h2><p>The agency was founded in 1961.</p></section></body></html>""".encode()


def article(shown: Shown) -> bytes:
    """An article whose list is one sentence."""
    names = ", ".join(name.lower() for name in shown.names[:-1])
    return f"""<!doctype html><html><head><title>{_title(shown)}</title></head><body><main><h1>{_title(shown)}</h1>
<p>The government has named its critical raw materials. {_counted(shown)}</p>
<p>The list of critical raw materials comprises {names} and {shown.names[-1].lower()}.</p>
<p>The list is reviewed every three years by an expert group.</p>{shown.noise}</main></body></html>""".encode()


SHEET = Site("sheet", sheet, "text/csv")
SITES = (
    Site("portal", portal),
    Site("encyclopedia", encyclopedia),
    Site("old page", old_page),
    Site("definitions", definitions),
    Site("gazette", gazette, "text/plain"),
    SHEET,
    Site("tiles", tiles),
    Site("article", article),
)


def happenings(order: Sequence[str]) -> Iterator[tuple[str, Shown, Shown, Truth]]:
    """What may happen to a list: a name, the page before and after, and what is true news."""
    names = tuple(order)
    middle = len(names) // 2
    without = (*names[:middle], *names[middle + 1 :])
    gone = ("removed", names[middle].lower())
    more = (*names[:3], "Magnesium", *names[3:])
    new = ("added", "magnesium")
    yield "the same", Shown(names), Shown(names), NOTHING
    yield "the same, in another order", Shown(names), Shown(names[::-1]), NOTHING
    for counted in (True, False):
        said = "counted" if counted else "no count"

        def shown(names: tuple[str, ...], year: int = 2022, counted: bool = counted) -> Shown:
            return Shown(names, year, len(names) if counted else None)

        yield f"one in, {said}", shown(names), shown(more), frozenset({new})
        yield f"one out, {said}", shown(names), shown(without), frozenset({gone})
        both = tuple("Magnesium" if place == middle else name for place, name in enumerate(names))
        yield f"one in, one out, {said}", shown(names), shown(both), frozenset({new, gone})
        changed = (*more[:middle], *more[middle + 2 :])
        truth = frozenset({new, *(("removed", name.lower()) for name in set(more) - set(changed))})
        yield f"a new edition, {said}", shown(names), shown(changed, 2025), truth
        yield f"a new year, {said}", shown(names), shown(names, 2025), NOTHING
        yield f"the last out, {said}", shown(names), shown(names[:-1]), frozenset({("removed", names[-1].lower())})
        yield f"the first out, {said}", shown(names), shown(names[1:]), frozenset({("removed", names[0].lower())})
    yield "the count of before", Shown(names, 2022, len(names)), Shown(without, 2022, len(names)), NOTHING
    yield "an older year", Shown(names), Shown(more, 2019), NOTHING
    yield "a draft", Shown(names), Shown(changed, 2025, draft=True), NOTHING
    yield "half of it", Shown(names), Shown(names[:middle]), NOTHING
    strange = (*names[:5], "Read more about our work", *names[5:])
    yield "a strange line in it", Shown(names, 2022, len(names)), Shown(strange, 2022, len(names)), NOTHING
    yield "a strange line in it, no count", Shown(names), Shown(strange), NOTHING


NOISE = {
    "prices beside it": "<h2>Prices</h2><table><tr><th>Metal</th><th>USD</th></tr><tr><td>Gold</td><td>2,391</td></tr>"
    "<tr><td>Silver</td><td>29</td></tr><tr><td>Copper</td><td>9,120</td></tr><tr><td>Tin</td><td>31,000</td></tr></table>",
    "what was taken off": "<h2>Removed in 2022</h2><ul><li>Gold</li><li>Tin</li><li>Copper</li></ul>",
    "what was looked at": "<h2>Candidate materials that were not selected</h2><ul><li>Gold</li><li>Silver</li><li>Tin</li>"
    "<li>Iron ore</li></ul>",
    "the neighbours' list": "<h2>Critical raw materials of Fictland</h2><ul><li>Gold</li><li>Copper</li><li>Zinc</li>"
    "<li>Lithium</li><li>Tin</li></ul>",
    "an earlier list": "<h2>List of critical raw materials 2018</h2><ul><li>Tungsten</li><li>Lithium</li><li>Cobalt</li>"
    "<li>Gold</li><li>Nickel</li><li>Indium</li></ul>",
    "a block without a word": "<ul><li>Gold</li><li>Silver</li><li>Tin</li><li>Copper</li><li>Zinc</li></ul>",
    "a cloud of tags": "<div class='tags'><a>Gold</a> <a>Lithium</a> <a>Copper</a> <a>Steel</a> <a>Zinc</a></div>",
}


def site_histories() -> Iterator[History]:
    """Every happening on every site, on a list in no order and on a sorted one; and what else comes onto the page."""
    for site in SITES:
        for order, names in (("unsorted", UNSORTED), ("sorted", SORTED)):
            for name, before, after, truth in happenings(names):
                if site is SHEET and (name.endswith(", counted") or name == "the count of before"):
                    continue  # a sheet states none
                pages = (site.draw(before), site.draw(after))
                yield History(f"{site.name}, {order}: {name}", pages, truth, site.media_type)
        for name, block in NOISE.items() if site.media_type == "text/html" else ():
            pages = (site.draw(Shown(UNSORTED)), site.draw(Shown(UNSORTED, noise=block)))
            yield History(f"{site.name}: {name}", pages, NOTHING)


def cut_histories() -> Iterator[History]:
    """Each site's page broken off before each of its entries, as bytes and as a shorter list, with no count stated."""
    for site in SITES:
        whole = site.draw(Shown(UNSORTED))
        for kept, name in enumerate(UNSORTED[3:], 3):
            shorter = site.draw(Shown(UNSORTED[:kept]))
            yield History(f"{site.name}, only the first {kept}", (whole, shorter), NOTHING, site.media_type)
            wording = name if name.encode() in whole else name.lower()
            cut = whole[: whole.rindex(wording.encode())]
            yield History(f"{site.name}, broken off after {kept}", (whole, cut), NOTHING, site.media_type)
            grown = site.draw(Shown((*UNSORTED[:2], "Magnesium", *UNSORTED[2:])))
            again = grown[: grown.rindex(wording.encode())]
            truth = frozenset({("added", "magnesium")})
            pages = (whole, grown, again)
            yield History(f"{site.name}, grown, then broken off after {kept}", pages, truth, site.media_type)


def cross_histories() -> Iterator[History]:
    """The same list at the same address, drawn by another site each time: a redesign is no news."""
    html = [site for site in SITES if site.media_type == "text/html"]
    for one, other in pairwise([*html, html[0]]):
        shown = Shown(UNSORTED, 2022, len(UNSORTED))
        pages = (one.draw(shown), other.draw(shown))
        yield History(f"{one.name} becomes {other.name}", pages)
        plain = Shown(UNSORTED)
        yield History(f"{one.name} becomes {other.name}, no count", (one.draw(plain), other.draw(plain)))
        more = (*UNSORTED[:3], "Magnesium", *UNSORTED[3:])
        newer = Shown(more, 2025, len(more))
        truth = frozenset({("added", "magnesium")})
        yield History(
            f"{one.name} becomes {other.name} with a new edition", (one.draw(shown), other.draw(newer)), truth
        )
