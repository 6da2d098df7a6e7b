"""The command in this process, with a catalogue and a database of its own and a site on the loopback interface."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from critmin.cli import main
from tests.databases import url_at
from tests.pipeline.fetch.loopback import Site


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document it has to be."""
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `critmin ARGUMENTS`."""
    monkeypatch.setenv("CRITMIN_DB", url_at(tmp_path))
    monkeypatch.setenv("CRITMIN_SOURCES", str(tmp_path / "sources.yaml"))
    monkeypatch.setenv("CRITMIN_ALLOW_PRIVATE", "1")
    monkeypatch.setenv("CRITMIN_HOST_GAP", "0")

    def command(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["critmin", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else 0 if code is None else -1, captured.out, captured.err)

    return command


@dataclass
class World:
    """A site and the catalogue that watches it."""

    site: Site
    catalogue: Path

    def watch(self, *entries: dict[str, object]) -> None:
        """Write the catalogue."""
        self.catalogue.write_text(yaml.safe_dump({"sources": list(entries)}, sort_keys=False), encoding="utf-8")

    def entry(self, name: str, kind: str = "iso-deliverables", **more: object) -> dict[str, object]:
        """An entry for the page `/NAME`."""
        return {
            "id": name, "name": f"Sample {name}", "organisation": "Test", "jurisdiction": "international",
            "kind": kind, "url": self.site.url(f"/{name}"), "poll": "daily", "topic": "iso-projects",
            "expect": {"min_records": 1, "max_vanish": 0.3}, "why": "a test", "evidence": "written here",
            "confidence": "verified", **more,
        }  # fmt: skip


@pytest.fixture
def world(site: Site, tmp_path: Path) -> World:
    """A world of one source, `ores`, that does not answer yet."""
    made = World(site, tmp_path / "sources.yaml")
    made.watch(made.entry("ores"))
    return made
