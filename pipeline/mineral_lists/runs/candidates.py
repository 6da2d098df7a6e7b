"""Every run of like-structured places in a document that mostly names materials, with what stands around it. Pure.

A run is what the document's structure shows as one: the items of a list, the cells of a column, lines of plain text,
pieces in like markup (cards, accordions), a table copied one cell a line, names in a row, an enumeration in a sentence.
Nothing is decided here: prices, menus and sentences of the news are candidates like the list itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.mineral_lists.runs.entries import Entry
from vocabulary.minerals import lookup

FEWEST = 3  # entries of a candidate
KNOWN_SHARE = 0.55
_TALLY = re.compile(r"\s{0,9}[(（\[]\s?\d[\d.,]{0,8}\s?(?:%|[^\W\d_]{1,12}\.?)?\s?[)）\]]$")
_LEVEL = re.compile(r"(?P<name>[^–—]{2,80}?)\s[–—-]\s(?P<level>[^–—]{2,40})")
_LEVELS = 3  # different words behind names at the most
_CLOSING = frozenset(")）]")
_FIRST = 3  # entries by which a run is seen to end in brackets


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a run.

    `headings`: those it stands under, the outermost first, with their levels; `intro`: the texts between the last of
    them and the run; `after`: the text that follows it. `position` and `end`: its pieces in the document.
    """

    headings: tuple[tuple[int, str], ...]
    intro: str
    after: str
    position: int
    end: int
    beside: bool = False

    @property
    def heading(self) -> str:
        """The heading that it stands under directly."""
        return self.headings[-1][1] if self.headings else ""

    @property
    def level(self) -> int:
        """The level of that heading."""
        return self.headings[-1][0] if self.headings else 0


@dataclass(frozen=True)
class Candidate:
    """Entries that stand together. `form` says as what: `items`, `column`, `lines`, `cards`, `prose`.

    `label`: a column's header or the words before an enumeration. `tiers`: of each entry, where the run itself says
    it. `doubts`: what about its extent is not sure, in words.
    """

    entries: tuple[Entry, ...]
    around: Around
    form: str
    label: str = ""
    table: str = ""
    tiers: tuple[str | None, ...] = ()
    others: tuple[str, ...] = ()  # headers of the other columns of its table
    doubts: tuple[str, ...] = ()
    sure_end: bool = True
    choice: bool = False
    lettered: bool = False  # an enumeration in a sentence, with a letter before each name
    figures: bool = False  # another column of its table gives a figure of each: a price, an amount

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its entries are compared by."""
        return frozenset(entry.key for entry in self.entries)

    @cached_property
    def materials(self) -> frozenset[tuple[str, ...]]:
        """The materials its entries name, whatever the form."""
        return frozenset(entry.match.minerals for entry in self.entries if entry.match)

    @property
    def known_share(self) -> float:
        """The share of entries that name materials."""
        return sum(entry.match is not None for entry in self.entries) / len(self.entries)

    @cached_property
    def sizes(self) -> frozenset[int]:
        """The numbers that a publisher may give for it: printed entries, different ones, members of groups."""
        different: dict[str, Entry] = {}
        for entry in self.entries:
            different.setdefault(entry.key, entry)
        members = sum(entry.members for entry in different.values())
        return frozenset({len(self.entries), len(different), members})


def kept(candidate: Candidate) -> Iterator[Candidate]:
    """The candidate, where enough of its entries name materials; under a heading one or two may be a part of a list."""
    candidate = _without_levels(_without_tallies(_without_dots(candidate)))
    named = sum(entry.match is not None for entry in candidate.entries)
    part = candidate.form in {"items", "lines"} and candidate.around.headings and named == len(candidate.entries)
    if named >= (1 if part else FEWEST) and candidate.known_share >= KNOWN_SHARE:
        yield candidate


def _without_dots(candidate: Candidate) -> Candidate:
    """The candidate without dots where its last entry should stand: the page shows the rest to those who pay."""
    entries = candidate.entries
    if len(entries) < FEWEST or any(map(str.isalnum, entries[-1].as_published)):
        return candidate
    return replace(candidate, entries=entries[:-1], tiers=candidate.tiers[: len(entries) - 1], sure_end=False)


def _without_tallies(candidate: Candidate) -> Candidate:
    """The candidate without the number in brackets behind each name, as a page counts its projects by material.

    A number behind a few of them belongs to their names: "Rare earth elements (17)".
    """
    entries = candidate.entries
    if not any(entry.as_published[-1:] in _CLOSING for entry in entries[:_FIRST]):
        return candidate
    bare = [_TALLY.sub("", entry.as_published) for entry in entries]
    if sum(name != entry.as_published for name, entry in zip(bare, entries, strict=True)) <= len(entries) / 2:
        return candidate
    return replace(candidate, entries=tuple(map(_named, entries, bare)))


def _without_levels(candidate: Candidate) -> Candidate:
    """The candidate with what stands behind a dash of each name as its tier: "Copper — strategic"."""
    parted = [_LEVEL.fullmatch(entry.as_published) for entry in candidate.entries]
    levels = tuple(match["level"] for match in parted if match)
    names = [match["name"] for match in parted if match]
    if len(names) < len(parted) or len(set(levels)) > _LEVELS or len(names) <= FEWEST:
        return candidate
    entries = tuple(map(_named, candidate.entries, names))
    return replace(candidate, entries=entries, tiers=levels) if all(entry.match for entry in entries) else candidate


def _named(entry: Entry, name: str) -> Entry:
    if name == entry.as_published:
        return entry
    language = entry.match.language if entry.match and entry.match.language != "mul" else None
    return Entry(name, lookup(name, language) or entry.match)
