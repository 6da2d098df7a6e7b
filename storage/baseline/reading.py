"""Reading the atlas: every mistake of every file at once, each with file, line, entry and what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import ValidationError

from storage.baseline.editions import Jurisdiction
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.document import Document
from vocabulary.yaml_files.sentences import Step
from vocabulary.yaml_files.text import read_yaml


def read(folder: Path) -> dict[str, Jurisdiction]:
    """The jurisdictions of a folder of YAML files, by code. Raises `ConfigurationError` with all that is wrong."""
    jurisdictions, wrong = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            where = Jurisdiction.model_validate(read_yaml(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError, OSError, UnicodeDecodeError):
            wrong += Document.of(path).problems(Jurisdiction)
            continue
        if said := list(_inconsistent(where)):
            document = Document.of(path)
            wrong += [document.problem(place, sentence) for place, sentence in said]
        jurisdictions.append(where)
    if wrong:
        raise ConfigurationError("\n".join(wrong))
    return {where.code: where for where in jurisdictions}


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of one file of the atlas, for editors; `lists.schema.json` holds it."""
    schema = Jurisdiction.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "One file of the atlas"}


def _inconsistent(where: Jurisdiction) -> Iterator[tuple[tuple[Step, ...], str]]:
    """What each field allows but the whole does not."""
    ids = [edition.id for edition in where.editions]
    lists = {edition.list for edition in where.editions}
    if where.standing is not None and where.standing not in lists:
        yield ("standing",), f"expected one of the lists of this file ({', '.join(sorted(lists))})"
    for place, edition in enumerate(where.editions):
        at: tuple[Step, ...] = ("editions", place)
        if edition.id in ids[:place]:
            yield (*at, "id"), f"duplicate id {edition.id!r}; every edition needs an id of its own"
        if edition.amends is not None and edition.amends not in ids:
            yield (*at, "amends"), f"expected the id of an edition of this file ({', '.join(ids)})"
        if not edition.citations and edition.verified != "from-memory":
            yield (*at, "id"), "has no citation; the atlas holds only what can be cited"
        for number, entry in enumerate(edition.entries):
            if edition.tiers and entry.tier is not None and entry.tier not in edition.tiers:
                yield (
                    (*at, "entries", number, "tier"),
                    f"expected one of its edition's tiers: {'; '.join(edition.tiers)}",
                )
