"""YAML with the line of every entry and field, and what a model says of it: errors that say where and what.

Knows nothing of what the files are about.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_text import LOADER


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of the file: its values, and the line (from 1) of the mapping, each field and item (`topics.0`)."""

    line: int
    values: dict[str, object]
    lines: dict[str, int]
    problems: tuple[str, ...] = field(default=())


def entries(path: Path, key: str) -> list[Entry]:
    """The mappings in the list under `key`. Raises `ConfigurationError` naming file and line."""
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=LOADER)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ConfigurationError(f"{path}:{line}: is no YAML: {getattr(error, 'problem', error)}") from error
    return list(_listed(path, root, key))


def _listed(path: Path, root: yaml.Node | None, key: str) -> Iterator[Entry]:
    expected = f"expected a mapping with the key {key!r} and a list of entries under it"
    if not isinstance(root, yaml.MappingNode):
        raise ConfigurationError(f"{path}:1: {expected}; found {'nothing' if root is None else 'something else'}")
    found = next((value for name, value in root.value if name.value == key), None)
    if not isinstance(found, yaml.SequenceNode):
        raise ConfigurationError(f"{path}:{root.start_mark.line + 1}: {expected}")
    for node in found.value:
        yield _entry(node)


def _entry(node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return Entry(line, {}, {}, ("expected a mapping of fields",))
    lines: dict[str, int] = {}
    values: dict[str, object] = {}
    problems = []
    constructor = yaml.SafeLoader("")
    for name, value in node.value:
        if name.value in lines:
            problems.append(f"field {name.value} stands twice (also in line {lines[name.value]})")
        lines[name.value] = name.start_mark.line + 1
        if isinstance(value, yaml.SequenceNode):
            lines |= {f"{name.value}.{at}": item.start_mark.line + 1 for at, item in enumerate(value.value)}
        try:
            values[name.value] = constructor.construct_object(value, deep=True)
        except yaml.YAMLError as error:
            problems.append(f"field {name.value}: {getattr(error, 'problem', error)}")
    return Entry(line, values, lines, tuple(problems))


def problems(path: Path, entry: Entry, model: type[BaseModel], label: str) -> Iterator[str]:
    """What `model` finds wrong with an entry: file, line, entry (named by the field `label`), field, expectation."""
    name = repr(entry.values.get(label, f"(without {label})"))
    for problem in entry.problems:
        yield f"{path}:{entry.line}: entry {name}: {problem}"
    try:
        model.model_validate(entry.values)
    except ValidationError as error:
        for item in error.errors():
            where = [str(part) for part in item["loc"]]
            found = "" if item["type"] == "missing" else f", found {item['input']!r:.80}"
            said = _said(item["type"], item["msg"], where, model)
            field = f", field {'.'.join(where)}" if where else ""
            yield f"{path}:{_line(entry, where)}: entry {name}{field}: {said}{found if where else ''}"


def _line(entry: Entry, where: list[str]) -> int:
    """The line of the item or of the field that `where` names, else that of the entry."""
    steps = (".".join(where[:depth]) for depth in range(len(where), 0, -1))
    return next((entry.lines[step] for step in steps if step in entry.lines), entry.line)


def _said(kind: str, message: str, where: list[str], model: type[BaseModel]) -> str:
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(where[-1], list(model.model_fields))
        return f"there is no such field{f'; did you mean {near[0]}?' if near else ''}"
    if kind == "missing":
        return "is missing; every entry must have it"
    message = message.removeprefix("Value error, ")
    return message if message[1:2].isupper() else message[:1].lower() + message[1:]
