"""Which records state one meeting: pages name the same one, with more or less of its place.

Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from vocabulary.records.kinds import Meeting
from vocabulary.records.values import Value

_WORD = re.compile(r"\w+")


class Stating(Protocol):
    """A record of a meeting, of one source or merged."""

    @property
    def fields(self) -> Mapping[str, Value]:
        """Its fields."""
        ...


Record = TypeVar("Record", bound=Stating)


def distinct(meetings: Iterable[Record]) -> list[Record]:
    """Each meeting once, in the order given: of those of one committee that begin on one day, one whose place another
    states as well is left out ("Quebec" beside "Quebec (Canada)", or none at all).
    """
    kept: dict[int, Record] = dict(enumerate(meetings))
    together: defaultdict[tuple[object, object], list[int]] = defaultdict(list)
    for place, record in kept.items():
        together[record.fields.get(Meeting.committee), record.fields.get(Meeting.start)].append(place)
    for places in together.values():
        fullest = sorted(places, key=lambda place: (-len(_place(kept[place])), place))
        for number, place in enumerate(fullest):
            if any(_place(kept[place]) <= _place(kept[other]) for other in fullest[:number] if other in kept):
                del kept[place]
    return list(kept.values())


def _place(record: Stating) -> frozenset[str]:
    return frozenset(_WORD.findall(str(record.fields.get(Meeting.place) or "").casefold()))
