"""One YAML document with the line of everything in it, and what a model says of it, as sentences: all at once.

Knows nothing of what the files are about: an item is named by the first of its fields that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.sentences import Place, Step, in_order, problems, stated
from vocabulary.yaml_files.text import Values, problem_of, read_nodes, read_yaml

_NAMES = ("id", "reference", "as_published", "group", "url", "code")
Model = TypeVar("Model", bound=BaseModel)
Problems = Iterable[tuple[Place, str]]
Rule = Callable[[object, Mapping[Place, int]], Problems]
"""What must hold between the fields of a file: from its values, as they are written, and the line of each place (empty
where nobody asks for lines) to what does not hold. It takes any values: a wrong field must not hide it."""


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a file; `lines`: from the place of a value (`editions`, 3, `date`) to its line, from 1."""

    path: Path
    values: object
    lines: Mapping[Place, int]
    twice: tuple[Place, ...]
    broken: str | None = None
    keyed: tuple[str, ...] = ()

    @classmethod
    def of(cls, path: Path, keyed: tuple[str, ...] = ()) -> Document:
        """The document in a file; `broken` says why it is none. Under the names of `keyed`, items are known by key."""
        try:
            root = read_nodes(path)
        except ConfigurationError as error:
            return cls(path, None, {}, (), str(error))
        if root is None:
            return cls(path, None, {}, (), f"{path}:1: is empty")
        lines: dict[Place, int] = {}
        twice = tuple(_walk(root, (), lines))
        try:
            return cls(path, Values("").construct_document(root), lines, twice, keyed=keyed)
        except yaml.YAMLError as error:
            return cls(path, None, lines, twice, f"{path}:1: is not YAML: {problem_of(error)}")

    def problems(self, model: type[BaseModel], rule: Rule | None = None) -> list[str]:
        """What is wrong with the file as a `model`: file, line, entry, field, what was expected and found."""
        if self.broken:
            return [self.broken]
        lines = [self.problem(place, "duplicate field") for place in self.twice]
        try:
            model.model_validate(self.values)
        except ValidationError as error:
            lines += [self.problem(place, sentence) for place, sentence in problems(error, model)]
        between = rule(self.values, self.lines) if rule else ()
        return in_order([*lines, *(self.problem(place, sentence) for place, sentence in between)])

    def problem(self, place: Place, sentence: str) -> str:
        """One sentence about a place: its file and line, the items around it by name, its field."""
        named = ", ".join(self._names(place))
        own = place[2:] if place[:1] and place[0] in self.keyed else place
        after = max((number + 1 for number, step in enumerate(own) if isinstance(step, int)), default=0)
        field = ".".join(map(str, own[after:]))
        where = ", ".join([*([named] if named else []), *([f"field {field}"] if field else [])])
        return f"{self.path}:{self._line(place)}: {where or 'the file'}: {sentence}"

    def _line(self, place: Place) -> int:
        return next((self.lines[place[:depth]] for depth in range(len(place), 0, -1) if place[:depth] in self.lines), 1)

    def _names(self, place: Place) -> Iterator[str]:
        """`edition 'us-2022-final'`, `entry 'arsenic'`: the items of lists on the way to a place."""
        value = self.values
        if len(place) > 1 and place[0] in self.keyed:
            yield f"{_singular(str(place[0]))} {place[1]}"
        for before, step in zip((None, *place), place, strict=False):
            value = _inner(value, step)
            if isinstance(step, int) and isinstance(before, str):
                yield f"{_singular(before)} {_label(value) or f'number {step + 1}'}"


class Strict(BaseModel):
    """A mapping whose fields are known: any other field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_model(path: Path, model: type[Model], keyed: tuple[str, ...] = (), rule: Rule | None = None) -> Model:
    """The file as a `model`. Raises one `ConfigurationError` that lists every problem of it, each with its line.

    Under the names of `keyed`, items are known by key. `rule`: what must hold between its fields.
    """
    cause: Exception | None = None
    try:
        values = read_yaml(path.read_text(encoding="utf-8"))
        read = model.model_validate(values)
        if not any(rule(values, {}) if rule else ()):
            return read  # in most cases all is well: fast
    except (yaml.YAMLError, ValidationError, OSError, UnicodeDecodeError) as error:
        cause = error
    wrong = Document.of(path, keyed).problems(model, rule)
    raise ConfigurationError("\n".join(wrong) or f"{path}: {cause}") from cause


def mappings(values: object, name: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The items of the list under `name` that are mappings, each with its number; for a `Rule`."""
    items = values.get(name) if isinstance(values, Mapping) else None
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, Mapping):
            yield number, item


def text_of(values: object, name: str) -> str | None:
    """The text under `name`; `None` where there is none; for a `Rule`."""
    value = values.get(name) if isinstance(values, Mapping) else None
    return value if isinstance(value, str) else None


def duplicates(values: object, name: str, field: str, lines: Mapping[Place, int]) -> Iterator[tuple[Place, str]]:
    """The items of a list whose `field` an earlier one has already; for a `Rule`."""
    first: dict[object, int] = {}
    for number, item in mappings(values, name):
        identifier = item.get(field)
        if isinstance(identifier, str | int) and first.setdefault(identifier, number) != number:
            line = lines.get((name, first[identifier], field))
            yield (name, number, field), f"duplicate {field} {identifier!r} (first used in line {line})"


def _walk(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Iterator[Place]:
    """Notes the line of every value; yields the places of fields that stand twice."""
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, str(key.value))
            if inner in lines:
                yield inner
            lines[inner] = key.start_mark.line + 1
            yield from _walk(value, inner, lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _walk(item, (*place, number), lines)


def _inner(value: object, step: Step) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("es") if word.endswith("sses") else word.removesuffix("s")


def _label(value: object) -> str:
    if isinstance(value, dict):
        return next((stated(value[name]) for name in _NAMES if value.get(name)), "")
    return "" if value is None else stated(value)
