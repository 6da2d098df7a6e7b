"""YAML with the line of every entry and field, so that an error can say where it is. Knows nothing of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_text import LOADER


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of the file: its values, and the line (from 1) of the mapping and of each field."""

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
        try:
            values[name.value] = constructor.construct_object(value, deep=True)
        except yaml.YAMLError as error:
            problems.append(f"field {name.value}: {getattr(error, 'problem', error)}")
    return Entry(line, values, lines, tuple(problems))
