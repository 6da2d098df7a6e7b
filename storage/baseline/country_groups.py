"""Named sets of countries, as `country_groups.yaml` or a file of the reader's own has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from vocabulary.errors import ConfigurationError
from vocabulary.jurisdictions import JurisdictionKind, find
from vocabulary.yaml_files.document import Problems, duplicates, mappings, read_model
from vocabulary.yaml_files.sentences import Place

FILE = Path(__file__).with_name("country_groups.yaml")
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class CountryGroup(BaseModel):
    """A set of countries under a name; `source` says where its membership is stated, `note` what else to know."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(min_length=1)]
    name: Annotated[str, Field(min_length=1)]
    source: str | None = None
    note: str | None = None
    countries: tuple[Code, ...] = Field(min_length=1)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    groups: tuple[CountryGroup, ...]


def _inconsistent(values: object, lines: Mapping[Place, int]) -> Problems:
    yield from duplicates(values, "groups", "id", lines)
    for number, group in mappings(values, "groups"):
        codes = group.get("countries")
        seen: set[str] = set()
        for position, code in enumerate(codes if isinstance(codes, list) else ()):
            if not isinstance(code, str):
                continue
            country = find(code)
            if country is None or country.kind is not JurisdictionKind.COUNTRY:
                yield ("groups", number, "countries", position), f"{code!r} is not the ISO 3166 code of a known country"
            if code in seen:
                yield ("groups", number, "countries", position), f"{code!r} stands twice: a country is counted once"
            seen.add(code)


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of the file, for editors; `country_groups.schema.json` holds it."""
    schema = _File.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "critmin: country groups"}


def country_group(identifier: str, path: Path | None = None) -> CountryGroup:
    """The group with this id, of the file `path` or those that come with critmin.

    Raises `ConfigurationError` where the file is no such file or has no such group.
    """
    path = path or FILE
    groups = read_model(path, _File, rule=_inconsistent).groups
    for group in groups:
        if group.id.casefold() == identifier.strip().casefold():
            return group
    names = ", ".join(group.id for group in groups) or "none"
    raise ConfigurationError(f"there is no group of countries {identifier!r} in {path.name}; there are {names}")
