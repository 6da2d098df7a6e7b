"""What each extractor reads from its samples, by its version: `python -m tests.pipeline.extract.versions` records it.

A store re-reads the old snapshot with the new extractor only where `EXTRACTOR.version` grew. A module that reads
otherwise under its old version tells its own change as the world's.

Each test module here may define `SAMPLES`, the documents of its kinds. `read_by_version.tsv` has a line for each:
kind, version, name, SHA-256 of what is read and of what comes out. It is written by this module, never by hand.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

import tests.pipeline.extract as here
from pipeline.extract import extractor, kinds
from tests.pipeline.extract.newsroom import Sample

RECORDED = Path(__file__).with_name("read_by_version.tsv")
COMMAND = "python -m tests.pipeline.extract.versions"


@dataclass(frozen=True, slots=True)
class Line:
    """What one sample gave. `given` and `read` are the first 16 digits of SHA-256."""

    kind: str
    version: int
    name: str
    given: str
    read: str

    def __str__(self) -> str:
        return "\t".join((self.kind, str(self.version), self.name, self.given, self.read))


def samples() -> Iterator[Sample]:
    """The samples of all test modules in this folder."""
    for module in sorted(name for _, name, _ in pkgutil.iter_modules(here.__path__) if name.startswith("test_")):
        yield from getattr(importlib.import_module(f"{here.__name__}.{module}"), "SAMPLES", ())


def line(sample: Sample) -> Line:
    """What a sample gives today."""
    extraction = sample.extracted()
    records = [
        [record.kind, record.key, record.label, dict(record.fields)]
        for record in extraction.records or extraction.proposed
    ]
    aliases = sorted([list(key), list(names)] for key, names in extraction.aliases.items())
    given = [sample.url, sample.media_type, dict(sample.options), sample.content.decode("latin-1")]
    version = extractor(sample.kind).version
    return Line(sample.kind, version, sample.name, _digest(given), _digest([records, aliases, extraction.next_page]))


def _digest(what: object) -> str:
    return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def recorded(text: str) -> list[Line]:
    """The lines of `read_by_version.tsv`."""
    rows = (row.split("\t") for row in text.splitlines() if row)
    return [Line(kind, int(version), name, given, read) for kind, version, name, given, read in rows]


def faults(today: Sequence[Line], before: Iterable[Line], known: Iterable[str]) -> list[str]:
    """What is to be done before these readings can be released: a sentence each."""
    old = {(line.kind, line.name): line for line in before}
    missing = sorted(set(known) - {line.kind for line in today})
    return [
        *(f"{kind}: no test module in {here.__name__} has SAMPLES of this kind: add one or two" for kind in missing),
        *(said for now in today if (said := _fault(now, old.get((now.kind, now.name))))),
    ]


def _fault(now: Line, old: Line | None) -> str | None:
    if now == old:
        return None
    module = f"pipeline/extract/{now.kind.replace('-', '_')}.py"
    if old is None or now.given != old.given:
        return f"{now.kind}: the sample {now.name!r} is not recorded yet: run {COMMAND}"
    if now.version < old.version:
        return f"{now.kind}: the version in {module} went back from {old.version} to {now.version}: it only grows"
    if now.version > old.version:
        return f"{now.kind}: version {now.version} is not recorded yet: run {COMMAND}"
    return (
        f"{now.kind}: the sample {now.name!r} gives other records than version {old.version} did. If that is meant, "
        f"raise the version of EXTRACTOR in {module} to {old.version + 1} and run {COMMAND}: else every store tells "
        "what is only read in another way as news of the world"
    )


def main() -> int:
    """Record what is read today, unless a version is missing; then say so, and leave the file as it is."""
    today = [line(sample) for sample in samples()]
    before = recorded(RECORDED.read_text("utf-8")) if RECORDED.exists() else []
    wrong = [fault for fault in faults(today, before, kinds()) if not fault.endswith(f"run {COMMAND}")]
    print("\n".join(wrong) or f"{len(today)} samples recorded in {RECORDED.name}")
    if not wrong:
        RECORDED.write_text("".join(f"{now}\n" for now in sorted(today, key=str)), "utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
