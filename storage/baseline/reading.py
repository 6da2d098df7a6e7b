"""Reading the atlas: every mistake of every file at once, each with file, line, entry and what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from storage.baseline.editions import Jurisdiction
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.document import Document
from vocabulary.yaml_files.sentences import Place, in_order
from vocabulary.yaml_files.text import read_yaml


def read(folder: Path) -> dict[str, Jurisdiction]:
    """The jurisdictions of a folder of YAML files, by code. Raises `ConfigurationError` with all that is wrong."""
    jurisdictions: dict[str, Jurisdiction] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            values = read_yaml(path.read_text(encoding="utf-8"))
            where = Jurisdiction.model_validate(values)
        except (yaml.YAMLError, ValidationError, OSError, UnicodeDecodeError):
            wrong += _problems(path)
            continue
        if any(_inconsistent(values)):
            wrong += _problems(path)
        elif where.code in jurisdictions:
            wrong.append(f"{path}:1: field code: duplicate code {where.code!r}; another file of the atlas has it")
        jurisdictions[where.code] = where
    if wrong:
        raise ConfigurationError("\n".join(wrong))
    return jurisdictions


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of one file of the atlas, for editors; `lists.schema.json` holds it."""
    schema = Jurisdiction.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "One file of the atlas"}


def _problems(path: Path) -> list[str]:
    """What is wrong with a file, in its fields and between them, in the order of its lines."""
    document = Document.of(path)
    between = (document.problem(place, sentence) for place, sentence in _inconsistent(document.values, document.lines))
    return in_order([*document.problems(Jurisdiction), *between])


def _inconsistent(values: object, lines: Mapping[Place, int] | None = None) -> Iterator[tuple[Place, str]]:
    """What each field allows but the whole does not. Takes the values as they are written, since a field that is wrong
    must not hide this. `lines`: where each value is, to name the first of two."""
    editions = list(_mappings(values, "editions"))
    first = {_text(edition, "id"): number for number, edition in reversed(editions)}
    ids = [identifier for _, edition in editions if (identifier := _text(edition, "id")) is not None]
    lists = sorted({name for _, edition in editions if (name := _text(edition, "list")) is not None})
    standing = _text(values, "standing")
    if standing is not None and standing not in lists:
        yield ("standing",), f"expected one of the lists of this file ({', '.join(lists)})"
    for number, edition in editions:
        at: Place = ("editions", number)
        identifier, amended = _text(edition, "id"), _text(edition, "amends")
        if identifier is not None and first[identifier] != number:
            line = (lines or {}).get(("editions", first[identifier], "id"))
            yield (*at, "id"), f"duplicate id {identifier!r} (first used in line {line})"
        if amended is not None and amended not in ids:
            yield (*at, "amends"), f"expected the id of an edition of this file ({', '.join(ids)})"
        if not edition.get("citations") and _text(edition, "verified") != "from-memory":
            yield (*at, "id"), "has no citation; the atlas holds only what can be cited"
        tiers = edition.get("tiers")
        known = [tier for tier in tiers if isinstance(tier, str)] if isinstance(tiers, list) else []
        for place, entry in _mappings(edition, "entries"):
            if known and (tier := _text(entry, "tier")) is not None and tier not in known:
                yield (*at, "entries", place, "tier"), f"expected one of its edition's tiers: {'; '.join(known)}"


def _mappings(values: object, name: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The items under `name` that are mappings, each with its number."""
    items = values.get(name) if isinstance(values, Mapping) else None
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, Mapping):
            yield number, item


def _text(values: object, name: str) -> str | None:
    value = values.get(name) if isinstance(values, Mapping) else None
    return value if isinstance(value, str) else None
