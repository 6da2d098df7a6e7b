"""The robots.txt of each host, kept between runs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, delete, insert, select

from storage.database.connections import writing
from storage.database.tables import robots


class RobotsCache:
    """Texts of robots.txt by scheme, host and port. Safe to use from many threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self, place: str) -> tuple[str, datetime] | None:
        """The text, and when it was read; empty: there was no robots.txt. None: it was never read."""
        with self._engine.connect() as connection:
            row = connection.execute(select(robots.c.text, robots.c.read_at).where(robots.c.place == place)).first()
        return None if row is None else (row.text, row.read_at)

    def save(self, place: str, text: str, at: datetime) -> None:
        """Replace the cached text."""
        with writing(self._engine) as connection:
            connection.execute(delete(robots).where(robots.c.place == place))
            connection.execute(insert(robots), {"place": place, "text": text.replace("\0", ""), "read_at": at})
