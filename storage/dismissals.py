"""What people decided about proposed overlaps: a dismissed pair is not proposed again, whichever of the two asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from storage.connections import writing
from storage.store import Store
from storage.tables import dismissals

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A pair of ids (ISO projects, frameworks) that does not overlap, with a person's reason."""

    pair: Pair
    reason: str
    at: datetime


def pair(one: str, other: str) -> Pair:
    """Two ids in the order in which they are kept: a dismissal holds in both directions."""
    return (one, other) if one < other else (other, one)


def dismiss(store: Store, one: str, other: str, reason: str, at: datetime) -> None:
    """Remember that a pair does not overlap; a pair that was dismissed before gets the new reason and date."""
    first, second = pair(one, other)
    with writing(store.engine) as connection:
        connection.execute(delete(dismissals).where(dismissals.c.one == first, dismissals.c.other == second))
        row = {"one": first, "other": second, "reason": reason, "dismissed_at": at}
        connection.execute(insert(dismissals), row)


def restore(store: Store, one: str, other: str) -> bool:
    """Forget a dismissal, so that the pair may be proposed again; False where there was none."""
    first, second = pair(one, other)
    with writing(store.engine) as connection:
        gone = connection.execute(delete(dismissals).where(dismissals.c.one == first, dismissals.c.other == second))
    return bool(gone.rowcount)


def dismissed(store: Store) -> dict[Pair, Dismissal]:
    """All dismissals, the oldest first."""
    query = select(dismissals).order_by(dismissals.c.dismissed_at, dismissals.c.one, dismissals.c.other)
    with store.engine.connect() as connection:
        rows = connection.execute(query).all()
    return {(row.one, row.other): Dismissal((row.one, row.other), row.reason, row.dismissed_at) for row in rows}
