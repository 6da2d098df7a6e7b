"""Keeps a rendered digest under the size at which mail providers cut a message. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from digests.digest import Digest
from digests.event import importance

# Bytes. Gmail cuts the HTML of a message at about 102 kB; a server or a list may add a footer.
LIMIT = 98_000
_EVENTS = 800  # events; more would never fit, so they need no try


def fit(digest: Digest, draw: Callable[[Digest], str], limit: int) -> str:
    """`digest` drawn with as many of its most important events as stay within `limit` bytes."""
    total = len(digest.events)
    if total <= _EVENTS and _size(page := draw(digest)) <= limit:
        return page
    least, most = 0, min(total, _EVENTS)
    while least < most:
        middle = (least + most + 1) // 2
        if _size(draw(cut(digest, middle))) <= limit:
            least = middle
        else:
            most = middle - 1
    return draw(cut(digest, least))


def _size(page: str) -> int:
    return len(page.encode())


def cut(digest: Digest, most: int) -> Digest:
    """`digest` with its `most` most important events; each section counts those it lost."""
    kept = set(sorted(importance(event) for event in digest.events)[:most])
    sections = []
    for section in digest.sections:
        events = tuple(event for event in section.events if importance(event) in kept)
        sections.append(replace(section, events=events, more=section.more + len(section.events) - len(events)))
    return replace(digest, sections=tuple(sections))
