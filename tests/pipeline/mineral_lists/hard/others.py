"""Pages full of materials that publish no list that stands, or none of this jurisdiction."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import EU34, SMALL, US60, WATCH, Hard, html, li, split


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    top = "".join(f"<th>{item}</th>" for item in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


OTHERS = [
    Hard("prices", html("Critical minerals prices", "<h1>Critical minerals prices</h1><p>Weekly prices of 18 critical minerals, in US dollars per kilogram.</p>" + table(("Mineral", "Price", "Change"), [(n, f"{i * 13 + 4}.50", "+1.2 %") for i, n in enumerate(SMALL)])), ()),
    Hard("another country's list", html("The EU's critical raw materials: what they mean for us", f"<h1>What the European Union's list means for our exporters</h1><p>In 2024 the European Union adopted its list of 34 critical raw materials:</p><ul>{li(EU34)}</ul><p>We have not published a list of our own.</p>"), (), jurisdiction="NZ"),
    Hard("another country's list, titled as a list", html("US critical minerals list 2025", f"<h1>United States releases final 2025 critical minerals list</h1><p>The U.S. list has 60 minerals:</p><ul>{li(US60)}</ul>"), (), jurisdiction="ZA"),
    Hard("proposal", html("Consultation: a list of critical minerals", f"<h1>Have your say: a critical minerals list</h1><p>We seek your views on whether the following 18 minerals should be on our first list. The consultation closes on 3 May.</p><ul>{li(SMALL)}</ul>"), SMALL, status="draft"),
    Hard("amendment by reference", html("Critical minerals list updated", f"<h1>Critical minerals list updated</h1><p>The Minister has updated the critical minerals list. It now has 23 minerals. The following five minerals have been added to the list:</p><ul>{li(WATCH)}</ul><p>All the minerals of the list of 2021 remain.</p>"), ()),
    Hard("filter boxes", html("Projects register", "<h1>Critical minerals projects</h1><form><fieldset><legend>Mineral</legend>" + "".join(f"<label><input type=checkbox name=m> {n} ({i})</label>" for i, n in enumerate(SMALL)) + "</fieldset><button>Apply</button></form><p>42 projects found.</p>"), ()),
    Hard("options of a select", html("Critical minerals map", "<h1>Critical minerals map</h1><p>Choose a critical mineral from the list:</p><select>" + "".join(f"<option>{n}</option>" for n in SMALL) + "</select>"), ()),
    Hard("projects", html("Critical minerals prospectus", "<h1>Critical minerals prospectus</h1>" + table(("Project", "Mineral", "State"), [(f"Mount {n[:4]}", n, "Queensland") for n in SMALL])), ()),
    Hard("glossary", html("Glossary of minerals", "<h1>Glossary of critical minerals terms</h1><dl>" + "".join(f"<dt>{n}</dt><dd>A material used in industry.</dd>" for n in (*SMALL, "Alloy", "Beneficiation", "Concentrate", "Grade", "Tailings")) + "</dl>"), ()),
    Hard("export controls", html("Export control of strategic goods", f"<h1>Announcement No. 10: export control</h1><p>Items relating to the following five materials need a licence:</p><ol>{li(split('Tungsten; Tellurium; Bismuth; Molybdenum; Indium'))}</ol>"), ()),
    Hard("production", html("Mineral production statistics 2024", "<h1>Production of critical minerals, 2024</h1>" + table(("Commodity", "Tonnes", "Share"), [(n, i * 900, f"{i} %") for i, n in enumerate(SMALL)])), ()),
    Hard("news that names additions", html("Copper and silver added", "<h1>Copper, silver and uranium join critical minerals list</h1><p>The list was expanded to 60 minerals by adding copper, silver, metallurgical coal, uranium, lead, rhenium, silicon, potash, phosphate and boron, the department said on Thursday.</p>"), ()),
    Hard("related links of commodity pages", html("Critical minerals policy", "<h1>Critical minerals policy</h1><p>The policy sets out how the supply of critical minerals is secured. A list will be published in 2026.</p><h2>Read more about</h2><ul>" + li([f"<a href='/{n}'>{n}</a>" for n in SMALL]) + "</ul>"), ()),
    Hard("criteria and candidates", html("How we assess criticality", f"<h1>Methodology of the critical minerals list</h1><p>The following 23 candidate materials will be assessed in 2026:</p><ul>{li((*SMALL, *WATCH))}</ul>"), ()),
    Hard("list by country of supply", html("Who supplies critical minerals", "<h1>Main suppliers of critical minerals</h1>" + table(("Critical mineral", "Main supplier", "Share"), [(n, "China", f"{90 - i} %") for i, n in enumerate(SMALL)])), ()),
    Hard("page moved", html("Critical minerals list", "<h1>Critical minerals list</h1><p>This page has moved. The list of critical minerals is now part of the <a href='/strategy'>strategy</a>.</p>"), ()),
    Hard("tax credit", html("Critical mineral exploration tax credit", f"<h1>Critical mineral exploration tax credit</h1><p>Expenses that target one of the following 18 minerals are eligible for the credit:</p><ul>{li(SMALL)}</ul>"), ()),
    Hard("withdrawn", html("[Withdrawn] Critical minerals list", f"<div class='notice'><h2>This publication was withdrawn on 1 March 2025</h2><p>It has been replaced by a new list.</p></div><h1>Critical minerals list</h1><p>The list has 18 minerals:</p><ul>{li(SMALL)}</ul>"), ()),
]  # fmt: skip
