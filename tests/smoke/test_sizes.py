"""The limits that keep the house readable: modules, functions, folders."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parents[2]
ROOMS = ("critmin", "pipeline", "digests", "storage", "vocabulary")
MODULES = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
LINES, AT_P95, IN_A_FOLDER = 300, 25, 12
EQUALS = {"critmin/commands", "pipeline/extract", "digests/reports", "storage/database/migrations/versions"}


def test_no_module_is_longer_than_300_lines() -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: lines for name, lines in long.items() if lines > LINES}


def test_functions_fit_a_screen() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert quantiles(lengths, n=20)[-1] <= AT_P95


def test_no_folder_is_crowded_but_rooms_of_equals() -> None:
    folders: dict[str, int] = {}
    for path in MODULES:
        if path.name not in ("__init__.py", "__main__.py"):
            folder = str(path.parent.relative_to(ROOT))
            folders[folder] = folders.get(folder, 0) + 1
    crowded = {folder for folder, modules in folders.items() if modules > IN_A_FOLDER} - EQUALS
    assert not crowded


def test_the_migrations_are_one_chain() -> None:
    """Each migration is `NNNN_what.py`, names its number, and follows the one before."""
    before = None
    for path in sorted((ROOT / "storage" / "database" / "migrations" / "versions").glob("[0-9]*.py")):
        stated = dict(re.findall(r'^(revision|down_revision) = (?:"(\d+)"|None)$', path.read_text(), re.MULTILINE))
        assert stated == {"revision": path.name[:4], "down_revision": before or ""}, path.name
        before = path.name[:4]
