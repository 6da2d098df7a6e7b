"""The commands in README's code blocks work on the demonstration's world, in their order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.critmin.commands.conftest import Run

README = Path(__file__).parents[3] / "README.md"
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SERVER = "postgresql://user:password@host/database"
ELSEWHERE = (("refresh",), ("run",), ("worker",), ("digest", "--send"), ("digest", "--for"))
"""Poll the real world, never end, or send mail: other tests run them against servers of their own."""


def commands() -> list[list[str]]:
    """The words after `critmin` of each command, without comments."""
    lines = [line for block in _BLOCK.findall(README.read_text("utf-8")) for line in block.splitlines()]
    split = [shlex.split(line, comments=True) for line in lines if line.startswith(".venv/bin/critmin ")]
    return [words[1:] for words in split if tuple(words[1:2]) not in ELSEWHERE and tuple(words[1:3]) not in ELSEWHERE]


@pytest.mark.long
def test_every_command_of_the_readme_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("demo", "--out", str(tmp_path / "demo")).status == 0
    monkeypatch.setenv("CRITMIN_DB", f"sqlite:///{tmp_path / 'demo' / 'critmin.db'}")
    monkeypatch.setenv("CRITMIN_SOURCES", str(tmp_path / "demo" / "sources.yaml"))
    monkeypatch.chdir(tmp_path)
    assert len(commands()) > 10
    elsewhere = f"sqlite:///{tmp_path / 'moved.db'}"  # in place of the server that the README names
    ended = {" ".join(words): run(*(elsewhere if word == SERVER else word for word in words)) for words in commands()}
    assert (tmp_path / "moved.db").stat().st_size > 0
    assert {name: result.err for name, result in ended.items() if result.status} == {}
    assert [name for name, result in ended.items() if not (result.out or result.err)] == []
    for name in ended:
        if " --out " in name:
            assert (tmp_path / name.rpartition(" --out ")[2]).stat().st_size > 0, name
