"""What `words.yaml` may say. A module of its own, since what checks a file takes longer to load than the words."""

from __future__ import annotations

from pydantic import RootModel

from vocabulary.news.deadlines.roles import FILE, Role
from vocabulary.yaml_files.document import read_model


class DeadlineWords(RootModel[dict[str, dict[Role, str]]]):
    """The whole of it: language -> role -> words."""


def read() -> dict[str, dict[Role, str]]:
    """The words. Raises `ConfigurationError` with all that is wrong with the file."""
    return read_model(FILE, DeadlineWords).root
