"""What `jurisdictions.yaml` may hold, and its reader. Loaded only where the table is not kept ready."""

from __future__ import annotations

from pathlib import Path

from vocabulary.yaml_files.document import Strict, read_model

FILE = Path(__file__).with_name("jurisdictions.yaml")


class Table(Strict):
    """The whole of it: code -> name, other name -> code, acronym of a body -> code."""

    countries: dict[str, str]
    regions: dict[str, str]
    organisations: dict[str, str]
    aliases: dict[str, str]
    bodies: dict[str, str]


def read() -> Table:
    """The file. Raises `ConfigurationError` with all that is wrong with it."""
    return read_model(FILE, Table)
