"""YAML with the line of every entry and field, and what a model says of it: errors that say where and what.

Knows nothing of what the files are about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files import sentences
from vocabulary.yaml_files.sentences import Place, stated
from vocabulary.yaml_files.text import Values, problem_of, read_nodes


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of the file: its values, and the line (from 1) of the mapping, each field and item (`topics.0`)."""

    line: int
    values: dict[str, object]
    lines: dict[str, int]
    problems: tuple[str, ...] = field(default=())


def entries(path: Path, key: str) -> list[Entry]:
    """The mappings in the list under `key`. Raises `ConfigurationError` naming file and line."""
    return list(_listed(path, read_nodes(path), key))


def mapping(path: Path, key: str) -> Entry | None:
    """The one mapping under `key`; `None` where the file has no such key. Errors as of `entries`."""
    root = read_nodes(path)
    if not isinstance(root, yaml.MappingNode):
        return None
    node = next((value for name, value in root.value if name.value == key), None)
    return None if node is None else _entry(node)


def _listed(path: Path, root: yaml.Node | None, key: str) -> Iterator[Entry]:
    expected = f"expected a mapping with the key {key!r} and a list of entries under it"
    if not isinstance(root, yaml.MappingNode):
        raise ConfigurationError(f"{path}:1: {expected}; found {'nothing' if root is None else 'something else'}")
    value_node = next((value for name, value in root.value if name.value == key), None)
    if not isinstance(value_node, yaml.SequenceNode):
        raise ConfigurationError(f"{path}:{root.start_mark.line + 1}: {expected}")
    for node in value_node.value:
        yield _entry(node)


def _entry(node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return Entry(line, {}, {}, ("expected a mapping of fields",))
    lines: dict[str, int] = {}
    values: dict[str, object] = {}
    problems = []
    constructor = Values("")
    for name, value in node.value:
        if name.value in lines:
            problems.append(f"duplicate field {name.value} (first used in line {lines[name.value]})")
        lines[name.value] = name.start_mark.line + 1
        if isinstance(value, yaml.SequenceNode):
            lines |= {f"{name.value}.{at}": item.start_mark.line + 1 for at, item in enumerate(value.value)}
        try:
            values[name.value] = constructor.construct_object(value, deep=True)
        except yaml.YAMLError as error:
            problems.append(f"field {name.value}: {problem_of(error)}")
    return Entry(line, values, lines, tuple(problems))


def problems(path: Path, entry: Entry, model: type[BaseModel], label: str) -> Iterator[str]:
    """What `model` finds wrong with an entry: file, line, entry (named by the field `label`), field, expectation."""
    name = stated(entry.values[label]) if label in entry.values else f"without {label}"
    return named_problems(path, entry, model, f"entry {name}")


def named_problems(path: Path, entry: Entry, model: type[BaseModel], name: str) -> Iterator[str]:
    """`problems`, for an entry that is called `name`."""
    for problem in entry.problems:
        yield f"{path}:{entry.line}: {name}: {problem}"
    if entry.problems and not entry.lines:
        return  # it is no mapping
    try:
        model.model_validate(entry.values)
    except ValidationError as error:
        for place, sentence in sentences.problems(error, model):
            yield f"{path}:{_line(entry, place)}: {name}{_field(place)}: {sentence}"


def _field(place: Place) -> str:
    """`, field topics, item 1`, `, field searches, item 1, words`."""
    path = "".join(f", item {step + 1}, " if isinstance(step, int) else f"{step}." for step in place)
    return f", field {path.replace('.,', ',').rstrip('., ')}" if path else ""


def _line(entry: Entry, place: Place) -> int:
    """The line of the item or of the field at a place, else that of the entry."""
    steps = (".".join(map(str, place[:depth])) for depth in range(len(place), 0, -1))
    return next((entry.lines[step] for step in steps if step in entry.lines), entry.line)
