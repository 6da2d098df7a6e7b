"""Whether the database is sound: the questions of `critmin doctor`, each answered with what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.database.connections import database_file
from storage.database.errors import SnapshotCorrupt, SnapshotMissing
from storage.database.tables import changes, outbox, revisions, snapshots
from storage.evidence import wordings
from storage.store import Store
from storage.upkeep.backup import problems_of
from storage.upkeep.misnamed import misnamed
from storage.writing import names

_LOW = 0.05  # of the disk
_STUCK = timedelta(days=2)
_AHEAD = timedelta(minutes=10)  # by which clocks may differ


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question. `advice` is empty where all is well."""

    question: str
    answer: str
    advice: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing needs to be done."""
        return not self.advice


def examine(store: Store, now: datetime, *, evidence: bool = False) -> Iterator[Finding]:
    """The questions one by one. With `evidence` all that is stored compressed, and read by others, is read whole.

    The file's own checks do not see damage in it. Of what has a SHA-256, that is compared.
    """
    questions: tuple[Callable[[Store, datetime], Finding], ...] = (_file, _content, _disk, _clock, _mails)
    for question in questions:
        yield question(store, now)
    if evidence:
        yield from (_evidence(store), _texts(store), _names(store))


def _file(store: Store, _: datetime) -> Finding:
    path = database_file(store.engine)
    if path is None:
        return Finding("Is the database sound?", "PostgreSQL: ask the server (pg_amcheck)")
    problems = problems_of(path)
    if problems:
        return Finding("Is the database sound?", "; ".join(problems[:3]), "restore a backup: critmin restore FILE")
    return Finding("Is the database sound?", f"yes, {path.stat().st_size:,} bytes at {path}")


def _content(store: Store, _: datetime) -> Finding:
    with store.engine.connect() as connection:
        numbers = [
            connection.scalar(select(func.count()).select_from(table)) for table in (revisions, changes, snapshots)
        ]
    answer = "{:,} states of records, {:,} changes, {:,} documents".format(*(number or 0 for number in numbers))
    return Finding(
        "What does it contain?", answer, "" if numbers[0] else "nothing has been polled yet: critmin refresh"
    )


def _disk(store: Store, _: datetime) -> Finding:
    path = database_file(store.engine)
    if path is None:
        return Finding("Is there room on the disk?", "on the server")
    usage = shutil.disk_usage(path.parent)
    answer = f"{usage.free:,} bytes free ({usage.free / usage.total:.0%})"
    low = usage.free < _LOW * usage.total
    return Finding(
        "Is there room on the disk?", answer, "make room, or run critmin prune and critmin vacuum" if low else ""
    )


def _clock(store: Store, now: datetime) -> Finding:
    ahead = [source for source, state in store.states().items() if state.polled_at and state.polled_at > now + _AHEAD]
    if ahead:
        answer = f"{len(ahead)} sources were last polled in the future ({ahead[0]}, …)"
        return Finding(
            "Does the clock agree with the polls?", answer, "check the machine's clock; they are polled again"
        )
    return Finding("Does the clock agree with the polls?", "yes")


def _mails(store: Store, now: datetime) -> Finding:
    waiting = select(func.count()).where(outbox.c.state == "waiting", outbox.c.queued_at < now - _STUCK)
    with store.engine.connect() as connection:
        stuck = connection.scalar(waiting) or 0
    advice = "see why: critmin outbox; then: critmin outbox retry" if stuck else ""
    return Finding("Are mails stuck?", f"{stuck} have waited longer than {_STUCK.days} days", advice)


def _evidence(store: Store) -> Finding:
    damaged = []
    known = store.snapshots()
    for info in known:
        try:
            for _ in store.snapshot(info.sha256):
                pass
        except (SnapshotCorrupt, SnapshotMissing):
            damaged.append(info.sha256)
    wrong = {item.wrong for item in misnamed(store, damaged)}
    damaged = [name for name in damaged if name not in wrong]
    answer = f"{len(known) - len(damaged) - len(wrong)} of {len(known)} documents are what was stored"
    advice = [_restore(damaged)] if damaged else []
    if wrong:
        answer += f"; {len(wrong)} complete, but named by the hash of a beginning"
        advice.append("give them their own names: critmin doctor --repair")
    return Finding("Is the evidence complete?", answer, "; ".join(advice))


def _texts(store: Store) -> Finding:
    with store.engine.connect() as connection:
        damaged, many = wordings.damaged(connection)
    answer = f"{many - len(damaged)} of {many} long texts are what was stored"
    return Finding("Are the texts of pages complete?", answer, _restore(damaged) if damaged else "")


def _names(store: Store) -> Finding:
    with store.engine.connect() as connection:
        damaged, many = names.damaged(connection)
    answer = f"those of {many - len(damaged)} of {many} sources can be read"
    return Finding("Are the names of news complete?", answer, _restore(damaged) if damaged else "")


def _restore(damaged: Sequence[str]) -> str:
    return f"restore a backup; damaged: {', '.join(damaged[:3])}"
