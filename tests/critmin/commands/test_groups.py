"""Options that stand before the name of a subcommand: `critmin sources --sources FILE check`."""

from __future__ import annotations

from pathlib import Path

from tests.critmin.commands.conftest import Run, World


def test_a_subcommand_reads_the_file_that_was_named_before_it(run: Run, world: World, tmp_path: Path) -> None:
    world.watch(world.entry("ores"), world.entry("metals"))
    other = tmp_path / "other.yaml"
    other.write_text("sources: []\n")
    assert "other.yaml: lists no source" in run("sources", "--sources", other, "check").err
    readers = tmp_path / "readers.yaml"
    readers.write_text("subscribers:\n  - {name: Ada, address: ada@example.org}\n")
    refused = run("subscribers", "--subscribers", readers, "check")
    assert refused.status == 2
    assert "readers.yaml:2: entry 'Ada'" in refused.err
    assert run("outbox", "--json", "list").json == []


def test_an_option_that_the_subcommand_does_not_have_is_refused(run: Run, world: World) -> None:
    world.watch(world.entry("ores"))
    for words in (
        ("subscribers", "--json", "check"),
        ("outbox", "--all", "show", "1"),
        ("sources", "--json", "schema"),
    ):
        refused = run(*words)
        assert refused.status == 2
        assert f"has no option {words[1]}" in refused.err
