"""What README and docs/ name exists, and what exists is named: `python -m tests.documents` prints what is not so.

Read are code spans and code blocks: paths, modules, commands with their options, settings; and tables of the database.
What exists is named: commands, options, settings, tables, schemas of JSON, folders of the program.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from critmin.cli import COMMANDS
from critmin.commands import __main__ as reference
from critmin.settings import Settings
from storage.database.tables import metadata

ROOT = Path(__file__).parents[1]
ROOMS = ("critmin", "pipeline", "digests", "storage", "vocabulary", "tests", "bench", "docs", "deploy")
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
_SPAN = re.compile(r"`([^`\n]+)`")
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PATH = re.compile(rf"(?<![\w./-])(?:{'|'.join(ROOMS)})/[\w./*-]*")
_MODULE = re.compile(r"(?<![\w/.*-])[a-z_]+\.py\b")
_IN_TREE = re.compile(r"(?<![\w/])[a-z_]+(?:/[a-z_]+)*(?:/(?!\w)|\.py\b)")
_COMMAND = re.compile(r"(?<![\w./-])(?:\.venv/bin/)?critmin ([a-z]+)(?: ([a-z]+))?\b([^\n]*)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_SETTING = re.compile(r"CRITMIN_[A-Z_]*[A-Z]")
_TABLE = re.compile(r"\btables? `([a-z_]+)`")
_OF_TESTS = frozenset({"CRITMIN_LONG", "CRITMIN_REGENERATE"})


def problems(pages: Mapping[str, str]) -> list[str]:
    """A sentence for each thing that `pages` (name -> text) name and that is not there, or that none of them names."""
    return [*_named_but_absent(pages), *_there_but_unnamed("\n".join(pages.values()))]


def pages() -> dict[str, str]:
    """The documents, by their path in the project."""
    return {str(page.relative_to(ROOT)): page.read_text("utf-8") for page in PAGES}


def _named_but_absent(pages: Mapping[str, str]) -> Iterator[str]:
    modules = {path.name for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    options = _options_of_commands()
    for page, text in pages.items():
        code = [*_BLOCK.findall(text), *_SPAN.findall(_BLOCK.sub("", text))]
        for piece in code:
            yield from (f"{page}: no path {path}" for path in _PATH.findall(piece) if not _exists(path))
            yield from (f"{page}: no module {name}" for name in _MODULE.findall(piece) if name not in modules)
            yield from (f"{page}: {said}" for said in _commands(piece, options))
        yield from (f"{page}: no table {name}" for name in _TABLE.findall(text) if name not in metadata.tables)
        known = _settings() | _OF_TESTS
        yield from (f"{page}: no setting {name}" for name in _SETTING.findall(text) if name not in known)
        yield from (f"{page}: {said}" for block in _BLOCK.findall(text) for said in _tree(block))


def _exists(path: str) -> bool:
    return any(ROOT.glob(re.sub(r"\b[A-Z]+\b", "*", path).rstrip("./")))


def _tree(block: str) -> Iterator[str]:
    """What a block of rooms and what is in them names: `critmin/` at the margin, its modules and folders indented."""
    room = ""
    for line in block.splitlines():
        margin = re.match(r"([a-z]+)/ ", line)
        room = str(margin[1]) if margin else room if line.startswith(" ") else ""
        for name in _IN_TREE.findall(line.strip()) if room and not margin else ():
            if not any((ROOT / room).glob(f"**/{name.rstrip('/')}")):
                yield f"no {room}/{name}"


def _commands(piece: str, options: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Commands and options that a piece of code names; an option by itself may be of any command."""
    matches = list(_COMMAND.finditer(piece))
    for match in matches:
        name = match[1]
        if name not in COMMANDS:
            yield f"no command critmin {name}"
        else:
            wrong = [option for option in _OPTION.findall(match[0]) if option not in options[name]]
            yield from (f"critmin {name} has no option {option}" for option in wrong)
    if not matches and piece.startswith("--"):
        known = frozenset().union(*options.values())
        yield from (f"no command has the option {option}" for option in _OPTION.findall(piece) if option not in known)


def _options_of_commands() -> dict[str, frozenset[str]]:
    """Each command's, its subcommands' among them."""
    return {name: frozenset(_options(reference.loaded(name))) for name in COMMANDS}


def _options(command: Any) -> Iterator[str]:
    """The options of a command and of its subcommands."""
    yield "--help"
    for parameter in command.params:
        yield from (*parameter.opts, *parameter.secondary_opts)
    for below in getattr(command, "commands", {}).values():
        yield from _options(below)


def _settings() -> frozenset[str]:
    return frozenset(f"CRITMIN_{name.upper()}" for name in Settings.model_fields)


def _there_but_unnamed(text: str) -> Iterator[str]:
    spoken = {match[1] for match in _COMMAND.finditer(text)}
    yield from (f"no document names the command critmin {name}" for name in COMMANDS if name not in spoken)
    rows = (f"| `critmin {name}` | {summary} |" for name, summary in COMMANDS.items())
    yield from (f"docs/contract.md has no row {row}" for row in rows if row not in text)
    yield from (f"no document names the setting {name}" for name in sorted(_settings()) if name not in text)
    yield from (f"no document names the table {name}" for name in sorted(metadata.tables) if f"`{name}`" not in text)
    schemas = (f"docs/schemas/{schema.name}" for schema in sorted((ROOT / "docs" / "schemas").glob("*.json")))
    yield from (f"no document names {schema}" for schema in schemas if schema not in text)
    yield from (
        f"no document names the folder {folder}" for folder in _folders() if f"{Path(folder).name}/" not in text
    )
    if not set(_named_in(reference.page())) <= set(_named_in(text)):  # `./run check` compares what is said of them, too
        yield "docs/commands.md is stale: ./run docs (python -m critmin.commands > docs/commands.md)"


def _named_in(page: str) -> Iterator[str]:
    """The commands, arguments and options of a page like docs/commands.md, each with its command."""
    command = ""
    for line in page.splitlines():
        if line.startswith("#") and "`critmin " in line:
            command = line.lstrip("# ")
            yield command
        elif line.startswith("| `"):
            yield f"{command}: {line.split(' | ')[0]}"


def _folders() -> Iterator[str]:
    """The folders of the rooms of the program; what is in them says itself what it is."""
    for room in ("critmin", "pipeline", "digests", "storage", "vocabulary"):
        yield from (str(init.parent.relative_to(ROOT)) for init in sorted((ROOT / room).glob("*/__init__.py")))


if __name__ == "__main__":
    wrong = problems(pages())
    print(*wrong, sep=os.linesep, file=sys.stderr)
    sys.exit(1 if wrong else 0)
