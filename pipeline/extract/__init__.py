"""Kinds of source: one module each, `Document -> Extraction`, pure, no I/O.

The kind `iso-standard-page` lives in the module `iso_standard_page`, which defines `EXTRACTOR`.
Adding a kind is adding a module; nothing else needs to know.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from pipeline.extraction import ExtractionError, Extractor


@cache
def kinds() -> tuple[str, ...]:
    """All kinds of source there is a module for, sorted."""
    names = (name for _, name, _ in pkgutil.iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in names if not name.startswith("_")))


def extractor(kind: str) -> Extractor:
    """The extractor for `kind`. Raises `ExtractionError` for a kind without a module."""
    if kind not in kinds():
        raise ExtractionError(f"there is no kind of source {kind!r}; known: {', '.join(kinds())}")
    candidate = importlib.import_module(f"{__name__}.{kind.replace('-', '_')}").EXTRACTOR
    if not isinstance(candidate, Extractor) or candidate.kind != kind:
        raise TypeError(f"{__name__}.{kind.replace('-', '_')} must define EXTRACTOR for kind {kind!r}")
    return candidate
