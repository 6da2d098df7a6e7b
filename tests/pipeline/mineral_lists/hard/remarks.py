"""Pages with a block that a count confirms, and that is no list that stands by what their words say beside."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, Hard, html, li

_ITEMS = f"<ul>{li(SMALL)}</ul>"
_LIST = "<h1>Critical minerals list</h1>"
_HAS = "<p>The list has 18 minerals.</p>"


def _flags(head: str, no: str, yes: str) -> str:
    rows = "".join(f"<tr><td>{name}</td><td>{yes if place % 3 else no}</td></tr>" for place, name in enumerate(SMALL))
    return f"<table><tr><th>Mineral</th><th>{head}</th></tr>{rows}</table>"


_BODIES = {
    "shown": "<h1>Critical Minerals Act</h1><p>The Act designates critical minerals. 18 minerals are shown.</p>"
    + _ITEMS,
    "shown2": "<h1>Critical minerals designated under the Act</h1><p>18 minerals are shown below.</p>" + _ITEMS,
    "featured": _LIST + "<p>18 minerals are featured here.</p>" + _ITEMS,
    "oecd": "<h1>Critical minerals</h1><p>The OECD identified 18 critical minerals:</p>" + _ITEMS,
    "iea": _LIST + "<p>The International Energy Agency lists 18 critical minerals:</p>" + _ITEMS,
    "wb": _LIST + "<p>The list of 18 critical minerals was identified by the World Bank.</p>" + _ITEMS,
    "study": _LIST + "<p>A study by the University of Leeds identified 18 critical minerals:</p>" + _ITEMS,
    "g7": _LIST + "<p>G7 partners designated 18 critical minerals:</p>" + _ITEMS,
    "also": _LIST
    + "<p>The list has 18 minerals:</p>"
    + _ITEMS
    + "<p>In addition, zinc and lead are designated as critical minerals.</p>",
    "also2": _LIST
    + "<p>The Minister has designated 18 critical minerals:</p>"
    + _ITEMS
    + "<p>Zinc and lead were also declared critical on 3 May 2026.</p>",
    "also3": _LIST
    + "<p>The Minister has designated 18 critical minerals:</p>"
    + _ITEMS
    + "<p>By a further order of 2 June 2026, uranium was added to the list.</p>",
    "also4": "<h1>Liste der kritischen Rohstoffe</h1><p>Die Liste umfasst 18 Rohstoffe:</p>"
    + _ITEMS
    + "<p>Ferner gelten Zink und Blei als kritisch.</p>",
    "top": _LIST + "<p>Here are 18 minerals from the list:</p>" + _ITEMS,
    "examples": _LIST + "<p>Examples of the 18 minerals include:</p>" + _ITEMS,
    "most": _LIST + "<p>The list contains 18 minerals that are produced at home.</p>" + _ITEMS,
    "company": "<h1>Our critical minerals list</h1><p>Acme Corp has identified 18 critical minerals:</p>" + _ITEMS,
    "ngo": "<h1>Critical minerals</h1><p>The NGO network lists 18 critical minerals:</p>" + _ITEMS,
    "old": _LIST + "<p>Until 2024 the list had 18 minerals:</p>" + _ITEMS,
    "next": _LIST + "<p>From 2027 the list will have 18 minerals:</p>" + _ITEMS,
    "region": "<h1>Critical minerals of the northern region</h1><p>The list has 18 minerals that occur in the region:</p>"
    + _ITEMS,
    "quiz": "<h1>Critical minerals list: the quiz</h1><p>Can you name all 18 critical minerals?</p>" + _ITEMS,
    "some": _LIST + "<p>18 minerals are listed here; the full list is in the Annex (PDF).</p>" + _ITEMS,
    "except": _LIST + "<p>The list has 18 minerals, except where section 3 applies, where only ten do.</p>" + _ITEMS,
    "struck": _LIST + _HAS + _ITEMS + "<p>This list was annulled by the Supreme Court on 4 May 2026.</p>",
    "suspended": _LIST + _HAS + _ITEMS + "<p>The order is suspended until further notice.</p>",
    "expires": _LIST + "<p>The list had 18 minerals and expired on 31 December 2025.</p>" + _ITEMS,
    "ofwhich": _LIST + "<p>The list covers 18 minerals, of which 12 are critical.</p>" + _ITEMS,
    "banner": "<p>You are viewing an older version of this page.</p>" + _LIST + _HAS + _ITEMS,
    "wayback": "<p>This snapshot was taken on 4 May 2019.</p>" + _LIST + _HAS + _ITEMS,
    "hist": "<h1>Critical minerals list 2019 to 2023</h1>" + _HAS + _ITEMS,
    "histsec": "<h1>Critical minerals</h1><h2>History</h2><p>The list of critical minerals has 18 minerals.</p>"
    + _ITEMS,
    "candidate": "<h1>Candidate list of critical minerals</h1>" + _HAS + _ITEMS,
    "shadow": "<h1>Shadow list of critical minerals</h1>" + _HAS + _ITEMS,
    "acme": "<h1>Our list of critical minerals</h1><p>At Acme, our list has 18 minerals.</p>" + _ITEMS,
    "assoc": _LIST + "<p>The Mining Association lists 18 critical minerals.</p>" + _ITEMS,
    "chamber": _LIST + "<p>The Chamber of Mines lists 18 critical minerals.</p>" + _ITEMS,
    "union": _LIST + "<p>The opposition party lists 18 critical minerals:</p>" + _ITEMS,
    "comments": _LIST + "<p>The list has 18 minerals. Comments are invited until 4 May 2027.</p>" + _ITEMS,
    "gaps": _LIST + "<p>18 critical minerals lack data:</p>" + _ITEMS,
    "wind": _LIST + "<p>These 18 minerals are critical for wind turbines:</p>" + _ITEMS,
    "canada": _LIST + "<p>Which 18 minerals are on Canada's list?</p>" + _ITEMS,
    "ticks": _LIST + "<p>The table has 18 minerals.</p>" + _flags("On the list", "no", "yes"),
    "decision": _LIST + "<p>18 minerals</p>" + _flags("Decision", "deferred", "included"),
    "critq": _LIST + "<p>18 minerals</p>" + _flags("Critical?", "✗", "✓"),
    "rejected": _LIST + "<p>A list of 18 critical minerals was rejected by the Senate.</p>" + _ITEMS,
    "votes": _LIST + "<p>Parliament votes on a list of 18 critical minerals.</p>" + _ITEMS,
    "bill": "<h1>Critical minerals bill</h1>" + _HAS + _ITEMS,
    "leaked": _LIST + "<p>A list of 18 critical minerals was leaked to the press.</p>" + _ITEMS,
    "v09": "<h1>Critical minerals list, version 0.9</h1>" + _HAS + _ITEMS,
    "template": "<h1>Critical minerals list (template)</h1>" + _HAS + _ITEMS,
    "1990": "<h1>Critical minerals list as of 1990</h1>" + _HAS + _ITEMS,
    "minutes": "<h1>Minutes of the 14th meeting</h1><p>The committee agreed on a list of 18 critical minerals:</p>"
    + _ITEMS,
    "wikipedia": _LIST + "<p>From Wikipedia, the free encyclopedia</p>" + _HAS + _ITEMS,
    "myth": "<h1>Myths about the critical minerals list</h1><p>Myth: the list has 18 minerals.</p>" + _ITEMS,
    "planned": "<h1>Planned critical minerals list</h1>" + _HAS + _ITEMS,
    "expert": _LIST + "<p>The expert group's list has 18 critical minerals.</p>" + _ITEMS,
    "stockpile": "<h1>National stockpile of critical minerals</h1>" + _HAS + _ITEMS,
    "exam": _LIST + "<p>Students must learn these 18 minerals:</p>" + _ITEMS,
    "effective": _LIST + "<p>This list of 18 minerals takes effect on 1 January 2031.</p>" + _ITEMS,
    "pending": _LIST + "<p>The list of 18 minerals is pending approval.</p>" + _ITEMS,
    "subject": _LIST + "<p>The list of 18 minerals is subject to approval by cabinet.</p>" + _ITEMS,
    "notyet": _LIST + "<p>The list of 18 minerals has not yet been gazetted.</p>" + _ITEMS,
    "unoff": "<h1>Unofficial list of critical minerals</h1>" + _HAS + _ITEMS,
    "alt": "<h1>Alternative list of critical minerals</h1>" + _HAS + _ITEMS,
    "errata": _LIST + _HAS + _ITEMS + "<p>Correction: helium was listed in error.</p>",
    "errata2": _LIST + _HAS + _ITEMS + "<p>Correction: uranium was omitted by mistake.</p>",
    "replace": _LIST + _HAS + _ITEMS + "<p>A new list was published on 3 May 2026.</p>",
    "replace2": _LIST + "<p>A newer list is available here.</p>" + _HAS + _ITEMS,
}
REMARKS = [Hard(f"beside a count: {name}", html("Ministry", body), ()) for name, body in _BODIES.items()]
