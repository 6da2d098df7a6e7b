"""`sources.yaml` -> `Catalogue` of `Source`, with errors that name file, line, entry and what was expected."""

from __future__ import annotations

import difflib
import hashlib
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_lines import Entry, entries, problems

Confidence = Literal["verified", "likely", "from-memory"]
Poll = Literal["hourly", "twice-daily", "daily", "weekly", "monthly", "quarterly", "once"]
Topic = Literal["lists", "iso-committees", "iso-projects", "ansi", "official", "news", "frameworks"]
Options = dict[str, str | int | bool | list[str]]  # named out here: inside `Source`, `list` is one of its fields


_INTERVALS = {
    "hourly": timedelta(hours=1),
    "twice-daily": timedelta(hours=12),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "quarterly": timedelta(days=91),
    "once": timedelta.max,
}


class Expectations(BaseModel):
    """What a plausible answer of this source looks like; a poll outside it is quarantined, never told.

    `min_records`: fewer records than this is no plausible state. `max_vanish`: the largest share of the known
    records (0 to 1) that one poll may remove. `max_changed`: the largest share that may change the same field.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_records: int = Field(ge=0)
    max_vanish: float = Field(ge=0, le=1)
    max_changed: float = Field(default=0.6, ge=0, le=1)


class Source(BaseModel):
    """One thing that is watched: one entry in `sources.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
    name: str = Field(min_length=1)
    organisation: str = Field(min_length=1)
    jurisdiction: str = Field(min_length=1)
    kind: str
    url: HttpUrl
    poll: Poll
    topic: Topic
    expect: Expectations
    why: str = Field(min_length=1)
    evidence: str = Field(min_length=1)
    confidence: Confidence
    enabled: bool = True
    alias: HttpUrl | None = None
    format: str | None = None
    version: str | None = None
    framework: int | None = None
    list: str | None = None
    needs_key: bool = False
    runbook: str | None = None
    options: Options = Field(default_factory=dict)

    @property
    def host(self) -> str:
        """The host that is asked: one request at a time goes to each."""
        return self.url.host or ""

    @property
    def interval(self) -> timedelta:
        """How long after one poll the next is due."""
        return _INTERVALS[self.poll]

    def fingerprint(self, extractor_version: int) -> str:
        """What the records depend on besides the document: a change of it makes earlier validators useless."""
        settings = {
            "kind": self.kind,
            "url": str(self.url),
            "jurisdiction": self.jurisdiction,
            "list": self.list,
            "options": self.options,
            "extractor": extractor_version,
        }
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is watched, in the order of the file."""

    path: Path
    sources: tuple[Source, ...]

    def get(self, identifier: str) -> Source:
        """The source with this id; a `ConfigurationError` that proposes near ones."""
        found = next((source for source in self.sources if source.id == identifier), None)
        if found is None:
            near = difflib.get_close_matches(identifier, [source.id for source in self.sources])
            hint = f"did you mean {' or '.join(near)}?" if near else "`critmin sources` lists those there are"
            raise ConfigurationError(f"there is no source {identifier!r} in {self.path}; {hint}")
        return found


def default_path() -> Path:
    """The packaged catalogue; in a source checkout the one at the project's root."""
    packaged = Path(__file__).parent / "sources.yaml"
    return packaged if packaged.exists() else Path(__file__).parents[1] / "sources.yaml"


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of a catalogue, for editors; `sources.schema.json` holds it."""
    entry = Source.model_json_schema()
    entry["properties"]["kind"]["enum"] = _kinds()
    definitions = {**entry.pop("$defs", {}), "Source": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "critmin: what is watched",
        "type": "object",
        "required": ["sources"],
        "properties": {"sources": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Source"}}},
        "$defs": definitions,
    }


def load(path: Path | None = None) -> Catalogue:
    """Read and validate a catalogue. Raises one `ConfigurationError` that lists every problem of the file."""
    path = path or default_path()
    found = entries(path, "sources")
    found_wrong: list[str] = []
    sources: dict[str, Source] = {}
    known = _kinds()
    for entry in found:
        wrong = list(problems(path, entry, Source, "id")) or list(_unknown_kind(path, entry, known))
        if not wrong:
            source = Source.model_validate(entry.values)
            if source.id in sources:
                where = f"{path}:{entry.line}: entry {source.id!r}"
                wrong = [f"{where}: the id stands twice in the file; ids must be unique"]
            sources[source.id] = source
        found_wrong += wrong
    if found_wrong:
        raise ConfigurationError("\n".join(found_wrong))
    if not sources:
        raise ConfigurationError(f"{path}: lists no source; expected at least one entry under 'sources'")
    return Catalogue(path, tuple(sources.values()))


def _kinds() -> list[str]:
    """The kinds that have a module; listed by file, since `pipeline.extract` imports this module."""
    folder = str(Path(__file__).parent / "extract")
    return sorted(name.replace("_", "-") for _, name, _ in pkgutil.iter_modules([folder]) if not name.startswith("_"))


def _unknown_kind(path: Path, entry: Entry, kinds: list[str]) -> Iterator[str]:
    kind = entry.values.get("kind")
    if kind not in kinds:
        where = f"{path}:{entry.lines.get('kind', entry.line)}: entry {entry.values['id']!r}, field kind"
        yield f"{where}: {kind!r} is not one of {', '.join(kinds)}"
