"""ISO documents whose titles contain given words, counted under several definitions, as data. Pure but for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digests.analysis.documents import projects
from digests.analysis.iso import title_of
from digests.analysis.request import Request
from storage.baseline.mandate import PortfolioCount, mandate
from storage.iso_state import Known
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.iso.watch import read
from vocabulary.records import Project

WORDS = ("sustainab", "traceab")
_CURRENT = frozenset({Standing.PUBLISHED, Standing.UNDER_DEVELOPMENT})


@dataclass(frozen=True, slots=True)
class Entry:
    """One ISO document, as far as the definitions ask."""

    known: Known
    status: Standing
    is_supplement: bool
    is_iwa: bool

    @property
    def title(self) -> str:
        """Its English title."""
        return title_of(self.known)

    @property
    def committee(self) -> str:
        """The committee that is responsible for it."""
        return self.known.text(Project.committee)

    def has(self, word: str) -> bool:
        """Whether the title contains these letters, whatever their case."""
        return word in self.title.casefold()


@dataclass(frozen=True, slots=True)
class Definition:
    """What is counted: `meaning` says it in words."""

    name: str
    meaning: str
    holds: Callable[[Entry], bool]


DEFINITIONS = (
    Definition("all", "every document on record, withdrawn and deleted ones too", lambda _: True),
    Definition(
        "published", "published and not withdrawn, supplements included", lambda each: each.status is Standing.PUBLISHED
    ),
    Definition(
        "published, no supplements",
        "published and not withdrawn, without amendments and corrigenda",
        lambda each: each.status is Standing.PUBLISHED and not each.is_supplement,
    ),
    Definition(
        "published, no supplements, no IWA",
        "the same without International Workshop Agreements",
        lambda each: each.status is Standing.PUBLISHED and not each.is_supplement and not each.is_iwa,
    ),
    Definition(
        "published or under development, no supplements",
        "published or on its way to publication, without amendments and corrigenda",
        lambda each: each.status in _CURRENT and not each.is_supplement,
    ),
    Definition(
        "under development",
        "registered and not yet published",
        lambda each: each.status is Standing.UNDER_DEVELOPMENT,
    ),
)
STANDARDS = DEFINITIONS[2]
"""What people mean by "how many standards": published, without supplements."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents of one definition have the word in their title, and of how many committees."""

    documents: int
    committees: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The documents found, and the words that were looked for."""

    words: tuple[str, ...]
    entries: tuple[Entry, ...]

    def count(self, definition: Definition, word: str) -> Count:
        """The count of one definition and word."""
        found = [each for each in self.entries if each.has(word) and definition.holds(each)]
        return Count(len(found), len({each.committee for each in found if each.committee}))

    def by_committee(self) -> Mapping[tuple[str, str], int]:
        """(committee, word) -> documents that are published or under development; "" where none is stated."""
        current = [each for each in self.entries if each.status in _CURRENT]
        return Counter((each.committee, word) for each in current for word in self.words if each.has(word))


def portfolio(request: Request) -> Portfolio:
    """The documents with one of the request's words in their title, or of those that the deck counts."""
    words = tuple(word.casefold() for word in request.words or WORDS)
    return Portfolio(words, entries(projects(request), words))


def entries(found: Sequence[Known], words: Sequence[str]) -> tuple[Entry, ...]:
    """The documents whose titles contain one of the words."""
    return tuple(
        map(_entry, (each for each in found if any(word in each.text(Project.title).casefold() for word in words)))
    )


def _entry(each: Known) -> Entry:
    reference = read(each.name)
    supplements = bool(reference and reference.supplements)
    return Entry(each, standing_of(each.text(Project.stage)), supplements, bool(reference and reference.type == "IWA"))


def deck_count(word: str) -> PortfolioCount | None:
    """What the deck counts for a word that begins so."""
    return next((each for each in mandate().portfolio_counts if each.word.startswith(word)), None)
