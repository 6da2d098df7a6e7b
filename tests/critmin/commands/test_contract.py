"""Real output of the demonstration's world has the shapes of docs/schemas."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import jsonschema
import pytest

from tests.critmin.commands.conftest import Run

ROOT = Path(__file__).parents[3]
LIST = ROOT / "critmin" / "demo" / "editions" / "2026-03-02" / "examplia.html"
COMMANDS = {
    "changes": ("changes", "--json"),
    "refresh": ("refresh", "--dry-run", "--json"),
    "lists": ("lists", "US", "--json"),
    "matrix": ("matrix", "--format", "json"),
    "extract": ("extract", str(LIST), "--kind", "mineral-list", "--json"),
    "review": ("review", "--json"),
    "status": ("status", "--json"),
}
ELSEWHERE = {"probe", "backfill"}  # they ask the network: `test_history` validates them
_ROW = re.compile(r"^\| `critmin ([^`]+ --json)` \| (a list: )?(.*) \|$", re.MULTILINE)
EMPTY = {"subscribers digests --json", "outbox --json"}  # nobody reads the demonstration's digests by mail


@pytest.fixture
def demo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("demo", "--out", str(tmp_path / "demo")).status == 0
    monkeypatch.setenv("CRITMIN_DB", f"sqlite:///{tmp_path / 'demo' / 'critmin.db'}")
    monkeypatch.setenv("CRITMIN_SOURCES", str(tmp_path / "demo" / "sources.yaml"))


@pytest.mark.usefixtures("demo")
def test_output_has_the_shape_that_is_promised(run: Run) -> None:
    assert {path.name.partition(".")[0] for path in (ROOT / "docs" / "schemas").iterdir()} == {*COMMANDS, *ELSEWHERE}
    for name, words in COMMANDS.items():
        schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
        output = run(*words).json
        assert output, name
        jsonschema.validate(output, schema, jsonschema.Draft202012Validator)


@pytest.mark.usefixtures("demo")
def test_output_has_the_keys_that_the_contract_names(run: Run) -> None:
    table = (ROOT / "docs" / "contract.md").read_text("utf-8").partition("All other")[2]
    rows = _ROW.findall(table)
    assert len(rows) > 15
    for command, is_list, keys in rows:
        named = set(re.findall(r"`([a-z][a-z_0-9]*)`", keys))
        output = run(*shlex.split(command)).json
        assert isinstance(output, list) == bool(is_list), command
        assert output or command in EMPTY, command
        for row in output if is_list else [output]:
            assert named <= row.keys(), (command, named - row.keys())
