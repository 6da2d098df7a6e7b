"""YAML read safely and, where libyaml is built in, fast: the same documents, a tenth of the time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from vocabulary.errors import ConfigurationError

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIGITS = 30  # of a number that a file of ours may hold; Python refuses more than 4,300 with an error of its own
_BRACKETS = re.compile(r"[\[\]{}]")
_DASHES = re.compile(r"(?:[-?][ \t]{1,9}){60}")
_DEPTH = 60  # of lists and mappings inside each other; with hundreds a reader of YAML takes seconds
_MOST = 20_000_000  # characters


class UnsafeYaml(yaml.YAMLError):
    """Well-formed YAML of which no file of ours is made; `problem` and `problem_mark` as of PyYAML's own errors."""

    def __init__(self, problem: str, mark: yaml.Mark | None = None) -> None:
        super().__init__(problem)
        self.problem, self.problem_mark = problem, mark


class Values(LOADER):  # type: ignore[valid-type, misc]  # one of two classes, by what is built in
    """Makes values of nodes. What looks like a day or a number and is none (2026-13-45) is text: the model says so."""


def _value_or_text(usual: Callable[[Values, yaml.Node], object], values: Values, node: yaml.Node) -> object:
    try:
        return usual(values, node)
    except (ValueError, LookupError, AttributeError, OverflowError):  # of datetime, int and PyYAML's own patterns
        return str(node.value)


for _tag in (f"tag:yaml.org,2002:{name}" for name in ("timestamp", "int", "float", "bool")):
    Values.add_constructor(_tag, partial(_value_or_text, LOADER.yaml_constructors[_tag]))


class _Once(Values):
    """Refuses a field that stands twice in one mapping: YAML takes the last one and says nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            names = [str(key.value) for key, _ in node.value]
            twice = next((name for place, name in enumerate(names) if name in names[:place]), "a field")
            raise UnsafeYaml(f"duplicate field {twice}", node.start_mark)
        return mapping


def read_yaml(text: str) -> Any:
    """The value of one YAML document. Raises `yaml.YAMLError`."""
    return yaml.load(text, Loader=_Once)  # noqa: S506 - either loader is a safe one


def compose(text: str) -> yaml.Node | None:
    """The nodes of a document that a person wrote. Raises `yaml.YAMLError`.

    Refused: aliases of lists and mappings (nine levels of them unfold to gigabytes), keys that are no text, numbers of
    thousands of digits, and lists sixty deep.
    """
    if len(text) > _MOST:
        raise UnsafeYaml(f"the file has {len(text):,} characters, more than any file of this kind needs")
    if _is_deep(text):
        raise UnsafeYaml("lists or mappings are nested more than sixty deep")
    root: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    _check(root)
    return root


def _is_deep(text: str) -> bool:
    """Whether more brackets are open somewhere than any file of ours needs; those in texts count, too."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        if depth > _DEPTH:
            return True
    return _DASHES.search(text) is not None


def read_nodes(path: Path) -> yaml.Node | None:
    """The nodes of a file. Raises `ConfigurationError` that names file and line where it is no YAML of ours."""
    try:
        return compose(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ConfigurationError(f"{path}:{line}: is not YAML: {problem_of(error)}") from error


def problem_of(error: yaml.YAMLError) -> str:
    """What is wrong, without the place."""
    return str(getattr(error, "problem", error))


def _check(root: yaml.Node | None) -> None:
    seen: set[int] = set()
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            if node.tag.endswith(":int") and len(node.value) > _DIGITS:
                raise UnsafeYaml(f"a number of {len(node.value):,} digits", node.start_mark)
            continue
        if id(node) in seen:
            raise UnsafeYaml("an alias (*) stands for a list or mapping; write it out", node.start_mark)
        seen.add(id(node))
        waiting += _parts(node)


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return list(node.value)
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise UnsafeYaml("a list or mapping stands where the name of a field is expected", key.start_mark)
    return [part for pair in node.value for part in pair]
