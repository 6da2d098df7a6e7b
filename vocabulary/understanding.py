"""What the title of an ISO document says, as data, and the memory of what titles were read to say.

Reading a title takes a quarter of a millisecond, and a catalogue has tens of thousands of them: each is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

_MOST = 65536  # titles that are remembered
_read: dict[tuple[str, str], Understanding] = {}  # by title and committee


@dataclass(frozen=True, slots=True)
class Understanding:
    """Ids of materials covered, of what is determined in them, of kinds, of techniques; in order of title or table.

    What is determined is a material or a substance that no list names (`vocabulary.iso.kinds.substances`). Techniques
    (`vocabulary.iso.techniques`) are those of an analysis or a test, not those that samples are taken for.
    """

    materials: tuple[str, ...]
    analytes: tuple[str, ...]
    kinds: tuple[str, ...]
    techniques: tuple[str, ...]


def recalled(title: str, committee: str) -> Understanding | None:
    """What the title was read to say; `None` where it was not read yet."""
    return _read.get((title, committee))


def memorised(title: str, committee: str, reading: Understanding) -> Understanding:
    """`reading`, which is recalled from now on."""
    if len(_read) >= _MOST:
        _read.clear()
    _read[title, committee] = reading
    return reading


def memory() -> list[tuple[Any, ...]]:
    """All that was read, for whoever keeps it: title, committee, and the fields of what the title says."""
    return [(*of, astuple(reading)) for of, reading in list(_read.items())]


def remember(readings: Iterable[Sequence[Any]]) -> None:
    """Take over what `memory` gave to a process of the same program."""
    for title, committee, fields in readings:
        memorised(title, committee, Understanding(*map(tuple, fields)))
