"""What people decided about proposed overlaps: a dismissed pair is not proposed again, whichever of the two asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import reviews
from storage.reviews import Decision
from storage.store import Store

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
    reviews.state(store.engine, _unit(one, other), Decision.DISMISSED, at=at, why=reason)


def restore(store: Store, one: str, other: str) -> bool:
    """Forget a dismissal, so that the pair may be proposed again; False where there was none."""
    return reviews.withdraw(store.engine, _unit(one, other))


def dismissed(store: Store) -> dict[Pair, Dismissal]:
    """All dismissals, the oldest first."""
    dismissals: dict[Pair, Dismissal] = {}
    for review in reversed(reviews.decisions(store.engine)):
        if review.decision is Decision.DISMISSED and review.decided_at:
            _, one, other = review.unit.split(" ")
            dismissals[one, other] = Dismissal((one, other), review.why or "", review.decided_at)
    return dict(sorted(dismissals.items(), key=lambda item: (item[1].at, item[0])))


def _unit(one: str, other: str) -> str:
    return "overlap {} {}".format(*pair(one, other))
