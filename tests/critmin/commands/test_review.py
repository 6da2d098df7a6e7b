"""What is held back is shown with its reasons; every held state can be accepted: as read, as stated, as unchanged."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_refresh import JSON, ores

HTML = "text/html; charset=utf-8"
METALS = (
    "Antimony",
    "Beryllium",
    "Cobalt",
    "Gallium",
    "Germanium",
    "Graphite",
    "Indium",
    "Lithium",
    "Nickel",
    "Niobium",
)


def page(*names: str, before: str = "") -> bytes:
    entries = "".join(f"<li>{name}</li>" for name in names)
    return (
        f"<html><head><title>Ministry</title></head><body><main><h1>List of critical minerals of Fictland</h1>{before}"
        f"<p>The list of critical minerals contains {len(names)} minerals:</p><ul>{entries}</ul></main></body></html>"
    ).encode()


@pytest.fixture
def fictland(world: World) -> World:
    """A list page that was read once."""
    entry = world.entry("fictland", kind="mineral-list", jurisdiction="FI", topic="lists", list="fictland-minerals")
    world.watch({**entry, "expect": {"min_records": 3, "max_vanish": 0.3}})
    world.site.fixed("/fictland", page(*METALS), Content_Type=HTML)
    return world


def held(run: Run, world: World, content: bytes) -> None:
    assert run("refresh").status == 0
    world.site.fixed("/fictland", content, Content_Type=HTML)
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "quarantined"


GONE = b"<html><body><main><h1>Welcome</h1><p>This page is served in a new layout by a script.</p></main></body></html>"
SHORT = page(*METALS[:4])


def test_what_is_held_is_shown_with_the_difference_and_the_reason(run: Run, fictland: World) -> None:
    held(run, fictland, SHORT)
    (waiting,) = run("review", "--json").json
    assert waiting["source"] == "fictland"
    assert waiting["reasons"]
    assert "fictland" in run("review").out
    output = run("review", "fictland").out
    assert "critmin accept fictland --as-unchanged" in output
    assert run("changes", "--json").json == []


def test_a_redesigned_page_is_accepted_as_unchanged_for_as_long_as_it_stays(run: Run, fictland: World) -> None:
    held(run, fictland, GONE)
    assert "--as-unchanged" in run("accept", "fictland").err
    done = run("accept", "fictland", "--as-unchanged", "--why", "new layout", "--by", "Ada")
    assert done.status == 0
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    assert run("changes", "--json").json == []
    assert run("review", "--json").json == []
    (decided,) = run("review", "--decided", "--json").json
    assert (decided["decision"], decided["decided_by"], decided["why"]) == ("unchanged", "Ada", "new layout")
    fictland.site.fixed("/fictland", GONE.replace(b"script", b"servlet"), Content_Type=HTML)
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "quarantined"


def test_a_list_that_a_person_states_is_told(run: Run, fictland: World, tmp_path: Path) -> None:
    held(run, fictland, GONE)
    stated = tmp_path / "entries.txt"
    stated.write_text("\n".join([*METALS[:9], "Tungsten\tstrategic", "# a remark"]), encoding="utf-8")
    done = run("accept", "fictland", "--entries", stated, "--json")
    assert (done.status, done.json["records"]) == (0, 10)
    reported = {(change["record"]["label"], change["change"]) for change in run("changes", "--json").json}
    assert reported == {("Niobium", "removed"), ("Tungsten", "added")}
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    stated.write_text("Unobtainium\n", encoding="utf-8")
    assert run("accept", "fictland", "--entries", stated).status in {1, 2}


def test_a_reading_is_accepted_and_the_decision_is_kept(run: Run, fictland: World) -> None:
    held(run, fictland, SHORT)
    done = run("accept", "fictland", "--json", "--why", "the list was cut down")
    assert done.status == 0
    assert done.json["records"] == 4
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    assert run("review", "--decided", "--json").json[0]["decision"] == "accepted"
    assert "nothing to accept" in run("accept", "fictland").err


def test_what_mends_itself_waits_no_longer(run: Run, fictland: World) -> None:
    held(run, fictland, GONE)
    fictland.site.fixed("/fictland", page(*METALS), Content_Type=HTML)
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    assert run("review", "--json").json == []
    assert run("review", "fictland").status == 1


def test_an_implausible_document_of_another_kind_waits_too(run: Run, world: World) -> None:
    world.site.fixed("/ores", ores(30), Content_Type=JSON)
    run("refresh")
    world.site.fixed("/ores", ores(5), Content_Type=JSON)
    run("refresh")
    assert "missing" in run("review", "ores").out
    assert run("accept", "ores").status == 0
    assert run("review", "--json").json == []


@pytest.mark.parametrize("trouble", ["refused", "unreadable"])
def test_what_waits_is_counted_and_accepted_whatever_later_polls_bring(
    run: Run, fictland: World, tmp_path: Path, trouble: str
) -> None:
    held(run, fictland, SHORT)
    (waiting,) = run("review", "--json").json
    content, status, media = (b"no", 403, HTML) if trouble == "refused" else (b"%PDF-1.7 no", 200, "application/pdf")
    fictland.site.fixed("/fictland", content, status, Content_Type=media)
    assert run("refresh", "--json").json["sources"][0]["outcome"] == "failed"
    assert [item["snapshot"] for item in run("review", "--json").json] == [waiting["snapshot"]]
    (trouble_held,) = run("status", "--json").json["held"]
    assert (trouble_held["source"], trouble_held["reason"]) == ("fictland", "; ".join(waiting["reasons"]))
    assert trouble_held["held_since"][:10] == waiting["held_at"][:10]
    assert "held for review  1" in run("status").out
    assert "1 source needs attention" in run("status").err
    assert run("sources", "show", "fictland", "--json").json["held"]["sha256"] == waiting["snapshot"]
    (needing,) = run("digest", "--format", "json").json["attention"]
    assert (needing["source"], needing["snapshot"]) == ("fictland", waiting["snapshot"])
    assert run("site", tmp_path / "site", "--operator").status == 0
    assert ">yes<" in (tmp_path / "site" / "sources" / "index.html").read_text(encoding="utf-8")
    done = run("accept", "fictland", "--json")
    assert (done.status, done.json["records"]) == (0, 4), "the document that was looked at, not the newest"
    assert run("status", "--json").json["held"] == []
    assert run("review", "--json").json == []


def test_a_source_that_was_held_for_long_and_fails_once_is_tried_again_soon(run: Run, fictland: World) -> None:
    held(run, fictland, SHORT)
    for _ in range(5):
        run("refresh")
    fictland.site.fixed("/fictland", b"no", 503, Content_Type=HTML)
    run("refresh")
    state = run("sources", "show", "fictland", "--json").json["state"]
    wait = datetime.fromisoformat(state["next_due"]) - datetime.fromisoformat(state["polled_at"])
    assert (state["failures"], round(wait / timedelta(hours=1), 3)) == (1, 1)


def typed(output: str) -> list[list[str]]:
    """The commands that an output says to type, as their words."""
    return [
        match.split() for match in re.findall(r"critmin ((?:review|accept|snapshot)[^\n]*?)(?:  +|$)", output, re.M)
    ]


@pytest.mark.parametrize("content", [GONE, SHORT], ids=["nothing could be read", "most of it is gone"])
@pytest.mark.parametrize("choice", range(3))
def test_what_a_held_item_says_to_do_works_when_it_is_typed(
    run: Run, fictland: World, tmp_path: Path, content: bytes, choice: int
) -> None:
    """From the digest to the review, from there to the document and each of the decisions, word for word."""
    held(run, fictland, content)
    (waiting,) = run("digest", "--format", "json").json["attention"]
    ((*looking,),) = typed(waiting["action"])
    look = run(*looking)
    assert look.status == 0
    commands = typed(look.out)
    shown = [words for words in commands if words[0] == "snapshot" and "--diff" in words]
    assert shown
    assert all(run(*words).status == 0 for words in shown)
    decisions = [words for words in commands if words[0] == "accept"]
    assert len(decisions) == (2 if content == GONE else 3), "where nothing could be read, nothing can be taken over"
    words = decisions[choice % len(decisions)]
    (tmp_path / "entries.txt").write_text("\n".join(METALS[:8]), encoding="utf-8")
    done = run(*(str(tmp_path / "entries.txt") if word == "FILE" else word for word in words))
    assert done.status == 0, done.err
    assert run("review", "--json").json == []
    assert run("digest", "--format", "json").json["attention"] == []


def test_only_of_a_list_are_entries_stated(run: Run, world: World, tmp_path: Path) -> None:
    world.site.fixed("/ores", ores(30), Content_Type=JSON)
    run("refresh")
    world.site.fixed("/ores", ores(5), Content_Type=JSON)
    run("refresh")
    output = run("review", "ores").out
    assert "--as-unchanged" in output
    assert "--entries" not in output
    (tmp_path / "entries.txt").write_text("Lithium\n", encoding="utf-8")
    refused = run("accept", "ores", "--entries", tmp_path / "entries.txt")
    assert refused.status == 2
    assert "--entries is for lists of minerals" in refused.err
    for words in typed(output):
        if words[0] == "accept":
            assert run(*words).status == 0
            break
    assert run("review", "--json").json == []
