"""References of ISO documents and committees: parse, print, order. `vocabulary.iso.spellings` reads what people type.

`str(parse(text)) == text` for every well-formed reference. The grammar is that of ISO Open Data and www.iso.org
(with the spellings of bibliographic databases, such as DAM for DAmd):

    [Withdrawn ]PUBLISHER[/STAGE|/TYPE|/STAGE TYPE] NUMBER[-PART...][.ITERATION][:YEAR[-MM]][/SUPPLEMENT...][ (LANG)]
    PUBLISHER/TC N[/SC N][/WG N]
    PUBLISHERS DIR ... (`vocabulary.iso.directives`)

A stage or type follows one publisher after a slash (ISO/DIS 1, but ISO Guide 1), several after a space (ISO/IEC DIS 1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, total_ordering

from vocabulary.errors import MalformedReference
from vocabulary.iso.directives import DIRECTIVES, Directives, directives
from vocabulary.iso.notation.designations import (
    BODIES,
    DESIGNATIONS,
    GROUPS,
    INTERNATIONAL_STANDARD,
    MANAGEMENT,
    NAMED_BODIES,
    NUMBERED_BODIES,
    OWNERS,
    PUBLISHERS,
    SUPPLEMENTS,
    UNNUMBERED,
    stage_rank,
)
from vocabulary.iso.notation.supplements import SortKey, Supplement, after, natural


@total_ordering
@dataclass(frozen=True)  # without slots: the sort key is kept once it is computed
class Reference:
    """A parsed reference: of a document (`number` is set) or of a committee (`groups` are). Parts are as written.

    Documents: `designation` is what stands between publisher and number ("", "DIS", "CD TS"), `parts` follow the number
    ("ISO 10303-21": ("21",)), `iteration` is the 2 of "DIS 7817-1.2", `date` is "2024" or "2024-05", `language` is
    "E" of "(E)". Committees: `groups` are ("TC 82", "SC 7", "WG 4"). `publishers` is empty for IWA.
    Ordered naturally: documents by number, part, type, publisher, date; then committees.
    """

    publishers: tuple[str, ...]
    separator: str = ""
    designation: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    iteration: str = ""
    date: str = ""
    supplements: tuple[Supplement, ...] = ()
    language: str = ""
    withdrawn: bool = False
    groups: tuple[str, ...] = ()
    directives: Directives | None = None

    @property
    def is_committee(self) -> bool:
        """Whether this names a committee (or a group of one) and no document."""
        return not (self.number or self.directives)

    @property
    def publisher(self) -> str:
        """The first publisher; ISO's own where none is written (IWA, withdrawn stubs)."""
        return self.publishers[0] if self.publishers else "ISO"

    @property
    def stage(self) -> str:
        """The stage prefix as written: "WD", "DIS", "DTS"; empty for published documents and committees."""
        return DESIGNATIONS[self.designation][0]

    @property
    def type(self) -> str:
        """ISO's type of deliverable: "IS" (International Standard), "TS", "TR", "PAS", "Guide", "IWA", "R", …"""
        return DIRECTIVES if self.directives else DESIGNATIONS[self.designation][1]

    @property
    def year(self) -> int | None:
        """The year of publication, `None` where the reference has none."""
        return int(self.date[:4]) if self.date else None

    @property
    def undated(self) -> bool:
        """Whether the reference, its last supplement if it has one, states no year."""
        return not (self.supplements[-1].date if self.supplements else self.date)

    @property
    def document(self) -> Reference:
        """The document that is supplemented: ISO 14001:2015 of ISO 14001:2015/Amd 1:2024; otherwise itself."""
        return replace(self, supplements=(), language="") if self.supplements else self

    @property
    def base(self) -> Reference:
        """What stays the same while a document moves on: no stage, iteration, year or language.

        ISO/WD 24961, ISO/CD 24961.2 and ISO 24961:2027 all have the base ISO 24961; ISO/CD TS 1 has ISO/TS 1.
        """
        if self.is_committee:
            return self
        if self.directives:
            return replace(self, date="", language="", directives=self.directives.undated)
        kind = "" if self.type == INTERNATIONAL_STANDARD else self.type
        publishers = self.publishers if self.publishers or kind == "IWA" else (self.publisher,)
        supplements = tuple(supplement.base for supplement in self.supplements)
        return Reference(
            publishers, _separator(publishers, kind), kind, self.number, self.parts, supplements=supplements
        )

    @property
    def parent(self) -> Reference | None:
        """The committee that this one is part of: ISO/TC 82/SC 7 for ISO/TC 82/SC 7/WG 4; `None` at the top."""
        return replace(self, groups=self.groups[:-1]) if len(self.groups) > 1 else None

    @property
    def parents(self) -> tuple[Reference, ...]:
        """All committees above this one, the nearest first."""
        return (self.parent, *self.parent.parents) if self.parent else ()

    def within(self, other: Reference) -> bool:
        """Whether this is the committee `other` or a sub-committee or group of it. Documents are within nothing."""
        if not (self.is_committee and other.is_committee):
            return False
        return self.publishers == other.publishers and self.groups[: len(other.groups)] == other.groups

    def __str__(self) -> str:
        publishers = "/".join(self.publishers)
        if self.is_committee:
            return publishers + self.separator + "/".join(self.groups)
        if self.directives:
            return f"{publishers}{self.directives}{self.language}"
        middle = f"{self.designation} " if self.designation else ""
        withdrawn = "Withdrawn " if self.withdrawn else ""
        number = "-".join((self.number, *self.parts)) + after(".", self.iteration) + after(":", self.date)
        supplements = "".join(map(str, self.supplements))
        return f"{withdrawn}{publishers}{self.separator}{middle}{number}{supplements}{self.language}"

    @cached_property
    def sort_key(self) -> SortKey:
        """What orders references; total, since the written form comes last."""
        if self.is_committee:
            return 1, self.publishers, tuple(natural(group) for group in self.groups), str(self)
        supplements = tuple(supplement.sort_key for supplement in self.supplements)
        numbers = tuple(natural(number) for number in (self.number, *self.parts))
        stage = stage_rank(self.stage), natural(self.iteration)
        return 0, numbers, self.type, self.publishers, self.date, supplements, stage, str(self)

    def __lt__(self, other: Reference) -> bool:
        return self.sort_key < other.sort_key


