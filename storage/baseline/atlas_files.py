"""Reading the atlas: every mistake of every file at once, each with file, line, entry and what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from storage.baseline.editions import Jurisdiction
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.document import Document, duplicates, mappings, text_of
from vocabulary.yaml_files.sentences import Place
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
        if any(_inconsistent(values, {})):
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
    return Document.of(path).problems(Jurisdiction, _inconsistent)


def _inconsistent(values: object, lines: Mapping[Place, int]) -> Iterator[tuple[Place, str]]:
    """What each field allows but the whole does not. Takes the values as they are written, since a field that is wrong
    must not hide this."""
    yield from duplicates(values, "editions", "id", lines)
    editions = list(mappings(values, "editions"))
    ids = [identifier for _, edition in editions if (identifier := text_of(edition, "id")) is not None]
    lists = sorted({name for _, edition in editions if (name := text_of(edition, "list")) is not None})
    standing = text_of(values, "standing")
    if standing is not None and standing not in lists:
        yield ("standing",), f"expected one of the lists of this file ({', '.join(lists)})"
    for number, edition in editions:
        at: Place = ("editions", number)
        amended = text_of(edition, "amends")
        if amended is not None and amended not in ids:
            yield (*at, "amends"), f"expected the id of an edition of this file ({', '.join(ids)})"
        if not edition.get("citations") and text_of(edition, "verified") != "from-memory":
            yield (*at, "id"), "has no citation; the atlas holds only what can be cited"
        tiers = edition.get("tiers")
        known = [tier for tier in tiers if isinstance(tier, str)] if isinstance(tiers, list) else []
        for place, entry in mappings(edition, "entries"):
            if known and (tier := text_of(entry, "tier")) is not None and tier not in known:
                yield (*at, "entries", place, "tier"), f"expected one of its edition's tiers: {'; '.join(known)}"
