"""What the title of an ISO document says, as data, and the memory of what titles were read to say.

Reading a title takes a quarter of a millisecond, and a catalogue has tens of thousands of them: each is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_MOST = 65536  # titles that are remembered
_read: dict[tuple[str, str], Understanding] = {}  # by title and committee


class Doubt(NamedTuple):
    """What a title may say, why that is not sure, and whether it is a material or a kind of standard."""

    id: str
    reason: str
    aspect: str = "material"


@dataclass(frozen=True, slots=True)
class Understanding:
    """Ids of materials covered, of what is determined in them, of kinds, of techniques; in order of title or table.

    What is determined is a material or a substance that no list names (`vocabulary.iso.kinds.substances`). Techniques
    (`vocabulary.iso.titles.techniques`) are those of an analysis or a test, not those that samples are taken for.
    What the title may say besides is in `doubts` alone, each with the reason: nothing is concluded from it.
    """

    materials: tuple[str, ...]
    analytes: tuple[str, ...]
    kinds: tuple[str, ...]
    techniques: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def may_be_about(self) -> tuple[str, ...]:
        """Ids of the materials that the title may cover and that are not sure."""
        return tuple(doubt.id for doubt in self.doubts if doubt.aspect == "material")

    @property
    def unsure_of(self) -> dict[str, list[str]]:
        """Reason -> the ids of the materials of which it makes unsure."""
        result: dict[str, list[str]] = {}
        for doubt in self.doubts:
            if doubt.aspect == "material":
                result.setdefault(doubt.reason, []).append(doubt.id)
        return result


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
    """All that was read, for whoever keeps it: title, committee, and what the title says as plain data."""
    return [(*of, _plain(reading)) for of, reading in list(_read.items())]


def _plain(reading: Understanding) -> tuple[Any, ...]:
    doubts = tuple(map(tuple, reading.doubts))
    return reading.materials, reading.analytes, reading.kinds, reading.techniques, doubts


def remember(readings: Iterable[Sequence[Any]]) -> None:
    """Take over what `memory` gave to a process of the same program."""
    for title, committee, (materials, analytes, kinds, techniques, doubts) in readings:
        not_sure = tuple(Doubt(*doubt) for doubt in doubts)
        reading = Understanding(tuple(materials), tuple(analytes), tuple(kinds), tuple(techniques), not_sure)
        memorised(title, committee, reading)