def _separator(publishers: tuple[str, ...], designation: str) -> str:
    """What stands after the publishers of a document."""
    if not publishers:
        return ""
    return "/" if len(publishers) == 1 and designation not in ("", "Guide") else " "


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


_WITHDRAWN = re.compile(r"Withdrawn ")
_PUBLISHERS = re.compile(rf"{_any(PUBLISHERS)}(?:/{_any(PUBLISHERS)})*(?=[/ ]|$)")
_DESIGNATION = re.compile(r"[/ ]?((?:[A-Za-z]+ )?[A-Za-z]+) (?=[0-9])")
_DATE = r":((?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?)"
_NUMBER = re.compile(rf"([0-9]{{1,7}})((?:-[0-9A-Za-z]{{1,8}}){{0,4}})(?:\.([0-9]{{1,2}}))?(?:{_DATE})?(?![0-9A-Za-z])")
_SUPPLEMENT = re.compile(
    rf"/((?:[A-Za-z]+ )?[A-Za-z]+)(?: ([0-9]{{1,4}})(?:\.([0-9]{{1,2}}))?)?(?:{_DATE})?(?![0-9A-Za-z])"
)
_LANGUAGE = re.compile(r" ?\([A-Za-z]{1,3}(?:[/,-][A-Za-z]{1,3})*\)")
_COMMITTEE = re.compile(
    rf"({_any(NUMBERED_BODIES)} [0-9]{{1,4}}[A-Z]?|{_any(NAMED_BODIES)} [A-Z][A-Za-z0-9_-]*|{_any(BODIES)})(?=/|$)"
)
_GROUP = re.compile(rf"/({_any(GROUPS)} [0-9]{{1,4}}[A-Z]?|{_any(UNNUMBERED)})(?=/|$)")
_NAMED_GROUP = re.compile(r"/([A-Z][A-Za-z0-9_-]*(?: [A-Z0-9][A-Za-z0-9_-]*)?)(?=/|$)")


