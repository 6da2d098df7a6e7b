"""Real output of the demonstration's world has the shapes of docs/schemas."""

from __future__ import annotations

import json
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


def test_output_has_the_shape_that_is_promised(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("demo", "--out", str(tmp_path / "demo")).status == 0
    monkeypatch.setenv("CRITMIN_DB", f"sqlite:///{tmp_path / 'demo' / 'critmin.db'}")
    monkeypatch.setenv("CRITMIN_SOURCES", str(tmp_path / "demo" / "sources.yaml"))
    assert {path.name.partition(".")[0] for path in (ROOT / "docs" / "schemas").iterdir()} == {*COMMANDS, *ELSEWHERE}
    for name, words in COMMANDS.items():
        schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
        found = run(*words).json
        assert found, name
        jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
