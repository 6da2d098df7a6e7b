"""`critmin changes`, `show`, `digest`, `sources`, `extract`, `export`: standard output is clean, filters filter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import orjson
import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_refresh import JSON
from tests.pipeline.worlds import jsonl

KEYS = [
    "id", "detected_at", "source", "record", "change", "fields", "notes", "significance", "sentence", "topics",
    "minerals", "committees", "evidence", "sightings",
]  # fmt: skip


def projects(*stages: int) -> bytes:
    return jsonl(
        {
            "id": number,
            "reference": f"ISO/DIS {number}",
            "title": {"en": "=Lithium — [bold]"},
            "currentStage": stage,
            "ownerCommittee": "ISO/TC 333",
        }
        for number, stage in enumerate(stages, start=1)
    )


@pytest.fixture
def changed(run: Run, world: World) -> Run:
    """After two polls: ISO/DIS 1 moved, ISO/DIS 3 came."""
    for stages in ((4020, 3020), (4060, 3020, 4000)):
        world.site.fixed("/ores", projects(*stages), Content_Type=JSON)
        assert run("refresh").status == 0
    return run


def test_changes_have_the_shape_that_others_rely_on(changed: Run) -> None:
    output = changed("changes", "--json").json
    assert [list(change) for change in output] == [KEYS, KEYS]
    moved = next(change for change in output if change["change"] == "changed")
    assert moved["fields"] == {"stage": ["40.20", "40.60"]}
    assert "(ISO/TC 333) moved from 40.20 to 40.60 (close of voting)" in moved["sentence"]
    assert (moved["committees"], moved["topics"]) == (["ISO/TC 333"], ["iso-projects"])


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        ([], 2),
        (["--since", "2020-01-01"], 2),
        (["--until", "2020-01-01"], 0),
        (["--source", "ores"], 2),
        (["--source", "other"], 0),
        (["--topic", "iso-projects"], 2),
        (["--topic", "lists"], 0),
        (["--committee", "ISO/TC 333"], 2),
        (["--committee", "ISO/TC 298"], 0),
        (["--mineral", "lithium"], 2),
        (["--mineral", "cobalt"], 0),
        (["--significance", "routine"], 2),
    ],
)
def test_changes_are_filtered(changed: Run, arguments: list[str], count: int) -> None:
    assert len(changed("changes", *arguments, "--json").json) == count


def test_changes_as_csv_and_as_a_table(changed: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(changed("changes", "--csv").out)))
    assert [row["label"] for row in rows] == ["ISO/DIS 1", "ISO/DIS 3"]
    assert rows[0]["sentence"].startswith("ISO/DIS 1 “")
    table = changed("changes")
    assert "moved from 40.20" in " ".join(table.out.split())
    assert table.err == "2 changes\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["changes", "--since", "soon"], "'soon' is not a date"),
        (["changes", "--since", "2026-02-01", "--until", "2026-01-01"], "not before"),
        (["changes", "--significance", "huge"], "huge"),
        (["changes", "--json", "--csv"], "--json"),
        (["digest", "--since", "2030-01-01"], "not before"),
        (["digest", "--period", "fortnight"], "fortnight"),
        (["extract", "missing.html", "--kind", "page"], "missing.html"),
        (["extract", "missing.html", "--kind", "pages"], "'pages'"),
        (["nonsense"], "nonsense"),
        (["refresh", "--nonsense"], "--nonsense"),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(run: Run, world: World, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert says in result.err
    assert "Traceback" not in result.err


def test_one_change_with_its_evidence(changed: Run) -> None:
    (first, *_) = changed("changes", "--json").json
    shown = changed("show", first["id"])
    assert shown.status == 0
    for expected in (first["sentence"], "40.20", "40.60", first["evidence"]["after"], "127.0.0.1"):
        assert expected in shown.out
    assert changed("show", first["id"], "--json").json == first
    missing = changed("show", 999)
    assert (missing.status, missing.out) == (1, "")
    assert "there is no change 999" in missing.err
    assert "there is no change 99999999999999999999" in changed("show", "99999999999999999999").err


@pytest.mark.parametrize("form", ["html", "text", "markdown", "json"])
def test_a_digest_in_every_form(changed: Run, tmp_path: Path, form: str) -> None:
    out = tmp_path / "digests" / f"digest.{form}"
    to_file = changed("digest", "--period", "week", "--significance", "routine", "--format", form, "--out", out)
    assert (to_file.status, to_file.out) == (0, "")
    assert "40.60" in out.read_text(encoding="utf-8")
    assert "[bold]" in out.read_text(encoding="utf-8").replace("\\", "")
    assert changed("digest", "--format", form, "--significance", "routine").status == 0


def test_a_digest_that_cannot_be_written_is_named(changed: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = changed("digest", "--out", tmp_path / "file" / "digest.txt")
    assert result.status == 1
    assert "cannot write" in result.err


def test_sources_are_listed_checked_and_their_health_is_told(run: Run, world: World) -> None:
    world.watch(world.entry("ores"), world.entry("off", enabled=False))
    assert [source["id"] for source in run("sources", "--json").json] == ["ores", "off"]
    listed = run("sources")
    assert "Sample off" in listed.out
    assert "2 sources, 1 enabled" in listed.err
    checked = run("sources", "check", "--json")
    assert (checked.status, checked.json["problems"]) == (0, {})
    run("refresh")
    (ores, off) = run("sources", "health", "--json").json
    assert (ores["outcome"], ores["failures"], off["outcome"]) == ("failed", 1, None)
    assert "404" in ores["error"]


def test_a_live_check_asks_every_address(run: Run, world: World) -> None:
    result = run("sources", "check", "--live", "--json")
    assert result.status == 1
    assert "404" in result.json["problems"]["ores"]
    assert world.site.paths[-1] == "/ores"


def test_an_extractor_can_be_tried_on_a_file_and_on_an_address(run: Run, world: World, tmp_path: Path) -> None:
    path = tmp_path / "projects.jsonl"
    path.write_bytes(projects(4020))
    tried = run("extract", path, "--kind", "iso-deliverables", "--json")
    assert list(tried.json) == ["source_kind", "records", "unrecognised", "notes"]
    (record,) = tried.json["records"]
    assert (record["kind"], record["key"], record["fields"]["stage"]) == ("Project", "1", "40.20")
    world.site.fixed("/ores", projects(4020), Content_Type=JSON)
    assert run("extract", world.site.url("/ores"), "--kind", "iso-deliverables", "--json").json == tried.json
    printed = run("extract", path, "--kind", "iso-deliverables").out
    assert printed.startswith("Project 1\n")
    assert "\n  stage: 40.20\n" in printed
    assert not set("{}'") & set(printed)
    assert run("extract", path, "--kind", "feed").status == 1
    assert run("extract", world.site.url("/none"), "--kind", "page").status == 1
    assert not (tmp_path / "critmin.db").exists()


def test_everything_can_be_exported(changed: Run, tmp_path: Path) -> None:
    output = changed("changes", "--json").json
    assert changed("export", tmp_path / "changes.jsonl").status == 0
    assert [orjson.loads(line) for line in (tmp_path / "changes.jsonl").read_bytes().splitlines()] == output
    changed("export", tmp_path / "changes.csv", "--format", "csv")
    with (tmp_path / "changes.csv").open(newline="", encoding="utf-8") as stream:
        assert [row["sentence"] for row in csv.DictReader(stream)] == [change["sentence"] for change in output]
    assert changed("export", tmp_path / "evidence.warc.gz", "--format", "warc").status == 0
    with (tmp_path / "evidence.warc.gz").open("rb") as stream:
        bodies = [entry.content_stream().read() for entry in ArchiveIterator(stream) if entry.rec_type == "response"]
    assert sorted(bodies) == sorted([projects(4020, 3020), projects(4060, 3020, 4000)])
    assert changed("export", tmp_path / "new" / "folder" / "changes.jsonl").status == 0
    refused = changed("export", tmp_path / "changes.csv" / "below.csv")  # a file is no folder
    assert (refused.status, "cannot write" in refused.err) == (1, True)


def test_an_exported_archive_can_be_polled_again(changed: Run, world: World, tmp_path: Path) -> None:
    archive = tmp_path / "evidence.warc.gz"
    changed("export", archive, "--format", "warc")
    again = changed("refresh", "--replay", archive, "--db", f"sqlite:///{tmp_path / 'other.db'}", "--json")
    assert [source["records"] for source in again.json["sources"]] == [3]


def test_help_needs_nothing(run: Run) -> None:
    result = run("--help")
    assert result.status == 0
    for command in ("refresh", "changes", "show", "digest", "sources", "extract", "accept", "export"):
        assert command in result.out


def test_a_mineral_may_be_named_in_any_language_and_an_unknown_one_is_said(changed: Run) -> None:
    by_id, by_name = (changed("changes", "--mineral", name, "--json").json for name in ("lithium", "Lithium"))
    assert by_id == by_name == changed("changes", "--mineral", "锂", "--json").json
    unknown = changed("changes", "--mineral", "unobtainium")
    assert unknown.status == 2
    assert "'unobtainium' is not a known material" in unknown.err


def test_an_empty_file_holds_nothing_to_extract(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    result = run("extract", tmp_path / "empty.jsonl", "--kind", "iso-committees")
    assert result.status == 1
    assert "is empty: there is nothing to read in it" in result.err


def test_what_was_looked_at_is_explained_where_no_list_is_found(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    rows = "".join(
        f"<tr><td>{name}</td><td>40 t</td></tr>" for name in ("Antimony", "Cobalt", "Lithium", "Tin", "Zinc")
    )
    page.write_text(
        "<html><title>Annual plan</title><h1>Annual plan</h1><p>The agency plans to buy strategic materials:</p>"
        f"<table><tr><th>Material</th><th>Quantity</th></tr>{rows}</table></html>"
    )
    result = run("extract", "--kind", "mineral-list", "--explain", page)
    assert result.status == 1
    assert "column under “Annual plan”: 5 entries from “Antimony”" in result.out
    assert "to buy (intro)" in result.out
    assert "decision: refused" in result.out
    assert "no list of critical minerals" in result.err
    assert run("extract", "--kind", "mineral-list", page).out == ""