def parse(text: str) -> Reference:
    """The reference that `text` is. Raises `MalformedReference` with the position where reading stopped."""
    if text in OWNERS:
        return Reference((text,))
    withdrawn = _WITHDRAWN.match(text)
    start = withdrawn.end() if withdrawn else 0
    match = _PUBLISHERS.match(text, start)
    publishers = tuple(match[0].split("/")) if match else ()
    at = match.end() if match else start
    if match and not withdrawn and (committee := _COMMITTEE.match(text, at + 1)):
        return _committee(text, publishers, committee)
    if match and not withdrawn and (parsed := directives(text, at)):
        return _directives(text, publishers, *parsed)
    designation, at = _designation(text, at, publishers, withdrawn=bool(withdrawn))
    number = _NUMBER.match(text, at)
    if not number:
        raise MalformedReference(text, at, "a number, with its parts after hyphens and its year after a colon")
    supplements, at = _supplements(text, number.end())
    language = _LANGUAGE.match(text, at)
    _demand_end(text, language.end() if language else at, "a supplement such as /Amd 1:2024, a language, or the end")
    return Reference(
        publishers,
        _separator(publishers, designation),
        designation,
        number[1],
        tuple(number[2].split("-")[1:]),
        number[3] or "",
        number[4] or "",
        supplements,
        language[0] if language else "",
        bool(withdrawn),
    )


def _designation(text: str, at: int, publishers: tuple[str, ...], *, withdrawn: bool) -> tuple[str, int]:
    """The stage and type before the number, and where the number starts."""
    match = _DESIGNATION.match(text, at)
    words, end = (match[1], match.end()) if match else ("", at + bool(publishers))
    if not publishers and not words.endswith("IWA") and (words or not withdrawn):
        raise MalformedReference(text, at, "a publisher such as ISO or ISO/IEC, or IWA")
    if match and words not in DESIGNATIONS:
        raise MalformedReference(text, match.start(1), "a stage or type such as DIS, TS or CD TS")
    if not text.startswith(_separator(publishers, words), at):
        raise MalformedReference(text, at, "a space and a number, or a stage, type or committee as in /DIS 1 or /TC 82")
    return words, end


def _supplements(text: str, at: int) -> tuple[tuple[Supplement, ...], int]:
    """The supplements that start at `at`, nested ones after their own, and where they end."""
    supplements: list[Supplement] = []
    while match := _SUPPLEMENT.match(text, at):
        if match[1] not in SUPPLEMENTS:
            raise MalformedReference(text, at + 1, "a supplement such as Amd 1, CD Amd 1 or Cor 1:2006")
        supplements.append(Supplement(match[1], match[2] or "", match[3] or "", match[4] or ""))
        at = match.end()
    return tuple(supplements), at


def _committee(text: str, publishers: tuple[str, ...], match: re.Match[str]) -> Reference:
    separator = text[match.start() - 1]
    if separator == " " and len(publishers) == 1:
        raise MalformedReference(text, match.start() - 1, "a slash")
    pattern = _NAMED_GROUP if match[1] in MANAGEMENT else _GROUP
    groups, at = [match[1]], match.end()
    while group := pattern.match(text, at):
        groups.append(group[1])
        at = group.end()
    _demand_end(text, at, "a group of the committee such as /SC 7 or /WG 4, or the end")
    return Reference(publishers, separator, groups=tuple(groups))


def _directives(text: str, publishers: tuple[str, ...], parsed: Directives, end: int) -> Reference:
    language = _LANGUAGE.match(text, end)
    expected = "an owner, a supplement such as ISO SUP:2022 or + IEC SUP:2024, a language, or the end"
    _demand_end(text, language.end() if language else end, expected)
    printed = language[0] if language else ""
    return Reference(publishers, " ", number=parsed.part, date=parsed.last_date, language=printed, directives=parsed)


def _demand_end(text: str, at: int, expected: str) -> None:
    if at != len(text):
        raise MalformedReference(text, at, expected)
