"""The files under deploy/: what systemd says of the units, and that the commands in them exist."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from critmin.cli import COMMANDS

DEPLOY = Path(__file__).parents[2] / "deploy"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for unit in DEPLOY.glob("critmin*"):
        text = unit.read_text().replace("/opt/critmin/bin/critmin", "/bin/true")  # which is not installed here
        (tmp_path / unit.name).write_text(text)
    units = sorted(map(str, tmp_path.glob("critmin*")))
    said = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert [line for line in said.stderr.splitlines() if "critmin" in line] == []


@pytest.mark.parametrize("name", [path.name for path in DEPLOY.iterdir()])
def test_every_command_in_them_exists(name: str) -> None:
    text = (DEPLOY / name).read_text()
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("#", "Description"))]
    called = {word for line in lines for word in re.findall(r"\bcritmin (?:\")?([a-z]+)\b", line)}
    called |= {word for line in lines for word in re.findall(r'"critmin", "([a-z]+)"', line)}
    assert called <= set(COMMANDS)
