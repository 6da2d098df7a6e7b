"""How large a document of each kind may be, and what fetching and reading it may cost. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a reader's process, which needs only the numbers, is ready sooner without it
    from pipeline.source import Source

_MEGABYTE = 1_000_000
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` in bytes after decompression; times in seconds; `memory` in bytes beside what the reader itself takes.

    `fetching` bounds the whole exchange, retries and robots.txt included. `computing` is processor time; `reading` is
    wall time, generous beside it, since a busy machine is nobody's fault.
    """

    size: int = 5 * _MEGABYTE
    fetching: float = 20.0
    computing: int = 8
    reading: float = 20.0
    memory: int = 200 * _MEBIBYTE


_PAGE = Limits()
_FEED = Limits(size=15 * _MEGABYTE)
_LIST = Limits(size=30 * _MEGABYTE, fetching=25.0, computing=20, reading=25.0)  # a PDF may have hundreds of pages
_OPEN_DATA = Limits(size=400 * _MEGABYTE, fetching=600.0, computing=120, reading=300.0)
_BY_KIND = {
    "feed": _FEED,
    "sitemap": _FEED,
    "iso-standard-feed": _FEED,
    "mineral-list": _LIST,
    "iso-deliverables": _OPEN_DATA,
    "iso-committees": _OPEN_DATA,
}


def limits(source: Source) -> Limits:
    """What the source's document may cost: by its kind, and by its own `max_bytes` where the catalogue says so."""
    usual = _BY_KIND.get(source.kind, _PAGE)
    return replace(usual, size=source.max_bytes) if source.max_bytes else usual
