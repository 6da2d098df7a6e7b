"""What commands print, whatever the terminal: narrow, wide, a pipe, one that knows few letters."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from critmin.output import plain_table, write_csv, write_table

ROOT = Path(__file__).parents[2]
COLUMNS = ("id", "jurisdiction", "title of the list as published")
ROWS = [("us-2025", "United States", "Final 2025 List of Critical Minerals"), ("jp", "日本", "重要鉱物")]


class Terminal(io.StringIO):
    """A screen that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("width", [40, 60, 80, 160])
def test_no_word_is_broken_at_any_width(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "dumb")  # no colours in what is compared
    write_table(COLUMNS, ROWS)
    words = screen.getvalue().split()
    assert {"jurisdiction", "published", "United", "Minerals", "重要鉱物"} <= {word.strip(":") for word in words}


def test_a_pipe_gets_one_line_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    write_table([f"column {number}" for number in range(23)], [["a value of several words"] * 23] * 5)
    assert len(out.getvalue().splitlines()) == 6


def test_columns_of_wide_letters_stand_under_each_other() -> None:
    lines = plain_table(COLUMNS, ROWS)
    assert lines[2].startswith("jp       日本 ")
    assert lines[0].index("title") == lines[1].index("Final")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1+1", "@sum", "\t=1"])
def test_no_cell_is_run_by_a_spreadsheet(value: str) -> None:
    out = io.StringIO()
    write_csv(("text",), [{"text": value}], out)
    assert f"'{value}" in out.getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("arguments", [("lists", "JP"), ("mineral", "lithium"), ("matrix",)])
def test_few_letters_are_no_error(tmp_path: Path, encoding: str, arguments: tuple[str, ...]) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
    }
    environment["CRITMIN_DB"] = f"sqlite:///{tmp_path / 'critmin.db'}"
    command = [sys.executable, "-m", "critmin", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, cwd=tmp_path, timeout=120)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert done.stdout


def test_a_table_shows_no_value_as_python_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(("standing", "later", "at"), [(True, None, datetime(2026, 5, 4, 12, tzinfo=UTC)), (False, 3, "a  b")])
    assert capsys.readouterr().out.splitlines() == [
        "standing  later  at",
        "yes              2026-05-04 12:00",
        "no        3      a b",
    ]
