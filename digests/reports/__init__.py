"""Reports: views computed from what is remembered. Each is a module that defines `SPEC`; nothing else needs to know."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from digests.periods import Period
from digests.reports.frame import Report
from storage.store import Store
from vocabulary.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is asked for: its date, its period, and what the reader chose."""

    store: Store
    as_of: date
    period: Period
    country: str = "US"
    committee: str | None = None
    words: tuple[str, ...] = ()
    answers: tuple[tuple[str, bytes], ...] = ()  # filled-in questionnaires: name and content of each file
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Spec:
    """A report: its name on the command line, what it tells, and how it is made.

    `workbook` makes an XLSX file of its own, or None where the report's tables are what is asked for.
    """

    name: str
    help: str
    build: Callable[[Request], Report]
    workbook: Callable[[Request], bytes | None] | None = None


_FRAME = frozenset({"frame", "forms"})


def names() -> list[str]:
    """The reports there are, sorted."""
    found = (name for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_") and name not in _FRAME)
    return sorted(name.replace("_", "-") for name in found)


def spec(name: str) -> Spec:
    """The report called `name`. Raises `ConfigurationError` naming those there are."""
    if name not in names():
        raise ConfigurationError(f"there is no report {name!r}; there are {', '.join(names())}")
    found: Spec = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").SPEC
    return found
