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
        by_name: dict[str, list[Upcoming]] = {}
        for entry in self.entries:
            by_name.setdefault(entry.alike.committee if entry.alike else "", []).append(entry)
        return list(by_name.items())

    @property
    def sentence(self) -> str:
        """The line as a sentence of its own: "3 systematic review ballots close ...: ISO 1, ISO 2 and ISO 3"."""
        names = [entry.alike.name for entry in self.entries if entry.alike]
        return f"{self.what}: {listed(names, _NAMED)}" if self.several else self.what


def in_lines(entries: Sequence[Upcoming]) -> list[Ahead]:
    """The entries in their order, those of one day of which the same is told in one line, where the first stood."""
    lines: dict[object, list[Upcoming]] = {}
    for number, entry in enumerate(entries):
        shared: tuple[date, str, str] | int = number
        if entry.alike:
            shared = entry.day, entry.alike.many, entry.alike.how
        lines.setdefault(shared, []).append(entry)
    return [_line(tuple(same)) for same in lines.values()]


def _line(entries: tuple[Upcoming, ...]) -> Ahead:
    alike = entries[0].alike
    if alike is None or len(entries) == 1:
        return Ahead(entries[0].what, entries)
    return Ahead(f"{counted(len(entries), alike.many, alike.many)} close{alike.how}", entries)
