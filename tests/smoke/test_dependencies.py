"""Every dependency is named with its reason, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NAME = re.compile(r"[\w-]+(?:\[[\w,-]+\])?")
_ROW = re.compile(r"^\| (?P<name>[a-z][\w\[\],-]*) \| (?P<why>\S.{9,}) \|$", re.MULTILINE)


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    named = [row["name"] for row in _ROW.finditer((ROOT / "docs" / "dependencies.md").read_text("utf-8"))]
    assert sorted(named) == sorted(match[0] for item in declared if (match := _NAME.match(item)))
