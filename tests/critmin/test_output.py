"""What commands print, whatever the terminal: narrow, wide, a pipe, one that knows few letters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from critmin.output import plain_table, write_csv, write_table
from vocabulary import letters

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


def run(folder: Path, encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """One command in a C locale, its output in `encoding`."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
    }
    environment["CRITMIN_DB"] = f"sqlite:///{folder / 'critmin.db'}"
    command = [sys.executable, "-m", "critmin", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, cwd=folder, timeout=120)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    return done


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_few_letters_are_no_error_and_what_is_lost_is_said(tmp_path: Path, encoding: str) -> None:
    done = run(tmp_path, encoding, "lists", "JP")
    assert ("重要鉱物".encode(encoding, "replace") in done.stdout) is True
    assert (b"critmin: " + encoding.encode() + b" has no \\u" in done.stderr) is (encoding != "utf-8")


def test_every_command_keeps_to_the_encoding_it_was_given(tmp_path: Path) -> None:
    assert run(tmp_path, "ascii", "mineral", "lithium").stdout.isascii()
    assert "Minério" in run(tmp_path, "latin-1", "mineral", "lithium").stdout.decode("latin-1")


def test_a_page_and_json_say_the_same_in_every_encoding(tmp_path: Path) -> None:
    """A page states that it is UTF-8, and JSON is read by programs: a `?` in them would be a wrong value."""
    assert run(tmp_path, "cp1252", "lists", "TR", "--html").stdout.decode().count("Türkiye") >= 1
    tr = run(tmp_path, "ascii", "lists", "TR", "--json").stdout
    assert tr.isascii()
    assert json.loads(tr) == json.loads(run(tmp_path, "utf-8", "lists", "TR", "--json").stdout)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("− Helium", b"- Helium"),
        ("“Rare earth” – Türkiye, Québec…", b'"Rare earth" - Turkiye, Quebec...'),
        ("e\u0301tain → ß", b"etain -> ss"),
        ("鉱 x", b"? x"),
    ],
)
def test_a_letter_that_is_missing_is_shown_as_the_nearest(text: str, shown: bytes) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    letters.prepare([stream])
    stream.write(text)
    stream.flush()
    assert stream.buffer.getvalue() == shown
    assert letters.lost == (["鉱"] if b"?" in shown else [])


def test_a_table_shows_no_value_as_python_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(("standing", "later", "at"), [(True, None, datetime(2026, 5, 4, 12, tzinfo=UTC)), (False, 3, "a  b")])
    assert capsys.readouterr().out.splitlines() == [
        "standing  later  at",
        "yes              2026-05-04 12:00",
        "no        3      a b",
    ]
