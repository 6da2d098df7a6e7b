"""Reports: views computed from what is remembered. Each is a module that defines `SPEC`; nothing else needs to know."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from digests.analysis.request import Request
from digests.tables.frame import Report
from vocabulary.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Spec:
    """A report: its name on the command line, what it tells, and how it is made.

    `workbook` makes an XLSX file of its own, or None where the report's tables are what is asked for.
    """

    name: str
    help: str
    build: Callable[[Request], Report]
    workbook: Callable[[Request], bytes | None] | None = None


def names() -> list[str]:
    """The reports there are, sorted."""
    return sorted(name.replace("_", "-") for _, name, _ in pkgutil.iter_modules(__path__))


def spec(name: str) -> Spec:
    """The report called `name`. Raises `ConfigurationError` naming those there are."""
    if name not in names():
        raise ConfigurationError(f"there is no report {name!r}; there are {', '.join(names())}")
    chosen: Spec = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").SPEC
    return chosen
