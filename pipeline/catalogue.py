"""`sources.yaml` -> `Catalogue` of `Source`, with errors that name file, line, entry and what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import catalogue_cache
from pipeline.expansion import made_of
from pipeline.extract import kinds
from pipeline.source import Source
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.lines import Entry, entries, problems
from vocabulary.yaml_files.sentences import did_you_mean, in_order, stated


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is watched, in the order of the file."""

    path: Path
    sources: tuple[Source, ...]

    @property
    def enabled(self) -> tuple[Source, ...]:
        """What is polled: all that is switched on, but for patterns (`pipeline.expansion` makes sources of those)."""
        return tuple(source for source in self.sources if source.enabled and source.made_for is None)

    @property
    def patterns(self) -> tuple[Source, ...]:
        """The entries that are switched on and of which sources are made."""
        return tuple(source for source in self.sources if source.enabled and source.made_for is not None)

    def get(self, identifier: str) -> Source:
        """The source with this id, also one made of a pattern; a `ConfigurationError` that proposes near ones."""
        known = next((source for source in self.sources if source.id == identifier), None)
        project = identifier.rpartition("-")[2]
        if known is None and project.isdecimal():
            made = (made_of(pattern, project) for pattern in self.patterns)
            known = next((source for source in made if source.id == identifier), None)
        if known is None:
            near = difflib.get_close_matches(identifier, [source.id for source in self.sources])
            hint = f"did you mean {' or '.join(near)}?" if near else "`critmin sources` lists them all"
            raise ConfigurationError(f"there is no source {identifier!r} in {self.path}; {hint}")
        return known


def default_path() -> Path:
    """The packaged catalogue; in a source checkout the one at the project's root."""
    packaged = Path(__file__).parent / "sources.yaml"
    return packaged if packaged.exists() else Path(__file__).parents[1] / "sources.yaml"


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of a catalogue, for editors; `sources.schema.json` holds it."""
    entry = Source.model_json_schema()
    entry["properties"]["kind"]["enum"] = list(kinds())
    definitions = {**entry.pop("$defs", {}), "Source": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "critmin: what is watched",
        "type": "object",
        "required": ["sources"],
        "properties": {"sources": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Source"}}},
        "$defs": definitions,
    }


def load(path: Path | None = None, extra: Path | None = None) -> Catalogue:
    """Read and validate a catalogue. Raises one `ConfigurationError` that lists every problem of the files.

    `extra`: an overlay of the user's own. An entry with an id of the catalogue states only the fields that differ
    (`enabled: false` switches it off); any other entry is a source of its own.
    """
    path = path or default_path()
    key = catalogue_cache.key_of([path, extra] if extra else [path], kinds())
    if key and (known := catalogue_cache.load(key)):
        return Catalogue(path, known)
    catalogue = Catalogue(path, _read(path, extra))
    if key:
        catalogue_cache.save(key, catalogue.sources)
    return catalogue


def _read(path: Path, extra: Path | None) -> tuple[Source, ...]:
    stated, wrong_entries = _unique(path)
    if extra:
        overlay, more_wrong = _unique(extra)
        wrong_entries += more_wrong
        stated |= {name: (extra, _over(stated.get(name), entry)) for name, (_, entry) in overlay.items()}
    sources: list[Source] = []
    for where, entry in stated.values():
        wrong = [*problems(where, entry, Source, "id"), *_unknown_kind(where, entry, kinds())]
        wrong_entries += wrong
        if not wrong:
            sources.append(Source.model_validate(entry.values))
    if wrong_entries:
        raise ConfigurationError("\n".join(in_order(wrong_entries)))
    if not sources:
        raise ConfigurationError(f"{path}: lists no source; expected at least one entry under 'sources'")
    return tuple(sources)


def _unique(path: Path) -> tuple[dict[str, tuple[Path, Entry]], list[str]]:
    """The entries of a file by their ids; an id that occurs again is a problem, one that is missing has its line."""
    first_entries: dict[str, tuple[Path, Entry]] = {}
    wrong = []
    for entry in entries(path, "sources"):
        name = str(entry.values.get("id", f"line {entry.line}"))
        if name in first_entries:
            first = first_entries[name][1].line
            wrong.append(f"{path}:{entry.line}: entry {name!r}: duplicate id (first used in line {first})")
            wrong += [*problems(path, entry, Source, "id"), *_unknown_kind(path, entry, kinds())]
        first_entries.setdefault(name, (path, entry))
    return first_entries, wrong


def _over(base: tuple[Path, Entry] | None, entry: Entry) -> Entry:
    """The entry of the overlay, completed by what the catalogue states of the same source."""
    return replace(entry, values={**base[1].values, **entry.values}) if base else entry


def _unknown_kind(path: Path, entry: Entry, known: Collection[str]) -> Iterator[str]:
    kind = entry.values.get("kind")
    if isinstance(kind, str) and kind not in known:
        where = f"{path}:{entry.lines.get('kind', entry.line)}: entry {str(entry.values.get('id'))!r}, field kind"
        yield f"{where}: expected one of {', '.join(known)}; found {stated(kind)}{did_you_mean(kind, known)}"
