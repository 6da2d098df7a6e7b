"""The demonstration: what a newcomer sees first, over the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from critmin.demo import catalogue, editions, served
from tests.critmin.commands.conftest import Run


def test_it_tells_what_changed_and_where_the_digest_lies(run: Run, tmp_path: Path) -> None:
    result = run("demo", "--out", str(tmp_path / "demo"))
    assert result.status == 0
    for sentence in (
        "NOV moved from P-member to O-member in ISO/TC 298",
        "moved from 40.20 to 40.60 (close of voting); next comes the decision",
        "Gallium was added to the Examplia list (critical minerals)",
        "Helium was removed from the Examplia list (critical minerals)",
        "ISO/TC 298/SC 9 is no longer in ISO's list of committees",
        "“Fictland and Examplia agree on lithium traceability”",
        "quarantined  demo-fictland",
        str(tmp_path / "demo" / "digest.html"),
    ):
        assert sentence in result.out
    assert "framework" not in result.out.casefold()
    assert "Bauxite" not in result.out
    digest = (tmp_path / "demo" / "digest.html").read_text()
    assert "ISO/DIS 99901" in digest


def test_it_says_that_the_sample_is_invented(run: Run, tmp_path: Path) -> None:
    assert run("demo", "--out", str(tmp_path / "demo")).out.startswith("All data of this demonstration is invented")


def test_it_can_be_run_again_in_the_same_folder(run: Run, tmp_path: Path) -> None:
    first, second = (run("demo", "--out", str(tmp_path / "demo")) for _ in range(2))
    assert first.status == second.status == 0
    assert first.out.count("\n") == second.out.count("\n")


def test_a_folder_that_cannot_be_made_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("demo", "--out", str(tmp_path / "file" / "demo"))
    assert result.status == 1
    assert "name another folder with --out" in result.err


def test_the_world_has_three_editions_and_only_loopback_addresses() -> None:
    assert len(editions()) >= 3
    assert catalogue("127.0.0.1:1").count("url: http://127.0.0.1:1/") == 6


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_file_that_an_edition_lacks_is_that_of_the_edition_before(number: int) -> None:
    with served() as world:
        world.show(editions()[number])
        assert set(world.pages) == {
            "/committees.jsonl",
            "/projects.jsonl",
            "/examplia.html",
            "/fictland.html",
            "/framework.html",
            "/news.xml",
        }


def test_the_commands_that_it_prints_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "demo"
    printed = run("demo", "--out", str(folder)).out
    for name in ("CRITMIN_DB", "CRITMIN_SOURCES"):
        value = printed.partition(f"export {name}=")[2].splitlines()[0]
        monkeypatch.setenv(name, value)
    assert "critmin accept demo-fictland" in run("review", "demo-fictland").out
    shown = run("show", "3").out
    assert "after   Gallium" in shown
    assert "None" not in shown
    assert "[" not in shown
    assert run("accept", "demo-fictland", "--as-unchanged").status == 0
    assert run("review", "--json").json == []
