"""A first look at all sources, and the history of a page from a web archive, over loopback."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from pipeline.fetch.archive.mementos import NoList, listed
from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_refresh import JSON, ores

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
HTML = "text/html; charset=utf-8"
RULES = "".join(f"<p>Rule {n} of the scheme covers the ore number {n} from mine to refinery.</p>" for n in range(8))


def conforms(found: object, name: str) -> None:
    """Whether JSON has the shape that the contract promises."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema, jsonschema.Draft202012Validator)


def page(*said: str, head: str = "") -> bytes:
    more = "".join(f"<p>{item}</p>" for item in said)
    return f"<html><head>{head}</head><body><main>{RULES}{more}</main></body></html>".encode()


def test_probe_tells_what_works_refuses_moved_and_which_feed_a_page_names(
    run: Run, world: World, tmp_path: Path
) -> None:
    entries = [world.entry(name, kind="page") for name in ("good", "old", "gone", "wall", "empty", "down")]
    world.watch(world.entry("ores"), *entries)
    site = world.site
    site.fixed("/ores", ores(3), Content_Type=JSON)
    feed = '<link rel="alternate" type="application/rss+xml" href="/news.xml">'
    site.fixed("/good", page(head=feed), Content_Type=HTML)
    site.redirect("/old", "/new", 301)
    site.fixed("/new", page(), Content_Type=HTML)
    site.fixed("/wall", b"<title>Just a moment...</title>", 403, Content_Type=HTML)
    site.fixed("/empty", b"<html><body><nav>Menu</nav></body></html>", Content_Type=HTML)
    site.fixed("/down", b"<title>Down for maintenance</title>", Content_Type=HTML)
    overlay = tmp_path / "overlay.yaml"
    result = run("sources", "probe", "--json", "--patch", overlay)
    assert result.status == 1
    conforms(result.json, "probe")
    results = {row["id"]: row for row in result.json}
    assert {name: row["came"] for name, row in results.items()} == {
        "ores": "works", "good": "works", "old": "works", "gone": "refused", "wall": "refused", "empty": "unreadable",
        "down": "refused",
    }  # fmt: skip
    assert results["ores"]["records"] == 3
    assert results["good"]["feeds"] == [site.url("/news.xml")]
    assert results["old"]["moved_to"] == site.url("/new")
    assert "bot wall" in results["wall"]["said"]
    assert "maintained" in results["down"]["said"]
    assert [path for path in site.paths if path == "/good"] == ["/good"]  # one look
    assert yaml.safe_load(overlay.read_text())["sources"] == [
        {"id": "old", "url": site.url("/new")},
        {"id": "gone", "enabled": False},
    ]
    assert "# good names a feed" in overlay.read_text()
    assert "7 sources tried: 3 working, 4 not, 1 moved" in result.err


