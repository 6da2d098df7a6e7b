"""The ISO/IEC Directives in references: their part, whose text it is, supplements. Reading and printing; pure.

    PUBLISHERS[ JTC 1] DIR[ PART][:DATE][ OWNER][ OWNER SUP][ + OWNER SUP][:DATE][ Edition N]

"ISO/IEC DIR 1 ISO SUP:2022" is ISO's supplement to Part 1, "ISO/IEC DIR 1 + IEC SUP:2024" Part 1 together with IEC's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DIRECTIVES = "DIR"
_DATE = r"(?::(?P<date>(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?))?"
_EDITION = r"(?: Edition (?P<edition>[0-9]{1,3}))?"
_HEAD = re.compile(rf" (?P<group>JTC 1 )?DIR(?: (?P<part>[0-9]))?{_DATE}{_EDITION}(?=[ (]|$)")
_EXTRA = re.compile(
    rf"(?P<joined> \+ | )(?P<owner>ISO/IEC|ISO|IEC|JTC 1)(?P<supplement> SUP)?{_DATE}{_EDITION}(?=[ (]|$)"
)


@dataclass(frozen=True, slots=True)
class Extra:
    """What stands behind the Directives: whose text it is, or whose supplement. `joined` is " " or " + "."""

    joined: str
    owner: str
    supplement: bool
    date: str = ""
    edition: str = ""

    def __str__(self) -> str:
        return f"{self.joined}{self.owner}{' SUP' if self.supplement else ''}" + _dated(self.date, self.edition)


@dataclass(frozen=True, slots=True)
class Directives:
    """`group` is "JTC 1" for those of the joint committee, `part` "1" or "2" or empty, `date` "2022" or "2016-05"."""

    group: str = ""
    part: str = ""
    date: str = ""
    edition: str = ""
    extras: tuple[Extra, ...] = ()

    def __str__(self) -> str:
        """As it follows the publishers."""
        group = f"{self.group} " if self.group else ""
        part = f" {self.part}" if self.part else ""
        return f" {group}{DIRECTIVES}{part}" + _dated(self.date, self.edition) + "".join(map(str, self.extras))

    @property
    def undated(self) -> Directives:
        """The same without dates and editions: what stays while the Directives are revised every year."""
        extras = tuple(Extra(extra.joined, extra.owner, extra.supplement) for extra in self.extras)
        return Directives(self.group, self.part, extras=extras)

    @property
    def last_date(self) -> str:
        """When the youngest part of it is from; empty where nothing is dated."""
        return max((self.date, *(extra.date for extra in self.extras)))


def directives(text: str, at: int) -> tuple[Directives, int] | None:
    """The Directives that start at `at`, behind the publishers, and where they end; None where there are none."""
    head = _HEAD.match(text, at)
    if not head:
        return None
    extras, end = [], head.end()
    while extra := _EXTRA.match(text, end):
        supplement = extra["supplement"] is not None
        extras.append(Extra(extra["joined"], extra["owner"], supplement, extra["date"] or "", extra["edition"] or ""))
        end = extra.end()
    group, part = (head["group"] or "").strip(), head["part"] or ""
    return Directives(group, part, head["date"] or "", head["edition"] or "", tuple(extras)), end


def _dated(date: str, edition: str) -> str:
    return (f":{date}" if date else "") + (f" Edition {edition}" if edition else "")
