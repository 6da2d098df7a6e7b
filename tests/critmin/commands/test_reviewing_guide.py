"""`docs/reviewing.md` shows what a run prints: each command of its example is run, and its output is what stands there.

Where it is not, the assertion shows the whole block as it is now.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.critmin.commands.conftest import Run, World

GUIDE = Path(__file__).parents[3] / "docs" / "reviewing.md"
HTML = "text/html; charset=utf-8"
KNOWN = (
    "Aluminium Antimony Arsenic Baryte Beryllium Bismuth Boron Caesium Chromium Cobalt Copper Fluorspar Gallium"
    " Germanium Graphite Hafnium Indium Iridium Lithium Magnesium Manganese Neodymium Nickel Niobium Palladium"
    " Phosphorus Platinum Potash Rhenium Rhodium Scandium Silicon Strontium Tantalum Titanium Tungsten Vanadium"
    " Zirconium"
).split()
STRANGE = ("Download this list", "Subscribe to updates")
_BLOCK = re.compile(r"^```\n\$ critmin ([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXAMPLE = "<!-- the example -->"


def page(names: tuple[str, ...], count: int) -> bytes:
    entries = "".join(f"<li>{name}</li>" for name in names)
    return (
        "<html><head><title>Ministry of Mines</title></head><body><main><h1>List of critical minerals of Fictland</h1>"
        f"<p>The list contains {count} critical minerals.</p><ul>{entries}</ul></main></body></html>"
    ).encode()


def masked(text: str) -> str:
    """Without what differs from run to run: days, the hash of the document, the address, spaces at the end of lines."""
    text = re.sub(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?", "2026-05-04", text)
    text = re.sub(r"(critmin snapshot )[0-9a-f]{12}", r"\1a1b2c3d4e5f6", text)
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:…", text)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@pytest.fixture
def example(run: Run, world: World, request: pytest.FixtureRequest) -> Run:
    """A list of 38 that now states 39, and shows 41 lines; of a country that the atlas has where a test asks for it."""
    code = "US" if "seen" in request.node.name else "XX"
    entry = world.entry("fictland", kind="mineral-list", jurisdiction=code, topic="lists", list="fictland-minerals")
    world.watch({**entry, "expect": {"min_records": 3, "max_vanish": 0.3}})
    world.site.fixed("/fictland", page(tuple(KNOWN), 38), Content_Type=HTML)
    assert run("refresh").status == 0
    world.site.fixed("/fictland", page((*KNOWN[:33], "Tellurium", *KNOWN[33:], *STRANGE), 39), Content_Type=HTML)
    return run


def test_the_guide_shows_what_a_run_prints(example: Run) -> None:
    shown = [match.groups() for match in _BLOCK.finditer(GUIDE.read_text("utf-8").partition(_EXAMPLE)[2])]
    assert [command.split()[0] for command, _ in shown] == [
        "refresh",
        "changes",
        "review",
        "review",
        "accept",
        "review",
    ]
    for command, output in shown:
        words = re.findall(r'"[^"]*"|\S+', command)
        done = example(*(word.strip('"') for word in words))
        assert masked(output) == masked(f"{done.out}{done.err}"), f"critmin {command}"


def test_the_sure_entries_pass_and_the_doubtful_ones_wait(example: Run) -> None:
    (polled,) = example("refresh", "--json").json["sources"]
    assert (polled["outcome"], polled["records"], polled["changes"]) == ("quarantined", 39, 1)
    (waits,) = example("review", "--json").json
    assert len(waits["sure"]) == 39
    assert (waits["would_add"], waits["would_remove"], waits["would_change"]) == (list(STRANGE), [], [])
    assert [change["record"]["label"] for change in example("changes", "--json").json] == ["Tellurium"]


def test_a_list_as_it_was_seen_says_what_waits(example: Run) -> None:
    example("refresh")
    seen = example("lists", "US", "--list", "fictland-minerals", "--seen-by", f"{datetime.now(UTC):%F}", "--json")
    assert len(seen.json["entries"]) == 39
    assert seen.json["waiting"][0]["would_add"] == list(STRANGE)
    assert "not complete: + Download this list" in seen.err


@pytest.mark.parametrize("choice", ["--as-unchanged", "--entries", None])
def test_each_decision_about_what_waits_ends_the_waiting(example: Run, tmp_path: Path, choice: str | None) -> None:
    example("refresh")
    stated = tmp_path / "entries.txt"
    stated.write_text("\n".join([*KNOWN, "Tellurium", "Zinc"]), encoding="utf-8")
    arguments = [choice] if choice == "--as-unchanged" else ["--entries", stated] if choice else []
    done = example("accept", "fictland", *arguments, "--json")
    reported = {None: 2, "--as-unchanged": 0, "--entries": 1}[choice]
    assert (done.status, done.json["changes"], done.json["records"]) == (0, reported, 39 + reported)
    assert example("refresh", "--json").json["sources"][0]["outcome"] == "unchanged"
    assert example("review", "--json").json == []
    labels = [change["record"]["label"] for change in example("changes", "--json").json]
    assert labels == ["Tellurium", *{None: STRANGE, "--as-unchanged": (), "--entries": ("Zinc",)}[choice]]
