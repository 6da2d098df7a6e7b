"""Lists that a page keeps in a script or in choices: read where the page shows none, never instead of what it shows."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extract.mineral_list import extract
from pipeline.extraction import Extraction, NothingFound
from pipeline.parsing.script_values import script_values
from tests.pipeline.worlds import source
from vocabulary.records import Kind

NAMES = ["Antimony", "Barite", "Cobalt", "Gallium", "Germanium", "Indium", "Lithium", "Nickel", "Niobium", "Tungsten"]
OBJECTS = [{"id": number, "name": name, "slug": name.lower()} for number, name in enumerate(NAMES)]
NODES = [{"node": {"name": name, "group": {"name": "metal"}}} for name in NAMES]
THINGS = [{"@type": "ListItem", "position": place, "item": {"name": name}} for place, name in enumerate(NAMES, 1)]
COUNTED = "<h1>Critical minerals</h1><p>The list of critical minerals names 10 minerals.</p>"
PROPERTIES = json.dumps({"props": {"pageProps": {"minerals": OBJECTS}}})
LINKED = json.dumps({"@type": "ItemList", "numberOfItems": 10, "itemListElement": THINGS})
INSIDE = json.dumps("5:" + json.dumps({"minerals": NAMES}))
BY_NAME = json.dumps({name: {"use": "alloys"} for name in NAMES})
OPTIONS = "".join(f"<option>{name}</option>" for name in NAMES)
ITEMS = "".join(f"<li>{name}</li>" for name in NAMES)
LI = [["$", "li", name, {"children": name}] for name in NAMES]
ROWS = "\n".join(
    [
        '1:"$Sreact.fragment"',
        "0:" + json.dumps(["$", "main", None, {"children": [["$", "h2", None, {"children": "The list"}], "$L5"]}]),
        "5:" + json.dumps(["$", "ul", None, {"children": LI}]),
        "",
    ]
)
CUT = [ROWS[:150], ROWS[150:400], ROWS[400:]]  # as a server streams them
STREAMED = "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in CUT)
SPAN = {"_type": "span", "marks": []}
PORTABLE = [{"_type": "block", "listItem": "bullet", "children": [{**SPAN, "text": name}]} for name in NAMES]
WORDED = [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": name}]} for name in NAMES]
RICH = {"nodeType": "unordered-list", "content": [{"nodeType": "list-item", "content": [word]} for word in WORDED]}
SCRIPTS = {
    "elements that are streamed in parts": STREAMED,
    "blocks of an editor": f'<script type="application/json">{json.dumps({"body": PORTABLE})}</script>',
    "rich text of an editor": f'<script type="application/json">{json.dumps({"body": RICH})}</script>',
    "objects of a page's properties": f'<script type="application/json">{PROPERTIES}</script>',
    "an array of a program": f"<script>var list = {NAMES!r}; list.forEach(function (m) {{ add(m) }})</script>",
    "edges of a query": f"<script>window.__STATE__ = {json.dumps({'all': {'edges': NODES}})};</script>",
    "linked data": f'<script type="application/ld+json">{LINKED}</script>',
    "JSON in a string": f"<script>f.push([1, {INSIDE}])</script>",
    "an object by names": f"<script>const m = {BY_NAME}</script>",
    "the options of a choice": f"<select><option value=''>Select a mineral</option>{OPTIONS}</select>",
    "what is shown without scripts": f"<noscript><ul>{ITEMS}</ul></noscript>",
}


def read(body: str, title: str = "Critical minerals list") -> Extraction:
    text = f"<html lang=en><head><title>{title}</title></head><body><main>{body}</main></body></html>"
    at = datetime(2026, 1, 1, tzinfo=UTC)
    document = Document("ores", "http://127.0.0.1/", 200, {}, "text/html", Body.of(text.encode()), at)
    return extract(document, source("mineral-list", jurisdiction="XX"))


def names(extraction: Extraction) -> list[str]:
    records = [*extraction.records, *extraction.proposed]
    return [str(record.fields["as_published"]) for record in records if record.kind == Kind.LISTED_MINERAL]


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_counted_list_that_is_not_shown_is_read(script: str) -> None:
    extraction = read(COUNTED + script)
    assert (extraction.held, names(extraction)) == ((), NAMES)


@pytest.mark.parametrize("script", [script for name, script in SCRIPTS.items() if name != "linked data"])
def test_one_that_nothing_counts_is_held(script: str) -> None:
    extraction = read("<h1>Critical minerals list</h1>" + script)
    assert extraction.held
    assert names(extraction) == NAMES


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_shown_list_is_never_passed_over_for_one_that_is_not(script: str) -> None:
    shown = "<h1>Critical minerals</h1><p>The list names 4 minerals:</p><ul><li>Tin<li>Zinc<li>Copper<li>Gold</ul>"
    assert names(read(shown + script)) == ["Tin", "Zinc", "Copper", "Gold"]


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_prices_in_a_script_are_no_list(script: str) -> None:
    with suppress(NothingFound):
        assert read(f"<h1>Metal prices</h1><p>Choose a metal.</p>{script}", title="Metal prices").held


def test_a_script_is_read_as_far_as_it_holds_values() -> None:
    text = r"""var a = {"b": [1, 'it\'s', {c: "Li\u0074"}], f: function () { return [1] }}, d = ["x",];"""
    text += r""" g([2, "{\"h\": [3, 4]}"])"""
    assert list(script_values(text)) == [
        ("a", {"b": [1, "it's", {"c": "Lit"}]}),
        ("d", ["x"]),
        ("", [2, '{"h": [3, 4]}']),
    ]
