"""What waits for a person, and what persons decided: who, when, why. One row for each look.

A unit is what a person can judge at once: what one source shows ("source ID"), or whether two documents overlap
("overlap ONE OTHER"). Of each unit at most one review is open. A decision holds as long as either the document or the
reading of it stays the same; where both are new, or where a reason speaks against the reading that was not there when
the person looked, a new review is opened. Decisions are never deleted.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, Row, Select, bindparam, delete, insert, or_, select, update

from storage.database.connections import writing
from storage.database.tables import reviews
from storage.model import UNSTABLE
from vocabulary.records import Kind, Record

_OPEN = reviews.c.decision.is_(None)
_QUOTED = re.compile("“[^“”]*”")


class Decision(StrEnum):
    """What a person decided."""

    ACCEPTED = "accepted"  # the reading is right
    LISTED = "listed"  # the document says what the person wrote down
    UNCHANGED = "unchanged"  # a new layout of what is known
    DISMISSED = "dismissed"  # no overlap


@dataclass(frozen=True, slots=True)
class Review:
    """One look. `proposed`: the records that were read, or that the person stated; `reading`: their hash."""

    id: int
    unit: str
    snapshot: str | None
    reading: str | None
    proposed: tuple[Record, ...]
    reasons: tuple[str, ...]
    held_at: datetime
    seen_at: datetime
    decision: Decision | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    why: str | None = None

    def is_decided_for(self, snapshot: str, beside: Iterable[str]) -> bool:
        """Whether what was decided holds for this document: it is the one that was looked at, or nothing that stands
        `beside` what is read of it speaks against the reading, but for what the person has seen (in other words, too).
        """
        seen = set(map(_unquoted, self.reasons))
        return snapshot == self.snapshot or seen.issuperset(map(_unquoted, beside))

    @property
    def source(self) -> str | None:
        """The source whose document is reviewed; `None` for other units."""
        kind, _, name = self.unit.partition(" ")
        return name if kind == "source" else None


@dataclass(frozen=True, slots=True)
class Sides:
    """A reading beside what is known, by the labels of records: sure is what it says as it is known, the rest waits."""

    sure: list[str]
    added: list[str]
    gone: list[str]
    differ: list[str]

    @property
    def waiting(self) -> int:
        """How many records wait."""
        return len(self.added) + len(self.gone) + len(self.differ)


def sides(review: Review, known: Mapping[tuple[str, str], Record]) -> Sides:
    """What the reading of a review would do to what is known. A kind that it does not state stays as it is."""
    proposed = {record.id: record for record in review.proposed}
    kinds = {record.kind for record in review.proposed}
    both = [(record, _is_same(known[key], record)) for key, record in proposed.items() if key in known]
    return Sides(
        [record.label for record, same in both if same],
        [record.label for key, record in proposed.items() if key not in known],
        [record.label for key, record in known.items() if key not in proposed and record.kind in kinds],
        [record.label for record, same in both if not same],
    )


def _is_same(known: Record, read: Record) -> bool:
    """Whether a reading says of a record what is known of it: what it does not state, it does not deny."""
    return all(known.fields.get(name) == value for name, value in read.fields.items() if name in known.fields)


def _unquoted(reason: str) -> str:
    return _QUOTED.sub("", reason)


def unit_of(source: str) -> str:
    """The unit of what a source shows."""
    return f"source {source}"


def reading_of(records: Iterable[Record]) -> str | None:
    """The hash of a reading: the same records in any order give the same; `None` for no records."""
    lines = sorted(orjson.dumps([r.kind, r.key, dict(r.fields)], option=orjson.OPT_SORT_KEYS) for r in records)
    return hashlib.sha256(b"\n".join(lines)).hexdigest() if lines else None


def open_reviews(engine: Engine, unit: str | None = None) -> list[Review]:
    """What waits for a person, the longest waiting first."""
    query = select(reviews).where(_OPEN).order_by(reviews.c.held_at, reviews.c.id)
    with engine.connect() as connection:
        rows = connection.execute(query if unit is None else query.where(reviews.c.unit == unit)).all()
    return [_review(row) for row in rows]


def decisions(engine: Engine, unit: str | None = None) -> list[Review]:
    """What persons decided, the newest first."""
    query = select(reviews).where(reviews.c.decision.is_not(None)).order_by(reviews.c.id.desc())
    with engine.connect() as connection:
        rows = connection.execute(query if unit is None else query.where(reviews.c.unit == unit)).all()
    return [_review(row) for row in rows]


def decided(connection: Connection, unit: str, snapshot: str | None, reading: str | None) -> Review | None:
    """The newest decision that holds for this document or this reading of the unit."""
    same = {name: value for name, value in (("snapshot", snapshot), ("reading", reading)) if value}
    if not same:
        return None
    row = connection.execute(_decided(tuple(same)), {"of": unit, **same}).first()
    return _review(row) if row else None


@cache
def _decided(names: tuple[str, ...]) -> Select[Any]:
    """The newest decision about a unit with the same value in one of these columns. Each poll asks for it: building the
    statement takes longer than running it."""
    same = or_(*(reviews.c[name] == bindparam(name) for name in names))
    query = select(reviews).where(reviews.c.unit == bindparam("of"), reviews.c.decision.is_not(None), same)
    return query.order_by(reviews.c.id.desc()).limit(1)


def is_open(connection: Connection, unit: str, snapshot: str) -> bool:
    """Whether the open review of the unit is about this document."""
    query = select(reviews.c.id).where(_OPEN, reviews.c.unit == unit, reviews.c.snapshot == snapshot)
    return connection.scalar(query) is not None


def held_since(connection: Connection, unit: str, reading: str | None) -> datetime | None:
    """Since when this reading waits for a person; `None` where nothing waits, or another reading."""
    return connection.scalar(
        select(reviews.c.held_at).where(_OPEN, reviews.c.unit == unit, reviews.c.reading == reading)
    )


def quarantine(
    connection: Connection,
    unit: str,
    *,
    snapshot: str,
    proposed: Sequence[Record],
    reasons: Sequence[str],
    at: datetime,
) -> None:
    """Open a review, or renew the open one: it keeps the day since when a person is waited for. What flips between
    states waits anew with each of them."""
    reading = reading_of(proposed)
    values = {"snapshot": snapshot, "reading": reading, "seen_at": at}
    values |= {"proposed": _packed(proposed), "reasons": orjson.dumps(list(reasons)).decode()}
    if any(reason.startswith(UNSTABLE) for reason in reasons) and held_since(connection, unit, reading) is None:
        values["held_at"] = at
    renewed = connection.execute(update(reviews).where(_OPEN, reviews.c.unit == unit).values(values))
    if not renewed.rowcount:
        connection.execute(insert(reviews), {"unit": unit, "held_at": at} | values)


_DROP = delete(reviews).where(_OPEN, reviews.c.unit == bindparam("of"))


def drop(connection: Connection, unit: str) -> None:
    """Forget the open review: the source shows something that needs none."""
    connection.execute(_DROP, {"of": unit})


def decide(
    connection: Connection,
    unit: str,
    decision: Decision,
    *,
    at: datetime,
    by: str | None,
    why: str | None,
    proposed: Sequence[Record] | None = None,
) -> None:
    """Close the open review of the unit with what a person decided; `proposed`: what the person stated instead.

    The reading that was looked at stays the one that the decision holds for.
    """
    values: dict[str, Any] = {"decision": decision, "decided_at": at, "decided_by": by, "why": why}
    if proposed is not None:
        values["proposed"] = _packed(proposed)
    connection.execute(update(reviews).where(_OPEN, reviews.c.unit == unit).values(values))


def state(engine: Engine, unit: str, decision: Decision, *, at: datetime, why: str) -> None:
    """Write down a decision about something that was not held; an earlier one of the same unit gives way."""
    row = {"unit": unit, "proposed": "[]", "reasons": "[]", "held_at": at, "seen_at": at}
    with writing(engine) as connection:
        _withdraw(connection, unit)
        connection.execute(insert(reviews), {**row, "decision": decision, "decided_at": at, "why": why})


def withdraw(engine: Engine, unit: str) -> bool:
    """Take the decisions of a unit back; `False` where there was none."""
    with writing(engine) as connection:
        return _withdraw(connection, unit)


def _withdraw(connection: Connection, unit: str) -> bool:
    gone = connection.execute(delete(reviews).where(reviews.c.unit == unit, reviews.c.decision.is_not(None)))
    return bool(gone.rowcount)


def _packed(records: Iterable[Record]) -> str:
    return orjson.dumps([[r.kind, r.key, r.label, dict(r.fields)] for r in records]).decode()


def _review(row: Row[Any]) -> Review:
    return Review(
        row.id,
        row.unit,
        row.snapshot,
        row.reading,
        tuple(Record(Kind(kind), *rest) for kind, *rest in orjson.loads(row.proposed)),
        tuple(orjson.loads(row.reasons)),
        row.held_at,
        row.seen_at,
        Decision(row.decision) if row.decision else None,
        row.decided_at,
        row.decided_by,
        row.why,
    )
