"""The command starts, says what it can do, and loads only what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.startup import plan
from critmin.cli import COMMANDS

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "docx",
    "requests",
    "jinja2",
    "lxml",
    "pydantic",
    "trafilatura",
    "feedparser",
)


def run(*arguments: str, path: Path = ROOT, code: str | None = None) -> subprocess.CompletedProcess[str]:
    """`critmin` in a process of its own, started in the folder `path`."""
    environment = {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{ROOT}"}
    command = [sys.executable, *(("-c", code) if code else ("-m", "critmin")), *arguments]
    return subprocess.run(command, cwd=path, env=environment, capture_output=True, text=True, timeout=120, check=False)


def loaded(*arguments: str) -> set[str]:
    """The packages that `critmin ARGUMENTS` loads."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('LOADED', *{name.partition('.')[0] for name in sys.modules}, file=sys.stderr))\n"
        "from critmin.cli import main; main()"
    )
    said = run(*arguments, code=code).stderr
    return set(said.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_no_database_parser_or_template(arguments: tuple[str, ...]) -> None:
    assert not loaded(*arguments) & set(HEAVY)


def test_the_atlas_is_read_without_network_workbooks_or_migrations() -> None:
    assert not loaded("lists", "US", "--json") & {
        "requests",
        "alembic",
        "openpyxl",
        "docx",
        "feedparser",
        "trafilatura",
    }


def test_where_nothing_is_due_nothing_that_polls_is_loaded(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/critmin.db"
    plan(url)
    assert not loaded("refresh", "--due", "--db", url) & {
        "requests",
        "urllib3",
        "bs4",
        "lxml",
        "feedparser",
        "trafilatura",
        "jinja2",
        "alembic",
        "rich",
        "multiprocessing",
        "digests",
    }
    assert run("refresh", "--due", "--db", url).stderr.startswith("0 changes; 0 of 0 sources read, ")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_there_and_says_what_the_table_says(name: str) -> None:
    said = run(name, "--help")
    assert said.returncode == 0, said.stderr
    assert COMMANDS[name].split()[0] in " ".join(said.stdout.split())
    assert "Traceback" not in said.stderr


def test_a_misspelt_command_gets_the_nearest_name() -> None:
    said = run("refres")
    assert said.returncode == 2
    assert "refresh" in said.stderr


def test_a_module_that_hides_one_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "storage.py").write_text("")
    said = run("changes", path=tmp_path)
    assert said.returncode == 1
    assert "storage.py" in said.stderr
    assert "Traceback" not in said.stderr
