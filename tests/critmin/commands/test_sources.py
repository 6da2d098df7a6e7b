"""`critmin sources`: what is watched, and why the rest is not."""

from __future__ import annotations

import pytest

from tests.critmin.commands.conftest import Run, World


def test_what_is_off_is_listed_with_its_reason(run: Run, world: World) -> None:
    off = world.entry("drafts", enabled=False, runbook="Off, because the portal needs an account. Try it again later.")
    world.watch(world.entry("ores"), off, world.entry("lists", enabled=False))
    shown = run("sources").out
    assert "drafts  Off, because the portal needs an account." in shown
    assert "Try it again" not in shown
    assert "lists   written here" in shown  # it has no runbook: what is known of it


def test_where_all_are_on_nothing_is_off(run: Run, world: World) -> None:
    assert "why" not in run("sources").out


@pytest.mark.parametrize("name", ["regulations-gov", "ansi-standards-action"])
def test_the_official_sources_that_are_off_say_why(name: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRITMIN_SOURCES")
    (line,) = [line for line in run("sources").out.splitlines() if line.startswith(f"{name} ") and "  Off" in line]
    assert "no kind of source reads" in line
