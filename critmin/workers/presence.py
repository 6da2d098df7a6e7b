"""What the database knows of a worker: that it lives, and which jobs it has.

Procrastinate gives signs of life, too, but stops for good at the first one that fails, and nobody notices: its watch
over such tasks ends with the first that has nothing to do (https://github.com/procrastinate-org/procrastinate/issues/1597).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Engine, text

from storage.database.connections import writing

_SIGN = text("UPDATE procrastinate_workers SET last_heartbeat = now() WHERE id = :worker")
_OURS = text("SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = :worker")
_DROP = text("DELETE FROM procrastinate_jobs WHERE status = 'doing' AND id = ANY(:ids)")
_DROP_ALL = text("DELETE FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = :worker")
_LEAVE = text("DELETE FROM procrastinate_workers WHERE id = :worker")


@dataclass(slots=True)
class Presence:
    """One worker as the database sees it. Every method raises `StorageError` where the database is away.

    `worker`: its number there; `running`: the numbers of the jobs that are under way.
    """

    engine: Engine
    worker: int | None = None
    running: set[int] = field(default_factory=set)
    _lost: set[int] = field(default_factory=set)

    def sign(self) -> bool:
        """Say that the worker lives, and take out jobs that count as its own and are not under way: the database was
        away when they ended. `False`: the database does not know the worker (any more).

        A job that is lost at one sign may be about to begin, or to be signed off; at two it is certain.
        """
        with self.engine.begin() as connection:
            if not connection.execute(_SIGN, {"worker": self.worker}).rowcount:
                return False
            lost = set(connection.execute(_OURS, {"worker": self.worker}).scalars()) - self.running
        if certain := lost & self._lost:
            with writing(self.engine) as connection:
                connection.execute(_DROP, {"ids": sorted(certain)})
        self._lost = lost - certain
        return True

    def leave(self) -> None:
        """Nothing is under way any more: take out what counts as under way, so that its hosts are free at once."""
        with writing(self.engine) as connection:
            if self.worker is not None:
                connection.execute(_DROP_ALL, {"worker": self.worker})
                connection.execute(_LEAVE, {"worker": self.worker})
        self.worker = None
        self._lost.clear()
