"""The versions that a text names beside a framework's name, each as it is written there. Pure.

"Version 3.1", "V2", "Version II", "2023 edition", "third edition", "EITI Standard 2023". A version that stands with
another document (a guidance, a manual, a web site, another scheme) is none of the framework's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vocabulary.versions import order

_VERSION = re.compile(
    r"\b(?:version|ver\.|revision|rev\.|release|issue)\s*(?P<number>\d{4}-\d\d?|\d{1,3}(?:\.\d+){0,3}[a-z]?)\b"
    r"|\b(?:version|revision|edition)\s+(?P<roman>(?-i:I(?=\s*(?:[.,;:()]|$))|II|III|IV|V|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV))\b"
    r"|\bv\.?\s?(?P<v>\d{1,2}(?:\.\d+){0,3}[a-z]?)\b"
    r"|\b(?P<year>(?:19|20)\d\d)\s+edition\b|\bedition\s+(?P<of>(?:19|20)\d\d)\b"
    r"|\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
    r"\s+edition\b",
    re.IGNORECASE,
)
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()
_COMMON = frozenset(
    "the and for of in on to a standard standards framework principles code guidance guidelines scheme system".split()
)
_GENERIC = _COMMON & frozenset("standard standards framework principles code guidance guidelines scheme".split())
_OTHER = (
    "chain of custody", "guidance", "manual", "toolkit", "glossary", "guide", "policy", "procedure", "procedures",
    "template", "report", "checklist", "handbook", "website", "site", "browser", "pdf", "acrobat", "form", "workbook",
    "questionnaire", "tool", "app", "cookie", "cookies", "terms", "software", "plugin", "translation", "presentation",
    "faq", "press", "newsletter", "magazine", "licence", "license", "creative commons", "wordpress",
)  # fmt: skip
_HEAD_END = re.compile(r"\s(?:for|of|on)\s|:\s")
_CURRENT = re.compile(r"\W*(?:current|latest|new)\s+(?:version|edition)\W*", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WORD = re.compile(r"[^\W_]{2,}")
_BEFORE, _AFTER = 90, 60  # characters around a version in which the framework must be named


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it is told, how it is counted, where it stands in its text."""

    text: str
    start: int
    end: int

    @property
    def order(self) -> tuple[str, tuple[int, ...]]:
        """(how it is counted, its place): only versions that are counted alike have an order."""
        return order(self.text)


@dataclass(frozen=True)
class Name:
    """What a framework is called, with its other names. `devoted`: its page is about nothing else."""

    names: Sequence[str]
    devoted: bool = False

    def stands_in(self, text: str) -> bool:
        """Whether a text has at least half of the words that make up one of the names, or its initials."""
        present = {word.lower() for word in _WORD.findall(text)}
        own = any(2 * len(words & present) >= len(words) for words in self._words if words & present)
        return own or bool(self._initials & set(_WORD.findall(text))) or (self.devoted and self._meant(text))

    def versions(self, text: str) -> list[Version]:
        """The versions that `text` gives to the framework; of those counted differently the first kind only."""
        written = [version for version in _written(text) if self._owns(text, version)]
        years = [
            year
            for year in self._years(text)
            if not any(year.start < other.end and other.start < year.end for other in written)
        ]
        named = [*written, *years]
        return sorted((version for version in named if version.order[0] == named[0].order[0]), key=_place)

    def _owns(self, text: str, version: Version) -> bool:
        before, after = text[max(0, version.start - _BEFORE) : version.start], text[version.end : version.end + _AFTER]
        if re.match(r"(?<!\s)\s+of\s+(?:the|our|its)\b", after):
            return self.stands_in(after)
        last = list(self._others.finditer(before))
        if last and not self.stands_in(before[last[-1].end() :]):
            return False
        if self._others.match(after.lstrip(" ,(")):
            return False
        beginning = not before.strip(" \"'“‘(-–—:") or _CURRENT.fullmatch(before) is not None
        return self.stands_in(before) or self.stands_in(after) or (self.devoted and beginning)

    def _years(self, text: str) -> list[Version]:
        years = []
        for name in self.names:
            spelled = r"\s+".join(map(re.escape, name.split()))
            year = r"((?:19|20)\d\d)"
            after = rf"\b{spelled},?\s+\(?(?:{_MONTH}\s+)?{year}\b"
            for match in re.finditer(rf"{after}|\b{year}\s+{spelled}\b", text, re.IGNORECASE):
                group = 1 if match[1] else 2
                years.append(Version(match[group], *match.span(group)))
        return years

    def _meant(self, text: str) -> bool:
        """On its own page "the Standard" is the framework, where its name has that word."""
        if _CURRENT.match(text):
            return True
        return bool(
            self._noun and re.search(rf"\b(?:the|this|our|new|revised)\s+(?:\w+\s+)?{self._noun}\b", text, re.I)
        )

    @cached_property
    def _words(self) -> list[set[str]]:
        """The words of each name, and of its head: "Joint Due Diligence Standard (for Copper, Lead …)"."""
        heads = [_HEAD_END.split(name, maxsplit=1)[0] for name in self.names]
        heads = [head for head in heads if len(_own_words(head)) > 1]
        return [words for words in map(_own_words, (*self.names, *heads)) if words]

    @cached_property
    def _initials(self) -> set[str]:
        """ "RGG" of the LBMA's Responsible Gold Guidance: its owner's own initials do not count."""
        words = ([word for word in _WORD.findall(name) if word.istitle()] for name in self.names)
        letters = ("".join(word[0] for word in every) for every in words)
        return {initials for initials in letters if len(initials) >= 3}

    @cached_property
    def _noun(self) -> str:
        words = [word.lower() for name in self.names for word in _WORD.findall(name)]
        return next((word for word in reversed(words) if word in _GENERIC), "")

    @cached_property
    def _others(self) -> re.Pattern[str]:
        own = " ".join(self.names).lower()
        nouns = "|".join(noun for noun in _OTHER if noun not in own)
        return re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)


def _place(version: Version) -> int:
    return version.start


def _own_words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)} - _COMMON


def _written(text: str) -> Iterator[Version]:
    for match in _VERSION.finditer(text):
        yield Version(_spelling(match), match.start(), match.end())


def _spelling(match: re.Match[str]) -> str:
    if match["ordinal"]:
        return f"{match['ordinal'].lower()} edition"
    if match["roman"]:
        return str(_ROMAN.index(match["roman"]) + 1)  # "Version II" and "Version 2" are one version
    number = match["number"] or match["v"]
    if number:
        return re.sub(r"(?<!\.0)(?:\.0)+$", "", number)  # "V2" and "V2.0" are one version
    return str(match["year"] or match["of"])