def test_the_patch_is_an_overlay_as_it_stands(
    run: Run, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.watch(world.entry("ores"), world.entry("old", kind="page"))
    world.site.fixed("/ores", ores(3), Content_Type=JSON)
    world.site.redirect("/old", "/new", 308)
    world.site.fixed("/new", page(), Content_Type=HTML)
    overlay = tmp_path / "overlay.yaml"
    assert run("sources", "probe", "--patch", overlay).status == 0
    monkeypatch.setenv("CRITMIN_SOURCES_EXTRA", str(overlay))
    assert run("sources", "probe", "old", "--json").json[0]["moved_to"] is None
    again = run("sources", "probe", "ores", "--patch", overlay)
    assert "nothing to change" in again.err
    assert "ores" in run("sources", "probe").out


def archive(world: World, *captures: tuple[str, bytes]) -> str:
    """A web archive with a TimeMap in two parts; the template of its address."""
    site, asked = world.site, world.site.url("/rules")
    links = []
    for stamp, body in captures:
        site.fixed(f"/web/{stamp}id_/{asked}", body, Content_Type=HTML)
        day = f"{stamp[6:8]} Mar {stamp[:4]} 06:00:00 GMT"
        links.append(f'<{site.url(f"/web/{stamp}/{asked}")}>; rel="memento"; datetime="Sun, {day}"')
    first = [f'<{asked}>; rel="original"', f'<{site.url("/more")}>; rel="timemap"; type="application/link-format"']
    site.fixed(f"/timemap/{asked}", ",\n".join([*first, *links[1:]]).encode(), Content_Type="application/link-format")
    site.fixed("/more", ",\n".join(links[:1]).encode(), Content_Type="application/link-format")
    return site.url("/timemap/{url}")


def rules(world: World) -> None:
    world.watch(world.entry("rules", kind="page", topic="frameworks"))


HISTORY = (
    ("20190301060000", page("Version 1 applies.")),
    ("20200301060000", page("Version 1 applies.", "3 days ago")),
    ("20210301060000", page("Version 2 applies.")),
    ("20220301060000", b"<title>Down for maintenance</title>"),
    ("20230301060000", page("Version 3 applies.")),
)


def test_the_history_of_a_page_is_read_oldest_first_and_told_at_its_own_time(run: Run, world: World) -> None:
    rules(world)
    template = archive(world, *HISTORY)
    plan = run("backfill", "rules", "--archive", template, "--dry-run", "--json")
    assert [row["at"][:4] for row in plan.json["captures"]] == ["2019", "2020", "2021", "2022", "2023"]
    assert run("changes", "--json").json == []
    result = run("backfill", "rules", "--archive", template, "--json")
    conforms(result.json, "backfill")
    assert [row["outcome"] for row in result.json["captures"]] == ["first", "unchanged", "changed", "failed", "changed"]
    assert result.status == 1
    changes = run("changes", "--json", "--since", "2019-01-01").json
    assert [change["detected_at"][:10] for change in changes] == ["2021-03-01", "2023-03-01"]
    assert "Version 2 applies." in str(changes[0]["fields"])
    again = run("backfill", "rules", "--archive", template)
    assert (again.status, "read history first" in again.err) == (0, True)
    world.site.fixed("/rules", page("Version 4 applies."), Content_Type=HTML)
    assert run("refresh", "--json").json["changes"] == 1


def test_a_history_that_was_broken_off_goes_on(run: Run, world: World) -> None:
    rules(world)
    template = archive(world, *HISTORY)
    first = run("backfill", "rules", "--archive", template, "--limit", "2", "--json").json["captures"]
    rest = run("backfill", "rules", "--archive", template, "--until", "2023-01-01", "--json").json["captures"]
    assert [row["at"][:4] for row in (*first, *rest)] == ["2019", "2020", "2021", "2022"]


def test_what_is_set_wrong_is_a_sentence(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rules(world)
    assert "CRITMIN_ARCHIVE" in run("backfill", "rules").err
    assert run("backfill", "rules", "--archive", world.site.url("/none/{url}")).status == 1
    world.site.fixed(
        f"/cdx/{world.site.url('/rules')}", b"com,ore)/ 20200101000000 https://ore.test/ text/html 200 A 9"
    )
    result = run("backfill", "rules", "--archive", world.site.url("/cdx/{url}"))
    assert "CRITMIN_ARCHIVE_CAPTURE" in result.err
    monkeypatch.setenv("CRITMIN_ARCHIVE", "no address")
    assert run("backfill", "rules").status == 2


ROWS = [
    ("20200101000000", "200", "A"),
    ("20200201000000", "200", "A"),
    ("20200301000000", "404", "B"),
    ("20200401000000", "200", "C"),
    ("99999999999999", "200", "D"),
]


_KEY, _ORE = "com,ore)/", "https://ore.test/"
_HEADER = ["urlkey", "timestamp", "original", "statuscode", "digest"]
INDEXES = [
    "\n".join(f"{_KEY} {stamp} {_ORE} text/html {status} {digest} 9" for stamp, status, digest in ROWS),
    "\n".join(
        f'{_KEY} {stamp} {{"url": "{_ORE}", "status": "{status}", "digest": "{digest}"}}'
        for stamp, status, digest in ROWS
    ),
    json.dumps([_HEADER, *([_KEY, stamp, _ORE, status, digest] for stamp, status, digest in ROWS)]),
]


@pytest.mark.parametrize("text", INDEXES)
def test_an_index_is_read_in_its_three_forms(text: str) -> None:
    mementos = listed(text, "https://a.test/cdx", "https://a.test/web/{timestamp}id_/{url}").mementos
    assert [item.url for item in mementos] == [
        "https://a.test/web/20200101000000id_/https://ore.test/",
        "https://a.test/web/20200401000000id_/https://ore.test/",
    ]


@pytest.mark.parametrize("text", ["<html>no archive</html>", "Not found", '["a"]', "{}", "[", "<" * 5000])
def test_what_is_no_list_of_captures_is_refused(text: str) -> None:
    with pytest.raises(NoList):
        listed(text, "https://a.test/cdx", "https://a.test/web/{timestamp}id_/{url}")


def test_an_archive_without_captures_has_none() -> None:
    assert listed("[]", "https://a.test/", "https://a.test/{timestamp}/{url}").mementos == ()
    assert listed("", "https://a.test/", "https://a.test/{timestamp}/{url}").mementos == ()
