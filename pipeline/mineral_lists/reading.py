"""What reading a document for its list gives: the decision, the editions, and every reason with its words and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from pipeline.mineral_lists.runs.entries import Entry

_BESIDE = frozenset({"further block", "additions", "removals", "no longer stands"})  # rules of vetoes
_OF_SILENCE = frozenset({"evidence", "not called a list", "subject", "first sight"})  # of vetoes: what the page lacks


class Decision(Enum):
    """What becomes of a reading: taken over; held for a person, with reasons; refused, as there is no list."""

    TAKEN = "taken"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence for or against a candidate: what it is, its weight, the very words, where they stand."""

    name: str
    weight: float
    words: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One candidate with its evidence: what it is, where it stands, how it begins, how many entries it has."""

    form: str
    place: str
    first: str
    size: int
    evidence: tuple[Evidence, ...]
    verdict: str = ""

    @property
    def score(self) -> float:
        """The sum of the evidence; what was not observed weighs nothing."""
        return round(sum(item.weight for item in self.evidence), 2)


def without_numbers(words: str) -> str:
    """Words with a sign in place of each number."""
    return re.sub(r"\d+", "#", words)


@dataclass(frozen=True, slots=True)
class Veto:
    """A reason to hold that no score can outvote; `rule` is its short name, `words` the sentence for a person.

    `soft`: it says only that nothing confirms the reading, and falls where the reading equals a known edition.
    """

    rule: str
    words: str
    soft: bool = False

    @property
    def settled_as(self) -> str:
        """What is kept of it where a person accepts the reading: the rule, and the words where these quote the page.

        Numbers are left out: the same sentence with another count is settled as well.
        """
        return self.rule if self.rule in _OF_SILENCE else without_numbers(self.words)


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of an edition, with its tier; an entry of several tiers names them all."""

    entry: Entry
    tier: str | None


@dataclass(frozen=True, slots=True)
class EditionRead:
    """One edition as the page has it. `edition` is the year that the page gives it, `count` what it states."""

    entries: tuple[ListedEntry, ...]
    edition: str | None = None
    title: str | None = None
    status: str = "final"
    date: str | None = None
    instrument: str | None = None
    count: int | None = None
    count_met: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """What its entries are compared by, in reading order."""
        return tuple(listed.entry.key for listed in self.entries)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read for its list.

    `editions`: today's first, then others on the page; empty where it is refused. `below`: of a refused one, what came
    nearest, where only too little speaks for it; `vetoes` are then what holds that where its list is known. `place`:
    where today's list stands, by its form and headings; the same in all documents that have it there. `removed`: the
    materials that the page says were removed.
    `confidence`: 0 to 1.
    """

    decision: Decision
    editions: tuple[EditionRead, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    candidates: tuple[Weighed, ...] = ()
    confidence: float = 0.0
    below: EditionRead | None = None
    place: str = ""
    removed: frozenset[str] = frozenset()

    @property
    def today(self) -> EditionRead | None:
        """The edition that stands for today."""
        return self.editions[0] if self.editions else None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is held, in words."""
        return tuple(veto.words for veto in self.vetoes)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Those that say only that nothing confirms the reading. Whoever accepts it settles them for its place."""
        return tuple(veto.settled_as for veto in self.vetoes if veto.soft)

    @property
    def beside(self) -> tuple[str, ...]:
        """Those of the reasons that rest on what else the page says: whoever accepted the same reading before they came
        has not seen them."""
        return tuple(veto.words for veto in self.vetoes if veto.rule in _BESIDE)
