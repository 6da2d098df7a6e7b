"""What an extractor is told of the source that it reads: so much, and nothing of how or when it is polled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from vocabulary.topics import Topic


class Subject(Protocol):
    """Either a `Source` of the catalogue or, in a reader's process, what was handed to it: a process that only reads
    needs not what checks an entry of the catalogue, which takes longer to load than ten pages to read."""

    @property
    def id(self) -> str:
        """The source's id."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def kind(self) -> str:
        """The kind of extractor that reads it."""

    @property
    def url(self) -> object:
        """Its address, as `str` writes it."""

    @property
    def topic(self) -> Topic:
        """What it is about."""

    @property
    def jurisdiction(self) -> str:
        """Whose it is: a country's code, or an organisation."""

    @property
    def list(self) -> str | None:
        """Which list it publishes, where it publishes one."""

    @property
    def options(self) -> Mapping[str, object]:
        """What its entry says to its extractor."""
