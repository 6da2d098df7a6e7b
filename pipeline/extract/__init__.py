"""Extractors: one module for each kind of source, `Document -> Extraction`, pure, no I/O.

The kind `iso-standard-page` lives in the module `iso_standard_page`, which defines `EXTRACTOR`.
Adding a kind is adding a module; nothing else needs to know.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.catalogue import Source
from pipeline.document import Document
from vocabulary.errors import CritminError
from vocabulary.records import Record


class ExtractionError(CritminError):
    """The document does not hold what this kind of source holds. Says what was looked for and where."""


class NothingFound(ExtractionError):
    """The document is well-formed, but what is looked for is not in it: a redesign, perhaps, or a moved page.

    Where records are known, the poll is quarantined rather than failed: their rows have vanished.
    """


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states: records, entries it holds that we do not know, and signals for people."""

    records: tuple[Record, ...]
    unrecognised: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extractor:
    """How one kind of source is read.

    `version` grows whenever the same document would give other records. `complete`: the document holds
    the whole set, so that an absent record is a removed one (a feed is a window: false). `line`, where
    given, reads one line of a JSON Lines document (line, 1-based number) so that unchanged lines need
    no reading at all.
    """

    kind: str
    version: int
    complete: bool
    extract: Callable[[Document, Source], Extraction]
    line: Callable[[bytes, int], Record] | None = None


def kinds() -> list[str]:
    """All kinds of source there is a module for, sorted."""
    return sorted(name.replace("_", "-") for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_"))


def extractor(kind: str) -> Extractor:
    """The extractor for `kind`. Raises `ExtractionError` for a kind without a module."""
    if kind not in kinds():
        raise ExtractionError(f"there is no kind of source {kind!r}; known: {', '.join(kinds())}")
    found = importlib.import_module(f"{__name__}.{kind.replace('-', '_')}").EXTRACTOR
    if not isinstance(found, Extractor) or found.kind != kind:
        raise TypeError(f"{__name__}.{kind.replace('-', '_')} must define EXTRACTOR for kind {kind!r}")
    return found
