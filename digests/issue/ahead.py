"""What is coming up in lines: ballots that close on one day, and of which the same is known, share one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digests.issue.upcoming import Upcoming
from digests.words.wording import counted, listed

_NAMED = 6  # documents that a sentence names


@dataclass(frozen=True, slots=True)
class Ahead:
    """One line. `what` says what all its entries share; where they are several, each is named after it."""

    what: str
    entries: tuple[Upcoming, ...]

    @property
    def first(self) -> Upcoming:
        """The entry that the line begins with; the day of all of them is its day."""
        return self.entries[0]

    @property
    def several(self) -> bool:
        """Whether the entries have to be named one by one."""
        return len(self.entries) > 1

    @property
    def by_committee(self) -> list[tuple[str, list[Upcoming]]]:
        """The entries of each committee, in their order."""
        found: dict[str, list[Upcoming]] = {}
        for each in self.entries:
            found.setdefault(each.alike.committee if each.alike else "", []).append(each)
        return list(found.items())

    @property
    def sentence(self) -> str:
        """The line as a sentence of its own: "3 systematic review ballots close ...: ISO 1, ISO 2 and ISO 3"."""
        names = [each.alike.name for each in self.entries if each.alike]
        return f"{self.what}: {listed(names, _NAMED)}" if self.several else self.what


def in_lines(entries: Sequence[Upcoming]) -> list[Ahead]:
    """The entries in their order, those of one day of which the same is told in one line, where the first stood."""
    lines: dict[object, list[Upcoming]] = {}
    for number, each in enumerate(entries):
        shared: tuple[date, str, str] | int = number
        if each.alike:
            shared = each.day, each.alike.many, each.alike.how
        lines.setdefault(shared, []).append(each)
    return [_line(tuple(found)) for found in lines.values()]


def _line(entries: tuple[Upcoming, ...]) -> Ahead:
    alike = entries[0].alike
    if alike is None or len(entries) == 1:
        return Ahead(entries[0].what, entries)
    return Ahead(f"{counted(len(entries), alike.many, alike.many)} close{alike.how}", entries)
