"""What the head of a report says of its data: from when on they are compared, and when they were last read."""

from __future__ import annotations

from collections.abc import Iterable

from digests.analysis.request import Request
from digests.analysis.span import Span
from digests.words.dates import ENGLISH

_STALE = 14  # days after which it is said when ISO's data were last read: they come daily or weekly


def period_of(request: Request, spans: Iterable[tuple[str, Span]]) -> str:
    """The period, and of each kind of data (its name in the plural, its two states) what a reader must know."""
    told = [request.period.span]
    for what, both in spans:
        if both.since.date() > request.period.since.date():
            told.append(f"{what} compared from {ENGLISH.day(both.since)}, when critmin first read them")
        if both.read and (request.as_of - both.read.date()).days > _STALE:
            told.append(f"{what} last read on {ENGLISH.day(both.read)}")
    return "; ".join(told)
