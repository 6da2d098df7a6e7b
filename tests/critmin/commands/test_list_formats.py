"""A list as PDF, workbook, Word, CSV and JSON, read through `refresh` over HTTP: each next edition is told exactly."""

from __future__ import annotations

import pytest

from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.list_documents import FORMATS, Format
from tests.critmin.commands.test_review import HTML, METALS, page
from tests.long import LONG

FIRST = (*METALS, "Tantalum", "Tungsten", "Vanadium", "Zinc")
NEXT = (*FIRST[:4], "Copper", *FIRST[4:])
AFTER = tuple(name for name in NEXT if name != "Indium")
TYPES = [(name, media_type) for name, kind in FORMATS.items() for media_type in (kind.media_type, kind.careless)]
FILES = [name for name in FORMATS if "PDF" in name or "X" in name]


def watch(world: World, kind: Format, media_type: str) -> None:
    entry = world.entry("fictland", kind="mineral-list", jurisdiction="XX", topic="lists", list="fictland-minerals")
    world.watch({**entry, "url": world.site.url(kind.path), "expect": {"min_records": 3, "max_vanish": 0.3}})
    serve(world, kind, media_type, 2022, FIRST)


def serve(world: World, kind: Format, media_type: str, year: int, names: tuple[str, ...]) -> None:
    world.site.fixed(kind.path, kind.make(year, names), Content_Type=media_type)


def told(run: Run) -> set[tuple[str, str]]:
    changes = run("changes", "--json").json
    return {
        (change["change"], change["record"]["label"])
        for change in changes
        if change["record"]["kind"] == "ListedMineral"
    }


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize(("name", "media_type"), TYPES if LONG else TYPES[::3])
def test_each_next_edition_is_told_exactly(run: Run, world: World, name: str, media_type: str) -> None:
    kind = FORMATS[name]
    watch(world, kind, media_type)
    if run("refresh", "--json").json["sources"][0]["outcome"] == "quarantined":  # it states no count: one look
        assert run("accept", "fictland", "--json").json["records"] >= len(FIRST)
    assert told(run) == set()
    (polled,) = run("refresh", "--json").json["sources"]
    assert (polled["outcome"], polled["changes"]) == ("unchanged", 0)
    serve(world, kind, media_type, 2022, NEXT)
    (polled,) = run("refresh", "--json").json["sources"]
    assert (polled["outcome"], polled["error"]) == ("changed", None)
    assert told(run) == {("added", "Copper")}
    serve(world, kind, media_type, 2025, AFTER)
    (polled,) = run("refresh", "--json").json["sources"]
    assert (polled["outcome"], polled["error"]) == ("changed", None)
    assert told(run) == {("added", "Copper"), ("removed", "Indium")}


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("name", FORMATS if LONG else ["XLSX", "DOCX, table", "CSV", "JSON, names"])
def test_the_same_list_as_another_kind_of_document_is_no_news(run: Run, world: World, name: str) -> None:
    first, other = FORMATS["PDF, lines"], FORMATS[name]
    watch(world, first, first.media_type)
    assert run("refresh").status == 0
    world.site.fixed(first.path, other.make(2022, FIRST), Content_Type=other.media_type)
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    assert told(run) == set()


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("name", FILES if LONG else FILES[::3])
def test_a_file_that_is_cut_is_no_list(run: Run, world: World, name: str) -> None:
    kind = FORMATS[name]
    watch(world, kind, kind.media_type)
    if run("refresh", "--json").json["sources"][0]["outcome"] == "quarantined":
        run("accept", "fictland")
    content = kind.make(2025, AFTER)
    world.site.fixed(kind.path, content[: len(content) * 2 // 3], Content_Type=kind.media_type)
    (polled,) = run("refresh", "--json").json["sources"]
    assert polled["outcome"] in {"failed", "quarantined"}
    assert polled["error"]
    assert told(run) == set()


def test_a_page_that_moves_and_becomes_a_pdf_goes_on(run: Run, world: World) -> None:
    kind = FORMATS["PDF, lines"]
    watch(world, kind, kind.media_type)
    world.site.fixed("/list.pdf", page(*FIRST), Content_Type=HTML)
    assert run("refresh").status == 0
    world.site.fixed("/new/place.html", page(*FIRST, before="<p>Welcome to our new site.</p>"), Content_Type=HTML)
    world.site.redirect("/list.pdf", "/new/place.html")
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    world.site.fixed("/new/list.pdf", kind.make(2025, AFTER), Content_Type=kind.media_type)
    world.site.redirect("/list.pdf", "/new/list.pdf")
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "changed"
    assert told(run) == {("added", "Copper"), ("removed", "Indium")}
