"""Keeps a rendered digest under the size at which mail providers cut a message. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from digests.events.event import Event, importance
from digests.issue.digest import Digest

# Bytes. Gmail cuts the HTML of a message at about 102 kB; a server or a list may add a footer.
LIMIT = 98_000
_FIRST = 100  # events of the first try
_AHEAD = 60  # entries of what is coming up; what is further away has time
_GOOD = 0.95  # of the limit; a fuller page is not worth another try
_AIM = 0.985  # of the limit: events differ in size
_ESTIMATES = 4  # tries that go by size; then the number is halved in

Page = TypeVar("Page")


def fit_to_size(digest: Digest, draw: Callable[[Digest], Page], limit: int, size: Callable[[Page], int]) -> Page:
    """`digest` drawn with (nearly) as many of its events as stay within `limit` bytes, in the reader's order.

    Where even a page without events is too long, what is coming up is cut as well, the furthest first; what cannot be
    left out is drawn in any case.
    """
    digest = _ahead(digest, _AHEAD)
    total = len(digest.events)
    fits, over = 0, total + 1
    best: Page | None = None
    number = min(total, _FIRST)
    ranked = digest.ranked or sorted(digest.events, key=importance)
    for tries in range(total + 1):
        page = draw(cut(digest, ranked[:number]))
        taken = size(page)
        if taken <= limit:
            fits, best = number, page
            if taken >= limit * _GOOD:
                break
        else:
            over = number
        if over - fits <= 1:
            break
        guess = int(number * limit * _AIM / taken) if tries < _ESTIMATES else (fits + over) // 2
        number = min(max(guess, fits + 1), over - 1)
    return _shortest(cut(digest, ()), draw, limit, size) if best is None else best


def _shortest(digest: Digest, draw: Callable[[Digest], Page], limit: int, size: Callable[[Page], int]) -> Page:
    """`digest` with half of what is coming up, and of the titles of the news, until it fits or nothing is left."""
    while size(page := draw(digest)) > limit and (digest.upcoming or digest.asides):
        digest = replace(_ahead(digest, len(digest.upcoming) // 2), asides=digest.asides[: len(digest.asides) // 2])
    return page


def _ahead(digest: Digest, most: int) -> Digest:
    """`digest` with the next `most` entries of what is coming up; the others are counted."""
    kept, left = digest.upcoming[:most], digest.upcoming[most:]
    return replace(digest, upcoming=kept, later=(*left, *digest.later)) if left else digest


def cut(digest: Digest, kept: Sequence[Event]) -> Digest:
    """`digest` with those of its events that are `kept`; each section counts those it lost."""
    if len(kept) == len(digest.events):
        return digest
    keep = {id(event) for event in kept}
    sections = []
    for section in digest.sections:
        events = tuple(event for event in section.events if id(event) in keep)
        sections.append(replace(section, events=events, more=section.more + len(section.events) - len(events)))
    return replace(digest, sections=tuple(sections))
