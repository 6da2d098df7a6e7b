"""What a digest needs to know of the catalogue, whose types it may not import. Shapes only: it decides nothing."""

from __future__ import annotations

from typing import Protocol


class Watched(Protocol):
    """A source of the catalogue: what the digest says of it."""

    @property
    def id(self) -> str:
        """Its id in `sources.yaml`."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def jurisdiction(self) -> str:
        """Whose it is: a country code, "international", …"""

    @property
    def url(self) -> object:
        """Where it is read; shown as text."""

    @property
    def topic(self) -> str:
        """Its topic in the catalogue."""
