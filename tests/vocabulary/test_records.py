"""The declarations of fields: each carries what everything else needs to know of it."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from vocabulary.records import TYPES, Committee, Kind, ListedMineral, Project, Record
from vocabulary.records.__main__ import lines

ROOT = Path(__file__).parents[2]
ROOMS = ("critmin", "pipeline", "digests", "storage", "vocabulary")


def test_every_kind_has_its_type_and_every_field_its_words_and_help() -> None:
    assert list(TYPES) == list(Kind)
    for record_type in TYPES.values():
        assert record_type.words
        for name, field in record_type.fields.items():
            assert (str(field), field.name, type(name)) == (name, name, str)
            assert field.words
            assert field.help


def test_a_field_of_one_name_has_one_shape() -> None:
    """But for dates that carry a time, and what a list calls an edition."""
    shapes: dict[str, set[str]] = {}
    for record_type in TYPES.values():
        for name, field in record_type.fields.items():
            shapes.setdefault(name, set()).add(field.kind.value)
    assert {name for name, kinds in shapes.items() if len(kinds) > 1} == {"edition", "published"}


def test_a_record_is_read_in_its_own_types() -> None:
    record = Project.of("1", "ISO 1", {Project.stage: "40.20", Project.ics: ["73.060"], Project.edition: 2})
    project = Project(record)
    assert (project.stage, project.ics, project.edition) == ("40.20", ("73.060",), 2)
    assert (project.title, dict(project.replaces)) == (None, {})


def test_a_record_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Body 1 is read as a Committee"):
        Committee(Record(Kind.BODY, "1", "DIN", {}))


def test_stored_fields_have_plain_names() -> None:
    record = ListedMineral.of("1", "Zinc", {ListedMineral.tier: "A"})
    assert {type(name) for name in record.fields} == {str}
    assert type(pickle.loads(pickle.dumps(ListedMineral.tier))) is str


def bare_names(path: Path) -> Iterator[str]:
    """Where a field of a record or a kind of record is a bare string, which the type checker cannot see through."""
    kinds = set(Kind)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        key: ast.expr | None = None
        match node:
            case ast.Call(func=ast.Attribute(attr="get", value=ast.Attribute(attr="fields")), args=[first, *_]):
                key = first
            case ast.Subscript(value=ast.Attribute(attr="fields"), slice=inner):
                key = inner
            case ast.Compare(left=left, comparators=[ast.Attribute(attr="fields")]):
                key = left
            case ast.Compare(left=ast.Attribute(attr="kind"), comparators=[ast.Constant(value=str() as text) as other]):
                key = other if text in kinds else None
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield f"{path.relative_to(ROOT)}:{node.lineno}: {key.value!r}"  # type: ignore[attr-defined]  # has one


def test_no_field_and_no_kind_is_a_bare_string() -> None:
    rooms = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    results = [line for path in rooms for line in bare_names(path)]
    assert not results, "name the field (Project.stage) or the kind (Kind.PROJECT): " + "; ".join(results)


def test_the_documentation_of_the_fields_is_the_declaration() -> None:
    assert (ROOT / "docs/records.md").read_text("utf-8") == "\n".join(lines()).rstrip() + "\n", "stale: ./run docs"
